/* Measures of the page, its foot, its watermark. */
#include "paper/sheet_page.h"

#include "base/clock.h"
#include "base/language.h"
#include "document/polish_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Millimetres. The binder is on the long edge: on the left of a page that stands, above one
 * that lies. */
#define UPRIGHT_LEFT_MM 20.0
#define UPRIGHT_RIGHT_MM 18.0
#define UPRIGHT_TOP_MM 17.0
#define LYING_SIDE_MM 15.0
#define LYING_TOP_MM 18.0
#define EDGE_MM 11.0      /* below the foot */
#define FOOT_GAP_MM 2.4   /* from the line to the code square: more than its quiet zone */
#define FOOT_PLAIN_MM 9.5 /* from the line to the edge when there is no square */
#define ABOVE_FOOT_MM 3.0
#define MODULE_MM 0.46     /* least: read from 150 dots an inch */
#define CODE_LEAST_MM 17.0 /* the square's side */

static const struct type_style foot_style = {.size = 7.5, .ink = INK_MUTED, .leading = 10.4};
static const struct type_style number_style = {
    .size = 7.5, .ink = INK_MUTED, .leading = 10.4, .align = TYPE_RIGHT};
static const struct type_style watermark_style = {
    .size = 118, .weight = TYPE_SEMIBOLD, .ink = INK_WATERMARK, .tracking = 20};

const char *sheet_page_polish(const char *text)
{
    return language_text(LANGUAGE_POLISH, text);
}

void sheet_page_tag(struct sheet_page *page, const char *name)
{
    if (!page->pdf.type.is_measuring)
        cairo_tag_begin(page->pdf.cr, name, NULL);
}

void sheet_page_untag(struct sheet_page *page, const char *name)
{
    if (!page->pdf.type.is_measuring)
        cairo_tag_end(page->pdf.cr, name);
}

double sheet_page_text(struct sheet_page *page, const char *tag, const struct type_style *style,
                       double x, double y, double width, const char *text)
{
    sheet_page_tag(page, tag);
    y = type_draw(&page->pdf.type, style, x, y, width, text);
    sheet_page_untag(page, tag);
    return y;
}

void sheet_page_rule(struct sheet_page *page, enum ink ink, double thickness, double x, double y,
                     double length)
{
    if (!page->pdf.type.is_measuring)
        type_rule(page->pdf.cr, ink, thickness, x, y, length);
}

static double page_height(const struct sheet_page *page)
{
    return type_mm(page->sheet->is_landscape ? PDF_A4_WIDTH_MM : PDF_A4_HEIGHT_MM);
}

static double page_width(const struct sheet_page *page)
{
    return type_mm(page->sheet->is_landscape ? PDF_A4_HEIGHT_MM : PDF_A4_WIDTH_MM);
}

static double code_side(const struct sheet_page *page)
{
    return type_mm(fmax(CODE_LEAST_MM, MODULE_MM * page->square.side));
}

static void measure(struct sheet_page *page)
{
    bool is_lying = page->sheet->is_landscape;
    page->left = type_mm(is_lying ? LYING_SIDE_MM : UPRIGHT_LEFT_MM);
    page->right = page_width(page) - type_mm(is_lying ? LYING_SIDE_MM : UPRIGHT_RIGHT_MM);
    page->width = page->right - page->left;
    page->top = type_mm(is_lying ? LYING_TOP_MM : UPRIGHT_TOP_MM);
    double edge = page_height(page) - type_mm(EDGE_MM);
    page->foot = page->square.side ? edge - code_side(page) - type_mm(FOOT_GAP_MM)
                                   : edge - type_mm(FOOT_PLAIN_MM);
    page->bottom = page->foot - type_mm(ABOVE_FOOT_MM);
}

bool sheet_page_use(struct sheet_page *page, const struct sheet *sheet,
                    const struct sheet_issue *issue, struct error *err)
{
    sheet_page_leave(page);
    page->sheet = sheet;
    page->issue = issue;
    page->number = page->count = 0;
    page->is_tight = false;
    if (issue->code && issue->code[0] &&
        !code_square_make(&page->square, issue->code, CODE_CORRECTION_M, err))
        return false;
    if (page->square.side)
        page->code = code_square_image(&page->square);
    measure(page);
    return true;
}

void sheet_page_leave(struct sheet_page *page)
{
    if (page->code)
        cairo_surface_destroy(page->code);
    page->code = NULL;
    code_square_free(&page->square);
}

/* Outlines, not words: whoever searches or reads the text aloud meets the word in the head. */
static void draw_watermark(struct sheet_page *page)
{
    cairo_t *cr = page->pdf.cr;
    double width = page_width(page), height = page_height(page);
    cairo_save(cr);
    cairo_translate(cr, width / 2 + (page->left - (width - page->right)) / 2, height / 2);
    cairo_rotate(cr, -atan2(height, width));
    type_outline(&page->pdf.type, &watermark_style, 0, 0.36 * watermark_style.size,
                 sheet_page_polish(N_("DRAFT")));
    type_ink(cr, INK_WATERMARK);
    cairo_fill(cr);
    cairo_restore(cr);
}

void sheet_page_begin(struct sheet_page *page)
{
    page->number++;
    pdf_size(&page->pdf, page_width(page), page_height(page));
    if (page->sheet->is_draft)
        draw_watermark(page);
}

static void append_part(struct buffer *line, const char *format, const char *text)
{
    if (!text || !text[0])
        return;
    buffer_append_text(line, line->length ? " · " : "");
    buffer_printf(line, format, text);
}

/* "ZA/12/2026 · skrót danych 7F3A-91C2-0B5E · łańcuch 0004 2218"; a correction says so in the line
 * above. */
static void write_origin(const struct sheet_page *page, struct buffer *text)
{
    const struct sheet_issue *issue = page->issue;
    char day[POLISH_TEXT_SIZE], time[POLISH_TEXT_SIZE];
    struct buffer line = {0};
    polish_date_digits(clock_wall(page->sheet->as_of_at).day, day);
    polish_time(page->sheet->as_of_at, time);
    buffer_printf(text, sheet_page_polish(N_("Printed from the electronic register. As of %s, %s.")),
                  day, time);
    if (issue->corrects)
        buffer_printf(text, " · %s", issue->corrects);
    buffer_append_text(text, "\n");
    append_part(&line, "%s", issue->number);
    append_part(&line, sheet_page_polish(N_("data digest %s")), issue->digest);
    append_part(&line, sheet_page_polish(N_("chain %s")), issue->chain);
    if (page->sheet->is_draft)
        append_part(&line, "%s", sheet_page_polish(N_("draft, not in the register of documents")));
    buffer_append_text(text, line.text ? line.text : "");
    buffer_free(&line);
}

/* The last page's foot is an element of the document, the others repeat it. */
static void draw_foot_text(struct sheet_page *page, const struct type_style *style, double x,
                           double y, double width, const char *text)
{
    if (page->number == page->count)
        sheet_page_text(page, "P", style, x, y, width, text);
    else
        type_draw(&page->pdf.type, style, x, y, width, text);
}

static void draw_foot(struct sheet_page *page)
{
    struct type *type = &page->pdf.type;
    double number_width = type_mm(24);
    double width = page->width;
    double y = page_height(page) - type_mm(EDGE_MM) - foot_style.leading - 1;
    struct buffer origin = {0};
    char number[64];
    if (page->square.side) {
        code_square_draw_image(page->code, page->pdf.cr, page->right - code_side(page),
                               page->foot + type_mm(FOOT_GAP_MM), code_side(page));
        width -= code_side(page) + type_mm(4.5);
    }
    write_origin(page, &origin);
    int lines = type_lines(type, &foot_style, origin.text, width - number_width);
    draw_foot_text(page, &foot_style, page->left, y - (lines - 2) * foot_style.leading,
                   width - number_width, origin.text);
    snprintf(number, sizeof number, sheet_page_polish(N_("page %d of %d")), page->number,
             page->count);
    draw_foot_text(page, &number_style, page->left + width - number_width,
                   y + foot_style.leading, number_width, number);
    buffer_free(&origin);
}

void sheet_page_end(struct sheet_page *page)
{
    type_rule(page->pdf.cr, INK_HAIRLINE, 0.5, page->left, page->foot, page->width);
    draw_foot(page);
}
