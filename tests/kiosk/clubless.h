/* A kiosk where no club is needed: in one of the states, on a clock that the test moves. */
#ifndef OBECNI_TESTS_KIOSK_CLUBLESS_H
#define OBECNI_TESTS_KIOSK_CLUBLESS_H

#include "variants.h"

#include "kiosk/input/scanner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct desk {
    struct kiosk kiosk;
    struct fonts *fonts;
    struct ui *ui;
    const struct state *state; /* where it began */
    int64_t now_ms;
    char name[160]; /* for what has to be said of it */
};

static inline const struct state *find_state(const char *name)
{
    size_t count;
    const struct state *states = states_list(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(states[i].name, name) == 0)
            return &states[i];
    }
    fail_msg("no state %s", name);
    return NULL;
}

static inline int set_up(void **state)
{
    struct error err = {0};
    struct desk *desk = memory_new(1, sizeof *desk);
    desk->ui = memory_new(1, sizeof *desk->ui);
    language_start();
    desk->fonts = fonts_new(&err);
    *state = desk;
    return desk->fonts ? 0 : -1;
}

static inline int tear_down(void **state)
{
    struct desk *desk = *state;
    fonts_free(desk->fonts);
    free(desk->ui);
    free(desk);
    return 0;
}

#endif
