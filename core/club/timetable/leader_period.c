/* One set of statements, written for each of the two tables. */
#include "club/timetable/leader_period.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

/* `owner` is the column that says what the period belongs to. */
#define STATEMENTS(table, owner)                                                                   \
    .taken = "SELECT from_on FROM " table " WHERE " owner " = :owner AND staff_id = :staff"        \
             "   AND from_on <= ifnull(:until, '9999-12-31')"                                      \
             "   AND ifnull(until_on, '9999-12-31') >= :from",                                     \
    .insert = "INSERT INTO " table " (id, " owner ", staff_id, from_on, until_on)"                 \
              " VALUES (:id, :owner, :staff, :from, :until)",                                      \
    .find = "SELECT id, from_on FROM " table " WHERE " owner " = :owner AND staff_id = :staff"     \
            "   AND ifnull(until_on, '9999-12-31') >= :until ORDER BY from_on LIMIT 1",            \
    .take_back = "DELETE FROM " table " WHERE id = :id",                                           \
    .cut = "UPDATE " table " SET until_on = :until WHERE id = :id",                                \
    .list = "SELECT f.code, f.name, l.from_on, l.until_on FROM " table " l"                        \
            " JOIN staff f ON f.id = l.staff_id WHERE l." owner " = :owner AND (:day IS NULL OR"   \
            "   (l.from_on <= :day AND ifnull(l.until_on, '9999-12-31') >= :day AND"               \
            "    f.from_on <= :day AND ifnull(f.until_on, '9999-12-31') >= :day))"                 \
            " ORDER BY l.from_on, f.code"

static const struct {
    const char *taken, *insert, *find, *take_back, *cut, *list;
    const char *is_taken, *is_none; /* sentences: staff, owner, day */
} tables[] = {
    [LEADER_OF_ACTIVITY] =
        {
            STATEMENTS("activity_leader", "activity_id"),
            .is_taken = N_("%s leads %s from %s already. End that first, or choose other days."),
            .is_none = N_("%s does not lead %s on %s or later."),
        },
    [LEADER_OF_PROGRAMME] =
        {
            STATEMENTS("programme_leader", "programme_id"),
            .is_taken = N_("%s answers for %s from %s already. End that first, or choose other "
                           "days."),
            .is_none = N_("%s does not answer for %s on %s or later."),
        },
};

bool leader_period_check(struct club *club, const char *staff_code, struct leader_period *period,
                         struct error *err)
{
    int from_on = period->from_on, until_on = period->until_on;
    if (until_on != DAY_NONE && until_on < from_on)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(until_on).text, day_column_text(from_on).text);
    return staff_get_valid(club, staff_code, from_on, &period->staff, err) &&
           (until_on == DAY_NONE ||
            staff_get_valid(club, staff_code, until_on, &period->staff, err));
}

static struct statement *about(struct club *club, const char *sql,
                               const struct leader_period *period)
{
    struct statement *s = statement_new(club->store, sql);
    statement_bind_integer(s, ":owner", period->owner_id);
    statement_bind_integer(s, ":staff", period->staff.id);
    return s;
}

static bool check_free(struct club *club, const struct leader_period *period, struct error *err)
{
    struct day_text from = day_column_text(period->from_on);
    struct day_text until = day_column_text(period->until_on);
    struct statement *s = about(club, tables[period->of].taken, period);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    int taken = statement_step(s) ? day_column(s, 0) : DAY_NONE;
    if (!statement_finish(s, err))
        return false;
    return taken == DAY_NONE ||
           error_set(err, ERROR_REFUSED, _(tables[period->of].is_taken), period->staff.code,
                     period->owner, day_column_text(taken).text);
}

bool leader_period_add(struct club *club, const struct leader_period *period, struct error *err)
{
    struct day_text from = day_column_text(period->from_on);
    struct day_text until = day_column_text(period->until_on);
    if (!check_free(club, period, err))
        return false;
    struct statement *s = about(club, tables[period->of].insert, period);
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    return statement_run(s, err);
}

bool leader_period_end(struct club *club, const char *staff_code, struct leader_period *period,
                       struct error *err)
{
    struct day_text until = day_column_text(period->until_on);
    if (!staff_get(club, staff_code, &period->staff, err))
        return false;
    struct statement *s = about(club, tables[period->of].find, period);
    statement_bind_text(s, ":until", until.text);
    bool found = statement_step(s);
    int64_t id = found ? statement_integer(s, 0) : 0;
    period->from_on = found ? day_column(s, 1) : DAY_NONE;
    if (!statement_finish(s, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED, _(tables[period->of].is_none), period->staff.code,
                         period->owner, until.text);
    bool is_later = period->from_on > period->until_on;
    s = statement_new(club->store, is_later ? tables[period->of].take_back
                                            : tables[period->of].cut);
    statement_bind_integer(s, ":id", id);
    if (!is_later)
        statement_bind_text(s, ":until", until.text);
    return statement_run(s, err);
}

bool leader_period_note(struct club *club, const char *action, const struct leader_period *period,
                        struct error *err)
{
    json_t *body = json_pack("{s:s}", "staff", period->staff.code);
    day_column_note(body, "from_on", period->from_on);
    day_column_note(body, "until_on", period->until_on);
    return club_note(club, action, period->owner, body, err);
}

bool leader_period_list(struct club *club, enum leader_of of, int64_t owner_id, int day,
                        struct activity_leader_list *list, struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s = statement_new(club->store, tables[of].list);
    statement_bind_integer(s, ":owner", owner_id);
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
