/* From rows to questions. */
#include "exchange/survey_csv.h"

#include "base/text.h"
#include "club/data_file.h"

#include <stdio.h>
#include <string.h>

enum {
    HEAD_KIND,
    HEAD_ASKS,
    HEAD_OPTIONS = HEAD_ASKS + LANGUAGE_COUNT,
    HEADS = HEAD_OPTIONS + LANGUAGE_COUNT
};

static const char *const heads[HEADS] = {
    "kind", "pl", "uk", "en", "ru", "options_pl", "options_uk", "options_en", "options_ru",
};
static const enum language order[LANGUAGE_COUNT] = {LANGUAGE_POLISH, LANGUAGE_UKRAINIAN,
                                                    LANGUAGE_ENGLISH, LANGUAGE_RUSSIAN};

static bool read_word(const char *cell, size_t length, int line, const char *head,
                      char word[SURVEY_TEXT_SIZE], struct error *err)
{
    char typed[CSV_CELL_BYTES_MOST + 1], what[80];
    snprintf(typed, sizeof typed, "%.*s", (int)length, cell);
    snprintf(what, sizeof what, _("line %d, column “%s”"), line, head);
    return text_read_line(typed, what, word, SURVEY_TEXT_SIZE, err);
}

/* The words of one language; every language has as many. */
static bool read_options(const char *cell, int line, int index, struct survey_question *question,
                         struct error *err)
{
    const char *head = heads[HEAD_OPTIONS + index];
    int count = 0;
    while (*cell) {
        size_t length = strcspn(cell, "|");
        if (count == SURVEY_OPTIONS_MOST)
            return error_set(err, ERROR_USAGE, _("Line %d, column “%s”: more than %d options."),
                             line, head, SURVEY_OPTIONS_MOST);
        if (!read_word(cell, length, line, head, question->options[count].in[order[index]], err))
            return false;
        if (!question->options[count++].in[order[index]][0])
            return error_set(err, ERROR_USAGE, _("Line %d, column “%s”: option %d has no words."),
                             line, head, count);
        cell += length + (cell[length] == '|');
    }
    if (index && count != question->option_count)
        return error_set(err, ERROR_USAGE,
                         _("Line %d, column “%s”: %d options, but %d in “%s”. Each language needs "
                           "as many."),
                         line, head, count, question->option_count, heads[HEAD_OPTIONS]);
    question->option_count = count;
    return true;
}

/* A scale is typed with the words of its ends, and kept with its five steps. */
static bool spread_scale(struct survey_question *question, int line, struct error *err)
{
    if (question->kind != SURVEY_SCALE)
        return true;
    if (question->option_count != 0 && question->option_count != 2)
        return error_set(err, ERROR_USAGE,
                         _("Line %d: a scale has words for its two ends, or none."), line);
    if (question->option_count) {
        question->options[SURVEY_STEPS - 1] = question->options[1];
        memset(&question->options[1], 0, sizeof question->options[1]);
    }
    question->option_count = SURVEY_STEPS;
    return true;
}

static bool read_question(const struct csv *csv, const struct csv_row *row, const int columns[],
                          struct survey_question *question, struct error *err)
{
    const char *kind = csv_cell(csv, row, columns[HEAD_KIND]);
    if (!survey_kind_find(kind, &question->kind))
        return error_set(err, ERROR_USAGE,
                         _("Line %d: “%.40s” is no kind of question. Possible: faces, choice, "
                           "scale."),
                         row->line, kind);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const char *asks = csv_cell(csv, row, columns[HEAD_ASKS + i]);
        if (!read_word(asks, strlen(asks), row->line, heads[HEAD_ASKS + i],
                       question->asks.in[order[i]], err) ||
            !read_options(csv_cell(csv, row, columns[HEAD_OPTIONS + i]), row->line, i, question,
                          err))
            return false;
    }
    return spread_scale(question, row->line, err);
}

bool survey_csv_read(const struct csv *csv, struct survey_questions *questions, struct error *err)
{
    int columns[HEADS];
    memset(questions, 0, sizeof *questions);
    if (!csv_columns(csv, heads, HEADS, HEADS, columns, err))
        return false;
    if (csv->row_count > SURVEY_QUESTIONS_MOST + 1)
        return error_set(err, ERROR_USAGE, _("A survey has %d to %d questions; these are %d."),
                         SURVEY_QUESTIONS_LEAST, SURVEY_QUESTIONS_MOST, (int)csv->row_count - 1);
    for (size_t i = 1; i < csv->row_count; i++) {
        if (!read_question(csv, &csv->rows[i], columns, &questions->items[questions->count], err))
            return false;
        questions->count++;
    }
    return survey_questions_check(questions, err);
}

bool survey_csv_standard(struct survey_questions *questions, struct error *err)
{
    const char *text = data_file_text("survey/closing");
    struct csv csv;
    bool ok = csv_read(&csv, text, strlen(text), err) && survey_csv_read(&csv, questions, err);
    csv_free(&csv);
    return ok;
}
