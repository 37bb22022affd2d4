/* Rows of a paper list from what was typed: from a CSV table, or by asking at the terminal. */
#ifndef OBECNI_ADMIN_SESSION_PAPER_ROWS_H
#define OBECNI_ADMIN_SESSION_PAPER_ROWS_H

#include "admin/session/named_roster.h"
#include "club/session/paper_import.h"
#include "exchange/csv_read.h"

#include <stdio.h>

/* Zero state is empty. */
struct paper_rows {
    struct paper_row *items;
    size_t count, capacity;
};
void paper_rows_free(struct paper_rows *rows);

/* From the columns number, status, in and out (the hours may be missing). Every cell that cannot
 * be read is told on `problems`, by line and column; ERROR_USAGE then, after all were looked
 * at. */
bool paper_rows_from_csv(const struct csv *csv, struct paper_rows *rows, FILE *problems,
                         struct error *err);

/* Asks about everybody in the roster, then about further numbers: "p", "l 15:50", "p 15:28
 * 17:10", "a", nothing. ERROR_REFUSED when the person gives up (q, or the end of input). */
bool paper_rows_ask(const struct named_roster *named, FILE *in, FILE *out, struct paper_rows *rows,
                    struct error *err);

#endif
