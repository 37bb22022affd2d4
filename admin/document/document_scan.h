/* Codes of documents in a picture or PDF file, found by zbarimg and, for PDF, pdftoppm. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_SCAN_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_SCAN_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Zero state is empty. */
struct document_codes {
    char **items;
    size_t count, capacity;
};

/* Every distinct code that begins with OBD1:, in the order of the pages. ERROR_STORAGE when the
 * file cannot be read, ERROR_REFUSED when a program is missing, nothing comes of the file, or no
 * code is on it. */
bool document_scan(const char *path, struct document_codes *codes, struct error *err);
void document_codes_free(struct document_codes *codes);

#endif
