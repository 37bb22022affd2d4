/* Reading facts with what belongs to them. Adding them is case_fact_add.c's. */
#include "casework/case_fact.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/people/person.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static const char *const words[] = {
    [CASE_INTERVENTION] = "intervention",
    [CASE_SERVICE] = "service",
    [CASE_REFERRAL] = "referral",
    [CASE_OUTCOME] = "outcome",
};

const char *case_noun_word(enum case_noun noun)
{
    return words[noun];
}

static enum case_noun noun_find(const char *word)
{
    enum case_noun noun = CASE_INTERVENTION;
    while (noun < CASE_OUTCOME && strcmp(words[noun], word) != 0)
        noun++;
    return noun;
}

#define CASE_SELECT                                                                                \
    "SELECT f.id, f.noun, f.code, f.happened_on, ifnull(h.id, 0), ifnull(h.code, ''),"             \
    " ifnull(p.id, 0), ifnull(p.number, ''), f.kind,"                                              \
    " ifnull((SELECT group_concat(c.partner) FROM case_partner c WHERE c.fact_id = f.id), ''),"    \
    " f.actor, f.noted_at, EXISTS (SELECT 1 FROM case_text t WHERE t.fact_id = f.id),"             \
    " ifnull(w.reason, ''), ifnull(w.actor, ''), ifnull(w.noted_at, 0), ifnull(i.is_violence, 0)," \
    " v.due_on, (SELECT e.done_on FROM followup_event e WHERE e.followup_id = v.id"                \
    "   ORDER BY e.id DESC LIMIT 1), ifnull(s.count, 0), ifnull(s.persons, 0), "                   \
    "ifnull(o.evidence, '')"                                                                       \
    " FROM case_fact f LEFT JOIN household h ON h.id = f.household_id"                             \
    " LEFT JOIN participant q ON q.id = f.participant_id"                                          \
    " LEFT JOIN participant p ON p.id = ifnull(q.merged_into_id, q.id)"                            \
    " LEFT JOIN case_withdrawal w ON w.fact_id = f.id"                                             \
    " LEFT JOIN intervention i ON i.fact_id = f.id LEFT JOIN service s ON s.fact_id = f.id"        \
    " LEFT JOIN outcome o ON o.fact_id = f.id"                                                     \
    " LEFT JOIN followup v ON v.id = (SELECT max(x.id) FROM followup_standing x"                   \
    "   WHERE x.fact_id = f.id)"

static void read_row(struct statement *s, struct case_fact *fact)
{
    *fact = (struct case_fact){
        .id = statement_integer(s, 0),
        .noun = noun_find(statement_text(s, 1)),
        .happened_on = day_column(s, 3),
        .household_id = statement_integer(s, 4),
        .person_id = statement_integer(s, 6),
        .noted_at = statement_integer(s, 11),
        .has_text = statement_integer(s, 12) != 0,
        .withdrawn_at = statement_integer(s, 15),
        .is_violence = statement_integer(s, 16) != 0,
        .visit_due_on = day_column(s, 17),
        .visit_done_on = day_column(s, 18),
        .count = statement_integer(s, 19),
        .persons = statement_integer(s, 20),
    };
    statement_copy_text(s, 2, fact->code, sizeof fact->code);
    statement_copy_text(s, 5, fact->household, sizeof fact->household);
    statement_copy_text(s, 7, fact->participant, sizeof fact->participant);
    statement_copy_text(s, 8, fact->kind, sizeof fact->kind);
    statement_copy_text(s, 9, fact->partners, sizeof fact->partners);
    statement_copy_text(s, 10, fact->actor, sizeof fact->actor);
    statement_copy_text(s, 13, fact->withdrawn, sizeof fact->withdrawn);
    statement_copy_text(s, 14, fact->withdrawn_by, sizeof fact->withdrawn_by);
    statement_copy_text(s, 21, fact->evidence, sizeof fact->evidence);
}

static bool read_rows(struct statement *s, struct case_facts *list, struct error *err)
{
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

bool case_fact_get(struct club *club, enum case_noun noun, const char *code, struct case_fact *fact,
                   struct error *err)
{
    struct statement *s =
        statement_new(club->store, CASE_SELECT " WHERE f.code = :code AND f.noun = :noun");
    statement_bind_text(s, ":code", code);
    statement_bind_text(s, ":noun", words[noun]);
    bool found = statement_step(s);
    if (found)
        read_row(s, fact);
    if (!statement_finish(s, err) || found)
        return found;
    static const char *const sentences[] = {
        [CASE_INTERVENTION] = N_("There is no intervention “%.40s”."),
        [CASE_SERVICE] = N_("There is no service “%.40s”."),
        [CASE_REFERRAL] = N_("There is no referral “%.40s”."),
        [CASE_OUTCOME] = N_("There is no outcome “%.40s”."),
    };
    return error_set(err, ERROR_REFUSED, _(sentences[noun]), code);
}

bool case_fact_check_stands(const struct case_fact *fact, struct error *err)
{
    return !fact->withdrawn[0] ||
           error_set(err, ERROR_REFUSED, _("%s was withdrawn on %s. Note anew what holds."),
                     fact->code, day_column_text(clock_wall(fact->withdrawn_at).day).text);
}

bool case_fact_read_text(struct club *club, const struct case_fact *fact, char **text,
                         struct error *err)
{
    *text = NULL;
    if (!fact->has_text)
        return true;
    if (!person_need_vault(club, err))
        return false;
    struct statement *s =
        statement_new(club->store, "SELECT nonce, sealed FROM case_text WHERE fact_id = :id");
    statement_bind_integer(s, ":id", fact->id);
    bool holds = false;
    if (statement_step(s)) {
        size_t nonce_length, length;
        const unsigned char *nonce = statement_bytes(s, 0, &nonce_length);
        const unsigned char *sealed = statement_bytes(s, 1, &length);
        holds = vault_unseal(&club->vault, fact->id, fact->id, nonce, sealed, length, text);
    }
    if (!statement_finish(s, err))
        return false;
    return holds || error_set(err, ERROR_STORAGE,
                              _("The sealed words of %s were damaged or exchanged. Restore a "
                                "backup."),
                              fact->code);
}

static bool check_filter(struct club *club, const struct case_filter *filter,
                         struct household *household, struct error *err)
{
    struct partner partner;
    if (filter->until != DAY_NONE && filter->until < filter->from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    return (!filter->household || household_get(club, filter->household, household, err)) &&
           (!filter->partner || partner_get(club, filter->partner, &partner, err));
}

bool case_fact_list(struct club *club, const struct case_filter *filter, struct case_facts *list,
                    struct error *err)
{
    struct household household = {0};
    struct day_text from = day_column_text(filter->from), until = day_column_text(filter->until);
    if (!check_filter(club, filter, &household, err))
        return false;
    struct statement *s =
        statement_new(club->store, CASE_SELECT
                      " WHERE f.noun = :noun AND f.happened_on >= :from"
                      " AND (:until = '' OR f.happened_on <= :until)"
                      " AND (:household IS NULL OR h.code = :household)"
                      " AND (:participant IS NULL OR p.id = (SELECT ifnull(n.merged_into_id, n.id)"
                      "   FROM participant n WHERE n.number = :participant))"
                      " AND (:kind IS NULL OR f.kind = :kind)"
                      " AND (:partner IS NULL OR EXISTS (SELECT 1 FROM case_partner c"
                      "   WHERE c.fact_id = f.id AND c.partner = :partner))"
                      " AND (:withdrawn OR w.fact_id IS NULL)"
                      " AND (NOT :violence OR i.is_violence) ORDER BY f.happened_on, f.id");
    statement_bind_text(s, ":noun", words[filter->noun]);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_text(s, ":household", filter->household ? household.code : NULL);
    statement_bind_text(s, ":participant", filter->participant);
    statement_bind_text(s, ":kind", filter->kind);
    statement_bind_text(s, ":partner", filter->partner);
    statement_bind_integer(s, ":withdrawn", filter->with_withdrawn);
    statement_bind_integer(s, ":violence", filter->only_violence);
    return read_rows(s, list, err);
}

bool case_fact_list_of(struct club *club, int64_t household_id, int64_t person_id,
                       struct case_facts *list, struct error *err)
{
    struct statement *s = statement_new(club->store, CASE_SELECT
                                        " WHERE f.id IN (SELECT id FROM case_fact"
                                        "   WHERE household_id = :household UNION"
                                        "   SELECT c.id FROM case_fact c JOIN participant m"
                                        "     ON m.id = c.participant_id"
                                        "   WHERE m.id = :person OR m.merged_into_id = :person)"
                                        " AND w.fact_id IS NULL ORDER BY f.happened_on, f.id");
    statement_bind_integer(s, ":household", household_id);
    statement_bind_integer(s, ":person", person_id);
    return read_rows(s, list, err);
}

void case_facts_free(struct case_facts *list)
{
    free(list->items);
    *list = (struct case_facts){0};
}
