/* PINs of staff: setting them, checking them, and locking them after wrong ones. The hashing
 * is trust/pin's; who has to give a PIN is the program's matter. */
#ifndef OBECNI_CLUB_STAFF_STAFF_PIN_H
#define OBECNI_CLUB_STAFF_STAFF_PIN_H

#include "club/staff/staff.h"

enum {
    STAFF_PIN_TRIES = 5,              /* as many wrong ones in a row lock it … */
    STAFF_PIN_LOCK_SECONDS = 15 * 60, /* … for so long */
};

enum staff_pin_answer {
    STAFF_PIN_RIGHT,
    STAFF_PIN_WRONG,
    STAFF_PIN_LOCKED, /* not looked at: too many wrong ones before */
    STAFF_PIN_NONE,   /* this person has none */
};

/* Gives the person a new PIN of 4 to 12 digits, ends a lock, and revokes the person's staff card,
 * which opens with the old one (club/staff_card). It is the person's own when the
 * actor is that person. ERROR_USAGE for other text. */
bool staff_pin_set(struct club *club, const char *code, const char *digits, struct error *err);

/* Whether the person has a PIN, and whether it is one that nobody else has set: two people know
 * the other kind, so that it proves no second person. */
bool staff_pin_exists(struct club *club, const struct staff *staff, bool *exists, bool *is_own,
                      struct error *err);

/* Checks a PIN and counts a wrong one, as one change of its own, so that programs that guess
 * side by side gain nothing. Never inside another change, which might be undone. Whatever is
 * not right is an entry of the ledger. `*locked_until` is filled for
 * STAFF_PIN_LOCKED, and for the wrong one that locks; 0 otherwise. */
bool staff_pin_check(struct club *club, const struct staff *staff, const char *digits,
                     enum staff_pin_answer *answer, int64_t *locked_until, struct error *err);

#endif
