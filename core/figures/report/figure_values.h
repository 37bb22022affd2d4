/* What the named figures (club/figure) come to in several periods. Every number is what the
 * records say now; figures of earlier years that people entered by hand are
 * club/earlier_figure's, and a whole report is report's. */
#ifndef OBECNI_FIGURES_REPORT_FIGURE_VALUES_H
#define OBECNI_FIGURES_REPORT_FIGURE_VALUES_H

#include "club/club.h"
#include "club/figure.h"
#include "club/period.h"

#include <stddef.h>

enum figure_state {
    FIGURE_KNOWN,
    FIGURE_LOCKED,       /* the vault is closed: who belongs where cannot be told */
    FIGURE_NO_PROGRAMME, /* not kept by programme */
    FIGURE_DISPOSED,     /* what it was made of has been disposed of, in part at least */
};

struct figure_value {
    const struct figure *figure;
    char part[DICTIONARY_CODE_SIZE]; /* "" for the whole */
    enum figure_state state;
    int64_t value;
    int64_t of; /* unit percent: what `value` is a share of; never a number of its own */
};

/* In the order of the table. Parts that come to nothing have no item. The zero state is empty. */
struct figure_values {
    struct figure_value *items;
    size_t count, capacity;
    int64_t *presences_by_day; /* of the first period asked for: on each of its days; NULL in the
                                  values of the others */
};

/* Values of each of the `count` periods (at most FIGURE_PERIODS), `programme` NULL: of the whole
 * club. Reading target groups reads identities: the caller notes that. On failure nothing has
 * to be freed. */
bool figure_values_get(struct club *club, const struct period *periods, size_t count,
                       const char *programme, struct figure_values *values, struct error *err);
void figure_values_free(struct figure_values *values, size_t count);

/* The value of a figure and part. A part without an item is 0, unless its figure is not known
 * as a whole. */
struct figure_value figure_values_find(const struct figure_values *values, const char *figure,
                                       const char *part);

/* Since when the records of a figure are complete: the first day of the month of the first
 * record; DAY_NONE: there is none. */
bool figure_known_since(struct club *club, enum figure_source source, int *day,
                        struct error *err);

#endif
