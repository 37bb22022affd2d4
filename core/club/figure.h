/* The named figures that reports and indicators are made of: each has a code, a unit and a
 * definition that is printed with it. What a figure comes to is core/figures/figure_values'.
 *
 * Persons, households and everything else that is counted “distinct” is counted once in its
 * period, however long that is: figures of shorter periods, or of the parts of a breakdown,
 * must never be added up unless the row says that its parts are a division of the whole. */
#ifndef OBECNI_CLUB_FIGURE_H
#define OBECNI_CLUB_FIGURE_H

#include "club/dictionary.h"

#include <stddef.h>

#define DICTIONARY_FIGURE_UNIT "figure_unit"

/* From which records it is computed: that decides since when it is known. */
enum figure_source {
    FIGURE_SESSIONS,
    FIGURE_INTERVENTIONS,
    FIGURE_CASEWORK, /* services, referrals, outcomes */
    FIGURE_CONTRACTS,
    FIGURE_BY_HAND, /* nothing here knows it: club/earlier_figure, with a source */
    FIGURE_SOURCES
};

struct figure {
    const char *code;
    const char *unit;       /* dictionary figure_unit */
    const char *parts;      /* a breakdown: the dictionary of its parts; NULL for one number */
    const char *whole;      /* the figure that the parts, or this number, are a part of, where
                               the rest can be found by taking away; NULL: none */
    const char *among;      /* unit percent: `counts` of `among`, two other figures; NULL: the */
    const char *counts;     /* share is of its own */
    bool is_all;            /* with `whole`: the parts shown are all there are */
    bool is_about_people;   /* small cells are not published */
    bool needs_vault;       /* who belongs where is sealed */
    bool is_whole_club;     /* not kept by programme */
    enum figure_source source;
    const char *title;      /* a msgid */
    const char *definition; /* a msgid */
};

/* The table, in the order in which reports show it; NULL past the end. */
const struct figure *figure_at(size_t index);
const struct figure *figure_find(const char *code);
/* ERROR_USAGE, with the possible codes, when there is none; the part must be of its dictionary,
 * or "" where the figure has none. */
bool figure_check(const char *code, const char *part, const struct figure **figure,
                  struct error *err);

#endif
