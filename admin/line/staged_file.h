/* A file that belongs to a change: written beside its place inside the change, and put in
 * place once the change is stored. What was there before stays until then. */
#ifndef OBECNI_ADMIN_LINE_STAGED_FILE_H
#define OBECNI_ADMIN_LINE_STAGED_FILE_H

#include "base/error.h"

#include <stdbool.h>

/* Where the file waits, on the heap. A target that cannot be replaced (a folder, a device, a
 * link, no right to write) is refused now, while nothing is made yet. */
bool staged_file_begin(const char *path, char **staged, struct error *err);

/* Takes the waiting place's ending out of a sentence: people named the target. Always false. */
bool staged_file_failed(struct error *err);

/* Puts it in place when `keep`, removes it otherwise. Accepts NULL; frees and clears it. */
bool staged_file_end(const char *path, char **staged, bool keep, struct error *err);

#endif
