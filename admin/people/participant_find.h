/* Finding participants by what staff know of them. Part of the noun participant. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_FIND_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_FIND_H

#include "admin/line/listing.h"

/* The columns of `participant find`, and its run function. */
extern const struct listing_column participant_found_columns[];
bool participant_find_command(struct invocation *invocation, struct error *err);

#endif
