/* Measuring, breaking and drawing rows. */
#include "paper/table.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define ROW_LEAST 26.2 /* points; 9.25 mm, enough to sign in */
#define ROW_PADDING 7.4
#define CELL_GAP_MM 2.0 /* between a text and the next column */

enum { KEPT_WITH_TAIL = 3 };

static const struct type_style head_style = {
    .size = 7.8, .weight = TYPE_SEMIBOLD, .ink = INK_MUTED};
static const struct type_style text_style = {.size = 9.2, .leading = 12.0};
static const struct type_style quiet_style = {.size = 7.3, .ink = INK_MUTED, .leading = 9.4};

static struct type_style cell_style(const struct table_column *column)
{
    struct type_style style = column->is_quiet ? quiet_style : text_style;
    style.align = column->align;
    return style;
}

static double cell_width(const struct table_column *column)
{
    return type_mm(column->width_mm - CELL_GAP_MM);
}

/* From the first baseline to the last one, of text and detail. */
static double cell_depth(struct type *type, const struct table_column *column,
                         const struct table_cell *cell)
{
    struct type_style style = cell_style(column);
    int lines = type_lines(type, &style, cell->text, cell_width(column));
    double depth = (lines - 1) * style.leading;
    if (cell->detail)
        depth +=
            quiet_style.leading * type_lines(type, &quiet_style, cell->detail, cell_width(column));
    return depth;
}

static double row_depth(struct type *type, const struct table *table,
                        const struct table_cell *cells)
{
    double deepest = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        double depth = cell_depth(type, &table->columns[i], &cells[i]);
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

static double row_height(double depth)
{
    double height = depth + text_style.size + ROW_PADDING;
    return height > ROW_LEAST ? height : ROW_LEAST;
}

double table_row_height(struct type *type, const struct table *table,
                        const struct table_cell *cells)
{
    return row_height(row_depth(type, table, cells));
}

double table_draw_head(struct page *page, const struct table *table, double y)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *column = &table->columns[i];
        struct type_style style = head_style;
        style.align = column->align;
        type_draw(&page->pdf.type, &style, PAGE_LEFT + type_mm(column->x_mm), y, cell_width(column),
                  column->head);
    }
    type_rule(page->pdf.cr, INK_LINE, 0.9, PAGE_LEFT, y + TABLE_HEAD_HEIGHT, PAGE_WIDTH);
    return y + TABLE_HEAD_HEIGHT;
}

double table_draw_row(struct page *page, const struct table *table, const struct table_cell *cells,
                      double y)
{
    struct type *type = &page->pdf.type;
    double depth = row_depth(type, table, cells);
    double height = row_height(depth);
    /* Small letters are about half as high as the size: this is their optical middle. */
    double baseline = y + (height - depth) / 2 + 0.34 * text_style.size;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *column = &table->columns[i];
        struct type_style style = cell_style(column);
        double x = PAGE_LEFT + type_mm(column->x_mm);
        double last = type_draw(type, &style, x, baseline, cell_width(column), cells[i].text);
        if (cells[i].detail)
            type_draw(type, &quiet_style, x, last + quiet_style.leading, cell_width(column),
                      cells[i].detail);
    }
    type_rule(page->pdf.cr, INK_HAIRLINE, 0.5, PAGE_LEFT, y + height, PAGE_WIDTH);
    return y + height;
}

/* The last page, where the tail stands, gets company: up to three rows, of which the page
 * before can spare all but one. */
static void fill_last_page(size_t *starts, int page, size_t count)
{
    size_t earliest = starts[page - 1] + 1;
    size_t wanted = count > KEPT_WITH_TAIL ? count - KEPT_WITH_TAIL : 0;
    wanted = wanted > earliest ? wanted : earliest;
    if (starts[page] > wanted)
        starts[page] = wanted;
}

struct table_breaks table_break(const double *heights, size_t count,
                                const struct table_space *space)
{
    struct table_breaks breaks = {.starts = memory_new(count + 3, sizeof(size_t))};
    double room = space->first;
    size_t *starts = breaks.starts;
    int page = 0;
    for (size_t i = 0; i < count; i++) {
        if (heights[i] > room && i > starts[page]) {
            starts[++page] = i;
            room = space->next;
        }
        room -= heights[i];
    }
    if (space->tail > room && count > 0)
        starts[++page] = count;
    if (page > 0)
        fill_last_page(starts, page, count);
    starts[page + 1] = count;
    breaks.page_count = page + 1;
    return breaks;
}

void table_breaks_free(struct table_breaks *breaks)
{
    free(breaks->starts);
    memset(breaks, 0, sizeof *breaks);
}
