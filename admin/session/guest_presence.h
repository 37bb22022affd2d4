/* The presence of a guest who just got a number: in the named session or the one that runs. */
#ifndef OBECNI_ADMIN_SESSION_GUEST_PRESENCE_H
#define OBECNI_ADMIN_SESSION_GUEST_PRESENCE_H

#include "admin/line/command.h"
#include "club/people/guest.h"

struct guest_presence {
    int64_t session_id; /* 0: none can be told */
    char code[SESSION_CODE_SIZE];
    int64_t at;
    bool is_recorded;
    bool is_cancelled;            /* that the person came is recorded */
    struct guest_sessions running; /* when none was named */
};

/* The session meant by --session and --at, else the only group that takes check-ins now. Several
 * are not chosen from. ERROR_USAGE when the hour is not the session's. */
bool guest_presence_find(struct invocation *invocation, struct guest_presence *presence,
                         struct error *err);

/* Records it, inside the caller's change; nothing where no session is meant. */
bool guest_presence_record(struct club *club, const char *number, struct guest_presence *presence,
                           struct error *err);

/* Says what was recorded, or how to. */
void guest_presence_tell(const struct invocation *invocation,
                         const struct guest_presence *presence, const char *number);

#endif
