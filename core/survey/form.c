/* Beginning and counting a form at the kiosk. */
#include "survey/form.h"

#include "store/statement.h"
#include "survey/form_store.h"
#include "survey/survey_group.h"

#include <string.h>

bool form_use_slip(struct club *club, const unsigned char hash[TOKEN_HASH_SIZE],
                   struct error *err)
{
    struct statement *s =
        statement_new(club->store, "UPDATE survey_slip SET is_used = 1 WHERE hash = :hash");
    statement_bind_bytes(s, ":hash", hash, TOKEN_HASH_SIZE);
    return statement_run(s, err);
}

static bool count_one(struct club *club, int64_t survey_id, int question, int option,
                      struct error *err)
{
    struct statement *s =
        statement_new(club->store, "INSERT INTO survey_form (survey_id, question, option)"
                                   " VALUES (:survey, :question, :option)");
    statement_bind_integer(s, ":survey", survey_id);
    statement_bind_integer(s, ":question", question);
    statement_bind_integer(s, ":option", option);
    return statement_run(s, err);
}

bool form_count_answers(struct club *club, int64_t survey_id, const int *answers, int count,
                        struct error *err)
{
    bool ok = true;
    for (int i = 0; ok && i < count; i++) {
        if (answers[i] != SURVEY_UNANSWERED)
            ok = count_one(club, survey_id, i + 1, answers[i], err);
    }
    return ok;
}

static bool look_at_slip(struct club *club, const unsigned char hash[TOKEN_HASH_SIZE],
                         int64_t *survey_id, enum form_state *state, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT l.survey_id, l.is_used, v.closed_at IS NOT NULL FROM survey_slip l"
                     " JOIN survey v ON v.id = l.survey_id WHERE l.hash = :hash");
    statement_bind_bytes(s, ":hash", hash, TOKEN_HASH_SIZE);
    *state = FORM_UNKNOWN;
    if (statement_step(s)) {
        *survey_id = statement_integer(s, 0);
        *state = FORM_OPEN;
        if (statement_integer(s, 2))
            *state = FORM_OVER;
        if (statement_integer(s, 1))
            *state = FORM_USED;
    }
    return statement_finish(s, err);
}

static bool read_questions(struct club *club, struct form *form, struct error *err)
{
    struct survey survey = {.id = form->survey_id};
    return survey_questions_get(club, &survey, &form->questions, err);
}

bool form_begin_slip(struct club *club, const char *payload, struct form *form,
                     enum form_state *state, struct error *err)
{
    memset(form, 0, sizeof *form);
    token_hash(payload, form->hash);
    if (!look_at_slip(club, form->hash, &form->survey_id, state, err))
        return false;
    return *state != FORM_OPEN || read_questions(club, form, err);
}

bool form_begin_group(struct club *club, struct form *form, enum form_state *state,
                      struct error *err)
{
    struct survey_group group;
    bool found;
    memset(form, 0, sizeof *form);
    if (!survey_group_find(club, &group, &found, err))
        return false;
    *state = found ? FORM_OPEN : FORM_OVER;
    form->group_id = group.id;
    form->survey_id = group.survey_id;
    return !found || read_questions(club, form, err);
}

static bool look_at_group(struct club *club, const struct form *form, enum form_state *state,
                          struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT g.ended_at IS NULL AND g.forms < g.people AND v.closed_at IS NULL"
                     " FROM survey_group g JOIN survey v ON v.id = g.survey_id WHERE g.id = :id");
    statement_bind_integer(s, ":id", form->group_id);
    *state = statement_step(s) && statement_integer(s, 0) ? FORM_OPEN : FORM_OVER;
    return statement_finish(s, err);
}

static bool use_place(struct club *club, int64_t group_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE survey_group SET forms = forms + 1 WHERE id = :id");
    statement_bind_integer(s, ":id", group_id);
    return statement_run(s, err);
}

static bool count_whole(struct club *club, const struct form *form, const int *answers,
                        enum form_state *state, struct error *err)
{
    int64_t survey_id;
    bool has_slip = form->group_id == 0;
    if (!(has_slip ? look_at_slip(club, form->hash, &survey_id, state, err)
                   : look_at_group(club, form, state, err)))
        return false;
    if (*state != FORM_OPEN)
        return true;
    return (has_slip ? form_use_slip(club, form->hash, err)
                     : use_place(club, form->group_id, err)) &&
           form_count_answers(club, form->survey_id, answers, form->questions.count, err);
}

static bool is_possible(const struct form *form, const int *answers)
{
    bool is_empty = true;
    for (int i = 0; i < form->questions.count; i++) {
        if (answers[i] < 0 || answers[i] > form->questions.items[i].option_count)
            return false;
        is_empty = is_empty && answers[i] == SURVEY_UNANSWERED;
    }
    return !is_empty;
}

bool form_count(struct club *club, const struct form *form, const int *answers,
                enum form_state *state, struct error *err)
{
    *state = FORM_OPEN;
    if (!is_possible(form, answers))
        return true;
    if (!store_begin(club->store, __func__, err))
        return false;
    bool ok = count_whole(club, form, answers, state, err);
    if (!store_end(club->store, ok, err))
        return false;
    if (*state == FORM_OPEN)
        *state = FORM_COUNTED;
    return true;
}
