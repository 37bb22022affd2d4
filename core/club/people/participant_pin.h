/* A participant's own PIN, for a day without the card: set and taken away by the office, kept as
 * a hash. Where it is asked for, and how often it may be wrong, is club/own_number's. */
#ifndef OBECNI_CLUB_PEOPLE_PARTICIPANT_PIN_H
#define OBECNI_CLUB_PEOPLE_PARTICIPANT_PIN_H

#include "club/club.h"

enum { PARTICIPANT_PIN_KEPT_SIZE = 128 }; /* as PIN_HASH_SIZE of trust/pin.h */

/* Gives the participant a PIN of 4 to 12 digits and ends a lock of the number. ERROR_USAGE for
 * other text, ERROR_REFUSED for an unknown number, one that leads to another, and who left. */
bool participant_pin_set(struct club *club, const char *number, const char *digits,
                         struct error *err);

/* Takes it away. ERROR_REFUSED when there is none. */
bool participant_pin_clear(struct club *club, const char *number, struct error *err);

/* Whether the number is locked now after wrong PINs. */
bool participant_pin_is_locked(struct club *club, const char *number, bool *is_locked,
                               struct error *err);

/* Ends a lock after wrong PINs; the PIN stays. ERROR_REFUSED when the number is not locked. */
bool participant_pin_unlock(struct club *club, const char *number, struct error *err);

/* What is kept of the PIN of the person that the number is or leads to; *person_id is 0 and
 * `kept` "" where there is none. */
bool participant_pin_find(struct club *club, const char *number, int64_t *person_id,
                          char kept[PARTICIPANT_PIN_KEPT_SIZE], struct error *err);

#endif
