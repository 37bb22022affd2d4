/* participant export, restrict, release, erase-optional: what people may ask for. The rows
 * stand in noun_participant.c; the register of what was asked is noun_request.c's. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_RIGHTS_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_RIGHTS_H

#include "admin/line/command.h"

extern const struct parameter participant_export_parameters[];
extern const struct parameter participant_restrict_parameters[];
extern const struct parameter participant_release_parameters[];
extern const struct parameter participant_erase_parameters[];

bool participant_export_command(struct invocation *invocation, struct error *err);
bool participant_restrict_command(struct invocation *invocation, struct error *err);
bool participant_release_command(struct invocation *invocation, struct error *err);
bool participant_erase_command(struct invocation *invocation, struct error *err);

/* After something was destroyed: writes the database anew, so that no old bytes are left in it,
 * and says what is out of reach, the copies made before. Does nothing in a dry run. */
bool participant_rights_scrub(struct invocation *invocation, struct error *err);

#endif
