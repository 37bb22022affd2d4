/* Heads, rows, groups and sums of a table: a small head over a dark line, hairlines between the
 * rows, no boxes. */
#include "paper/sheet_table.h"

#include "base/language.h"
#include "base/memory.h"
#include "paper/sheet_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIGNING_ROW_MM 9.25
#define SIGNING_TIGHT_MM 8.5
#define COMPACT_ROW_MM 6.0
#define DENSE_ROW_MM 4.4
#define GROUP_ABOVE_MM 1.6
#define HEAD_BELOW 4.2 /* points between the lowest baseline of the head and its line */

static const struct type_style detail_style = {.size = 7.3, .ink = INK_MUTED, .leading = 9.4};
static const struct type_style dense_detail_style = {
    .size = 6.4, .ink = INK_MUTED, .leading = 7.8};

static double row_least(const struct sheet_page *page, const struct sheet_table *table)
{
    if (table->is_for_signing)
        return type_mm(page->is_tight ? SIGNING_TIGHT_MM : SIGNING_ROW_MM);
    return type_mm(table->is_dense ? DENSE_ROW_MM : COMPACT_ROW_MM);
}

static double row_padding(const struct sheet_table *table)
{
    return table->is_for_signing ? 7.4 : table->is_dense ? 4.4 : 7.0;
}

static const struct type_style *detail_of(const struct sheet_table *table)
{
    return table->is_dense ? &dense_detail_style : &detail_style;
}

static struct type_style cell_style(const struct sheet_part *part, size_t column,
                                    enum sheet_row_kind kind)
{
    struct type_style style =
        sheet_columns_style(part->table, &part->table->columns[part->columns[column]]);
    if (kind != SHEET_ROW)
        style.weight = TYPE_SEMIBOLD;
    return style;
}

/* The text's cell in a row; an empty one where the row has fewer. */
static struct sheet_cell cell_of(const struct sheet_part *part, const struct sheet_row *row,
                                 size_t column)
{
    static const struct sheet_cell empty = {.text = ""};
    size_t index = part->columns[column];
    return index < row->cell_count ? row->cells[index] : empty;
}

/* How far the last baseline is below the first one. */
static double cell_depth(struct sheet_page *page, const struct sheet_part *part,
                         const struct sheet_row *row, size_t column)
{
    struct sheet_cell cell = cell_of(part, row, column);
    struct type_style style = cell_style(part, column, row->kind);
    struct type *type = &page->pdf.type;
    const struct type_style *detail = detail_of(part->table);
    double depth = 0;
    if (cell.text && cell.text[0])
        depth = (type_lines(type, &style, cell.text, part->width[column]) - 1) * style.leading;
    if (cell.detail && cell.detail[0])
        depth += detail->leading * type_lines(type, detail, cell.detail, part->width[column]);
    return depth;
}

static double group_width(const struct sheet_page *page, const struct sheet_part *part)
{
    return page->right - part->x[0];
}

static bool is_quiet(const struct sheet_part *part, size_t column)
{
    return part->table->columns[part->columns[column]].is_quiet;
}

/* Of the deepest cell; quiet ones do not move the others' baseline, so they count apart. */
static double deepest_cell(struct sheet_page *page, const struct sheet_part *part,
                           const struct sheet_row *row, bool of_quiet)
{
    double deepest = 0;
    for (size_t i = 0; i < part->count; i++) {
        if (is_quiet(part, i) == of_quiet)
            deepest = fmax(deepest, cell_depth(page, part, row, i));
    }
    return deepest;
}

struct depths {
    double text, quiet; /* from the first baseline to the last */
};

static struct depths depths_of(struct sheet_page *page, const struct sheet_part *part,
                               const struct sheet_row *row)
{
    if (row->kind == SHEET_ROW_GROUP) {
        struct type_style style = cell_style(part, 0, row->kind);
        int lines =
            type_lines(&page->pdf.type, &style, row->cells[0].text, group_width(page, part));
        return (struct depths){.text = (lines - 1) * style.leading};
    }
    return (struct depths){.text = deepest_cell(page, part, row, false),
                           .quiet = deepest_cell(page, part, row, true)};
}

static double text_size(const struct sheet_table *table)
{
    return table->is_dense ? 7.2 : 9.2;
}

static double height_of(const struct sheet_page *page, const struct sheet_part *part,
                        const struct sheet_row *row, const struct depths *depths)
{
    double least = row_least(page, part->table);
    double depth = fmax(depths->text, depths->quiet - 0.3 * text_size(part->table));
    if (row->kind != SHEET_ROW && part->table->is_for_signing)
        least = type_mm(COMPACT_ROW_MM + 1);
    double above = row->kind == SHEET_ROW_GROUP ? type_mm(GROUP_ABOVE_MM) : 0;
    return above + fmax(least, depth + text_size(part->table) + row_padding(part->table));
}

double sheet_part_row_height(struct sheet_page *page, const struct sheet_part *part, size_t row)
{
    const struct sheet_row *of = &part->table->rows[row];
    struct depths depths = depths_of(page, part, of);
    return height_of(page, part, of, &depths);
}

/* Text and detail are elements of their own, so that no reader runs them together. */
static void draw_cell(struct sheet_page *page, const struct sheet_part *part,
                      const struct sheet_row *row, size_t column, double baseline)
{
    struct sheet_cell cell = cell_of(part, row, column);
    struct type_style style = cell_style(part, column, row->kind);
    struct type_style detail = *detail_of(part->table);
    double x = part->x[column], width = part->width[column], last = baseline - detail.leading;
    bool has_detail = cell.detail && cell.detail[0];
    detail.align = style.align;
    if (has_detail)
        sheet_page_tag(page, "P");
    if (cell.text && cell.text[0])
        last = type_draw(&page->pdf.type, &style, x, baseline, width, cell.text);
    if (!has_detail)
        return;
    sheet_page_untag(page, "P");
    sheet_page_text(page, "P", &detail, x, last + detail.leading, width, cell.detail);
}

static void begin_head(struct sheet_page *page, bool is_of_row)
{
    sheet_page_tag(page, "TH");
    if (!page->pdf.type.is_measuring)
        pdf_notes_head(&page->notes, is_of_row);
}

static void draw_group(struct sheet_page *page, const struct sheet_part *part,
                       const struct sheet_row *row, double baseline)
{
    struct type_style style = cell_style(part, 0, row->kind);
    style.align = TYPE_LEFT;
    begin_head(page, true);
    type_draw(&page->pdf.type, &style, part->x[0], baseline, group_width(page, part),
              row->cells[0].text);
    sheet_page_untag(page, "TH");
}

/* Small letters are about half as high as the size: this is their optical middle. */
static double middle_baseline(double size, double top, double height, double depth)
{
    return top + (height - depth) / 2 + 0.35 * size;
}

/* The column that says whom or what a row is about: its first words. */
static bool is_row_head(const struct sheet_part *part, size_t column)
{
    for (size_t i = 0; i < part->count; i++) {
        if (part->table->columns[part->columns[i]].value == SHEET_TEXT && !is_quiet(part, i))
            return i == column;
    }
    return false;
}

static void draw_cells(struct sheet_page *page, const struct sheet_part *part,
                       const struct sheet_row *row, double y, double height, double depth)
{
    double baseline = middle_baseline(text_size(part->table), y, height, depth);
    for (size_t i = 0; i < part->count; i++) {
        double own = cell_depth(page, part, row, i);
        bool is_apart = is_quiet(part, i) && own > depth, is_head = is_row_head(part, i);
        if (is_head)
            begin_head(page, true);
        else
            sheet_page_tag(page, "TD");
        draw_cell(page, part, row, i,
                  is_apart ? middle_baseline(cell_style(part, i, row->kind).size, y, height, own)
                           : baseline);
        sheet_page_untag(page, is_head ? "TH" : "TD");
    }
}

void sheet_part_draw_row(struct sheet_page *page, const struct sheet_part *part, size_t row,
                         double y)
{
    const struct sheet_row *of = &part->table->rows[row];
    struct depths depths = depths_of(page, part, of);
    double height = height_of(page, part, of, &depths), above = type_mm(GROUP_ABOVE_MM);
    sheet_page_tag(page, "TR");
    if (of->kind == SHEET_ROW_GROUP)
        draw_group(page, part, of,
                   middle_baseline(text_size(part->table), y + above, height - above, depths.text));
    else
        draw_cells(page, part, of, y, height, depths.text);
    sheet_page_untag(page, "TR");
    if (of->kind == SHEET_ROW_SUM)
        sheet_page_rule(page, INK_LINE, 0.7, page->left, y, page->width);
    sheet_page_rule(page, INK_HAIRLINE, part->table->is_dense ? 0.35 : 0.5, page->left, y + height,
                    page->width);
}

/* --- heads ------------------------------------------------------------------------------ */

static const struct sheet_column *column_of(const struct sheet_part *part, size_t column)
{
    return &part->table->columns[part->columns[column]];
}

static struct type_style head_style(const struct sheet_part *part, size_t column)
{
    return sheet_columns_head_style(part->table, column_of(part, column));
}

static bool is_turned(const struct sheet_part *part, size_t column)
{
    return part->is_turned && column_of(part, column)->value == SHEET_MARK;
}

/* Whether some mark's head is wider than its column: then all of them stand upright. */
static bool must_turn(struct sheet_page *page, const struct sheet_part *part)
{
    for (size_t i = 0; i < part->count; i++) {
        struct type_style style = head_style(part, i);
        if (column_of(part, i)->value == SHEET_MARK &&
            type_width(&page->pdf.type, &style, column_of(part, i)->head) >
                part->width[i] + 0.5 * sheet_columns_gap(part->table))
            return true;
    }
    return false;
}

static double head_height(struct sheet_page *page, const struct sheet_part *part)
{
    double highest = 0;
    struct type *type = &page->pdf.type;
    for (size_t i = 0; i < part->count; i++) {
        struct type_style style = head_style(part, i);
        const char *head = column_of(part, i)->head;
        double height =
            is_turned(part, i)
                ? type_width(type, &style, head)
                : style.size + (type_lines(type, &style, head, part->width[i]) - 1) * style.leading;
        highest = fmax(highest, height);
    }
    return highest + HEAD_BELOW + 2;
}

/* Upright, its lines from left to right, read from below. */
static void draw_turned(struct sheet_page *page, const struct sheet_part *part, size_t column,
                        double bottom)
{
    struct type_style style = head_style(part, column);
    struct type *type = &page->pdf.type;
    cairo_t *cr = page->pdf.cr;
    const char *head = column_of(part, column)->head;
    int lines = type_lines(type, &style, head, TYPE_UNBOUND);
    double middle = part->x[column] + part->width[column] / 2;
    if (type->is_measuring)
        return;
    style.align = TYPE_LEFT;
    cairo_save(cr);
    cairo_translate(cr, middle - (lines - 1) * style.leading / 2 + 0.35 * style.size, bottom);
    cairo_rotate(cr, -1.5707963267948966);
    type_draw(type, &style, 0, 0, TYPE_UNBOUND, head);
    cairo_restore(cr);
}

static void draw_level(struct sheet_page *page, const struct sheet_part *part, size_t column,
                       double bottom)
{
    struct type_style style = head_style(part, column);
    const char *head = column_of(part, column)->head;
    double x = part->x[column], width = part->width[column];
    /* A mark's head may reach into the gaps beside it. */
    double more = column_of(part, column)->value == SHEET_MARK ? sheet_columns_gap(part->table) : 0;
    int lines = type_lines(&page->pdf.type, &style, head, width + more);
    type_draw(&page->pdf.type, &style, x - more / 2, bottom - (lines - 1) * style.leading,
              width + more, head);
}

void sheet_part_draw_head(struct sheet_page *page, const struct sheet_part *part, double y,
                          bool is_again)
{
    double bottom = y + part->head_height;
    if (!is_again)
        sheet_page_tag(page, "TR");
    for (size_t i = 0; i < part->count; i++) {
        if (!is_again)
            begin_head(page, false);
        if (is_turned(part, i))
            draw_turned(page, part, i, bottom - HEAD_BELOW);
        else
            draw_level(page, part, i, bottom - HEAD_BELOW);
        if (!is_again)
            sheet_page_untag(page, "TH");
    }
    if (!is_again)
        sheet_page_untag(page, "TR");
    sheet_page_rule(page, INK_LINE, 0.9, page->left, bottom, page->width);
}

size_t sheet_table_parts(struct sheet_page *page, const struct sheet_table *table,
                         struct sheet_part **parts)
{
    size_t count = sheet_columns_parts(page, table, parts);
    for (size_t i = 0; i < count; i++) {
        struct sheet_part *part = &(*parts)[i];
        part->is_turned = must_turn(page, part);
        part->head_height = head_height(page, part);
    }
    return count;
}

char *sheet_part_caption(const struct sheet_part *part)
{
    const char *caption = part->table->caption ? part->table->caption : "";
    struct buffer text = {0};
    buffer_append_text(&text, caption);
    if (part->total > 1 && caption[0])
        buffer_printf(&text, sheet_page_polish(N_(", part %d of %d")), part->number, part->total);
    else if (part->total > 1)
        buffer_printf(&text, sheet_page_polish(N_("Part %d of %d")), part->number, part->total);
    return text.text;
}

void sheet_part_free(struct sheet_part *part)
{
    free(part->columns);
    free(part->x);
    free(part->width);
    memset(part, 0, sizeof *part);
}
