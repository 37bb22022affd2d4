/* A survey's questions and options: what is possible, stored and read. */
#include "store/statement.h"
#include "survey/survey_questions_store.h"

#include <string.h>

static const char *const kind_words[SURVEY_KINDS] = {
    [SURVEY_FACES] = "faces",
    [SURVEY_CHOICE] = "choice",
    [SURVEY_SCALE] = "scale",
};

const char *survey_kind_word(enum survey_kind kind)
{
    return kind_words[kind];
}

bool survey_kind_find(const char *word, enum survey_kind *kind)
{
    for (int i = 0; i < SURVEY_KINDS; i++) {
        if (strcmp(kind_words[i], word) == 0) {
            *kind = (enum survey_kind)i;
            return true;
        }
    }
    return false;
}

static bool has_all_words(const struct survey_words *words)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!words->in[i][0])
            return false;
    }
    return true;
}

static bool check_question(const struct survey_question *question, int number, struct error *err)
{
    bool is_choice = question->kind == SURVEY_CHOICE;
    int least = is_choice ? SURVEY_OPTIONS_LEAST : SURVEY_STEPS;
    int most = is_choice ? SURVEY_OPTIONS_MOST : SURVEY_STEPS;
    if (!has_all_words(&question->asks))
        return error_set(err, ERROR_USAGE, _("Question %d needs its words in pl, uk, en and ru."),
                         number);
    if (question->option_count < least || question->option_count > most)
        return error_set(err, ERROR_USAGE,
                         is_choice ? _("Question %d needs %d to %d options.")
                                   : _("Question %d needs %d steps."),
                         number, least, most);
    for (int i = 0; question->kind != SURVEY_SCALE && i < question->option_count; i++) {
        if (!has_all_words(&question->options[i]))
            return error_set(err, ERROR_USAGE,
                             _("Question %d: option %d needs words in pl, uk, en and ru."), number,
                             i + 1);
    }
    return true;
}

bool survey_questions_check(const struct survey_questions *questions, struct error *err)
{
    if (questions->count < SURVEY_QUESTIONS_LEAST || questions->count > SURVEY_QUESTIONS_MOST)
        return error_set(err, ERROR_USAGE, _("A survey has %d to %d questions; these are %d."),
                         SURVEY_QUESTIONS_LEAST, SURVEY_QUESTIONS_MOST, questions->count);
    for (int i = 0; i < questions->count; i++) {
        if (!check_question(&questions->items[i], i + 1, err))
            return false;
    }
    return true;
}

static void bind_words(struct statement *s, const struct survey_words *words)
{
    statement_bind_text(s, ":pl", words->in[LANGUAGE_POLISH]);
    statement_bind_text(s, ":uk", words->in[LANGUAGE_UKRAINIAN]);
    statement_bind_text(s, ":en", words->in[LANGUAGE_ENGLISH]);
    statement_bind_text(s, ":ru", words->in[LANGUAGE_RUSSIAN]);
}

/* The columns pl, uk, en, ru from `column` on. */
static void copy_words(struct statement *s, int column, struct survey_words *words)
{
    static const enum language order[] = {LANGUAGE_POLISH, LANGUAGE_UKRAINIAN, LANGUAGE_ENGLISH,
                                          LANGUAGE_RUSSIAN};
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        statement_copy_text(s, column + i, words->in[order[i]], SURVEY_TEXT_SIZE);
}

static bool store_option(struct club *club, int64_t survey_id, int question, int option,
                         const struct survey_words *words, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO survey_option (survey_id, question, position, pl, uk, en, ru)"
                     " VALUES (:survey, :question, :option, :pl, :uk, :en, :ru)");
    statement_bind_integer(s, ":survey", survey_id);
    statement_bind_integer(s, ":question", question);
    statement_bind_integer(s, ":option", option);
    bind_words(s, words);
    if (!statement_run(s, err))
        return false;
    s = statement_new(club->store, "INSERT INTO survey_answer (survey_id, question, option)"
                                   " VALUES (:survey, :question, :option)");
    statement_bind_integer(s, ":survey", survey_id);
    statement_bind_integer(s, ":question", question);
    statement_bind_integer(s, ":option", option);
    return statement_run(s, err);
}

static bool store_question(struct club *club, int64_t survey_id, int number,
                           const struct survey_question *question, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO survey_question (survey_id, position, kind, pl, uk, en, ru)"
                     " VALUES (:survey, :position, :kind, :pl, :uk, :en, :ru)");
    statement_bind_integer(s, ":survey", survey_id);
    statement_bind_integer(s, ":position", number);
    statement_bind_text(s, ":kind", kind_words[question->kind]);
    bind_words(s, &question->asks);
    bool ok = statement_run(s, err);
    for (int i = 0; ok && i < question->option_count; i++)
        ok = store_option(club, survey_id, number, i + 1, &question->options[i], err);
    return ok;
}

bool survey_questions_store(struct club *club, int64_t survey_id,
                            const struct survey_questions *questions, struct error *err)
{
    bool ok = true;
    for (int i = 0; ok && i < questions->count; i++)
        ok = store_question(club, survey_id, i + 1, &questions->items[i], err);
    return ok;
}

bool survey_questions_get(struct club *club, const struct survey *survey,
                          struct survey_questions *questions, struct error *err)
{
    memset(questions, 0, sizeof *questions);
    struct statement *s = statement_new(
        club->store, "SELECT q.position, q.kind, q.pl, q.uk, q.en, q.ru, o.position, o.pl, o.uk,"
                     " o.en, o.ru FROM survey_question q JOIN survey_option o"
                     " ON o.survey_id = q.survey_id AND o.question = q.position"
                     " WHERE q.survey_id = :survey ORDER BY q.position, o.position");
    statement_bind_integer(s, ":survey", survey->id);
    while (statement_step(s)) {
        questions->count = (int)statement_integer(s, 0);
        struct survey_question *question = &questions->items[questions->count - 1];
        survey_kind_find(statement_text(s, 1), &question->kind);
        copy_words(s, 2, &question->asks);
        question->option_count = (int)statement_integer(s, 6);
        copy_words(s, 7, &question->options[question->option_count - 1]);
    }
    return statement_finish(s, err);
}
