/* outcome: what became of somebody, and how the office knows. */
#include "admin/casework/case_rows.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "casework/outcome.h"

static bool add(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    struct club *club = &invocation->club;
    struct outcome_entry entry = {
        .kind = invocation_text(invocation, "KIND"),
        .happened_on = (int)invocation_number_or(invocation, "--on", club_today(club)),
        .participant = invocation_text(invocation, "--participant"),
        .household = invocation_text(invocation, "--household"),
        .evidence = invocation_text(invocation, "--evidence"),
        .partner = invocation_text(invocation, "--partner"),
        .is_another = invocation_has(invocation, "--another"),
    };
    if (!outcome_add(club, &entry, &fact, err))
        return false;
    case_rows_added(invocation, &fact);
    return true;
}

static bool withdraw(struct invocation *invocation, struct error *err)
{
    return case_rows_withdraw(invocation, CASE_OUTCOME, err);
}

static const struct listing_column columns[] = {
    {.key = "outcome", .title = N_("Outcome"), .is_whole = true},
    {.key = "happened_on", .title = N_("Day")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "evidence", .title = N_("Evidence")},
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "household", .title = N_("Household")},
    {.key = "partner", .title = N_("Partner")},
    CASE_NOTED_COLUMNS,
    {.key = NULL},
};

static bool add_row(struct invocation *invocation, struct listing *listing,
                    const struct case_people *people, const struct case_fact *fact, size_t index,
                    struct error *err)
{
    (void)invocation;
    (void)err;
    listing_text(listing, fact->code);
    answer_day(listing, fact->happened_on);
    case_rows_kind(listing, fact);
    answer_word(listing, DICTIONARY_CONTRACT_EVIDENCE, fact->evidence);
    case_rows_people(listing, people, fact, index);
    answer_text(listing, fact->partners);
    case_rows_noted(listing, fact);
    return true;
}

static bool list(struct invocation *invocation, struct error *err)
{
    static const struct case_listing wanted = {
        .noun = CASE_OUTCOME,
        .name = "outcomes",
        .what = "outcome list",
        .columns = columns,
        .has_names = true,
        .add_row = add_row,
        .empty = N_("There are no such outcomes."),
    };
    return case_rows_list(invocation, &wanted, err);
}

#define OUTCOME_KINDS "therapy treatment self_help training work housing completed left other"

/* clang-format off */
const struct command outcome_commands[] = {
    {.noun = "outcome", .verb = "add",
     .summary = N_("Notes what became of somebody, on which day, and how that is known."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("KIND"), .type = PARAMETER_WORD, .is_required = true,
          .choices = OUTCOME_KINDS, .meaning = N_("what became of the person")},
         {.name = "--evidence", .type = PARAMETER_WORD, .is_required = true,
          .choices = "seen institution call letter staff statement other",
          .meaning = N_("how it is known; never the paper itself")},
         CASE_ON_PARAMETER, CASE_WHOM_PARAMETERS,
         {.name = "--partner", .type = PARAMETER_CODE,
          .meaning = N_("the institution where it was")},
         CASE_ANOTHER_PARAMETER,
         {.name = NULL}},
     .example = "obecni outcome add therapy --participant 7QK4M24 --on 2026-01-08 "
                "--evidence institution --partner poradnia_leczenia",
     .run = add},
    {.noun = "outcome", .verb = "list", .summary = N_("Lists outcomes by day."),
     .needs = NEED_READING | NEED_VAULT | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         CASE_FILTER_PARAMETERS, CASE_PARTICIPANT_FILTER, CASE_PARTNER_FILTER,
         {.name = "--kind", .type = PARAMETER_WORD, .choices = OUTCOME_KINDS,
          .meaning = N_("only this kind")},
         {.name = NULL}},
     .columns = columns, .example = "obecni outcome list --kind therapy", .run = list},
    {.noun = "outcome", .verb = "withdraw",
     .summary = N_("Withdraws an outcome that was noted wrongly; it stays to be seen."),
     .needs = NEED_WRITING | NEED_VAULT | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         CASE_CODE_PARAMETER(N_("the outcome, like E-2026-01-08")), CASE_REASON_PARAMETER,
         {.name = NULL}},
     .example = "obecni outcome withdraw E-2026-01-08 --reason not_confirmed", .run = withdraw},
    {.noun = NULL},
};
/* clang-format on */
