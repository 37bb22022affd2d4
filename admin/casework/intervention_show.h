/* One intervention in full, and the visits that wait. Part of the noun intervention. */
#ifndef OBECNI_ADMIN_CASEWORK_INTERVENTION_SHOW_H
#define OBECNI_ADMIN_CASEWORK_INTERVENTION_SHOW_H

#include "admin/line/listing.h"

bool intervention_show(struct invocation *invocation, struct error *err);

extern const struct listing_column intervention_due_columns[];
bool intervention_due(struct invocation *invocation, struct error *err);

#endif
