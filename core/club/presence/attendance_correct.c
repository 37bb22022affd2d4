/* Corrections: a new event with author and reason; what was noted before stays. */
#include "club/presence/attendance_target.h"

#include "base/language.h"
#include "base/text.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <string.h>

enum { REASON_SIZE = 241 };

/* The reason is people's words and may name somebody: the chain covers its digest only. */
static bool note(struct club *club, const struct attendance_target *target,
                 const struct presence_event *event, struct error *err)
{
    char digest[DIGEST_SHORT_SIZE];
    digest_short(event->reason, strlen(event->reason), digest);
    return club_note(club, "presence.correct", target->participant,
                     json_pack("{s:I, s:s, s:s, s:s}", "at", (json_int_t)event->at, "reason_digest",
                               digest, "session", target->session, "status",
                               attendance_status_word(event->status)),
                     err);
}

/* A refusal has a verb and a code of its own; leaving needs an hour. */
static bool check_status(const struct attendance_correction *correction, struct error *err)
{
    if (correction->status == ATTENDANCE_REFUSED_ENTRY)
        return error_set(err, ERROR_USAGE,
                         _("A correction says present, late, left_early, absent or unknown."));
    return correction->status != ATTENDANCE_LEFT_EARLY || correction->at ||
           error_set(err, ERROR_USAGE, _("Say when the person left, with --at."));
}

/* That somebody was not there is true of the person, so it is noted for each number of the
 * person that has a mark in the session: whoever reads rows by number reads the same. */
static bool record_other_numbers(struct club *club, struct presence_event event, struct error *err)
{
    if (event.status != ATTENDANCE_ABSENT && event.status != ATTENDANCE_UNKNOWN)
        return true;
    struct statement *s = statement_new(
        club->store,
        "SELECT o.id FROM attendance t CROSS JOIN participant o ON o.id = t.participant_id"
        " WHERE t.session_id = :session AND o.id <> :participant"
        "   AND ifnull(o.merged_into_id, o.id) ="
        "     (SELECT ifnull(merged_into_id, id) FROM participant WHERE id = :participant)");
    statement_bind_integer(s, ":session", event.session_id);
    statement_bind_integer(s, ":participant", event.participant_id);
    bool ok = true, is_repeat;
    struct attendance_row row;
    while (ok && statement_step(s)) {
        event.participant_id = statement_integer(s, 0);
        ok = attendance_record(club, &event, &row, &is_repeat, err);
    }
    return statement_finish(s, err) && ok;
}

bool attendance_correct(struct club *club, const struct attendance_correction *correction,
                        struct error *err)
{
    struct attendance_target target = {0};
    char reason[REASON_SIZE];
    struct attendance_row row;
    bool is_repeat;
    if (!text_read_name(correction->reason, _("The reason"), reason, sizeof reason, err) ||
        !club_begin(club, err))
        return false;
    bool ok = attendance_target_find(club, correction->session, correction->participant, &target,
                                     err) &&
              check_status(correction, err) &&
              attendance_target_check(club, &target, correction->status, correction->at, err);
    struct presence_event event = {
        .kind = PRESENCE_CORRECTED,
        .session_id = target.session_id,
        .participant_id = target.participant_id,
        .at = correction->at ? correction->at : target.in_at ? target.in_at : target.start_at,
        .source = "correction",
        .status = correction->status,
        .reason = reason,
    };
    ok = ok && attendance_record(club, &event, &row, &is_repeat, err) &&
         record_other_numbers(club, event, err) && note(club, &target, &event, err);
    return club_end(club, ok, err);
}
