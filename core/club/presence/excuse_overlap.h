/* Whether two excuses of one person speak of the same sessions: one session is never excused
 * twice, for then taking one excuse back would take the other's effect with it. For the files
 * about excuses alone. */
#ifndef OBECNI_CLUB_PRESENCE_EXCUSE_OVERLAP_H
#define OBECNI_CLUB_PRESENCE_EXCUSE_OVERLAP_H

#include "club/presence/excuse.h"

/* ERROR_REFUSED, naming it, when another excuse of the person speaks of the same session or of
 * days and activities that meet: with `is_granted` only one that is granted counts, else each
 * that is not refused. */
bool excuse_check_overlap(struct club *club, const struct excuse *excuse, bool is_granted,
                          struct error *err);

#endif
