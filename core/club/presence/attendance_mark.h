/* What the leader or the desk says of people in a session while its list is not signed: marks,
 * a leaving at its hour, entry that was refused. Afterwards only corrections (attendance_correct)
 * are taken, and refusals, by two persons. Nothing of this is done at the glass. */
#ifndef OBECNI_CLUB_PRESENCE_ATTENDANCE_MARK_H
#define OBECNI_CLUB_PRESENCE_ATTENDANCE_MARK_H

#include "club/presence/attendance_target.h"

#include <stddef.h>

/* One status for several people, or for everybody who is expected and has no mark. */
struct attendance_marks {
    const char *session;
    enum attendance_status status; /* present, late, left_early, absent or unknown */
    int64_t at; /* the arrival, of left_early the leaving; 0: the recorded arrival, else the start */
    const char *const *participants;
    size_t count;
    bool is_rest; /* in place of `participants` */
};

/* One change; *marked says how many. ERROR_REFUSED as attendance_target_check, and when the
 * list is signed, somebody left the club before, or the rest is nobody; ERROR_USAGE for a late
 * arrival or a leaving without its hour. */
bool attendance_mark(struct club *club, const struct attendance_marks *marks, size_t *marked,
                     struct error *err);

/* The person went at that moment: an explicit check-out. ERROR_REFUSED for who is not recorded
 * as present, ERROR_USAGE for an hour before the arrival. */
bool attendance_leave(struct club *club, const char *session, const char *participant, int64_t at,
                      struct attendance_row *row, struct error *err);

/* Entry was refused: a code of the dictionary refusal_reason and never more. An arrival that is
 * recorded stays beside it. `at` 0: now, and at the latest the end. The ledger's entry does not
 * tell the reason. */
bool attendance_refuse(struct club *club, const char *session, const char *participant,
                       const char *reason, int64_t at, struct error *err);

/* Inside a change, without an entry of its own: one mark; and one for everybody who is expected
 * without a mark, whose numbers are added to the array `numbers`. */
bool attendance_mark_put(struct club *club, const struct attendance_target *target,
                         enum attendance_status status, int64_t at, struct error *err);
bool attendance_mark_rest(struct club *club, int64_t session_id, const char *session,
                          enum attendance_status status, json_t *numbers, struct error *err);

/* The numbers of those who are expected and of whom nothing is known: no mark, no arrival, no
 * excuse, and nobody said that it is unknown. Comma separated, on the heap, the caller frees it;
 * *count says how many. A session that is not open yet is opened: inside a change. */
bool attendance_mark_missing(struct club *club, int64_t session_id, char **numbers, size_t *count,
                             struct error *err);

#endif
