/* service: advice and conversations that are no session, counted beside the people served. */
#include "admin/casework/case_rows.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "casework/service.h"

static bool add(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    struct club *club = &invocation->club;
    int64_t persons = invocation_number_or(invocation, "--persons", 0);
    struct service_entry entry = {
        .kind = invocation_text(invocation, "KIND"),
        .happened_on = (int)invocation_number_or(invocation, "--on", club_today(club)),
        .participant = invocation_text(invocation, "--participant"),
        .household = invocation_text(invocation, "--household"),
        .count = invocation_number_or(invocation, "--count", persons ? persons : 1),
        .persons = persons,
        .is_another = invocation_has(invocation, "--another"),
    };
    if (!service_add(club, &entry, &fact, err))
        return false;
    case_rows_added(invocation, &fact);
    return true;
}

static bool withdraw(struct invocation *invocation, struct error *err)
{
    return case_rows_withdraw(invocation, CASE_SERVICE, err);
}

static const struct listing_column columns[] = {
    {.key = "service", .title = N_("Service"), .is_whole = true},
    {.key = "happened_on", .title = N_("Day")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "count", .title = N_("Services"), .align = LISTING_RIGHT},
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "household", .title = N_("Household")},
    {.key = "persons", .title = N_("Without a number"), .align = LISTING_RIGHT},
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
    listing_integer(listing, fact->count);
    case_rows_people(listing, people, fact, index);
    listing_integer(listing, fact->persons);
    case_rows_noted(listing, fact);
    return true;
}

static bool list(struct invocation *invocation, struct error *err)
{
    static const struct case_listing wanted = {
        .noun = CASE_SERVICE,
        .name = "services",
        .what = "service list",
        .columns = columns,
        .has_names = true,
        .add_row = add_row,
        .empty = N_("There are no such services."),
    };
    return case_rows_list(invocation, &wanted, err);
}

/* clang-format off */
const struct command service_commands[] = {
    {.noun = "service", .verb = "add",
     .summary = N_("Notes a service that is no session; consultations are counted by themselves."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("KIND"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("poradnictwo_prawne, informacja …; a wrong one is answered with all")},
         CASE_ON_PARAMETER, CASE_WHOM_PARAMETERS,
         {.name = "--persons", .type = PARAMETER_INTEGER, .least = 1, .most = SERVICE_COUNT_MOST,
          .meaning = N_("how many people without a number, when it was nobody of the club")},
         {.name = "--count", .type = PARAMETER_INTEGER, .least = 1, .most = SERVICE_COUNT_MOST,
          .meaning = N_("how many services (1, or as many as --persons)")},
         CASE_ANOTHER_PARAMETER,
         {.name = NULL}},
     .example = "obecni service add poradnictwo_prawne --participant 7QK4M24 --on 2026-01-09",
     .run = add},
    {.noun = "service", .verb = "list", .summary = N_("Lists services by day."),
     .needs = NEED_READING | NEED_VAULT | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         CASE_FILTER_PARAMETERS, CASE_PARTICIPANT_FILTER,
         {.name = "--kind", .type = PARAMETER_CODE, .meaning = N_("only this kind")},
         {.name = NULL}},
     .columns = columns, .example = "obecni service list --from 2026-01-01", .run = list},
    {.noun = "service", .verb = "withdraw",
     .summary = N_("Withdraws a service that was noted wrongly; it stays to be seen."),
     .needs = NEED_WRITING | NEED_VAULT | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         CASE_CODE_PARAMETER(N_("the service, like P-2026-01-09")), CASE_REASON_PARAMETER,
         {.name = NULL}},
     .example = "obecni service withdraw P-2026-01-09 --reason wrong_day", .run = withdraw},
    {.noun = NULL},
};
/* clang-format on */
