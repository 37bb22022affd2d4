/* Corrections: a new event with author and reason; what was noted before stays. */
#include "club/attendance_store.h"

#include "base/language.h"
#include "base/text.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <string.h>

enum { REASON_SIZE = 241, EARLIEST_SECONDS = 4 * 3600 };

struct target {
    int64_t session_id, participant_id, start_at, end_at, in_at;
    bool is_cancelled;
    bool is_concerned; /* expected, or with a mark already */
};

static bool find_target(struct club *club, const struct attendance_correction *correction,
                        struct target *target, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT s.id, s.start_at, s.state = 'cancelled', ifnull(p.id, 0),"
                     " ifnull(t.in_at, 0), s.end_at, t.session_id IS NOT NULL"
                     " OR EXISTS (SELECT 1 FROM expected x WHERE x.session_id = s.id"
                     "   AND x.participant_id = p.id)"
                     " OR (NOT EXISTS (SELECT 1 FROM session_opening o WHERE o.session_id = s.id)"
                     "   AND EXISTS (SELECT 1 FROM enrolment e WHERE e.participant_id = p.id"
                     "     AND e.activity_id = s.activity_id AND e.from_on <= s.held_on"
                     "     AND (e.until_on IS NULL OR e.until_on >= s.held_on)))"
                     " FROM session s"
                     " LEFT JOIN participant p ON p.number = :participant"
                     " LEFT JOIN attendance t ON t.session_id = s.id AND t.participant_id = p.id"
                     " WHERE s.code = :session");
    statement_bind_text(s, ":session", correction->session);
    statement_bind_text(s, ":participant", correction->participant);
    bool found = statement_step(s);
    if (found) {
        target->session_id = statement_integer(s, 0);
        target->start_at = statement_integer(s, 1);
        target->is_cancelled = statement_integer(s, 2) != 0;
        target->participant_id = statement_integer(s, 3);
        target->in_at = statement_integer(s, 4);
        target->end_at = statement_integer(s, 5);
        target->is_concerned = statement_integer(s, 6) != 0;
    }
    if (!statement_finish(s, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED,
                         _("There is no session “%.47s”. See “obecni session list”."),
                         correction->session);
    return target->participant_id ||
           error_set(err, ERROR_REFUSED, _("There is no participant with the number %s."),
                     correction->participant);
}

static bool check(struct club *club, const struct attendance_correction *correction,
                  const struct target *target, struct error *err)
{
    if (target->is_cancelled)
        return error_set(err, ERROR_REFUSED,
                         _("The session %s is cancelled: nobody can have missed it."),
                         correction->session);
    if (target->start_at > club_now(club))
        return error_set(err, ERROR_REFUSED, _("The session %s has not begun yet."),
                         correction->session);
    if (correction->at > club_now(club))
        return error_set(err, ERROR_REFUSED, _("A presence cannot be recorded ahead of time."));
    if (correction->at && (correction->at < target->start_at - EARLIEST_SECONDS ||
                           correction->at >= target->end_at))
        return error_set(err, ERROR_USAGE, _("That hour does not belong to the session %s."),
                         correction->session);
    if (correction->status == ATTENDANCE_ABSENT && !target->is_concerned)
        return error_set(err, ERROR_REFUSED,
                         _("Participant %s was not expected in %s and cannot be absent from it."),
                         correction->participant, correction->session);
    switch (correction->status) {
    case ATTENDANCE_PRESENT:
    case ATTENDANCE_LATE:
    case ATTENDANCE_LEFT_EARLY:
    case ATTENDANCE_ABSENT:
    case ATTENDANCE_UNKNOWN:
        return true;
    default:
        return error_set(err, ERROR_USAGE,
                         _("A correction says present, late, left_early, absent or unknown."));
    }
}

/* The reason is people's words and may name somebody: the chain covers its digest only. */
static bool note(struct club *club, const struct attendance_correction *correction,
                 const struct presence_event *event, struct error *err)
{
    char digest[DIGEST_SHORT_SIZE];
    digest_short(event->reason, strlen(event->reason), digest);
    return club_note(club, "presence.correct", correction->participant,
                     json_pack("{s:I, s:s, s:s, s:s}", "at", (json_int_t)event->at, "reason_digest",
                               digest, "session", correction->session, "status",
                               attendance_status_word(event->status)),
                     err);
}

bool attendance_correct(struct club *club, const struct attendance_correction *correction,
                        struct error *err)
{
    struct target target = {0};
    char reason[REASON_SIZE];
    struct attendance_row row;
    bool is_repeat;
    if (!text_read_name(correction->reason, _("The reason"), reason, sizeof reason, err) ||
        !club_begin(club, err))
        return false;
    bool ok = find_target(club, correction, &target, err) && check(club, correction, &target, err);
    struct presence_event event = {
        .kind = PRESENCE_CORRECTED,
        .session_id = target.session_id,
        .participant_id = target.participant_id,
        .at = correction->at ? correction->at : target.in_at ? target.in_at : target.start_at,
        .source = "correction",
        .status = correction->status,
        .reason = reason,
    };
    ok = ok && attendance_record(club, &event, &row, &is_repeat, err) &&
         note(club, correction, &event, err);
    return club_end(club, ok, err);
}
