/* From blocks to items. Breaking them into pages is sheet_break's. */
#include "paper/sheet_plan.h"

#include "base/memory.h"
#include "paper/sheet_blocks.h"
#include "paper/sheet_chart.h"
#include "paper/sheet_head.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEPT_ROWS = 3,   /* that stand with signatures or sums below */
    KEPT_LINES = 10, /* to write on: as many stay together */
    MOST_TIGHT = 3   /* pages of a sheet that is worth trying with less space */
};

/* Millimetres above a block. */
static const double space_above[] = {
    [SHEET_FIELDS] = 7.5, [SHEET_HEADING] = 9.5, [SHEET_PARAGRAPH] = 3.4, [SHEET_TABLE] = 6,
    [SHEET_SUMS] = 7.5,   [SHEET_CHART] = 7,     [SHEET_LINES] = 6,       [SHEET_SIGNATURES] = 17,
    [SHEET_PAGE] = 0,
};

static struct sheet_item *add_item(struct sheet_plan *plan, enum sheet_item_kind kind,
                                   const struct sheet_block *block)
{
    plan->items = memory_grow(plan->items, plan->count, &plan->capacity, sizeof *plan->items);
    struct sheet_item *item = &plan->items[plan->count++];
    *item = (struct sheet_item){.kind = kind, .block = block};
    return item;
}

/* After the item's other members are set. */
static void measure(struct sheet_page *page, struct sheet_plan *plan)
{
    struct sheet_item *item = &plan->items[plan->count - 1];
    double from = item->kind == SHEET_ITEM_HEAD ? page->top : 0;
    item->height = sheet_plan_draw(page, plan, item, from) - from;
}

static void add_simple(struct sheet_page *page, struct sheet_plan *plan,
                       enum sheet_item_kind kind, const struct sheet_block *block)
{
    add_item(plan, kind, block);
    measure(page, plan);
}

static void add_fields(struct sheet_page *page, struct sheet_plan *plan,
                       const struct sheet_block *block)
{
    for (size_t i = 0; i < block->count;) {
        struct sheet_item *item = add_item(plan, SHEET_ITEM_FIELDS, block);
        item->index = i;
        item->count = sheet_fields_count(page, block, i);
        i += item->count;
        item->is_kept = i < block->count;
        measure(page, plan);
    }
}

/* At least two lines of a paragraph stand together on a page. */
static void add_paragraph(struct sheet_page *page, struct sheet_plan *plan,
                          const struct sheet_block *block)
{
    int lines = sheet_paragraph_lines(page, &block->paragraph);
    for (int i = 0; i < lines; i++) {
        struct sheet_item *item = add_item(plan, SHEET_ITEM_TEXT, block);
        item->index = (size_t)i;
        item->is_kept = i + 1 < lines && (i == 0 || i + 2 == lines);
        measure(page, plan);
    }
}

/* With the next row: a group's heading, what a sum adds up, and the first and the last two of a
 * table, so that no row stands alone on a page. */
static bool is_row_kept(const struct sheet_table *table, size_t row)
{
    if (table->rows[row].kind == SHEET_ROW_GROUP)
        return true;
    if (row + 1 >= table->row_count)
        return false;
    return row == 0 || row + 2 == table->row_count || table->rows[row + 1].kind == SHEET_ROW_SUM;
}

static void add_rows(struct sheet_page *page, struct sheet_plan *plan,
                     const struct sheet_block *block, size_t part)
{
    const struct sheet_table *table = &block->table;
    for (size_t i = 0; i < table->row_count; i++) {
        struct sheet_item *item = add_item(plan, SHEET_ITEM_ROW, block);
        item->part = part;
        item->index = i;
        item->height = sheet_part_row_height(page, &plan->parts[part], i);
        item->is_kept = is_row_kept(table, i);
    }
}

static void add_part(struct sheet_page *page, struct sheet_plan *plan,
                     const struct sheet_block *block, size_t part)
{
    const struct sheet_part *of = &plan->parts[part];
    if ((block->table.caption && block->table.caption[0]) || of->total > 1) {
        struct sheet_item *item = add_item(plan, SHEET_ITEM_CAPTION, block);
        item->part = part;
        item->is_kept = true;
        measure(page, plan);
    }
    struct sheet_item *item = add_item(plan, SHEET_ITEM_COLUMNS, block);
    item->part = part;
    item->height = of->head_height;
    item->is_kept = true;
    add_rows(page, plan, block, part);
}

static void add_table(struct sheet_page *page, struct sheet_plan *plan,
                      const struct sheet_block *block)
{
    struct sheet_part *parts;
    size_t count = sheet_table_parts(page, &block->table, &parts), first = plan->part_count;
    for (size_t i = 0; i < count; i++) {
        plan->parts =
            memory_grow(plan->parts, plan->part_count, &plan->part_capacity, sizeof *plan->parts);
        plan->parts[plan->part_count++] = parts[i];
    }
    free(parts);
    for (size_t i = 0; i < count; i++) {
        size_t begin = plan->count;
        add_part(page, plan, block, first + i);
        if (i)
            plan->items[begin].above = type_mm(space_above[SHEET_TABLE]);
    }
}

static void add_lines(struct sheet_page *page, struct sheet_plan *plan,
                      const struct sheet_block *block)
{
    if (block->heading && block->heading[0]) {
        add_simple(page, plan, SHEET_ITEM_CAPTION, block);
        plan->items[plan->count - 1].is_kept = true;
    }
    for (int i = 0; i < block->lines; i++) {
        add_simple(page, plan, SHEET_ITEM_LINE, block);
        plan->items[plan->count - 1].is_kept =
            i + 1 < block->lines && (i == 0 || block->lines <= KEPT_LINES);
    }
}

/* Signatures do not stand alone: what precedes them, and up to three rows of a table, come with
 * them. */
static void keep_before(struct sheet_plan *plan)
{
    int rows = 0;
    for (size_t i = plan->count; i-- > 0 && rows < KEPT_ROWS;) {
        enum sheet_item_kind kind = plan->items[i].kind;
        if (kind == SHEET_ITEM_HEAD)
            break;
        plan->items[i].is_kept = true;
        rows += kind == SHEET_ITEM_ROW || kind == SHEET_ITEM_TEXT ? 1 : 0;
        if (kind == SHEET_ITEM_CHART || kind == SHEET_ITEM_LINE || kind == SHEET_ITEM_FIELDS)
            break;
    }
}

static void add_block(struct sheet_page *page, struct sheet_plan *plan,
                      const struct sheet_block *block)
{
    switch (block->kind) {
    case SHEET_FIELDS:
        add_fields(page, plan, block);
        break;
    case SHEET_HEADING:
        add_simple(page, plan, SHEET_ITEM_HEADING, block);
        plan->items[plan->count - 1].is_kept = true;
        break;
    case SHEET_PARAGRAPH:
        add_paragraph(page, plan, block);
        break;
    case SHEET_TABLE:
        add_table(page, plan, block);
        break;
    case SHEET_SUMS:
        add_simple(page, plan, SHEET_ITEM_SUMS, block);
        break;
    case SHEET_CHART:
        add_simple(page, plan, SHEET_ITEM_CHART, block);
        break;
    case SHEET_LINES:
        add_lines(page, plan, block);
        break;
    case SHEET_SIGNATURES:
        keep_before(plan);
        add_simple(page, plan, SHEET_ITEM_SIGNATURES, block);
        break;
    case SHEET_PAGE:
        break;
    }
}

static bool is_note(const struct sheet_block *block)
{
    return block && block->kind == SHEET_PARAGRAPH && block->paragraph.style == SHEET_NOTE;
}

/* Millimetres: what follows a heading stands nearer to it, and notes to each other; a letter
 * begins lower. */
static double wanted_above(const struct sheet_plan *plan, const struct sheet_block *block,
                           size_t begin)
{
    const struct sheet_item *before = &plan->items[begin - 1];
    if (begin == 1 && block->kind == SHEET_PARAGRAPH)
        return block->paragraph.style == SHEET_LEAD ? 11 : 7;
    if (before->kind == SHEET_ITEM_HEADING && block->kind != SHEET_SIGNATURES)
        return block->kind == SHEET_PARAGRAPH ? 2 : 4;
    if (is_note(block) && is_note(before->block))
        return 1.6;
    return space_above[block->kind];
}

static double above_of(const struct sheet_page *page, const struct sheet_plan *plan,
                       const struct sheet_block *block, size_t begin)
{
    return (page->is_tight ? 0.8 : 1) * type_mm(wanted_above(plan, block, begin));
}

static void fill(struct sheet_page *page, struct sheet_plan *plan)
{
    const struct sheet *sheet = page->sheet;
    bool begins_page = false;
    memset(plan, 0, sizeof *plan);
    add_simple(page, plan, SHEET_ITEM_HEAD, NULL);
    for (size_t i = 0; i < sheet->block_count; i++) {
        const struct sheet_block *block = &sheet->blocks[i];
        size_t begin = plan->count;
        add_block(page, plan, block);
        begins_page = begins_page || block->kind == SHEET_PAGE;
        if (plan->count == begin)
            continue;
        plan->items[begin].above = above_of(page, plan, block, begin);
        plan->items[begin].begins_page = begins_page;
        begins_page = false;
    }
    sheet_plan_break(page, plan);
}

/* Signatures on a page of their own are nobody's wish: where a little closer will do, closer. */
static void try_tight(struct sheet_page *page, struct sheet_plan *plan)
{
    struct sheet_plan tight;
    page->is_tight = true;
    fill(page, &tight);
    page->is_tight = tight.page_count < plan->page_count;
    struct sheet_plan *other = page->is_tight ? plan : &tight;
    sheet_plan_free(other);
    if (page->is_tight)
        *plan = tight;
}

void sheet_plan_make(struct sheet_page *page, struct sheet_plan *plan)
{
    page->pdf.type.is_measuring = true;
    fill(page, plan);
    if (plan->page_count > 1 && plan->page_count <= MOST_TIGHT)
        try_tight(page, plan);
    page->pdf.type.is_measuring = false;
}

void sheet_plan_free(struct sheet_plan *plan)
{
    for (size_t i = 0; i < plan->part_count; i++)
        sheet_part_free(&plan->parts[i]);
    free(plan->parts);
    free(plan->items);
    free(plan->starts);
    memset(plan, 0, sizeof *plan);
}

static double draw_caption(struct sheet_page *page, const struct sheet_plan *plan,
                           const struct sheet_item *item, double y)
{
    if (item->block->kind == SHEET_LINES)
        return sheet_caption_draw(page, item->block->heading, y);
    char *caption = sheet_part_caption(&plan->parts[item->part]);
    y = sheet_caption_draw(page, caption, y);
    free(caption);
    return y + type_mm(1.5);
}

double sheet_plan_draw(struct sheet_page *page, const struct sheet_plan *plan,
                       const struct sheet_item *item, double y)
{
    const struct sheet_block *block = item->block;
    switch (item->kind) {
    case SHEET_ITEM_HEAD:
        return sheet_head_draw(page);
    case SHEET_ITEM_FIELDS:
        return sheet_fields_draw(page, block, item->index, item->count, y);
    case SHEET_ITEM_HEADING:
        return sheet_heading_draw(page, block->heading, y);
    case SHEET_ITEM_TEXT:
        return sheet_paragraph_draw(page, &block->paragraph, (int)item->index, 1, y);
    case SHEET_ITEM_CAPTION:
        return draw_caption(page, plan, item, y);
    case SHEET_ITEM_COLUMNS:
        sheet_part_draw_head(page, &plan->parts[item->part], y, false);
        break;
    case SHEET_ITEM_ROW:
        sheet_part_draw_row(page, &plan->parts[item->part], item->index, y);
        break;
    case SHEET_ITEM_SUMS:
        return sheet_sums_draw(page, block, y);
    case SHEET_ITEM_CHART:
        return sheet_chart_draw(page, &block->chart, y);
    case SHEET_ITEM_LINE:
        return sheet_line_draw(page, y);
    case SHEET_ITEM_SIGNATURES:
        return sheet_signatures_draw(page, block, y);
    }
    return y + item->height;
}
