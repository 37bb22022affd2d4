/* A finished document becomes a file: wholly or not at all.
 * Documents are drawn into memory; this file alone puts them on the disk, first beside the
 * target under a temporary name, and renames when the last byte is safe. */
#ifndef OBECNI_PAPER_DOCUMENT_FILE_H
#define OBECNI_PAPER_DOCUMENT_FILE_H

#include "base/error.h"
#include "base/memory.h"

#include <stdbool.h>

/* Writes `bytes` to `path`, replacing an ordinary file of that name. A new file is readable
 * by its owner alone, because documents may hold names. On failure ERROR_STORAGE with one
 * sentence (what, why, what to do); an existing file is untouched and nothing is left. */
bool document_file_write(const char *path, const struct buffer *bytes, struct error *err);

#endif
