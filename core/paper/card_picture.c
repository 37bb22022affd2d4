/* A card as a PNG or SVG file of its own. What is on it is card_face's. */
#include "paper/card_draw.h"
#include "paper/document_file.h"
#include "paper/drawing.h"
#include "paper/png_resolution.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

enum { DOTS_PER_INCH = 600 };

/* White, within the rounded outline; what is drawn later cannot leave it. */
static void paint_ground(cairo_t *cr)
{
    double width = type_mm(CARD_FACE_WIDTH_MM);
    double height = type_mm(CARD_FACE_HEIGHT_MM);
    double radius = type_mm(CARD_FACE_RADIUS_MM);
    cairo_new_sub_path(cr);
    cairo_arc(cr, width - radius, radius, radius, -M_PI_2, 0);
    cairo_arc(cr, width - radius, height - radius, radius, 0, M_PI_2);
    cairo_arc(cr, radius, height - radius, radius, M_PI_2, M_PI);
    cairo_arc(cr, radius, radius, radius, M_PI, M_PI + M_PI_2);
    cairo_close_path(cr);
    type_ink(cr, INK_WHITE);
    cairo_fill(cr);
}

/* Draws on `surface`, of which `unit` units are a point. */
static bool draw(const struct card_face *face, cairo_surface_t *surface, double unit,
                 struct error *err)
{
    cairo_t *cr = cairo_create(surface);
    struct type type;
    cairo_scale(cr, unit, unit);
    type_init(&type, cr);
    paint_ground(cr);
    bool ok = card_face_draw(face, &type, 0, 0, err);
    type_finish(&type);
    ok = ok && drawing_check(cairo_status(cr), err);
    cairo_destroy(cr);
    return ok;
}

static int dots(double mm)
{
    return (int)lround(mm * DOTS_PER_INCH / 25.4);
}

bool card_face_png(const struct card_face *face, const char *path, struct error *err)
{
    struct buffer bytes = {0};
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, dots(CARD_FACE_WIDTH_MM), dots(CARD_FACE_HEIGHT_MM));
    bool ok = draw(face, surface, DOTS_PER_INCH / 72.0, err) &&
              drawing_check(
                  cairo_surface_write_to_png_stream(surface, drawing_collect, &bytes), err);
    cairo_surface_destroy(surface);
    if (ok) {
        png_resolution_set(&bytes, DOTS_PER_INCH);
        ok = document_file_write(path, &bytes, err);
    }
    buffer_free(&bytes);
    return ok;
}

bool card_face_svg(const struct card_face *face, const char *path, struct error *err)
{
    struct buffer bytes = {0};
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
        drawing_collect, &bytes, CARD_FACE_WIDTH_MM, CARD_FACE_HEIGHT_MM);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_MM);
    bool ok = draw(face, surface, 25.4 / 72, err);
    cairo_surface_finish(surface);
    ok = ok && drawing_check(cairo_surface_status(surface), err);
    cairo_surface_destroy(surface);
    ok = ok && document_file_write(path, &bytes, err);
    buffer_free(&bytes);
    return ok;
}
