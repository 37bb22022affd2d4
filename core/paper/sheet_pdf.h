/* A sheet as an A4 PDF: where its blocks stand, where pages end, what a reader aloud meets.
 * Tagged (ISO 32000-1 14.8): headings, paragraphs, tables with head cells; language and title in
 * the file; fonts embedded; text in reading order. The same sheet gives the same bytes. */
#ifndef OBECNI_PAPER_SHEET_PDF_H
#define OBECNI_PAPER_SHEET_PDF_H

#include "base/error.h"
#include "base/memory.h"
#include "document/sheet.h"

#include <stdbool.h>

/* What the register adds to a sheet. All texts are borrowed; NULL for none. */
struct sheet_issue {
    const char *number;    /* "ZA/12/2026"; NULL: a draft, or a kind without numbers */
    const char *digest;    /* short: "7F3A-91C2-0B5E" */
    const char *chain;     /* the ledger's end, short */
    const char *code;      /* what the code square says; NULL: no square */
    const char *corrects;  /* "korekta do ZA/11/2026" */
    bool is_duplicate;     /* prints DUPLIKAT and duplicate_on */
    int duplicate_on;      /* the day; base/day */
};

/* Draws one or several sheets, each with its own page numbers, into one file's bytes. The file's
 * title is the first sheet's, never a person's name. ERROR_STORAGE when a logo cannot be read or
 * the library fails; `bytes` is then empty. */
bool sheet_pdf_draw(const struct sheet *sheets, const struct sheet_issue *issues, size_t count,
                    struct buffer *bytes, struct error *err);

#endif
