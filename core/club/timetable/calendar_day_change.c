/* Closing and opening days, and what that does to the sessions of the day. */
#include "club/timetable/calendar_day.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/presence/attendance.h"
#include "club/presence/month.h"
#include "club/timetable/schedule_generate.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

struct ids {
    int64_t *items;
    size_t count;
    size_t capacity;
};

static bool read_ids(struct statement *s, struct ids *ids, struct error *err)
{
    while (statement_step(s)) {
        ids->items = memory_grow(ids->items, ids->count, &ids->capacity, sizeof *ids->items);
        ids->items[ids->count++] = statement_integer(s, 0);
    }
    return statement_finish(s, err);
}

/* Who came to a session counts otherwise when it is cancelled or planned again. */
static bool rederive(struct club *club, const struct ids *ids, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < ids->count; i++)
        ok = attendance_rederive_session(club, ids->items[i], err);
    return ok;
}

/* A holiday takes away what schedules planned for it; a closed day takes everything. */
#define TAKEN_BY_DAY                                                                               \
    "s.held_on = :day AND s.state = 'planned' AND (:reason = 'closed' OR"                          \
    " (s.schedule_id IS NOT NULL AND s.start_at = s.planned_start_at))"

static bool check_not_open(struct club *club, int day, const char *reason, struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s = statement_new(
        club->store, "SELECT s.code FROM session s JOIN session_opening o ON o.session_id = s.id"
                     " WHERE " TAKEN_BY_DAY " ORDER BY s.start_at LIMIT 1");
    statement_bind_text(s, ":day", text.text);
    statement_bind_text(s, ":reason", reason);
    bool found = statement_step(s);
    if (found)
        error_set(err, ERROR_REFUSED,
                  _("%s has been attended, so %s cannot be a day off. Cancel the other sessions "
                    "one by one."),
                  statement_text(s, 0), text.text);
    return statement_finish(s, err) && !found;
}

static bool cancel_sessions(struct club *club, int day, const char *reason,
                            struct calendar_effect *effect, struct error *err)
{
    if (!check_not_open(club, day, reason, err))
        return false;
    struct day_text text = day_column_text(day);
    struct statement *s = statement_new(
        club->store, "UPDATE session AS s SET state = 'cancelled', cancel_reason = :reason,"
                     " cancelled_at = :now, is_closed_by_day = 1 WHERE " TAKEN_BY_DAY
                     " RETURNING id");
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":day", text.text);
    statement_bind_text(s, ":reason", reason);
    struct ids ids = {0};
    bool ok = read_ids(s, &ids, err) && rederive(club, &ids, err);
    effect->cancelled = (int)ids.count;
    free(ids.items);
    return ok;
}

static bool plan_sessions(struct club *club, int day, struct calendar_effect *effect,
                          struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s =
        statement_new(club->store, "UPDATE session SET state = 'planned', cancel_reason = NULL,"
                                   " cancelled_at = NULL, is_closed_by_day = 0 WHERE held_on = :day AND is_closed_by_day"
                                   " RETURNING id");
    statement_bind_text(s, ":day", text.text);
    struct ids ids = {0};
    struct schedule_generated generated = {0};
    bool ok = read_ids(s, &ids, err) && rederive(club, &ids, err) &&
              schedule_generate_day(club, day, &generated, err);
    effect->planned = (int)ids.count;
    effect->made = generated.made;
    free(ids.items);
    return ok;
}

/* Brings the day's sessions in line with the calendar. */
static bool follow_calendar(struct club *club, int day, struct calendar_effect *effect,
                            struct error *err)
{
    struct calendar_day now;
    if (!calendar_day_get(club, day, &now, err))
        return false;
    if (calendar_day_is_held(&now))
        return plan_sessions(club, day, effect, err);
    return cancel_sessions(club, day, calendar_day_reason(&now), effect, err);
}

static bool store_exception(struct club *club, int day, const char *kind, const char *note,
                            struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO calendar_exception (day_on, kind, note, created_at)"
        " VALUES (:day, :kind, :note, :now) ON CONFLICT (day_on) DO UPDATE"
        " SET kind = excluded.kind, note = excluded.note, created_at = excluded.created_at");
    statement_bind_text(s, ":day", text.text);
    statement_bind_text(s, ":kind", kind);
    statement_bind_text(s, ":note", note);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool remove_exception(struct club *club, int day, struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s =
        statement_new(club->store, "DELETE FROM calendar_exception WHERE day_on = :day");
    statement_bind_text(s, ":day", text.text);
    return statement_run(s, err);
}

/* The frame of every change: `exception` CALENDAR_PLAIN takes it away. */
static bool change(struct club *club, int day, enum calendar_exception exception, const char *note,
                   struct calendar_effect *effect, struct error *err)
{
    static const char *const actions[] = {
        [CALENDAR_PLAIN] = "calendar.clear",
        [CALENDAR_CLOSED] = "calendar.close",
        [CALENDAR_WORKING] = "calendar.work",
    };
    *effect = (struct calendar_effect){0};
    if (!club_begin(club, err))
        return false;
    bool ok = month_check_open(club, day, err) &&
              (exception == CALENDAR_PLAIN
                   ? remove_exception(club, day, err)
                   : store_exception(club, day, calendar_exception_word(exception), note, err));
    ok = ok && follow_calendar(club, day, effect, err) &&
         club_note(club, actions[exception], day_column_text(day).text,
                   json_pack("{s:i, s:i, s:i}", "cancelled", effect->cancelled, "planned",
                             effect->planned, "made", effect->made),
                   err);
    return club_end(club, ok, err);
}

bool calendar_day_close(struct club *club, int day, const char *note,
                        struct calendar_effect *effect, struct error *err)
{
    struct calendar_day now;
    char text[LABEL_SIZE];
    if (!text_read_line(note, _("The note"), text, sizeof text, err) ||
        !calendar_day_get(club, day, &now, err))
        return false;
    if (now.exception == CALENDAR_CLOSED)
        return error_set(err, ERROR_REFUSED, _("The club is closed on %s already."),
                         day_column_text(day).text);
    return change(club, day, CALENDAR_CLOSED, text, effect, err);
}

bool calendar_day_work(struct club *club, int day, const char *note, struct calendar_effect *effect,
                       struct error *err)
{
    struct calendar_day now;
    char text[LABEL_SIZE];
    if (!text_read_line(note, _("The note"), text, sizeof text, err) ||
        !calendar_day_get(club, day, &now, err))
        return false;
    if (calendar_day_is_held(&now))
        return error_set(err, ERROR_REFUSED, _("%s is a working day already."),
                         day_column_text(day).text);
    return change(club, day, CALENDAR_WORKING, text, effect, err);
}

bool calendar_day_clear(struct club *club, int day, struct calendar_effect *effect,
                        struct error *err)
{
    struct calendar_day now;
    if (!calendar_day_get(club, day, &now, err))
        return false;
    if (now.exception == CALENDAR_PLAIN)
        return error_set(err, ERROR_REFUSED, _("Nothing was decided about %s."),
                         day_column_text(day).text);
    return change(club, day, CALENDAR_PLAIN, "", effect, err);
}
