/* Opening a session: who is expected is frozen, so that later enrolments and changes of the
 * rules cannot create absences in the past. */
#include "club/presence/attendance.h"
#include "club/settings.h"
#include "store/statement.h"

static bool insert_opening(struct club *club, int64_t session_id, struct error *err)
{
    int64_t late_minutes, leave_minutes;
    if (!settings_get_integer(club, SETTING_LATE_MINUTES, &late_minutes, err) ||
        !settings_get_integer(club, SETTING_LEAVE_MINUTES, &leave_minutes, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO session_opening (session_id, opened_at, late_minutes,"
                     " leave_minutes, credit) SELECT s.id, :now, ifnull(a.late_minutes, :late),"
                     " ifnull(a.leave_minutes, :leave), a.credit FROM session s"
                     " JOIN activity a ON a.id = s.activity_id WHERE s.id = :session");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":late", late_minutes);
    statement_bind_integer(s, ":leave", leave_minutes);
    return statement_run(s, err);
}

/* Of a group: whoever is enrolled on the day, without a last day or with one that is not over.
 * Two questions, for then the index gives exactly these. CROSS JOIN keeps the order. */
#define ENROLLED                                                                                   \
    "SELECT s.id, e.participant_id FROM session s"                                                 \
    " CROSS JOIN activity a ON a.id = s.activity_id AND a.form = 'group'"                          \
    " CROSS JOIN enrolment e ON e.activity_id = s.activity_id AND e.from_on <= s.held_on"          \
    "   AND "
#define OF_SESSION " WHERE s.id = :session"

/* Nobody is expected twice; whoever is enrolled and has booked counts once. */
static bool freeze_expected(struct club *club, int64_t session_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT OR IGNORE INTO expected (session_id, participant_id) "
        ENROLLED "e.until_on IS NULL" OF_SESSION
        " UNION ALL " ENROLLED "e.until_on >= s.held_on" OF_SESSION
        " UNION ALL SELECT b.session_id, b.participant_id FROM booking b"
        "  WHERE b.session_id = :session AND b.released_at IS NULL");
    statement_bind_integer(s, ":session", session_id);
    return statement_run(s, err);
}

bool attendance_open_session(struct club *club, int64_t session_id, struct error *err)
{
    return insert_opening(club, session_id, err) && freeze_expected(club, session_id, err);
}
