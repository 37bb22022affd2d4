/* Fields in two columns, paragraphs of a readable length of line, a quiet row of large numbers,
 * lines to sign on. */
#include "paper/sheet_blocks.h"

#include "base/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECOND_SHARE 0.5   /* where the right column of fields begins */
#define LABEL_LEAST_MM 28.0 /* from a field's label to its value */
#define LABEL_MOST_MM 44.0
#define COLUMN_GAP_MM 5.0
#define MEASURE_MM 150.0 /* the longest line of a paragraph */
#define LINE_MM 8.0      /* between lines to write on */
enum { SHORT_WORD = 14 }; /* bytes, with the blank before: shorter ones end no paragraph alone */

static const struct type_style strong_style = {
    .size = 9.2, .weight = TYPE_SEMIBOLD, .leading = 12.2};
static const struct type_style plain_style = {.size = 9.2, .leading = 12.2};
static const struct type_style label_style = {.size = 9.2, .ink = INK_MUTED, .leading = 12.2};
static const struct type_style heading_style = {
    .size = 12.5, .weight = TYPE_SEMIBOLD, .leading = 16, .tracking = -8};
static const struct type_style caption_style = {
    .size = 9.2, .weight = TYPE_SEMIBOLD, .leading = 12.2};

/* --- fields ----------------------------------------------------------------------------- */

/* From a label to its value, the same for all fields of a block. */
static double label_width(struct sheet_page *page, const struct sheet_block *block)
{
    double widest = type_mm(LABEL_LEAST_MM - 3);
    for (size_t i = 0; i < block->count; i++) {
        double width = type_width(&page->pdf.type, &label_style, block->fields[i].label);
        widest = fmax(widest, fmin(width, type_mm(LABEL_MOST_MM - 3)));
    }
    return widest + type_mm(3);
}

static double second_x(const struct sheet_page *page)
{
    return page->width * SECOND_SHARE;
}

static const struct type_style *value_style(const struct sheet_field *field)
{
    return field->is_strong ? &strong_style : &plain_style;
}

static double draw_field(struct sheet_page *page, const struct sheet_block *block, size_t index,
                         double x, double width, double y)
{
    const struct sheet_field *field = &block->fields[index];
    double label = label_width(page, block);
    sheet_page_tag(page, "LI");
    double last = sheet_page_text(page, "Lbl", &label_style, x, y, label - type_mm(2), field->label);
    last = fmax(last, sheet_page_text(page, "LBody", value_style(field), x + label, y, width - label,
                                      field->value[0] ? field->value : "–"));
    sheet_page_untag(page, "LI");
    return last;
}

/* Whether the value has room in half the width: two lines at most. */
static bool fits_half(struct sheet_page *page, const struct sheet_block *block, size_t index)
{
    const struct sheet_field *field = &block->fields[index];
    double width = second_x(page) - type_mm(COLUMN_GAP_MM) - label_width(page, block);
    return type_lines(&page->pdf.type, value_style(field), field->value, width) <= 2;
}

size_t sheet_fields_count(struct sheet_page *page, const struct sheet_block *block, size_t first)
{
    bool has_two = first + 1 < block->count && fits_half(page, block, first) &&
                   fits_half(page, block, first + 1);
    return has_two ? 2 : 1;
}

double sheet_fields_draw(struct sheet_page *page, const struct sheet_block *block, size_t first,
                         size_t count, double y)
{
    double half = second_x(page);
    y += plain_style.size;
    double last = draw_field(page, block, first, page->left,
                             count == 2 ? half - type_mm(COLUMN_GAP_MM) : page->width, y);
    if (count == 2)
        last = fmax(last, draw_field(page, block, first + 1, page->left + half, page->width - half,
                                     y));
    return last + type_mm(5.5) - plain_style.size;
}

/* --- words ------------------------------------------------------------------------------ */

double sheet_heading_draw(struct sheet_page *page, const char *heading, double y)
{
    y = sheet_page_text(page, "H2", &heading_style, page->left, y + heading_style.size, page->width,
                        heading);
    return y + 0.3 * heading_style.size;
}

double sheet_caption_draw(struct sheet_page *page, const char *caption, double y)
{
    y = sheet_page_text(page, "H3", &caption_style, page->left, y + caption_style.size, page->width,
                        caption);
    return y + 0.3 * caption_style.size;
}

static struct type_style paragraph_style(const struct sheet_paragraph *paragraph)
{
    switch (paragraph->style) {
    case SHEET_LEAD:
        return (struct type_style){.size = 12, .leading = 17.5};
    case SHEET_NOTE:
        return (struct type_style){.size = 7.8, .leading = 10.8, .ink = INK_MUTED};
    case SHEET_PLAIN:
        break;
    }
    return (struct type_style){.size = 9.5, .leading = 13.6};
}

static double measure_of(const struct sheet_page *page)
{
    return fmin(page->width, type_mm(MEASURE_MM));
}

/* The text; its last two words bound where the last would stand alone on a line. Free it. */
static char *text_of(struct sheet_page *page, const struct sheet_paragraph *paragraph)
{
    struct type_style style = paragraph_style(paragraph);
    double measure = measure_of(page);
    int lines = type_lines(&page->pdf.type, &style, paragraph->text, measure);
    const char *blank = strrchr(paragraph->text, ' ');
    struct buffer bound = {0};
    if (lines < 2 || !blank || strlen(blank) > SHORT_WORD)
        return memory_copy_text(paragraph->text);
    buffer_append(&bound, paragraph->text, (size_t)(blank - paragraph->text));
    buffer_printf(&bound, "\u00A0%s", blank + 1);
    if (type_lines(&page->pdf.type, &style, bound.text, measure) == lines)
        return bound.text;
    buffer_free(&bound);
    return memory_copy_text(paragraph->text);
}

int sheet_paragraph_lines(struct sheet_page *page, const struct sheet_paragraph *paragraph)
{
    struct type_style style = paragraph_style(paragraph);
    return type_lines(&page->pdf.type, &style, paragraph->text, measure_of(page));
}

double sheet_paragraph_draw(struct sheet_page *page, const struct sheet_paragraph *paragraph,
                            int from, int count, double y)
{
    struct type_style style = paragraph_style(paragraph);
    if (!page->pdf.type.is_measuring) {
        char *text = text_of(page, paragraph);
        type_draw_some(&page->pdf.type, &style, page->left, y + style.size, measure_of(page), text,
                       from, count);
        free(text);
    }
    return y + count * style.leading;
}

/* --- sums ------------------------------------------------------------------------------- */

static double draw_sum(struct sheet_page *page, const struct sheet_sum *sum, double x, double y)
{
    static const struct type_style number_style = {.size = 15, .weight = TYPE_SEMIBOLD};
    static const struct type_style words_style = {.size = 9.2};
    struct type *type = &page->pdf.type;
    double width = type_mm(14);
    sheet_page_tag(page, "P");
    if (sum->number[0]) {
        /* The blank keeps number and words apart for readers aloud. */
        char number[64];
        snprintf(number, sizeof number, "%s ", sum->number);
        width = type_width(type, &number_style, sum->number);
        type_draw(type, &number_style, x, y, TYPE_UNBOUND, number);
    } else {
        sheet_page_rule(page, INK_LINE, 0.6, x, y, width);
    }
    type_draw(type, &words_style, x, y + type_mm(5), TYPE_UNBOUND, sum->words);
    sheet_page_untag(page, "P");
    return fmax(width, type_width(type, &words_style, sum->words));
}

double sheet_sums_draw(struct sheet_page *page, const struct sheet_block *block, double y)
{
    struct type *type = &page->pdf.type;
    bool was_measuring = type->is_measuring;
    double x = page->left;
    y += 11;
    for (size_t i = 0; i < block->count; i++) {
        type->is_measuring = true;
        double width = draw_sum(page, &block->sums[i], x, y);
        type->is_measuring = was_measuring;
        if (x > page->left && x + width > page->right) {
            x = page->left;
            y += type_mm(14);
        }
        draw_sum(page, &block->sums[i], x, y);
        x += width + type_mm(9);
    }
    return y + type_mm(5) + 3;
}

/* --- room for a pen --------------------------------------------------------------------- */

double sheet_line_draw(struct sheet_page *page, double y)
{
    sheet_page_rule(page, INK_HAIRLINE, 0.5, page->left, y + type_mm(LINE_MM), page->width);
    return y + type_mm(LINE_MM);
}

double sheet_signatures_draw(struct sheet_page *page, const struct sheet_block *block, double y)
{
    static const struct type_style style = {.size = 7.8, .ink = INK_MUTED, .leading = 10};
    size_t across = block->count > 2 ? 3 : 2;
    double gap = type_mm(across == 2 ? 14 : 8), last = y;
    double width = fmin((page->width - gap * (double)(across - 1)) / (double)across, type_mm(79));
    gap = (page->width - width * (double)across) / (double)(across - 1);
    for (size_t i = 0; i < block->count; i++) {
        /* A single one stands on the right, where letters are signed. */
        double x = page->left + (width + gap) * (double)(block->count == 1 ? 1 : i % across);
        if (i && i % across == 0)
            y = last + type_mm(17);
        sheet_page_rule(page, INK_LINE, 0.6, x, y, width);
        last = fmax(last, sheet_page_text(page, "P", &style, x, y + type_mm(4), width,
                                          block->signatures[i]));
    }
    return last + 3;
}
