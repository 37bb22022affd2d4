/* Shared rows of casework's lists. */
#include "admin/casework/case_rows.h"

#include "base/language.h"
#include "base/memory.h"
#include "casework/intervention.h"
#include "casework/outcome.h"
#include "casework/referral.h"
#include "casework/service.h"

#include <stdlib.h>
#include <string.h>

void case_rows_people(struct listing *listing, const struct case_people *people,
                      const struct case_fact *fact, size_t index)
{
    answer_text(listing, fact->participant);
    answer_name(listing, &people->names, index);
    answer_text(listing, fact->household);
}

void case_rows_withdrawn(struct listing *listing, const struct case_fact *fact)
{
    answer_word(listing, DICTIONARY_WITHDRAWAL_REASON, fact->withdrawn);
    answer_text(listing, fact->withdrawn_by);
    listing_instant(listing, fact->withdrawn_at);
}

void case_rows_noted(struct listing *listing, const struct case_fact *fact)
{
    listing_text(listing, fact->actor);
    listing_instant(listing, fact->noted_at);
    case_rows_withdrawn(listing, fact);
}

const char *case_rows_dictionary(enum case_noun noun)
{
    static const char *const names[] = {
        [CASE_INTERVENTION] = DICTIONARY_INTERVENTION_KIND,
        [CASE_SERVICE] = DICTIONARY_SERVICE_KIND,
        [CASE_REFERRAL] = NULL,
        [CASE_OUTCOME] = DICTIONARY_OUTCOME_KIND,
    };
    return names[noun];
}

void case_rows_kind(struct listing *listing, const struct case_fact *fact)
{
    const char *dictionary = case_rows_dictionary(fact->noun);
    if (dictionary)
        answer_word(listing, dictionary, fact->kind);
    else
        listing_shown(listing, fact->kind,
                      strcmp(fact->kind, REFERRAL_IN) == 0 ? _("to the club") : _("to a partner"));
}

static bool read_filter(struct invocation *invocation, enum case_noun noun,
                        struct case_filter *filter, struct error *err)
{
    const char *dictionary = case_rows_dictionary(noun);
    *filter = (struct case_filter){
        .noun = noun,
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
        .household = invocation_text(invocation, "--household"),
        .participant = invocation_text(invocation, "--participant"),
        .kind = invocation_text(invocation, dictionary ? "--kind" : "--direction"),
        .partner = invocation_text(invocation, "--partner"),
        .only_violence = invocation_has(invocation, "--violence"),
        .with_withdrawn = invocation_has(invocation, "--withdrawn"),
    };
    return !dictionary || !filter->kind || dictionary_check(dictionary, filter->kind, err);
}

static bool load_names(struct invocation *invocation, const struct case_listing *wanted,
                       const struct case_facts *facts, struct case_people *people,
                       struct error *err)
{
    *people = (struct case_people){0};
    if (!wanted->has_names)
        return true;
    int64_t *ids = memory_new(facts->count, sizeof *ids);
    for (size_t i = 0; i < facts->count; i++)
        ids[i] = facts->items[i].person_id;
    bool ok = answer_names_load(invocation, ids, facts->count, wanted->what, &people->names, err);
    free(ids);
    return ok;
}

bool case_rows_list(struct invocation *invocation, const struct case_listing *wanted,
                    struct error *err)
{
    struct case_filter filter;
    struct case_facts facts = {0};
    struct case_people people = {0};
    bool ok = read_filter(invocation, wanted->noun, &filter, err) &&
              case_fact_list(&invocation->club, &filter, &facts, err) &&
              load_names(invocation, wanted, &facts, &people, err);
    if (ok) {
        struct listing *listing = listing_new(wanted->name, wanted->columns);
        for (size_t i = 0; ok && i < facts.count; i++)
            ok = wanted->add_row(invocation, listing, &people, &facts.items[i], i, err);
        if (ok)
            listing_print(invocation, listing, _(wanted->empty));
        else
            listing_free(listing);
    }
    answer_names_free(&people.names);
    case_facts_free(&facts);
    return ok;
}

bool case_rows_withdraw(struct invocation *invocation, enum case_noun noun, struct error *err)
{
    struct case_fact fact;
    struct club *club = &invocation->club;
    const char *code = invocation_text(invocation, "CODE");
    if (!case_fact_get(club, noun, code, &fact, err) || !case_fact_check_stands(&fact, err) ||
        !confirm(invocation, err, _("Withdraw %s? It will count nowhere and stays to be seen."),
                 code) ||
        !case_fact_withdraw(club, noun, code, invocation_text(invocation, "--reason"), &fact, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s}", case_noun_word(noun), code, "withdrawn", fact.withdrawn),
                _("Withdrawn: %s. It counts nowhere, and is shown with the reason."), code);
    return true;
}

void case_rows_added(const struct invocation *invocation, const struct case_fact *fact)
{
    json_t *document = json_pack("{s:s, s:o, s:s?, s:s?}", case_noun_word(fact->noun), fact->code,
                                 "happened_on", answer_day_json(fact->happened_on), "participant",
                                 fact->participant[0] ? fact->participant : NULL, "household",
                                 fact->household[0] ? fact->household : NULL);
    if (fact->noun == CASE_INTERVENTION)
        json_object_set_new(document, "visit_due_on", answer_day_json(fact->visit_due_on));
    answer_done(invocation, document, _("Noted: %s."), fact->code);
}
