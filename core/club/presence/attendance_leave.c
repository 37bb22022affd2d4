/* A leaving at its hour, and entry that was refused. */
#include "club/presence/attendance_mark.h"

#include "base/language.h"
#include "club/dictionary.h"

static bool leave(struct club *club, const struct attendance_target *target, int64_t at,
                  struct attendance_row *row, struct error *err)
{
    bool is_repeat;
    if (!attendance_target_check(club, target, ATTENDANCE_PRESENT, 0, err))
        return false;
    if (!target->is_present)
        return error_set(err, ERROR_REFUSED, _("Participant %s is not recorded as present in %s."),
                         target->participant, target->session);
    if (at > club_now(club))
        return error_set(err, ERROR_REFUSED, _("A leaving cannot be recorded ahead of time."));
    if (at < target->in_at || at > target->over_at)
        return error_set(err, ERROR_USAGE,
                         _("Somebody leaves after the arrival and not after the end of %s."),
                         target->session);
    struct presence_event event = {
        .kind = PRESENCE_LEFT,
        .session_id = target->session_id,
        .participant_id = target->participant_id,
        .at = at,
        .source = "staff_manual",
    };
    return attendance_record(club, &event, row, &is_repeat, err) &&
           club_note(club, "presence.leave", target->participant,
                     json_pack("{s:I, s:s}", "at", (json_int_t)at, "session", target->session),
                     err);
}

bool attendance_leave(struct club *club, const char *session, const char *participant, int64_t at,
                      struct attendance_row *row, struct error *err)
{
    struct attendance_target target;
    if (!club_begin(club, err))
        return false;
    bool ok = attendance_target_find(club, session, participant, &target, err) &&
              leave(club, &target, at, row, err);
    return club_end(club, ok, err);
}

static bool refuse(struct club *club, const struct attendance_target *target, const char *reason,
                   int64_t at, struct error *err)
{
    bool is_repeat;
    struct attendance_row row;
    int64_t now = club_now(club);
    if (!attendance_target_check(club, target, ATTENDANCE_REFUSED_ENTRY, at, err))
        return false;
    struct presence_event event = {
        .kind = PRESENCE_REFUSED,
        .session_id = target->session_id,
        .participant_id = target->participant_id,
        .at = at ? at : now < target->over_at ? now : target->start_at,
        .source = "staff_manual",
        .reason = reason,
    };
    return attendance_record(club, &event, &row, &is_repeat, err) &&
           club_note(club, "presence.refuse", target->participant,
                     json_pack("{s:I, s:s}", "at", (json_int_t)event.at, "session",
                               target->session),
                     err);
}

bool attendance_refuse(struct club *club, const char *session, const char *participant,
                       const char *reason, int64_t at, struct error *err)
{
    struct attendance_target target;
    if (!dictionary_check(DICTIONARY_REFUSAL_REASON, reason, err) || !club_begin(club, err))
        return false;
    bool ok = attendance_target_find(club, session, participant, &target, err) &&
              refuse(club, &target, reason, at, err);
    return club_end(club, ok, err);
}
