/* `attendance list`: presences as rows, by name while names are open. Part of the noun
 * attendance. */
#ifndef OBECNI_ADMIN_SESSION_ATTENDANCE_TABLE_H
#define OBECNI_ADMIN_SESSION_ATTENDANCE_TABLE_H

#include "admin/line/listing.h"

/* The columns, and the run function. */
extern const struct listing_column attendance_table_columns[];
bool attendance_table_list(struct invocation *invocation, struct error *err);

#endif
