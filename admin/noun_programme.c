/* programme: under whose name and money activities take place. */
#include "admin/answer.h"
#include "admin/commands.h"
#include "base/language.h"
#include "club/programme.h"

#include <stdlib.h>

static struct programme_entry read_entry(const struct invocation *invocation)
{
    return (struct programme_entry){
        .code = invocation_text(invocation, "CODE"),
        .title = invocation_text(invocation, "--title"),
        .hour_minutes = atoi(invocation_text_or(invocation, "--hour", "0")),
        .funder = invocation_text(invocation, "--funder"),
        .from_on = (int)invocation_number_or(invocation, "--from", club_today(&invocation->club)),
        .has_until = invocation_has(invocation, "--until") ||
                     invocation_has(invocation, "--open-end"),
        .until_on = (int)invocation_number_or(invocation, "--until", DAY_NONE),
    };
}

static bool add(struct invocation *invocation, struct error *err)
{
    struct programme_entry entry = read_entry(invocation);
    if (!programme_add(&invocation->club, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "programme", entry.code),
                _("Programme %s is added."), entry.code);
    return true;
}

static bool change(struct invocation *invocation, struct error *err)
{
    struct programme_entry entry = read_entry(invocation);
    if (invocation_has(invocation, "--until") && invocation_has(invocation, "--open-end"))
        return error_set(err, ERROR_USAGE, _("--until and --open-end exclude each other."));
    if (!programme_change(&invocation->club, entry.code, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "programme", entry.code),
                _("Programme %s is changed."), entry.code);
    return true;
}

static const struct listing_column columns[] = {
    {.key = "programme", .title = N_("Code")},
    {.key = "title", .title = N_("Title")},
    {.key = "hour_minutes", .title = N_("Hour"), .align = LISTING_RIGHT},
    {.key = "funder", .title = N_("Funder")},
    {.key = "from_on", .title = N_("From")},
    {.key = "until_on", .title = N_("Until")},
    {.key = NULL},
};

static void add_row(struct listing *listing, const struct programme *programme)
{
    listing_text(listing, programme->code);
    listing_text(listing, programme->title);
    listing_worded(listing, programme->hour_minutes,
                   programme->hour_minutes == 45 ? _("45 min") : _("60 min"));
    answer_text(listing, programme->funder);
    answer_day(listing, programme->from_on);
    answer_day(listing, programme->until_on);
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct programme_list programmes = {0};
    bool ok = programme_list(&invocation->club, &programmes, err);
    if (ok) {
        struct listing *listing = listing_new("programmes", columns);
        for (size_t i = 0; i < programmes.count; i++)
            add_row(listing, &programmes.items[i]);
        listing_print(invocation, listing, _("There are no programmes."));
    }
    programme_list_free(&programmes);
    return ok;
}

static bool show(struct invocation *invocation, struct error *err)
{
    struct programme programme;
    if (!programme_get(&invocation->club, invocation_text(invocation, "CODE"), &programme, err))
        return false;
    struct listing *listing = listing_new("programmes", columns);
    add_row(listing, &programme);
    listing_print_sheet(invocation, listing);
    return true;
}

const struct command programme_commands[] = {
    {.noun = "programme", .verb = "add",
     .summary = N_("Adds a programme: under its name and money activities take place."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("a short code; it stays")},
         {.name = "--title", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("title as it is printed")},
         {.name = "--hour", .type = PARAMETER_WORD, .choices = "60 45",
          .meaning = N_("minutes of an hour in its reports (60)")},
         {.name = "--funder", .type = PARAMETER_TEXT, .meaning = N_("who pays for it")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day (open)")},
         {.name = NULL}},
     .example = "obecni programme add GPPiRPA-2026 --title \"Gminny Program Profilaktyki\" --from "
                "2026-01-01 --until 2026-12-31",
     .run = add},
    {.noun = "programme", .verb = "change",
     .summary = N_("Changes the title, hour, funder or last day of a programme."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the programme's code")},
         {.name = "--title", .type = PARAMETER_TEXT, .meaning = N_("title as it is printed")},
         {.name = "--hour", .type = PARAMETER_WORD, .choices = "60 45",
          .meaning = N_("minutes of an hour in its reports")},
         {.name = "--funder", .type = PARAMETER_TEXT,
          .meaning = N_("who pays for it; \"\" takes it away")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day")},
         {.name = "--open-end", .type = PARAMETER_FLAG, .meaning = N_("there is no last day")},
         {.name = NULL}},
     .example = "obecni programme change GPPiRPA-2026 --hour 45", .run = change},
    {.noun = "programme", .verb = "list", .summary = N_("Lists the programmes."),
     .needs = NEED_READING, .roles = ROLE_ALL, .columns = columns,
     .example = "obecni programme list", .run = list},
    {.noun = "programme", .verb = "show", .summary = N_("Shows one programme."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the programme's code")},
         {.name = NULL}},
     .example = "obecni programme show GPPiRPA-2026", .run = show},
    {.noun = NULL},
};
