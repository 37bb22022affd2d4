/* Finding staff. Adding and changing are staff_change.c's. */
#include "club/staff/staff.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/refusal.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

#define STAFF_COLUMNS "id, code, name, title, role, system_user, from_on, until_on"

static void read_row(struct statement *s, struct staff *staff)
{
    staff->id = statement_integer(s, 0);
    statement_copy_text(s, 1, staff->code, sizeof staff->code);
    statement_copy_text(s, 2, staff->name, sizeof staff->name);
    statement_copy_text(s, 3, staff->title, sizeof staff->title);
    statement_copy_text(s, 4, staff->role, sizeof staff->role);
    statement_copy_text(s, 5, staff->system_user, sizeof staff->system_user);
    staff->from_on = day_column(s, 6);
    staff->until_on = day_column(s, 7);
}

static bool read_one(struct statement *s, struct staff *staff, bool *found, struct error *err)
{
    *found = statement_step(s);
    memset(staff, 0, sizeof *staff);
    if (*found)
        read_row(s, staff);
    return statement_finish(s, err);
}

bool staff_find(struct club *club, const char *code, struct staff *staff, bool *found,
                struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT " STAFF_COLUMNS " FROM staff WHERE code = :code");
    statement_bind_text(s, ":code", code);
    return read_one(s, staff, found, err);
}

bool staff_find_system_user(struct club *club, const char *system_user, struct staff *staff,
                            bool *found, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT " STAFF_COLUMNS " FROM staff WHERE system_user = :user");
    statement_bind_text(s, ":user", system_user);
    return read_one(s, staff, found, err);
}

static bool refuse_unknown(struct club *club, const char *code, struct error *err)
{
    char known[240];
    struct statement *s =
        statement_new(club->store, "SELECT group_concat(code, ', ') FROM"
                                   " (SELECT code FROM staff ORDER BY code LIMIT 12)");
    text_copy(known, sizeof known, statement_step(s) ? statement_text(s, 0) : "");
    if (!statement_finish(s, err))
        return false;
    if (!known[0])
        return error_set(err, ERROR_REFUSED,
                         _("There is no staff member “%.40s”: nobody has been added yet."), code);
    return error_set(err, ERROR_REFUSED, _("There is no staff member “%.40s”. Known: %s."), code,
                     known);
}

bool staff_get(struct club *club, const char *code, struct staff *staff, struct error *err)
{
    bool found;
    if (!staff_find(club, code, staff, &found, err))
        return false;
    return found || refuse_unknown(club, code, err);
}

bool staff_is_valid(const struct staff *staff, int day)
{
    return staff->from_on <= day && (staff->until_on == DAY_NONE || day <= staff->until_on);
}

bool staff_get_valid(struct club *club, const char *code, int day, struct staff *staff,
                     struct error *err)
{
    if (!staff_get(club, code, staff, err))
        return false;
    if (staff_is_valid(staff, day))
        return true;
    if (day < staff->from_on)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_STAFF_AWAY,
                            _("%s works in the club from %s, not on %s."), code,
                            day_column_text(staff->from_on).text, day_column_text(day).text);
    return error_set_as(err, ERROR_REFUSED, REFUSAL_STAFF_AWAY,
                        _("%s worked in the club until %s, not on %s."), code,
                        day_column_text(staff->until_on).text, day_column_text(day).text);
}

bool staff_list(struct club *club, int day, struct staff_list *list, struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s = statement_new(
        club->store, "SELECT " STAFF_COLUMNS " FROM staff"
                     " WHERE :day IS NULL"
                     "    OR (from_on <= :day AND ifnull(until_on, '9999-12-31') >= :day)"
                     " ORDER BY code");
    statement_bind_text_or_null(s, ":day", text.text);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void staff_list_free(struct staff_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
