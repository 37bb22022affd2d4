/* What drawings by cairo share on their way to bytes. */
#ifndef OBECNI_PAPER_DRAWING_H
#define OBECNI_PAPER_DRAWING_H

#include "base/error.h"
#include "base/memory.h"

#include <cairo.h>

/* A cairo_write_func_t: appends to the `struct buffer` that `buffer` points to. */
cairo_status_t drawing_collect(void *buffer, const unsigned char *bytes, unsigned int length);

/* ERROR_STORAGE unless cairo is content. */
bool drawing_check(cairo_status_t status, struct error *err);

#endif
