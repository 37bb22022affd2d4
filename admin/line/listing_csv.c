/* A listing for other programs: CSV. */
#include "admin/line/listing_cells.h"

#include <stdio.h>
#include <string.h>

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
