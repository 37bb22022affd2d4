/* Showing one participant. Part of the noun participant. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_SHOW_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_SHOW_H

#include "admin/line/command.h"

/* The run function of `participant show`. */
bool participant_show(struct invocation *invocation, struct error *err);

#endif
