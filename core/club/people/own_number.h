/* A day without the card: a participant types the number and the own PIN at the kiosk. Tries are
 * counted by number and by kiosk in the database. A number that nobody has, one that has no PIN, a
 * wrong PIN and a locked number are one answer, so that nobody learns which numbers there are.
 *
 * The setting kiosk_number says who may: "off" nobody; "pin" whoever has a PIN; "number" also
 * whoever has none, by the number alone. */
#ifndef OBECNI_CLUB_PEOPLE_OWN_NUMBER_H
#define OBECNI_CLUB_PEOPLE_OWN_NUMBER_H

#include "club/club.h"

enum {
    OWN_NUMBER_TRIES = 5,                    /* as many wrong ones in a row lock a number … */
    OWN_NUMBER_LOCK_SECONDS = 15 * 60,       /* … for so long, each time twice as long … */
    OWN_NUMBER_LOCK_MOST_SECONDS = 24 * 3600, /* … up to this */
    OWN_NUMBER_KIOSK_TRIES = 10,             /* as many wrong ones at one kiosk … */
    OWN_NUMBER_KIOSK_SECONDS = 10 * 60,      /* … within this pause it for as long */
};

enum own_number_answer {
    OWN_NUMBER_RIGHT,
    OWN_NUMBER_NEEDS_PIN, /* ask for it; nothing was counted */
    OWN_NUMBER_WRONG,
    OWN_NUMBER_PAUSED, /* this kiosk takes no numbers for a while; nothing was looked at */
};

/* Whether this kiosk takes numbers at all, by the setting; and whether it pauses now. */
bool own_number_is_taken(struct club *club, bool *is_taken, bool *is_paused, struct error *err);

/* Looks at a number in its stored form (token_number_read) and the PIN typed for it; `digits` is
 * NULL before one was asked for. What is wrong is counted, as a change of its own, and is an entry
 * of the ledger. Never inside another change. */
bool own_number_check(struct club *club, const char *number, const char *digits,
                      enum own_number_answer *answer, struct error *err);

#endif
