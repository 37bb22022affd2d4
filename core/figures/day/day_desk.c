/* Counting the day's sessions, who is in, and what is not signed. */
#include "figures/day/day_desk.h"

#include "base/day.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/session/session_lead.h"
#include "club/settings.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* Before the opening: who is enrolled, or booked, as the opening would freeze it. */
static bool count_awaited(struct club *club, struct day_session *row, struct error *err)
{
    struct day_text day = day_column_text(row->session.held_on);
    struct statement *s = statement_new(
        club->store,
        "SELECT CASE WHEN :is_individual THEN (SELECT count(*) FROM booking"
        "   WHERE session_id = :session AND released_at IS NULL)"
        " ELSE (SELECT count(*) FROM enrolment WHERE activity_id = :activity AND from_on <= :day"
        "   AND (until_on IS NULL OR until_on >= :day)) END");
    statement_bind_integer(s, ":is_individual", row->session.is_individual);
    statement_bind_integer(s, ":session", row->session.id);
    statement_bind_integer(s, ":activity", row->session.activity_id);
    statement_bind_text(s, ":day", day.text);
    if (statement_step(s))
        row->expected = (int)statement_integer(s, 0);
    return statement_finish(s, err);
}

static struct statement *find_marks(struct club *club, int64_t session_id)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT p.id, p.number, t.status IN ('present', 'late', 'left_early'),"
        " ifnull(t.in_at, 0), ifnull(t.out_at, 0), x.participant_id IS NOT NULL,"
        " ifnull(t.status, 'unknown') = 'unknown'"
        " FROM (SELECT participant_id FROM expected WHERE session_id = :session"
        "   UNION SELECT participant_id FROM attendance WHERE session_id = :session) r"
        " CROSS JOIN participant p ON p.id = r.participant_id"
        " LEFT JOIN attendance t ON t.session_id = :session AND t.participant_id = p.id"
        " LEFT JOIN expected x ON x.session_id = :session AND x.participant_id = p.id"
        " ORDER BY p.number");
    statement_bind_integer(s, ":session", session_id);
    return s;
}

static void add_person(struct day_desk *desk, const struct day_session *row, struct statement *s)
{
    desk->in = memory_grow(desk->in, desk->in_count, &desk->in_capacity, sizeof *desk->in);
    struct day_person *person = &desk->in[desk->in_count++];
    person->participant_id = statement_integer(s, 0);
    person->in_at = statement_integer(s, 3);
    statement_copy_text(s, 1, person->participant, sizeof person->participant);
    memcpy(person->session, row->session.code, sizeof person->session);
}

/* Whoever has left early without an hour is not in any more either. */
static bool count_marks(struct club *club, struct day_session *row, struct day_desk *desk,
                        struct error *err)
{
    int64_t now = club_now(club);
    struct statement *s = find_marks(club, row->session.id);
    while (statement_step(s)) {
        bool is_present = statement_integer(s, 2) != 0, is_expected = statement_integer(s, 5) != 0;
        int64_t out_at = statement_integer(s, 4);
        row->expected += is_expected;
        row->present += is_present;
        row->guests += is_present && !is_expected;
        row->unmarked += is_expected && statement_integer(s, 6) != 0;
        if (!is_present || !row->is_running || (out_at && out_at <= now))
            continue;
        row->in_now++;
        add_person(desk, row, s);
    }
    return statement_finish(s, err);
}

static bool count_session(struct club *club, int64_t early_seconds, struct day_session *row,
                          struct day_desk *desk, struct error *err)
{
    int64_t now = club_now(club);
    const struct session *session = &row->session;
    if (session->state == SESSION_STATE_CANCELLED)
        return true;
    row->is_running = now >= session->start_at - early_seconds && now < session->over_at;
    return session->opened_at ? count_marks(club, row, desk, err) : count_awaited(club, row, err);
}

static bool count_sessions(struct club *club, const struct sessions *sessions,
                           struct day_desk *desk, struct error *err)
{
    int64_t early_minutes;
    bool ok = settings_get_integer(club, SETTING_EARLY_MINUTES, &early_minutes, err);
    desk->sessions = memory_new(sessions->count + 1, sizeof *desk->sessions);
    for (size_t i = 0; ok && i < sessions->count; i++) {
        struct day_session *row = &desk->sessions[desk->session_count++];
        row->session = sessions->items[i];
        ok = count_session(club, early_minutes * 60, row, desk, err);
    }
    return ok;
}

static struct statement *find_waiting(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT s.code, o.session_id IS NOT NULL FROM session s"
        " CROSS JOIN activity a ON a.id = s.activity_id"
        " LEFT JOIN session_opening o ON o.session_id = s.id"
        " WHERE s.held_on >= :from AND s.held_on <= :until AND s.state = 'planned'"
        "   AND NOT EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id)"
        "   AND ifnull((SELECT c.ended_at FROM session_course c WHERE c.session_id = s.id"
        "     ORDER BY c.version DESC LIMIT 1), s.end_at) <= :now"
        "   AND (o.session_id IS NOT NULL OR ("
        "     NOT EXISTS (SELECT 1 FROM signal_note n WHERE n.signal = 'unmarked-' || s.code)"
        "     AND CASE WHEN a.form = 'individual' THEN EXISTS (SELECT 1 FROM booking b"
        "       WHERE b.session_id = s.id AND b.released_at IS NULL)"
        "     ELSE EXISTS (SELECT 1 FROM enrolment e WHERE e.activity_id = a.id AND e.from_on <="
        "       s.held_on AND (e.until_on IS NULL OR e.until_on >= s.held_on)) END))"
        "   AND (:activity IS NULL OR a.code = :activity) AND (:programme IS NULL OR"
        "     a.programme_id = (SELECT id FROM programme WHERE code = :programme))"
        "   AND " SESSION_LED_BY " ORDER BY s.held_on, s.start_at");
}

static bool count_waiting(struct club *club, const struct day_desk_filter *filter,
                          struct day_desk *desk, struct error *err)
{
    struct day_text from = day_column_text(filter->day - DAY_DESK_WAITING_DAYS);
    struct day_text until = day_column_text(filter->day);
    struct statement *s = find_waiting(club);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text_or_null(s, ":activity", filter->activity);
    statement_bind_text_or_null(s, ":programme", filter->programme);
    statement_bind_text_or_null(s, ":leader", filter->leader);
    while (statement_step(s)) {
        bool has_marks = statement_integer(s, 1) != 0;
        int *count = has_marks ? &desk->unsigned_count : &desk->unmarked_count;
        char *oldest = has_marks ? desk->unsigned_oldest : desk->unmarked_oldest;
        if ((*count)++ == 0)
            statement_copy_text(s, 0, oldest, SESSION_CODE_SIZE);
    }
    return statement_finish(s, err);
}

bool day_desk_get(struct club *club, const struct day_desk_filter *filter, struct day_desk *desk,
                  struct error *err)
{
    struct sessions sessions = {0};
    struct session_filter wanted = {
        .from = filter->day, .until = filter->day, .activity = filter->activity,
        .programme = filter->programme, .leader = filter->leader,
    };
    memset(desk, 0, sizeof *desk);
    bool ok = session_list(club, &wanted, &sessions, err) &&
              count_sessions(club, &sessions, desk, err) &&
              count_waiting(club, filter, desk, err);
    sessions_free(&sessions);
    return ok;
}

void day_desk_free(struct day_desk *desk)
{
    free(desk->sessions);
    free(desk->in);
    memset(desk, 0, sizeof *desk);
}
