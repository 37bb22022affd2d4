/* Foot, code square and watermark of every page. */
#include "paper/page.h"

#include "base/language.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Millimetres. */
#define FOOT_LINE_MM 263.6
#define FOOT_TEXT_MM 279.2 /* first baseline */
#define CODE_TOP_MM 266.9
#define CODE_SIDE_MM 17.0

static const struct type_style foot_style = {.size = 7.5, .ink = INK_MUTED, .leading = 10.4};
static const struct type_style number_style = {.size = 7.5, .ink = INK_MUTED, .align = TYPE_RIGHT};
static const struct type_style watermark_style = {
    .size = 118, .weight = TYPE_SEMIBOLD, .ink = INK_WATERMARK, .tracking = 20};

bool page_open(struct page *page, const struct page_info *info, struct error *err)
{
    memset(page, 0, sizeof *page);
    page->info = *info;
    if (!code_square_make(&page->square, info->code, CODE_CORRECTION_M, err))
        return false;
    pdf_open(&page->pdf, info->title, info->as_of);
    return true;
}

/* Outlines, not words: whoever searches or reads the text aloud meets the word in the head. */
static void draw_watermark(struct page *page)
{
    cairo_t *cr = page->pdf.cr;
    cairo_save(cr);
    cairo_translate(cr, type_mm(PDF_A4_WIDTH_MM / 2 + 4), type_mm(PDF_A4_HEIGHT_MM / 2));
    cairo_rotate(cr, -atan2(PDF_A4_HEIGHT_MM, PDF_A4_WIDTH_MM));
    type_outline(&page->pdf.type, &watermark_style, 0, 0.36 * watermark_style.size,
                 language_text(LANGUAGE_POLISH, N_("DRAFT")));
    type_ink(cr, INK_WATERMARK);
    cairo_fill(cr);
    cairo_restore(cr);
}

static void draw_code(struct page *page)
{
    double side = type_mm(CODE_SIDE_MM);
    code_square_draw(&page->square, page->pdf.cr, PAGE_RIGHT - side, type_mm(CODE_TOP_MM),
                     side / page->square.side);
}

static void draw_foot(struct page *page)
{
    struct type *type = &page->pdf.type;
    double y = type_mm(FOOT_TEXT_MM);
    double width = PAGE_WIDTH - type_mm(CODE_SIDE_MM) - type_mm(4);
    double number_width = type_mm(24);
    char text[64];
    type_rule(page->pdf.cr, INK_HAIRLINE, 0.5, PAGE_LEFT, type_mm(FOOT_LINE_MM), PAGE_WIDTH);
    for (int i = 0; i < 2; i++)
        type_draw(type, &foot_style, PAGE_LEFT, y + i * foot_style.leading, width - number_width,
                  page->info.foot[i]);
    snprintf(text, sizeof text, language_text(LANGUAGE_POLISH, N_("page %d of %d")), page->number,
             page->count);
    type_draw(type, &number_style, PAGE_LEFT + width - number_width, y + foot_style.leading,
              number_width, text);
    draw_code(page);
}

static void start(struct page *page)
{
    page->number++;
    if (page->info.is_draft)
        draw_watermark(page);
    draw_foot(page);
}

void page_begin(struct page *page, int count)
{
    page->count = count;
    start(page);
}

void page_next(struct page *page)
{
    cairo_show_page(page->pdf.cr);
    start(page);
}

bool page_another(struct page *page, const struct page_info *info, int count, struct error *err)
{
    code_square_free(&page->square);
    page->info = *info;
    page->number = 0;
    page->count = count;
    if (!code_square_make(&page->square, info->code, CODE_CORRECTION_M, err))
        return false;
    page_next(page);
    return true;
}

bool page_close(struct page *page, bool ok, const char *path, struct error *err)
{
    code_square_free(&page->square);
    return pdf_close(&page->pdf, ok, path, err);
}
