/* A listing as JSON. Tens of thousands of rows are written as they stand instead of being made
 * into objects first; the bytes are those that jansson would write. */
#include "admin/line/listing_cells.h"

#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
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

/* A string as jansson writes it. */
static void add_string(struct buffer *buffer, const char *text)
{
    buffer_append(buffer, "\"", 1);
    while (*text) {
        size_t plain = 0;
        while ((unsigned char)text[plain] >= 0x20 && text[plain] != '"' && text[plain] != '\\')
            plain++;
        buffer_append(buffer, text, plain);
        text += plain;
        if (!*text)
            break;
        const char *found = strchr("\"\"\\\\\bb\ff\nn\rr\tt", *text);
        if (found)
            buffer_append(buffer, (char[]){'\\', found[1]}, 2);
        else
            buffer_printf(buffer, "\\u%04X", (unsigned)*text);
        text++;
    }
    buffer_append(buffer, "\"", 1);
}

/* A value of several lines goes in as far as its key. */
static void add_json(struct buffer *buffer, const char *json)
{
    json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);
    char *text = value ? json_dumps(value, JSON_INDENT(2) | JSON_ENCODE_ANY) : NULL;
    for (const char *at = text ? text : "null"; *at; at++) {
        buffer_append(buffer, at, 1);
        if (*at == '\n')
            buffer_append_text(buffer, "      ");
    }
    free(text);
    json_decref(value);
}

static void add_value(struct buffer *buffer, const struct listing *listing, const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_TEXT:
        add_string(buffer, listing_value(listing, cell));
        return;
    case CELL_INTEGER:
        buffer_printf(buffer, "%" PRId64, cell->number);
        return;
    case CELL_BOOLEAN:
        buffer_append_text(buffer, cell->number ? "true" : "false");
        return;
    case CELL_JSON:
        add_json(buffer, listing_value(listing, cell));
        return;
    case CELL_NULL:
        break;
    }
    buffer_append_text(buffer, "null");
}

static void add_row(struct buffer *buffer, const struct listing *listing, size_t row)
{
    const char *before = "{\n      \"";
    for (int column = 0; column < listing->column_count; column++) {
        const struct cell *cell = listing_cell(listing, row, column);
        if (cell->kind == CELL_TEXT && !text_is_utf8(listing_value(listing, cell)))
            continue;
        buffer_append_text(buffer, before);
        buffer_append_text(buffer, listing->columns[column].key);
        buffer_append_text(buffer, "\": ");
        add_value(buffer, listing, cell);
        before = ",\n      \"";
    }
    buffer_append_text(buffer, "\n    }");
}

/* The array comes last in the document, so that the rest of it can be printed as one text. */
void listing_print_json(struct listing *listing)
{
    static const char end[] = "[]\n}";
    struct buffer rows = {0};
    json_object_set_new(listing->extra, listing->name, json_array());
    char *text = json_dumps(listing->extra, JSON_INDENT(2));
    size_t head = strlen(text) - (sizeof end - 1);
    for (size_t row = 0; row < listing_rows(listing); row++) {
        buffer_append_text(&rows, row ? ",\n    " : "[\n    ");
        add_row(&rows, listing, row);
    }
    buffer_append_text(&rows, rows.length ? "\n  ]\n}\n" : "[]\n}\n");
    fwrite(text, 1, head, stdout);
    fwrite(rows.text, 1, rows.length, stdout);
    free(text);
    buffer_free(&rows);
}

void listing_print_json_row(struct listing *listing)
{
    json_t *object = row_object(listing, 0);
    json_object_update(object, listing->extra);
    print_json(object);
}
