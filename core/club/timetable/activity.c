/* Finding activities. Adding and changing are activity_change.c's, leading activity_leader.c's. */
#include "club/timetable/activity.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

#define ACTIVITY_SELECT                                                                            \
    "SELECT a.id, a.code, p.code, a.title, a.kind, a.form = 'individual', a.is_open, a.capacity,"  \
    " ifnull(a.early_minutes, -1), ifnull(a.late_minutes, -1), ifnull(a.leave_minutes, -1),"       \
    " a.credit = 'real'"                                                                           \
    " FROM activity a LEFT JOIN programme p ON p.id = a.programme_id"

static void read_row(struct statement *s, struct activity *activity)
{
    activity->id = statement_integer(s, 0);
    statement_copy_text(s, 1, activity->code, sizeof activity->code);
    statement_copy_text(s, 2, activity->programme, sizeof activity->programme);
    statement_copy_text(s, 3, activity->title, sizeof activity->title);
    statement_copy_text(s, 4, activity->kind, sizeof activity->kind);
    activity->is_individual = statement_integer(s, 5);
    activity->is_open = statement_integer(s, 6);
    activity->capacity = (int)statement_integer(s, 7);
    activity->early_minutes = (int)statement_integer(s, 8);
    activity->late_minutes = (int)statement_integer(s, 9);
    activity->leave_minutes = (int)statement_integer(s, 10);
    activity->credits_real = statement_integer(s, 11) != 0;
}

bool activity_find(struct club *club, const char *code, struct activity *activity, bool *found,
                   struct error *err)
{
    struct statement *s = statement_new(club->store, ACTIVITY_SELECT " WHERE a.code = :code");
    statement_bind_text(s, ":code", code);
    *found = statement_step(s);
    memset(activity, 0, sizeof *activity);
    if (*found)
        read_row(s, activity);
    return statement_finish(s, err);
}

static bool refuse_unknown(struct club *club, const char *code, struct error *err)
{
    char known[400];
    struct statement *s =
        statement_new(club->store, "SELECT group_concat(code, ', ') FROM"
                                   " (SELECT code FROM activity ORDER BY code LIMIT 12)");
    text_copy(known, sizeof known, statement_step(s) ? statement_text(s, 0) : "");
    if (!statement_finish(s, err))
        return false;
    if (!known[0])
        return error_set(err, ERROR_REFUSED,
                         _("There is no activity “%.40s”: none has been added yet."), code);
    return error_set(err, ERROR_REFUSED, _("There is no activity “%.40s”. Known: %s."), code,
                     known);
}

bool activity_get(struct club *club, const char *code, struct activity *activity, struct error *err)
{
    bool found;
    if (!activity_find(club, code, activity, &found, err))
        return false;
    return found || refuse_unknown(club, code, err);
}

bool activity_list(struct club *club, const char *programme, struct activity_list *list,
                   struct error *err)
{
    struct statement *s =
        statement_new(club->store, ACTIVITY_SELECT
                      " WHERE :programme IS NULL OR p.code = :programme ORDER BY a.code");
    statement_bind_text(s, ":programme", programme);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void activity_list_free(struct activity_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
