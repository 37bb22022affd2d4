/* The demonstration club's casework: invented households, what was done for them in the first
 * days of January 2026, and from the autumn who referred whom and what became of people. The
 * half-years before are figures that were entered by hand. A row of a table of data/demo each;
 * the tables' order and clocks are demo_club's. */
#ifndef OBECNI_EXCHANGE_DEMO_CASEWORK_H
#define OBECNI_EXCHANGE_DEMO_CASEWORK_H

#include "club/club.h"

bool demo_load_partner(struct club *club, const char *const fields[], struct error *err);
bool demo_load_household(struct club *club, const char *const fields[], struct error *err);
bool demo_load_intervention(struct club *club, const char *const fields[], struct error *err);
bool demo_load_service(struct club *club, const char *const fields[], struct error *err);
bool demo_load_referral(struct club *club, const char *const fields[], struct error *err);
bool demo_load_outcome(struct club *club, const char *const fields[], struct error *err);

#endif
