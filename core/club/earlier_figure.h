/* Figures of earlier years that people enter by hand, from an old report or another register,
 * each with its unit, its period and where it was taken from. What cannot be compared is kept
 * all the same, and shown as what it is. Nothing is changed: a wrong one is withdrawn with a
 * reason and entered anew. */
#ifndef OBECNI_CLUB_EARLIER_FIGURE_H
#define OBECNI_CLUB_EARLIER_FIGURE_H

#include "club/club.h"
#include "club/figure.h"
#include "club/period.h"

enum { EARLIER_SOURCE_SIZE = 241 };

struct earlier_figure {
    int64_t id;
    char code[CODE_SIZE]; /* "W-1": drawn when it is added */
    const struct figure *figure;
    char part[DICTIONARY_CODE_SIZE];
    char unit[DICTIONARY_CODE_SIZE];
    struct period period;
    char programme[CODE_SIZE]; /* "": of the whole club */
    int64_t value;
    char source[EARLIER_SOURCE_SIZE];
    char actor[CODE_SIZE];
    int64_t noted_at;
    bool is_withdrawn;
    char reason[EARLIER_SOURCE_SIZE]; /* of the withdrawal */
};

struct earlier_figure_entry {
    const char *figure, *part; /* part NULL or "": the whole */
    const char *unit;          /* dictionary figure_unit; never taken for granted */
    const char *period;
    const char *programme; /* NULL: of the whole club */
    int64_t value;
    const char *source;
};

/* ERROR_USAGE for an unknown figure, part, unit or period, a share (a percentage has no
 * denominator here), no unit or no source. ERROR_REFUSED for a period that is not over, and
 * where the same figure in the same unit is there already for the period, or for one of the
 * same length that overlaps. `code` is the new one's. */
bool earlier_figure_add(struct club *club, const struct earlier_figure_entry *entry,
                        char code[CODE_SIZE], struct error *err);
/* ERROR_REFUSED for an unknown code or one that is withdrawn. */
bool earlier_figure_withdraw(struct club *club, const char *code, const char *reason,
                             struct error *err);

/* The zero list is empty. */
struct earlier_figures {
    struct earlier_figure *items;
    size_t count, capacity;
};
/* By figure and period; those of the programme (NULL: all that are there). */
bool earlier_figure_list(struct club *club, const char *programme, struct earlier_figures *list,
                         struct error *err);
void earlier_figures_free(struct earlier_figures *list);

#endif
