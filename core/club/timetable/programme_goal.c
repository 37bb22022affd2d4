/* Goals of programmes: adding, ending, listing. */
#include "club/timetable/programme_goal.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <stdlib.h>
#include <string.h>

bool programme_goal_list(struct club *club, const struct programme *programme,
                         struct programme_goal_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT position, is_general, goal FROM programme_goal"
                     " WHERE programme_id = :programme AND ended_at IS NULL"
                     " ORDER BY is_general DESC, position");
    statement_bind_integer(s, ":programme", programme->id);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct programme_goal *goal = &list->items[list->count++];
        goal->position = (int)statement_integer(s, 0);
        goal->is_general = statement_integer(s, 1) != 0;
        statement_copy_text(s, 2, goal->goal, sizeof goal->goal);
    }
    return statement_finish(s, err);
}

void programme_goal_list_free(struct programme_goal_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

static bool check_new(struct club *club, const struct programme *programme, const char *goal,
                      bool is_general, struct error *err)
{
    struct programme_goal_list list = {0};
    bool ok = programme_goal_list(club, programme, &list, err);
    for (size_t i = 0; ok && i < list.count; i++) {
        if (strcmp(list.items[i].goal, goal) == 0)
            ok = error_set(err, ERROR_REFUSED, _("%s has this goal already, as number %d."),
                           programme->code, list.items[i].position);
        else if (is_general && list.items[i].is_general)
            ok = error_set(err, ERROR_REFUSED,
                           _("%s has a general goal already, number %d. End that one first."),
                           programme->code, list.items[i].position);
    }
    programme_goal_list_free(&list);
    return ok;
}

static bool insert(struct club *club, int64_t programme_id, const char *goal, bool is_general,
                   int *position, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO programme_goal (id, programme_id, position, is_general, goal,"
                     "  noted_at) VALUES (:id, :programme, (SELECT ifnull(max(position), 0) + 1"
                     "   FROM programme_goal WHERE programme_id = :programme), :general, :goal,"
                     "  :now) RETURNING position");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":programme", programme_id);
    statement_bind_integer(s, ":general", is_general);
    statement_bind_text(s, ":goal", goal);
    statement_bind_integer(s, ":now", club_now(club));
    if (statement_step(s))
        *position = (int)statement_integer(s, 0);
    return statement_finish(s, err);
}

bool programme_goal_add(struct club *club, const char *code, const char *goal, bool is_general,
                        int *position, struct error *err)
{
    struct programme programme;
    char words[GOAL_SIZE], digest[DIGEST_SHORT_SIZE];
    *position = 0;
    if (!text_read_name(goal, _("The goal"), words, sizeof words, err) || !club_begin(club, err))
        return false;
    digest_short(words, strlen(words), digest);
    bool ok = programme_get(club, code, &programme, err) &&
              programme_check_open(&programme, err) &&
              check_new(club, &programme, words, is_general, err) &&
              insert(club, programme.id, words, is_general, position, err) &&
              club_note(club, "programme.goal.add", code,
                        json_pack("{s:i, s:b, s:s}", "number", *position, "general", is_general,
                                  "goal_digest", digest),
                        err);
    return club_end(club, ok, err);
}

static bool end(struct club *club, const struct programme *programme, int position,
                struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE programme_goal SET ended_at = :now WHERE programme_id = :programme"
                     " AND position = :position AND ended_at IS NULL RETURNING 1");
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_integer(s, ":position", position);
    bool is_there = statement_step(s);
    if (!statement_finish(s, err))
        return false;
    return is_there || error_set(err, ERROR_REFUSED, _("%s has no goal with the number %d."),
                                 programme->code, position);
}

bool programme_goal_end(struct club *club, const char *code, int position, struct error *err)
{
    struct programme programme;
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) &&
              programme_check_open(&programme, err) && end(club, &programme, position, err) &&
              club_note(club, "programme.goal.end", code, json_pack("{s:i}", "number", position),
                        err);
    return club_end(club, ok, err);
}
