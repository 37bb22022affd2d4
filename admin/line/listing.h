/* Rows of a result, printed as a table for people (fitting the terminal), as CSV, or as one
 * JSON document, by what the caller of the program asked for. */
#ifndef OBECNI_ADMIN_LINE_LISTING_H
#define OBECNI_ADMIN_LINE_LISTING_H

#include "admin/line/command.h"

struct listing;

enum listing_align { LISTING_LEFT, LISTING_RIGHT };

struct listing_column {
    const char *key;   /* JSON and CSV: stable, English, snake_case; NULL ends the columns */
    const char *title; /* a msgid; NULL: not in the table for people */
    enum listing_align align;
    bool is_whole; /* never cut, however narrow the terminal; the first column never is */
};

/* `name` is the key of the array in JSON. The columns must outlive the listing. */
struct listing *listing_new(const char *name, const struct listing_column *columns);

/* Fills the next cell; the row after the last column begins by itself. Text is copied. NULL
 * text is null in JSON and an en dash in a table. */
void listing_text(struct listing *listing, const char *text);
void listing_integer(struct listing *listing, int64_t value);
void listing_boolean(struct listing *listing, bool value);
void listing_null(struct listing *listing);
/* Local wall time "2026-01-12T15:30:00"; tables show "2026-01-12 15:30"; 0 is null. */
void listing_instant(struct listing *listing, int64_t at);
/* A number in JSON and CSV, other words in the table. */
void listing_worded(struct listing *listing, int64_t value, const char *words);
/* One text for JSON and CSV, another for the table; the same, sorted by a number of its own
 * instead of by letters. */
void listing_shown(struct listing *listing, const char *value, const char *shown);
void listing_ranked(struct listing *listing, const char *value, const char *shown, int64_t rank);

/* A JSON text: the value itself in JSON, `shown` elsewhere. */
void listing_json(struct listing *listing, const char *json, const char *shown);

/* More keys of the JSON document beside the array; takes over `value`. */
void listing_extra(struct listing *listing, const char *key, json_t *value);

/* Prints as the invocation asks and frees the listing. When there are no rows, a table says
 * `empty` (a translated sentence) on stderr. Rows are sorted as --sort asks, when the command's
 * row names the columns (command.h); its keys were checked before the command began. */
void listing_print(struct invocation *invocation, struct listing *listing, const char *empty);

/* The rows as a JSON array, which the caller owns; frees the listing. */
json_t *listing_rows_json(struct listing *listing);

/* For a listing that is not printed after all. */
void listing_free(struct listing *listing);

/* Prints the first row as a sheet: one line for each column, title and value; in JSON the
 * object itself. Frees the listing. */
void listing_print_sheet(struct invocation *invocation, struct listing *listing);

#endif
