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

void code_square_free(struct code_square *square)
{
    free(square->modules);
    memset(square, 0, sizeof *square);
}
