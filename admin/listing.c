/* Collecting cells, and printing them in the three forms. */
#include "admin/listing.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTING_COLUMNS = 24, GAP = 2, NARROWEST = 8 };

enum cell_kind { CELL_NULL, CELL_TEXT, CELL_INTEGER, CELL_BOOLEAN, CELL_JSON };

/* Texts are offsets into the listing's one buffer: a list of the whole club has a hundred
 * thousand cells. */
struct cell {
    enum cell_kind kind;
    int64_t number; /* an integer or boolean */
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

struct listing *listing_new(const char *name, const struct listing_column *columns)
{
    struct listing *listing = memory_new(1, sizeof *listing);
    listing->name = name;
    listing->columns = columns;
    while (columns[listing->column_count].key)
        listing->column_count++;
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

static const char *text_at(const struct listing *listing, size_t at)
{
    return listing->texts.text + at;
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
    listing_shown(listing, text, shown);
}

void listing_extra(struct listing *listing, const char *key, json_t *value)
{
    json_object_set_new(listing->extra, key, value);
}

static size_t row_count(const struct listing *listing)
{
    return listing->count / (size_t)listing->column_count;
}

static const struct cell *cell_at(const struct listing *listing, size_t row, int column)
{
    return &listing->cells[row * (size_t)listing->column_count + (size_t)column];
}

static const char *shown_at(const struct listing *listing, size_t row, int column)
{
    return text_at(listing, cell_at(listing, row, column)->shown);
}

static json_t *cell_value(const struct listing *listing, const struct cell *cell)
{
    json_t *value;
    switch (cell->kind) {
    case CELL_TEXT:
        return json_string(text_at(listing, cell->text));
    case CELL_INTEGER:
        return json_integer(cell->number);
    case CELL_BOOLEAN:
        return json_boolean(cell->number);
    case CELL_JSON:
        value = json_loads(text_at(listing, cell->text), JSON_DECODE_ANY, NULL);
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
                            cell_value(listing, cell_at(listing, row, column)));
    return object;
}

static void print_as_json(struct listing *listing)
{
    json_t *rows = json_array();
    for (size_t row = 0; row < row_count(listing); row++)
        json_array_append_new(rows, row_object(listing, row));
    json_object_set_new(listing->extra, listing->name, rows);
    print_json(json_incref(listing->extra));
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
        print_field(text_at(listing, cell->text));
    else if (cell->kind == CELL_JSON)
        print_field(text_at(listing, cell->shown));
    else if (cell->kind == CELL_INTEGER)
        printf("%lld", (long long)cell->number);
    else if (cell->kind == CELL_BOOLEAN)
        fputs(cell->number ? "true" : "false", stdout);
}

static void print_as_csv(const struct listing *listing)
{
    for (int column = 0; column < listing->column_count; column++)
        printf("%s%s", column ? "," : "", listing->columns[column].key);
    putchar('\n');
    for (size_t row = 0; row < row_count(listing); row++) {
        for (int column = 0; column < listing->column_count; column++) {
            if (column)
                putchar(',');
            print_value(listing, cell_at(listing, row, column));
        }
        putchar('\n');
    }
}

static void measure(const struct listing *listing, int widths[LISTING_COLUMNS])
{
    for (int column = 0; column < listing->column_count; column++) {
        widths[column] = 0;
        if (!listing->columns[column].title)
            continue;
        widths[column] = text_width(_(listing->columns[column].title));
        for (size_t row = 0; row < row_count(listing); row++) {
            int width = text_width(shown_at(listing, row, column));
            widths[column] = width > widths[column] ? width : widths[column];
        }
    }
}

/* The widest column that may be cut, or -1. */
static int find_widest(const struct listing *listing, const int widths[LISTING_COLUMNS])
{
    int widest = -1;
    for (int column = 1; column < listing->column_count; column++) {
        bool may_be_cut = !listing->is_whole[column] && widths[column] > NARROWEST;
        if (may_be_cut && (widest < 0 || widths[column] > widths[widest]))
            widest = column;
    }
    return widest;
}

static bool is_empty(const struct listing *listing, int column)
{
    for (size_t row = 0; row < row_count(listing); row++) {
        const char *shown = shown_at(listing, row, column);
        if (*shown && strcmp(shown, "–") != 0)
            return false;
    }
    return true;
}

/* Leaves out columns that say nothing, then takes from the widest, until the row fits. */
static void fit(const struct listing *listing, int widths[LISTING_COLUMNS], int terminal)
{
    int total = -GAP, widest;
    for (int column = 0; column < listing->column_count; column++)
        total += widths[column] ? widths[column] + GAP : 0;
    for (int column = 1; terminal && total > terminal && column < listing->column_count; column++) {
        if (!widths[column] || !is_empty(listing, column))
            continue;
        total -= widths[column] + GAP;
        widths[column] = 0;
    }
    for (; terminal && total > terminal && (widest = find_widest(listing, widths)) >= 0; total--)
        widths[widest]--;
}

/* Cut to `width` columns, with an ellipsis where something is missing. */
static void print_cut(const char *text, int width)
{
    char cut[1024];
    size_t size = strlen(text) + 1;
    if (text_width(text) <= width) {
        fputs(text, stdout);
        return;
    }
    do
        text_copy(cut, --size < sizeof cut ? size : sizeof cut, text);
    while (size > 1 && text_width(cut) > width - 1);
    printf("%s…", cut);
}

static void print_cell(const char *text, int width, enum listing_align align, bool is_last)
{
    int taken = text_width(text), padding = width > taken ? width - taken : 0;
    if (align == LISTING_RIGHT)
        printf("%*s", padding, "");
    print_cut(text, width);
    if (align == LISTING_LEFT && !is_last)
        printf("%*s", padding, "");
}

static void print_row(const struct listing *listing, const int widths[], const char *const texts[])
{
    int last = listing->column_count - 1;
    while (last > 0 && !widths[last])
        last--;
    bool is_first = true;
    for (int column = 0; column <= last; column++) {
        if (!widths[column])
            continue;
        printf("%*s", is_first ? 0 : GAP, "");
        is_first = false;
        print_cell(texts[column], widths[column], listing->columns[column].align, column == last);
    }
    putchar('\n');
}

static void print_as_table(const struct invocation *invocation, const struct listing *listing)
{
    int widths[LISTING_COLUMNS];
    const char *texts[LISTING_COLUMNS];
    measure(listing, widths);
    fit(listing, widths, invocation->width);
    for (int column = 0; column < listing->column_count; column++)
        texts[column] = listing->columns[column].title ? _(listing->columns[column].title) : "";
    fputs(invocation->is_color ? "\033[1m" : "", stdout);
    print_row(listing, widths, texts);
    fputs(invocation->is_color ? "\033[0m" : "", stdout);
    for (size_t row = 0; row < row_count(listing); row++) {
        for (int column = 0; column < listing->column_count; column++)
            texts[column] = shown_at(listing, row, column);
        print_row(listing, widths, texts);
    }
}

static void listing_free(struct listing *listing)
{
    json_decref(listing->extra);
    buffer_free(&listing->texts);
    free(listing->cells);
    free(listing);
}

void listing_print(struct invocation *invocation, struct listing *listing, const char *empty)
{
    if (invocation->output == OUTPUT_JSON)
        print_as_json(listing);
    else if (invocation->output == OUTPUT_CSV)
        print_as_csv(listing);
    else if (row_count(listing))
        print_as_table(invocation, listing);
    else
        say(invocation, "%s", empty);
    listing_free(listing);
}

static void print_sheet_lines(const struct invocation *invocation, const struct listing *listing)
{
    int widest = 0;
    for (int column = 0; column < listing->column_count; column++) {
        const char *title = listing->columns[column].title;
        int width = title ? text_width(_(title)) : 0;
        widest = width > widest ? width : widest;
    }
    for (int column = 0; column < listing->column_count; column++) {
        if (!listing->columns[column].title)
            continue;
        const char *title = _(listing->columns[column].title);
        printf("%s%s%s%*s  %s\n", invocation->is_color ? "\033[2m" : "", title,
               invocation->is_color ? "\033[0m" : "", widest - text_width(title), "",
               shown_at(listing, 0, column));
    }
}

void listing_print_sheet(struct invocation *invocation, struct listing *listing)
{
    if (invocation->output == OUTPUT_JSON) {
        json_t *object = row_object(listing, 0);
        json_object_update(object, listing->extra);
        print_json(object);
    } else if (invocation->output == OUTPUT_CSV) {
        print_as_csv(listing);
    } else {
        print_sheet_lines(invocation, listing);
    }
    listing_free(listing);
}
