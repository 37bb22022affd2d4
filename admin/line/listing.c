/* Collecting cells, and printing them in the form that was asked for. */
#include "admin/line/listing_cells.h"

#include "base/language.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct listing *listing_new(const char *name, const struct listing_column *columns)
{
    struct listing *listing = memory_new(1, sizeof *listing);
    listing->name = name;
    listing->columns = columns;
    while (columns[listing->column_count].key)
        listing->column_count++;
    assert(listing->column_count <= LISTING_COLUMNS);
    for (int column = 0; column < listing->column_count; column++)
        listing->is_whole[column] = column == 0 || columns[column].is_whole;
    listing->extra = json_object();
    return listing;
}

static size_t keep(struct listing *listing, const char *text)
{
    size_t at = listing->texts.length;
    buffer_append(&listing->texts, text, strlen(text) + 1);
    return at;
}

static void add_cell(struct listing *listing, struct cell cell)
{
    listing->cells = memory_grow(listing->cells, listing->count, &listing->capacity,
                                 sizeof *listing->cells);
    listing->cells[listing->count++] = cell;
}

void listing_shown(struct listing *listing, const char *value, const char *shown)
{
    struct cell cell = {.kind = value ? CELL_TEXT : CELL_NULL};
    cell.text = value ? keep(listing, value) : 0;
    cell.shown = value == shown ? cell.text : keep(listing, shown);
    add_cell(listing, cell);
}

void listing_ranked(struct listing *listing, const char *value, const char *shown, int64_t rank)
{
    listing_shown(listing, value, shown);
    listing->cells[listing->count - 1].is_ranked = true;
    listing->cells[listing->count - 1].number = rank;
}

void listing_json(struct listing *listing, const char *json, const char *shown)
{
    listing_shown(listing, json, shown);
    listing->cells[listing->count - 1].kind = CELL_JSON;
}

void listing_text(struct listing *listing, const char *text)
{
    listing_shown(listing, text, text ? text : "–");
}

void listing_worded(struct listing *listing, int64_t value, const char *words)
{
    add_cell(listing, (struct cell){.kind = CELL_INTEGER, .number = value,
                                    .shown = keep(listing, words)});
}

void listing_integer(struct listing *listing, int64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)value);
    listing_worded(listing, value, text);
}

void listing_boolean(struct listing *listing, bool value)
{
    add_cell(listing, (struct cell){.kind = CELL_BOOLEAN, .number = value,
                                    .shown = keep(listing, value ? _("yes") : _("no"))});
}

void listing_null(struct listing *listing)
{
    listing_shown(listing, NULL, "–");
}

void listing_instant(struct listing *listing, int64_t at)
{
    char text[CLOCK_TEXT_SIZE], shown[CLOCK_TEXT_SIZE];
    if (!at) {
        listing_null(listing);
        return;
    }
    clock_format(at, text);
    memcpy(shown, text, sizeof shown);
    shown[10] = ' ';
    shown[16] = '\0';
    listing->is_whole[listing->count % (size_t)listing->column_count] = true;
    listing_ranked(listing, text, shown, at);
}

void listing_extra(struct listing *listing, const char *key, json_t *value)
{
    json_object_set_new(listing->extra, key, value);
}

void listing_free(struct listing *listing)
{
    json_decref(listing->extra);
    buffer_free(&listing->texts);
    free(listing->cells);
    free(listing);
}

void listing_print(struct invocation *invocation, struct listing *listing, const char *empty)
{
    listing_sort(invocation, listing);
    if (invocation->output == OUTPUT_JSON)
        listing_print_json(listing);
    else if (invocation->output == OUTPUT_CSV)
        listing_print_csv(listing);
    else if (listing_rows(listing))
        listing_print_table(invocation, listing);
    else
        say(invocation, "%s", empty);
    listing_free(listing);
}

void listing_print_sheet(struct invocation *invocation, struct listing *listing)
{
    if (invocation->output == OUTPUT_JSON)
        listing_print_json_row(listing);
    else if (invocation->output == OUTPUT_CSV)
        listing_print_csv(listing);
    else
        listing_print_lines(invocation, listing);
    listing_free(listing);
}
