/* A report: rows of named figures in one period beside the same period of earlier years. Each
 * row has its unit, each column its length, and a cell that cannot be compared holds no number
 * but why. What may be published of it is report_public's; words are the caller's.
 *
 * A number is the register's own where its records cover the whole period, else the one entered
 * by hand in the same unit for a period of the same length, else n/d; only the report's own
 * period shows also what a part of it on record comes to. */
#ifndef OBECNI_FIGURES_REPORT_REPORT_H
#define OBECNI_FIGURES_REPORT_REPORT_H

#include "club/earlier_figure.h"
#include "figures/report/figure_values.h"

enum report_kind {
    REPORT_PERIOD,     /* everything */
    REPORT_KIS,        /* the club's annual report (art. 18a): participants and effects by target
                          group, what was done, and by hand staff and subsidies */
    REPORT_STATISTICS, /* half-yearly statistics: persons, households, services, contracts */
};

enum { REPORT_COLUMNS = 8, REPORT_EARLIER_MOST = 3 };

enum report_cell_state {
    CELL_NUMBER,
    CELL_BY_HAND,      /* a number too; entered with a source */
    CELL_NO_RECORDS,   /* n/d: nothing was recorded in the period */
    CELL_PART_RECORDS, /* n/d: the records begin inside the period */
    CELL_OTHER_UNIT,   /* n/d: there is one by hand, in another unit */
    CELL_LOCKED,       /* n/d: the vault is closed */
    CELL_NO_PROGRAMME, /* n/d: not kept by programme */
    CELL_DISPOSED,     /* n/d: what it was made of has been disposed of */
    CELL_SMALL,        /* published as “< 5” */
    CELL_WITHHELD,     /* not published, because a small one could be found with it */
};

struct report_cell {
    enum report_cell_state state;
    int64_t value;
    int64_t of; /* unit percent: of how many */
    size_t hand; /* CELL_BY_HAND, CELL_OTHER_UNIT: index into report.earlier */
};
bool report_cell_is_number(const struct report_cell *cell);

struct report_row {
    const struct figure *figure;
    char part[DICTIONARY_CODE_SIZE];
    char word[LABEL_SIZE]; /* what the office calls a part of its own; "" for a dictionary's */
    struct report_cell cells[REPORT_COLUMNS]; /* by column */
};

/* The first column is the report's period, the others are compared with it. */
struct report_column {
    struct period period;
    bool is_length_other; /* of another length than the first: no change is computed */
};

struct report {
    struct report_column columns[REPORT_COLUMNS];
    size_t column_count;
    struct report_row *rows;
    size_t count, capacity;
    int64_t *presences_by_day; /* on each day of the report's period */
    struct earlier_figures earlier; /* of the report's programme, or of the whole club */
    bool is_running;   /* the period is not over: no change is computed */
    int since[FIGURE_SOURCES]; /* since when there are records; DAY_NONE: none */
    int restricted;    /* persons left out (art. 18 RODO) */
    bool is_public;
    int64_t threshold; /* of the public version */
};

struct report_request {
    enum report_kind kind;
    struct period period;
    const char *programme;       /* NULL: the whole club */
    int years;                   /* earlier ones, 0..3 */
    const struct period *others; /* more columns, whatever their length */
    size_t other_count;
};

/* ERROR_REFUSED for a period that lies ahead. The caller frees it, also after a failure. */
bool report_get(struct club *club, const struct report_request *request, struct report *report,
                struct error *err);
void report_free(struct report *report);

/* The difference to the column, where both are whole periods of one length and one unit. */
bool report_change(const struct report *report, const struct report_row *row, size_t column,
                   int64_t *change);

/* Earlier figures that belong to a row of the report and can be compared with none of its
 * columns, because their unit or length is another; by index into report.earlier. */
bool report_is_apart(const struct report *report, size_t index);

/* Makes of it what may be published: cells about people from 1 to threshold - 1 become
 * CELL_SMALL, and where one could be found by taking the others from their whole, another is
 * withheld too. No percentage of fewer than `threshold`. */
void report_make_public(struct report *report, int64_t threshold);

#endif
