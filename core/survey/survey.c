/* Opening, closing, listing surveys. Their questions are survey_questions.c's. */
#include "survey/survey.h"

#include "base/memory.h"
#include "base/text.h"
#include "club/timetable/programme.h"
#include "store/statement.h"
#include "survey/survey_group_store.h"
#include "survey/survey_questions_store.h"

#include <stdlib.h>

static void fill(struct survey *survey, struct statement *s)
{
    *survey = (struct survey){
        .id = statement_integer(s, 0),
        .opened_at = statement_integer(s, 4),
        .closed_at = statement_integer(s, 5),
        .question_count = (int)statement_integer(s, 6),
        .slips = statement_integer(s, 7),
        .used = statement_integer(s, 8),
        .people = statement_integer(s, 9),
        .group_forms = statement_integer(s, 10),
    };
    survey->asked = survey->slips + survey->people;
    survey->forms = survey->used + survey->group_forms;
    statement_copy_text(s, 1, survey->code, sizeof survey->code);
    statement_copy_text(s, 2, survey->programme, sizeof survey->programme);
    statement_copy_text(s, 3, survey->title, sizeof survey->title);
}

bool survey_list(struct club *club, const char *programme, struct survey_list *list,
                 struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT v.id, v.code, p.code, v.title, v.opened_at, ifnull(v.closed_at, 0),"
        " (SELECT count(*) FROM survey_question WHERE survey_id = v.id),"
        " count(l.hash), ifnull(sum(l.is_used), 0),"
        " (SELECT ifnull(sum(people), 0) FROM survey_group WHERE survey_id = v.id),"
        " (SELECT ifnull(sum(forms), 0) FROM survey_group WHERE survey_id = v.id)"
        " FROM survey v JOIN programme p ON p.id = v.programme_id"
        " LEFT JOIN survey_slip l ON l.survey_id = v.id"
        " WHERE :programme IS NULL OR p.code = :programme GROUP BY v.id ORDER BY v.code");
    statement_bind_text(s, ":programme", programme);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        fill(&list->items[list->count++], s);
    }
    return statement_finish(s, err);
}

void survey_list_free(struct survey_list *list)
{
    free(list->items);
    *list = (struct survey_list){0};
}

static bool find(struct club *club, const char *code, struct survey *survey, bool *found,
                 struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT v.id, v.code, p.code, v.title, v.opened_at, ifnull(v.closed_at, 0),"
        " (SELECT count(*) FROM survey_question WHERE survey_id = v.id),"
        " (SELECT count(*) FROM survey_slip WHERE survey_id = v.id),"
        " (SELECT count(*) FROM survey_slip WHERE survey_id = v.id AND is_used = 1),"
        " (SELECT ifnull(sum(people), 0) FROM survey_group WHERE survey_id = v.id),"
        " (SELECT ifnull(sum(forms), 0) FROM survey_group WHERE survey_id = v.id)"
        " FROM survey v JOIN programme p ON p.id = v.programme_id WHERE v.code = :code");
    statement_bind_text(s, ":code", code);
    *found = statement_step(s);
    if (*found)
        fill(survey, s);
    return statement_finish(s, err);
}

bool survey_get(struct club *club, const char *code, struct survey *survey, struct error *err)
{
    bool found;
    if (!find(club, code, survey, &found, err))
        return false;
    return found || error_set(err, ERROR_REFUSED,
                              _("There is no survey “%.32s”. See: obecni survey list"), code);
}

static bool insert(struct club *club, const struct survey_entry *entry, const char *title,
                   int64_t programme_id, struct error *err)
{
    int64_t id = club_new_id(club);
    struct statement *s =
        statement_new(club->store, "INSERT INTO survey (id, code, programme_id, title, opened_at)"
                                   " VALUES (:id, :code, :programme, :title, :now)");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":code", entry->code);
    statement_bind_integer(s, ":programme", programme_id);
    statement_bind_text(s, ":title", title);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err) && survey_questions_store(club, id, entry->questions, err);
}

bool survey_add(struct club *club, const struct survey_entry *entry, struct error *err)
{
    struct programme programme;
    struct survey taken;
    char title[LABEL_SIZE];
    bool found;
    if (!text_is_code(entry->code))
        return error_set(err, ERROR_USAGE, _("“%.40s” is not a code."), entry->code);
    if (!text_read_name(entry->title, _("the survey's title"), title, sizeof title, err) ||
        !survey_questions_check(entry->questions, err) ||
        !programme_get(club, entry->programme, &programme, err) ||
        !find(club, entry->code, &taken, &found, err))
        return false;
    if (found)
        return error_set(err, ERROR_REFUSED, _("There is a survey “%s” already."), entry->code);
    if (!club_begin(club, err))
        return false;
    bool ok = insert(club, entry, title, programme.id, err) &&
              club_note(club, "survey.add", entry->code,
                        json_pack("{s:s, s:i}", "programme", programme.code, "questions",
                                  entry->questions->count),
                        err);
    return club_end(club, ok, err);
}

static bool close_open(struct club *club, const char *code, struct error *err)
{
    struct survey survey;
    if (!survey_get(club, code, &survey, err))
        return false;
    if (survey.closed_at)
        return error_set(err, ERROR_REFUSED, _("The survey %s is closed."), survey.code);
    if (!survey_group_end_of(club, survey.id, err))
        return false;
    struct statement *s =
        statement_new(club->store, "UPDATE survey SET closed_at = :now WHERE id = :id");
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":id", survey.id);
    return statement_run(s, err) &&
           club_note(club, "survey.close", survey.code,
                     json_pack("{s:I, s:I, s:I}", "slips", (json_int_t)survey.slips, "people",
                               (json_int_t)survey.people, "forms", (json_int_t)survey.forms),
                     err);
}

bool survey_close(struct club *club, const char *code, struct error *err)
{
    return club_begin(club, err) && club_end(club, close_open(club, code, err), err);
}
