/* Reading the register of incidents. Adding to it is incident_change.c's. */
#include "rights/incident.h"

#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

bool incident_is_overdue(const struct incident *incident, int64_t now)
{
    return (incident->authority_at ? incident->authority_at : now) > incident->due_at;
}

static void read_row(struct statement *s, struct incident *incident)
{
    memset(incident, 0, sizeof *incident);
    incident->id = statement_integer(s, 0);
    statement_copy_text(s, 1, incident->code, sizeof incident->code);
    statement_copy_text(s, 2, incident->kind, sizeof incident->kind);
    incident->noticed_at = statement_integer(s, 3);
    incident->due_at = statement_integer(s, 4);
    statement_copy_text(s, 5, incident->actor, sizeof incident->actor);
    incident->authority_at = statement_integer(s, 6);
    incident->is_authority_not = strcmp(statement_text(s, 7), "authority_not") == 0;
    incident->people_at = statement_integer(s, 8);
    incident->is_people_not = strcmp(statement_text(s, 9), "people_not") == 0;
    incident->closed_at = statement_integer(s, 10);
    incident->people = (int)statement_integer(s, 11);
}

/* Of several steps the newest holds: what was thought unlikely may turn out otherwise. */
#define INCIDENT_SELECT                                                                            \
    "SELECT i.id, i.code, i.kind, i.noticed_at, i.due_at, i.actor, a.happened_at, a.kind,"         \
    " p.happened_at, p.kind, z.happened_at, (SELECT count(DISTINCT ifnull(m.merged_into_id, m.id))" \
    "  FROM incident_person w JOIN participant m ON m.id = w.participant_id"                       \
    "  WHERE w.incident_id = i.id) FROM incident i"                                                \
    " LEFT JOIN incident_step a ON a.id = (SELECT max(id) FROM incident_step"                      \
    "   WHERE incident_id = i.id AND (kind = 'authority' OR kind = 'authority_not'))"              \
    " LEFT JOIN incident_step p ON p.id = (SELECT max(id) FROM incident_step"                      \
    "   WHERE incident_id = i.id AND (kind = 'people' OR kind = 'people_not'))"                    \
    " LEFT JOIN incident_step z ON z.incident_id = i.id AND z.kind = 'closed'"

bool incident_get(struct club *club, const char *code, struct incident *incident,
                  struct error *err)
{
    struct statement *s = statement_new(club->store, INCIDENT_SELECT " WHERE i.code = :code");
    statement_bind_text(s, ":code", code);
    bool found = statement_step(s);
    if (found)
        read_row(s, incident);
    if (!statement_finish(s, err))
        return false;
    return found || error_set(err, ERROR_REFUSED,
                              _("There is no incident %.40s. See “obecni incident list”."), code);
}

bool incident_list(struct club *club, const struct incident_filter *filter,
                   struct incidents *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, INCIDENT_SELECT
        " WHERE (:kind IS NULL OR i.kind = :kind) AND i.noticed_at >= :from"
        " AND i.noticed_at < :until AND (:open = 0 OR z.id IS NULL)"
        " ORDER BY i.noticed_at DESC, i.id DESC");
    statement_bind_text(s, ":kind", filter->kind);
    statement_bind_integer(s, ":from",
                           filter->from == DAY_NONE ? 0 : clock_day_start(filter->from));
    statement_bind_integer(s, ":until", filter->until == DAY_NONE
                                            ? INT64_MAX
                                            : clock_day_start(filter->until + 1));
    statement_bind_integer(s, ":open", filter->only_open);
    while (statement_step(s)) {
        list->items =
            memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void incidents_free(struct incidents *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

bool incident_steps_list(struct club *club, int64_t incident_id, struct incident_steps *list,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT id, kind, happened_at, reason, text_id, actor FROM incident_step"
                     " WHERE incident_id = :incident ORDER BY happened_at, id");
    statement_bind_integer(s, ":incident", incident_id);
    while (statement_step(s)) {
        list->items =
            memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct incident_step *step = &list->items[list->count++];
        *step = (struct incident_step){.id = statement_integer(s, 0)};
        statement_copy_text(s, 1, step->kind, sizeof step->kind);
        step->happened_at = statement_integer(s, 2);
        statement_copy_text(s, 3, step->reason, sizeof step->reason);
        step->text_id = statement_integer(s, 4);
        statement_copy_text(s, 5, step->actor, sizeof step->actor);
    }
    return statement_finish(s, err);
}

void incident_steps_free(struct incident_steps *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

bool incident_people_list(struct club *club, int64_t incident_id, struct incident_people *list,
                          struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT h.id, h.number, min(w.source) FROM incident_person w"
                     " JOIN participant p ON p.id = w.participant_id"
                     " JOIN participant h ON h.id = ifnull(p.merged_into_id, p.id)"
                     " WHERE w.incident_id = :incident GROUP BY h.id ORDER BY h.number");
    statement_bind_integer(s, ":incident", incident_id);
    while (statement_step(s)) {
        list->items =
            memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct incident_person *person = &list->items[list->count++];
        *person = (struct incident_person){.participant_id = statement_integer(s, 0)};
        statement_copy_text(s, 1, person->participant, sizeof person->participant);
        statement_copy_text(s, 2, person->source, sizeof person->source);
    }
    return statement_finish(s, err);
}

void incident_people_free(struct incident_people *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
