/* attendance correct: what is true, with a reason; of a signed list by two persons. */
#include "admin/session/attendance_mark.h"

#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/session/session_moment.h"
#include "base/language.h"
#include "club/presence/attendance.h"
#include "club/presence/month.h"

const struct parameter attendance_correct_parameters[] = {
    {.name = N_("SESSION"), .type = PARAMETER_SESSION, .is_required = true,
     .meaning = N_("the session's code")},
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
     .meaning = N_("the participant's number")},
    {.name = "--status", .type = PARAMETER_WORD, .is_required = true,
     .choices = "present late left_early absent unknown", .meaning = N_("what is true")},
    {.name = "--reason", .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("why, in a few words without health details")},
    {.name = "--at", .type = PARAMETER_INSTANT,
     .meaning = N_("when the person came, of left_early when the person left")},
    {.name = NULL},
};

bool attendance_correct_run(struct invocation *invocation, struct error *err)
{
    struct session session;
    struct club *club = &invocation->club;
    int64_t at;
    if (!session_get(club, invocation_text(invocation, "SESSION"), &session, err) ||
        !session_moment(invocation, &session, 0, &at, err) ||
        !month_check_session(club, session.id, err) ||
        (session.signed_version && !second_person_with(invocation, ROLES_REGISTER, err)))
        return false;
    struct attendance_correction correction = {
        .session = session.code,
        .participant = invocation_text(invocation, "NUMBER"),
        .status = attendance_status_find(invocation_text(invocation, "--status")),
        .at = at,
        .reason = invocation_text(invocation, "--reason"),
    };
    if (!attendance_correct(club, &correction, err))
        return false;
    const char *word = attendance_status_word(correction.status);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s}", "session", correction.session, "participant",
                          correction.participant, "status", word),
                _("Corrected: %s in %s is now “%s”. The first entry stays visible."),
                correction.participant, correction.session, answer_stored_shown(word));
    if (session.signed_version)
        say(invocation, _("Its list is changed since it was signed. Whoever led it can sign it "
                          "again: obecni session sign %s"),
            session.code);
    return true;
}
