/* A listing for people: a table that fits the terminal, or one row as a sheet. */
#include "admin/line/listing_cells.h"

#include "base/language.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { GAP = 2, NARROWEST = 8 };

static const char *shown_at(const struct listing *listing, size_t row, int column)
{
    return listing_words(listing, listing_cell(listing, row, column));
}

static void measure(const struct listing *listing, int widths[LISTING_COLUMNS])
{
    for (int column = 0; column < listing->column_count; column++) {
        widths[column] = 0;
        if (!listing->columns[column].title)
            continue;
        widths[column] = text_width(_(listing->columns[column].title));
        for (size_t row = 0; row < listing_rows(listing); row++) {
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
    for (size_t row = 0; row < listing_rows(listing); row++) {
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

static void print_spaces(int count)
{
    static const char spaces[] = "                                ";
    for (int most = (int)sizeof spaces - 1; count > 0; count -= most)
        fwrite(spaces, 1, (size_t)(count < most ? count : most), stdout);
}

/* Cut to `width` columns, with an ellipsis where something is missing; it takes `taken`. */
static void print_cut(const char *text, int width, int taken)
{
    char cut[1024];
    size_t size = strlen(text) + 1;
    if (taken <= width) {
        fwrite(text, 1, size - 1, stdout);
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
        print_spaces(padding);
    print_cut(text, width, taken);
    if (align == LISTING_LEFT && !is_last)
        print_spaces(padding);
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
        print_spaces(is_first ? 0 : GAP);
        is_first = false;
        print_cell(texts[column], widths[column], listing->columns[column].align, column == last);
    }
    putchar('\n');
}

void listing_print_table(const struct invocation *invocation, const struct listing *listing)
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
    for (size_t row = 0; row < listing_rows(listing); row++) {
        for (int column = 0; column < listing->column_count; column++)
            texts[column] = shown_at(listing, row, column);
        print_row(listing, widths, texts);
    }
}

void listing_print_lines(const struct invocation *invocation, const struct listing *listing)
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
