/* What an hour typed with --at means when a session is named. */
#ifndef OBECNI_ADMIN_SESSION_SESSION_MOMENT_H
#define OBECNI_ADMIN_SESSION_SESSION_MOMENT_H

#include "admin/line/command.h"
#include "club/session/session.h"

/* The instant of --at: "15:28" alone means the session's day, whatever day it is at the desk.
 * `otherwise` when --at is not given. ERROR_USAGE for an hour that the clocks skip or repeat on
 * that day. */
bool session_moment(const struct invocation *invocation, const struct session *session,
                    int64_t otherwise, int64_t *at, struct error *err);
/* The same of another option. */
bool session_moment_of(const struct invocation *invocation, const char *option,
                       const struct session *session, int64_t otherwise, int64_t *at,
                       struct error *err);

/* ERROR_USAGE when somebody cannot have come to the session then: ahead of now, hours before
 * its start, or after its end. */
bool session_moment_check(const struct club *club, const struct session *session, int64_t at,
                          struct error *err);

#endif
