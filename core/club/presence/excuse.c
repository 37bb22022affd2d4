/* Reading excuses and the decisions about them. Claiming and deciding have files of their own. */
#include "club/presence/excuse.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "club/session/session_lead.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static const char *const state_words[] = {
    [EXCUSE_CLAIMED] = "claimed",
    [EXCUSE_REOPENED] = "reopened",
    [EXCUSE_GRANTED] = "granted",
    [EXCUSE_REFUSED] = "refused",
};

const char *excuse_state_word(enum excuse_state state)
{
    return state_words[state];
}

enum excuse_state excuse_state_find(const char *word)
{
    int state = 0;
    while (state < EXCUSE_STATE_COUNT && strcmp(state_words[state], word) != 0)
        state++;
    return (enum excuse_state)state;
}

/* The newest decision is d; without one the claim waits. */
#define EXCUSE_SELECT                                                                              \
    "SELECT x.id, x.code, p.id, p.number, ifnull(x.session_id, 0), s.code,"                        \
    " ifnull(x.activity_id, 0), a.code, x.from_on, x.until_on, x.document, x.seen_on, x.due_on,"   \
    " x.seen_on > x.due_on, x.actor, x.noted_at, ifnull(d.decision, 'claimed'), d.actor,"          \
    " ifnull(d.noted_at, 0) FROM excuse x JOIN participant q ON q.id = x.participant_id"           \
    " JOIN participant p ON p.id = ifnull(q.merged_into_id, q.id)"                                 \
    " LEFT JOIN session s ON s.id = x.session_id LEFT JOIN activity a ON a.id = x.activity_id"     \
    " LEFT JOIN excuse_decision d ON d.id ="                                                       \
    "  (SELECT max(id) FROM excuse_decision WHERE excuse_id = x.id) "

static void read_row(struct statement *s, struct excuse *excuse)
{
    *excuse = (struct excuse){
        .id = statement_integer(s, 0),
        .person_id = statement_integer(s, 2),
        .session_id = statement_integer(s, 4),
        .activity_id = statement_integer(s, 6),
        .from_on = day_column(s, 8),
        .until_on = day_column(s, 9),
        .seen_on = day_column(s, 11),
        .due_on = day_column(s, 12),
        .is_late = statement_integer(s, 13) != 0,
        .claimed_at = statement_integer(s, 15),
        .state = excuse_state_find(statement_text(s, 16)),
        .decided_at = statement_integer(s, 18),
    };
    statement_copy_text(s, 1, excuse->code, sizeof excuse->code);
    statement_copy_text(s, 3, excuse->participant, sizeof excuse->participant);
    statement_copy_text(s, 5, excuse->session, sizeof excuse->session);
    statement_copy_text(s, 7, excuse->activity, sizeof excuse->activity);
    statement_copy_text(s, 10, excuse->document, sizeof excuse->document);
    statement_copy_text(s, 14, excuse->claimed_by, sizeof excuse->claimed_by);
    statement_copy_text(s, 17, excuse->decided_by, sizeof excuse->decided_by);
}

bool excuse_get(struct club *club, const char *code, struct excuse *excuse, struct error *err)
{
    struct statement *s = statement_new(club->store, EXCUSE_SELECT "WHERE x.code = :code");
    statement_bind_text(s, ":code", code);
    bool found = statement_step(s);
    if (found)
        read_row(s, excuse);
    if (!statement_finish(s, err))
        return false;
    return found || error_set(err, ERROR_REFUSED,
                              _("There is no excuse “%.32s”. See “obecni excuse list”."), code);
}

/* Unknown codes are said, not answered with an empty list. */
static bool check_filter(struct club *club, const struct excuse_filter *filter, struct error *err)
{
    struct participant participant;
    struct activity activity;
    struct programme programme;
    return (!filter->participant ||
            participant_get(club, filter->participant, &participant, err)) &&
           (!filter->activity || activity_get(club, filter->activity, &activity, err)) &&
           (!filter->programme || programme_get(club, filter->programme, &programme, err)) &&
           (!filter->document ||
            dictionary_check(DICTIONARY_EXCUSE_DOCUMENT, filter->document, err));
}

/* Of an activity, a programme or a leader are excuses that reach one of their sessions in
 * which the person was expected or marked, or that belong to an activity of the person. Of one
 * session only that is looked at (the plus keeps the day's others away). */
#define EXCUSE_CONCERNS                                                                            \
    "EXISTS (SELECT 1 FROM session s JOIN activity b ON b.id = s.activity_id"                      \
    " LEFT JOIN programme g ON g.id = b.programme_id"                                              \
    " WHERE s.id IN (SELECT x.session_id UNION ALL SELECT o.id FROM session o"                     \
    "   WHERE x.session_id IS NULL AND o.held_on >= x.from_on AND o.held_on <= x.until_on)"        \
    " AND +s.held_on >= x.from_on AND +s.held_on <= x.until_on"                                    \
    " AND (x.activity_id IS NULL OR s.activity_id = x.activity_id)"                                \
    " AND (:activity IS NULL OR b.code = :activity)"                                               \
    " AND (:programme IS NULL OR g.code = :programme)"                                             \
    " AND (EXISTS (SELECT 1 FROM expected e WHERE e.session_id = s.id"                             \
    "     AND e.participant_id = x.participant_id)"                                                \
    "   OR EXISTS (SELECT 1 FROM attendance t WHERE t.session_id = s.id"                           \
    "     AND t.participant_id = x.participant_id)"                                                \
    "   OR EXISTS (SELECT 1 FROM enrolment e WHERE e.participant_id = x.participant_id"            \
    "     AND e.activity_id = s.activity_id AND e.from_on <= s.held_on"                            \
    "     AND (e.until_on IS NULL OR e.until_on >= s.held_on)))"                                   \
    " AND " SESSION_LED_BY ")"

static struct statement *select_wanted(struct club *club)
{
    return statement_new(club->store, EXCUSE_SELECT
                         "WHERE (:participant IS NULL OR p.number = :participant OR"
                         " q.number = :participant)"
                         " AND (:from = '' OR x.until_on >= :from)"
                         " AND (:until = '' OR x.from_on <= :until)"
                         " AND (:document IS NULL OR x.document = :document)"
                         " AND (:decided = '' OR x.until_on >= :decided OR"
                         "   ifnull(d.decision, 'reopened') = 'reopened')"
                         " AND (:state IS NULL OR ifnull(d.decision, 'claimed') = :state)"
                         " AND (ifnull(:activity, ifnull(:programme, :leader)) IS NULL"
                         "   OR " EXCUSE_CONCERNS ")"
                         " ORDER BY ifnull(d.decision, 'reopened') <> 'reopened', x.from_on, x.id");
}

bool excuse_list(struct club *club, const struct excuse_filter *filter, struct excuses *list,
                 struct error *err)
{
    if (!check_filter(club, filter, err))
        return false;
    struct day_text from = day_column_text(filter->from), until = day_column_text(filter->until);
    struct day_text decided = day_column_text(filter->decided_from);
    struct statement *s = select_wanted(club);
    statement_bind_text(s, ":decided", decided.text);
    statement_bind_text(s, ":participant", filter->participant);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_text(s, ":document", filter->document);
    statement_bind_text(s, ":activity", filter->activity);
    statement_bind_text(s, ":programme", filter->programme);
    statement_bind_text(s, ":leader", filter->leader);
    statement_bind_text(
        s, ":state", filter->state == EXCUSE_STATE_COUNT ? NULL : excuse_state_word(filter->state));
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void excuses_free(struct excuses *list)
{
    free(list->items);
    *list = (struct excuses){0};
}

bool excuse_decisions_list(struct club *club, int64_t excuse_id, struct excuse_decisions *list,
                           struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT decision, basis, despite_deadline, actor, second, noted_at"
                     " FROM excuse_decision WHERE excuse_id = :excuse ORDER BY id");
    statement_bind_integer(s, ":excuse", excuse_id);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct excuse_decided *decided = &list->items[list->count++];
        *decided = (struct excuse_decided){
            .decision = excuse_state_find(statement_text(s, 0)),
            .despite_deadline = statement_integer(s, 2) != 0,
            .noted_at = statement_integer(s, 5),
        };
        statement_copy_text(s, 1, decided->basis, sizeof decided->basis);
        statement_copy_text(s, 3, decided->actor, sizeof decided->actor);
        statement_copy_text(s, 4, decided->second, sizeof decided->second);
    }
    return statement_finish(s, err);
}

void excuse_decisions_free(struct excuse_decisions *list)
{
    free(list->items);
    *list = (struct excuse_decisions){0};
}
