/* Cards to be printed on A4 and cut: two columns of five a page, cut marks between and
 * around them. What is on a card is card_face's. */
#ifndef OBECNI_PAPER_CARD_SHEET_H
#define OBECNI_PAPER_CARD_SHEET_H

#include "paper/card_face.h"

#include <stddef.h>
#include <stdint.h>

enum { CARD_SHEET_COLUMNS = 2, CARD_SHEET_ROWS = 5 };

struct card_sheet {
    const struct card_face *faces;
    size_t count;    /* at least 1 */
    int64_t made_at; /* UTC seconds, the file's creation date */
};

/* Writes the PDF. The file's properties name nobody (title "Karty"). The same sheet gives
 * the same bytes. ERROR_STORAGE when it cannot be written; nothing is left then. */
bool card_sheet_pdf(const struct card_sheet *sheet, const char *path, struct error *err);

#endif
