/* Spare cards: printed ahead, nobody's until they are handed out to somebody whose card was lost.
 * Until then the door does not know them. Cards in use are club/card's. */
#ifndef OBECNI_CLUB_PEOPLE_CARD_SPARE_H
#define OBECNI_CLUB_PEOPLE_CARD_SPARE_H

#include "club/people/card.h"

enum { CARD_SPARES_MOST = 100 };

/* Makes `count` spare cards: number and payload are filled in. The caller prints and wipes. */
bool card_spare_make(struct club *club, int count, struct card_issued *cards, struct error *err);

/* How many there are to be handed out. */
bool card_spare_count(struct club *club, int *count, struct error *err);

/* Whether the payload is that of a spare card that can be handed out. */
bool card_spare_find(struct club *club, const char *payload, bool *found, struct error *err);

/* Gives the spare card, named by its payload or its number, to a participant; the card in use is
 * revoked with `reason` (dictionary revoke_reason). One change. *card is the new one, `replaced`
 * the old number, "" for none. ERROR_REFUSED for what is no spare card, or for who left. */
bool card_spare_hand_out(struct club *club, const char *participant, const char *spare,
                         const char *reason, struct card *card, char replaced[NUMBER_SIZE],
                         struct error *err);

#endif
