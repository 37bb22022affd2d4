/* libqrencode makes the matrix; here it is copied, traced and filled. */
#include "paper/code_square.h"

#include "base/language.h"
#include "base/memory.h"

#include <errno.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

bool code_square_make(struct code_square *square, const char *text, enum code_correction correction,
                      struct error *err)
{
    QRecLevel level = correction == CODE_CORRECTION_Q ? QR_ECLEVEL_Q : QR_ECLEVEL_M;
    QRcode *code = QRcode_encodeString(text, 0, level, QR_MODE_8, 1);
    if (!code)
        return error_set(err, ERROR_STORAGE, _("The code square could not be made (%s)."),
                         strerror(errno));
    size_t count = (size_t)code->width * (size_t)code->width;
    square->side = code->width;
    square->modules = memory_new(count, 1);
    for (size_t i = 0; i < count; i++)
        square->modules[i] = code->data[i] & 1;
    QRcode_free(code);
    return true;
}

bool code_square_is_dark(const struct code_square *square, int column, int row)
{
    return square->modules[row * square->side + column] != 0;
}

/* First column after the run of dark modules that begins at `column`. */
static int run_end(const struct code_square *square, int column, int row)
{
    while (column < square->side && code_square_is_dark(square, column, row))
        column++;
    return column;
}

void code_square_draw(const struct code_square *square, cairo_t *cr, double x, double y,
                      double module)
{
    cairo_save(cr);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_NONE);
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_new_path(cr);
    for (int row = 0; row < square->side; row++) {
        for (int column = 0; column < square->side; column++) {
            int end = run_end(square, column, row);
            if (end > column)
                cairo_rectangle(cr, x + column * module, y + row * module, (end - column) * module,
                                module);
            column = end;
        }
    }
    cairo_fill(cr);
    cairo_restore(cr);
}

cairo_surface_t *code_square_image(const struct code_square *square)
{
    int side = square->side * CODE_IMAGE_SCALE;
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_A1, side, side);
    cairo_t *cr = cairo_create(image);
    code_square_draw(square, cr, 0, 0, CODE_IMAGE_SCALE);
    cairo_destroy(cr);
    return image;
}

void code_square_draw_image(cairo_surface_t *image, cairo_t *cr, double x, double y, double side)
{
    double scale = side / cairo_image_surface_get_width(image);
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, scale, scale);
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_pattern_t *pattern = cairo_pattern_create_for_surface(image);
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
    cairo_mask(cr, pattern);
    cairo_pattern_destroy(pattern);
    cairo_restore(cr);
}

void code_square_free(struct code_square *square)
{
    free(square->modules);
    memset(square, 0, sizeof *square);
}
