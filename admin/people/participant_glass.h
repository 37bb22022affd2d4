/* participant pin, preferences: what somebody has for the kiosk. The rows stand in
 * noun_participant.c. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_GLASS_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_GLASS_H

#include "admin/line/command.h"

extern const struct parameter participant_pin_parameters[];
extern const struct parameter participant_preferences_parameters[];

bool participant_pin_command(struct invocation *invocation, struct error *err);
bool participant_preferences_command(struct invocation *invocation, struct error *err);

#endif
