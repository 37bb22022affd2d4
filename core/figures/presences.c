/* Reading the projection by filter, and the arrivals that are still open. */
#include "figures/presences.h"

#include "base/day.h"
#include "base/memory.h"
#include "club/session_lead.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static struct presence *add(struct presences *list)
{
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    return memset(&list->items[list->count++], 0, sizeof *list->items);
}

static void bind_day(struct statement *s, const char *name, int day, char text[DAY_SIZE])
{
    day_format(day, text);
    statement_bind_text_or_null(s, name, text);
}

/* Each way in has SQL of its own, which starts at its index: by session, by person, or by
 * day. The filters that remain are the same in all. */
#define PRESENCE_COLUMNS                                                                           \
    "SELECT s.code, p.number, s.start_at, ifnull(t.in_at, 0), t.status, t.late_minutes,"           \
    " t.source, t.came_anyway "
#define PRESENCE_FILTERS                                                                           \
    " AND (:session IS NULL OR s.code = :session)"                                                 \
    " AND (:participant IS NULL OR p.number = :participant)"                                       \
    " AND (:activity IS NULL OR a.code = :activity) AND (:status IS NULL OR t.status = :status)"   \
    " AND (:from IS NULL OR s.held_on >= :from) AND (:until IS NULL OR s.held_on <= :until)"       \
    " AND " SESSION_LED_BY                                                                         \
    " ORDER BY s.start_at, s.code, p.number"

static struct statement *by_session(struct club *club)
{
    return statement_new(club->store,
                         PRESENCE_COLUMNS
                         "FROM session s CROSS JOIN activity a ON a.id = s.activity_id"
                         " CROSS JOIN attendance t ON t.session_id = s.id"
                         " CROSS JOIN participant p ON p.id = t.participant_id"
                         " WHERE s.code = :session" PRESENCE_FILTERS);
}

static struct statement *by_participant(struct club *club)
{
    return statement_new(club->store,
                         PRESENCE_COLUMNS
                         "FROM participant p CROSS JOIN (SELECT DISTINCT e.session_id"
                         "   FROM participant o CROSS JOIN presence_event e"
                         "     ON e.participant_id = o.id AND e.session_id IS NOT NULL"
                         "   WHERE o.number = :participant) came"
                         " CROSS JOIN attendance t ON t.session_id = came.session_id"
                         "   AND t.participant_id = p.id"
                         " CROSS JOIN session s ON s.id = t.session_id"
                         " CROSS JOIN activity a ON a.id = s.activity_id"
                         " WHERE p.number = :participant" PRESENCE_FILTERS);
}

static struct statement *by_day(struct club *club)
{
    return statement_new(club->store,
                         PRESENCE_COLUMNS
                         "FROM session s CROSS JOIN activity a ON a.id = s.activity_id"
                         " CROSS JOIN attendance t ON t.session_id = s.id"
                         " CROSS JOIN participant p ON p.id = t.participant_id"
                         " WHERE s.held_on >= ifnull(:from, '')" PRESENCE_FILTERS);
}

bool presences_list(struct club *club, const struct presence_filter *filter,
                    struct presences *list, struct error *err)
{
    char from[DAY_SIZE], until[DAY_SIZE];
    memset(list, 0, sizeof *list);
    struct statement *s = filter->session       ? by_session(club)
                          : filter->participant ? by_participant(club)
                                                : by_day(club);
    statement_bind_text_or_null(s, ":session", filter->session);
    statement_bind_text_or_null(s, ":participant", filter->participant);
    statement_bind_text_or_null(s, ":activity", filter->activity);
    statement_bind_text_or_null(s, ":status", filter->status);
    statement_bind_text_or_null(s, ":leader", filter->leader);
    bind_day(s, ":from", filter->from, from);
    bind_day(s, ":until", filter->until, until);
    while (statement_step(s)) {
        struct presence *presence = add(list);
        statement_copy_text(s, 0, presence->session, sizeof presence->session);
        statement_copy_text(s, 1, presence->participant, sizeof presence->participant);
        presence->start_at = statement_integer(s, 2);
        presence->in_at = statement_integer(s, 3);
        statement_copy_text(s, 4, presence->status, sizeof presence->status);
        presence->late_minutes = (int)statement_integer(s, 5);
        statement_copy_text(s, 6, presence->source, sizeof presence->source);
        presence->came_anyway = statement_integer(s, 7) != 0;
    }
    return statement_finish(s, err);
}

/* Placed is an arrival that a later entry belongs to: for the same person, in a session that
 * the arrival could have been for. */
bool presences_open_arrivals(struct club *club, struct presences *list, struct error *err)
{
    enum { EARLY_SECONDS = 4 * 3600 };
    memset(list, 0, sizeof *list);
    struct statement *s = statement_new(
        club->store,
        "SELECT p.number, e.at, e.source FROM presence_event e"
        " JOIN participant p ON p.id = e.participant_id"
        " WHERE e.kind = 'open_arrival' AND NOT EXISTS (SELECT 1 FROM presence_event n"
        "   CROSS JOIN session s ON s.id = n.session_id WHERE n.participant_id = e.participant_id"
        "   AND n.id > e.id AND s.end_at > e.at AND s.start_at - :early <= e.at)"
        " ORDER BY e.at, e.id");
    statement_bind_integer(s, ":early", EARLY_SECONDS);
    while (statement_step(s)) {
        struct presence *presence = add(list);
        statement_copy_text(s, 0, presence->participant, sizeof presence->participant);
        presence->in_at = statement_integer(s, 1);
        statement_copy_text(s, 2, presence->source, sizeof presence->source);
    }
    return statement_finish(s, err);
}

void presences_free(struct presences *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
