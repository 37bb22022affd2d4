/* Every state the glass can be in, from fixed facts: used by the tests of screens and by the
 * gallery. */
#ifndef OBECNI_TESTS_KIOSK_STATES_H
#define OBECNI_TESTS_KIOSK_STATES_H

#include "kiosk/kiosk.h"

#include <stddef.h>

struct state {
    const char *name;
    const struct screen *screen;
    void (*set)(struct kiosk *kiosk); /* facts of this state; may be NULL */
    bool has_speech;   /* as it is for whoever hears it */
    bool is_for_staff; /* no participant presses anything here */
};

const struct state *states_list(size_t *count);

struct window {
    const char *name;
    int width, height;
    int width_mm; /* 0: a 22-inch screen is assumed */
};
const struct window *windows_list(size_t *count);

/* A kiosk in that state; nothing is opened. Monday, 12 January 2026, 15:12 in Warsaw. */
void state_make(struct kiosk *kiosk, const struct state *state, const struct window *window,
                enum language language, struct fonts *fonts);

/* The same, as somebody wants it who has these preferences (language among them). */
void state_make_for(struct kiosk *kiosk, const struct state *state, const struct window *window,
                    const struct kiosk_preferences *preferences, struct fonts *fonts);

/* Draws the state's list. */
void state_draw(const struct kiosk *kiosk, struct ui *ui);

#endif
