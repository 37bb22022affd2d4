/* Reading one person's sessions as they were known at the end of a day. Which activities may
 * matter is history_reading.c's. */
#include "figures/history_reading.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "figures/schedule_ahead.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* The columns of one session as the statement below gives them. */
enum column {
    COLUMN_ID,
    COLUMN_CODE,
    COLUMN_DAY,
    COLUMN_START,
    COLUMN_END,
    COLUMN_IS_CANCELLED,
    COLUMN_REASON,
    COLUMN_IS_OPEN,
    COLUMN_LATE,
    COLUMN_LEAVE,
    COLUMN_REAL,
    COLUMN_BEGAN,
    COLUMN_ENDED,
    COLUMN_IS_EXPECTED,
    COLUMN_HAS_EVENT,
    COLUMN_BOOKED_BY_PERSON,
    COLUMN_IS_BOOKED,
    COLUMN_IS_SIGNED,
};

/* Sessions of one activity as they were known; what a schedule made later counts as promised
 * when the schedule was there. */
static struct statement *select_sessions(struct history_reading *reading, int64_t activity_id,
                                         const struct day_text *from, const struct day_text *until)
{
    struct statement *s = statement_new(
        reading->club->store,
        "SELECT v.id, v.code, v.held_on, v.start_at, v.end_at, v.state = 'cancelled',"
        " ifnull(v.cancel_reason, ''), o.session_id IS NOT NULL, ifnull(o.late_minutes, 0),"
        " ifnull(o.leave_minutes, 0), ifnull(o.credit = 'real', 0), ifnull(c.began_at, 0),"
        " ifnull(c.ended_at, 0),"
        " EXISTS (SELECT 1 FROM expected x WHERE x.session_id = v.id"
        "   AND x.participant_id IN " HISTORY_WHO "),"
        " EXISTS (SELECT 1 FROM presence_event e WHERE e.participant_id IN " HISTORY_WHO
        "   AND e.session_id = v.id AND e.noted_at < :before),"
        " EXISTS (SELECT 1 FROM booking b WHERE b.session_id = v.id"
        "   AND b.participant_id IN " HISTORY_WHO
        "   AND b.booked_at < :before AND ifnull(b.released_at, :before) >= :before),"
        " EXISTS (SELECT 1 FROM booking b WHERE b.session_id = v.id"
        "   AND b.booked_at < :before AND ifnull(b.released_at, :before) >= :before),"
        " EXISTS (SELECT 1 FROM session_signoff f WHERE f.session_id = v.id"
        "   AND f.signed_at < :before)"
        " FROM (SELECT id, code, held_on, start_at, end_at, state, cancel_reason, NULL AS seq"
        "   FROM session WHERE activity_id = :activity AND held_on BETWEEN :from AND :until"
        "    AND (created_at < :before OR EXISTS (SELECT 1 FROM schedule h"
        "      WHERE h.id = schedule_id AND h.created_at < :before))"
        "  UNION ALL SELECT p.session_id, p.code, p.held_on, p.start_at, p.end_at, p.state,"
        "    p.cancel_reason, p.seq FROM session_past p JOIN ledger l ON l.node = p.node"
        "    AND l.seq = p.seq WHERE p.activity_id = :activity"
        "    AND p.held_on BETWEEN :from AND :until AND l.at >= :before"
        "    AND p.created_at < :before) v"
        " LEFT JOIN session_opening o ON o.session_id = v.id AND o.opened_at < :before"
        " LEFT JOIN session_course c ON c.session_id = v.id AND c.version ="
        "  (SELECT max(version) FROM session_course WHERE session_id = v.id"
        "   AND noted_at < :before)"
        " WHERE NOT EXISTS (SELECT 1 FROM session_past q JOIN ledger m ON m.node = q.node"
        "   AND m.seq = q.seq WHERE q.session_id = v.id AND m.at >= :before"
        "   AND (v.seq IS NULL OR q.seq < v.seq))");
    statement_bind_integer(s, ":person", reading->request->person_id);
    statement_bind_integer(s, ":activity", activity_id);
    statement_bind_integer(s, ":before", reading->before);
    statement_bind_text(s, ":from", from->text);
    statement_bind_text(s, ":until", until->text);
    return s;
}

static bool read_attendance(struct history_reading *reading, struct statement *s,
                            struct history_session *session, struct error *err)
{
    struct attendance_row row = {0};
    bool is_any;
    struct attendance_terms terms = {
        .start_at = statement_integer(s, COLUMN_START),
        .end_at = statement_integer(s, COLUMN_END),
        .began_at = statement_integer(s, COLUMN_BEGAN),
        .ended_at = statement_integer(s, COLUMN_ENDED),
        .late_minutes = (int)statement_integer(s, COLUMN_LATE),
        .leave_minutes = (int)statement_integer(s, COLUMN_LEAVE),
        .credits_real = statement_integer(s, COLUMN_REAL) != 0,
        .is_open = statement_integer(s, COLUMN_IS_OPEN) != 0,
        .is_cancelled = statement_integer(s, COLUMN_IS_CANCELLED) != 0,
    };
    if (statement_integer(s, COLUMN_HAS_EVENT) &&
        !attendance_derive(reading->club, statement_integer(s, COLUMN_ID),
                           reading->request->person_id, reading->before, &terms, &row, &is_any,
                           err))
        return false;
    session->status = row.status;
    session->late_minutes = row.late_minutes;
    session->credited_minutes = row.credited_minutes;
    session->came_cancelled = terms.is_cancelled && row.came_anyway;
    return true;
}

/* The class of what somebody said; false when nobody said anything. */
static bool class_of_status(enum attendance_status status, enum session_class *class)
{
    switch (status) {
    case ATTENDANCE_PRESENT:
    case ATTENDANCE_LATE:
    case ATTENDANCE_LEFT_EARLY:
        *class = CLASS_ATTENDED;
        return true;
    case ATTENDANCE_EXCUSED:
        *class = CLASS_EXCUSED;
        return true;
    case ATTENDANCE_ABSENT:
        *class = CLASS_NOT_ATTENDED;
        return true;
    case ATTENDANCE_REFUSED_ENTRY:
        *class = CLASS_REFUSED;
        return true;
    case ATTENDANCE_UNKNOWN:
    case ATTENDANCE_NOT_APPLICABLE:
    case ATTENDANCE_STATUS_COUNT:
        break;
    }
    return false;
}

/* Whether the person was or will be expected: by the frozen list, else by what is known. */
static bool is_expected(const struct history_reading *reading,
                        const struct history_candidate *candidate, struct statement *s, int day)
{
    if (statement_integer(s, COLUMN_IS_OPEN))
        return statement_integer(s, COLUMN_IS_EXPECTED) != 0;
    if (candidate->is_individual)
        return statement_integer(s, COLUMN_BOOKED_BY_PERSON) != 0;
    return history_reading_is_enrolled(reading, candidate->id, day);
}

/* Gives the session its class; false when it has nothing to do with the person. */
static bool classify(const struct history_reading *reading,
                     const struct history_candidate *candidate, struct statement *s,
                     struct history_session *session)
{
    bool is_over = statement_integer(s, COLUMN_END) <= reading->now;
    bool expected = is_expected(reading, candidate, s, session->day);
    if (statement_integer(s, COLUMN_IS_CANCELLED)) {
        session->class = CLASS_NOT_HELD;
        session->status = ATTENDANCE_NOT_APPLICABLE;
        return reading->request->person_id && (expected || session->came_cancelled);
    }
    if (!reading->request->person_id) {
        session->class = candidate->is_individual ? CLASS_BOOKABLE : CLASS_AHEAD;
        return true;
    }
    if (class_of_status(session->status, &session->class)) {
        session->is_guest = !expected;
        return true;
    }
    if (expected) {
        session->class = is_over ? CLASS_UNMARKED : CLASS_AHEAD;
        return true;
    }
    session->class = CLASS_NOT_ENROLLED;
    if (candidate->is_individual)
        session->class =
            statement_integer(s, COLUMN_START) > reading->now ? CLASS_BOOKABLE : CLASS_WAS_FREE;
    return !candidate->is_individual || !statement_integer(s, COLUMN_IS_BOOKED);
}

static struct history_session *next_session(struct history_reading *reading,
                                            const struct history_candidate *candidate)
{
    struct person_history *history = reading->history;
    history->items =
        memory_grow(history->items, history->count, &history->capacity, sizeof *history->items);
    struct history_session *session = &history->items[history->count];
    memset(session, 0, sizeof *session);
    memcpy(session->activity, candidate->code, sizeof session->activity);
    memcpy(session->kind, candidate->kind, sizeof session->kind);
    memcpy(session->programme, candidate->programme, sizeof session->programme);
    return session;
}

static bool read_sessions(struct history_reading *reading,
                          const struct history_candidate *candidate, struct error *err)
{
    struct day_text from = day_column_text(reading->request->from);
    struct day_text until = day_column_text(reading->request->until);
    struct statement *s = select_sessions(reading, candidate->id, &from, &until);
    bool ok = true;
    while (ok && statement_step(s)) {
        struct history_session *session = next_session(reading, candidate);
        statement_copy_text(s, COLUMN_CODE, session->code, sizeof session->code);
        statement_copy_text(s, COLUMN_REASON, session->cancel_reason,
                            sizeof session->cancel_reason);
        session->day = day_column(s, COLUMN_DAY);
        session->start_at = statement_integer(s, COLUMN_START);
        session->planned_minutes =
            (int)((statement_integer(s, COLUMN_END) - session->start_at) / 60);
        session->is_signed = statement_integer(s, COLUMN_IS_SIGNED) != 0;
        ok = read_attendance(reading, s, session, err);
        if (ok && classify(reading, candidate, s, session))
            reading->history->count++;
    }
    return statement_finish(s, err) && ok;
}

/* What only the schedule promises: hours to book, and for a group the days of the enrolment. */
static bool read_promised(struct history_reading *reading,
                          const struct history_candidate *candidate, struct error *err)
{
    const struct history_request *request = reading->request;
    struct promised_sessions promised = {0};
    bool ok = schedule_ahead_list(reading->club, candidate->code, request->until, &promised, err);
    for (size_t i = 0; ok && i < promised.count; i++) {
        const struct promised_session *one = &promised.items[i];
        bool is_enrolled_then = history_reading_is_enrolled(reading, candidate->id, one->day);
        if (one->day < request->from || one->start_at <= reading->now)
            continue;
        struct history_session *session = next_session(reading, candidate);
        session->day = one->day;
        session->start_at = one->start_at;
        session->planned_minutes = one->planned_minutes;
        if (candidate->is_individual)
            session->class = CLASS_BOOKABLE;
        else
            session->class =
                is_enrolled_then || !request->person_id ? CLASS_AHEAD : CLASS_NOT_ENROLLED;
        reading->history->count++;
    }
    promised_sessions_free(&promised);
    return ok;
}

static int compare_sessions(const void *a, const void *b)
{
    const struct history_session *left = a, *right = b;
    if (left->start_at != right->start_at)
        return left->start_at < right->start_at ? -1 : 1;
    int result = strcmp(left->activity, right->activity);
    return result ? result : strcmp(left->code, right->code);
}

bool person_history_get(struct club *club, const struct history_request *request,
                        struct person_history *history, struct error *err)
{
    int64_t now = club_now(club), before = clock_day_start(request->day + 1);
    struct history_reading reading = {
        .club = club,
        .request = request,
        .before = before,
        .now = now < before ? now : before,
        .history = history,
    };
    bool ok = history_reading_fill(&reading, err);
    for (size_t i = 0; ok && i < reading.candidate_count; i++)
        ok = read_sessions(&reading, &reading.candidates[i], err) &&
             (!reading.candidates[i].has_promises ||
              read_promised(&reading, &reading.candidates[i], err));
    if (ok && history->count)
        qsort(history->items, history->count, sizeof *history->items, compare_sessions);
    free(reading.spans);
    free(reading.candidates);
    return ok;
}

void person_history_free(struct person_history *history)
{
    free(history->items);
    *history = (struct person_history){0};
}
