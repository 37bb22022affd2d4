/* Where pages end: greedily, chains of kept items as a whole where they fit on a page. */
#include "base/memory.h"
#include "paper/sheet_head.h"
#include "paper/sheet_plan.h"

#define BELOW_HEAD_MM 7.0 /* under the head of a further page */

/* What stands at the top of the next page. */
struct filling {
    struct sheet_page *page;
    struct sheet_plan *plan;
    double y;    /* where the next item's `above` begins */
    size_t from; /* the first item of the page */
};

double sheet_plan_top(struct sheet_page *page, const struct sheet_plan *plan, size_t first)
{
    const struct sheet_item *item = &plan->items[first];
    if (item->kind == SHEET_ITEM_HEAD)
        return page->top;
    double y = sheet_head_again(page) + type_mm(BELOW_HEAD_MM);
    if (item->kind == SHEET_ITEM_ROW) {
        const struct sheet_part *part = &plan->parts[item->part];
        if (!page->pdf.type.is_measuring)
            sheet_part_draw_head(page, part, y, true);
        y += part->head_height;
    }
    return y;
}

static void begin_page(struct filling *filling, size_t first)
{
    struct sheet_plan *plan = filling->plan;
    plan->starts[plan->page_count++] = first;
    filling->from = first;
    filling->y = sheet_plan_top(filling->page, plan, first);
}

static double needed(const struct filling *filling, size_t index)
{
    const struct sheet_item *item = &filling->plan->items[index];
    return item->height + (index == filling->from ? 0 : item->above);
}

static void place(struct filling *filling, size_t index)
{
    filling->y += needed(filling, index);
}

/* The last item of the chain that begins at `index`. */
static size_t chain_end(const struct sheet_plan *plan, size_t index)
{
    while (index + 1 < plan->count && plan->items[index].is_kept &&
           !plan->items[index + 1].begins_page)
        index++;
    return index;
}

static bool has_room(const struct filling *filling, size_t first, size_t last)
{
    double room = filling->page->bottom - filling->y + 0.01;
    for (size_t i = first; i <= last; i++)
        room -= needed(filling, i);
    return room >= 0;
}

/* A chain that is longer than a page is broken where the page ends. */
static void place_chain(struct filling *filling, size_t first, size_t last)
{
    const struct sheet_plan *plan = filling->plan;
    if (first > filling->from &&
        (plan->items[first].begins_page || !has_room(filling, first, last)))
        begin_page(filling, first);
    for (size_t i = first; i <= last; i++) {
        if (i > filling->from && !has_room(filling, i, i))
            begin_page(filling, i);
        place(filling, i);
    }
}

void sheet_plan_break(struct sheet_page *page, struct sheet_plan *plan)
{
    struct filling filling = {.page = page, .plan = plan};
    plan->starts = memory_new(plan->count + 2, sizeof *plan->starts);
    begin_page(&filling, 0);
    for (size_t i = 0; i < plan->count;) {
        size_t last = chain_end(plan, i);
        place_chain(&filling, i, last);
        i = last + 1;
    }
    plan->starts[plan->page_count] = plan->count;
}
