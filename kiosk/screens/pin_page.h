/* A page that asks for a PIN, or for a number: a sentence, a hint, a dot for each digit or the
 * digits themselves, and the pad. Its areas are the pad's and "back". What is typed is the
 * screen's. */
#ifndef OBECNI_KIOSK_PIN_PAGE_H
#define OBECNI_KIOSK_PIN_PAGE_H

#include "kiosk/glass/ui.h"

struct kiosk;

struct pin_page {
    const char *title, *hint;
    int digit_count;
    const char *shown;   /* the digits, where they are no secret; NULL: dots */
    const char *back;    /* the name of the way back; NULL: "back" */
    bool has_volume;     /* softer and louder stand beside the way back */
    bool is_closed;      /* nothing can be typed now: no pad */
};
void pin_page_draw(const struct kiosk *kiosk, struct ui *ui, const struct pin_page *page);

#endif
