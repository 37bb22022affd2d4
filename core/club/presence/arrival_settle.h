/* The events that resolve open arrivals, for those who record people in sessions. Listing the
 * arrivals and what people decide about them is club/arrival's. */
#ifndef OBECNI_CLUB_PRESENCE_ARRIVAL_SETTLE_H
#define OBECNI_CLUB_PRESENCE_ARRIVAL_SETTLE_H

#include "club/club.h"

/* The reason of an arrival that is a presence in a session; nobody types it. */
#define ARRIVAL_IN_SESSION "session"

/* How long before the start an arrival may be for a session. */
enum { ARRIVAL_EARLY_SECONDS = 4 * 3600 };

/* The event about one arrival, inside the caller's change. */
bool arrival_note_placed(struct club *club, int64_t arrival_id, int64_t participant_id, int64_t at,
                         const char *reason, struct error *err);

/* Whatever is open of the person and could be for the session is placed now: part of a change
 * that records them there. */
bool arrival_settle(struct club *club, int64_t participant_id, int64_t session_id,
                    struct error *err);

#endif
