/* What a listing holds, for the files that print and sort it; everybody else uses listing.h. */
#ifndef OBECNI_ADMIN_LINE_LISTING_CELLS_H
#define OBECNI_ADMIN_LINE_LISTING_CELLS_H

#include "admin/line/listing.h"
#include "base/memory.h"

enum { LISTING_COLUMNS = 40 };

enum cell_kind { CELL_NULL, CELL_TEXT, CELL_INTEGER, CELL_BOOLEAN, CELL_JSON };

/* Texts are offsets into the listing's one buffer: a list of the whole club has a hundred
 * thousand cells. */
struct cell {
    enum cell_kind kind;
    bool is_ranked; /* a text that sorts by `number` */
    int64_t number; /* an integer, a boolean or a rank */
    size_t text;    /* of a text: its value */
    size_t shown;   /* what a table shows */
};

struct listing {
    const char *name;
    const struct listing_column *columns;
    int column_count;
    struct cell *cells;
    size_t count, capacity;
    struct buffer texts;
    bool is_whole[LISTING_COLUMNS]; /* holds days and hours: never cut */
    json_t *extra;
};

static inline size_t listing_rows(const struct listing *listing)
{
    return listing->count / (size_t)listing->column_count;
}

static inline const struct cell *listing_cell(const struct listing *listing, size_t row, int column)
{
    return &listing->cells[row * (size_t)listing->column_count + (size_t)column];
}

static inline const char *listing_value(const struct listing *listing, const struct cell *cell)
{
    return listing->texts.text + cell->text;
}

static inline const char *listing_words(const struct listing *listing, const struct cell *cell)
{
    return listing->texts.text + cell->shown;
}

/* listing_json.c: the rows with what belongs to them, or the first row alone, as one JSON
 * document. listing_csv.c: all rows as CSV (RFC 4180). */
void listing_print_json(struct listing *listing);
void listing_print_json_row(struct listing *listing);
void listing_print_csv(const struct listing *listing);

/* listing_table.c: the rows as a table that fits the terminal, or the first as a sheet. */
void listing_print_table(const struct invocation *invocation, const struct listing *listing);
void listing_print_lines(const struct invocation *invocation, const struct listing *listing);

/* listing_sort.c: puts the rows into the order that --sort asks for; rows that are equal stay
 * as they stand. A listing without that column stays as it is. */
void listing_sort(const struct invocation *invocation, struct listing *listing);

#endif
