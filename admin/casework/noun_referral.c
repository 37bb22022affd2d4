/* referral: who was sent to the club, and whom the club sent on. */
#include "admin/casework/case_rows.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "casework/referral.h"

#include <string.h>

static bool add(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    struct club *club = &invocation->club;
    struct referral_entry entry = {
        .is_in = strcmp(invocation_text(invocation, "DIRECTION"), REFERRAL_IN) == 0,
        .partner = invocation_text(invocation, "PARTNER"),
        .happened_on = (int)invocation_number_or(invocation, "--on", club_today(club)),
        .participant = invocation_text(invocation, "--participant"),
        .household = invocation_text(invocation, "--household"),
        .is_another = invocation_has(invocation, "--another"),
    };
    if (!referral_add(club, &entry, &fact, err))
        return false;
    case_rows_added(invocation, &fact);
    return true;
}

static bool withdraw(struct invocation *invocation, struct error *err)
{
    return case_rows_withdraw(invocation, CASE_REFERRAL, err);
}

static const struct listing_column columns[] = {
    {.key = "referral", .title = N_("Referral"), .is_whole = true},
    {.key = "happened_on", .title = N_("Day")},
    {.key = "direction", .title = N_("Direction")},
    {.key = "partner", .title = N_("Partner")},
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "household", .title = N_("Household")},
    {.key = "attended", .title = N_("Attended since"), .align = LISTING_RIGHT},
    CASE_NOTED_COLUMNS,
    {.key = NULL},
};

static bool add_row(struct invocation *invocation, struct listing *listing,
                    const struct case_people *people, const struct case_fact *fact, size_t index,
                    struct error *err)
{
    int attended = 0;
    bool ok = referral_attended(&invocation->club, fact, &attended, err);
    listing_text(listing, fact->code);
    answer_day(listing, fact->happened_on);
    case_rows_kind(listing, fact);
    listing_text(listing, fact->partners);
    case_rows_people(listing, people, fact, index);
    if (fact->person_id && strcmp(fact->kind, REFERRAL_IN) == 0)
        listing_integer(listing, attended);
    else
        listing_null(listing);
    case_rows_noted(listing, fact);
    return ok;
}

static bool list(struct invocation *invocation, struct error *err)
{
    static const struct case_listing wanted = {
        .noun = CASE_REFERRAL,
        .name = "referrals",
        .what = "referral list",
        .columns = columns,
        .has_names = true,
        .add_row = add_row,
        .empty = N_("There are no such referrals."),
    };
    return case_rows_list(invocation, &wanted, err);
}

/* clang-format off */
const struct command referral_commands[] = {
    {.noun = "referral", .verb = "add",
     .summary = N_("Notes that a partner referred somebody to the club, or the club to a partner."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("DIRECTION"), .type = PARAMETER_WORD, .is_required = true,
          .choices = "in out", .meaning = N_("in: to the club; out: to the partner")},
         {.name = N_("PARTNER"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the partner's code")},
         CASE_ON_PARAMETER, CASE_WHOM_PARAMETERS, CASE_ANOTHER_PARAMETER,
         {.name = NULL}},
     .example = "obecni referral add in rejon --participant 7QK4M24 --on 2026-01-07", .run = add},
    {.noun = "referral", .verb = "list",
     .summary = N_("Lists referrals, and how many signed sessions were attended since."),
     .needs = NEED_READING | NEED_VAULT | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         CASE_FILTER_PARAMETERS, CASE_PARTICIPANT_FILTER, CASE_PARTNER_FILTER,
         {.name = "--direction", .type = PARAMETER_WORD, .choices = "in out",
          .meaning = N_("only to the club, or only to partners")},
         {.name = NULL}},
     .columns = columns, .example = "obecni referral list --direction in", .run = list},
    {.noun = "referral", .verb = "withdraw",
     .summary = N_("Withdraws a referral that was noted wrongly; it stays to be seen."),
     .needs = NEED_WRITING | NEED_VAULT | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         CASE_CODE_PARAMETER(N_("the referral, like S-2026-01-07")), CASE_REASON_PARAMETER,
         {.name = NULL}},
     .example = "obecni referral withdraw S-2026-01-07 --reason wrong_person", .run = withdraw},
    {.noun = NULL},
};
/* clang-format on */
