/* Reading CSV that people or other programs wrote (RFC 4180, and what spreadsheets make of it):
 * commas or semicolons, told by the first line; UTF-8 with or without a mark at its start; LF,
 * CRLF or CR; quoted fields, also over several lines. Whole or not at all: whatever cannot be
 * read is refused with its line and column. What the columns mean is the caller's. */
#ifndef OBECNI_EXCHANGE_CSV_READ_H
#define OBECNI_EXCHANGE_CSV_READ_H

#include "base/error.h"

#include <stddef.h>
#include <stdio.h>

enum {
    CSV_BYTES_MOST = 4 * 1024 * 1024,
    CSV_CELLS_MOST = 64,      /* in one row */
    CSV_CELL_BYTES_MOST = 2000,
};

/* A row's cells, without spaces around unquoted texts. */
struct csv_row {
    size_t first; /* of csv->cells */
    int count;
    int line; /* where it begins, from 1 */
};

/* The zero state is empty. Rows without any text are left out; the first one is the header. */
struct csv {
    char *text;
    const char **cells; /* point into text */
    struct csv_row *rows;
    size_t cell_count, row_count;
    size_t cell_capacity, row_capacity;
};

/* Reads `length` bytes, which need no terminator. ERROR_USAGE, naming line and column, for what
 * is not CSV: a NUL or another control character, broken UTF-8, a quote that is not closed or
 * stands inside a text, and for what exceeds the limits. On failure the csv is empty. */
bool csv_read(struct csv *csv, const char *bytes, size_t length, struct error *err);

/* Reads the stream to its end; `name` is for the sentence. ERROR_STORAGE when it fails. */
bool csv_read_stream(struct csv *csv, FILE *stream, const char *name, struct error *err);

/* The cell of a row, "" past its end. */
const char *csv_cell(const struct csv *csv, const struct csv_row *row, int column);

/* The column with this head (letters' case does not matter), or -1. */
int csv_column(const struct csv *csv, const char *head);

/* ERROR_USAGE unless the header has exactly these heads, in any order: each once, none beside,
 * those from `required` on may be missing. columns[i] is the column of heads[i], -1 for none. */
bool csv_columns(const struct csv *csv, const char *const heads[], int count, int required,
                 int columns[], struct error *err);

void csv_free(struct csv *csv);

#endif
