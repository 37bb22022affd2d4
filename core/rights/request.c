/* Reading the register of requests. Adding to it is request_change.c's. */
#include "rights/request.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static const char *const state_words[] = {
    [REQUEST_OPEN] = "open",
    [REQUEST_DECIDED] = "decided",
    [REQUEST_ANSWERED] = "answered",
    [REQUEST_WITHDRAWN] = "withdrawn",
};

const char *request_state_word(enum request_state state)
{
    return state_words[state];
}

enum request_state request_state_find(const char *word)
{
    int state = 0;
    while (state < REQUEST_STATE_COUNT && strcmp(state_words[state], word) != 0)
        state++;
    return (enum request_state)state;
}

bool request_is_overdue(const struct request *request, int today)
{
    if (request->state == REQUEST_WITHDRAWN)
        return false;
    return (request->state == REQUEST_ANSWERED ? request->ended_on : today) > request->due_on;
}

static enum request_state state_of(const char *ended, const char *decision)
{
    if (ended[0])
        return request_state_find(ended);
    return decision[0] ? REQUEST_DECIDED : REQUEST_OPEN;
}

static void read_row(struct statement *s, struct request *request)
{
    memset(request, 0, sizeof *request);
    request->id = statement_integer(s, 0);
    statement_copy_text(s, 1, request->code, sizeof request->code);
    request->person_id = statement_integer(s, 2);
    statement_copy_text(s, 3, request->participant, sizeof request->participant);
    statement_copy_text(s, 4, request->type, sizeof request->type);
    request->received_on = day_column(s, 5);
    request->due_on = day_column(s, 6);
    request->text_id = statement_integer(s, 7);
    statement_copy_text(s, 8, request->actor, sizeof request->actor);
    statement_copy_text(s, 9, request->extension, sizeof request->extension);
    statement_copy_text(s, 10, request->decision, sizeof request->decision);
    statement_copy_text(s, 11, request->basis, sizeof request->basis);
    request->decided_on = day_column(s, 12);
    request->decision_text_id = statement_integer(s, 13);
    request->state = state_of(statement_text(s, 14), request->decision);
    request->ended_on = day_column(s, 15);
}

#define REQUEST_SELECT                                                                             \
    "SELECT r.id, r.code, ifnull(p.merged_into_id, p.id), ifnull(h.number, p.number), r.type,"     \
    " r.received_on, ifnull(x.due_on, r.due_on), r.text_id, r.actor, x.reason, d.decision,"        \
    " d.reason, d.happened_on, d.text_id, z.kind, z.happened_on FROM request r"                    \
    " LEFT JOIN participant p ON p.id = r.participant_id"                                          \
    " LEFT JOIN participant h ON h.id = p.merged_into_id"                                          \
    " LEFT JOIN request_step x ON x.request_id = r.id AND x.kind = 'extended'"                     \
    " LEFT JOIN request_step d ON d.id = (SELECT max(id) FROM request_step"                        \
    "   WHERE request_id = r.id AND kind = 'decided')"                                             \
    " LEFT JOIN request_step z ON z.request_id = r.id"                                             \
    "   AND (z.kind = 'answered' OR z.kind = 'withdrawn')"

bool request_get(struct club *club, const char *code, struct request *request, struct error *err)
{
    struct statement *s = statement_new(club->store, REQUEST_SELECT " WHERE r.code = :code");
    statement_bind_text(s, ":code", code);
    bool found = statement_step(s);
    if (found)
        read_row(s, request);
    if (!statement_finish(s, err))
        return false;
    return found || error_set(err, ERROR_REFUSED,
                              _("There is no request %.40s. See “obecni request list”."), code);
}

static bool is_waiting(const struct request *request)
{
    return request->state == REQUEST_OPEN || request->state == REQUEST_DECIDED;
}

static bool fits(const struct request *request, const struct request_filter *filter, int today)
{
    return (filter->state == REQUEST_STATE_COUNT || request->state == filter->state) &&
           (!filter->only_waiting || is_waiting(request)) &&
           (!filter->only_overdue || (is_waiting(request) && request_is_overdue(request, today)));
}

bool request_list(struct club *club, const struct request_filter *filter, struct requests *list,
                  struct error *err)
{
    struct day_text from = day_column_text(filter->from), until = day_column_text(filter->until);
    struct statement *s = statement_new(
        club->store, REQUEST_SELECT
        " WHERE (:participant IS NULL OR ifnull(h.number, p.number) = :participant)"
        " AND (:type IS NULL OR r.type = :type) AND (:from = '' OR r.received_on >= :from)"
        " AND (:until = '' OR r.received_on <= :until)"
        " ORDER BY z.kind IS NOT NULL, iif(z.kind IS NULL, ifnull(x.due_on, r.due_on),"
        " r.received_on), r.id");
    statement_bind_text(s, ":participant", filter->participant);
    statement_bind_text(s, ":type", filter->type);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    while (statement_step(s)) {
        list->items =
            memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count]);
        list->count += fits(&list->items[list->count], filter, club_today(club));
    }
    return statement_finish(s, err);
}

void requests_free(struct requests *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
