/* Page by page, item by item, with the elements of the structure that stand around items: the
 * whole document, a table over several pages, a paragraph, a list of fields. */
#include "paper/sheet_pdf.h"

#include "paper/logo.h"
#include "paper/sheet_page.h"
#include "paper/sheet_plan.h"

#include <string.h>

/* The element around an item, NULL for none; items of one block and part share it. */
static const char *element_of(const struct sheet_item *item)
{
    switch (item->kind) {
    case SHEET_ITEM_FIELDS:
        return "L";
    case SHEET_ITEM_TEXT:
        return "P";
    case SHEET_ITEM_COLUMNS:
    case SHEET_ITEM_ROW:
        return "Table";
    default:
        return NULL;
    }
}

static bool is_same_element(const struct sheet_item *open, const struct sheet_item *item)
{
    const char *one = open ? element_of(open) : NULL, *other = item ? element_of(item) : NULL;
    return one && other && strcmp(one, other) == 0 && open->block == item->block &&
           open->part == item->part;
}

/* Ends what is open and begins what the item stands in; NULL: only ends. */
static void go_into(struct sheet_page *page, const struct sheet_item **open,
                    const struct sheet_item *item)
{
    if (!is_same_element(*open, item)) {
        if (*open && element_of(*open))
            sheet_page_untag(page, element_of(*open));
        if (item && element_of(item))
            sheet_page_tag(page, element_of(item));
    }
    *open = item;
}

/* A line of text is no element by itself, so it ends with its page; rows and fields are. */
static bool ends_with_page(const struct sheet_item *item)
{
    return item && item->kind == SHEET_ITEM_TEXT;
}

static void draw_page(struct sheet_page *page, const struct sheet_plan *plan, int number,
                      const struct sheet_item **open)
{
    size_t first = plan->starts[number], end = plan->starts[number + 1];
    double y = sheet_plan_top(page, plan, first);
    for (size_t i = first; i < end; i++) {
        const struct sheet_item *item = &plan->items[i];
        y += i == first ? 0 : item->above;
        go_into(page, open, item);
        sheet_plan_draw(page, plan, item, y);
        y += item->height;
    }
    if (ends_with_page(*open) || number + 1 == plan->page_count)
        go_into(page, open, NULL);
    sheet_page_end(page);
}

static bool draw_sheet(struct sheet_page *page, const struct sheet *sheet,
                       const struct sheet_issue *issue, bool is_first, struct error *err)
{
    struct sheet_plan plan;
    const struct sheet_item *open = NULL;
    if (!sheet_page_use(page, sheet, issue, err))
        return false;
    sheet_plan_make(page, &plan);
    page->count = plan.page_count;
    for (int i = 0; i < plan.page_count; i++) {
        if (i > 0 || !is_first)
            cairo_show_page(page->pdf.cr);
        sheet_page_begin(page);
        if (i == 0)
            sheet_page_tag(page, "Document");
        draw_page(page, &plan, i, &open);
    }
    sheet_page_untag(page, "Document");
    sheet_plan_free(&plan);
    return true;
}

static void write_title(const struct sheet *sheet, const struct sheet_issue *issue,
                        struct buffer *title)
{
    buffer_append_text(title, sheet->title ? sheet->title : "");
    if (issue->number)
        buffer_printf(title, " %s", issue->number);
}

bool sheet_pdf_draw(const struct sheet *sheets, const struct sheet_issue *issues, size_t count,
                    struct buffer *bytes, struct error *err)
{
    struct sheet_page page = {0};
    struct buffer title = {0};
    bool ok = true;
    memset(bytes, 0, sizeof *bytes);
    for (size_t i = 0; i < count && ok; i++)
        ok = logo_check(&sheets[i], err);
    if (!ok)
        return false;
    write_title(&sheets[0], &issues[0], &title);
    pdf_open(&page.pdf, title.text, sheets[0].as_of_at);
    for (size_t i = 0; i < count && ok; i++)
        ok = draw_sheet(&page, &sheets[i], &issues[i], i == 0, err);
    sheet_page_leave(&page);
    ok = pdf_take(&page.pdf, ok, bytes, err) &&
         pdf_catalog_update(bytes, "pl", &page.notes, err);
    if (!ok)
        buffer_free(bytes);
    pdf_notes_free(&page.notes);
    buffer_free(&title);
    return ok;
}
