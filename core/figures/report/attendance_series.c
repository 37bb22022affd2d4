/* Each day put into the week or month it lies in. */
#include "figures/report/attendance_series.h"

#include "base/calendar.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static int point_end(int day, enum series_step step)
{
    return step == SERIES_WEEKS ? day + SUNDAY - (int)day_weekday(day) : calendar_month_last(day);
}

static void make_points(const struct period *period, enum series_step step,
                        struct attendance_series *series)
{
    for (int day = period->first; day <= period->last;) {
        int last = point_end(day, step);
        last = last < period->last ? last : period->last;
        series->points = memory_grow(series->points, series->count, &series->capacity,
                                     sizeof *series->points);
        series->points[series->count++] = (struct series_point){.first_on = day, .last_on = last};
        day = last + 1;
    }
}

static struct series_point *point_of(struct attendance_series *series, int day)
{
    size_t i = 0;
    while (series->points[i].last_on < day)
        i++;
    return &series->points[i];
}

static bool add_sessions(struct club *club, const struct period *period, const char *programme,
                         struct attendance_series *series, struct error *err)
{
    struct day_text from = day_column_text(period->first), until = day_column_text(period->last);
    struct statement *s = statement_new(
        club->store,
        "SELECT s.held_on, s.state = 'cancelled', count(*) FROM session s"
        " JOIN activity a ON a.id = s.activity_id LEFT JOIN programme p ON p.id = a.programme_id"
        " WHERE s.held_on >= :from AND s.held_on <= :until AND a.form = 'group'"
        "   AND (:programme IS NULL OR p.code = :programme)"
        "   AND (s.state = 'cancelled'"
        "        OR EXISTS (SELECT 1 FROM session_signoff g WHERE g.session_id = s.id))"
        " GROUP BY s.held_on, s.state = 'cancelled'");
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_text(s, ":programme", programme);
    while (statement_step(s)) {
        struct series_point *point = point_of(series, day_column(s, 0));
        *(statement_integer(s, 1) ? &point->cancelled : &point->held) += statement_integer(s, 2);
    }
    return statement_finish(s, err);
}

static void add_presences(const struct period *period, const int64_t *presences_by_day,
                          struct attendance_series *series)
{
    for (int day = period->first; day <= period->last; day++)
        point_of(series, day)->presences += presences_by_day[day - period->first];
}

bool attendance_series_get(struct club *club, const struct period *period, const char *programme,
                           enum series_step step, const int64_t *presences_by_day,
                           struct attendance_series *series, struct error *err)
{
    *series = (struct attendance_series){0};
    make_points(period, step, series);
    add_presences(period, presences_by_day, series);
    if (add_sessions(club, period, programme, series, err))
        return true;
    attendance_series_free(series);
    return false;
}

void attendance_series_free(struct attendance_series *series)
{
    free(series->points);
    *series = (struct attendance_series){0};
}
