/* An hour without a day, read with the session it belongs to. */
#include "admin/session_moment.h"

#include "base/language.h"

#include <string.h>

int64_t session_moment(const struct invocation *invocation, const struct session *session,
                       int64_t otherwise)
{
    return session_moment_of(invocation, "--at", session, otherwise);
}

int64_t session_moment_of(const struct invocation *invocation, const char *option,
                          const struct session *session, int64_t otherwise)
{
    const char *typed = invocation_text(invocation, option);
    int64_t at = invocation_number_or(invocation, option, otherwise);
    if (typed && strlen(typed) <= 5)
        clock_instant(session->held_on, clock_wall(at).minutes, &at);
    return at;
}

bool session_moment_check(const struct club *club, const struct session *session, int64_t at,
                          struct error *err)
{
    enum { EARLY_MOST = 4 * 3600 };
    char start[CLOCK_TEXT_SIZE], end[CLOCK_TEXT_SIZE];
    if (at > club_now(club))
        return error_set(err, ERROR_USAGE, _("A presence cannot be recorded ahead of time."));
    if (at >= session->start_at - EARLY_MOST && at < session->end_at)
        return true;
    clock_format(session->start_at, start);
    clock_format(session->end_at, end);
    return error_set(err, ERROR_USAGE,
                     _("%s is on %.10s from %.5s to %.5s. Say with --at when the person came."),
                     session->code, start, start + 11, end + 11);
}
