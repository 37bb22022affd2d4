/* Filling a sheet the way it is issued: the kind's own function, and for a correction the list of
 * what it says differently from the document that it corrects. Whoever checks a document fills it
 * again by the same way. */
#ifndef OBECNI_DOCUMENT_DOCUMENT_FILL_H
#define OBECNI_DOCUMENT_DOCUMENT_FILL_H

#include "document/document.h"

/* Fills an empty sheet with what was known at as_of_at. `corrects`: the number of the document
 * that it corrects, "" or NULL for none; the differences then stand under a heading of their own,
 * before the signatures. Errors: the kind's, document_get's and document_content's. */
bool document_fill(struct club *club, const struct document_kind *kind, const json_t *parameters,
                   int64_t as_of_at, const char *corrects, struct sheet *sheet, struct error *err);

/* As it was when the document was issued: its parameters, its purpose, its instant. */
bool document_fill_again(struct club *club, const struct document *document, struct sheet *sheet,
                         struct error *err);

/* Whether the heading is that of the list of differences: it is no figure. */
bool document_fill_is_differences(const char *heading);

#endif
