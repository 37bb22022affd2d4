/* Finding people by what staff know of them. Needs the vault open: every search opens the
 * sealed identities again, and nothing that was opened is kept on disk. */
#ifndef OBECNI_CLUB_PEOPLE_PERSON_SEARCH_H
#define OBECNI_CLUB_PEOPLE_PERSON_SEARCH_H

#include "club/people/participant.h"

/* How somebody was found, the surest first. */
enum person_match_kind {
    PERSON_MATCH_NUMBER,    /* the participant's number, also one that was merged */
    PERSON_MATCH_CARD,      /* a card's number, also of one that is revoked */
    PERSON_MATCH_CASE,      /* the sign of the case file */
    PERSON_MATCH_BEGINNING, /* each word begins a word of the name */
    PERSON_MATCH_INSIDE,    /* each word is somewhere in the name */
};

struct person_match {
    enum person_match_kind kind;
    int64_t found_id;               /* whose number, card or name it was */
    struct participant participant; /* the same, or whom that number was merged into */
    char merged[NUMBER_SIZE];       /* the number that was merged, "" for none */
    char name[NAME_SIZE];           /* in list order, "" for who is known by number only */
};

/* Zero state is empty. */
struct person_matches {
    struct person_match *items;
    size_t count, capacity;
};

/* Everybody whom the text may mean: by number, card or case sign exactly; by name where each
 * word of the text is in it, in any order. Case, marks on letters, apostrophes and what kind of
 * dash it is do not count. The surest matches first, in Polish order of the names among equals.
 * Writes the ledger's entry about it (names.read), which holds a keyed digest of the text and
 * how many were found. ERROR_USAGE for text that is empty, too long or no line of text,
 * ERROR_REFUSED while the vault is locked, ERROR_STORAGE when a seal does not hold. Not inside a
 * change. */
bool person_search(struct club *club, const char *text, struct person_matches *matches,
                   struct error *err);

/* "number", "card", "case_sign", "name_begins", "name_holds". */
const char *person_match_word(enum person_match_kind kind);

/* Wipes and frees. */
void person_matches_free(struct person_matches *matches);

#endif
