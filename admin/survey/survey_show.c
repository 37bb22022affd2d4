/* A survey's questions, and what was answered: with words, never with a person. */
#include "admin/survey/survey_commands.h"

#include "admin/line/answer.h"
#include "base/language.h"
#include "survey/survey_results.h"

#include <stdio.h>

enum { SHARE_SIZE = 64 };

/* --language, else the terminal's. */
static enum language language_of(const struct invocation *invocation)
{
    enum language language = language_from_environment();
    const char *code = invocation_text(invocation, "--language");
    if (code)
        language_find(code, &language);
    return language;
}

/* The words in all languages, for programs. */
static json_t *words_json(const struct survey_words *words)
{
    json_t *document = json_object();
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        json_object_set_new(document, language_code((enum language)i), json_string(words->in[i]));
    return document;
}

static const char *or_null(const char *text)
{
    return text[0] ? text : NULL;
}

const struct listing_column survey_question_columns[] = {
    {.key = "question", .title = N_("No."), .align = LISTING_RIGHT},
    {.key = "kind", .title = N_("Kind")},
    {.key = "asks", .title = N_("Question")},
    {.key = "option", .title = N_("Option"), .align = LISTING_RIGHT},
    {.key = "words", .title = N_("Answer")},
    {.key = NULL},
};

static struct listing *question_rows(const struct survey_questions *questions,
                                     enum language language)
{
    struct listing *listing = listing_new("questions", survey_question_columns);
    for (int i = 0; i < questions->count; i++) {
        const struct survey_question *question = &questions->items[i];
        for (int option = 0; option < question->option_count; option++) {
            listing_integer(listing, i + 1);
            answer_stored(listing, survey_kind_word(question->kind));
            listing_text(listing, question->asks.in[language]);
            listing_integer(listing, option + 1);
            listing_text(listing, or_null(question->options[option].in[language]));
        }
    }
    return listing;
}

static json_t *questions_json(const struct survey_questions *questions)
{
    json_t *rows = json_array();
    for (int i = 0; i < questions->count; i++) {
        const struct survey_question *question = &questions->items[i];
        json_t *options = json_array();
        for (int option = 0; option < question->option_count; option++)
            json_array_append_new(options, words_json(&question->options[option]));
        json_array_append_new(rows, json_pack("{s:i, s:s, s:o, s:o}", "question", i + 1, "kind",
                                              survey_kind_word(question->kind), "asks",
                                              words_json(&question->asks), "options", options));
    }
    return rows;
}

bool survey_show_command(struct invocation *invocation, struct error *err)
{
    struct survey survey;
    struct survey_questions questions;
    struct club *club = &invocation->club;
    if (!survey_get(club, invocation_text(invocation, "SURVEY"), &survey, err) ||
        !survey_questions_get(club, &survey, &questions, err))
        return false;
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack("{s:s, s:s, s:s, s:b, s:o}", "survey", survey.code, "programme",
                             survey.programme, "title", survey.title, "is_open", !survey.closed_at,
                             "questions", questions_json(&questions)));
        return true;
    }
    if (invocation->output == OUTPUT_TABLE)
        printf("%s · %s · %s · %s\n\n", survey.code, survey.programme, survey.title,
               survey.closed_at ? _("closed") : _("open"));
    listing_print(invocation, question_rows(&questions, language_of(invocation)), "");
    return true;
}

const struct listing_column survey_result_columns[] = {
    {.key = "question", .title = N_("No."), .align = LISTING_RIGHT},
    {.key = "asks", .title = N_("Question")},
    {.key = "option", .title = N_("Option"), .align = LISTING_RIGHT},
    {.key = "words", .title = N_("Answer")},
    {.key = "answers", .title = N_("Answers"), .align = LISTING_RIGHT, .is_whole = true},
    {.key = "n", .title = NULL},
    {.key = NULL},
};

/* "4 of 9": with so few people a percentage misleads. */
static void result_row(struct listing *listing, const struct survey_results *results, int index,
                       int option, enum language language)
{
    const struct survey_question *question = &results->questions.items[index];
    const struct survey_result *item = &results->items[index];
    char share[SHARE_SIZE];
    listing_integer(listing, index + 1);
    listing_text(listing, question->asks.in[language]);
    listing_integer(listing, option + 1);
    listing_text(listing, or_null(question->options[option].in[language]));
    if (!item->is_shown) {
        listing_null(listing);
        listing_null(listing);
        return;
    }
    snprintf(share, sizeof share, _("%d of %d"), (int)item->answers[option], (int)item->n);
    listing_worded(listing, item->answers[option], share);
    listing_integer(listing, item->n);
}

/* Out of how many, and how that is counted. */
static void print_head(const struct survey_results *results)
{
    const struct survey *survey = &results->survey;
    char share[SHARE_SIZE], slips[SHARE_SIZE], people[SHARE_SIZE];
    snprintf(share, sizeof share, _("%d of %d"), (int)survey->forms, (int)survey->asked);
    snprintf(slips, sizeof slips, _("%d of %d"), (int)survey->used, (int)survey->slips);
    snprintf(people, sizeof people, _("%d of %d"), (int)survey->group_forms, (int)survey->people);
    printf("%s · %s\n", survey->code, survey->title);
    if (survey->people == 0)
        printf(_("Forms: n = %d. Came back: %s slips.\n"), (int)survey->forms, slips);
    else
        printf(_("Forms: n = %d. Came back: %s. That is %s slips, and %s people in groups at the "
                 "kiosk.\n"),
               (int)survey->forms, share, slips, people);
    if (results->is_shown)
        putchar('\n');
}

static void hidden_reason(const struct survey_results *results, char reason[LABEL_SIZE])
{
    if (results->survey.forms < results->shown_from)
        snprintf(reason, LABEL_SIZE,
                 _("Fewer than %d forms: only their number is shown, so that nobody can be "
                   "guessed."),
                 (int)results->shown_from);
    else
        snprintf(reason, LABEL_SIZE, "%s",
                 _("The survey is open: the answers are shown once it is closed."));
}

bool survey_results_command(struct invocation *invocation, struct error *err)
{
    struct survey_results results;
    char reason[LABEL_SIZE];
    enum language language = language_of(invocation);
    if (!survey_results_get(&invocation->club, invocation_text(invocation, "SURVEY"), &results,
                            err))
        return false;
    struct listing *listing = listing_new("results", survey_result_columns);
    for (int i = 0; results.is_shown && i < results.questions.count; i++) {
        for (int option = 0; option < results.questions.items[i].option_count; option++)
            result_row(listing, &results, i, option, language);
    }
    listing_extra(listing, "survey", json_string(results.survey.code));
    listing_extra(listing, "n", json_integer(results.survey.forms));
    listing_extra(listing, "asked", json_integer(results.survey.asked));
    listing_extra(listing, "slips", json_integer(results.survey.slips));
    listing_extra(listing, "slips_used", json_integer(results.survey.used));
    listing_extra(listing, "people", json_integer(results.survey.people));
    listing_extra(listing, "group_forms", json_integer(results.survey.group_forms));
    listing_extra(listing, "is_open", json_boolean(!results.survey.closed_at));
    listing_extra(listing, "shown_from", json_integer(results.shown_from));
    if (invocation->output == OUTPUT_TABLE)
        print_head(&results);
    hidden_reason(&results, reason);
    listing_print(invocation, listing, reason);
    return true;
}
