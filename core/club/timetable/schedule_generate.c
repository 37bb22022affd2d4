/* From versions of schedules to rows of sessions. */
#include "club/timetable/schedule_generate.h"

#include "base/calendar.h"
#include "base/memory.h"
#include "club/session/session.h"
#include "club/settings.h"
#include "club/timetable/calendar_day.h"
#include "club/timetable/recurrence.h"
#include "store/statement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A version of a schedule as far as sessions are made from it; the programme's own first and
 * last day limit it too. */
struct plan {
    int64_t id;
    int64_t series_id;
    int64_t activity_id;
    char activity[CODE_SIZE];
    char rule[RECURRENCE_RULE_SIZE];
    int start_minutes, end_minutes, slot_minutes;
    char room[ROOM_SIZE];
    int anchor;
    int from, until;     /* until: DAY_NONE when open */
    int generated_until; /* DAY_NONE when nothing is made yet */
};

struct plans {
    struct plan *items;
    size_t count;
    size_t capacity;
};

static int read_day(struct statement *s, int column)
{
    int day;
    return day_parse(statement_text(s, column), &day) ? day : DAY_NONE;
}

static void read_plan(struct statement *s, struct plan *plan)
{
    *plan = (struct plan){
        .id = statement_integer(s, 0),
        .series_id = statement_integer(s, 1),
        .activity_id = statement_integer(s, 2),
        .start_minutes = (int)statement_integer(s, 5),
        .end_minutes = (int)statement_integer(s, 6),
        .slot_minutes = (int)statement_integer(s, 7),
        .anchor = read_day(s, 9),
        .from = read_day(s, 10),
        .until = read_day(s, 11),
        .generated_until = read_day(s, 12),
    };
    statement_copy_text(s, 3, plan->activity, sizeof plan->activity);
    statement_copy_text(s, 4, plan->rule, sizeof plan->rule);
    statement_copy_text(s, 8, plan->room, sizeof plan->room);
}

/* An open end sorts behind every day; it is not a day that can be read. */
#define PLAN_UNTIL "min(ifnull(v.valid_until_on, '9999'), ifnull(p.until_on, '9999'))"
#define PLAN_COLUMNS                                                                               \
    "SELECT v.id, v.series_id, a.id, a.code, v.rule, v.start_minutes, v.end_minutes,"              \
    " v.slot_minutes, v.room, v.anchor_on, max(v.valid_from_on, ifnull(p.from_on, '')),"           \
    " " PLAN_UNTIL                                                                                 \
    ", v.generated_until_on FROM schedule v JOIN activity a ON a.id = v.activity_id"               \
    " LEFT JOIN programme p ON p.id = a.programme_id "
#define PLAN_IS_DUE                                                                                \
    "max(v.valid_from_on, ifnull(p.from_on, '')) <= min(:horizon, " PLAN_UNTIL ")"                 \
    " AND ifnull(v.generated_until_on, '') < min(:horizon, " PLAN_UNTIL ") "

/* Reads the rows of a statement, finishes it. */
static bool read_plans(struct statement *s, struct plans *plans, struct error *err)
{
    while (statement_step(s)) {
        plans->items =
            memory_grow(plans->items, plans->count, &plans->capacity, sizeof *plans->items);
        read_plan(s, &plans->items[plans->count++]);
    }
    return statement_finish(s, err);
}

/* A stretch of time, as instants. */
struct span {
    int64_t start_at;
    int64_t end_at;
};

/* Whether a version of the same series has planned something in the span. Sessions that
 * somebody changed stay when a new version begins, and are not doubled by it. */
static bool is_planned(struct club *club, const struct plan *plan, struct span span, bool *planned,
                       struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM schedule v JOIN session x ON x.schedule_id = v.id"
                     " WHERE v.series_id = :series AND x.planned_start_at > :start - 86400"
                     " AND x.planned_start_at < :end"
                     " AND x.planned_start_at + (x.end_at - x.start_at) > :start LIMIT 1");
    statement_bind_integer(s, ":series", plan->series_id);
    statement_bind_integer(s, ":start", span.start_at);
    statement_bind_integer(s, ":end", span.end_at);
    *planned = statement_step(s);
    return statement_finish(s, err);
}

static bool generate_span(struct club *club, const struct plan *plan, int day, int start_minutes,
                          int end_minutes, struct schedule_generated *done, struct error *err)
{
    struct span span;
    enum wall_exists exists = clock_instant(day, start_minutes, &span.start_at);
    clock_instant(day, end_minutes, &span.end_at);
    if (exists == WALL_NEVER || span.end_at <= span.start_at) {
        done->missing_hours++;
        return true;
    }
    /* A group meets once a day; consultations only must not meet each other. */
    struct span kept_free = span;
    if (!plan->slot_minutes)
        kept_free = (struct span){clock_day_start(day), clock_day_start(day + 1)};
    bool planned;
    if (!is_planned(club, plan, kept_free, &planned, err))
        return false;
    if (planned)
        return true;
    struct session_row row = {
        .activity_id = plan->activity_id,
        .activity = plan->activity,
        .schedule_id = plan->id,
        .day = day,
        .start_at = span.start_at,
        .end_at = span.end_at,
        .room = plan->room,
    };
    char code[SESSION_CODE_SIZE];
    done->made++;
    return session_insert(club, &row, code, err);
}

/* What a run did, and the days off that it met: several schedules may meet on one. */
struct run {
    struct schedule_generated *done;
    struct recurrence_days off;
};

static void leave_out(struct run *run, int day)
{
    struct recurrence_days *off = &run->off;
    for (size_t i = 0; i < off->count; i++) {
        if (off->items[i] == day)
            return;
    }
    off->items = memory_grow(off->items, off->count, &off->capacity, sizeof *off->items);
    off->items[off->count++] = day;
    run->done->days_off++;
}

static bool generate_day(struct club *club, const struct plan *plan, int day, struct run *run,
                         struct error *err)
{
    struct calendar_day calendar_day;
    if (!calendar_day_get(club, day, &calendar_day, err))
        return false;
    if (!calendar_day_is_held(&calendar_day)) {
        leave_out(run, day);
        return true;
    }
    int length = plan->slot_minutes ? plan->slot_minutes : plan->end_minutes - plan->start_minutes;
    for (int at = plan->start_minutes; at + length <= plan->end_minutes; at += length) {
        if (!generate_span(club, plan, day, at, at + length, run->done, err))
            return false;
    }
    return true;
}

static bool generate_days(struct club *club, const struct plan *plan, int from, int until,
                          struct run *run, struct error *err)
{
    struct recurrence_days days = {0};
    bool ok = recurrence_list(plan->rule, plan->anchor, from, until, &days, err);
    for (size_t i = 0; ok && i < days.count; i++)
        ok = generate_day(club, plan, days.items[i], run, err);
    recurrence_days_free(&days);
    return ok;
}

static bool remember_until(struct club *club, int64_t id, int until, struct error *err)
{
    char day[DAY_SIZE];
    day_format(until, day);
    struct statement *s =
        statement_new(club->store, "UPDATE schedule SET generated_until_on = :day WHERE id = :id");
    statement_bind_text(s, ":day", day);
    statement_bind_integer(s, ":id", id);
    return statement_run(s, err);
}

/* Goes on where the plan was left, up to the horizon. */
static bool generate_plan(struct club *club, const struct plan *plan, struct run *run,
                          struct error *err)
{
    int from = plan->from, until = run->done->until;
    if (plan->generated_until != DAY_NONE && plan->generated_until >= from)
        from = plan->generated_until + 1;
    if (plan->until != DAY_NONE && plan->until < until)
        until = plan->until;
    return generate_days(club, plan, from, until, run, err) &&
           remember_until(club, plan->id, until, err);
}

static bool generate_plans(struct club *club, struct statement *s, struct schedule_generated *done,
                           struct error *err)
{
    struct plans plans = {0};
    struct run run = {.done = done};
    bool ok = read_plans(s, &plans, err);
    for (size_t i = 0; ok && i < plans.count; i++)
        ok = generate_plan(club, &plans.items[i], &run, err);
    recurrence_days_free(&run.off);
    free(plans.items);
    return ok;
}

/* Whole weeks, so that the horizon moves once a week and not every day. */
static bool find_horizon(struct club *club, int weeks, int *horizon, struct error *err)
{
    int64_t weeks_ahead = weeks;
    if (weeks == 0 && !settings_get_integer(club, SETTING_HORIZON_WEEKS, &weeks_ahead, err))
        return false;
    assert(weeks_ahead > 0 && weeks_ahead <= SCHEDULE_WEEKS_MOST);
    *horizon = calendar_week_first(club_today(club) + 7 * (int)weeks_ahead) + 6;
    return true;
}

bool schedule_generate_one(struct club *club, int64_t schedule_id, int until,
                           struct schedule_generated *done, struct error *err)
{
    *done = (struct schedule_generated){0};
    if (!find_horizon(club, 0, &done->until, err))
        return false;
    if (until > done->until)
        done->until = until;
    char horizon[DAY_SIZE];
    day_format(done->until, horizon);
    struct statement *s =
        statement_new(club->store, PLAN_COLUMNS "WHERE v.id = :id AND " PLAN_IS_DUE);
    statement_bind_integer(s, ":id", schedule_id);
    statement_bind_text(s, ":horizon", horizon);
    return generate_plans(club, s, done, err);
}

bool schedule_generate_day(struct club *club, int day, struct schedule_generated *done,
                           struct error *err)
{
    *done = (struct schedule_generated){.until = day};
    char text[DAY_SIZE];
    day_format(day, text);
    struct statement *s = statement_new(
        club->store, PLAN_COLUMNS "WHERE max(v.valid_from_on, ifnull(p.from_on, '')) <= :day AND "
                                  ":day <= min(v.generated_until_on, " PLAN_UNTIL ")");
    statement_bind_text(s, ":day", text);
    struct plans plans = {0};
    struct run run = {.done = done};
    bool ok = read_plans(s, &plans, err);
    for (size_t i = 0; ok && i < plans.count; i++)
        ok = generate_days(club, &plans.items[i], day, day, &run, err);
    recurrence_days_free(&run.off);
    free(plans.items);
    return ok;
}

static bool is_due(struct club *club, const char *horizon, bool *due, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT 1 FROM schedule v JOIN activity a ON a.id = v.activity_id"
        " LEFT JOIN programme p ON p.id = a.programme_id WHERE " PLAN_IS_DUE "LIMIT 1");
    statement_bind_text(s, ":horizon", horizon);
    *due = statement_step(s);
    return statement_finish(s, err);
}

static bool note(struct club *club, const struct schedule_generated *done, struct error *err)
{
    if (done->made == 0)
        return true;
    char until[DAY_SIZE];
    day_format(done->until, until);
    return club_note(club, "schedule.generate", "",
                     json_pack("{s:i, s:i, s:i, s:s}", "sessions", done->made, "days_off",
                               done->days_off, "missing_hours", done->missing_hours, "until",
                               until),
                     err);
}

bool schedule_generate(struct club *club, int weeks, struct schedule_generated *done,
                       struct error *err)
{
    *done = (struct schedule_generated){0};
    char horizon[DAY_SIZE];
    bool due;
    if (!find_horizon(club, weeks, &done->until, err))
        return false;
    day_format(done->until, horizon);
    if (!is_due(club, horizon, &due, err))
        return false;
    if (!due)
        return true;
    if (!club_begin(club, err))
        return false;
    struct statement *s =
        statement_new(club->store, PLAN_COLUMNS "WHERE " PLAN_IS_DUE "ORDER BY v.id");
    statement_bind_text(s, ":horizon", horizon);
    bool ok = generate_plans(club, s, done, err) && note(club, done, err);
    return club_end(club, ok, err);
}
