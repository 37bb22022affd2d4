/* Decisions about excuses, and what they mean for sessions. */
#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/presence/excuse_overlap.h"
#include "club/presence/excuse_reach.h"
#include "store/statement.h"

#include <assert.h>

static bool record(struct club *club, const struct excuse *excuse,
                   const struct excuse_session *session, enum excuse_state decision,
                   struct error *err)
{
    bool is_repeat;
    struct attendance_row row;
    struct presence_event event = {
        .kind = decision == EXCUSE_GRANTED ? PRESENCE_EXCUSE_GRANTED : PRESENCE_EXCUSE_WITHDRAWN,
        .session_id = session->session_id,
        .participant_id = session->participant_id,
        .at = session->start_at,
        .source = "staff_manual",
        .about_id = excuse->id,
    };
    return attendance_record(club, &event, &row, &is_repeat, err);
}

/* Writes what the decision means to every session that it changes now; recording looks for
 * closed months and for signed lists, which take two. */
static bool write_effects(struct club *club, const struct excuse *excuse,
                          enum excuse_state decision, int *count, struct error *err)
{
    struct excuse_reach reach = {0};
    bool ok =
        excuse_reach_list(club, excuse, &reach, err);
    for (size_t i = 0; ok && i < reach.count; i++) {
        if (!excuse_changes(&reach.items[i], decision))
            continue;
        ok = record(club, excuse, &reach.items[i], decision, err);
        *count += ok;
    }
    excuse_reach_free(&reach);
    return ok;
}

static bool is_decided(const struct excuse *excuse)
{
    return excuse->state == EXCUSE_GRANTED || excuse->state == EXCUSE_REFUSED;
}

static bool check_state(const struct excuse *excuse, enum excuse_state decision, struct error *err)
{
    if (decision == EXCUSE_REOPENED)
        return is_decided(excuse) ||
               error_set(err, ERROR_REFUSED,
                         _("Nothing was decided about %s yet: there is nothing to reopen."),
                         excuse->code);
    if (!is_decided(excuse))
        return true;
    const char *sentence = excuse->state == EXCUSE_GRANTED
                               ? _("The excuse %s was granted by %s. To decide anew, reopen it: "
                                   "obecni excuse reopen %s --basis …")
                               : _("The excuse %s was refused by %s. To decide anew, reopen it: "
                                   "obecni excuse reopen %s --basis …");
    return error_set(err, ERROR_REFUSED, sentence, excuse->code, excuse->decided_by, excuse->code);
}

static bool check_grant(struct club *club, const struct excuse *excuse,
                        const struct excuse_decision *decision, struct error *err)
{
    if (excuse->is_late && !decision->despite_deadline)
        return error_set(err, ERROR_REFUSED,
                         _("The document was seen on %s, and %s was the last day for it. With "
                           "--despite-deadline the excuse can be granted all the same."),
                         day_column_text(excuse->seen_on).text,
                         day_column_text(excuse->due_on).text);
    return excuse_check_overlap(club, excuse, true, err);
}

static bool insert(struct club *club, const struct excuse *excuse,
                   const struct excuse_decision *decision, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO excuse_decision (id, excuse_id, decision, basis,"
                     " despite_deadline, actor, second, noted_at) VALUES (:id, :excuse, :decision,"
                     " :basis, :despite, :actor, :second, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":excuse", excuse->id);
    statement_bind_text(s, ":decision", excuse_state_word(decision->decision));
    statement_bind_text(s, ":basis", decision->basis);
    statement_bind_integer(s, ":despite", decision->despite_deadline && excuse->is_late);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_text_or_null(s, ":second", club->second);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool note(struct club *club, const struct excuse *excuse,
                 const struct excuse_decision *decision, int count, struct error *err)
{
    static const char *const actions[EXCUSE_STATE_COUNT] = {
        [EXCUSE_GRANTED] = "excuse.grant",
        [EXCUSE_REFUSED] = "excuse.refuse",
        [EXCUSE_REOPENED] = "excuse.reopen",
    };
    json_t *body = json_pack("{s:s, s:i}", "participant", excuse->participant, "sessions", count);
    if (decision->basis)
        json_object_set_new(body, "basis", json_string(decision->basis));
    if (decision->despite_deadline && excuse->is_late)
        json_object_set_new(body, "despite_deadline", json_true());
    return club_note(club, actions[decision->decision], excuse->code, body, err);
}

static bool decide(struct club *club, const struct excuse_decision *decision, int *count,
                   struct error *err)
{
    struct excuse excuse;
    bool is_grant = decision->decision == EXCUSE_GRANTED;
    return excuse_get(club, decision->excuse, &excuse, err) &&
           check_state(&excuse, decision->decision, err) &&
           (!is_grant || check_grant(club, &excuse, decision, err)) &&
           insert(club, &excuse, decision, err) &&
           write_effects(club, &excuse, decision->decision, count, err) &&
           note(club, &excuse, decision, *count, err);
}

bool excuse_decide(struct club *club, const struct excuse_decision *decision, int *count,
                   struct error *err)
{
    assert(decision->decision != EXCUSE_CLAIMED);
    assert((decision->decision == EXCUSE_GRANTED) == !decision->basis);
    *count = 0;
    if (decision->basis && !dictionary_check(DICTIONARY_EXCUSE_BASIS, decision->basis, err))
        return false;
    return club_begin(club, err) && club_end(club, decide(club, decision, count, err), err);
}

/* The granted excuses that reach a session, of whoever was expected or marked in it. */
static bool list_granted(struct club *club, int64_t session_id, struct excuses *list,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT DISTINCT x.code FROM session s"
        " JOIN (SELECT participant_id AS id FROM expected WHERE session_id = :session"
        "       UNION SELECT participant_id FROM attendance WHERE session_id = :session) c"
        " JOIN participant p ON p.id = c.id"
        " JOIN excuse x ON x.participant_id IN (SELECT ifnull(p.merged_into_id, p.id) UNION ALL"
        "   SELECT id FROM participant WHERE merged_into_id = ifnull(p.merged_into_id, p.id))"
        " WHERE s.id = :session AND (x.session_id = s.id OR (x.session_id IS NULL"
        "   AND x.from_on <= s.held_on AND x.until_on >= s.held_on"
        "   AND (x.activity_id IS NULL OR x.activity_id = s.activity_id)))"
        " AND (SELECT d.decision FROM excuse_decision d WHERE d.excuse_id = x.id"
        "   ORDER BY d.id DESC LIMIT 1) = 'granted' ORDER BY x.code");
    statement_bind_integer(s, ":session", session_id);
    bool ok = true;
    while (ok && statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        ok = excuse_get(club, statement_text(s, 0), &list->items[list->count], err);
        list->count += ok;
    }
    return statement_finish(s, err) && ok;
}

/* The signing itself tells that the session is over. */
static bool apply_one(struct club *club, struct excuse *excuse, int64_t session_id,
                      struct error *err)
{
    struct excuse_reach reach = {0};
    excuse->session_id = session_id;
    bool ok = excuse_reach_list(club, excuse, &reach, err);
    for (size_t i = 0; ok && i < reach.count; i++) {
        reach.items[i].is_over = true;
        if (excuse_changes(&reach.items[i], EXCUSE_GRANTED))
            ok = record(club, excuse, &reach.items[i], EXCUSE_GRANTED, err);
    }
    excuse_reach_free(&reach);
    return ok;
}

bool excuse_apply_session(struct club *club, int64_t session_id, struct error *err)
{
    struct excuses granted = {0};
    bool ok = list_granted(club, session_id, &granted, err);
    for (size_t i = 0; ok && i < granted.count; i++)
        ok = apply_one(club, &granted.items[i], session_id, err);
    excuses_free(&granted);
    return ok;
}
