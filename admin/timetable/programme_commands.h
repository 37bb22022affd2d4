/* What the verbs of `programme` do, for the table of admin/noun_programme.c. */
#ifndef OBECNI_ADMIN_TIMETABLE_PROGRAMME_COMMANDS_H
#define OBECNI_ADMIN_TIMETABLE_PROGRAMME_COMMANDS_H

#include "admin/line/listing.h"

/* programme_show.c: lists and the sheet. */
extern const struct listing_column programme_columns[];
bool programme_show_list(struct invocation *invocation, struct error *err);
bool programme_show(struct invocation *invocation, struct error *err);

/* programme_parts.c: goals, leaders, logos, the next edition. */
bool programme_goal_command(struct invocation *invocation, struct error *err);
bool programme_leader_command(struct invocation *invocation, struct error *err);
bool programme_logo_command(struct invocation *invocation, struct error *err);
bool programme_copy_command(struct invocation *invocation, struct error *err);

/* programme_closing.c: who has completed it, closing, reopening. */
extern const struct listing_column programme_completed_columns[];
bool programme_completed_command(struct invocation *invocation, struct error *err);
bool programme_close_command(struct invocation *invocation, struct error *err);
bool programme_reopen_command(struct invocation *invocation, struct error *err);

#endif
