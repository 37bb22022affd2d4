/* Drawn as lines and discs, not as images: sharp at every size, the same on every printer. */
#include "paper/chart_mark.h"

#include <math.h>

#define OUTLINE 0.6
#define HATCH 3.2 /* points between the strokes */
#define DOTS 3.0
#define RADIUS 2.3

static void hatch(cairo_t *cr, double x, double y, double width, double height)
{
    /* Strokes go on from bar to bar: their phase is the page's. */
    double from = floor((x - y - height) / HATCH) * HATCH;
    for (double at = from; at < x + width - y; at += HATCH) {
        cairo_move_to(cr, at + y, y);
        cairo_line_to(cr, at + y + height, y + height);
    }
    cairo_set_line_width(cr, 0.7);
    cairo_stroke(cr);
}

static void dots(cairo_t *cr, double x, double y, double width, double height)
{
    for (double row = floor(y / DOTS) * DOTS; row < y + height + DOTS; row += DOTS) {
        for (double at = floor(x / DOTS) * DOTS; at < x + width + DOTS; at += DOTS) {
            cairo_new_sub_path(cr);
            cairo_arc(cr, at, row, 0.5, 0, 2 * M_PI);
        }
    }
    cairo_fill(cr);
}

void chart_mark_bar(cairo_t *cr, size_t series, double x, double y, double width, double height)
{
    cairo_save(cr);
    cairo_rectangle(cr, x, y, width, height);
    cairo_clip(cr);
    type_ink(cr, series == 0 ? INK_MUTED : INK_WHITE);
    cairo_paint(cr);
    type_ink(cr, INK_TEXT);
    if (series == 2)
        hatch(cr, x, y, width, height);
    else if (series == 3)
        dots(cr, x, y, width, height);
    cairo_restore(cr);
    type_ink(cr, INK_TEXT);
    cairo_set_line_width(cr, OUTLINE);
    cairo_rectangle(cr, x + OUTLINE / 2, y + OUTLINE / 2, width - OUTLINE, height - OUTLINE);
    cairo_stroke(cr);
}

bool chart_mark_is_dark(size_t series)
{
    return series == 0;
}

void chart_mark_point(cairo_t *cr, size_t series, double x, double y)
{
    cairo_new_path(cr);
    if (series < 2)
        cairo_arc(cr, x, y, RADIUS, 0, 2 * M_PI);
    else
        cairo_rectangle(cr, x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
    type_ink(cr, series % 2 ? INK_WHITE : INK_TEXT);
    cairo_fill_preserve(cr);
    type_ink(cr, INK_TEXT);
    cairo_set_line_width(cr, 0.9);
    cairo_stroke(cr);
}

void chart_mark_stroke(cairo_t *cr, size_t series)
{
    static const double dashes[][2] = {{0, 0}, {4, 2.5}, {1, 2}, {8, 3}};
    cairo_save(cr);
    if (series % 4)
        cairo_set_dash(cr, dashes[series % 4], 2, 0);
    cairo_set_line_width(cr, 1.1);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    type_ink(cr, INK_TEXT);
    cairo_stroke(cr);
    cairo_restore(cr);
}
