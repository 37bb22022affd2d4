/* Going through a list at the terminal before it is signed: whoever has no mark, then the heads
 * in the room, then the topic. */
#ifndef OBECNI_ADMIN_SESSION_SESSION_WALK_H
#define OBECNI_ADMIN_SESSION_SESSION_WALK_H

#include "admin/line/command.h"
#include "club/session/signoff.h"

struct session_walk {
    struct signoff_mark *marks;
    size_t count, capacity;
    char topic[DICTIONARY_CODE_SIZE], explanation[DICTIONARY_CODE_SIZE];
};

/* Asks for what the entry lacks and completes it; what it then points to is the walk's, and
 * freed with it. ERROR_REFUSED when the person stops: nothing was changed then. */
bool session_walk(struct invocation *invocation, const struct session *session,
                  struct signoff_entry *entry, struct session_walk *walk, struct error *err);
void session_walk_free(struct session_walk *walk);

#endif
