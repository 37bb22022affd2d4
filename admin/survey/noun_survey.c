/* survey: what people say at the end of a programme, without anybody knowing who said what. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/survey/survey_commands.h"
#include "base/language.h"
#include "exchange/survey_csv.h"
#include "store/scrub.h"
#include "survey/slip.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool read_questions(const char *path, struct survey_questions *questions, struct error *err)
{
    struct csv csv;
    if (!path)
        return survey_csv_standard(questions, err);
    bool is_stdin = strcmp(path, "-") == 0;
    FILE *stream = is_stdin ? stdin : fopen(path, "r");
    if (!stream)
        return error_set(err, ERROR_REFUSED, _("“%.200s” could not be opened (%s)."), path,
                         strerror(errno));
    bool ok = csv_read_stream(&csv, stream, path, err);
    if (!is_stdin)
        fclose(stream);
    ok = ok && survey_csv_read(&csv, questions, err);
    csv_free(&csv);
    return ok;
}

static bool add(struct invocation *invocation, struct error *err)
{
    struct survey_questions questions;
    struct survey_entry entry = {
        .code = invocation_text(invocation, "SURVEY"),
        .programme = invocation_text(invocation, "--programme"),
        .title = invocation_text(invocation, "--title"),
        .questions = &questions,
    };
    if (!read_questions(invocation_text(invocation, "--questions"), &questions, err) ||
        !survey_add(&invocation->club, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:i}", "survey", entry.code, "questions",
                                      questions.count),
                _("Opened: survey %s with %d questions. Slips: obecni survey slips %s"), entry.code,
                questions.count, entry.code);
    return true;
}

static const struct listing_column columns[] = {
    {.key = "survey", .title = N_("Survey")},
    {.key = "programme", .title = N_("Programme")},
    {.key = "title", .title = N_("Title")},
    {.key = "questions", .title = N_("Questions"), .align = LISTING_RIGHT},
    {.key = "slips", .title = N_("Slips"), .align = LISTING_RIGHT},
    {.key = "people", .title = N_("In groups"), .align = LISTING_RIGHT},
    {.key = "forms", .title = N_("Forms"), .align = LISTING_RIGHT},
    {.key = "opened_at", .title = N_("Opened")},
    {.key = "closed_at", .title = N_("Closed")},
    {.key = NULL},
};

static bool is_wanted(const struct survey *survey, const char *status)
{
    return !status || (strcmp(status, "open") == 0) == (survey->closed_at == 0);
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct survey_list surveys = {0};
    const char *status = invocation_text(invocation, "--status");
    bool ok = survey_list(&invocation->club, invocation_text(invocation, "--programme"), &surveys,
                          err);
    struct listing *listing = listing_new("surveys", columns);
    for (size_t i = 0; ok && i < surveys.count; i++) {
        const struct survey *survey = &surveys.items[i];
        if (!is_wanted(survey, status))
            continue;
        listing_text(listing, survey->code);
        listing_text(listing, survey->programme);
        listing_text(listing, survey->title);
        listing_integer(listing, survey->question_count);
        listing_integer(listing, survey->slips);
        listing_integer(listing, survey->people);
        listing_integer(listing, survey->forms);
        listing_instant(listing, survey->opened_at);
        listing_instant(listing, survey->closed_at);
    }
    if (ok)
        listing_print(invocation, listing, _("There are no such surveys."));
    else
        listing_free(listing);
    survey_list_free(&surveys);
    return ok;
}

static bool close_survey(struct invocation *invocation, struct error *err)
{
    struct survey survey;
    struct club *club = &invocation->club;
    if (!survey_get(club, invocation_text(invocation, "SURVEY"), &survey, err))
        return false;
    if (!survey.closed_at &&
        !confirm(invocation, err,
                 _("Close the survey %s with %d forms of %d? No form can be counted then."),
                 survey.code, (int)survey.forms, (int)survey.asked))
        return false;
    if (!survey_close(club, survey.code, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:I, s:I, s:I}", "survey", survey.code, "forms",
                          (json_int_t)survey.forms, "slips", (json_int_t)survey.slips, "people",
                          (json_int_t)survey.people),
                _("Closed: survey %s. What was answered: obecni survey results %s"), survey.code,
                survey.code);
    /* Neither free pages nor the log keep which slips were not used, or in which order. */
    return invocation->is_dry_run || store_scrub(club->store, err);
}

#define SURVEY_PARAMETER                                                                           \
    {.name = N_("SURVEY"), .type = PARAMETER_CODE, .is_required = true,                            \
     .meaning = N_("the survey's code")}
#define LANGUAGE_PARAMETER                                                                         \
    {.name = "--language", .type = PARAMETER_WORD, .choices = "pl uk en ru",                       \
     .meaning = N_("the language of the questions")}

const struct command survey_commands[] = {
    {.noun = "survey", .verb = "add",
     .summary = N_("Opens a survey: the standard closing questions, or own ones from a table."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("SURVEY"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("a short code; it stays")},
         {.name = "--programme", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the programme it is about")},
         {.name = "--title", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("its title, for the office")},
         {.name = "--questions", .type = PARAMETER_PATH,
          .meaning = N_("CSV with 5 to 8 questions in the four languages; - for the input")},
         {.name = NULL}},
     .example = "obecni survey add KPK-2025 --programme KPK --title \"Closing survey, autumn 2025\"",
     .run = add},
    {.noun = "survey", .verb = "list", .summary = N_("Lists surveys, with slips and forms."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "open closed",
          .meaning = N_("only these")},
         {.name = NULL}},
     .columns = columns, .example = "obecni survey list --status open", .run = list},
    {.noun = "survey", .verb = "show",
     .summary = N_("Shows the questions, with the numbers of their options."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){SURVEY_PARAMETER, LANGUAGE_PARAMETER, {.name = NULL}},
     .columns = survey_question_columns, .example = "obecni survey show KPK-2025 --language uk",
     .run = survey_show_command},
    {.noun = "survey", .verb = "slips",
     .summary = N_("Makes one-time slips with a code square; a slip lets one form in."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SURVEY_PARAMETER,
         {.name = "--count", .type = PARAMETER_INTEGER, .is_required = true, .least = 1,
          .most = SURVEY_SLIPS_MOST, .meaning = N_("how many")},
         {.name = "--pdf", .type = PARAMETER_PATH, .is_required = true,
          .meaning = N_("the file to print")},
         {.name = NULL}},
     .example = "obecni survey slips KPK-2025 --count 12 --pdf kartki.pdf",
     .run = survey_slips_command},
    {.noun = "survey", .verb = "enter",
     .summary = N_("Counts one paper form; without options it asks question by question."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SURVEY_PARAMETER,
         {.name = "--slip", .type = PARAMETER_TEXT, .meaning = N_("the code of the form's slip")},
         {.name = "--answers", .type = PARAMETER_TEXT,
          .meaning = N_("numbers of options with commas between, - for a question left out")},
         {.name = NULL}},
     .example = "obecni survey enter KPK-2025", .run = survey_enter_command},
    {.noun = "survey", .verb = "kiosk",
     .summary = N_("Lets a group answer at the kiosk without slips, for a while."),
     .needs = NEED_WRITING, .roles = ROLES_REGISTER,
     .parameters = (const struct parameter[]){
         SURVEY_PARAMETER,
         {.name = "--people", .type = PARAMETER_INTEGER, .least = SURVEY_GROUP_LEAST,
          .most = SURVEY_GROUP_MOST, .meaning = N_("how many are in the group: as many forms")},
         {.name = "--for", .type = PARAMETER_DURATION, .meaning = N_("how long (30m)")},
         {.name = "--end", .type = PARAMETER_FLAG, .meaning = N_("ends it now")},
         {.name = NULL}},
     .example = "obecni survey kiosk KPK-2025 --people 12 --for 45m",
     .run = survey_kiosk_command},
    {.noun = "survey", .verb = "close",
     .summary = N_("Closes a survey for ever; its answers can be seen from then on."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){SURVEY_PARAMETER, {.name = NULL}},
     .example = "obecni survey close KPK-2025", .run = close_survey},
    {.noun = "survey", .verb = "results",
     .summary = N_("Shows how many forms of how many slips, and how often each option; never "
                   "below 5 forms."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){SURVEY_PARAMETER, LANGUAGE_PARAMETER, {.name = NULL}},
     .columns = survey_result_columns, .example = "obecni survey results KPK-2025",
     .run = survey_results_command},
    {.noun = NULL},
};
