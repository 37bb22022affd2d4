/* Indicators of a programme on three levels (domain §1.1): product (what was done), result (what
 * came of it for those who took part), impact (what changed for the town). Each has a
 * definition, a unit and the length of its periods; each period a target and a value, with who
 * and when. Product and result may be computed from a named figure; an impact can never be
 * computed from attendance and is entered by hand, with its source.
 *
 * Values and targets are added and never changed: the newest holds, the earlier ones stay. When
 * the period of all indicators is closed, neither changes until two people reopen it. */
#ifndef OBECNI_CLUB_TIMETABLE_INDICATOR_H
#define OBECNI_CLUB_TIMETABLE_INDICATOR_H

#include "club/club.h"
#include "club/figure.h"
#include "club/period.h"

enum { INDICATOR_DEFINITION_SIZE = 601, INDICATOR_SOURCE_SIZE = 241 };

struct indicator {
    int64_t id;
    char code[CODE_SIZE];
    char level[8];             /* "product", "result", "impact" */
    char programme[CODE_SIZE]; /* "": of the whole club */
    char title[LABEL_SIZE];
    char definition[INDICATOR_DEFINITION_SIZE];
    char unit[DICTIONARY_CODE_SIZE];
    enum period_length length;
    const struct figure *figure; /* NULL: entered by hand */
    char part[DICTIONARY_CODE_SIZE];
    char actor[CODE_SIZE];
    int64_t noted_at;
};

struct indicator_entry {
    const char *code;
    const char *level;
    const char *programme; /* NULL: of the whole club */
    const char *title;
    const char *definition;
    const char *unit;   /* NULL with a figure: the figure's */
    const char *length; /* "month", "half_year", "year" */
    const char *figure; /* NULL: by hand */
    const char *part;
};

/* ERROR_USAGE for an impact with a figure, no unit, a unit that is not the figure's, a figure
 * that only the vault tells (its value would stand in clear), an unknown word; ERROR_REFUSED for
 * a code that is taken or an unknown programme. */
bool indicator_add(struct club *club, const struct indicator_entry *entry, struct error *err);

/* ERROR_REFUSED, with the codes there are, when there is none. */
bool indicator_get(struct club *club, const char *code, struct indicator *indicator,
                   struct error *err);

/* The zero list is empty. */
struct indicators {
    struct indicator *items;
    size_t count, capacity;
};
/* By level and code; of the programme (NULL: all), of the level (NULL: all). */
bool indicator_list(struct club *club, const char *programme, const char *level,
                    struct indicators *list, struct error *err);
void indicators_free(struct indicators *list);

/* Sets what is aimed at in a period. A target of the unit percent is a percentage. */
bool indicator_set_target(struct club *club, const char *code, const char *period, int64_t target,
                          struct error *err);

/* A value by hand, or one that was computed: `of` is what it is a share of, 0 for a number.
 * ERROR_USAGE for no source, a share without its denominator or larger than it, a period of
 * another length; ERROR_REFUSED for a closed period or one that lies ahead, a computed one that
 * is not over, and for a value by hand where a figure computes it. */
struct indicator_entered {
    int64_t value, of;
    const char *source; /* by hand */
    bool is_computed;   /* then the source is the figure's name */
};
bool indicator_set_value(struct club *club, const char *code, const char *period,
                         const struct indicator_entered *entered, struct error *err);

/* The same checks of code and period, before anything is computed. */
bool indicator_check_period(struct club *club, const struct indicator *indicator, const char *text,
                            struct period *period, struct error *err);

/* What is known of an indicator in a period. */
struct indicator_point {
    struct period period;
    bool has_target, has_value, is_computed, is_closed;
    int64_t target, value, of;
    char source[INDICATOR_SOURCE_SIZE];
    char actor[CODE_SIZE]; /* of the value */
    int64_t noted_at;
    int earlier; /* how many values of the period it replaced */
};
struct indicator_points {
    struct indicator_point *items;
    size_t count, capacity;
};
/* By period, those with a target or a value. The zero list is empty. */
bool indicator_points_list(struct club *club, const struct indicator *indicator,
                           struct indicator_points *points, struct error *err);
void indicator_points_free(struct indicator_points *points);

/* Closes a period for all indicators. ERROR_REFUSED when it is not over or closed already. */
bool indicator_close(struct club *club, const char *period, struct error *err);
/* Opens it again: a reason, and a second person (club.second). */
bool indicator_reopen(struct club *club, const char *period, const char *reason, struct error *err);
/* Whether it is closed; the checks of the two, but for the second person. */
bool indicator_check_close(struct club *club, const char *period, bool is_reopening,
                           struct error *err);

#endif
