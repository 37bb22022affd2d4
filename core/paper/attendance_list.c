/* Rows of the attendance list, page by page, sums and signatures below the last. The head
 * is attendance_head's, the words are attendance_words'. */
#include "paper/attendance_list.h"

#include "base/language.h"
#include "base/memory.h"
#include "paper/attendance_head.h"
#include "paper/attendance_words.h"
#include "paper/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_COUNT = 6 };

/* A row's texts, and the cells that point to them. */
struct row_cells {
    char order[24];
    struct attendance_words words;
    struct table_cell cells[COLUMN_COUNT];
};

static const char *polish(const char *text)
{
    return language_text(LANGUAGE_POLISH, text);
}

static void fill_columns(const struct attendance_list *list,
                         struct table_column columns[COLUMN_COUNT])
{
    const char *person =
        list->names ? polish(N_("Surname and given name")) : polish(N_("Participant's number"));
    const struct table_column all[COLUMN_COUNT] = {
        {.head = polish(N_("No.")), .x_mm = 0, .width_mm = 9, .align = TYPE_RIGHT},
        {.head = person, .x_mm = 9.5, .width_mm = 53.5},
        {.head = polish(N_("Entry")), .x_mm = 62, .width_mm = 15, .align = TYPE_RIGHT},
        {.head = polish(N_("Attendance")), .x_mm = 80.5, .width_mm = 33},
        {.head = polish(N_("Source")), .x_mm = 113.5, .width_mm = 24, .is_quiet = true},
        {.head = polish(N_("Signature")), .x_mm = 137, .width_mm = 35},
    };
    memcpy(columns, all, sizeof all);
}

static void fill_cells(const struct attendance_list *list, size_t index, struct row_cells *row)
{
    const struct roster_row *from = &list->roster->rows[index];
    const char *name = list->names ? list->names[index] : NULL;
    snprintf(row->order, sizeof row->order, "%zu", index + 1);
    attendance_words_row(list->roster, from, &row->words);
    const struct table_cell cells[COLUMN_COUNT] = {
        {.text = row->order},        {.text = name ? name : from->participant},
        {.text = row->words.entry},  {.text = row->words.status, .detail = row->words.remark[0] ? row->words.remark : NULL},
        {.text = row->words.source}, {.text = ""},
    };
    memcpy(row->cells, cells, sizeof cells);
}

static double draw_sum(struct page *page, const struct attendance_sum *sum, double x, double y)
{
    static const struct type_style number_style = {.size = 15, .weight = TYPE_SEMIBOLD};
    static const struct type_style words_style = {.size = 9.2};
    struct type *type = &page->pdf.type;
    char number[24] = "";
    if (sum->number != ATTENDANCE_SUM_BLANK)
        snprintf(number, sizeof number, "%ld", sum->number);
    else if (!type->is_measuring)
        type_rule(page->pdf.cr, INK_LINE, 0.6, x, y, type_mm(14));
    type_draw(type, &number_style, x, y, TYPE_UNBOUND, number);
    type_draw(type, &words_style, x, y + type_mm(5), TYPE_UNBOUND, sum->words);
    double number_width = type_width(type, &number_style, number);
    double words_width = type_width(type, &words_style, sum->words);
    return number_width > words_width ? number_width : words_width;
}

/* The row of large numbers, in two lines if need be; returns the last baseline. */
static double draw_sums(struct page *page, const struct attendance_list *list, double y)
{
    struct attendance_sum sums[ATTENDANCE_SUMS];
    int count = attendance_words_sums(list->roster, list->is_draft, sums);
    struct type *type = &page->pdf.type;
    bool was_measuring = type->is_measuring;
    double x = PAGE_LEFT;
    for (int i = 0; i < count; i++) {
        type->is_measuring = true;
        double width = draw_sum(page, &sums[i], x, y);
        type->is_measuring = was_measuring;
        if (x > PAGE_LEFT && x + width > PAGE_RIGHT) {
            x = PAGE_LEFT;
            y += type_mm(14);
        }
        draw_sum(page, &sums[i], x, y);
        x += width + type_mm(9);
    }
    return y + type_mm(5);
}

static void draw_signature(struct page *page, double x, double y, const char *text)
{
    static const struct type_style style = {.size = 7.8, .ink = INK_MUTED};
    struct type *type = &page->pdf.type;
    if (!type->is_measuring)
        type_rule(page->pdf.cr, INK_LINE, 0.6, x, y, type_mm(79));
    type_draw(type, &style, x, y + type_mm(4), TYPE_UNBOUND, text);
}

/* Who signed when, and what was noted since; nothing while the list is a draft. */
static double draw_signing(struct page *page, const struct attendance_list *list, double y)
{
    static const struct type_style style = {.size = 7.8, .leading = 10.6};
    const struct roster *roster = list->roster;
    char at[POLISH_TEXT_SIZE], digest[DIGEST_SHORT_SIZE];
    struct buffer text = {0};
    if (!roster->signoff.version)
        return y;
    polish_instant(roster->signoff.signed_at, at);
    digest_shorten(roster->signoff.hash, digest);
    buffer_printf(&text, polish(N_("Signed off in the register on %s by %s; digest of the signed "
                                   "list %s.")),
                  at, roster->signed_by, digest);
    if (roster->change_count)
        buffer_printf(&text, polish(N_(" Noted since by two persons: %d.")), roster->change_count);
    if (!roster->is_proved)
        buffer_append_text(&text, polish(N_(" The list cannot be made again as it was signed.")));
    y = type_draw(&page->pdf.type, &style, PAGE_LEFT, y + type_mm(8), PAGE_WIDTH, text.text);
    buffer_free(&text);
    return y;
}

/* What stands below the last row, which ends at y; returns the last baseline. */
static double draw_tail(struct page *page, const struct attendance_list *list, double y)
{
    y = draw_signing(page, list, draw_sums(page, list, y + type_mm(11.5))) + type_mm(17);
    draw_signature(page, PAGE_LEFT, y, polish(N_("leader's signature, date")));
    draw_signature(page, PAGE_LEFT + type_mm(93), y, polish(N_("checked by, date")));
    return y + type_mm(4);
}

static double draw_head(struct page *page, const struct attendance_list *list, int number)
{
    return number == 1 ? attendance_head_draw(page, list) : attendance_head_again(page, list);
}

/* Where the pages end. */
static struct table_breaks plan(struct page *page, const struct attendance_list *list,
                                const struct table *table)
{
    size_t count = list->roster->row_count;
    double *heights = memory_new(count, sizeof *heights);
    struct type *type = &page->pdf.type;
    for (size_t i = 0; i < count; i++) {
        struct row_cells row;
        fill_cells(list, i, &row);
        heights[i] = table_row_height(type, table, row.cells);
    }
    type->is_measuring = true;
    const struct table_space space = {
        .first = PAGE_BOTTOM - draw_head(page, list, 1) - TABLE_HEAD_HEIGHT,
        .next = PAGE_BOTTOM - draw_head(page, list, 2) - TABLE_HEAD_HEIGHT,
        .tail = draw_tail(page, list, 0),
    };
    type->is_measuring = false;
    struct table_breaks breaks = table_break(heights, count, &space);
    free(heights);
    return breaks;
}

static void draw_pages(struct page *page, const struct attendance_list *list)
{
    struct table_column columns[COLUMN_COUNT];
    fill_columns(list, columns);
    const struct table table = {.columns = columns, .column_count = COLUMN_COUNT};
    struct table_breaks breaks = plan(page, list, &table);
    double y = 0;
    page_begin(page, breaks.page_count);
    for (int number = 1; number <= breaks.page_count; number++) {
        if (number > 1)
            page_next(page);
        y = table_draw_head(page, &table, draw_head(page, list, number));
        for (size_t i = breaks.starts[number - 1]; i < breaks.starts[number]; i++) {
            struct row_cells row;
            fill_cells(list, i, &row);
            y = table_draw_row(page, &table, row.cells, y);
        }
    }
    draw_tail(page, list, y);
    table_breaks_free(&breaks);
}

bool attendance_list_pdf(const struct attendance_list *list, const char *path, struct error *err)
{
    struct attendance_foot foot = {0};
    attendance_foot_make(&foot, list);
    const struct page_info info = {
        .title = foot.title.text,
        .as_of = list->as_of,
        .foot = {foot.first.text, foot.second.text},
        .code = foot.code.text,
        .is_draft = list->is_draft,
    };
    struct page page;
    bool ok = page_open(&page, &info, err);
    if (ok) {
        draw_pages(&page, list);
        ok = page_close(&page, true, path, err);
    }
    attendance_foot_free(&foot);
    return ok;
}
