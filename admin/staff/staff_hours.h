/* `obecni staff hours`: what somebody led, for settlement. */
#ifndef OBECNI_ADMIN_STAFF_STAFF_HOURS_H
#define OBECNI_ADMIN_STAFF_STAFF_HOURS_H

#include "admin/line/listing.h"

bool staff_hours(struct invocation *invocation, struct error *err);

extern const struct listing_column staff_hours_columns[];

#endif
