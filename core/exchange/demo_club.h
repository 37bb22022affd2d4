/* The demonstration club: invented people in an invented town, with the timetable of a real
 * kind of club. Loaded from data/demo through the same functions as everything else; it is
 * also what the tests stand on. */
#ifndef OBECNI_EXCHANGE_DEMO_CLUB_H
#define OBECNI_EXCHANGE_DEMO_CLUB_H

#include "club/club.h"

/* What the demonstration is opened with; shown to whoever makes it. */
#define DEMO_CLUB_PASSPHRASE "pokazowy klub 2026"
#define DEMO_CLUB_EXIT_PIN "246810"
#define DEMO_CLUB_NOW "2026-01-12T15:20:00"

/* The coordinator and administrator in whose name everything was entered; whoever makes the
 * demonstration may act as her (`obecni demo` binds the login). The others act by their PINs. */
#define DEMO_CLUB_ACTOR "MK"
#define DEMO_CLUB_PINS "AP 1357, JW 2468, HD 8642, BZ 3579, MK 9753"

/* Makes the club in a new file and leaves it open. The autumn of 2025 is on record, taken over
 * from paper; the day is the 12th of January 2026. The clock is the story's, and every
 * ledger entry says so. On failure no file stays. */
bool demo_club_make(struct club *club, const char *path, struct error *err);

#endif
