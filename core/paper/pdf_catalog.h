/* What cairo 1.16 cannot say about a PDF file and readers aloud want to know: its language, that
 * its title is to be shown, what a figure shows, which way a table's head cell points. Said in an
 * incremental update (ISO 32000-1, 7.5.6) after the finished file. */
#ifndef OBECNI_PAPER_PDF_CATALOG_H
#define OBECNI_PAPER_PDF_CATALOG_H

#include "base/error.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>

/* What is to be said about the elements Figure and TH of the file's structure, in the order in
 * which they were drawn. The zero state is empty. */
struct pdf_note {
    char *figure;   /* what stands in the place of the picture; NULL: a head cell */
    bool is_of_row; /* the head cell is a row's, not a column's */
};
struct pdf_notes {
    struct pdf_note *items;
    size_t count, capacity;
};

void pdf_notes_figure(struct pdf_notes *notes, const char *text);
void pdf_notes_head(struct pdf_notes *notes, bool is_of_row);
void pdf_notes_free(struct pdf_notes *notes);

/* Appends the update to a finished file. `language`: "pl". ERROR_STORAGE when it is not a file as
 * cairo 1.16 writes it, or has other figures and heads than the notes. */
bool pdf_catalog_update(struct buffer *pdf, const char *language, const struct pdf_notes *notes,
                        struct error *err);

#endif
