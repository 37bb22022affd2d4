/* Who leads an activity, from when to when. */
#include "club/timetable/activity.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/presence/month.h"
#include "club/staff/staff.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* Refuses a second period of one person at the same time. */
static bool check_overlap(struct club *club, const struct activity *activity,
                          const struct staff *staff, int from_on, int until_on, struct error *err)
{
    struct day_text from = day_column_text(from_on), until = day_column_text(until_on);
    struct statement *s =
        statement_new(club->store, "SELECT from_on FROM activity_leader"
                                   " WHERE activity_id = :activity AND staff_id = :staff"
                                   "   AND from_on <= ifnull(:until, '9999-12-31')"
                                   "   AND ifnull(until_on, '9999-12-31') >= :from");
    statement_bind_integer(s, ":activity", activity->id);
    statement_bind_integer(s, ":staff", staff->id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    bool overlaps = statement_step(s);
    int taken_from = overlaps ? day_column(s, 0) : DAY_NONE;
    if (!statement_finish(s, err))
        return false;
    return !overlaps ||
           error_set(err, ERROR_REFUSED,
                     _("%s leads %s from %s already. End that first, or choose other days."),
                     staff->code, activity->code, day_column_text(taken_from).text);
}

static bool insert(struct club *club, const struct activity *activity, const struct staff *staff,
                   int from_on, int until_on, struct error *err)
{
    struct day_text from = day_column_text(from_on), until = day_column_text(until_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO activity_leader (id, activity_id, staff_id, from_on, until_on)"
                     " VALUES (:id, :activity, :staff, :from, :until)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":activity", activity->id);
    statement_bind_integer(s, ":staff", staff->id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    return statement_run(s, err);
}

static bool note(struct club *club, const char *action, const char *code, const char *staff,
                 int from_on, int until_on, struct error *err)
{
    json_t *body = json_pack("{s:s}", "staff", staff);
    day_column_note(body, "from_on", from_on);
    day_column_note(body, "until_on", until_on);
    return club_note(club, action, code, body, err);
}

bool activity_leader_add(struct club *club, const char *code, const char *staff_code, int from_on,
                         int until_on, struct error *err)
{
    struct activity activity;
    struct staff staff;
    if (until_on != DAY_NONE && until_on < from_on)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(until_on).text, day_column_text(from_on).text);
    if (!club_begin(club, err))
        return false;
    bool ok = activity_get(club, code, &activity, err) &&
              programme_check_activity(club, activity.id, err) &&
              staff_get_valid(club, staff_code, from_on, &staff, err) &&
              (until_on == DAY_NONE || staff_get_valid(club, staff_code, until_on, &staff, err)) &&
              month_check_open_days(club, from_on, until_on, err) &&
              check_overlap(club, &activity, &staff, from_on, until_on, err) &&
              insert(club, &activity, &staff, from_on, until_on, err) &&
              note(club, "activity.leader.add", code, staff_code, from_on, until_on, err);
    return club_end(club, ok, err);
}

/* The period that runs on the day, else the next one after it. */
static bool find_period(struct club *club, const struct activity *activity,
                        const struct staff *staff, int day, int64_t *id, int *from_on,
                        struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s =
        statement_new(club->store, "SELECT id, from_on FROM activity_leader"
                                   " WHERE activity_id = :activity AND staff_id = :staff"
                                   "   AND ifnull(until_on, '9999-12-31') >= :day"
                                   " ORDER BY from_on LIMIT 1");
    statement_bind_integer(s, ":activity", activity->id);
    statement_bind_integer(s, ":staff", staff->id);
    statement_bind_text(s, ":day", text.text);
    bool found = statement_step(s);
    *id = found ? statement_integer(s, 0) : 0;
    *from_on = found ? day_column(s, 1) : DAY_NONE;
    if (!statement_finish(s, err))
        return false;
    return found || error_set(err, ERROR_REFUSED, _("%s does not lead %s on %s or later."),
                              staff->code, activity->code, text.text);
}

/* Cuts the period at the day, or takes it back when it would begin later. */
static bool cut_period(struct club *club, int64_t id, int until_on, struct error *err)
{
    struct day_text until = day_column_text(until_on);
    struct statement *s = statement_new(
        club->store, "DELETE FROM activity_leader WHERE id = :id AND from_on > :until");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":until", until.text);
    if (!statement_run(s, err))
        return false;
    s = statement_new(club->store, "UPDATE activity_leader SET until_on = :until WHERE id = :id");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":until", until.text);
    return statement_run(s, err);
}

bool activity_leader_end(struct club *club, const char *code, const char *staff_code, int until_on,
                         struct error *err)
{
    struct activity activity;
    struct staff staff;
    int64_t id;
    int from_on;
    if (!club_begin(club, err))
        return false;
    bool ok = activity_get(club, code, &activity, err) &&
              programme_check_activity(club, activity.id, err) &&
              staff_get(club, staff_code, &staff, err) &&
              find_period(club, &activity, &staff, until_on, &id, &from_on, err) &&
              month_check_open_days(club, until_on + 1, DAY_NONE, err) &&
              cut_period(club, id, until_on, err) &&
              note(club, "activity.leader.end", code, staff_code, from_on, until_on, err);
    return club_end(club, ok, err);
}

bool activity_leader_list(struct club *club, int64_t activity_id, int day,
                          struct activity_leader_list *list, struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s = statement_new(
        club->store, "SELECT f.code, f.name, l.from_on, l.until_on"
                     " FROM activity_leader l JOIN staff f ON f.id = l.staff_id"
                     " WHERE l.activity_id = :activity AND (:day IS NULL OR"
                     "   (l.from_on <= :day AND ifnull(l.until_on, '9999-12-31') >= :day AND"
                     "    f.from_on <= :day AND ifnull(f.until_on, '9999-12-31') >= :day))"
                     " ORDER BY l.from_on, f.code");
    statement_bind_integer(s, ":activity", activity_id);
    statement_bind_text_or_null(s, ":day", text.text);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct activity_leader *leader = &list->items[list->count++];
        statement_copy_text(s, 0, leader->staff, sizeof leader->staff);
        statement_copy_text(s, 1, leader->name, sizeof leader->name);
        leader->from_on = day_column(s, 2);
        leader->until_on = day_column(s, 3);
    }
    return statement_finish(s, err);
}

void activity_leader_list_free(struct activity_leader_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
