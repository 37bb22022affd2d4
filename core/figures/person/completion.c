/* From each person's history to what counts for a programme's rule. */
#include "figures/person/completion.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "figures/person/person_history.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

bool completion_is_met(const struct programme *programme, int attended, int counted)
{
    if (programme->count_asked)
        return attended >= programme->count_asked;
    return programme->share_asked && counted && attended * 100 >= programme->share_asked * counted;
}

/* Everybody under the number that holds. Somebody who only came once, as a guest, is none. */
static bool list_persons(struct club *club, const struct programme *programme,
                         struct programme_completer_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT DISTINCT h.id, h.number FROM enrolment e"
                     " JOIN activity a ON a.id = e.activity_id"
                     " JOIN participant p ON p.id = e.participant_id"
                     " JOIN participant h ON h.id = ifnull(p.merged_into_id, p.id)"
                     " WHERE a.programme_id = :programme"
                     " AND NOT EXISTS (SELECT 1 FROM guest g WHERE g.participant_id = h.id)"
                     " ORDER BY h.number");
    statement_bind_integer(s, ":programme", programme->id);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct programme_completer *item = &list->items[list->count++];
        *item = (struct programme_completer){.participant_id = statement_integer(s, 0)};
        statement_copy_text(s, 1, item->participant, sizeof item->participant);
    }
    return statement_finish(s, err);
}

/* The days of the programme's sessions, and how many were signed and not. */
static bool find_sessions(struct club *club, const struct programme *programme, int *from,
                          int *until, struct completion *completion, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT min(s.held_on), max(s.held_on),"
        " ifnull(sum(EXISTS (SELECT 1 FROM session_signoff f WHERE f.session_id = s.id)), 0),"
        " ifnull(sum(NOT EXISTS (SELECT 1 FROM session_signoff f WHERE f.session_id = s.id)"
        "  AND (a.form = 'group' OR EXISTS (SELECT 1 FROM attendance t WHERE t.session_id = s.id)"
        "   OR EXISTS (SELECT 1 FROM booking b"
        "              WHERE b.session_id = s.id AND b.released_at IS NULL))), 0)"
        " FROM session s JOIN activity a ON a.id = s.activity_id"
        " WHERE a.programme_id = :programme AND s.state = 'planned' AND s.end_at <= :now");
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_integer(s, ":now", club_now(club));
    *from = *until = DAY_NONE;
    if (statement_step(s)) {
        *from = day_column(s, 0);
        *until = day_column(s, 1);
        completion->list.sessions = (int)statement_integer(s, 2);
        completion->unsigned_count = (int)statement_integer(s, 3);
    }
    return statement_finish(s, err);
}

static void add_session(struct programme_completer *item, const struct history_session *session)
{
    if (!session->is_signed || session->is_guest)
        return;
    item->excused += session->class == CLASS_EXCUSED;
    item->attended += session->class == CLASS_ATTENDED;
    item->counted += session->class == CLASS_ATTENDED || session->class == CLASS_NOT_ATTENDED ||
                     session->class == CLASS_REFUSED;
}

static bool count_person(struct club *club, const struct programme *programme,
                         const struct history_request *request, struct programme_completer *item,
                         struct error *err)
{
    struct person_history history = {0};
    bool ok = person_history_get(club, request, &history, err);
    for (size_t i = 0; ok && i < history.count; i++) {
        if (strcmp(history.items[i].programme, programme->code) == 0)
            add_session(item, &history.items[i]);
    }
    person_history_free(&history);
    item->has_rule = programme->share_asked || programme->count_asked;
    item->is_completed = completion_is_met(programme, item->attended, item->counted);
    return ok;
}

bool completion_get(struct club *club, const struct programme *programme,
                    struct completion *completion, struct error *err)
{
    int from, until;
    *completion = (struct completion){0};
    if (!list_persons(club, programme, &completion->list, err) ||
        !find_sessions(club, programme, &from, &until, completion, err))
        return false;
    bool ok = true;
    struct history_cache *cache =
        from == DAY_NONE ? NULL : history_cache_new(from, until, club_today(club));
    for (size_t i = 0; ok && i < completion->list.count; i++) {
        struct programme_completer *item = &completion->list.items[i];
        struct history_request request = {.person_id = item->participant_id,
                                          .from = from,
                                          .until = until,
                                          .day = club_today(club),
                                          .cache = cache};
        item->has_rule = programme->share_asked || programme->count_asked;
        ok = from == DAY_NONE || count_person(club, programme, &request, item, err);
        completion->completed += item->is_completed;
    }
    history_cache_free(cache);
    return ok;
}

void completion_free(struct completion *completion)
{
    programme_completer_list_free(&completion->list);
    memset(completion, 0, sizeof *completion);
}

bool completion_close(struct club *club, const char *code, struct completion *completion,
                      struct error *err)
{
    struct programme programme;
    *completion = (struct completion){0};
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) &&
              completion_get(club, &programme, completion, err) &&
              programme_close(club, &programme, &completion->list, err);
    return club_end(club, ok, err);
}
