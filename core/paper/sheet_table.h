/* A sheet's table on the page: which columns stand on it and how wide they are, how high a row
 * is, and drawing them. Where pages end is sheet_plan's. Columns of marks that do not fit beside each
 * other are told in several parts, each with the columns before them. */
#ifndef OBECNI_PAPER_SHEET_TABLE_H
#define OBECNI_PAPER_SHEET_TABLE_H

#include "paper/sheet_page.h"

/* One part of a table: some of its columns. */
struct sheet_part {
    const struct sheet_table *table;
    size_t *columns; /* indices into the table's columns; owned */
    double *x;       /* where the text of each begins; owned */
    double *width;   /* the room for the text of each; owned */
    size_t count;
    int number, total; /* this part, of so many */
    double head_height;
    bool is_turned; /* the heads of marks stand upright */
};

/* Cuts the table into parts, in the order in which they are read; returns how many. Free each with
 * sheet_part_free, then the array. */
size_t sheet_table_parts(struct sheet_page *page, const struct sheet_table *table,
                         struct sheet_part **parts);
void sheet_part_free(struct sheet_part *part);

/* "Obecność", "Obecność, część 1 z 2", or nothing: what stands above it. Free it. */
char *sheet_part_caption(const struct sheet_part *part);

double sheet_part_row_height(struct sheet_page *page, const struct sheet_part *part, size_t row);

/* Draw from y down. The head is an element of the structure the first time only. */
void sheet_part_draw_head(struct sheet_page *page, const struct sheet_part *part, double y,
                          bool is_again);
void sheet_part_draw_row(struct sheet_page *page, const struct sheet_part *part, size_t row,
                         double y);

#endif
