/* Finding whom staff speak about, and what cannot be true. */
#include "club/presence/attendance_target.h"

#include "base/language.h"
#include "club/refusal.h"
#include "store/statement.h"

#include <string.h>

bool attendance_target_find_session(struct club *club, const char *session,
                                    struct attendance_target *target, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT s.id, s.code, s.start_at, s.state = 'cancelled',"
                     " max(s.end_at, ifnull(c.ended_at, 0)),"
                     " min(s.start_at, ifnull(c.began_at, s.start_at))"
                     " FROM session s LEFT JOIN session_course c ON c.session_id = s.id"
                     " AND c.version = (SELECT max(version) FROM session_course"
                     "  WHERE session_id = s.id) WHERE s.code = :session");
    statement_bind_text(s, ":session", session);
    memset(target, 0, sizeof *target);
    if (statement_step(s)) {
        target->session_id = statement_integer(s, 0);
        statement_copy_text(s, 1, target->session, sizeof target->session);
        target->start_at = statement_integer(s, 2);
        target->is_cancelled = statement_integer(s, 3) != 0;
        target->over_at = statement_integer(s, 4);
        target->begins_at = statement_integer(s, 5);
    }
    return statement_finish(s, err) &&
           (target->session_id ||
            error_set_as(err, ERROR_REFUSED, REFUSAL_UNKNOWN,
                         _("There is no session “%.47s”. See “obecni session list”."), session));
}

/* Of numbers that were merged: the one that is known to the session, then the one that was
 * named where it holds, then the one that holds. */
static bool find_participant(struct club *club, const char *participant,
                             struct attendance_target *target, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT p.id, p.number, coalesce(t.in_at, (SELECT e.at FROM presence_event e"
        "   WHERE e.participant_id = p.id AND e.session_id = s.id AND e.kind = 'arrived'), 0),"
        " t.session_id IS NOT NULL OR EXISTS (SELECT 1 FROM expected x WHERE x.session_id = s.id"
        "     AND x.participant_id = p.id)"
        "   OR (NOT EXISTS (SELECT 1 FROM session_opening o WHERE o.session_id = s.id) AND ("
        "     EXISTS (SELECT 1 FROM enrolment e WHERE e.participant_id = p.id"
        "       AND e.activity_id = s.activity_id AND e.from_on <= s.held_on"
        "       AND (e.until_on IS NULL OR e.until_on >= s.held_on))"
        "     OR EXISTS (SELECT 1 FROM booking b WHERE b.session_id = s.id"
        "       AND b.participant_id = p.id AND b.released_at IS NULL))) AS is_concerned,"
        " ifnull(t.status IN ('present', 'late', 'left_early'), 0),"
        " ifnull(p.left_on < s.held_on, 0) FROM session s"
        " JOIN participant n ON n.number = :participant"
        " JOIN participant p ON p.id IN (SELECT n.id UNION ALL SELECT n.merged_into_id"
        "   UNION ALL SELECT id FROM participant WHERE merged_into_id = n.id"
        "   UNION ALL SELECT id FROM participant WHERE merged_into_id = n.merged_into_id)"
        " LEFT JOIN attendance t ON t.session_id = s.id AND t.participant_id = p.id"
        " WHERE s.id = :session"
        " ORDER BY is_concerned DESC, p.merged_into_id IS NULL DESC, p.id = n.id DESC LIMIT 1");
    statement_bind_integer(s, ":session", target->session_id);
    statement_bind_text(s, ":participant", participant);
    if (statement_step(s)) {
        target->participant_id = statement_integer(s, 0);
        statement_copy_text(s, 1, target->participant, sizeof target->participant);
        target->in_at = statement_integer(s, 2);
        target->is_concerned = statement_integer(s, 3) != 0;
        target->is_present = statement_integer(s, 4) != 0;
        target->has_left_before = statement_integer(s, 5) != 0;
    }
    return statement_finish(s, err) &&
           (target->participant_id ||
            error_set_as(err, ERROR_REFUSED, REFUSAL_UNKNOWN,
                         _("There is no participant with the number %s."),
                         participant));
}

bool attendance_target_find(struct club *club, const char *session, const char *participant,
                            struct attendance_target *target, struct error *err)
{
    return attendance_target_find_session(club, session, target, err) &&
           find_participant(club, participant, target, err);
}

static bool check_moment(struct club *club, const struct attendance_target *target, int64_t at,
                         struct error *err)
{
    if (at > club_now(club))
        return error_set_as(err, ERROR_REFUSED, REFUSAL_HOUR_AHEAD,
                            _("A presence cannot be recorded ahead of time."));
    return !at || (at >= target->start_at - ATTENDANCE_EARLIEST_SECONDS && at < target->over_at) ||
           error_set_as(err, ERROR_USAGE, REFUSAL_HOUR_OUTSIDE,
                        _("That hour does not belong to the session %s."),
                        target->session);
}

/* Nobody leaves what has not begun, nor before coming. */
static bool check_leaving(const struct attendance_target *target, int64_t at, struct error *err)
{
    if (at < target->begins_at)
        return error_set_as(err, ERROR_USAGE, REFUSAL_HOUR_OUTSIDE,
                            _("That hour is before %s began: nobody can have left it then."),
                            target->session);
    return at >= target->in_at ||
           error_set_as(err, ERROR_USAGE, REFUSAL_HOUR_BEFORE_COMING,
                        _("Participant %s came to %s after that hour. Say a later one, or correct the "
                          "arrival first."),
                        target->participant, target->session);
}

bool attendance_target_check(struct club *club, const struct attendance_target *target,
                             enum attendance_status status, int64_t at, struct error *err)
{
    /* Who is turned away or let in comes before the start; the rest is known after it. */
    bool may_be_early = status == ATTENDANCE_REFUSED_ENTRY;
    int64_t begins_at = target->start_at - (may_be_early ? ATTENDANCE_EARLIEST_SECONDS : 0);
    if (target->is_cancelled)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_CANCELLED,
                            _("The session %s is cancelled: nobody can have missed it."),
                            target->session);
    if (begins_at > club_now(club))
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NOT_BEGUN,
                            _("The session %s has not begun yet."),
                            target->session);
    if (!check_moment(club, target, at, err) ||
        (status == ATTENDANCE_LEFT_EARLY && at && !check_leaving(target, at, err)))
        return false;
    if (status == ATTENDANCE_ABSENT && !target->is_concerned)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NOT_EXPECTED,
                            _("Participant %s was not expected in %s and cannot be absent from it."),
                            target->participant, target->session);
    if (attendance_is_presence(status) || status == ATTENDANCE_ABSENT ||
        status == ATTENDANCE_UNKNOWN || status == ATTENDANCE_REFUSED_ENTRY)
        return true;
    return error_set(err, ERROR_USAGE,
                     _("A correction says present, late, left_early, absent or unknown."));
}
