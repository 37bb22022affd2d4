/* An hour without a day, read with the session it belongs to. */
#include "admin/session/session_moment.h"

#include "base/language.h"
#include "club/day_column.h"

#include <string.h>

bool session_moment(const struct invocation *invocation, const struct session *session,
                    int64_t otherwise, int64_t *at, struct error *err)
{
    return session_moment_of(invocation, "--at", session, otherwise, at, err);
}

bool session_moment_of(const struct invocation *invocation, const char *option,
                       const struct session *session, int64_t otherwise, int64_t *at,
                       struct error *err)
{
    const char *typed = invocation_text(invocation, option);
    *at = invocation_number_or(invocation, option, otherwise);
    if (!typed || strlen(typed) > 5)
        return true;
    int minutes = clock_wall(*at).minutes;
    enum wall_exists exists = clock_instant(session->held_on, minutes, at);
    if (exists == WALL_ONCE)
        return true;
    const char *sentence =
        exists == WALL_NEVER
            ? _("%02d:%02d did not exist on %s: the clocks were moved forward then. Look at the "
                "list again.")
            : _("%02d:%02d came twice on %s: the clocks were moved back then. Choose another "
                "minute.");
    return error_set(err, ERROR_USAGE, sentence, minutes / 60, minutes % 60,
                     day_column_text(session->held_on).text);
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
