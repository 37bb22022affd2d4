/* Reading the projection by filter, and the arrivals that are still open. */
#include "figures/list/presences.h"

#include "base/day.h"
#include "base/memory.h"
#include "club/presence/arrival.h"
#include "club/session/session_lead.h"
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
    " t.source, t.came_anyway, ifnull(t.out_at, 0), t.credited_minutes, p.id "
#define PRESENCE_FILTERS                                                                           \
    " AND (:session IS NULL OR s.code = :session)"                                                 \
    " AND (:participant IS NULL OR p.number = :participant OR p.merged_into_id ="                  \
    "   (SELECT id FROM participant WHERE number = :participant))"                                 \
    " AND (:activity IS NULL OR a.code = :activity) AND (:status IS NULL OR t.status = :status)"   \
    " AND (:from IS NULL OR s.held_on >= :from) AND (:until IS NULL OR s.held_on <= :until)"       \
    " AND (:programme IS NULL"                                                                     \
    "   OR a.programme_id = (SELECT id FROM programme WHERE code = :programme))"                   \
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
                         "FROM (SELECT DISTINCT e.participant_id, e.session_id"
                         "   FROM (SELECT id FROM participant WHERE number = :participant"
                         "     UNION ALL SELECT m.id FROM participant h CROSS JOIN participant m"
                         "       ON m.merged_into_id = h.id WHERE h.number = :participant) o"
                         "   CROSS JOIN presence_event e"
                         "     ON e.participant_id = o.id AND e.session_id IS NOT NULL) came"
                         " CROSS JOIN attendance t ON t.session_id = came.session_id"
                         "   AND t.participant_id = came.participant_id"
                         " CROSS JOIN participant p ON p.id = t.participant_id"
                         " CROSS JOIN session s ON s.id = t.session_id"
                         " CROSS JOIN activity a ON a.id = s.activity_id"
                         " WHERE true" PRESENCE_FILTERS);
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
    statement_bind_text_or_null(s, ":programme", filter->programme);
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
        presence->out_at = statement_integer(s, 8);
        presence->credited_minutes = (int)statement_integer(s, 9);
        presence->participant_id = statement_integer(s, 10);
    }
    return statement_finish(s, err);
}

bool presences_open_arrivals(struct club *club, struct presences *list, struct error *err)
{
    struct arrival_list arrivals = {0};
    bool ok = arrival_list_open(club, NULL, &arrivals, err);
    memset(list, 0, sizeof *list);
    for (size_t i = 0; ok && i < arrivals.count; i++) {
        struct presence *presence = add(list);
        memcpy(presence->participant, arrivals.items[i].number, sizeof presence->participant);
        presence->in_at = arrivals.items[i].at;
        memcpy(presence->source, arrivals.items[i].source, sizeof presence->source);
    }
    arrival_list_free(&arrivals);
    return ok;
}

void presences_free(struct presences *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
