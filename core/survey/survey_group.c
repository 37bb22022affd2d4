/* Opening, finding and ending group mode. */
#include "survey/survey_group.h"

#include "store/statement.h"
#include "survey/survey_group_store.h"

bool survey_group_find(struct club *club, struct survey_group *group, bool *found,
                       struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT g.id, g.survey_id, g.people, g.forms, g.until_at, v.code FROM survey_group g"
                     " JOIN survey v ON v.id = g.survey_id WHERE g.ended_at IS NULL"
                     " AND g.until_at > :now AND g.forms < g.people AND v.closed_at IS NULL");
    statement_bind_integer(s, ":now", club_now(club));
    *group = (struct survey_group){0};
    *found = statement_step(s);
    if (*found) {
        *group = (struct survey_group){
            .id = statement_integer(s, 0),
            .survey_id = statement_integer(s, 1),
            .people = (int)statement_integer(s, 2),
            .forms = (int)statement_integer(s, 3),
            .until_at = statement_integer(s, 4),
        };
        statement_copy_text(s, 5, group->survey, sizeof group->survey);
    }
    return statement_finish(s, err);
}

bool survey_group_end_of(struct club *club, int64_t survey_id, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "UPDATE survey_group SET ended_at = :now"
                                   " WHERE ended_at IS NULL AND survey_id = :survey");
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":survey", survey_id);
    return statement_run(s, err);
}

/* Those that came to their end by themselves. */
static bool end_past(struct club *club, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE survey_group SET ended_at = :now WHERE ended_at IS NULL");
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool insert(struct club *club, const struct survey_group *group, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO survey_group (id, survey_id, people, opened_at, until_at)"
                     " VALUES (:id, :survey, :people, :now, :until)");
    statement_bind_integer(s, ":id", group->id);
    statement_bind_integer(s, ":survey", group->survey_id);
    statement_bind_integer(s, ":people", group->people);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":until", group->until_at);
    return statement_run(s, err);
}

static bool check_free(struct club *club, struct error *err)
{
    struct survey_group running;
    bool found;
    if (!survey_group_find(club, &running, &found, err))
        return false;
    return !found || error_set(err, ERROR_REFUSED,
                               _("The kiosk shows the survey %s. End that first: obecni survey "
                                 "kiosk %s --end"),
                               running.survey, running.survey);
}

static bool open_one(struct club *club, const char *code, struct survey_group *group,
                     struct error *err)
{
    struct survey survey;
    if (!survey_get(club, code, &survey, err))
        return false;
    if (survey.closed_at)
        return error_set(err, ERROR_REFUSED, _("The survey %s is closed."), survey.code);
    if (!check_free(club, err) || !end_past(club, err))
        return false;
    group->id = club_new_id(club);
    group->survey_id = survey.id;
    return insert(club, group, err) &&
           club_note(club, "survey.kiosk", survey.code,
                     json_pack("{s:i, s:I}", "people", group->people, "until",
                               (json_int_t)group->until_at),
                     err);
}

bool survey_group_open(struct club *club, const char *survey, int people, int64_t seconds,
                       struct survey_group *group, struct error *err)
{
    *group = (struct survey_group){.people = people, .until_at = club_now(club) + seconds};
    if (people < SURVEY_GROUP_LEAST || people > SURVEY_GROUP_MOST)
        return error_set(err, ERROR_USAGE,
                         _("A group has %d to %d people. Whoever answers alone takes a slip."),
                         SURVEY_GROUP_LEAST, SURVEY_GROUP_MOST);
    if (seconds < SURVEY_GROUP_SECONDS_LEAST || seconds > SURVEY_GROUP_SECONDS_MOST)
        return error_set(err, ERROR_USAGE, "%s",
                         _("The kiosk shows a survey for 1 minute to 12 hours."));
    return club_begin(club, err) && club_end(club, open_one(club, survey, group, err), err);
}

static bool end_one(struct club *club, const char *code, struct survey_group *group,
                    struct error *err)
{
    struct survey survey;
    bool found;
    if (!survey_get(club, code, &survey, err) || !survey_group_find(club, group, &found, err))
        return false;
    if (!found || group->survey_id != survey.id)
        return error_set(err, ERROR_REFUSED, _("The kiosk does not show the survey %s."),
                         survey.code);
    return survey_group_end_of(club, survey.id, err) &&
           club_note(club, "survey.kiosk_end", survey.code,
                     json_pack("{s:i, s:i}", "people", group->people, "forms", group->forms), err);
}

bool survey_group_end(struct club *club, const char *survey, struct survey_group *group,
                      struct error *err)
{
    return club_begin(club, err) && club_end(club, end_one(club, survey, group, err), err);
}
