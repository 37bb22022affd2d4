/* `participant merge`. Part of the noun participant. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_MERGE_COMMAND_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_MERGE_COMMAND_H

#include "admin/line/command.h"

/* Its parameters, for the command's row. */
extern const struct parameter participant_merge_parameters[];

bool participant_merge_command(struct invocation *invocation, struct error *err);

#endif
