/* Drawing slips and counting answers. The ledger says that a form came in, not which. */
#include "survey/slip.h"

#include "store/statement.h"
#include "survey/form_store.h"

#include <ctype.h>
#include <string.h>

static bool get_open(struct club *club, const char *code, struct survey *survey, struct error *err)
{
    if (!survey_get(club, code, survey, err))
        return false;
    return !survey->closed_at ||
           error_set(err, ERROR_REFUSED, _("The survey %s is closed."), survey->code);
}

static bool insert(struct club *club, int64_t survey_id, const char *payload, struct error *err)
{
    unsigned char hash[TOKEN_HASH_SIZE];
    token_hash(payload, hash);
    struct statement *s = statement_new(
        club->store, "INSERT INTO survey_slip (hash, survey_id) VALUES (:hash, :survey)");
    statement_bind_bytes(s, ":hash", hash, sizeof hash);
    statement_bind_integer(s, ":survey", survey_id);
    return statement_run(s, err);
}

static bool make(struct club *club, const char *code, int count, char (*payloads)[TOKEN_SIZE],
                 struct error *err)
{
    struct survey survey;
    bool ok = get_open(club, code, &survey, err);
    for (int i = 0; ok && i < count; i++) {
        token_slip_new(payloads[i]);
        ok = insert(club, survey.id, payloads[i], err);
    }
    return ok &&
           club_note(club, "survey.slips", survey.code, json_pack("{s:i}", "count", count), err);
}

bool slip_make(struct club *club, const char *survey, int count, char (*payloads)[TOKEN_SIZE],
               struct error *err)
{
    if (count < 1 || count > SURVEY_SLIPS_MOST)
        return error_set(err, ERROR_USAGE, _("1 to %d slips are made at once."), SURVEY_SLIPS_MOST);
    return club_begin(club, err) && club_end(club, make(club, survey, count, payloads, err), err);
}

bool slip_read(const char *typed, char payload[TOKEN_SIZE], struct error *err)
{
    size_t length = 0;
    for (; *typed && length < TOKEN_LENGTH; typed++) {
        if (*typed != ' ' && *typed != '-')
            payload[length++] = (char)toupper((unsigned char)*typed);
    }
    payload[length] = '\0';
    typed += strspn(typed, " -");
    if (!*typed && token_slip_check(payload))
        return true;
    if (!*typed && token_check(payload))
        return error_set(err, ERROR_USAGE, "%s",
                         _("This is somebody's card. A survey never takes a card: use a slip."));
    return error_set(err, ERROR_USAGE, "%s",
                     _("This is not a slip. Its code begins with OB2 and has 31 characters; scan "
                       "it, or type it once more."));
}

static bool check(struct club *club, const struct survey *survey,
                  const unsigned char hash[TOKEN_HASH_SIZE], struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT is_used FROM survey_slip WHERE hash = :hash AND survey_id = :survey");
    statement_bind_bytes(s, ":hash", hash, TOKEN_HASH_SIZE);
    statement_bind_integer(s, ":survey", survey->id);
    bool found = statement_step(s);
    bool is_used = found && statement_integer(s, 0);
    if (!statement_finish(s, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED, _("This slip does not belong to the survey %s."),
                         survey->code);
    return !is_used ||
           error_set(err, ERROR_REFUSED, "%s",
                     _("This slip was used: each takes one form. Nothing was counted."));
}

bool slip_check(struct club *club, const char *code, const char *typed, struct error *err)
{
    struct survey survey;
    char payload[TOKEN_SIZE];
    unsigned char hash[TOKEN_HASH_SIZE];
    if (!slip_read(typed, payload, err))
        return false;
    token_hash(payload, hash);
    return get_open(club, code, &survey, err) && check(club, &survey, hash, err);
}

static bool check_answers(struct club *club, const struct survey *survey, const int *answers,
                          int count, struct error *err)
{
    struct survey_questions questions;
    bool is_empty = true;
    if (!survey_questions_get(club, survey, &questions, err))
        return false;
    if (count != questions.count)
        return error_set(err, ERROR_USAGE,
                         _("The survey %s has %d questions; %d answers were given. One that was "
                           "left out is “-”."),
                         survey->code, questions.count, count);
    for (int i = 0; i < count; i++) {
        if (answers[i] < 0 || answers[i] > questions.items[i].option_count)
            return error_set(err, ERROR_USAGE, _("Question %d is answered with 1 to %d, or “-”."),
                             i + 1, questions.items[i].option_count);
        is_empty = is_empty && answers[i] == SURVEY_UNANSWERED;
    }
    return !is_empty ||
           error_set(err, ERROR_USAGE, "%s", _("Nothing is answered. The slip can still be used."));
}

static bool answer(struct club *club, const char *code, const unsigned char hash[TOKEN_HASH_SIZE],
                   const int *answers, int count, struct error *err)
{
    struct survey survey;
    bool ok = get_open(club, code, &survey, err) && check(club, &survey, hash, err) &&
              check_answers(club, &survey, answers, count, err) &&
              form_use_slip(club, hash, err) &&
              form_count_answers(club, survey.id, answers, count, err);
    return ok && club_note(club, "survey.form", survey.code, NULL, err);
}

bool slip_answer(struct club *club, const char *survey, const char *typed, const int *answers,
                 int count, struct error *err)
{
    char payload[TOKEN_SIZE];
    unsigned char hash[TOKEN_HASH_SIZE];
    if (!slip_read(typed, payload, err))
        return false;
    token_hash(payload, hash);
    return club_begin(club, err) &&
           club_end(club, answer(club, survey, hash, answers, count, err), err);
}
