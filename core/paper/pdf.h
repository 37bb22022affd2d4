/* An A4 PDF file in the making: surface, properties, type, and the way to the disk.
 * The same drawing gives the same bytes: the creation date is the caller's. */
#ifndef OBECNI_PAPER_PDF_H
#define OBECNI_PAPER_PDF_H

#include "base/error.h"
#include "base/memory.h"
#include "paper/type.h"

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>

#define PDF_A4_WIDTH_MM 210.0
#define PDF_A4_HEIGHT_MM 297.0

struct pdf {
    cairo_surface_t *surface;
    cairo_t *cr; /* one unit is a point */
    struct type type;
    struct buffer *bytes;
};

/* `title` goes into the file's properties: never a person's name. `made_at`: UTC seconds. */
void pdf_open(struct pdf *pdf, const char *title, int64_t made_at);

/* The pages from here on are so large, in points; before anything is drawn on the first of them. */
void pdf_size(struct pdf *pdf, double width, double height);

/* Ends the drawing and, when `ok`, moves the file's bytes into the empty `bytes`; frees
 * everything else. */
bool pdf_take(struct pdf *pdf, bool ok, struct buffer *bytes, struct error *err);

/* Ends the drawing and, when `ok`, writes the file; frees everything. ERROR_STORAGE when that
 * fails; nothing is left behind then. */
bool pdf_close(struct pdf *pdf, bool ok, const char *path, struct error *err);

#endif
