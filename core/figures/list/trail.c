/* Reading the events of one presence. */
#include "figures/list/trail.h"

#include "base/memory.h"
#include "club/people/participant.h"
#include "club/session/session.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static void read_event(struct statement *s, struct trail_event *event)
{
    memset(event, 0, sizeof *event);
    event->noted_at = statement_integer(s, 0);
    event->at = statement_integer(s, 1);
    statement_copy_text(s, 2, event->kind, sizeof event->kind);
    statement_copy_text(s, 3, event->status, sizeof event->status);
    statement_copy_text(s, 4, event->source, sizeof event->source);
    statement_copy_text(s, 5, event->actor, sizeof event->actor);
    statement_copy_text(s, 6, event->card, sizeof event->card);
    statement_copy_text(s, 7, event->reason, sizeof event->reason);
    statement_copy_text(s, 8, event->second, sizeof event->second);
    statement_copy_text(s, 9, event->list, sizeof event->list);
}

bool trail_get(struct club *club, const char *session, const char *participant,
               struct trail *trail, struct error *err)
{
    struct session held;
    struct participant person;
    memset(trail, 0, sizeof *trail);
    if (!session_get(club, session, &held, err) || !participant_get(club, participant, &person, err))
        return false;
    struct statement *s = statement_new(
        club->store, "SELECT e.noted_at, e.at, e.kind, e.status, e.source, e.actor, c.number, e.reason,"
                     " e.second, e.list_number"
                     " FROM presence_event e LEFT JOIN card c ON c.id = e.card_id"
                     " WHERE e.session_id = :session AND e.participant_id IN"
                     "  (SELECT :participant UNION ALL"
                     "   SELECT id FROM participant WHERE merged_into_id = :participant)"
                     " ORDER BY e.id");
    statement_bind_integer(s, ":session", held.id);
    statement_bind_integer(s, ":participant", person.id);
    while (statement_step(s)) {
        trail->items =
            memory_grow(trail->items, trail->count, &trail->capacity, sizeof *trail->items);
        read_event(s, &trail->items[trail->count++]);
    }
    return statement_finish(s, err);
}

void trail_free(struct trail *trail)
{
    free(trail->items);
    memset(trail, 0, sizeof *trail);
}
