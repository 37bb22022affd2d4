/* A file that somebody names, read whole into memory: a logo, a text, a calendar. What is in it is
 * the caller's. */
#ifndef OBECNI_ADMIN_LINE_INPUT_FILE_H
#define OBECNI_ADMIN_LINE_INPUT_FILE_H

#include "base/error.h"
#include "base/memory.h"

#include <stddef.h>

/* Appends the file to `bytes`; at most `most` bytes and a little, so that a longer one is noticed
 * by its length and never read whole. ERROR_REFUSED, with why, when it cannot be read or is no
 * ordinary file. */
bool input_file_read(const char *path, size_t most, struct buffer *bytes, struct error *err);

#endif
