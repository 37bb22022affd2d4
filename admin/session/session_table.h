/* Sessions as rows: the same columns for “session list” and for what a change of a schedule
 * leaves as it is. */
#ifndef OBECNI_ADMIN_SESSION_SESSION_TABLE_H
#define OBECNI_ADMIN_SESSION_SESSION_TABLE_H

#include "admin/line/listing.h"
#include "club/session/session.h"

/* The columns of such a listing, for the command's row. */
extern const struct listing_column session_table_columns[];

/* A listing of the sessions, to be printed by the caller. */
struct listing *session_table_new(const char *name, const struct sessions *sessions);

/* One session as a sheet with who was planned, who led and who signed, printed at once. */
bool session_table_print_one(struct invocation *invocation, const struct session *session,
                             struct error *err);

#endif
