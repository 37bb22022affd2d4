/* A sheet as canonical text, and back: JSON with sorted keys and no blanks (RFC 8259), the same
 * for the same content for ever. Numbers of documents, signatures and what a printer adds are not
 * in it; names are, where the sheet has them, and so is the salt, once it was issued. docs/formats.md describes it. */
#ifndef OBECNI_DOCUMENT_SHEET_TEXT_H
#define OBECNI_DOCUMENT_SHEET_TEXT_H

#include "base/error.h"
#include "base/memory.h"
#include "document/sheet.h"

/* Appends the text to `text`. */
void sheet_text_write(const struct sheet *sheet, struct buffer *text);

/* Fills an empty sheet. The logos' bytes are not there. ERROR_STORAGE when it is no such text. */
bool sheet_text_read(struct sheet *sheet, const char *text, struct error *err);

/* One thing that two sheets say differently; all three are owned. "–" stands for nothing. */
struct sheet_difference {
    char *place; /* "Nowak Anna, Obecność" */
    char *before, *after;
};
/* Zero state is empty. Freeing wipes: they may name people. */
struct sheet_difference_list {
    struct sheet_difference *items;
    size_t count, capacity;
};
void sheet_compare(const struct sheet *before, const struct sheet *after,
                   struct sheet_difference_list *list);
void sheet_difference_list_free(struct sheet_difference_list *list);

/* What two sheets say differently, in Polish words, one line for each difference:
 * "Nowak Anna: obecność → nieobecność". Rows are matched by the first cell that is a text, a day
 * or a time. At most `most` lines are appended, each ended by a newline; returns how many there
 * are. */
size_t sheet_differences(const struct sheet *before, const struct sheet *after, size_t most,
                         struct buffer *lines);

#endif
