/* Everything that is held about one person, for the person (art. 15 RODO): who it is, cards,
 * enrolments, every presence event, excuses, contracts with their words, casework, requests,
 * restrictions, and every ledger entry about the person's numbers, also who looked and printed.
 * Of anybody else nothing: a foreign number in a ledger entry is replaced.
 *
 * As a JSON document with stable English keys and the stored codes, and as text to be read, in
 * the process's language. Making it writes no ledger entry; whoever hands it out does. */
#ifndef OBECNI_EXCHANGE_PERSON_EXPORT_H
#define OBECNI_EXCHANGE_PERSON_EXPORT_H

#include "base/memory.h"
#include "club/club.h"

#include <jansson.h>

/* The document: "participant", "club", "made_at", "has_names" and one array for each section.
 * The caller owns it. Of a merged number, the person's. Needs the vault open for names and
 * words; without it they are left out and has_names is false. ERROR_REFUSED for an unknown
 * number, ERROR_STORAGE when a seal does not hold. */
bool person_export_make(struct club *club, const char *number, json_t **document,
                        struct error *err);

/* The document as text: a heading for each section that has anything, a line for each row. */
void person_export_text(const json_t *document, struct buffer *text);

#endif
