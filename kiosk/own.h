/* What belongs to whoever stands at the glass: how the card's owner wants it, the own month on
 * request, and coming without the card. Never a name; gone with the person. */
#ifndef OBECNI_KIOSK_OWN_H
#define OBECNI_KIOSK_OWN_H

#include "kiosk/notice.h"

#include <stdbool.h>

struct kiosk;
struct event;

enum {
    OWN_BALANCE_MS = 15000, /* the own month goes by itself */
    OWN_QUIET_MS = 30000,   /* without a press at the number's pad more time is offered */
    OWN_TRIES = 3,          /* wrong ones by one person, then staff help */
    OWN_NUMBER_LENGTH = 7,
};

/* An answer has come (kiosk->result): what the last person wanted of the glass is put back, what
 * this one has stored is used, unless something was pressed just before. */
void own_arrive(struct kiosk *kiosk);

/* Adds softer and louder, while what is shown is spoken. */
void own_volume(const struct kiosk *kiosk, struct notice *notice);

/* Adds the quiet buttons of a result: the own month, remembering what was pressed, the
 * volume. */
void own_buttons(const struct kiosk *kiosk, struct notice *notice);

/* Their presses; false for another name. */
bool own_press(struct kiosk *kiosk, const struct event *event);

/* The pad for a number, or the way to staff while this kiosk takes none. */
void own_ask_number(struct kiosk *kiosk);

/* Looks at what was typed on it: the number, or the number with its PIN. */
void own_try_number(struct kiosk *kiosk);

#endif
