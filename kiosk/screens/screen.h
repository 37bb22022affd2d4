/* What a screen is, and the list of them. One file each: screen_NAME.c. */
#ifndef OBECNI_KIOSK_SCREEN_H
#define OBECNI_KIOSK_SCREEN_H

#include "kiosk/event.h"
#include "kiosk/glass/ui.h"

struct kiosk;

struct screen {
    const char *name;
    bool is_staff; /* part of the staff area, which every other screen closes; never spoken */
    bool is_private; /* spoken into a headset alone */
    void (*enter)(struct kiosk *kiosk);                            /* may be NULL */
    void (*event)(struct kiosk *kiosk, const struct event *event); /* press, key and tick */
    void (*draw)(const struct kiosk *kiosk, struct ui *ui); /* changes nothing, asks nobody */
    void (*leave)(struct kiosk *kiosk);                            /* may be NULL */
};

extern const struct screen screen_idle;
extern const struct screen screen_recorded; /* and recorded already */
extern const struct screen screen_choose;
extern const struct screen screen_more_time;
extern const struct screen screen_information; /* early, none today, cancelled */
extern const struct screen screen_unreadable;
extern const struct screen screen_staff;
extern const struct screen screen_out_of_order;
extern const struct screen screen_night; /* rests in the idle one's place outside of the hours */
extern const struct screen screen_pin;
extern const struct screen screen_card_first; /* the own month was asked for before a card came */
extern const struct screen screen_balance; /* the own month, on request */
extern const struct screen screen_number;  /* without a card */
extern const struct screen screen_survey;
extern const struct screen screen_survey_start; /* of group mode: rests in the idle one's place */
extern const struct screen screen_survey_thanks;
extern const struct screen screen_survey_refused; /* slip used, survey over, slip of no survey */
extern const struct screen screen_about; /* what is recorded, by whom, and one's rights */
extern const struct screen screen_calibrate;

/* What stands on these came from a reader that types, not from a person: it is gone. */
void number_forget_read(struct kiosk *kiosk); /* what a person typed before stays */
void pin_forget(struct kiosk *kiosk);

#endif
