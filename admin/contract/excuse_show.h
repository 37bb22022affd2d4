/* Excuses on the screen: the list, and one with its decisions and the sessions it reaches. */
#ifndef OBECNI_ADMIN_CONTRACT_EXCUSE_SHOW_H
#define OBECNI_ADMIN_CONTRACT_EXCUSE_SHOW_H

#include "admin/line/listing.h"

/* The columns of the list, for the command's row. */
extern const struct listing_column excuse_columns[];

/* The verbs “excuse list” and “excuse show”. */
bool excuse_show_list(struct invocation *invocation, struct error *err);
bool excuse_show_one(struct invocation *invocation, struct error *err);

#endif
