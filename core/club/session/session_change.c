/* Changes of one session by hand: each one change with one entry in the ledger. */
#include "club/session/session.h"

#include "base/language.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/presence/attendance.h"
#include "club/presence/month.h"
#include "club/refusal.h"
#include "club/timetable/activity.h"
#include "club/timetable/calendar_day.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_MOST = 3660 };

/* An hour that a person names must happen exactly once. */
static bool find_instant(int day, int minutes, int64_t *at, struct error *err)
{
    enum wall_exists exists = clock_instant(day, minutes, at);
    if (exists == WALL_ONCE)
        return true;
    const char *sentence =
        exists == WALL_NEVER
            ? _("The time %s %02d:%02d does not exist: the clocks are moved forward then. "
                "Choose another hour.")
            : _("The time %s %02d:%02d happens twice: the clocks are moved back then. "
                "Choose another hour.");
    return error_set(err, ERROR_USAGE, sentence, day_column_text(day).text, minutes / 60,
                     minutes % 60);
}

static bool read_time(struct club *club, const struct session_time *time, int64_t *start_at,
                      int64_t *end_at, struct error *err)
{
    int start = time->start_minutes, end = time->end_minutes;
    if (start < 0 || start > 1439 || end < 1 || end > 1440)
        return error_set(err, ERROR_USAGE, _("Hours lie between 00:00 and 24:00."));
    if (end <= start)
        return error_set(err, ERROR_USAGE,
                         _("The end (%02d:%02d) must come after the start (%02d:%02d)."), end / 60,
                         end % 60, start / 60, start % 60);
    if (abs(time->day - club_today(club)) > DAYS_MOST)
        return error_set(err, ERROR_USAGE,
                         _("A session lies within ten years of today. Check the year."));
    return find_instant(time->day, start, start_at, err) &&
           find_instant(time->day, end, end_at, err) && calendar_day_check(club, time->day, err);
}

/* ERROR_REFUSED when the session meets another planned one of the same group. */
static bool check_overlap(struct club *club, const char *code, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT x.code, a.code FROM session n JOIN activity a ON a.id = n.activity_id"
                     " JOIN session x ON x.activity_id = n.activity_id AND x.held_on = n.held_on"
                     " AND x.start_at < n.end_at AND x.end_at > n.start_at WHERE n.code = :code"
                     " AND (a.form = 'group' OR x.room = n.room) AND x.id <> n.id AND x.state = 'planned'"
                     " ORDER BY x.start_at LIMIT 1");
    statement_bind_text(s, ":code", code);
    bool found = statement_step(s);
    if (found)
        error_set(err, ERROR_REFUSED, _("%s would meet twice at one time: there is already %s."),
                  statement_text(s, 1), statement_text(s, 0));
    return statement_finish(s, err) && !found;
}

static json_t *time_body(const struct session_time *time)
{
    return json_pack("{s:s, s:i, s:i}", "day", day_column_text(time->day).text, "start",
                     time->start_minutes, "end", time->end_minutes);
}

bool session_add(struct club *club, const char *activity, const struct session_time *time,
                 const char *room, char code[SESSION_CODE_SIZE], struct error *err)
{
    struct activity found;
    char room_text[ROOM_SIZE];
    struct session_row row = {.activity = found.code, .day = time->day, .room = room_text};
    if (!activity_get(club, activity, &found, err) ||
        !text_read_name(room, _("The room"), room_text, sizeof room_text, err) ||
        !read_time(club, time, &row.start_at, &row.end_at, err) || !club_begin(club, err))
        return false;
    row.activity_id = found.id;
    bool ok = month_check_open(club, time->day, err) && session_insert(club, &row, code, err) &&
              check_overlap(club, code, err) &&
              club_note(club, "session.add", code, time_body(time), err);
    return club_end(club, ok, err);
}

static bool set_state(struct club *club, int64_t id, const char *state, const char *reason,
                      struct error *err)
{
    struct statement *s =
        statement_new(club->store, "UPDATE session SET state = :state, cancel_reason = :reason,"
                                   " cancelled_at = iif(:state = 'cancelled', :now, NULL),"
                                   " is_closed_by_day = 0 WHERE id = :id");
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":state", state);
    statement_bind_text(s, ":reason", reason);
    return statement_run(s, err) && attendance_rederive_session(club, id, err);
}

/* In what follows the checks are inside the change: of an office and a door that act at once,
 * the second sees what the first has done. */
static bool cancel(struct club *club, const char *code, const char *reason, struct error *err)
{
    struct session session;
    if (!session_get(club, code, &session, err))
        return false;
    if (session.cancel_reason[0])
        return error_set_as(err, ERROR_REFUSED, REFUSAL_CANCELLED,
                            _("The session %s is cancelled already."), code);
    if (session.signed_version)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_SIGNED,
                            _("The list of %s is signed: it was held and cannot be cancelled. What is "
                              "wrong in the list is corrected: obecni attendance correct"),
                            code);
    return month_check_open(club, session.held_on, err) &&
           programme_check_session(club, session.id, err) &&
           set_state(club, session.id, "cancelled", reason, err) &&
           club_note(club, "session.cancel", code, json_pack("{s:s}", "reason", reason), err);
}

bool session_cancel(struct club *club, const char *code, const char *reason, struct error *err)
{
    return dictionary_check(DICTIONARY_CANCEL_REASON, reason, err) && club_begin(club, err) &&
           club_end(club, cancel(club, code, reason, err), err);
}

static bool restore(struct club *club, const char *code, struct error *err)
{
    struct session session;
    if (!session_get(club, code, &session, err))
        return false;
    if (!session.cancel_reason[0])
        return error_set(err, ERROR_REFUSED, _("The session %s is not cancelled."), code);
    return month_check_open(club, session.held_on, err) &&
           programme_check_session(club, session.id, err) &&
           calendar_day_check(club, session.held_on, err) &&
           set_state(club, session.id, "planned", NULL, err) && check_overlap(club, code, err) &&
           club_note(club, "session.restore", code, NULL, err);
}

bool session_restore(struct club *club, const char *code, struct error *err)
{
    return club_begin(club, err) && club_end(club, restore(club, code, err), err);
}

static bool set_time(struct club *club, int64_t id, const struct session_row *row,
                     struct error *err)
{
    struct day_text day = day_column_text(row->day);
    struct statement *s = statement_new(
        club->store, "UPDATE session SET held_on = :day, start_at = :start, end_at = :end"
                     " WHERE id = :id");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":day", day.text);
    statement_bind_integer(s, ":start", row->start_at);
    statement_bind_integer(s, ":end", row->end_at);
    return statement_run(s, err);
}

static bool check_movable(const struct session *session, struct error *err)
{
    if (session->opened_at)
        return error_set(err, ERROR_REFUSED,
                         _("The session %s has been attended and cannot be moved."), session->code);
    if (session->cancel_reason[0])
        return error_set(err, ERROR_REFUSED,
                         _("The session %s is cancelled. Restore it before it is moved."),
                         session->code);
    return true;
}

static bool move(struct club *club, const char *code, const struct session_time *time,
                 struct error *err)
{
    struct session session;
    struct session_row row = {.day = time->day};
    if (!session_get(club, code, &session, err) || !check_movable(&session, err) ||
        !read_time(club, time, &row.start_at, &row.end_at, err))
        return false;
    if (row.start_at == session.start_at && row.end_at == session.end_at)
        return error_set(err, ERROR_REFUSED, _("The session %s is at that time already."), code);
    return month_check_open(club, session.held_on, err) &&
           programme_check_session(club, session.id, err) &&
           month_check_open(club, row.day, err) && set_time(club, session.id, &row, err) &&
           check_overlap(club, code, err) &&
           club_note(club, "session.move", code, time_body(time), err);
}

bool session_move(struct club *club, const char *code, const struct session_time *time,
                  struct error *err)
{
    return club_begin(club, err) && club_end(club, move(club, code, time, err), err);
}

static bool store_room(struct club *club, int64_t id, const char *room, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "UPDATE session SET room = :room WHERE id = :id");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":room", room);
    return statement_run(s, err);
}

bool session_set_room(struct club *club, const char *code, const char *room, struct error *err)
{
    struct session session;
    char text[ROOM_SIZE];
    if (!text_read_name(room, _("The room"), text, sizeof text, err) ||
        !session_get(club, code, &session, err) || !club_begin(club, err))
        return false;
    bool ok = month_check_open(club, session.held_on, err) &&
              programme_check_session(club, session.id, err) &&
              store_room(club, session.id, text, err) &&
              club_note(club, "session.room", code, json_pack("{s:s}", "room", text), err);
    return club_end(club, ok, err);
}
