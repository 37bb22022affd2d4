/* A finished document becomes a file: wholly or not at all.
 * Documents are drawn into memory; this file alone puts them on the disk, first beside the
 * target under a temporary name, and renames when the last byte is safe. */
#ifndef OBECNI_PAPER_DOCUMENT_FILE_H
#define OBECNI_PAPER_DOCUMENT_FILE_H

#include "base/error.h"
#include "base/memory.h"

#include <cairo.h>

/* Writes `bytes` to `path`, replacing an ordinary file of that name. A new file is readable
 * by its owner alone, because documents may hold names. On failure ERROR_STORAGE with one
 * sentence (what, why, what to do); an existing file is untouched and nothing is left. */
bool document_file_write(const char *path, const struct buffer *bytes, struct error *err);

/* A cairo_write_func_t: appends to the `struct buffer` that `buffer` points to. */
cairo_status_t document_file_collect(void *buffer, const unsigned char *bytes, unsigned int length);

/* ERROR_STORAGE unless cairo is content. */
bool document_file_check(cairo_status_t status, struct error *err);

#endif
