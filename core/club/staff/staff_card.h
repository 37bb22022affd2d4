/* Staff cards: with the owner's PIN they open the vault at the kiosk. Known here by the hash of
 * the token; the vault's key lies beside it, wrapped for this card and PIN alone. One card in use
 * for each person. Asking for the PIN is the caller's matter. */
#ifndef OBECNI_CLUB_STAFF_STAFF_CARD_H
#define OBECNI_CLUB_STAFF_STAFF_CARD_H

#include "club/dictionary.h"
#include "club/staff/staff.h"
#include "trust/token.h"

enum {
    STAFF_CARD_TRIES = 5,                   /* as many wrong PINs in a row lock it, */
    STAFF_CARD_LOCK_SECONDS = 5 * 60,       /* first for so long, then twice as long each time, */
    STAFF_CARD_LOCK_MOST_SECONDS = 8 * 3600 /* and never longer than this */
};

struct staff_card {
    int64_t id, staff_id;
    char staff[CODE_SIZE];
    char number[NUMBER_SIZE];
    int64_t issued_at;
    char issued_by[CODE_SIZE];
    int64_t revoked_at; /* 0 while in use */
    char revoked_reason[DICTIONARY_CODE_SIZE];
    int64_t locked_until; /* 0: not locked */
};

/* A card just made. The payload exists here and nowhere else: print it, then wipe. */
struct staff_card_issued {
    struct staff_card card;
    char payload[TOKEN_SIZE];
    char replaced[NUMBER_SIZE]; /* the card that was revoked for it, "" for none */
};
void staff_card_issued_wipe(struct staff_card_issued *issued);

/* Whether such a card can be somebody's at all: a leader, office or coordinator, working here
 * today, with an own PIN. ERROR_REFUSED with the reason. */
bool staff_card_check_owner(struct club *club, const char *code, struct staff *staff,
                            struct error *err);

/* Makes the card, and revokes the one in use ("replaced"). The vault must be open; `digits` is
 * the PIN of that person, which the caller has checked (staff_pin_check). */
bool staff_card_issue(struct club *club, const char *code, const char *digits,
                      struct staff_card_issued *issued, struct error *err);

/* Takes the card of a member of staff out of use for good, wrapped key and all. ERROR_REFUSED when
 * none is in use. */
bool staff_card_revoke(struct club *club, const char *code, const char *reason,
                       struct staff_card *card, struct error *err);

/* As part of another change and without an entry of its own: nothing where none is in use. Fills
 * in its number, "" for none. */
bool staff_card_revoke_row(struct club *club, int64_t staff_id, const char *reason,
                           char number[NUMBER_SIZE], struct error *err);

/* The cards of whoever's last day has passed since it was set: one change, an entry for each card;
 * nothing where there is none. (On the last day itself, or with the role, they go in staff_change.) */
bool staff_card_revoke_left(struct club *club, struct error *err);

/* The card in use of a person. */
bool staff_card_find_in_use(struct club *club, int64_t staff_id, struct staff_card *card,
                            bool *found, struct error *err);

struct staff_card_list {
    struct staff_card *items;
    size_t count, capacity;
};
/* By code and issue. The zero list is empty. */
bool staff_card_list(struct club *club, bool with_revoked, struct staff_card_list *list,
                     struct error *err);
void staff_card_list_free(struct staff_card_list *list);

#endif
