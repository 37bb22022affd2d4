/* `participant list`. Part of the noun participant. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_TABLE_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_TABLE_H

#include "admin/line/listing.h"

/* The columns, and the run function. */
extern const struct listing_column participant_table_columns[];
bool participant_table_list(struct invocation *invocation, struct error *err);

#endif
