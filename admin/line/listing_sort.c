/* Putting rows into the order that --sort asks for. Whether the key is one of the list's was
 * checked with the other values of the command line (parse_value.c). */
#include "admin/line/listing_cells.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

struct sorted_row {
    const struct cell *cell;
    const char *text;
    const struct text_order *polish;
    size_t row;
    int direction; /* 1 upwards, -1 downwards */
};

static int compare_numbers(int64_t left, int64_t right)
{
    return left < right ? -1 : left > right;
}

static int compare_cells(const struct sorted_row *left, const struct sorted_row *right)
{
    bool are_texts = left->cell->kind == CELL_TEXT || left->cell->kind == CELL_JSON;
    if (are_texts && !left->cell->is_ranked)
        return text_order_compare(left->polish, left->text, right->text);
    return compare_numbers(left->cell->number, right->cell->number);
}

/* What is null comes last in both directions, and what is equal stays as it stood. */
static int compare_rows(const void *a, const void *b)
{
    const struct sorted_row *left = a, *right = b;
    bool left_is_null = left->cell->kind == CELL_NULL, right_is_null = right->cell->kind == CELL_NULL;
    int result = left_is_null - right_is_null;
    if (!left_is_null && !right_is_null)
        result = left->direction * compare_cells(left, right);
    return result ? result : left->row < right->row ? -1 : 1;
}

static int find_column(const struct listing *listing, const char *key)
{
    for (int column = 0; column < listing->column_count; column++) {
        if (strcmp(listing->columns[column].key, key) == 0)
            return column;
    }
    return -1;
}

/* Words sort as they stand in what is printed: a dictionary's word in a table, its code in
 * JSON and CSV. */
static const char *sorted_text(const struct listing *listing, const struct cell *cell,
                               enum output output)
{
    if (cell->kind == CELL_JSON || (cell->kind == CELL_TEXT && output == OUTPUT_TABLE))
        return listing_words(listing, cell);
    return cell->kind == CELL_TEXT ? listing_value(listing, cell) : "";
}

static void arrange(struct listing *listing, const struct sorted_row *sorted)
{
    size_t rows = listing_rows(listing), width = (size_t)listing->column_count;
    struct cell *cells = memory_new(listing->count, sizeof *cells);
    for (size_t row = 0; row < rows; row++)
        memcpy(&cells[row * width], listing_cell(listing, sorted[row].row, 0),
               width * sizeof *cells);
    free(listing->cells);
    listing->cells = cells;
    listing->capacity = listing->count;
}

void listing_sort(const struct invocation *invocation, struct listing *listing)
{
    const char *key = invocation_text(invocation, "--sort");
    int column = key ? find_column(listing, key + (*key == '-')) : -1;
    size_t rows = listing_rows(listing);
    if (column < 0 || rows < 2)
        return;
    struct text_order *polish = text_order_new();
    struct sorted_row *sorted = memory_new(rows, sizeof *sorted);
    for (size_t row = 0; row < rows; row++) {
        const struct cell *cell = listing_cell(listing, row, column);
        sorted[row] = (struct sorted_row){.cell = cell,
                                          .text = sorted_text(listing, cell, invocation->output),
                                          .polish = polish,
                                          .row = row,
                                          .direction = *key == '-' ? -1 : 1};
    }
    qsort(sorted, rows, sizeof *sorted, compare_rows);
    arrange(listing, sorted);
    free(sorted);
    text_order_free(polish);
}
