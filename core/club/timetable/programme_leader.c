/* Periods in which somebody answers for a programme. */
#include "club/timetable/programme_leader.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/staff/staff.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

static bool check_overlap(struct club *club, const struct programme *programme,
                          const struct staff *staff, int from_on, int until_on, struct error *err)
{
    struct day_text from = day_column_text(from_on), until = day_column_text(until_on);
    struct statement *s =
        statement_new(club->store, "SELECT from_on FROM programme_leader"
                                   " WHERE programme_id = :programme AND staff_id = :staff"
                                   "   AND from_on <= ifnull(:until, '9999-12-31')"
                                   "   AND ifnull(until_on, '9999-12-31') >= :from");
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_integer(s, ":staff", staff->id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    int taken = statement_step(s) ? day_column(s, 0) : DAY_NONE;
    if (!statement_finish(s, err))
        return false;
    return taken == DAY_NONE ||
           error_set(err, ERROR_REFUSED,
                     _("%s answers for %s from %s already. End that first, or choose other days."),
                     staff->code, programme->code, day_column_text(taken).text);
}

static bool check_days(const struct programme *programme, int from_on, int until_on,
                       struct error *err)
{
    if (until_on != DAY_NONE && until_on < from_on)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(until_on).text, day_column_text(from_on).text);
    return programme->until_on == DAY_NONE || from_on <= programme->until_on ||
           error_set(err, ERROR_REFUSED, _("%s ends on %s. Nobody answers for it after that."),
                     programme->code, day_column_text(programme->until_on).text);
}

static bool insert(struct club *club, const struct programme *programme,
                   const struct staff *staff, int from_on, int until_on, struct error *err)
{
    struct day_text from = day_column_text(from_on), until = day_column_text(until_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO programme_leader (id, programme_id, staff_id, from_on, until_on)"
                     " VALUES (:id, :programme, :staff, :from, :until)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":programme", programme->id);
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

bool programme_leader_add(struct club *club, const char *code, const char *staff_code, int from_on,
                          int until_on, struct error *err)
{
    struct programme programme;
    struct staff staff;
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) &&
              programme_check_open(&programme, err) &&
              check_days(&programme, from_on, until_on, err) &&
              staff_get_valid(club, staff_code, from_on, &staff, err) &&
              (until_on == DAY_NONE || staff_get_valid(club, staff_code, until_on, &staff, err)) &&
              check_overlap(club, &programme, &staff, from_on, until_on, err) &&
              insert(club, &programme, &staff, from_on, until_on, err) &&
              note(club, "programme.leader.add", code, staff_code, from_on, until_on, err);
    return club_end(club, ok, err);
}

/* The period that runs on the day, else the next one after it; a period that would begin later
 * is taken back. */
static bool cut_period(struct club *club, const struct programme *programme,
                       const struct staff *staff, int until_on, struct error *err)
{
    struct day_text until = day_column_text(until_on);
    struct statement *s = statement_new(
        club->store, "SELECT id, from_on > :until FROM programme_leader"
                     " WHERE programme_id = :programme AND staff_id = :staff"
                     "   AND ifnull(until_on, '9999-12-31') >= :until ORDER BY from_on LIMIT 1");
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_integer(s, ":staff", staff->id);
    statement_bind_text(s, ":until", until.text);
    bool is_later = false;
    int64_t id = 0;
    if (statement_step(s)) {
        id = statement_integer(s, 0);
        is_later = statement_integer(s, 1) != 0;
    }
    if (!statement_finish(s, err))
        return false;
    if (!id)
        return error_set(err, ERROR_REFUSED, _("%s does not answer for %s on %s or later."),
                         staff->code, programme->code, until.text);
    s = is_later ? statement_new(club->store, "DELETE FROM programme_leader WHERE id = :id")
                 : statement_new(club->store, "UPDATE programme_leader SET until_on = :until"
                                              " WHERE id = :id");
    statement_bind_integer(s, ":id", id);
    if (!is_later)
        statement_bind_text(s, ":until", until.text);
    return statement_run(s, err);
}

bool programme_leader_end(struct club *club, const char *code, const char *staff_code,
                          int until_on, struct error *err)
{
    struct programme programme;
    struct staff staff;
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) &&
              programme_check_open(&programme, err) && staff_get(club, staff_code, &staff, err) &&
              cut_period(club, &programme, &staff, until_on, err) &&
              note(club, "programme.leader.end", code, staff_code, DAY_NONE, until_on, err);
    return club_end(club, ok, err);
}

bool programme_leader_list(struct club *club, const struct programme *programme,
                           struct activity_leader_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT f.code, f.name, l.from_on, l.until_on FROM programme_leader l"
                     " JOIN staff f ON f.id = l.staff_id WHERE l.programme_id = :programme"
                     " ORDER BY l.from_on, f.code");
    statement_bind_integer(s, ":programme", programme->id);
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
