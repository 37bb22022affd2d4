/* Rows of one person under several numbers become one row of a roster. For figures/roster. */
#ifndef OBECNI_FIGURES_DAY_ROSTER_MERGE_H
#define OBECNI_FIGURES_DAY_ROSTER_MERGE_H

#include "figures/day/roster.h"

/* A row of a number that was merged becomes the row of the number that holds; of two, one that
 * says what the events of both say. A list that was signed before the merge stays as signed. */
bool roster_merge_rows(struct club *club, struct roster *roster, struct error *err);

#endif
