/* Adding interventions. */
#include "casework/intervention.h"

#include "base/language.h"
#include "casework/followup.h"
#include "club/day_column.h"
#include "store/statement.h"

static bool insert(struct club *club, int64_t fact_id, bool is_violence, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO intervention (fact_id, is_violence) VALUES (:id, :violence)");
    statement_bind_integer(s, ":id", fact_id);
    statement_bind_integer(s, ":violence", is_violence);
    return statement_run(s, err);
}

static bool add(struct club *club, const struct intervention_entry *entry, struct case_fact *fact,
                struct error *err)
{
    struct case_entry shared = {
        .noun = CASE_INTERVENTION,
        .happened_on = entry->happened_on,
        .household = entry->household,
        .kind = entry->kind,
        .partners = entry->partners,
        .text = entry->text,
        .is_another = entry->is_another,
    };
    if (!case_fact_insert(club, &shared, fact, err) ||
        !insert(club, fact->id, entry->is_violence, err) ||
        (entry->visit_due_on != DAY_NONE && !followup_insert(club, fact, entry->visit_due_on, err)))
        return false;
    json_t *body = json_object();
    day_column_note(body, "visit_due_on", entry->visit_due_on);
    return case_fact_note(club, "intervention.add", fact, body, err);
}

bool intervention_add(struct club *club, const struct intervention_entry *entry,
                      struct case_fact *fact, struct error *err)
{
    return dictionary_check(DICTIONARY_INTERVENTION_KIND, entry->kind, err) &&
           club_begin(club, err) && club_end(club, add(club, entry, fact, err), err);
}
