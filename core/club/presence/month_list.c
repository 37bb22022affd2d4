/* How months stand: what is not settled in one, and the list of all. */
#include "base/memory.h"
#include "club/day_column.h"
#include "club/presence/month.h"
#include "store/statement.h"

#include <stdlib.h>

/* A consultation that nobody has booked and nobody came to was an offer, no session. */
#define MONTH_IS_SESSION                                                                           \
    "(s.is_open OR s.form = 'group' OR EXISTS"                                                     \
    " (SELECT 1 FROM booking b WHERE b.session_id = s.id AND b.released_at IS NULL))"
#define MONTH_SESSIONS                                                                             \
    "(SELECT s.*, a.form, EXISTS (SELECT 1 FROM session_opening o WHERE o.session_id = s.id)"      \
    " AS is_open FROM session s JOIN activity a ON a.id = s.activity_id"                           \
    " WHERE s.held_on >= :from AND s.held_on <= :until)"
#define MONTH_UNSIGNED                                                                             \
    "s.state = 'planned' AND s.end_at <= :now AND NOT EXISTS (SELECT 1 FROM session_signoff g"     \
    " WHERE g.session_id = s.id) AND " MONTH_IS_SESSION

bool month_points_list(struct club *club, int month, struct month_points *points, struct error *err)
{
    struct day_text from = day_column_text(month), until = day_column_text(month_last(month));
    struct statement *s = statement_new(
        club->store, "SELECT s.code, NULL, s.start_at AS at, s.is_open FROM " MONTH_SESSIONS
                     " s WHERE " MONTH_UNSIGNED " UNION ALL SELECT NULL, p.number, e.at, 0"
                     " FROM presence_event e INDEXED BY presence_open"
                     " JOIN participant p ON p.id = e.participant_id"
                     " WHERE e.kind = 'open_arrival' AND e.at >= :start AND e.at < :end"
                     " AND NOT EXISTS (SELECT 1 FROM presence_event r WHERE r.kind = 'placed'"
                     "   AND r.about_id = e.id) ORDER BY at, 1, 2");
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":start", clock_day_start(month));
    statement_bind_integer(s, ":end", clock_day_start(month_last(month) + 1));
    while (statement_step(s)) {
        points->items =
            memory_grow(points->items, points->count, &points->capacity, sizeof *points->items);
        struct month_point *point = &points->items[points->count++];
        *point = (struct month_point){.at = statement_integer(s, 2),
                                      .is_open = statement_integer(s, 3) != 0};
        statement_copy_text(s, 0, point->session, sizeof point->session);
        statement_copy_text(s, 1, point->participant, sizeof point->participant);
    }
    return statement_finish(s, err);
}

void month_points_free(struct month_points *points)
{
    free(points->items);
    *points = (struct month_points){0};
}

static bool count_points(struct club *club, struct month_state *state, struct error *err)
{
    struct month_points points = {0};
    bool ok = month_points_list(club, state->month, &points, err);
    state->unsettled = (int)points.count;
    month_points_free(&points);
    return ok;
}

static bool read_row(struct club *club, struct statement *s, struct month_state *state,
                     struct error *err)
{
    *state = (struct month_state){
        .is_closed = statement_integer(s, 1) != 0,
        .at = statement_integer(s, 2),
        .reopened = (int)statement_integer(s, 6),
        .sessions = (int)statement_integer(s, 7),
    };
    statement_copy_text(s, 3, state->actor, sizeof state->actor);
    statement_copy_text(s, 4, state->second, sizeof state->second);
    statement_copy_text(s, 5, state->reason, sizeof state->reason);
    if (!month_read(statement_text(s, 0), &state->month, err))
        return false;
    state->is_over = month_last(state->month) < club_today(club);
    return count_points(club, state, err);
}

bool month_list(struct club *club, int from, int until, struct months *months, struct error *err)
{
    int today = club_today(club);
    int last = until == DAY_NONE || month_last(month_of(until)) > today
                   ? today
                   : month_last(month_of(until));
    struct day_text first_day = day_column_text(from == DAY_NONE ? DAY_NONE : month_of(from));
    struct day_text last_day = day_column_text(last);
    struct statement *s = statement_new(
        club->store,
        "WITH counted (month, sessions) AS (SELECT substr(s.held_on, 1, 7), count(*)"
        "  FROM " MONTH_SESSIONS " s WHERE s.state = 'planned' AND " MONTH_IS_SESSION " GROUP BY 1)"
        " SELECT m.month, ifnull(e.kind = 'closed', 0), ifnull(e.noted_at, 0), e.actor, e.second,"
        " e.reason, (SELECT count(*) FROM month_event r WHERE r.month = m.month"
        "   AND r.kind = 'reopened'), ifnull(c.sessions, 0)"
        " FROM (SELECT month FROM counted UNION SELECT month FROM month_event) m"
        " LEFT JOIN counted c ON c.month = m.month LEFT JOIN month_event e ON e.id ="
        "   (SELECT max(id) FROM month_event WHERE month = m.month)"
        " WHERE m.month >= substr(:from, 1, 7) AND m.month <= substr(:until, 1, 7)"
        " ORDER BY m.month");
    statement_bind_text(s, ":from", first_day.text);
    statement_bind_text(s, ":until", last_day.text);
    bool ok = true;
    while (ok && statement_step(s)) {
        months->items =
            memory_grow(months->items, months->count, &months->capacity, sizeof *months->items);
        ok = read_row(club, s, &months->items[months->count], err);
        months->count += ok;
    }
    return statement_finish(s, err) && ok;
}

void months_free(struct months *months)
{
    free(months->items);
    *months = (struct months){0};
}
