/* What became of the demonstration club's autumn: entry refused once, excuses and the decisions
 * about them, lists signed by those who led, contracts with their obligations. A row of a
 * table of data/demo each; the tables' order and clocks are demo_club's. */
#ifndef OBECNI_EXCHANGE_DEMO_REGISTER_H
#define OBECNI_EXCHANGE_DEMO_REGISTER_H

#include "club/club.h"

bool demo_load_refusal(struct club *club, const char *const fields[], struct error *err);
bool demo_load_excuse(struct club *club, const char *const fields[], struct error *err);
bool demo_load_signoff(struct club *club, const char *const fields[], struct error *err);
bool demo_load_contract(struct club *club, const char *const fields[], struct error *err);
bool demo_load_obligation(struct club *club, const char *const fields[], struct error *err);

/* "" is DAY_NONE. Days of the files are right, or the build is wrong: an error all the same. */
bool demo_read_day(const char *text, int *day, struct error *err);

#endif
