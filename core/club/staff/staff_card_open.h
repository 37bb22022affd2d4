/* Opening the vault at the kiosk: a staff card, then its owner's PIN. Wrong PINs are counted in the
 * database, so that neither a restart nor a second kiosk gives another try. */
#ifndef OBECNI_CLUB_STAFF_STAFF_CARD_OPEN_H
#define OBECNI_CLUB_STAFF_STAFF_CARD_OPEN_H

#include "club/staff/staff_card.h"

enum staff_card_answer {
    STAFF_CARD_RIGHT,
    STAFF_CARD_WRONG,   /* the PIN does not match */
    STAFF_CARD_LOCKED,  /* not looked at: too many wrong ones before */
    STAFF_CARD_REFUSED, /* unknown, revoked, or its owner does not work here today in such a role */
};

/* What the card alone tells, before a PIN is asked: STAFF_CARD_RIGHT (ask), _LOCKED (until
 * `*locked_until`) or _REFUSED, which is noted in the ledger when the card is known. */
bool staff_card_look(struct club *club, const char *payload, enum staff_card_answer *answer,
                     int64_t *locked_until, struct error *err);

/* Card and PIN: opens club->vault and fills in whose card it is. One change of its own with an
 * entry (staff_card.open, or staff_card.refuse by the kiosk). `*locked_until` is filled for
 * STAFF_CARD_LOCKED, and for the wrong one that locks; 0 otherwise. Works on the kiosk's
 * connection. */
bool staff_card_open(struct club *club, const char *payload, const char *digits,
                     struct staff *staff, enum staff_card_answer *answer, int64_t *locked_until,
                     struct error *err);

#endif
