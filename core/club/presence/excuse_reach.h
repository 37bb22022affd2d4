/* Which sessions an excuse reaches: those of its days (or the one) that the person was
 * expected in, enrolled for or marked in. A number that was merged into another is the same
 * person. */
#ifndef OBECNI_CLUB_PRESENCE_EXCUSE_REACH_H
#define OBECNI_CLUB_PRESENCE_EXCUSE_REACH_H

#include "club/presence/attendance.h"
#include "club/presence/excuse.h"

struct excuse_session {
    int64_t session_id;
    char session[SESSION_CODE_SIZE];
    int held_on;
    int64_t start_at;
    int64_t participant_id; /* the person's number that was expected or marked there */
    bool is_cancelled;
    bool is_over;   /* its end has passed: the real one, where it was told */
    bool is_open;   /* who was expected is frozen */
    bool is_signed;
    bool has_come;  /* marked as present, late or left early, by any of the numbers */
    bool is_noted;  /* this excuse holds in it */
    enum attendance_status status;
};

struct excuse_reach {
    struct excuse_session *items;
    size_t count, capacity;
};

/* By start and code. Of the excuse only the person, what it is of and the id (0 for a claim
 * that is not stored yet) are looked at. The zero list is empty. */
bool excuse_reach_list(struct club *club, const struct excuse *excuse, struct excuse_reach *reach,
                       struct error *err);
void excuse_reach_free(struct excuse_reach *reach);

/* Whether the decision writes an event there now. Pure. */
bool excuse_changes(const struct excuse_session *session, enum excuse_state decision);

/* Whether the decision changes a signed list, so that two people have to agree. Pure. */
bool excuse_changes_signed(const struct excuse_reach *reach, enum excuse_state decision);

#endif
