/* Signing a list: who may, whether it is complete, and what is kept of it. Proving it later is
 * signoff_verify.c's. */
#include "club/session/signoff.h"

#include "base/language.h"
#include "club/presence/attendance_mark.h"
#include "club/presence/excuse.h"
#include "club/presence/month.h"
#include "club/refusal.h"
#include "club/session/session_lead.h"
#include "club/session/signoff_guard.h"
#include "club/session/signoff_list.h"
#include "club/staff/staff.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool signoff_check_actor(struct club *club, const struct session *session, struct error *err)
{
    bool has_led, found;
    struct staff staff;
    struct session_lead lead;
    if (!session_lead_has_led(club, session->id, club->actor, &has_led, err) ||
        !session_lead_get(club, session->id, &lead, err) ||
        !staff_find(club, club->actor, &staff, &found, err))
        return false;
    if (has_led)
        return strcmp(club->second, club->actor) != 0 ||
               error_set_as(err, ERROR_REFUSED, REFUSAL_SECOND_IS_FIRST,
                            _("The second person must be somebody else than %s."), club->actor);
    const char *led_by = lead.led[0] ? lead.led : "–";
    if (!found || !(roles_stored(staff.role) & ROLE_COORDINATOR))
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NOT_LEADER,
                            _("%s did not lead %s. It is signed by whoever led it: %s."), club->actor,
                            session->code, led_by);
    if (!club->second[0] || strcmp(club->second, club->actor) == 0)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NOT_LEADER,
                            _("%s did not lead %s. It is signed by whoever led it: %s. When they "
                              "cannot, a coordinator signs with a second person: --second CODE."),
                            club->actor, session->code, led_by);
    return true;
}

bool signoff_check(struct club *club, const struct session *session, int64_t over_at,
                   struct error *err)
{
    char over[CLOCK_TEXT_SIZE];
    if (session->cancel_reason[0])
        return error_set_as(err, ERROR_REFUSED, REFUSAL_CANCELLED,
                            _("The session %s is cancelled: there is nothing to sign."),
                            session->code);
    clock_format(over_at, over);
    if (over_at > club_now(club))
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NOT_OVER,
                            _("%s is over at %.5s; it is signed afterwards. When it ended earlier, "
                              "say so with --ended TIME."),
                            session->code, over + 11);
    return month_check_session(club, session->id, err);
}

static bool put_marks(struct club *club, const struct signoff_entry *entry, json_t *marked,
                      struct error *err)
{
    for (size_t i = 0; i < entry->mark_count; i++) {
        const struct signoff_mark *mark = &entry->marks[i];
        struct attendance_target target;
        if (!attendance_target_find(club, entry->session, mark->participant, &target, err) ||
            !attendance_mark_put(club, &target, mark->status, mark->at, err))
            return false;
        json_object_set_new(marked, target.participant,
                            json_string(attendance_status_word(mark->status)));
    }
    return true;
}

static bool put_rest(struct club *club, const struct session *session, json_t *marked,
                     struct error *err)
{
    json_t *numbers = json_array();
    bool ok = attendance_mark_rest(club, session->id, session->code, ATTENDANCE_ABSENT, numbers,
                                   err);
    for (size_t i = 0; ok && i < json_array_size(numbers); i++)
        json_object_set_new(marked, json_string_value(json_array_get(numbers, i)),
                            json_string("absent"));
    json_decref(numbers);
    return ok;
}

static bool check_complete(struct club *club, const struct session *session, struct error *err)
{
    size_t count;
    char *numbers;
    bool ok = attendance_mark_missing(club, session->id, &numbers, &count, err);
    if (ok && count)
        ok = error_set_as(err, ERROR_REFUSED, REFUSAL_UNMARKED,
                          _("Nothing is known of %s. Mark them (obecni attendance mark %s NUMBER "
                            "--status present, absent or unknown), or say --absent-rest."),
                          numbers, session->code);
    free(numbers);
    return ok;
}

/* Looked at in a change that is undone. */
bool signoff_missing(struct club *club, const struct session *session, char **numbers,
                     size_t *count, struct error *err)
{
    struct error undone = {0};
    *numbers = NULL;
    *count = 0;
    if (!club_begin(club, err))
        return false;
    bool ok = (session->signed_version || excuse_apply_session(club, session->id, err)) &&
              attendance_mark_missing(club, session->id, numbers, count, err);
    club_end(club, false, &undone);
    return ok;
}

/* What has to be on the list before it can be signed. */
static bool complete(struct club *club, const struct signoff_entry *entry,
                     const struct session *session, json_t *marked, struct error *err)
{
    return (session->signed_version || excuse_apply_session(club, session->id, err)) &&
           put_marks(club, entry, marked, err) &&
           (!entry->rest_absent || put_rest(club, session, marked, err)) &&
           check_complete(club, session, err);
}

static bool check_heads(const struct session_course *course, const struct signoff_list *list,
                        struct error *err)
{
    if (course->headcount < 0)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_UNCOUNTED,
                            _("How many heads were in the room has not been told. Say it with "
                              "--headcount; %d are marked as present."),
                            list->present);
    return course->headcount == list->present + course->uncounted || course->explanation[0] ||
           error_set_as(err, ERROR_REFUSED, REFUSAL_HEADS_DIFFER,
                        _("The heads do not fit: %d in the room, %d marked as present, %d without a "
                          "number. Mend the marks, or say why with --explanation."),
                        course->headcount, list->present, course->uncounted);
}

static bool check_news(struct club *club, const struct session *session,
                       const struct signoff_list *list, struct error *err)
{
    struct signoff before;
    char at[CLOCK_TEXT_SIZE];
    if (!signoff_get(club, session->id, &before, err))
        return false;
    clock_format(before.signed_at, at);
    at[10] = ' ';
    return !before.version || memcmp(before.hash, list->hash, sizeof before.hash) != 0 ||
           error_set_as(err, ERROR_REFUSED, REFUSAL_SIGNED_ALREADY,
                        _("%s is signed already, by %s on %.16s, and nothing changed since."),
                        session->code, before.signed_by, at);
}

static bool insert(struct club *club, int64_t session_id, const struct signoff *signoff,
                   struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO session_signoff (id, session_id, version, course_version, hash, expected,"
        " present, unknown, signed_by, second, signed_at) VALUES (:id, :session, :version,"
        " :course, :hash, :expected, :present, :unknown, :actor, :second, :now)");
    statement_bind_integer(s, ":id", signoff->id);
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":version", signoff->version);
    statement_bind_integer(s, ":course", signoff->course_version);
    statement_bind_bytes(s, ":hash", signoff->hash, sizeof signoff->hash);
    statement_bind_integer(s, ":expected", signoff->expected);
    statement_bind_integer(s, ":present", signoff->present);
    statement_bind_integer(s, ":unknown", signoff->unknown);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_text_or_null(s, ":second", club->second);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool note(struct club *club, const struct session *session,
                 const struct session_course *course, const struct signoff *signoff,
                 json_t *marked, struct error *err)
{
    char hash[DIGEST_TEXT_SIZE];
    digest_text(signoff->hash, hash);
    json_t *body = json_pack("{s:i, s:s, s:i, s:i, s:i, s:i, s:i}", "version", signoff->version,
                             "hash", hash, "expected", signoff->expected, "present",
                             signoff->present, "unknown", signoff->unknown, "headcount",
                             course->headcount, "uncounted", course->uncounted);
    if (course->explanation[0])
        json_object_set_new(body, "explanation", json_string(course->explanation));
    if (json_object_size(marked))
        json_object_set(body, "marked", marked);
    return club_note(club, "session.sign", session->code, body, err);
}

/* The list as it is now, with its course put down whole, is signed. */
static bool sign_list(struct club *club, const struct session *session,
                      const struct session_course *course, json_t *marked,
                      struct signoff *signoff, struct error *err)
{
    struct signoff_list list;
    *signoff = (struct signoff){.version = session->signed_version + 1,
                                .id = club_new_id(club),
                                .course_version = course->version,
                                .signed_at = club_now(club)};
    bool ok = signoff_list_write(club, session->id, signoff->id, course->version, &list, err) &&
              check_heads(course, &list, err) && check_news(club, session, &list, err);
    memcpy(signoff->hash, list.hash, sizeof signoff->hash);
    signoff->expected = list.expected;
    signoff->present = list.present;
    signoff->unknown = list.unknown;
    snprintf(signoff->signed_by, sizeof signoff->signed_by, "%s", club->actor);
    snprintf(signoff->second, sizeof signoff->second, "%s", club->second);
    signoff_list_free(&list);
    return ok && insert(club, session->id, signoff, err) &&
           note(club, session, course, signoff, marked, err);
}

/* When it was over by what is told now, else as known. */
static int64_t over_at(const struct session *session, const struct session_course_entry *course)
{
    return course->ended_at ? course->ended_at : session->over_at;
}

static bool sign(struct club *club, const struct signoff_entry *entry, json_t *marked,
                 struct signoff *signoff, struct error *err)
{
    struct session session;
    struct session_course course;
    return session_get(club, entry->session, &session, err) &&
           signoff_check(club, &session, over_at(&session, &entry->course), err) &&
           signoff_check_actor(club, &session, err) &&
           complete(club, entry, &session, marked, err) &&
           session_course_put(club, &session, &entry->course, true, &course, err) &&
           sign_list(club, &session, &course, marked, signoff, err);
}

bool signoff_sign(struct club *club, const struct signoff_entry *entry, struct signoff *signoff,
                  struct error *err)
{
    if (!club_begin(club, err))
        return false;
    json_t *marked = json_object();
    bool ok = sign(club, entry, marked, signoff, err);
    json_decref(marked);
    return club_end(club, ok, err);
}
