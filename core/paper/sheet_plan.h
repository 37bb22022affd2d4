/* A sheet cut into what cannot be cut further – a row, a line of a paragraph, a chart – each with
 * its height; and where pages end between them. */
#ifndef OBECNI_PAPER_SHEET_PLAN_H
#define OBECNI_PAPER_SHEET_PLAN_H

#include "paper/sheet_table.h"

enum sheet_item_kind {
    SHEET_ITEM_HEAD,
    SHEET_ITEM_FIELDS, /* `index`: the first field, `count` of them */
    SHEET_ITEM_HEADING,
    SHEET_ITEM_TEXT, /* a line of a paragraph */
    SHEET_ITEM_CAPTION,
    SHEET_ITEM_COLUMNS, /* a table's head */
    SHEET_ITEM_ROW,
    SHEET_ITEM_SUMS,
    SHEET_ITEM_CHART,
    SHEET_ITEM_LINE, /* to write on */
    SHEET_ITEM_SIGNATURES,
};

struct sheet_item {
    enum sheet_item_kind kind;
    const struct sheet_block *block; /* NULL for the head */
    size_t part;                     /* of the plan's parts: captions, columns, rows */
    size_t index, count;
    double above, height; /* points; `above` is dropped at the top of a page */
    bool is_kept;         /* on the same page as the next item */
    bool begins_page;
};

struct sheet_plan {
    struct sheet_item *items;
    size_t count, capacity;
    struct sheet_part *parts;
    size_t part_count, part_capacity;
    size_t *starts; /* page p has the items starts[p] .. starts[p + 1] - 1 */
    int page_count;
};

/* Measures the sheet that the page is used for and breaks it into pages. */
void sheet_plan_make(struct sheet_page *page, struct sheet_plan *plan);
void sheet_plan_free(struct sheet_plan *plan);

/* Draws an item from y down, or measures it; returns where it ends. */
double sheet_plan_draw(struct sheet_page *page, const struct sheet_plan *plan,
                       const struct sheet_item *item, double y);

/* Where the first item of a page begins: below its head, which for all but the first page is
 * drawn by this, unless the type is measuring. */
double sheet_plan_top(struct sheet_page *page, const struct sheet_plan *plan, size_t first);

/* What is_kept and begins_page ask for, done: fills starts. */
void sheet_plan_break(struct sheet_page *page, struct sheet_plan *plan);

#endif
