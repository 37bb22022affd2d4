/* Showing activities: one, or all. Part of the noun activity. */
#ifndef OBECNI_ADMIN_TIMETABLE_ACTIVITY_SHOW_H
#define OBECNI_ADMIN_TIMETABLE_ACTIVITY_SHOW_H

#include "admin/line/listing.h"

/* The columns of `activity list`. */
extern const struct listing_column activity_columns[];

/* Run functions of `activity show` and `activity list`. */
bool activity_show(struct invocation *invocation, struct error *err);
bool activity_show_list(struct invocation *invocation, struct error *err);

#endif
