/* programme: under whose name and money activities take place. */
#include "admin/document/document_bundle.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/list_filter.h"
#include "admin/timetable/programme_commands.h"
#include "base/language.h"
#include "club/timetable/programme.h"

#include <stdlib.h>

static struct programme_entry read_entry(const struct invocation *invocation)
{
    return (struct programme_entry){
        .code = invocation_text(invocation, "CODE"),
        .title = invocation_text(invocation, "--title"),
        .kind = invocation_text(invocation, "--kind"),
        .audience = invocation_text(invocation, "--target-group"),
        .has_planned = invocation_has(invocation, "--planned"),
        .planned = (int)invocation_number_or(invocation, "--planned", 0),
        .completion = invocation_text(invocation, "--completion"),
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

#define CODE_PARAMETER                                                                             \
    {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,                              \
     .meaning = N_("the programme's code")}
#define KIND_PARAMETER                                                                             \
    {.name = "--kind", .type = PARAMETER_WORD, .choices = "municipal project",                     \
     .meaning = N_("municipal programme, or project (municipal)")}
#define PROJECT_PARAMETERS                                                                         \
    {.name = "--target-group", .type = PARAMETER_TEXT,                                             \
     .meaning = N_("whom it is for, in words; \"\" takes it away")},                               \
        {.name = "--planned", .type = PARAMETER_INTEGER, .least = 0,                               \
         .most = PROGRAMME_PLANNED_MOST, .meaning = N_("meetings planned; 0 for no number")},      \
        {.name = "--completion", .type = PARAMETER_TEXT,                                           \
         .meaning = N_("completed by 80% of the sessions, by 6 of them, or none")}

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
         KIND_PARAMETER, PROJECT_PARAMETERS,
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day (open)")},
         {.name = NULL}},
     .example = "obecni programme add GPPiRPA-2026 --title \"Gminny Program Profilaktyki\" --from "
                "2026-01-01 --until 2026-12-31",
     .run = add},
    {.noun = "programme", .verb = "change",
     .summary = N_("Changes what is known of a programme."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the programme's code")},
         {.name = "--title", .type = PARAMETER_TEXT, .meaning = N_("title as it is printed")},
         {.name = "--hour", .type = PARAMETER_WORD, .choices = "60 45",
          .meaning = N_("minutes of an hour in its reports")},
         {.name = "--funder", .type = PARAMETER_TEXT,
          .meaning = N_("who pays for it; \"\" takes it away")},
         KIND_PARAMETER, PROJECT_PARAMETERS,
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day")},
         {.name = "--open-end", .type = PARAMETER_FLAG, .meaning = N_("there is no last day")},
         {.name = NULL}},
     .example = "obecni programme change GPPiRPA-2026 --hour 45", .run = change},
    {.noun = "programme", .verb = "list", .summary = N_("Lists the programmes."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = "--kind", .type = PARAMETER_WORD, .choices = "municipal project",
          .meaning = N_("only of this kind")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "open closed",
          .meaning = N_("only with this status")},
         LIST_FILTER_DAYS, {.name = NULL}},
     .columns = programme_columns, .example = "obecni programme list --kind project",
     .run = programme_show_list},
    {.noun = "programme", .verb = "show",
     .summary = N_("Shows one programme: goals, leaders, activities, logos, the rule."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){CODE_PARAMETER, {.name = NULL}},
     .example = "obecni programme show GPPiRPA-2026", .run = programme_show},
    {.noun = "programme", .verb = "goal",
     .summary = N_("Adds a goal in words, or ends one by its number."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         CODE_PARAMETER,
         {.name = "--add", .type = PARAMETER_TEXT, .meaning = N_("the goal; names nobody")},
         {.name = "--general", .type = PARAMETER_FLAG,
          .meaning = N_("it is the general goal, of which there is one")},
         {.name = "--end", .type = PARAMETER_INTEGER, .least = 1, .most = 999,
          .meaning = N_("the number of the goal that does not hold any more")},
         {.name = NULL}},
     .example = "obecni programme goal NS-2026 --add \"Every second person finds work\"",
     .run = programme_goal_command},
    {.noun = "programme", .verb = "leader",
     .summary = N_("Sets who answers for a programme, and ends it with --end."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         CODE_PARAMETER,
         {.name = N_("STAFF"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("code of the member of staff")},
         {.name = "--since", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
         {.name = "--until", .type = PARAMETER_DAY,
          .meaning = N_("last day (open; with --end: today)")},
         {.name = "--end", .type = PARAMETER_FLAG, .meaning = N_("ends it")},
         {.name = NULL}},
     .example = "obecni programme leader NS-2026 AP --since 2026-02-01",
     .run = programme_leader_command},
    {.noun = "programme", .verb = "logo",
     .summary = N_("Adds a logo that the funder wants on papers, or ends one by its number."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         CODE_PARAMETER,
         {.name = N_("FILE"), .type = PARAMETER_PATH,
          .meaning = N_("the picture, PNG or SVG, at most 1 MiB")},
         {.name = "--name", .type = PARAMETER_TEXT,
          .meaning = N_("what it shows, for people who do not see it")},
         {.name = "--end", .type = PARAMETER_INTEGER, .least = 1, .most = 999,
          .meaning = N_("the number of the logo that is on no new paper")},
         {.name = NULL}},
     .example = "obecni programme logo NS-2026 gmina.png --name \"Gmina Przykładów\"",
     .run = programme_logo_command},
    {.noun = "programme", .verb = "copy",
     .summary = N_("Makes the next edition: activities, schedules, leaders, goals; no people."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         CODE_PARAMETER,
         {.name = N_("NEW"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("code of the new edition")},
         {.name = "--from", .type = PARAMETER_DAY, .is_required = true,
          .meaning = N_("its first day")},
         {.name = NULL}},
     .example = "obecni programme copy NS-2026 NS-2027 --from 2027-02-01",
     .run = programme_copy_command},
    {.noun = "programme", .verb = "completed",
     .summary = N_("Lists who has completed it by its rule, with the facts behind it."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         CODE_PARAMETER,
         {.name = "--status", .type = PARAMETER_WORD, .choices = "completed not",
          .meaning = N_("only who has completed it, or who has not")},
         {.name = "--now", .type = PARAMETER_FLAG,
          .meaning = N_("as it is now, not as it was frozen at the closing")},
         {.name = NULL}},
     .columns = programme_completed_columns,
     .example = "obecni programme completed NS-2026 --status completed",
     .run = programme_completed_command},
    {.noun = "programme", .verb = "close",
     .summary = N_("Closes it: nothing in it changes, and the list of who completed it is frozen."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){CODE_PARAMETER, {.name = NULL}},
     .example = "obecni programme close NS-2026", .run = programme_close_command},
    {.noun = "programme", .verb = "reopen",
     .summary = N_("Reopens a closed programme; a second person agrees."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         CODE_PARAMETER,
         {.name = "--reason", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("why, in a few words without health details")},
         {.name = NULL}},
     .example = "obecni programme reopen NS-2026 --reason \"late certificate\" --second JK",
     .run = programme_reopen_command},
    {.noun = "programme", .verb = "archive",
     .summary = N_("Gathers a closed programme in one archive: lists, tables, report, hashes."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = programme_archive_parameters,
     .example = "obecni programme archive NS-2025 --with-names", .run = programme_archive},
    {.noun = NULL},
};
