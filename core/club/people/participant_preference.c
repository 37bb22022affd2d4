/* One row for each participant who wants the glass otherwise. */
#include "club/people/participant_preference.h"

#include "base/language.h"
#include "club/people/participant.h"
#include "store/statement.h"

#include <string.h>

struct participant_preference participant_preference_none(void)
{
    return (struct participant_preference){.text_percent = PREFERENCE_UNSAID,
                                           .speech = PREFERENCE_UNSAID,
                                           .low_reach = PREFERENCE_UNSAID};
}

static int integer_or_unsaid(struct statement *s, int column)
{
    return statement_is_null(s, column) ? PREFERENCE_UNSAID : (int)statement_integer(s, column);
}

bool participant_preference_find(struct club *club, const char *number,
                                 struct participant_preference *preference, bool *found,
                                 struct error *err)
{
    *preference = participant_preference_none();
    struct statement *s = statement_new(
        club->store, "SELECT ifnull(f.language, ''), f.text_percent, ifnull(f.theme, ''), f.speech,"
                     " f.low_reach FROM participant p JOIN participant_preference f"
                     "  ON f.participant_id = ifnull(p.merged_into_id, p.id)"
                     " WHERE p.number = :number");
    statement_bind_text(s, ":number", number);
    *found = statement_step(s);
    if (*found) {
        statement_copy_text(s, 0, preference->language, sizeof preference->language);
        preference->text_percent = integer_or_unsaid(s, 1);
        statement_copy_text(s, 2, preference->theme, sizeof preference->theme);
        preference->speech = integer_or_unsaid(s, 3);
        preference->low_reach = integer_or_unsaid(s, 4);
    }
    return statement_finish(s, err);
}

static bool put(struct club *club, int64_t person_id,
                const struct participant_preference *preference, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO participant_preference (participant_id, language, text_percent, theme,"
        " speech, low_reach, set_at, set_by) VALUES (:person, nullif(:language, ''),"
        " nullif(:text, -1), nullif(:theme, ''), nullif(:speech, -1), nullif(:low, -1), :now,"
        " :actor) ON CONFLICT (participant_id) DO UPDATE SET"
        "  language = ifnull(excluded.language, language),"
        "  text_percent = ifnull(excluded.text_percent, text_percent),"
        "  theme = ifnull(excluded.theme, theme), speech = ifnull(excluded.speech, speech),"
        "  low_reach = ifnull(excluded.low_reach, low_reach),"
        "  set_at = excluded.set_at, set_by = excluded.set_by");
    statement_bind_integer(s, ":person", person_id);
    statement_bind_text(s, ":language", preference->language);
    statement_bind_integer(s, ":text", preference->text_percent);
    statement_bind_text(s, ":theme", preference->theme);
    statement_bind_integer(s, ":speech", preference->speech);
    statement_bind_integer(s, ":low", preference->low_reach);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

static json_t *body_of(const struct participant_preference *preference)
{
    json_t *body = json_object();
    if (preference->language[0])
        json_object_set_new(body, "language", json_string(preference->language));
    if (preference->text_percent != PREFERENCE_UNSAID)
        json_object_set_new(body, "text", json_integer(preference->text_percent));
    if (preference->theme[0])
        json_object_set_new(body, "theme", json_string(preference->theme));
    if (preference->speech != PREFERENCE_UNSAID)
        json_object_set_new(body, "speech", json_boolean(preference->speech));
    if (preference->low_reach != PREFERENCE_UNSAID)
        json_object_set_new(body, "low_reach", json_boolean(preference->low_reach));
    return body;
}

/* The number, or the one that it leads to. */
static bool get_person(struct club *club, const char *number, struct participant *person,
                       struct error *err)
{
    if (!participant_get(club, number, person, err))
        return false;
    char into[NUMBER_SIZE];
    memcpy(into, person->merged_into, sizeof into);
    return !into[0] || participant_get(club, into, person, err);
}

static bool set(struct club *club, const char *number,
                const struct participant_preference *preference, struct error *err)
{
    struct participant person;
    json_t *body = body_of(preference);
    if (json_object_size(body) == 0) {
        json_decref(body);
        return error_set(err, ERROR_REFUSED, _("Nothing is said that could be remembered."));
    }
    if (get_person(club, number, &person, err) && participant_check_kept(club, &person, err) &&
        put(club, person.id, preference, err))
        return club_note(club, "participant.preferences", person.number, body, err);
    json_decref(body);
    return false;
}

bool participant_preference_set(struct club *club, const char *number,
                                const struct participant_preference *preference, struct error *err)
{
    return club_begin(club, err) && club_end(club, set(club, number, preference, err), err);
}

static bool clear(struct club *club, const char *number, struct error *err)
{
    struct participant person;
    if (!get_person(club, number, &person, err))
        return false;
    struct statement *s = statement_new(
        club->store, "DELETE FROM participant_preference WHERE participant_id = :person"
                     " RETURNING 1");
    statement_bind_integer(s, ":person", person.id);
    bool had = statement_step(s);
    if (!statement_finish(s, err))
        return false;
    if (!had)
        return error_set(err, ERROR_REFUSED,
                         _("Nothing is stored about how participant %s wants the kiosk."),
                         person.number);
    return club_note(club, "participant.preferences", person.number,
                     json_pack("{s:b}", "cleared", true), err);
}

bool participant_preference_clear(struct club *club, const char *number, struct error *err)
{
    return club_begin(club, err) && club_end(club, clear(club, number, err), err);
}
