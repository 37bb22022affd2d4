/* Reading visits: of one intervention, and all that wait. */
#include "casework/followup.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static const char *const words[] = {
    [FOLLOWUP_WAITING] = "waiting",
    [FOLLOWUP_DONE] = "done",
    [FOLLOWUP_MOVED] = "moved",
    [FOLLOWUP_DROPPED] = "dropped",
};

const char *followup_state_word(enum followup_state state)
{
    return words[state];
}

/* A visit that was reopened waits. */
static enum followup_state state_of(const char *kind)
{
    for (int i = FOLLOWUP_DONE; i <= FOLLOWUP_DROPPED; i++) {
        if (strcmp(words[i], kind) == 0)
            return (enum followup_state)i;
    }
    return FOLLOWUP_WAITING;
}

bool followup_visits_list(struct club *club, int64_t fact_id, struct followup_visits *list,
                          struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT v.due_on, ifnull(e.kind, ''), e.done_on, ifnull(e.actor, v.actor),"
                     " ifnull(e.noted_at, v.noted_at) FROM followup v LEFT JOIN followup_event e"
                     " ON e.id = (SELECT max(id) FROM followup_event WHERE followup_id = v.id)"
                     " WHERE v.fact_id = :fact ORDER BY v.id");
    statement_bind_integer(s, ":fact", fact_id);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct followup_visit *visit = &list->items[list->count++];
        *visit = (struct followup_visit){
            .due_on = day_column(s, 0),
            .state = state_of(statement_text(s, 1)),
            .done_on = day_column(s, 2),
            .noted_at = statement_integer(s, 4),
        };
        statement_copy_text(s, 3, visit->actor, sizeof visit->actor);
    }
    return statement_finish(s, err);
}

void followup_visits_free(struct followup_visits *list)
{
    free(list->items);
    *list = (struct followup_visits){0};
}

static void read_row(struct club *club, struct statement *s, struct followup *one)
{
    *one = (struct followup){
        .happened_on = day_column(s, 1),
        .household_id = statement_integer(s, 2),
        .is_violence = statement_integer(s, 5) != 0,
        .due_on = day_column(s, 6),
    };
    one->is_past = one->due_on < club_today(club);
    statement_copy_text(s, 0, one->intervention, sizeof one->intervention);
    statement_copy_text(s, 3, one->household, sizeof one->household);
    statement_copy_text(s, 4, one->kind, sizeof one->kind);
}

bool followup_list_due(struct club *club, int until, const char *household, struct followups *list,
                       struct error *err)
{
    struct household one = {0};
    struct day_text last = day_column_text(until);
    if (household && !household_get(club, household, &one, err))
        return false;
    struct statement *s = statement_new(
        club->store, "SELECT f.code, f.happened_on, h.id, h.code, f.kind, i.is_violence, v.due_on"
                     " FROM followup_standing v JOIN case_fact f ON f.id = v.fact_id"
                     " JOIN intervention i ON i.fact_id = f.id"
                     " JOIN household h ON h.id = f.household_id WHERE v.done_on IS NULL"
                     "   AND (:until = '' OR v.due_on <= :until)"
                     "   AND (:household = 0 OR h.id = :household) ORDER BY v.due_on, f.id");
    statement_bind_text(s, ":until", last.text);
    statement_bind_integer(s, ":household", one.id);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(club, s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void followups_free(struct followups *list)
{
    free(list->items);
    *list = (struct followups){0};
}
