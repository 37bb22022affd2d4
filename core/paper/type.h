/* Setting text on paper: Inter, tabular figures, exact baselines, ink.
 * Lengths are points (1/72 inch) unless they are named mm. Everything is set as Polish
 * text: one-letter words are bound to the next word. Where things stand is the caller's. */
#ifndef OBECNI_PAPER_TYPE_H
#define OBECNI_PAPER_TYPE_H

#include <cairo.h>
#include <pango/pango.h>
#include <stdbool.h>

enum type_weight { TYPE_REGULAR, TYPE_MEDIUM, TYPE_SEMIBOLD };
enum type_align { TYPE_LEFT, TYPE_RIGHT, TYPE_CENTRE };

/* The colours of print (look.md); hairlines are darker than on the glass, so that a black
 * and white printer keeps them. */
enum ink { INK_TEXT, INK_MUTED, INK_LINE, INK_HAIRLINE, INK_ACCENT, INK_WATERMARK, INK_WHITE };

struct type_style {
    double size;
    enum type_weight weight;
    enum type_align align;
    enum ink ink;
    double tracking; /* added between letters, in thousandths of the size */
    double leading;  /* from baseline to baseline; 0: 1.3 times the size */
    int most_lines;  /* what does not fit ends in “…”; 0: any number */
};

/* A line of this length is never broken. */
#define TYPE_UNBOUND (-1.0)

struct type_cache;

struct type {
    cairo_t *cr; /* borrowed */
    PangoLayout *layout;
    PangoLayout *single; /* for one line of a text that was broken */
    struct type_cache *cache; /* lines that were shaped before */
    bool is_measuring; /* type_draw places text and paints nothing */
};

/* Millimetres in points. */
double type_mm(double mm);

/* Uses one unit of the context as one point. */
void type_init(struct type *type, cairo_t *cr);
void type_finish(struct type *type);

void type_ink(cairo_t *cr, enum ink ink);

/* A straight line in `ink`, `thickness` points thick. */
void type_rule(cairo_t *cr, enum ink ink, double thickness, double x, double y, double length);

/* How many lines the text takes in `width`; how wide the widest is. */
int type_lines(struct type *type, const struct type_style *style, const char *text, double width);
double type_width(struct type *type, const struct type_style *style, const char *text);

/* Baseline to baseline. */
double type_leading(const struct type_style *style);

/* Draws the text with its first baseline at y, within x .. x + width (with TYPE_UNBOUND: x is
 * the left edge, the middle or the right edge, as the style aligns). Returns the last
 * line's baseline. */
double type_draw(struct type *type, const struct type_style *style, double x, double y,
                 double width, const char *text);

/* The same for some of the lines: `count` of them from line `from` (0: the first), whose baseline
 * is at y. */
double type_draw_some(struct type *type, const struct type_style *style, double x, double y,
                      double width, const char *text, int from, int count);

/* Adds the outlines of a line to the path, centred on x, baseline at y: text as a drawing,
 * which no reader finds as words. */
void type_outline(struct type *type, const struct type_style *style, double x, double y,
                  const char *text);

#endif
