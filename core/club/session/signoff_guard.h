/* What may still happen to a list that is signed: corrections, which have a reason, and to
 * which two persons agree (four eyes). Signing itself is signoff's. */
#ifndef OBECNI_CLUB_SESSION_SIGNOFF_GUARD_H
#define OBECNI_CLUB_SESSION_SIGNOFF_GUARD_H

#include "club/club.h"

/* The version of the session's newest sign-off; 0 while there is none. */
bool signoff_guard_version(struct club *club, int64_t session_id, int *version,
                           struct error *err);

/* True while the session is not signed. Afterwards ERROR_REFUSED, with what to do: always for
 * what is no correction, and for a correction unless club.second names somebody else than the
 * actor. */
bool signoff_guard_check(struct club *club, int64_t session_id, bool is_correction,
                         struct error *err);

/* ERROR_REFUSED unless club.second names somebody else than the actor. `session` is for the
 * sentence. */
bool signoff_guard_second(struct club *club, const char *session, struct error *err);

#endif
