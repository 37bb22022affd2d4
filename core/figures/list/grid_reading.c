/* Sessions, who was expected in them and what was noted, as they were known at an instant. */
#include "figures/list/grid_reading.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "club/session/session_lead.h"
#include "store/statement.h"

#include <string.h>

/* The person of the filter under every number; whoever when there is none. */
#define GRID_WHOSE(column)                                                                         \
    "(:person = 0 OR " column " IN (SELECT :person UNION ALL"                                      \
    " SELECT id FROM participant WHERE merged_into_id = :person))"

/* Of several versions of a session the one that the first later change replaced, else the
 * present one. */
static struct statement *select_sessions(struct club *club)
{
    return statement_new(
        club->store,
        "WITH wanted (id) AS (SELECT a.id FROM activity a"
        "  LEFT JOIN programme g ON g.id = a.programme_id"
        "  WHERE (:activity_id = 0 OR a.id = :activity_id)"
        "   AND (:activity IS NULL OR a.code = :activity)"
        "   AND (:programme IS NULL OR g.code = :programme))"
        " SELECT v.id, a.id, v.code, a.code, a.title, a.kind, ifnull(g.code, ''),"
        " ifnull(g.title, ''), ifnull(s.room, ''), ifnull(v.cancel_reason, ''), v.held_on,"
        " ifnull(g.hour_minutes, 60), a.form = 'individual', v.start_at, v.end_at,"
        " v.state = 'cancelled', o.session_id IS NOT NULL, ifnull(o.late_minutes, 0),"
        " ifnull(o.leave_minutes, 0), ifnull(o.credit = 'real', 0), ifnull(c.began_at, 0),"
        " ifnull(c.ended_at, 0), ifnull((SELECT min(f.signed_at) FROM session_signoff f"
        "   WHERE f.session_id = v.id AND f.signed_at < :before), 0)"
        " FROM (SELECT id, code, activity_id, held_on, start_at, end_at, state, cancel_reason,"
        "    NULL AS seq FROM session WHERE activity_id IN (SELECT id FROM wanted)"
        "    AND held_on BETWEEN :from AND :until AND (:session = 0 OR id = :session)"
        "    AND created_at < :before"
        "  UNION ALL SELECT p.session_id, p.code, p.activity_id, p.held_on, p.start_at, p.end_at,"
        "    p.state, p.cancel_reason, p.seq FROM session_past p JOIN ledger l ON l.id ="
        "    p.node << 48 | p.seq WHERE p.activity_id IN (SELECT id FROM wanted)"
        "    AND p.held_on BETWEEN :from AND :until"
        "    AND (:session = 0 OR p.session_id = :session) AND l.at >= :before"
        "    AND p.created_at < :before) v"
        " JOIN activity a ON a.id = v.activity_id"
        " LEFT JOIN programme g ON g.id = a.programme_id"
        " LEFT JOIN session s ON s.id = v.id"
        " LEFT JOIN session_opening o ON o.session_id = v.id AND o.opened_at < :before"
        " LEFT JOIN session_course c ON c.session_id = v.id AND c.version ="
        "  (SELECT max(version) FROM session_course WHERE session_id = v.id"
        "   AND noted_at < :before)"
        " WHERE NOT EXISTS (SELECT 1 FROM session_past q JOIN ledger m ON m.id ="
        "   q.node << 48 | q.seq WHERE q.session_id = v.id AND m.at >= :before"
        "   AND (v.seq IS NULL OR q.seq < v.seq)) AND " SESSION_LED_BY
        " ORDER BY v.start_at, v.code");
}

static void read_session(struct statement *s, int64_t now, struct grid_session *session)
{
    *session = (struct grid_session){
        .id = statement_integer(s, 0),
        .activity_id = statement_integer(s, 1),
        .day = day_column(s, 10),
        .hour_minutes = (int)statement_integer(s, 11),
        .is_individual = statement_integer(s, 12) != 0,
        .first_signed_at = statement_integer(s, 22),
        .terms =
            {
                .start_at = statement_integer(s, 13),
                .end_at = statement_integer(s, 14),
                .is_cancelled = statement_integer(s, 15) != 0,
                .is_open = statement_integer(s, 16) != 0,
                .late_minutes = (int)statement_integer(s, 17),
                .leave_minutes = (int)statement_integer(s, 18),
                .credits_real = statement_integer(s, 19) != 0,
                .began_at = statement_integer(s, 20),
                .ended_at = statement_integer(s, 21),
            },
    };
    session->is_over = grid_session_until(session) <= now;
    statement_copy_text(s, 2, session->code, sizeof session->code);
    statement_copy_text(s, 3, session->activity, sizeof session->activity);
    statement_copy_text(s, 4, session->activity_title, sizeof session->activity_title);
    statement_copy_text(s, 5, session->kind, sizeof session->kind);
    statement_copy_text(s, 6, session->programme, sizeof session->programme);
    statement_copy_text(s, 7, session->programme_title, sizeof session->programme_title);
    statement_copy_text(s, 8, session->room, sizeof session->room);
    statement_copy_text(s, 9, session->cancel_reason, sizeof session->cancel_reason);
}

bool grid_read_sessions(struct club *club, const struct grid_filter *filter, int64_t before,
                        struct attendance_grid *grid, struct error *err)
{
    int64_t now = club_now(club) < before ? club_now(club) : before - 1;
    struct day_text from = day_column_text(filter->from), until = day_column_text(filter->until);
    struct statement *s = select_sessions(club);
    statement_bind_text_or_null(s, ":activity", filter->activity);
    statement_bind_text_or_null(s, ":programme", filter->programme);
    statement_bind_text_or_null(s, ":leader", filter->leader);
    statement_bind_integer(s, ":activity_id", filter->activity_id);
    statement_bind_integer(s, ":session", filter->session_id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", filter->until == DAY_NONE ? "9999-12-31" : until.text);
    statement_bind_integer(s, ":before", before);
    statement_reads_all(s);
    while (statement_step(s)) {
        grid->sessions = memory_grow(grid->sessions, grid->session_count, &grid->session_capacity,
                                     sizeof *grid->sessions);
        read_session(s, now, &grid->sessions[grid->session_count++]);
    }
    return statement_finish(s, err);
}

static struct grid_entry *add(struct grid_entries *entries, size_t session, int64_t participant_id)
{
    entries->items =
        memory_grow(entries->items, entries->count, &entries->capacity, sizeof *entries->items);
    struct grid_entry *entry = &entries->items[entries->count++];
    *entry = (struct grid_entry){.session = session, .participant_id = participant_id};
    return entry;
}

static struct statement *select_frozen(struct club *club)
{
    return statement_new(club->store, "SELECT participant_id FROM expected"
                                      " WHERE session_id = :session AND " GRID_WHOSE("participant_id")
                                      " AND :activity IS NOT NULL AND :day IS NOT NULL"
                                      " AND :before IS NOT NULL");
}

static struct statement *select_booked(struct club *club)
{
    return statement_new(
        club->store, "SELECT participant_id FROM booking WHERE session_id = :session"
                     " AND booked_at < :before AND ifnull(released_at, :before) >= :before"
                     " AND " GRID_WHOSE("participant_id")
                     " AND :activity IS NOT NULL AND :day IS NOT NULL");
}

/* Of several versions of an enrolment as of a session. */
static struct statement *select_enrolled(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT v.participant_id FROM ("
        " SELECT id, participant_id, from_on, until_on, created_at, NULL AS seq FROM enrolment"
        "  WHERE activity_id = :activity"
        " UNION ALL SELECT p.enrolment_id, p.participant_id, p.from_on, p.until_on,"
        "  p.created_at, p.seq FROM enrolment_past p JOIN ledger l ON l.id = p.node << 48 | p.seq"
        "  WHERE p.activity_id = :activity AND l.at >= :before) v"
        " WHERE v.created_at < :before AND v.from_on <= :day"
        " AND ifnull(v.until_on, '9999-12-31') >= :day AND :session IS NOT NULL"
        " AND " GRID_WHOSE("v.participant_id")
        " AND NOT EXISTS (SELECT 1 FROM enrolment_past q JOIN ledger m ON m.id ="
        "   q.node << 48 | q.seq WHERE q.enrolment_id = v.id AND m.at >= :before"
        "   AND (v.seq IS NULL OR q.seq < v.seq))");
}

static bool read_expected(struct club *club, const struct grid_session *session, size_t index,
                          int64_t person_id, int64_t before, struct grid_entries *entries,
                          struct error *err)
{
    struct day_text day = day_column_text(session->day);
    struct statement *s = session->terms.is_open   ? select_frozen(club)
                          : session->is_individual ? select_booked(club)
                                                   : select_enrolled(club);
    statement_bind_integer(s, ":session", session->id);
    statement_bind_integer(s, ":activity", session->activity_id);
    statement_bind_integer(s, ":person", person_id);
    statement_bind_integer(s, ":before", before);
    statement_bind_text(s, ":day", day.text);
    statement_reads_all(s);
    while (statement_step(s))
        add(entries, index, statement_integer(s, 0));
    return statement_finish(s, err);
}

/* Each event has a row in the projection, which so tells of whom something was noted. */
static bool read_events(struct club *club, const struct grid_session *session, size_t index,
                        int64_t person_id, int64_t before, struct grid_entries *entries,
                        struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT e.participant_id, e.id, e.at, e.kind, ifnull(e.status, 'unknown'),"
                     " e.source FROM attendance t CROSS JOIN presence_event e"
                     "  ON e.participant_id = t.participant_id AND e.session_id = t.session_id"
                     " WHERE t.session_id = :session AND e.noted_at < :before"
                     " AND " GRID_WHOSE("t.participant_id"));
    statement_bind_integer(s, ":session", session->id);
    statement_bind_integer(s, ":person", person_id);
    statement_bind_integer(s, ":before", before);
    while (statement_step(s)) {
        struct grid_entry *entry = add(entries, index, statement_integer(s, 0));
        entry->event_id = statement_integer(s, 1);
        entry->noted = (struct attendance_noted){
            .participant_id = entry->participant_id,
            .at = statement_integer(s, 2),
            .kind = presence_kind_find(statement_text(s, 3)),
            .status = attendance_status_find(statement_text(s, 4)),
        };
        statement_copy_text(s, 5, entry->noted.source, sizeof entry->noted.source);
    }
    return statement_finish(s, err);
}

bool grid_read_entries(struct club *club, const struct grid_session *session, size_t index,
                       int64_t person_id, int64_t before, struct grid_entries *entries,
                       struct error *err)
{
    return read_expected(club, session, index, person_id, before, entries, err) &&
           read_events(club, session, index, person_id, before, entries, err);
}
