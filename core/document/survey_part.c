/* Distributions of closing surveys, in Polish. */
#include "document/survey_part.h"

#include "base/language.h"
#include "base/memory.h"
#include "document/fill_parts.h"
#include "survey/survey_results.h"

#include <stdio.h>
#include <stdlib.h>

/* To be freed. */
static char *option_words(const struct survey_question *question, int option)
{
    struct buffer words = {0};
    const char *said = question->options[option].in[LANGUAGE_POLISH];
    if (question->kind == SURVEY_SCALE)
        buffer_printf(&words, "%d%s", option + 1, said[0] ? " – " : "");
    buffer_append_text(&words, said);
    return words.text;
}

static void add_share(struct sheet *sheet, int64_t answers, int64_t n)
{
    char share[48];
    long long tenths = n ? (long long)((answers * 2000 + n) / (2 * n)) : 0;
    snprintf(share, sizeof share, "%lld,%lld %%", tenths / 10, tenths % 10);
    sheet_cell(sheet, share);
}

static void add_question(struct sheet *sheet, int number, const struct survey_question *question,
                         const struct survey_result *result)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Answer"))},
        {.head = fill_polish(N_("Answers")), .value = SHEET_NUMBER, .width_mm = 24},
        {.head = fill_polish(N_("Share")), .value = SHEET_NUMBER, .width_mm = 24},
    };
    char caption[2 * SURVEY_TEXT_SIZE];
    snprintf(caption, sizeof caption, "%d. %s", number, question->asks.in[LANGUAGE_POLISH]);
    if (!result->is_shown) {
        sheet_paragraph(sheet, SHEET_PLAIN, "%s", caption);
        sheet_paragraph(sheet, SHEET_NOTE, "%s",
                        fill_polish(N_("Too few answers to be told.")));
        return;
    }
    sheet_table(sheet, caption, columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < question->option_count; i++) {
        char *words = option_words(question, i);
        sheet_row(sheet, SHEET_ROW);
        sheet_cell(sheet, words);
        free(words);
        sheet_cell_number(sheet, result->answers[i]);
        add_share(sheet, result->answers[i], result->n);
    }
    sheet_row(sheet, SHEET_ROW_SUM);
    sheet_cell(sheet, fill_polish(N_("answered this question")));
    sheet_cell_number(sheet, result->n);
}

static void add_survey(struct sheet *sheet, const struct survey_results *results)
{
    const struct survey *survey = &results->survey;
    sheet_heading(sheet, fill_polish(N_("Closing survey")));
    sheet_paragraph(sheet, SHEET_PLAIN,
                    fill_polish(N_("%s. Asked: %lld; forms that came back: %lld. The survey does "
                                   "not say who answered.")),
                    survey->title, (long long)survey->asked, (long long)survey->forms);
    if (!survey->closed_at)
        sheet_paragraph(sheet, SHEET_NOTE, "%s",
                        fill_polish(N_("The survey is still open: its answers are told when it "
                                       "is closed.")));
    else if (!results->is_shown)
        sheet_paragraph(sheet, SHEET_NOTE,
                        fill_polish(N_("Fewer than %lld forms came back: the answers are not "
                                       "told.")),
                        (long long)results->shown_from);
    for (int i = 0; results->is_shown && i < results->questions.count; i++)
        add_question(sheet, i + 1, &results->questions.items[i], &results->items[i]);
}

bool survey_part_add(struct club *club, const char *programme, struct sheet *sheet,
                     struct error *err)
{
    struct survey_list surveys = {0};
    if (!survey_list(club, programme, &surveys, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < surveys.count; i++) {
        struct survey_results results;
        ok = survey_results_get(club, surveys.items[i].code, &results, err);
        if (ok)
            add_survey(sheet, &results);
    }
    survey_list_free(&surveys);
    return ok;
}
