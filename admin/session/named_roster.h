/* A roster with the names that may be shown, sorted for people. */
#ifndef OBECNI_ADMIN_SESSION_NAMED_ROSTER_H
#define OBECNI_ADMIN_SESSION_NAMED_ROSTER_H

#include "admin/line/command.h"
#include "club/people/person.h"
#include "figures/day/roster.h"

struct named_roster {
    struct roster roster;       /* rows in the order of show: Polish by name, else by number */
    char (*names)[NAME_SIZE];   /* "Nowak Anna" for each row, "" where none; NULL while locked */
};

/* The roster of a session; with names when `with_names` and the vault is open. */
bool named_roster_get(struct club *club, const char *session, bool with_names,
                      struct named_roster *named, struct error *err);
void named_roster_free(struct named_roster *named);

/* The session that the user named as SESSION, else today's running or next one among those that
 * the actor may see. ERROR_REFUSED when there is none ahead. */
bool named_roster_session(struct invocation *invocation, char session[SESSION_CODE_SIZE],
                          struct error *err);

#endif
