/* Rows without marks, empty rows for guests, and what people fill in below. */
#include "paper/attendance_blank.h"

#include "base/language.h"
#include "base/memory.h"
#include "paper/attendance_head.h"
#include "paper/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_COUNT = 6, GUEST_ROWS_MOST = 4 };

struct row_cells {
    char order[24];
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
        {.head = person, .x_mm = 9.5, .width_mm = 58},
        {.head = polish(N_("Attendance")), .x_mm = 68, .width_mm = 22},
        {.head = polish(N_("Entry")), .x_mm = 91, .width_mm = 18},
        {.head = polish(N_("Exit")), .x_mm = 110, .width_mm = 18},
        {.head = polish(N_("Signature")), .x_mm = 129, .width_mm = 43},
    };
    memcpy(columns, all, sizeof all);
}

/* The rows of those who are expected, by the index among the roster's. */
struct rows {
    size_t *indexes;
    size_t expected, count; /* with the empty ones */
};

static struct rows choose_rows(const struct attendance_list *list)
{
    struct rows rows = {.indexes = memory_new(list->roster->row_count + 1, sizeof(size_t))};
    for (size_t i = 0; i < list->roster->row_count; i++) {
        if (list->roster->rows[i].is_expected)
            rows.indexes[rows.expected++] = i;
    }
    rows.count = rows.expected;
    return rows;
}

/* With a name the number stands below it: the number is what is typed back. */
static void fill_cells(const struct attendance_list *list, const struct rows *rows, size_t index,
                       struct row_cells *row)
{
    const char *text = "", *detail = NULL;
    if (index < rows->expected) {
        size_t at = rows->indexes[index];
        const char *name = list->names ? list->names[at] : NULL;
        text = name ? name : list->roster->rows[at].participant;
        detail = name ? list->roster->rows[at].participant : NULL;
    }
    snprintf(row->order, sizeof row->order, "%zu", index + 1);
    const struct table_cell cells[COLUMN_COUNT] = {
        {.text = row->order}, {.text = text, .detail = detail}, {.text = ""}, {.text = ""},
        {.text = ""},         {.text = ""},
    };
    memcpy(row->cells, cells, sizeof cells);
}

static void draw_line(struct page *page, double x, double y, double width, const char *text)
{
    static const struct type_style style = {.size = 7.8, .ink = INK_MUTED};
    struct type *type = &page->pdf.type;
    if (!type->is_measuring)
        type_rule(page->pdf.cr, INK_LINE, 0.6, x, y, width);
    type_draw(type, &style, x, y + type_mm(4), width, text);
}

/* What stands below the last row, which ends at y; returns the last baseline. */
static double draw_tail(struct page *page, const struct attendance_list *list, double y)
{
    static const struct type_style words = {.size = 8.6, .leading = 11.6};
    static const struct type_style quiet = {.size = 7.8, .ink = INK_MUTED, .leading = 10.6};
    struct type *type = &page->pdf.type;
    struct buffer text = {0};
    y = type_draw(type, &words, PAGE_LEFT, y + type_mm(6.5), PAGE_WIDTH,
                  polish(N_("Attendance: o for present, s for late with the hour of arrival, n for "
                            "absent. An empty field stays without a mark.")));
    y += type_mm(12);
    draw_line(page, PAGE_LEFT, y, type_mm(52), polish(N_("people counted in the room")));
    draw_line(page, PAGE_LEFT + type_mm(60), y, type_mm(52),
              polish(N_("among them without a number")));
    draw_line(page, PAGE_LEFT + type_mm(120), y, type_mm(52), polish(N_("began and ended at")));
    y += type_mm(13);
    draw_line(page, PAGE_LEFT, y, type_mm(82), polish(N_("leader's signature, date")));
    draw_line(page, PAGE_LEFT + type_mm(90), y, type_mm(82), polish(N_("typed back by, date")));
    buffer_printf(&text, "obecni attendance import-paper %s --list %s", list->roster->session,
                  list->number);
    y = type_draw(type, &quiet, PAGE_LEFT, y + type_mm(9), PAGE_WIDTH, text.text);
    buffer_free(&text);
    return y;
}

static double draw_head(struct page *page, const struct attendance_list *list, int number)
{
    return number == 1 ? attendance_head_draw(page, list) : attendance_head_again(page, list);
}

static struct table_breaks break_rows(struct page *page, const struct attendance_list *list,
                                const struct table *table, const struct rows *rows)
{
    double *heights = memory_new(rows->count, sizeof *heights);
    struct type *type = &page->pdf.type;
    for (size_t i = 0; i < rows->count; i++) {
        struct row_cells row;
        fill_cells(list, rows, i, &row);
        heights[i] = table_row_height(type, table, row.cells);
    }
    bool was_measuring = type->is_measuring;
    type->is_measuring = true;
    const struct table_space space = {
        .first = PAGE_BOTTOM - draw_head(page, list, 1) - TABLE_HEAD_HEIGHT,
        .next = PAGE_BOTTOM - draw_head(page, list, 2) - TABLE_HEAD_HEIGHT,
        .tail = draw_tail(page, list, 0),
    };
    type->is_measuring = was_measuring;
    struct table_breaks breaks = table_break(heights, rows->count, &space);
    free(heights);
    return breaks;
}

/* Where the pages end. Room for guests, as much as needs no page more; at least one row. */
static struct table_breaks plan(struct page *page, const struct attendance_list *list,
                                const struct table *table, struct rows *rows)
{
    rows->count = rows->expected + 1;
    struct table_breaks breaks = break_rows(page, list, table, rows);
    while (rows->count < rows->expected + GUEST_ROWS_MOST && rows->count < 2 * rows->expected) {
        rows->count++;
        struct table_breaks more = break_rows(page, list, table, rows);
        if (more.page_count > breaks.page_count) {
            table_breaks_free(&more);
            rows->count--;
            return breaks;
        }
        table_breaks_free(&breaks);
        breaks = more;
    }
    return breaks;
}

static void draw_pages(struct page *page, const struct attendance_list *list,
                       const struct table *table, const struct rows *rows,
                       const struct table_breaks *breaks)
{
    double y = 0;
    for (int number = 1; number <= breaks->page_count; number++) {
        if (number > 1)
            page_next(page);
        y = table_draw_head(page, table, draw_head(page, list, number));
        for (size_t i = breaks->starts[number - 1]; i < breaks->starts[number]; i++) {
            struct row_cells row;
            fill_cells(list, rows, i, &row);
            y = table_draw_row(page, table, row.cells, y);
        }
    }
    draw_tail(page, list, y);
}

static struct page_info info_of(const struct attendance_list *list,
                                const struct attendance_foot *foot)
{
    return (struct page_info){
        .title = foot->title.text,
        .as_of = list->as_of,
        .foot = {foot->first.text, foot->second.text},
        .code = foot->code.text,
    };
}

/* The first list begins the document that is open, each further one another. */
static bool draw_list(struct page *page, const struct attendance_list *list,
                      const struct attendance_foot *foot, bool is_first, struct error *err)
{
    struct table_column columns[COLUMN_COUNT];
    fill_columns(list, columns);
    const struct table table = {.columns = columns, .column_count = COLUMN_COUNT};
    struct rows rows = choose_rows(list);
    struct table_breaks breaks = plan(page, list, &table, &rows);
    struct page_info info = info_of(list, foot);
    bool ok = true;
    if (is_first)
        page_begin(page, breaks.page_count);
    else
        ok = page_another(page, &info, breaks.page_count, err);
    if (ok)
        draw_pages(page, list, &table, &rows, &breaks);
    table_breaks_free(&breaks);
    free(rows.indexes);
    return ok;
}

bool attendance_blank_pdf(const struct attendance_list *lists, size_t count, const char *path,
                          struct error *err)
{
    struct attendance_foot *feet = memory_new(count, sizeof *feet);
    struct page page;
    for (size_t i = 0; i < count; i++)
        attendance_foot_make(&feet[i], &lists[i]);
    struct page_info info = info_of(&lists[0], &feet[0]);
    bool ok = page_open(&page, &info, err);
    if (ok) {
        for (size_t i = 0; ok && i < count; i++)
            ok = draw_list(&page, &lists[i], &feet[i], i == 0, err);
        ok = page_close(&page, ok, path, err);
    }
    for (size_t i = 0; i < count; i++)
        attendance_foot_free(&feet[i]);
    free(feet);
    return ok;
}
