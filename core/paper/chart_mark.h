/* What tells the series of a chart apart without colour: fillings of bars, points and strokes of
 * lines. */
#ifndef OBECNI_PAPER_CHART_MARK_H
#define OBECNI_PAPER_CHART_MARK_H

#include "paper/type.h"

#include <stddef.h>

/* A bar of series 0 … 3: solid, empty, hatched, dotted; all with an outline. */
void chart_mark_bar(cairo_t *cr, size_t series, double x, double y, double width, double height);

/* Whether words within such a bar stand on dark ground. */
bool chart_mark_is_dark(size_t series);

/* A line's point: a full and an empty disc, a full and an empty square. */
void chart_mark_point(cairo_t *cr, size_t series, double x, double y);

/* Strokes the path: whole, dashed, dotted, long dashes. */
void chart_mark_stroke(cairo_t *cr, size_t series);

#endif
