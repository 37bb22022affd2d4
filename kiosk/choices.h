/* Numbered buttons: which session, an answer, yes or no. The number stands on the button, is said
 * with it, and presses it, as a key or as a code of the sheet of commands. */
#ifndef OBECNI_KIOSK_CHOICES_H
#define OBECNI_KIOSK_CHOICES_H

#include "kiosk/event.h"
#include "kiosk/glass/ui.h"

struct kiosk;

enum {
    CHOICES_MOST = 6,
    CHOICES_KEYS = 4, /* 5, held down, is the corner key */
};

/* A number that was typed alone, and waits whether it was the begin of a card. */
struct choice_typed {
    int number; /* 0: none */
    int64_t at_ms;
};

/* The area of that number on a drawn screen; NULL where there is none. */
const char *choices_area(const struct ui *ui, int number);

/* Presses the present screen's button of that number; false when there is none. */
bool choices_press(struct kiosk *kiosk, int number);

/* A key went down; the scanner's and the focus's matter is done. */
void choices_key(struct kiosk *kiosk, const struct event *event);

/* With time: a number that nothing followed presses. */
void choices_tick(struct kiosk *kiosk);

#endif
