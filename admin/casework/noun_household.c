/* household: families under a pseudonym; the label that tells who it is stays in the vault. */
#include "admin/casework/case_rows.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "casework/household.h"

#include <stdio.h>
#include <string.h>

static bool add(struct invocation *invocation, struct error *err)
{
    struct household household;
    if (!household_add(&invocation->club, NULL, invocation_text(invocation, "--label"), &household,
                       err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "household", household.code),
                _("Added: household %s. The label is in the vault."), household.code);
    return true;
}

static bool change(struct invocation *invocation, struct error *err)
{
    struct household household;
    const char *code = invocation_text(invocation, "HOUSEHOLD");
    if (!household_relabel(&invocation->club, code, invocation_text(invocation, "--label"), err) ||
        !household_get(&invocation->club, code, &household, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "household", household.code),
                _("Household %s has another label."), household.code);
    return true;
}

static bool close_one(struct invocation *invocation, struct error *err)
{
    struct household household;
    char text[DAY_SIZE];
    struct club *club = &invocation->club;
    const char *code = invocation_text(invocation, "HOUSEHOLD");
    int day = (int)invocation_number_or(invocation, "--on", club_today(club));
    if (!household_close(club, code, day, err) || !household_get(club, code, &household, err))
        return false;
    day_format(household.closed_on, text);
    answer_done(invocation, json_pack("{s:s, s:s}", "household", household.code, "closed_on", text),
                _("Household %s is closed since %s."), household.code, text);
    return true;
}

static bool reopen(struct invocation *invocation, struct error *err)
{
    struct household household;
    const char *code = invocation_text(invocation, "HOUSEHOLD");
    if (!household_reopen(&invocation->club, code, err) ||
        !household_get(&invocation->club, code, &household, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "household", household.code),
                _("Household %s is open again."), household.code);
    return true;
}

static const struct listing_column columns[] = {
    {.key = "household", .title = N_("Household"), .is_whole = true},
    {.key = "label", .title = N_("Label")},
    {.key = "interventions", .title = N_("Interventions"), .align = LISTING_RIGHT},
    {.key = "violence", .title = N_("of which violence"), .align = LISTING_RIGHT},
    {.key = "visits_waiting", .title = N_("Visits due"), .align = LISTING_RIGHT},
    {.key = "last_on", .title = N_("Last")},
    {.key = "closed_on", .title = N_("Closed")},
    {.key = "added_at", .title = NULL},
    {.key = NULL},
};

static void add_row(struct listing *listing, const struct household *household)
{
    listing_text(listing, household->code);
    answer_text(listing, household->label);
    listing_integer(listing, household->interventions);
    listing_integer(listing, household->violence);
    listing_integer(listing, household->visits_waiting);
    answer_day(listing, household->last_on);
    answer_day(listing, household->closed_on);
    listing_instant(listing, household->noted_at);
}

static bool read_labels(struct invocation *invocation, struct households *list, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < list->count; i++)
        ok = household_read_label(&invocation->club, &list->items[i], err);
    return ok && (!list->count || names_note(invocation, "names.read", "household list",
                                             (int64_t)list->count, err));
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct households households = {0};
    struct household_filter filter = {
        .with_closed = invocation_has(invocation, "--closed"),
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
    };
    if (filter.until != DAY_NONE && filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    bool ok = household_list(&invocation->club, &filter, &households, err) &&
              read_labels(invocation, &households, err);
    if (ok) {
        struct listing *listing = listing_new("households", columns);
        for (size_t i = 0; i < households.count; i++)
            add_row(listing, &households.items[i]);
        listing_print(invocation, listing, _("There is no such household."));
    }
    households_free(&households);
    return ok;
}

static const struct listing_column fact_columns[] = {
    {.key = "happened_on", .title = N_("Day")},
    {.key = "noun", .title = N_("Noted as")},
    {.key = "code", .title = N_("Code"), .is_whole = true},
    {.key = "kind", .title = N_("Kind")},
    {.key = "participant", .title = N_("Number")},
    {.key = "partners", .title = N_("Partners")},
    {.key = NULL},
};

static struct listing *fact_rows(const struct case_facts *facts)
{
    static const char *const nouns_shown[] = {
        [CASE_INTERVENTION] = N_("intervention"),
        [CASE_SERVICE] = N_("service"),
        [CASE_REFERRAL] = N_("referral"),
        [CASE_OUTCOME] = N_("outcome"),
    };
    struct listing *listing = listing_new("facts", fact_columns);
    for (size_t i = 0; i < facts->count; i++) {
        const struct case_fact *fact = &facts->items[i];
        answer_day(listing, fact->happened_on);
        listing_shown(listing, case_noun_word(fact->noun), _(nouns_shown[fact->noun]));
        listing_text(listing, fact->code);
        case_rows_kind(listing, fact);
        answer_text(listing, fact->participant);
        answer_text(listing, fact->partners);
    }
    return listing;
}

static void print_one(struct invocation *invocation, const struct household *household,
                      const struct case_facts *facts)
{
    struct listing *sheet = listing_new("household", columns);
    add_row(sheet, household);
    if (invocation->output == OUTPUT_JSON) {
        json_t *rows = listing_rows_json(sheet);
        json_t *document = json_incref(json_array_get(rows, 0));
        json_object_set_new(document, "facts", listing_rows_json(fact_rows(facts)));
        json_decref(rows);
        print_json(document);
        return;
    }
    listing_print_sheet(invocation, sheet);
    if (invocation->output != OUTPUT_TABLE)
        return;
    putchar('\n');
    listing_print(invocation, fact_rows(facts), _("Nothing is noted of it."));
}

static bool show(struct invocation *invocation, struct error *err)
{
    struct household household;
    struct case_facts facts = {0};
    struct club *club = &invocation->club;
    bool ok = household_get(club, invocation_text(invocation, "HOUSEHOLD"), &household, err) &&
              household_read_label(club, &household, err) &&
              names_note(invocation, "names.read", household.code, 1, err) &&
              case_fact_list_of(club, household.id, 0, &facts, err);
    if (ok)
        print_one(invocation, &household, &facts);
    case_facts_free(&facts);
    explicit_bzero(household.label, sizeof household.label);
    return ok;
}

#define HOUSEHOLD_PARAMETER                                                                        \
    {.name = N_("HOUSEHOLD"), .type = PARAMETER_CODE, .is_required = true,                         \
     .meaning = N_("its pseudonym, like R-7QK4M24")}
#define LABEL_PARAMETER                                                                            \
    {.name = "--label", .type = PARAMETER_TEXT, .is_required = true,                               \
     .meaning = N_("what the office calls it; kept in the vault")}

const struct command household_commands[] = {
    {.noun = "household", .verb = "add",
     .summary = N_("Adds a household: draws a pseudonym and seals the label."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){LABEL_PARAMETER, {.name = NULL}},
     .example = "obecni household add --label \"teczka PS.8114.3\"", .run = add},
    {.noun = "household", .verb = "change", .summary = N_("Gives a household another label."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){HOUSEHOLD_PARAMETER, LABEL_PARAMETER, {.name = NULL}},
     .example = "obecni household change R-7QK4M24 --label \"teczka PS.8114.4\"", .run = change},
    {.noun = "household", .verb = "close",
     .summary = N_("Notes that the work with a household is over."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         HOUSEHOLD_PARAMETER,
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("the last day (today)")},
         {.name = NULL}},
     .example = "obecni household close R-7QK4M24 --on 2026-06-30", .run = close_one},
    {.noun = "household", .verb = "reopen",
     .summary = N_("Notes that the work with a household goes on."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){HOUSEHOLD_PARAMETER, {.name = NULL}},
     .example = "obecni household reopen R-7QK4M24", .run = reopen},
    {.noun = "household", .verb = "list",
     .summary = N_("Lists the households that the club works with."),
     .needs = NEED_READING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = "--from", .type = PARAMETER_DAY,
          .meaning = N_("with something noted from this day on")},
         {.name = "--to", .type = PARAMETER_DAY,
          .meaning = N_("with something noted until this day")},
         {.name = "--closed", .type = PARAMETER_FLAG, .meaning = N_("also those that are closed")},
         {.name = NULL}},
     .columns = columns, .example = "obecni household list --from 2026-01-01", .run = list},
    {.noun = "household", .verb = "show",
     .summary = N_("Shows one household and everything that is noted of it."),
     .needs = NEED_READING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){HOUSEHOLD_PARAMETER, {.name = NULL}},
     .example = "obecni household show R-7QK4M24", .run = show},
    {.noun = NULL},
};
