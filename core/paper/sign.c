/* Paths as SVG writes them, with M, L, Q and Z; C is a circle (centre, radius), N an arc against
 * the clock (centre, radius, two angles in degrees), R a rounded rectangle. */
#include "paper/sign.h"

#include "paper/type.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct stroke {
    const char *path;
    double width; /* 0: none */
    bool is_filled;
};

enum { STROKES = 4, NUMBERS_MOST = 5 };

#define SPEAKER "M14 47 L30 47 L52 27 L52 93 L30 73 L14 73 Z"

static const struct {
    const char *name;
    struct stroke strokes[STROKES];
} signs[] = {
    {"arrow-left", {{"M102 60 L20 60 M54 26 L20 60 L54 94", 13, false}}},
    {"arrow-right", {{"M18 60 L100 60 M66 26 L100 60 L66 94", 13, false}}},
    {"press", {{"R10 32 100 56 16", 10, false}, {"C60 60 13", 0, true}}},
    {"calendar", {{"R18 26 84 76 10", 10, false}, {"M20 52 L100 52", 10, false},
                  {"M40 14 L40 34 M80 14 L80 34", 10, false},
                  {"C42 76 7 C60 76 7 C78 76 7", 0, true}}},
    {"speech", {{SPEAKER, 9, true}, {"M73 43 Q84 60 73 77 M91 28 Q113 60 91 92", 10, false}}},
    {"louder", {{SPEAKER, 9, true}, {"M71 60 L111 60 M91 40 L91 80", 11, false}}},
    {"softer", {{SPEAKER, 9, true}, {"M73 60 L109 60", 11, false}}},
    {"text-size", {{"M7 98 L22 60 L37 98 M13 86 L31 86", 9, false},
                   {"M55 98 L84 24 L113 98 M65 74 L103 74", 12, false}}},
    {"contrast", {{"C60 60 43", 10, false}, {"M60 103 N60 60 43 90 -90 Z", 0, true}}},
    {"reach", {{"C45 18 11", 0, true},
               {"M46 40 L49 68 L76 68 L90 98 L100 94 M48 52 L84 46", 10, false},
               {"N45 84.4 29 -114.5 -344.8", 10, false}}},
    {"information", {{"C60 25 9.5", 0, true}, {"M60 52 L60 97", 14, false}}},
};

static double radians(double degrees)
{
    return degrees * M_PI / 180.0;
}

static void rounded(cairo_t *cr, const double n[NUMBERS_MOST])
{
    double right = n[0] + n[2], bottom = n[1] + n[3], r = n[4];
    cairo_new_sub_path(cr);
    cairo_arc(cr, right - r, n[1] + r, r, radians(-90), 0);
    cairo_arc(cr, right - r, bottom - r, r, 0, radians(90));
    cairo_arc(cr, n[0] + r, bottom - r, r, radians(90), radians(180));
    cairo_arc(cr, n[0] + r, n[1] + r, r, radians(180), radians(270));
    cairo_close_path(cr);
}

static void curve(cairo_t *cr, const double n[NUMBERS_MOST])
{
    double x, y;
    cairo_get_current_point(cr, &x, &y);
    cairo_curve_to(cr, x + (n[0] - x) * 2 / 3, y + (n[1] - y) * 2 / 3, n[2] + (n[0] - n[2]) * 2 / 3,
                   n[3] + (n[1] - n[3]) * 2 / 3, n[2], n[3]);
}

static void take(cairo_t *cr, char letter, const double n[NUMBERS_MOST])
{
    if (letter == 'M')
        cairo_move_to(cr, n[0], n[1]);
    else if (letter == 'L')
        cairo_line_to(cr, n[0], n[1]);
    else if (letter == 'Q')
        curve(cr, n);
    else if (letter == 'R')
        rounded(cr, n);
    else if (letter == 'N')
        cairo_arc_negative(cr, n[0], n[1], n[2], radians(n[3]), radians(n[4]));
    else if (letter == 'Z')
        cairo_close_path(cr);
    if (letter != 'C')
        return;
    cairo_new_sub_path(cr);
    cairo_arc(cr, n[0], n[1], n[2], 0, 2 * M_PI);
}

static void follow(cairo_t *cr, const char *path)
{
    while (*path) {
        char letter = *path++;
        double n[NUMBERS_MOST] = {0};
        for (int i = 0; i < NUMBERS_MOST && (!*path || !strchr("MLQRNCZ", *path)); i++) {
            char *end;
            n[i] = strtod(path, &end);
            if (end == path)
                break;
            path = end;
        }
        while (*path == ' ')
            path++;
        take(cr, letter, n);
    }
}

static void draw_stroke(cairo_t *cr, const struct stroke *stroke)
{
    cairo_new_path(cr);
    follow(cr, stroke->path);
    if (stroke->is_filled)
        cairo_fill_preserve(cr);
    cairo_set_line_width(cr, stroke->width);
    if (stroke->width > 0)
        cairo_stroke_preserve(cr);
    cairo_new_path(cr);
}

bool sign_draw(cairo_t *cr, const char *name, double x, double y, double side)
{
    size_t at = 0;
    while (at < sizeof signs / sizeof *signs && strcmp(signs[at].name, name) != 0)
        at++;
    if (at == sizeof signs / sizeof *signs)
        return false;
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, side / 120.0, side / 120.0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    type_ink(cr, INK_TEXT);
    for (int i = 0; i < STROKES && signs[at].strokes[i].path; i++)
        draw_stroke(cr, &signs[at].strokes[i]);
    cairo_restore(cr);
    return true;
}
