/* The code square: text as a QR code (ISO/IEC 18004), made by libqrencode, drawn by cairo.
 * What the text means is the caller's affair. */
#ifndef OBECNI_PAPER_CODE_SQUARE_H
#define OBECNI_PAPER_CODE_SQUARE_H

#include "base/error.h"

#include <cairo.h>

/* Share of the square that may be dirty or torn: M 15 %, Q 25 %. */
enum code_correction { CODE_CORRECTION_M, CODE_CORRECTION_Q };

enum { CODE_QUIET = 4 }; /* modules that must stay white on each side */

/* The modules, row by row. The zero state is empty. */
struct code_square {
    int side;               /* modules, without the quiet zone */
    unsigned char *modules; /* side × side, 1 is dark; owned */
};

/* Makes the smallest square for `text` (UTF-8). Upper-case letters, digits, blanks and
 * $%*+-./: are kept in the dense alphanumeric mode. ERROR_STORAGE when the text is empty or
 * too long for any square. */
bool code_square_make(struct code_square *square, const char *text, enum code_correction correction,
                      struct error *err);

bool code_square_is_dark(const struct code_square *square, int column, int row);

/* Draws the dark modules in black as one path, without antialiasing, so that no hairline
 * appears between neighbours. x, y is the corner of the first module, `module` its size, in
 * the context's units. The quiet zone around it is left to the caller to keep free. */
void code_square_draw(const struct code_square *square, cairo_t *cr, double x, double y,
                      double module);

/* The same as a picture of one bit a point, CODE_IMAGE_SCALE points a module: for a square that
 * stands on many pages and is kept once in the file. Destroy it with cairo_surface_destroy. */
enum { CODE_IMAGE_SCALE = 10 };
cairo_surface_t *code_square_image(const struct code_square *square);

/* Draws that picture, `side` long. */
void code_square_draw_image(cairo_surface_t *image, cairo_t *cr, double x, double y, double side);

/* Accepts an empty square. */
void code_square_free(struct code_square *square);

#endif
