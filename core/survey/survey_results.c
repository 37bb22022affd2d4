/* Reading the counts, and leaving out what may not be told. */
#include "survey/survey_results.h"

#include "club/settings.h"
#include "store/statement.h"

#include <string.h>

static bool read_counts(struct club *club, struct survey_results *results, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT question, option, answers FROM survey_answer"
                                   " WHERE survey_id = :survey");
    statement_bind_integer(s, ":survey", results->survey.id);
    while (statement_step(s)) {
        struct survey_result *item = &results->items[statement_integer(s, 0) - 1];
        item->answers[statement_integer(s, 1) - 1] = statement_integer(s, 2);
        item->n += statement_integer(s, 2);
    }
    return statement_finish(s, err);
}

static void hide_few(struct survey_results *results)
{
    for (int i = 0; i < results->questions.count; i++) {
        struct survey_result *item = &results->items[i];
        item->is_shown = item->n >= results->shown_from;
        if (!item->is_shown)
            memset(item, 0, sizeof *item);
    }
}

bool survey_results_get(struct club *club, const char *code, struct survey_results *results,
                        struct error *err)
{
    memset(results, 0, sizeof *results);
    if (!survey_get(club, code, &results->survey, err) ||
        !survey_questions_get(club, &results->survey, &results->questions, err) ||
        !settings_get_integer(club, SETTING_REPORT_SUPPRESS_BELOW, &results->shown_from, err))
        return false;
    if (results->shown_from < SURVEY_SHOWN_FROM)
        results->shown_from = SURVEY_SHOWN_FROM;
    results->is_shown = results->survey.closed_at && results->survey.forms >= results->shown_from;
    if (!results->is_shown)
        return true;
    if (!read_counts(club, results, err))
        return false;
    hide_few(results);
    return true;
}
