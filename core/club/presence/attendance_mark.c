/* Marks of one or of many, and who is still without one. Leavings and refusals are
 * attendance_leave.c's. */
#include "club/presence/attendance_mark.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/refusal.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static bool open_if_needed(struct club *club, int64_t session_id, struct error *err)
{
    struct attendance_terms terms;
    return attendance_terms_get(club, session_id, ATTENDANCE_NOW, &terms, err) &&
           (terms.is_open || attendance_open_session(club, session_id, err));
}

/* Everybody expected of whom nothing is known, by number. Somebody whose other, merged number
 * came is not missing. */
static struct statement *missing(struct club *club, int64_t session_id)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT p.number FROM expected x JOIN participant p ON p.id = x.participant_id"
        " LEFT JOIN attendance t ON t.session_id = x.session_id"
        "   AND t.participant_id = x.participant_id"
        " WHERE x.session_id = :session AND (t.status IS NULL OR t.status = 'unknown')"
        " AND NOT EXISTS (SELECT 1 FROM presence_event e"
        "   WHERE e.participant_id = x.participant_id AND e.session_id = x.session_id"
        "   AND (e.kind = 'marked' OR e.kind = 'corrected'))"
        " AND NOT EXISTS (SELECT 1 FROM participant o JOIN attendance u"
        "   ON u.participant_id = o.id AND u.session_id = x.session_id"
        "   WHERE o.merged_into_id = p.id OR o.id = p.merged_into_id)"
        " ORDER BY p.number");
    statement_bind_integer(s, ":session", session_id);
    return s;
}

bool attendance_mark_missing(struct club *club, int64_t session_id, char **numbers, size_t *count,
                             struct error *err)
{
    struct buffer text = {0};
    *count = 0;
    *numbers = NULL;
    if (!open_if_needed(club, session_id, err))
        return false;
    struct statement *s = missing(club, session_id);
    buffer_append_text(&text, "");
    while (statement_step(s))
        buffer_printf(&text, "%s%s", (*count)++ ? ", " : "", statement_text(s, 0));
    *numbers = text.text;
    return statement_finish(s, err);
}

bool attendance_mark_put(struct club *club, const struct attendance_target *target,
                         enum attendance_status status, int64_t at, struct error *err)
{
    bool is_repeat, is_late = status == ATTENDANCE_LATE, goes = status == ATTENDANCE_LEFT_EARLY;
    struct attendance_row row;
    if (!attendance_target_check(club, target, status, at, err))
        return false;
    if (target->has_left_before && attendance_is_presence(status))
        return error_set_as(err, ERROR_REFUSED, REFUSAL_PERSON_LEFT,
                            _("Participant %s left the club before that day. See “obecni participant "
                              "show %s”."),
                            target->participant, target->participant);
    if (goes && !at)
        return error_set(err, ERROR_USAGE, _("Say when the person left, with --at."));
    if (is_late && !at && !target->in_at)
        return error_set(err, ERROR_USAGE, _("Say when the person came, with --at."));
    struct presence_event event = {
        .kind = PRESENCE_MARKED,
        .session_id = target->session_id,
        .participant_id = target->participant_id,
        .at = at ? at : target->in_at ? target->in_at : target->start_at,
        .source = "staff_manual",
        .status = status,
    };
    return attendance_record(club, &event, &row, &is_repeat, err);
}

static bool put_number(struct club *club, const char *session, const char *participant,
                       enum attendance_status status, int64_t at, json_t *numbers,
                       struct error *err)
{
    struct attendance_target target;
    if (!attendance_target_find(club, session, participant, &target, err) ||
        !attendance_mark_put(club, &target, status, at, err))
        return false;
    json_array_append_new(numbers, json_string(target.participant));
    return true;
}

bool attendance_mark_rest(struct club *club, int64_t session_id, const char *session,
                          enum attendance_status status, json_t *numbers, struct error *err)
{
    char *missing_numbers, *after;
    size_t count;
    bool ok = attendance_mark_missing(club, session_id, &missing_numbers, &count, err);
    for (char *number = ok ? strtok_r(missing_numbers, ", ", &after) : NULL; ok && number;
         number = strtok_r(NULL, ", ", &after))
        ok = put_number(club, session, number, status, 0, numbers, err);
    free(missing_numbers);
    return ok;
}

/* The session must be one that can be spoken about before it is opened for the rest. */
static bool mark_rest(struct club *club, const struct attendance_marks *marks, json_t *numbers,
                      struct error *err)
{
    struct attendance_target target;
    if (!attendance_target_find_session(club, marks->session, &target, err) ||
        !attendance_target_check(club, &target, ATTENDANCE_UNKNOWN, marks->at, err) ||
        !attendance_mark_rest(club, target.session_id, target.session, marks->status, numbers, err))
        return false;
    return json_array_size(numbers) ||
           error_set(err, ERROR_REFUSED, _("Everybody who is expected in %s has a mark."),
                     target.session);
}

static bool mark_all(struct club *club, const struct attendance_marks *marks, json_t *numbers,
                     struct error *err)
{
    if (marks->is_rest)
        return mark_rest(club, marks, numbers, err);
    for (size_t i = 0; i < marks->count; i++) {
        if (!put_number(club, marks->session, marks->participants[i], marks->status, marks->at,
                        numbers, err))
            return false;
    }
    return true;
}

bool attendance_mark(struct club *club, const struct attendance_marks *marks, size_t *marked,
                     struct error *err)
{
    if (!club_begin(club, err))
        return false;
    json_t *numbers = json_array();
    bool ok = mark_all(club, marks, numbers, err);
    *marked = json_array_size(numbers);
    json_t *body = json_pack("{s:s, s:o}", "status", attendance_status_word(marks->status),
                             "participants", numbers);
    if (ok && marks->at)
        json_object_set_new(body, "at", json_integer(marks->at));
    if (ok)
        ok = club_note(club, "presence.mark", marks->session, body, err);
    else
        json_decref(body);
    return club_end(club, ok, err);
}
