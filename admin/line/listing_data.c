/* A listing for other programs: JSON and CSV. */
#include "admin/line/listing_cells.h"

#include <stdio.h>
#include <string.h>

static json_t *cell_value(const struct listing *listing, const struct cell *cell)
{
    json_t *value;
    switch (cell->kind) {
    case CELL_TEXT:
        return json_string(listing_value(listing, cell));
    case CELL_INTEGER:
        return json_integer(cell->number);
    case CELL_BOOLEAN:
        return json_boolean(cell->number);
    case CELL_JSON:
        value = json_loads(listing_value(listing, cell), JSON_DECODE_ANY, NULL);
        return value ? value : json_null();
    case CELL_NULL:
        break;
    }
    return json_null();
}

static json_t *row_object(const struct listing *listing, size_t row)
{
    json_t *object = json_object();
    for (int column = 0; column < listing->column_count; column++)
        json_object_set_new(object, listing->columns[column].key,
                            cell_value(listing, listing_cell(listing, row, column)));
    return object;
}

static json_t *row_array(const struct listing *listing)
{
    json_t *rows = json_array();
    for (size_t row = 0; row < listing_rows(listing); row++)
        json_array_append_new(rows, row_object(listing, row));
    return rows;
}

json_t *listing_rows_json(struct listing *listing)
{
    json_t *rows = row_array(listing);
    listing_free(listing);
    return rows;
}

void listing_print_json(struct listing *listing)
{
    json_object_set_new(listing->extra, listing->name, row_array(listing));
    print_json(json_incref(listing->extra));
}

void listing_print_json_row(struct listing *listing)
{
    json_t *object = row_object(listing, 0);
    json_object_update(object, listing->extra);
    print_json(object);
}

/* RFC 4180; a field that a spreadsheet would run as a formula gets an apostrophe. */
static void print_field(const char *text)
{
    bool is_formula = text[0] && strchr("=+-@", text[0]);
    bool is_plain = !is_formula && !text[strcspn(text, ",\"\n\r")];
    if (is_plain) {
        fputs(text, stdout);
        return;
    }
    fputs(is_formula ? "\"'" : "\"", stdout);
    for (; *text; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    putchar('"');
}

static void print_value(const struct listing *listing, const struct cell *cell)
{
    if (cell->kind == CELL_TEXT)
        print_field(listing_value(listing, cell));
    else if (cell->kind == CELL_JSON)
        print_field(listing_words(listing, cell));
    else if (cell->kind == CELL_INTEGER)
        printf("%lld", (long long)cell->number);
    else if (cell->kind == CELL_BOOLEAN)
        fputs(cell->number ? "true" : "false", stdout);
}

void listing_print_csv(const struct listing *listing)
{
    for (int column = 0; column < listing->column_count; column++)
        printf("%s%s", column ? "," : "", listing->columns[column].key);
    putchar('\n');
    for (size_t row = 0; row < listing_rows(listing); row++) {
        for (int column = 0; column < listing->column_count; column++) {
            if (column)
                putchar(',');
            print_value(listing, listing_cell(listing, row, column));
        }
        putchar('\n');
    }
}
