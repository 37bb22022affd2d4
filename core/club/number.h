/* The short numbers of participants and cards: drawn so that one number never means two
 * things, for people say either at the desk. How they look is trust/token's. */
#ifndef OBECNI_CLUB_NUMBER_H
#define OBECNI_CLUB_NUMBER_H

#include "club/club.h"

/* Whether a participant or a card has the number (in its stored form). */
bool number_is_taken(struct club *club, const char *number, bool *is_taken, struct error *err);

/* A random number that no participant and no card has. Inside the change that uses it. */
bool number_new(struct club *club, char number[NUMBER_SIZE], struct error *err);

#endif
