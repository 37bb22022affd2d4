/* Pango shapes and breaks; lines are placed here one by one, because Pango's own line
 * distance depends on the font. Hinting is off: the same text has the same lengths on
 * every surface. */
#include "paper/type.h"

#include "base/memory.h"
#include "document/polish_text.h"
#include "paper/type_cache.h"

#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#define FAMILIES "Inter, Noto Sans, DejaVu Sans, sans-serif"

static const PangoWeight weights[] = {
    [TYPE_REGULAR] = PANGO_WEIGHT_NORMAL,
    [TYPE_MEDIUM] = PANGO_WEIGHT_MEDIUM,
    [TYPE_SEMIBOLD] = PANGO_WEIGHT_SEMIBOLD,
};

static const struct {
    double red, green, blue;
} inks[] = {
    [INK_TEXT] = {.red = 0x17 / 255.0, .green = 0x18 / 255.0, .blue = 0x1C / 255.0},
    [INK_MUTED] = {.red = 0x4A / 255.0, .green = 0x4D / 255.0, .blue = 0x54 / 255.0},
    [INK_LINE] = {.red = 0x4A / 255.0, .green = 0x4D / 255.0, .blue = 0x54 / 255.0},
    [INK_HAIRLINE] = {.red = 0xAE / 255.0, .green = 0xAB / 255.0, .blue = 0xA4 / 255.0},
    [INK_ACCENT] = {.red = 0x00 / 255.0, .green = 0x59 / 255.0, .blue = 0x4C / 255.0},
    [INK_WATERMARK] = {.red = 0xF3 / 255.0, .green = 0xF3 / 255.0, .blue = 0xF3 / 255.0},
    [INK_WHITE] = {.red = 1, .green = 1, .blue = 1},
};

double type_mm(double mm)
{
    return mm * 72.0 / 25.4;
}

static void use_exact_metrics(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

void type_init(struct type *type, cairo_t *cr)
{
    PangoContext *context = pango_cairo_create_context(cr);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("pl"));
    use_exact_metrics(context);
    type->cr = cr;
    type->is_measuring = false;
    type->layout = pango_layout_new(context);
    type->single = pango_layout_new(context);
    type->cache = type_cache_new();
    pango_layout_set_wrap(type->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(type->layout, FALSE);
    g_object_unref(context);
}

void type_finish(struct type *type)
{
    type_cache_free(type->cache);
    type->cache = NULL;
    g_clear_object(&type->single);
    g_clear_object(&type->layout);
}

void type_ink(cairo_t *cr, enum ink ink)
{
    cairo_set_source_rgb(cr, inks[ink].red, inks[ink].green, inks[ink].blue);
}

void type_rule(cairo_t *cr, enum ink ink, double thickness, double x, double y, double length)
{
    type_ink(cr, ink);
    cairo_rectangle(cr, x, y - thickness / 2, length, thickness);
    cairo_fill(cr);
}

double type_leading(const struct type_style *style)
{
    return style->leading > 0 ? style->leading : 1.3 * style->size;
}

static void set_font(PangoLayout *layout, const struct type_style *style)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, FAMILIES);
    pango_font_description_set_weight(font, weights[style->weight]);
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);

    PangoAttrList *list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_features_new("tnum=1"));
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
    int tracking = (int)(style->tracking * style->size * PANGO_SCALE / 1000);
    if (tracking)
        pango_attr_list_insert(list, pango_attr_letter_spacing_new(tracking));
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
}

static void set_text(struct type *type, const struct type_style *style, const char *text,
                     double width)
{
    set_font(type->layout, style);
    pango_layout_set_width(type->layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
    if (style->most_lines) {
        pango_layout_set_height(type->layout, -style->most_lines);
        pango_layout_set_ellipsize(type->layout, PANGO_ELLIPSIZE_END);
    } else {
        pango_layout_set_height(type->layout, -1);
        pango_layout_set_ellipsize(type->layout, PANGO_ELLIPSIZE_NONE);
    }
    char *bound = polish_bind(text);
    pango_layout_set_text(type->layout, bound, -1);
    free(bound);
}

static double line_width(PangoLayoutLine *line)
{
    PangoRectangle extents;
    pango_layout_line_get_extents(line, NULL, &extents);
    return (double)extents.width / PANGO_SCALE;
}

/* The text on one line; NULL when it is too long to be kept or has several. */
static const struct type_line *find_line(struct type *type, const struct type_style *style,
                                         const char *text)
{
    if (style->most_lines || strlen(text) > TYPE_CACHE_LONGEST || strchr(text, '\n'))
        return NULL;
    const struct type_line *line = type_cache_find(type->cache, style, text);
    if (line)
        return line;
    set_text(type, style, text, TYPE_UNBOUND);
    return type_cache_keep(type->cache, style, text, type->layout,
                           line_width(pango_layout_get_line_readonly(type->layout, 0)));
}

int type_lines(struct type *type, const struct type_style *style, const char *text, double width)
{
    const struct type_line *line = find_line(type, style, text);
    if (line && (width < 0 || line->width <= width))
        return 1;
    set_text(type, style, text, width);
    return pango_layout_get_line_count(type->layout);
}

double type_width(struct type *type, const struct type_style *style, const char *text)
{
    const struct type_line *line = find_line(type, style, text);
    if (line)
        return line->width;
    double widest = 0;
    set_text(type, style, text, TYPE_UNBOUND);
    for (int i = 0; i < pango_layout_get_line_count(type->layout); i++) {
        double width = line_width(pango_layout_get_line_readonly(type->layout, i));
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* How far from x a line of `taken` points starts. */
static double line_start(enum type_align align, double width, double taken)
{
    double room = width < 0 ? 0 : width;
    switch (align) {
    case TYPE_RIGHT:
        return room - taken;
    case TYPE_CENTRE:
        return (room - taken) / 2;
    case TYPE_LEFT:
        break;
    }
    return 0;
}

static void show(struct type *type, const struct type_style *style, double x, double y,
                 PangoLayoutLine *line)
{
    type_ink(type->cr, style->ink);
    cairo_move_to(type->cr, x, y);
    pango_cairo_show_layout_line(type->cr, line);
}

/* A line of a broken text, with a real blank at its end: the one that Pango swallows there would
 * be missing for readers aloud, who do not see that a new line begins. */
static void show_broken(struct type *type, const struct type_style *style, double x, double y,
                        PangoLayoutLine *line, bool is_last)
{
    struct buffer part = {0};
    const char *text = pango_layout_get_text(type->layout) + line->start_index;
    size_t length = (size_t)line->length;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    buffer_append(&part, text, length);
    buffer_append_text(&part, is_last ? "" : " ");
    set_font(type->single, style);
    pango_layout_set_text(type->single, part.text, -1);
    show(type, style, x, y, pango_layout_get_line_readonly(type->single, 0));
    buffer_free(&part);
}

/* Lines of the layout as it is set. */
static double show_some(struct type *type, const struct type_style *style, double x, double y,
                        double width, int from, int count)
{
    int lines = pango_layout_get_line_count(type->layout);
    for (int i = 0; i < count && !type->is_measuring; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(type->layout, from + i);
        double start = x + line_start(style->align, width, line_width(line));
        double baseline = y + i * type_leading(style);
        if (lines == 1 || style->most_lines)
            show(type, style, start, baseline, line);
        else
            show_broken(type, style, start, baseline, line, from + i + 1 == lines);
    }
    return y + (count - 1) * type_leading(style);
}

double type_draw_some(struct type *type, const struct type_style *style, double x, double y,
                      double width, const char *text, int from, int count)
{
    set_text(type, style, text, width);
    return show_some(type, style, x, y, width, from, count);
}

double type_draw(struct type *type, const struct type_style *style, double x, double y,
                 double width, const char *text)
{
    const struct type_line *line = find_line(type, style, text);
    if (line && (width < 0 || line->width <= width)) {
        if (!type->is_measuring)
            show(type, style, x + line_start(style->align, width, line->width), y,
                 pango_layout_get_line_readonly(line->layout, 0));
        return y;
    }
    set_text(type, style, text, width);
    return show_some(type, style, x, y, width, 0, pango_layout_get_line_count(type->layout));
}

void type_outline(struct type *type, const struct type_style *style, double x, double y,
                  const char *text)
{
    set_text(type, style, text, TYPE_UNBOUND);
    PangoLayoutLine *line = pango_layout_get_line_readonly(type->layout, 0);
    cairo_move_to(type->cr, x - line_width(line) / 2, y);
    pango_cairo_layout_line_path(type->cr, line);
}
