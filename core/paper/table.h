/* Tables on paper: a small head over a dark line, hairlines between the rows, no boxes.
 * Rows are never split; where pages end is decided before anything is drawn. */
#ifndef OBECNI_PAPER_TABLE_H
#define OBECNI_PAPER_TABLE_H

#include "paper/page.h"

#include <stddef.h>

struct table_column {
    const char *head;
    double x_mm, width_mm; /* from the left margin */
    enum type_align align;
    bool is_quiet; /* small and grey: where a mark comes from, not what it says */
};

struct table_cell {
    const char *text;
    const char *detail; /* a small second line; NULL for none */
};

struct table {
    const struct table_column *columns;
    size_t column_count;
};

/* Points from the baseline of the head's texts to the top of the first row. */
#define TABLE_HEAD_HEIGHT 10.0

/* How high a row of these cells (one for each column) becomes: room for a signature, more
 * when a text takes several lines. */
double table_row_height(struct type *type, const struct table *table,
                        const struct table_cell *cells);

/* Draws the head with its baseline at y; returns the top of the first row. */
double table_draw_head(struct page *page, const struct table *table, double y);

/* Draws a row from y down; returns the top of the next one. */
double table_draw_row(struct page *page, const struct table *table, const struct table_cell *cells,
                      double y);

/* Where the rows go. Page p has the rows starts[p] .. starts[p + 1] - 1. */
struct table_breaks {
    size_t *starts; /* page_count + 1 of them; owned */
    int page_count;
};

/* The room for rows, in points. */
struct table_space {
    double first, next; /* on the first page, on each further one */
    double tail;        /* wanted below the last row on its page (sums, signatures) */
};

/* Breaks `count` rows of the given heights into pages. When the tail has no room below the
 * last rows, up to three of them move with it to a new page: signatures do not stand
 * alone. */
struct table_breaks table_break(const double *heights, size_t count,
                                const struct table_space *space);
void table_breaks_free(struct table_breaks *breaks);

#endif
