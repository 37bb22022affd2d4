/* One-time slips on A4, to be cut: three columns of six a page. On a slip are a code square and the
 * same code in letters, and nothing that says what it is for or whose it is. */
#ifndef OBECNI_PAPER_SLIP_SHEET_H
#define OBECNI_PAPER_SLIP_SHEET_H

#include "base/error.h"
#include "trust/token.h"

#include <stddef.h>
#include <stdint.h>

enum { SLIP_SHEET_COLUMNS = 3, SLIP_SHEET_ROWS = 6 };

struct slip_sheet {
    char (*payloads)[TOKEN_SIZE]; /* borrowed */
    size_t count;                 /* at least 1 */
    int64_t made_at;              /* UTC seconds, the file's creation date */
};

/* Writes the PDF; the same sheet gives the same bytes. ERROR_STORAGE when it cannot be written;
 * nothing is left then. */
bool slip_sheet_pdf(const struct slip_sheet *sheet, const char *path, struct error *err);

#endif
