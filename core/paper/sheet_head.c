/* Letterhead, number, title. The row of logos is logo.c's. */
#include "paper/sheet_head.h"

#include "base/clock.h"
#include "base/language.h"
#include "document/polish_text.h"
#include "paper/logo.h"

#include <math.h>
#include <string.h>

#define DOCUMENT_MM 66.0 /* width of the document's number and date, on the right */

static const struct type_style strong_style = {
    .size = 9.2, .weight = TYPE_SEMIBOLD, .leading = 12.2};
static const struct type_style plain_style = {.size = 9.2, .leading = 12.2};
static const struct type_style muted_style = {.size = 9.2, .ink = INK_MUTED, .leading = 12.2};
static const struct type_style document_style = {
    .size = 9.2, .ink = INK_MUTED, .leading = 12.2, .align = TYPE_RIGHT};
static const struct type_style number_style = {
    .size = 9.2, .weight = TYPE_MEDIUM, .leading = 12.2, .align = TYPE_RIGHT};
static const struct type_style copy_style = {
    .size = 9.2, .weight = TYPE_SEMIBOLD, .leading = 12.2, .align = TYPE_RIGHT, .tracking = 60};
static const struct type_style title_style = {
    .size = 21, .weight = TYPE_SEMIBOLD, .tracking = -20, .leading = 25};

static bool is_given(const char *text)
{
    return text && text[0];
}

static double draw_letterhead(struct sheet_page *page, double y)
{
    const struct sheet *sheet = page->sheet;
    double width = page->width - type_mm(DOCUMENT_MM + 4);
    struct buffer club = {0};
    buffer_append_text(&club, sheet->club ? sheet->club : "");
    if (is_given(sheet->address))
        buffer_printf(&club, "%s%s", club.length ? ", " : "", sheet->address);
    if (is_given(sheet->institution))
        y = sheet_page_text(page, "P", &strong_style, page->left, y, width, sheet->institution) +
            plain_style.leading;
    if (club.length)
        y = sheet_page_text(page, "P", &plain_style, page->left, y, width, club.text) +
            plain_style.leading;
    buffer_free(&club);
    return y - plain_style.leading;
}

/* A line on the right; nothing where there is no text. Returns where the next one stands. */
static double draw_right(struct sheet_page *page, const struct type_style *style, double y,
                         const char *text)
{
    double width = type_mm(DOCUMENT_MM);
    if (!is_given(text))
        return y;
    return sheet_page_text(page, "P", style, page->right - width, y, width, text) + style->leading;
}

static double draw_printed(struct sheet_page *page, const struct type_style *style, double y,
                           const char *format, const char *text)
{
    struct buffer line = {0};
    if (!is_given(text))
        return y;
    buffer_printf(&line, format, text);
    y = draw_right(page, style, y, line.text);
    buffer_free(&line);
    return y;
}

static double draw_duplicate(struct sheet_page *page, double y)
{
    char day[POLISH_TEXT_SIZE];
    polish_date(page->issue->duplicate_on, day);
    y = draw_right(page, &copy_style, y + 0.4 * copy_style.leading,
                   sheet_page_polish(N_("DUPLICATE")));
    return draw_printed(page, &document_style, y, sheet_page_polish(N_("issued on %s")), day);
}

/* Place, number, days and state of the document, on the right; returns the last baseline. */
static double draw_document(struct sheet_page *page, double y)
{
    const struct sheet *sheet = page->sheet;
    char as_of[POLISH_TEXT_SIZE];
    polish_instant(sheet->as_of_at, as_of);
    y = draw_right(page, &document_style, y, sheet->place_and_day);
    y = draw_right(page, &document_style, y, sheet->reference);
    y = draw_printed(page, &number_style, y, sheet_page_polish(N_("no. %s")), page->issue->number);
    y = draw_printed(page, &document_style, y, sheet_page_polish(N_("as of %s")), as_of);
    y = draw_right(page, &document_style, y, page->issue->corrects);
    if (sheet->is_draft)
        y = draw_right(page, &document_style, y, sheet_page_polish(N_("DRAFT, before sign-off")));
    if (page->issue->is_duplicate)
        y = draw_duplicate(page, y);
    return y - document_style.leading;
}

double sheet_head_draw(struct sheet_page *page)
{
    const struct sheet *sheet = page->sheet;
    double y = page->top;
    if (sheet->logo_count)
        y = logo_draw_row(page, y) + type_mm(6);
    double top = y;
    y += type_mm(2.3);
    double letterhead = draw_letterhead(page, y);
    y = fmax(letterhead, draw_document(page, y));
    y = fmax(top + type_mm(page->sheet->is_landscape ? 18 : 24), y + type_mm(13));
    if (is_given(sheet->title))
        y = sheet_page_text(page, "H1", &title_style, page->left, y, page->width, sheet->title);
    if (is_given(sheet->subtitle))
        y = sheet_page_text(page, "P", &muted_style, page->left, y + type_mm(6.6), page->width,
                            sheet->subtitle);
    return y + 0.3 * muted_style.size;
}

/* The number's line: the sheet's own reference, or the register's number. */
static void write_number(const struct sheet_page *page, struct buffer *number)
{
    const char *reference = page->sheet->reference;
    buffer_append_text(number, "");
    if (is_given(reference))
        buffer_append(number, reference, strcspn(reference, "\n"));
    if (is_given(page->issue->number)) {
        buffer_append_text(number, number->length ? " · " : "");
        buffer_printf(number, sheet_page_polish(N_("no. %s")), page->issue->number);
    }
    if (page->issue->is_duplicate)
        buffer_printf(number, "%s%s", number->length ? " · " : "",
                      sheet_page_polish(N_("DUPLICATE")));
}

double sheet_head_again(struct sheet_page *page)
{
    struct type_style left = muted_style;
    struct buffer name = {0}, number = {0};
    double y = page->top + type_mm(2.3);
    left.most_lines = 1;
    buffer_append_text(&name, page->sheet->title ? page->sheet->title : "");
    if (is_given(page->sheet->subtitle))
        buffer_printf(&name, " · %s", page->sheet->subtitle);
    write_number(page, &number);
    double width = type_width(&page->pdf.type, &document_style, number.text);
    type_draw(&page->pdf.type, &left, page->left, y, page->width - width - type_mm(5), name.text);
    type_draw(&page->pdf.type, &document_style, page->left, y, page->width, number.text);
    buffer_free(&name);
    buffer_free(&number);
    return y + 0.3 * muted_style.size;
}
