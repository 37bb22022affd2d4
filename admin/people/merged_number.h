/* Numbers that were merged lead to the person: whatever is done with one is done with the
 * number that holds. */
#ifndef OBECNI_ADMIN_PEOPLE_MERGED_NUMBER_H
#define OBECNI_ADMIN_PEOPLE_MERGED_NUMBER_H

#include "admin/line/command.h"

/* Puts the number that holds in the place of each one typed that was merged, and says so.
 * Parameters with takes_merged stay as typed. The values must have been read. */
bool merged_number_follow(struct invocation *invocation, struct error *err);

#endif
