/* What the verbs of `session` do whose functions have files of their own: who leads, what became
 * of it, signing, proving, reminding. The rows are noun_session.c's. */
#ifndef OBECNI_ADMIN_SESSION_SESSION_COMMANDS_H
#define OBECNI_ADMIN_SESSION_SESSION_COMMANDS_H

#include "admin/line/listing.h"

bool session_leader_run(struct invocation *invocation, struct error *err);
bool session_course_run(struct invocation *invocation, struct error *err);
bool session_sign_run(struct invocation *invocation, struct error *err);
bool session_verify_run(struct invocation *invocation, struct error *err);
bool session_pending_run(struct invocation *invocation, struct error *err);

extern const struct parameter session_course_parameters[];
extern const struct parameter session_sign_parameters[];
extern const struct listing_column session_verify_columns[];
extern const struct listing_column session_pending_columns[];

#endif
