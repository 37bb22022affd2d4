/* Showing participants: one, or all. Part of the noun participant. */
#ifndef OBECNI_ADMIN_PARTICIPANT_SHOW_H
#define OBECNI_ADMIN_PARTICIPANT_SHOW_H

#include "admin/listing.h"

/* The columns of `participant list`. */
extern const struct listing_column participant_columns[];

/* Run functions of `participant show` and `list`. */
bool participant_show(struct invocation *invocation, struct error *err);
bool participant_show_list(struct invocation *invocation, struct error *err);

#endif
