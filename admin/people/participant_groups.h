/* What participant groups and participant groups-set do: for the table of noun_participant. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_GROUPS_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_GROUPS_H

#include "admin/line/listing.h"

extern const struct listing_column participant_groups_columns[];
bool participant_groups_command(struct invocation *invocation, struct error *err);
bool participant_groups_set_command(struct invocation *invocation, struct error *err);

#endif
