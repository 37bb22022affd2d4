/* What the nouns' files share when they answer: sentences or JSON about what was done, and
 * cells for days, dictionary words and names. Tables themselves are admin/listing's. */
#ifndef OBECNI_ADMIN_LINE_ANSWER_H
#define OBECNI_ADMIN_LINE_ANSWER_H

#include "admin/line/listing.h"
#include "club/people/person.h"

/* The end of a changing command: the document with --json (taken over), else the sentence. */
void answer_done(const struct invocation *invocation, json_t *document, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A day as "2026-01-12"; null for DAY_NONE. As a cell, and as a JSON value. */
void answer_day(struct listing *listing, int day);
json_t *answer_day_json(int day);

/* Text that is null when it is empty. */
void answer_text(struct listing *listing, const char *text);

/* A dictionary's code in JSON and CSV, its word in the table; null for "". */
void answer_word(struct listing *listing, const char *dictionary, const char *code);
/* The same for a list of codes with commas between. */
void answer_words(struct listing *listing, const char *dictionary, const char *codes);

/* A stored word that is no dictionary's (a presence, its source, a role): in JSON and CSV as
 * it is, in the table in the person's language. And the words alone. */
void answer_stored(struct listing *listing, const char *word);
const char *answer_stored_shown(const char *word);

/* Names of many participants for one listing. `names` is NULL while the vault is locked; the
 * person has been told then. Loading writes the ledger's entry about reading names, with
 * `what` ("participant list") as its subject. */
struct answer_names {
    char (*names)[NAME_SIZE];
    size_t count;
};
bool answer_names_load(struct invocation *invocation, const int64_t *participant_ids, size_t count,
                       const char *what, struct answer_names *names, struct error *err);
/* The cell of name `index`; null when locked or unknown. */
void answer_name(struct listing *listing, const struct answer_names *names, size_t index);
/* The indexes 0..count-1 in Polish order of the names; as they stand while locked. On the
 * heap, the caller frees it. */
size_t *answer_names_order(const struct answer_names *names, size_t count);
/* Wipes and frees. Accepts the zero state. */
void answer_names_free(struct answer_names *names);

#endif
