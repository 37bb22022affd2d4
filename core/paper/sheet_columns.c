/* How wide the columns of a table are: as wide as was asked for; otherwise what their texts need,
 * and the rest of the page shared. Drawing them is sheet_table's. */
#include "paper/sheet_columns.h"

#include "base/memory.h"
#include "document/polish_text.h"

#include <stdlib.h>
#include <string.h>

/* A sentence in a cell is broken rather than given the whole width. */
#define MOST_NATURAL_MM 90.0
#define MOST_NATURAL_DENSE_MM 56.0
#define MOST_HEAD_MM 26.0
#define MARK_MM 6.0
#define SQUEEZED_MOST 0.92 /* of what the words need */

/* What a column asks for, in points, the gap before it included. */
struct wish {
    double least, natural;
    double broken; /* the least once double names are broken at their hyphens */
    bool is_fixed;
};

double sheet_columns_gap(const struct sheet_table *table)
{
    return type_mm(table->is_dense ? 1.6 : 3.0);
}

struct type_style sheet_columns_style(const struct sheet_table *table,
                                      const struct sheet_column *column)
{
    struct type_style style = {.size = 9.2, .leading = 12.0};
    if (table->is_dense)
        style = (struct type_style){.size = 7.2, .leading = 8.8};
    if (column->is_quiet)
        style = (struct type_style){
            .size = table->is_dense ? 6.4 : 7.3, .ink = INK_MUTED, .leading = 9.4};
    if (column->value == SHEET_NUMBER || column->value == SHEET_DECIMAL)
        style.align = TYPE_RIGHT;
    if (column->value == SHEET_MARK)
        style.align = TYPE_CENTRE;
    return style;
}

struct type_style sheet_columns_head_style(const struct sheet_table *table,
                                           const struct sheet_column *column)
{
    struct type_style style = {
        .size = 7.8, .weight = TYPE_SEMIBOLD, .ink = INK_MUTED, .leading = 9.6};
    if (table->is_dense)
        style.size = 6.6, style.leading = 8.0;
    style.align = sheet_columns_style(table, column).align;
    return style;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* The widest of what stands between the separators, what is bound to it included. */
static double word_width(struct type *type, const struct type_style *style, const char *text,
                         const char *separators)
{
    double widest = 0;
    char *words = polish_bind(text), *rest = words;
    for (char *word; (word = strtok_r(rest, separators, &rest));)
        widest = larger(widest, type_width(type, style, word));
    free(words);
    return widest;
}

static void wish_text(struct type *type, const struct type_style *style, const char *text,
                      struct wish *wish)
{
    if (!text || !text[0])
        return;
    double width = type_width(type, style, text);
    wish->natural = larger(wish->natural, width);
    if (width > wish->least)
        wish->least = larger(wish->least, word_width(type, style, text, " \n"));
    if (width > wish->broken)
        wish->broken = larger(wish->broken, word_width(type, style, text, " \n-") +
                                                type_width(type, style, "-"));
}

static void wish_cells(struct type *type, const struct sheet_table *table, size_t column,
                       struct wish *wish)
{
    struct type_style style = sheet_columns_style(table, &table->columns[column]);
    struct type_style sum = style, quiet = style;
    sum.weight = TYPE_SEMIBOLD;
    quiet.size = table->is_dense ? 6.4 : 7.3;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct sheet_row *row = &table->rows[i];
        if (row->kind == SHEET_ROW_GROUP || column >= row->cell_count)
            continue;
        wish_text(type, row->kind == SHEET_ROW_SUM ? &sum : &style, row->cells[column].text, wish);
        wish_text(type, &quiet, row->cells[column].detail, wish);
    }
}

static struct wish wish_column(struct type *type, const struct sheet_table *table, size_t column)
{
    const struct sheet_column *of = &table->columns[column];
    double gap = column ? sheet_columns_gap(table) : 0;
    struct wish wish = {0};
    if (of->width_mm > 0) {
        wish.least = wish.natural = wish.broken = type_mm(of->width_mm);
        wish.is_fixed = true;
        return wish;
    }
    wish_cells(type, table, column, &wish);
    if (of->value == SHEET_MARK) {
        wish.natural = larger(larger(wish.natural, wish.least), type_mm(MARK_MM) - gap);
        wish.least = wish.broken = wish.natural;
    } else {
        struct type_style style = sheet_columns_head_style(table, of);
        double head = type_width(type, &style, of->head), cells = wish.natural;
        wish_text(type, &style, of->head, &wish);
        /* A long head is broken rather than making its numbers stand far apart. */
        head = head > type_mm(MOST_HEAD_MM) ? type_mm(MOST_HEAD_MM) : head;
        wish.natural = larger(larger(cells, wish.least), head);
    }
    double most = type_mm(table->is_dense ? MOST_NATURAL_DENSE_MM : MOST_NATURAL_MM);
    if (wish.natural > most)
        wish.natural = larger(most, wish.least);
    wish.natural += gap;
    wish.least += gap;
    wish.broken = wish.broken + gap < wish.least ? wish.broken + gap : wish.least;
    return wish;
}

struct sums {
    double least, natural, broken, words; /* words: what columns of text can give away */
};

static struct sums add_up(const struct sheet_table *table, const struct wish *wishes,
                          const struct sheet_part *part)
{
    struct sums sums = {0};
    for (size_t i = 0; i < part->count; i++) {
        const struct wish *wish = &wishes[part->columns[i]];
        sums.least += wish->least;
        sums.broken += wish->broken;
        sums.natural += wish->natural;
        if (table->columns[part->columns[i]].value == SHEET_TEXT)
            sums.words += wish->natural - wish->least;
    }
    return sums;
}

/* What is left over goes to the columns that were not given a width: more to words than to
 * numbers, so that these do not stand far from what they belong to. */
static double share_of(const struct sheet_table *table, const struct wish *wish, size_t column)
{
    if (wish->is_fixed)
        return 0;
    enum sheet_value value = table->columns[column].value;
    return value == SHEET_TEXT || value == SHEET_MARK ? wish->natural : 0.6 * wish->natural;
}

static void give_rest(const struct sheet_table *table, const struct wish *wishes,
                      struct sheet_part *part, double rest)
{
    double shares = 0;
    for (size_t i = 0; i < part->count; i++)
        shares += share_of(table, &wishes[part->columns[i]], part->columns[i]);
    for (size_t i = 0; i < part->count && shares > 0; i++)
        part->width[i] += rest * share_of(table, &wishes[part->columns[i]], part->columns[i]) / shares;
}

/* How much of what it can give away a column gives: sentences first, the others only when these
 * would become too narrow. */
static double bend_of(const struct sums *sums, double room, bool is_text)
{
    double missing = sums->natural - room;
    if (missing <= 0)
        return 0;
    if (missing <= 0.65 * sums->words)
        return is_text ? missing / sums->words : 0;
    return missing / (sums->natural - sums->least);
}

/* Where even the least does not fit: a little is taken from all; where that would cut words of
 * the heads, double names are broken first. */
static double squeeze(const struct sums *sums, const struct wish *wish, double room)
{
    if (sums->least * SQUEEZED_MOST <= room)
        return wish->least * room / sums->least;
    if (sums->broken > room)
        return wish->broken * room / sums->broken;
    return wish->broken +
           (wish->least - wish->broken) * (room - sums->broken) / (sums->least - sums->broken);
}

/* Between natural and least. */
static void set_widths(const struct sheet_table *table, const struct wish *wishes,
                       struct sheet_part *part, double room)
{
    struct sums sums = add_up(table, wishes, part);
    for (size_t i = 0; i < part->count; i++) {
        const struct wish *wish = &wishes[part->columns[i]];
        bool is_text = table->columns[part->columns[i]].value == SHEET_TEXT;
        part->width[i] = sums.least > room
                             ? squeeze(&sums, wish, room)
                             : wish->natural - bend_of(&sums, room, is_text) *
                                                   (wish->natural - wish->least);
    }
    if (sums.natural < room)
        give_rest(table, wishes, part, room - sums.natural);
}

/* From widths with gaps to where texts stand. */
static void place(struct sheet_page *page, struct sheet_part *part)
{
    double x = page->left, gap = sheet_columns_gap(part->table);
    for (size_t i = 0; i < part->count; i++) {
        double before = i ? gap : 0;
        part->x[i] = x + before;
        x += part->width[i];
        part->width[i] -= before;
    }
}

static void add_column(struct sheet_part *part, size_t column)
{
    part->columns[part->count++] = column;
}

/* Columns from..until - 1 of the marks, with the columns before and, in the last part, after. */
static void fill_part(struct sheet_part *part, const struct sheet_table *table, size_t first_mark,
                      size_t from, size_t until, size_t last_mark)
{
    *part = (struct sheet_part){
        .table = table,
        .columns = memory_new(table->column_count + 1, sizeof *part->columns),
        .x = memory_new(table->column_count + 1, sizeof *part->x),
        .width = memory_new(table->column_count + 1, sizeof *part->width),
    };
    for (size_t i = 0; i < first_mark; i++)
        add_column(part, i);
    for (size_t i = from; i < until; i++)
        add_column(part, i);
    for (size_t i = last_mark; i < table->column_count && until == last_mark; i++)
        add_column(part, i);
}

/* The longest run of columns that are marks. */
static void find_marks(const struct sheet_table *table, size_t *first, size_t *last)
{
    *first = 0;
    while (*first < table->column_count && table->columns[*first].value != SHEET_MARK)
        ++*first;
    *last = *first;
    while (*last < table->column_count && table->columns[*last].value == SHEET_MARK)
        ++*last;
}

/* How many parts there must be so that the fullest fits. */
static size_t count_parts(const struct sheet_table *table, const struct wish *wishes, size_t first,
                          size_t last, double room)
{
    double lead = 0, marks = 0, trail = 0;
    for (size_t i = 0; i < table->column_count; i++)
        *(i < first ? &lead : i < last ? &marks : &trail) += wishes[i].least;
    if (lead + marks + trail <= room || last - first < 2 || lead >= 0.7 * room)
        return 1;
    size_t parts = 2;
    while (parts < last - first &&
           lead + marks / (double)(last - first) * (double)((last - first + parts - 1) / parts) + trail > room)
        parts++;
    return parts;
}

size_t sheet_columns_parts(struct sheet_page *page, const struct sheet_table *table,
                           struct sheet_part **parts)
{
    size_t first, last;
    struct wish *wishes = memory_new(table->column_count + 1, sizeof *wishes);
    for (size_t i = 0; i < table->column_count; i++)
        wishes[i] = wish_column(&page->pdf.type, table, i);
    find_marks(table, &first, &last);
    size_t total = count_parts(table, wishes, first, last, page->width);
    size_t each = (last - first + total - 1) / total;
    *parts = memory_new(total, sizeof **parts);
    for (size_t i = 0; i < total; i++) {
        size_t from = first + i * each, until = i + 1 == total ? last : from + each;
        fill_part(&(*parts)[i], table, first, from, until, last);
        set_widths(table, wishes, &(*parts)[i], page->width);
        place(page, &(*parts)[i]);
        (*parts)[i].number = (int)i + 1;
        (*parts)[i].total = (int)total;
    }
    free(wishes);
    return total;
}
