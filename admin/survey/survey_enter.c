/* Slips out, forms in. What is written on a form is typed by staff; only counts stay of it. */
#include "admin/survey/survey_commands.h"

#include "admin/line/answer.h"
#include "admin/line/staged_file.h"
#include "base/language.h"
#include "base/memory.h"
#include "paper/slip_sheet.h"
#include "survey/slip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_SIZE = 200 };

static bool print_slips(struct club *club, char (*payloads)[TOKEN_SIZE], int count,
                        const char *path, char **staged, struct error *err)
{
    struct slip_sheet sheet = {
        .payloads = payloads,
        .count = (size_t)count,
        .made_at = club_now(club),
    };
    return (staged_file_begin(path, staged, err) && slip_sheet_pdf(&sheet, *staged, err)) ||
           staged_file_failed(err);
}

/* The slips count only once they are printed, and are only printed once they count. */
bool survey_slips_command(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    const char *survey = invocation_text(invocation, "SURVEY");
    const char *path = invocation_text(invocation, "--pdf");
    int count = (int)invocation_number_or(invocation, "--count", 0);
    char(*payloads)[TOKEN_SIZE] = memory_new((size_t)count, sizeof *payloads);
    char *staged = NULL;
    bool ok = club_begin(club, err);
    if (ok) {
        ok = slip_make(club, survey, count, payloads, err) &&
             print_slips(club, payloads, count, path, &staged, err);
        ok = club_end(club, ok, err);
    }
    ok = staged_file_end(path, &staged, ok && !invocation->is_dry_run, err) && ok;
    explicit_bzero(payloads, (size_t)count * sizeof *payloads);
    free(payloads);
    if (!ok)
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:i, s:s}", "survey", survey, "slips", count, "pdf", path),
                _("Slips of %s in %s: %d. Note on none of them who gets it."), survey, path, count);
    return true;
}

/* "4" or "-". */
static bool read_answer(const char *word, size_t length, int *answer)
{
    *answer = SURVEY_UNANSWERED;
    if (length != 1 || !strchr("123456789-", word[0]))
        return false;
    if (word[0] != '-')
        *answer = word[0] - '0';
    return true;
}

static bool read_answers(const char *typed, int answers[SURVEY_QUESTIONS_MOST], int *count,
                         struct error *err)
{
    *count = 0;
    for (const char *at = typed;;) {
        size_t length = strcspn(at, ",");
        if (*count == SURVEY_QUESTIONS_MOST || !read_answer(at, length, &answers[*count]))
            return error_set(err, ERROR_USAGE,
                             _("“%.60s” cannot be read: numbers of options with commas between, "
                               "and “-” for a question left out, like 5,4,-,3,1,2."),
                             typed);
        (*count)++;
        if (!at[length])
            return true;
        at += length + 1;
    }
}

static bool give_up(struct error *err)
{
    return error_set(err, ERROR_REFUSED, "%s", _("Nothing was counted."));
}

static bool ask_line(const char *prompt, char line[LINE_SIZE], struct error *err)
{
    fprintf(stderr, "%s ", prompt);
    fflush(stderr);
    if (!fgets(line, LINE_SIZE, stdin))
        return give_up(err);
    line[strcspn(line, "\r\n")] = '\0';
    return strcmp(line, "q") != 0 || give_up(err);
}

static void show_question(const struct survey_question *question, int number,
                          enum language language)
{
    fprintf(stderr, "%d. %s\n", number, question->asks.in[language]);
    for (int i = 0; i < question->option_count; i++)
        fprintf(stderr, "   %d  %s\n", i + 1, question->options[i].in[language]);
}

/* Asks until the answer is one of the options, or "-". */
static bool ask_question(const struct survey_question *question, int number, int *answer,
                         struct error *err)
{
    char line[LINE_SIZE];
    show_question(question, number, language_from_environment());
    for (;;) {
        if (!ask_line(_("Number of the option, - for none, q ends without a count:"), line, err))
            return false;
        if (read_answer(line, strlen(line), answer) && *answer <= question->option_count)
            return true;
    }
}

static bool ask_form(struct invocation *invocation, const char *code, char slip[LINE_SIZE],
                     int answers[SURVEY_QUESTIONS_MOST], int *count, struct error *err)
{
    struct club *club = &invocation->club;
    const char *given = invocation_text(invocation, "--slip");
    struct survey survey;
    struct survey_questions questions;
    if (!isatty(STDIN_FILENO))
        return error_set(err, ERROR_USAGE, "%s",
                         _("Without a terminal a form needs --slip and --answers."));
    if (given)
        snprintf(slip, LINE_SIZE, "%s", given);
    else if (!ask_line(_("Scan the form's slip, or type its code:"), slip, err))
        return false;
    if (!slip_check(club, code, slip, err) || !survey_get(club, code, &survey, err) ||
        !survey_questions_get(club, &survey, &questions, err))
        return false;
    bool ok = true;
    for (int i = 0; ok && i < questions.count; i++)
        ok = ask_question(&questions.items[i], i + 1, &answers[i], err);
    *count = questions.count;
    return ok;
}

bool survey_enter_command(struct invocation *invocation, struct error *err)
{
    struct survey survey;
    const char *code = invocation_text(invocation, "SURVEY");
    const char *slip = invocation_text(invocation, "--slip");
    const char *typed = invocation_text(invocation, "--answers");
    int answers[SURVEY_QUESTIONS_MOST], count = 0;
    char line[LINE_SIZE] = "";
    bool ok;
    if (slip && typed) {
        snprintf(line, sizeof line, "%s", slip);
        ok = read_answers(typed, answers, &count, err);
    } else if (typed) {
        ok = error_set(err, ERROR_USAGE, "%s", _("Answers need the form's slip: --slip CODE."));
    } else {
        ok = ask_form(invocation, code, line, answers, &count, err);
    }
    ok = ok && slip_answer(&invocation->club, code, line, answers, count, err) &&
         survey_get(&invocation->club, code, &survey, err);
    explicit_bzero(line, sizeof line);
    explicit_bzero(answers, sizeof answers);
    if (!ok)
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:I}", "survey", survey.code, "forms", (json_int_t)survey.forms),
                _("Counted: form %d of the survey %s."), (int)survey.forms, survey.code);
    return true;
}
