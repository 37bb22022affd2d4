/* Cards: the token that a participant holds to the reader, known here by its hash alone.
 * One card in use for each participant; a lost one is revoked before the next is made. How
 * a card looks is core/paper's. */
#ifndef OBECNI_CLUB_PEOPLE_CARD_H
#define OBECNI_CLUB_PEOPLE_CARD_H

#include "club/club.h"
#include "club/dictionary.h"
#include "trust/token.h"

#include <stddef.h>

struct card {
    int64_t id;
    int64_t participant_id;
    char participant[NUMBER_SIZE];
    char number[NUMBER_SIZE];
    int64_t issued_at;
    int64_t revoked_at; /* 0 while in use */
    char revoked_reason[DICTIONARY_CODE_SIZE]; /* dictionary revoke_reason, "" while in use */
};

/* A card just made. The payload exists here and nowhere else: print it, then wipe. */
struct card_issued {
    struct card card;
    char payload[TOKEN_SIZE];
    char replaced[NUMBER_SIZE]; /* the card that was revoked for it, "" for none */
};

/* Issues a card to a participant. ERROR_REFUSED for who left, or who has a card in use. */
bool card_issue(struct club *club, const char *participant, struct card_issued *issued,
                struct error *err);

/* Replaces the card in use, which is revoked with `reason` (dictionary revoke_reason; NULL:
 * lost). `number` is the participant's or the card's own. ERROR_REFUSED for who left, who
 * never had a card, and for a card that is revoked already: it stays so, and a new one is
 * issued instead. */
bool card_reissue(struct club *club, const char *number, const char *reason,
                  struct card_issued *issued, struct error *err);

/* Revokes a card by its number, or the card in use of a participant's number; *card is what
 * was revoked. ERROR_REFUSED when it is revoked already or none is in use. */
bool card_revoke(struct club *club, const char *number, const char *reason, struct card *card,
                 struct error *err);

/* By the card's number. */
bool card_find(struct club *club, const char *number, struct card *card, bool *found,
               struct error *err);
bool card_get(struct club *club, const char *number, struct card *card, struct error *err);

/* The card in use, and the one issued last, of a participant. */
bool card_find_in_use(struct club *club, int64_t participant_id, struct card *card, bool *found,
                      struct error *err);
bool card_find_latest(struct club *club, int64_t participant_id, struct card *card, bool *found,
                      struct error *err);

/* Marks a card in use as revoked, without an entry of its own: part of another change. */
bool card_revoke_row(struct club *club, const struct card *card, const char *reason,
                     struct error *err);

/* Zero state is empty. */
struct card_list {
    struct card *items;
    size_t count, capacity;
};

/* By participant and issue; with a `participant` number, only theirs and those of numbers that
 * were merged into it (NULL: all). */
bool card_list(struct club *club, const char *participant, bool with_revoked,
               struct card_list *list, struct error *err);
void card_list_free(struct card_list *list);

/* Wipes the payload. */
void card_issued_wipe(struct card_issued *issued);

#endif
