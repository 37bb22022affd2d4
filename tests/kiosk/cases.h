/* Every state of the glass in every window, language, size of text and reach, for checks that are
 * computed from what is drawn. OBECNI_STATES=staff-sign checks only the states with that in their
 * names. */
#ifndef OBECNI_TESTS_KIOSK_CASES_H
#define OBECNI_TESTS_KIOSK_CASES_H

#include "variants.h"

#include "kiosk/glass/theme.h"

struct cases {
    struct fonts *fonts;
    struct theme themes[THEME_COUNT];
    struct ui *ui;
    int breaches;
    const struct state *state;
    void (*check)(struct cases *, const struct kiosk *, const struct window *);
    char name[128]; /* of the case that is checked */
};

/* A cmocka group's beginning and end: its state is a struct cases. */
int cases_set_up(void **state);
int cases_tear_down(void **state);

/* Checks every case, and fails when something was told. */
void cases_each(struct cases *bench, void (*check)(struct cases *, const struct kiosk *,
                                                   const struct window *));

/* Tells of a breach: all are told, not only the first. */
void cases_fail(struct cases *bench, const struct ui_item *item, const char *what);

/* The one sign of a key: digits and capitals reach nowhere below their base line. */
bool cases_is_sign(const struct ui_item *item);

/* The ink of a text: its caps, and what its font reaches at most below. */
struct rect cases_ink(const struct ui_item *item);

/* A room's name that is a whole sentence: what stands on the glass of it may be smaller. */
bool cases_is_long_room(const struct ui_item *item);

#endif
