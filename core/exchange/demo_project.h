/* The demonstration's programmes and projects: one row of each of their tables. For demo_club. */
#ifndef OBECNI_EXCHANGE_DEMO_PROJECT_H
#define OBECNI_EXCHANGE_DEMO_PROJECT_H

#include "club/club.h"

bool demo_load_programme(struct club *club, const char *const fields[], struct error *err);
bool demo_load_goal(struct club *club, const char *const fields[], struct error *err);
bool demo_load_project_leader(struct club *club, const char *const fields[], struct error *err);
bool demo_load_logo(struct club *club, const char *const fields[], struct error *err);
/* The next edition. */
bool demo_load_copy(struct club *club, const char *const fields[], struct error *err);
/* Closed, with the list of who completed it as the signed lists say. */
bool demo_load_closing(struct club *club, const char *const fields[], struct error *err);

#endif
