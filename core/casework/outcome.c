/* Adding outcomes. */
#include "casework/outcome.h"

#include "base/language.h"
#include "store/statement.h"

#include <string.h>

static bool insert(struct club *club, int64_t fact_id, const char *evidence, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO outcome (fact_id, evidence) VALUES (:id, :evidence)");
    statement_bind_integer(s, ":id", fact_id);
    statement_bind_text(s, ":evidence", evidence);
    return statement_run(s, err);
}

static bool add(struct club *club, const struct outcome_entry *entry, struct case_fact *fact,
                struct error *err)
{
    struct case_entry shared = {
        .noun = CASE_OUTCOME,
        .happened_on = entry->happened_on,
        .household = entry->household,
        .participant = entry->participant,
        .kind = entry->kind,
        .partners = entry->partner,
        .is_another = entry->is_another,
    };
    return case_fact_insert(club, &shared, fact, err) &&
           insert(club, fact->id, entry->evidence, err) &&
           case_fact_note(club, "outcome.add", fact, NULL, err);
}

bool outcome_add(struct club *club, const struct outcome_entry *entry, struct case_fact *fact,
                 struct error *err)
{
    if (!dictionary_check(DICTIONARY_OUTCOME_KIND, entry->kind, err) ||
        !dictionary_check(DICTIONARY_CONTRACT_EVIDENCE, entry->evidence, err))
        return false;
    if (!entry->participant && !entry->household)
        return error_set(err, ERROR_USAGE,
                         _("Say whose outcome it is: --participant, --household, or both."));
    if (entry->partner && strchr(entry->partner, ','))
        return error_set(err, ERROR_USAGE, _("An outcome has one partner at most."));
    return club_begin(club, err) && club_end(club, add(club, entry, fact, err), err);
}

enum outcome_effect outcome_effect(const char *kind)
{
    static const struct {
        const char *kind;
        enum outcome_effect effect;
    } rows[] = {
        {"therapy", OUTCOME_SOCIAL},   {"treatment", OUTCOME_SOCIAL},
        {"self_help", OUTCOME_SOCIAL}, {"housing", OUTCOME_SOCIAL},
        {"completed", OUTCOME_SOCIAL}, {"training", OUTCOME_VOCATIONAL},
        {"work", OUTCOME_VOCATIONAL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].kind, kind) == 0)
            return rows[i].effect;
    }
    return OUTCOME_NO_EFFECT;
}
