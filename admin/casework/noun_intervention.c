/* intervention: what was done in a household, and the visit that follows. One intervention in
 * full is intervention_show.c's. */
#include "admin/casework/case_rows.h"
#include "admin/casework/intervention_show.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "casework/followup.h"
#include "casework/intervention.h"

#include <string.h>

static bool add(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    struct club *club = &invocation->club;
    struct intervention_entry entry = {
        .household = invocation_text(invocation, "HOUSEHOLD"),
        .kind = invocation_text(invocation, "--kind"),
        .happened_on = (int)invocation_number_or(invocation, "--on", club_today(club)),
        .is_violence = strcmp(invocation_text(invocation, "--violence"), "yes") == 0,
        .partners = invocation_text(invocation, "--partner"),
        .visit_due_on = (int)invocation_number_or(invocation, "--due", DAY_NONE),
        .text = invocation_text(invocation, "--note"),
        .is_another = invocation_has(invocation, "--another"),
    };
    if (!intervention_add(club, &entry, &fact, err))
        return false;
    case_rows_added(invocation, &fact);
    return true;
}

static json_t *visit_json(const struct case_fact *fact)
{
    return json_pack("{s:s, s:o, s:o}", "intervention", fact->code, "visit_due_on",
                     answer_day_json(fact->visit_due_on), "visit_done_on",
                     answer_day_json(fact->visit_done_on));
}

static bool plan(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    char day[DAY_SIZE];
    if (!followup_plan(&invocation->club, invocation_text(invocation, "CODE"),
                       (int)invocation_number_or(invocation, "--due", DAY_NONE), &fact, err))
        return false;
    day_format(fact.visit_due_on, day);
    answer_done(invocation, visit_json(&fact), _("The visit after %s is due on %s."), fact.code,
                day);
    return true;
}

static bool visit(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    struct club *club = &invocation->club;
    if (!followup_done(club, invocation_text(invocation, "CODE"),
                       (int)invocation_number_or(invocation, "--on", club_today(club)), &fact, err))
        return false;
    answer_done(invocation, visit_json(&fact), _("Noted: the visit after %s was done."), fact.code);
    return true;
}

static bool drop(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    const char *code = invocation_text(invocation, "CODE");
    if (!confirm(invocation, err, _("Drop the visit after %s? It is not due any more."), code) ||
        !followup_drop(&invocation->club, code, &fact, err))
        return false;
    answer_done(invocation, visit_json(&fact), _("No visit is due after %s."), fact.code);
    return true;
}

static bool reopen(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    if (!followup_reopen(&invocation->club, invocation_text(invocation, "CODE"), &fact, err))
        return false;
    answer_done(invocation, visit_json(&fact), _("The visit after %s waits again."), fact.code);
    return true;
}

static bool withdraw(struct invocation *invocation, struct error *err)
{
    return case_rows_withdraw(invocation, CASE_INTERVENTION, err);
}

static const struct listing_column columns[] = {
    {.key = "intervention", .title = N_("Intervention"), .is_whole = true},
    {.key = "happened_on", .title = N_("Day")},
    {.key = "household", .title = N_("Household"), .is_whole = true},
    {.key = "kind", .title = N_("Kind")},
    {.key = "violence", .title = N_("Violence")},
    {.key = "partners", .title = N_("Partners")},
    {.key = "visit_due_on", .title = N_("Visit due")},
    {.key = "visit_done_on", .title = N_("Visit done")},
    CASE_NOTED_COLUMNS,
    {.key = NULL},
};

static bool add_row(struct invocation *invocation, struct listing *listing,
                    const struct case_people *people, const struct case_fact *fact, size_t index,
                    struct error *err)
{
    (void)invocation;
    (void)people;
    (void)index;
    (void)err;
    listing_text(listing, fact->code);
    answer_day(listing, fact->happened_on);
    listing_text(listing, fact->household);
    case_rows_kind(listing, fact);
    listing_boolean(listing, fact->is_violence);
    answer_text(listing, fact->partners);
    answer_day(listing, fact->visit_due_on);
    answer_day(listing, fact->visit_done_on);
    case_rows_noted(listing, fact);
    return true;
}

static bool list(struct invocation *invocation, struct error *err)
{
    static const struct case_listing wanted = {
        .noun = CASE_INTERVENTION,
        .name = "interventions",
        .columns = columns,
        .add_row = add_row,
        .empty = N_("There are no such interventions."),
    };
    return case_rows_list(invocation, &wanted, err);
}

#define INTERVENTION_KINDS                                                                         \
    "visit_preventive visit_intervention visit_monitoring treatment alternative activation "       \
    "institutions conversation social_work benefits help_in_kind information"
#define INTERVENTION_PARAMETER CASE_CODE_PARAMETER(N_("the intervention, like I-2026-01-12"))
#define DUE_PARAMETER(must)                                                                        \
    {.name = "--due", .type = PARAMETER_DAY, .is_required = must,                                  \
     .meaning = N_("the day a follow-up visit is due")}

/* clang-format off */
const struct command intervention_commands[] = {
    {.noun = "intervention", .verb = "add",
     .summary = N_("Notes an intervention in a household."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("HOUSEHOLD"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the household's pseudonym")},
         {.name = "--kind", .type = PARAMETER_WORD, .is_required = true,
          .choices = INTERVENTION_KINDS, .meaning = N_("what was done")},
         {.name = "--violence", .type = PARAMETER_WORD, .is_required = true, .choices = "yes no",
          .meaning = N_("whether there was domestic violence")},
         CASE_ON_PARAMETER,
         {.name = "--partner", .type = PARAMETER_TEXT,
          .meaning = N_("codes of the partners who took part, with commas between")},
         DUE_PARAMETER(false),
         {.name = "--note", .type = PARAMETER_TEXT,
          .meaning = N_("what was agreed, without names and illnesses; kept in the vault")},
         CASE_ANOTHER_PARAMETER,
         {.name = NULL}},
     .example = "obecni intervention add R-7QK4M24 --kind visit_intervention --violence yes "
                "--partner policja,mkrpa --due 2026-01-26",
     .run = add},
    {.noun = "intervention", .verb = "list", .summary = N_("Lists interventions by day."),
     .needs = NEED_READING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         CASE_FILTER_PARAMETERS,
         {.name = "--kind", .type = PARAMETER_WORD, .choices = INTERVENTION_KINDS,
          .meaning = N_("only this kind")},
         CASE_PARTNER_FILTER,
         {.name = "--violence", .type = PARAMETER_FLAG,
          .meaning = N_("only those with domestic violence")},
         {.name = NULL}},
     .columns = columns,
     .example = "obecni intervention list --from 2026-01-01 --to 2026-06-30", .run = list},
    {.noun = "intervention", .verb = "show",
     .summary = N_("Shows one intervention: partners, the note, every visit."),
     .needs = NEED_READING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){INTERVENTION_PARAMETER, {.name = NULL}},
     .example = "obecni intervention show I-2026-01-12", .run = intervention_show},
    {.noun = "intervention", .verb = "due",
     .summary = N_("Lists follow-up visits that wait, by the day they are due."),
     .needs = NEED_READING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("due until this day")},
         {.name = "--household", .type = PARAMETER_CODE, .meaning = N_("only of this household")},
         {.name = NULL}},
     .columns = intervention_due_columns,
     .example = "obecni intervention due --to 2026-01-31", .run = intervention_due},
    {.noun = "intervention", .verb = "plan",
     .summary = N_("Plans a follow-up visit; one that waits is moved."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         INTERVENTION_PARAMETER, DUE_PARAMETER(true), {.name = NULL}},
     .example = "obecni intervention plan I-2026-01-12 --due 2026-02-02", .run = plan},
    {.noun = "intervention", .verb = "visit",
     .summary = N_("Notes that the visit that was due was done."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         INTERVENTION_PARAMETER, CASE_ON_PARAMETER, {.name = NULL}},
     .example = "obecni intervention visit I-2026-01-12 --on 2026-01-26", .run = visit},
    {.noun = "intervention", .verb = "drop",
     .summary = N_("Notes that the visit that waits need not be done."),
     .needs = NEED_WRITING | NEED_VAULT | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){INTERVENTION_PARAMETER, {.name = NULL}},
     .example = "obecni intervention drop I-2026-01-12", .run = drop},
    {.noun = "intervention", .verb = "reopen",
     .summary = N_("Takes back that a visit was done: it waits again."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){INTERVENTION_PARAMETER, {.name = NULL}},
     .example = "obecni intervention reopen I-2026-01-12", .run = reopen},
    {.noun = "intervention", .verb = "withdraw",
     .summary = N_("Withdraws an intervention that was noted wrongly; it stays to be seen."),
     .needs = NEED_WRITING | NEED_VAULT | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         INTERVENTION_PARAMETER, CASE_REASON_PARAMETER, {.name = NULL}},
     .example = "obecni intervention withdraw I-2026-01-12 --reason repeated", .run = withdraw},
    {.noun = NULL},
};
/* clang-format on */
