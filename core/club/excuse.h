/* Excuses. A claim says that somebody gave a reason for having missed a session, or a stretch
 * of days: which kind of document was shown and on which day, never the document and never an
 * illness. A claim changes nothing: giving a reason is not being excused. A decision does:
 * granted, refused, reopened (taken back); they are added, the last one holds, and who decided
 * stands beside each. What a decision means for a session is a presence event, so that
 * attendance derives “excused” from events like everything else. */
#ifndef OBECNI_CLUB_EXCUSE_H
#define OBECNI_CLUB_EXCUSE_H

#include "club/club.h"

/* At the sign-off of a session, inside the caller's change: absences that were announced and
 * granted before the session was held are noted for whoever was expected and is not marked
 * as having been there. */
bool excuse_apply_session(struct club *club, int64_t session_id, struct error *err);

#endif
