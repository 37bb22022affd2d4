/* Lists of contracts. */
#include "admin/contract/contract_lists.h"

#include "admin/line/answer.h"
#include "base/language.h"
#include "base/memory.h"
#include "figures/person/contract_due.h"
#include "figures/person/contract_risk.h"
#include "figures/person/obligation_words.h"

#include <stdio.h>
#include <stdlib.h>

static struct contract_filter read_filter(const struct invocation *invocation)
{
    return (struct contract_filter){
        .participant = invocation_text(invocation, "--participant"),
        .kind = invocation_text(invocation, "--kind"),
        .social_worker = invocation_text(invocation, "--worker"),
        .district = invocation_text(invocation, "--district"),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
        .state = invocation_text(invocation, "--status"),
        .day = club_today(&invocation->club),
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
    };
}

const struct listing_column contract_lists_all_columns[] = {
    {.key = "contract", .title = N_("Contract")},
    {.key = "participant", .title = N_("Participant")},
    {.key = "name", .title = N_("Name")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "concluded_on", .title = NULL},
    {.key = "from_on", .title = N_("From")},
    {.key = "until_on", .title = N_("Until")},
    {.key = "state", .title = N_("State"), .is_whole = true},
    {.key = "ended_on", .title = N_("Ended")},
    {.key = "end_reason", .title = NULL},
    {.key = "social_worker", .title = N_("Social worker")},
    {.key = "district", .title = N_("District")},
    {.key = NULL},
};

static const char *state_shown(enum contract_state state)
{
    static const char *const words[] = {
        [CONTRACT_AHEAD] = N_("not begun"),
        [CONTRACT_RUNNING] = N_("running"),
        [CONTRACT_OVER] = N_("over"),
        [CONTRACT_ENDED] = N_("ended"),
    };
    return _(words[state]);
}

static void add_contract(struct listing *listing, const struct contract *contract,
                         const struct answer_names *names, size_t index)
{
    listing_text(listing, contract->sign);
    listing_text(listing, contract->participant);
    answer_name(listing, names, index);
    answer_word(listing, DICTIONARY_CONTRACT_KIND, contract->kind);
    answer_day(listing, contract->terms.concluded_on);
    answer_day(listing, contract->terms.from_on);
    answer_day(listing, contract->terms.until_on);
    listing_shown(listing, contract_state_word(contract->state), state_shown(contract->state));
    answer_day(listing, contract->ended_on);
    answer_word(listing, DICTIONARY_CONTRACT_END_REASON, contract->end_reason);
    answer_text(listing, contract->social_worker);
    answer_text(listing, contract->district);
}

/* Names for rows that each have a contract: `ids` in the order of the rows, freed here. */
static bool load_names(struct invocation *invocation, int64_t *ids, size_t count, const char *what,
                       struct answer_names *names, struct error *err)
{
    bool ok = answer_names_load(invocation, ids, count, what, names, err);
    free(ids);
    return ok;
}

bool contract_lists_all(struct invocation *invocation, struct error *err)
{
    struct contract_list list = {0};
    struct contract_filter filter = read_filter(invocation);
    struct answer_names names = {0};
    bool ok = contract_list(&invocation->club, &filter, &list, err);
    int64_t *ids = memory_new(list.count, sizeof *ids);
    for (size_t i = 0; i < list.count; i++)
        ids[i] = list.items[i].person_id;
    ok = load_names(invocation, ids, ok ? list.count : 0, "contract list", &names, err) && ok;
    if (ok) {
        struct listing *listing = listing_new("contracts", contract_lists_all_columns);
        for (size_t i = 0; i < list.count; i++)
            add_contract(listing, &list.items[i], &names, i);
        listing_print(invocation, listing, _("There are no such contracts."));
    }
    answer_names_free(&names);
    contract_list_free(&list);
    return ok;
}

const struct listing_column contract_lists_risk_columns[] = {
    {.key = "contract", .title = N_("Contract")},
    {.key = "participant", .title = N_("Participant")},
    {.key = "name", .title = N_("Name")},
    {.key = "signal", .title = N_("Fact")},
    {.key = "line", .title = N_("Line"), .align = LISTING_RIGHT},
    {.key = "counted", .title = NULL},
    {.key = "required", .title = NULL},
    {.key = "needed", .title = NULL},
    {.key = "possible", .title = NULL},
    {.key = "absences_in_row", .title = NULL},
    {.key = "until_on", .title = N_("Until")},
    {.key = "social_worker", .title = N_("Social worker")},
    {.key = "district", .title = N_("District")},
    {.key = NULL},
};

/* "2 of 6, at most 5": as much as a table has room for. */
static void add_signal(struct listing *listing, const struct contract_risk *risk)
{
    char shown[240], since[DAY_SIZE];
    const struct obligation_figures *figures = &risk->figures;
    bool is_act = risk->obligation.kind == OBLIGATION_SINGLE_ACT;
    switch (risk->signal) {
    case SIGNAL_NO_LONGER:
        if (is_act)
            snprintf(shown, sizeof shown, "%s", _("no fact noted for the days agreed"));
        else
            snprintf(shown, sizeof shown, _("out of reach by what is noted: %d of %d"),
                     figures->counted, figures->required);
        break;
    case SIGNAL_ALL_NEEDED:
        snprintf(shown, sizeof shown, _("everything left is needed: %d of %d so far"),
                 figures->counted, figures->required);
        break;
    case SIGNAL_IN_ROW:
        day_format(risk->absent_since, since);
        snprintf(shown, sizeof shown, _("absences in a row: %d, since %s"), risk->absences_in_row,
                 since);
        break;
    case SIGNAL_NOT_OFFERED:
        snprintf(shown, sizeof shown, _("fewer held or planned than agreed: %d of %d"),
                 figures->reachable, figures->required);
        break;
    }
    listing_shown(listing, contract_signal_word(risk->signal), shown);
}

static void add_number(struct listing *listing, bool is_known, int number)
{
    if (is_known)
        listing_integer(listing, number);
    else
        listing_null(listing);
}

static void add_risk(struct listing *listing, const struct contract_risk *risk,
                     const struct answer_names *names, size_t index)
{
    bool has_line = risk->obligation.line > 0;
    bool counts = has_line && obligation_counts_sessions(risk->obligation.kind);
    listing_text(listing, risk->contract.sign);
    listing_text(listing, risk->contract.participant);
    answer_name(listing, names, index);
    add_signal(listing, risk);
    add_number(listing, has_line, risk->obligation.line);
    add_number(listing, counts, risk->figures.counted);
    add_number(listing, counts, risk->figures.required);
    add_number(listing, counts, risk->figures.needed);
    add_number(listing, counts, risk->figures.possible + risk->figures.bookable);
    listing_integer(listing, risk->absences_in_row);
    answer_day(listing, risk->until_on);
    answer_text(listing, risk->contract.social_worker);
    answer_text(listing, risk->contract.district);
}

bool contract_lists_at_risk(struct invocation *invocation, struct error *err)
{
    struct contract_risks list = {0};
    struct contract_filter filter = read_filter(invocation);
    struct answer_names names = {0};
    bool ok = contract_risk_list(&invocation->club, &filter, &list, err);
    int64_t *ids = memory_new(list.count, sizeof *ids);
    for (size_t i = 0; i < list.count; i++)
        ids[i] = list.items[i].contract.person_id;
    ok = load_names(invocation, ids, ok ? list.count : 0, "contract at-risk", &names, err) && ok;
    if (ok) {
        struct listing *listing = listing_new("signals", contract_lists_risk_columns);
        for (size_t i = 0; i < list.count; i++)
            add_risk(listing, &list.items[i], &names, i);
        listing_print(invocation, listing,
                      _("No running contract shows a fact that needs a conversation."));
    }
    answer_names_free(&names);
    contract_risks_free(&list);
    return ok;
}

const struct listing_column contract_lists_due_columns[] = {
    {.key = "contract", .title = N_("Contract")},
    {.key = "participant", .title = N_("Participant")},
    {.key = "name", .title = N_("Name")},
    {.key = "due_on", .title = N_("Due")},
    {.key = "reason", .title = N_("Because")},
    {.key = "line", .title = N_("Line"), .align = LISTING_RIGHT},
    {.key = "evaluated_on", .title = N_("Last evaluation")},
    {.key = "social_worker", .title = N_("Social worker")},
    {.key = "district", .title = N_("District")},
    {.key = NULL},
};

static void add_due(struct listing *listing, const struct contract_due *due,
                    const struct answer_names *names, size_t index)
{
    static const char *const reasons[] = {
        [DUE_INTERVAL] = N_("the interval is over"),
        [DUE_LINE] = N_("the window of a line ends"),
        [DUE_END] = N_("the contract ends"),
    };
    listing_text(listing, due->contract.sign);
    listing_text(listing, due->contract.participant);
    answer_name(listing, names, index);
    answer_day(listing, due->due_on);
    listing_shown(listing, due_reason_word(due->reason), _(reasons[due->reason]));
    add_number(listing, due->line > 0, due->line);
    answer_day(listing, due->evaluated_on);
    answer_text(listing, due->contract.social_worker);
    answer_text(listing, due->contract.district);
}

bool contract_lists_due(struct invocation *invocation, struct error *err)
{
    struct contract_dues list = {0};
    struct contract_filter filter = read_filter(invocation);
    struct answer_names names = {0};
    int until = (int)invocation_number_or(invocation, "--until", club_today(&invocation->club));
    bool ok = contract_due_list(&invocation->club, &filter, until, &list, err);
    int64_t *ids = memory_new(list.count, sizeof *ids);
    for (size_t i = 0; i < list.count; i++)
        ids[i] = list.items[i].contract.person_id;
    ok = load_names(invocation, ids, ok ? list.count : 0, "contract due", &names, err) && ok;
    if (ok) {
        struct listing *listing = listing_new("evaluations", contract_lists_due_columns);
        for (size_t i = 0; i < list.count; i++)
            add_due(listing, &list.items[i], &names, i);
        listing_print(invocation, listing, _("No evaluation is due by then."));
    }
    answer_names_free(&names);
    contract_dues_free(&list);
    return ok;
}

bool contract_lists_tell_affected(struct invocation *invocation, const char *activity,
                                  struct error *err)
{
    struct contract_list list = {0};
    struct contract_filter filter = {
        .activity = activity,
        .state = contract_state_word(CONTRACT_RUNNING),
        .day = club_today(&invocation->club),
        .from = DAY_NONE,
        .until = DAY_NONE,
    };
    bool ok = contract_list(&invocation->club, &filter, &list, err);
    if (ok && list.count)
        say(invocation,
            _("Running contracts with a line about %s: %zu. See “obecni contract list --activity "
              "%s --status running”."),
            activity, list.count, activity);
    contract_list_free(&list);
    return ok;
}

bool contract_lists_tell_left(struct invocation *invocation, const char *number, struct error *err)
{
    struct contract_list list = {0};
    struct contract_filter filter = {
        .participant = number,
        .state = contract_state_word(CONTRACT_RUNNING),
        .day = club_today(&invocation->club),
        .from = DAY_NONE,
        .until = DAY_NONE,
    };
    bool ok = contract_list(&invocation->club, &filter, &list, err);
    for (size_t i = 0; i < list.count; i++)
        say(invocation, _("The contract %s still runs; people end it: obecni contract end %s"),
            list.items[i].sign, list.items[i].sign);
    contract_list_free(&list);
    return ok;
}
