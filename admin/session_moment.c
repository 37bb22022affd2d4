/* An hour without a day, read with the session it belongs to. */
#include "admin/session_moment.h"

#include <string.h>

int64_t session_moment(const struct invocation *invocation, const struct session *session,
                       int64_t otherwise)
{
    const char *typed = invocation_text(invocation, "--at");
    int64_t at = invocation_number_or(invocation, "--at", otherwise);
    if (typed && strlen(typed) <= 5)
        clock_instant(session->held_on, clock_wall(at).minutes, &at);
    return at;
}
