/* attendance mark, leave and refuse: while the list is not signed. */
#include "admin/session/attendance_mark.h"

#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/session/session_moment.h"
#include "base/language.h"
#include "club/presence/attendance_mark.h"
#include "club/presence/month.h"

#include <string.h>

enum { NUMBERS_MOST = 60 };

#define SESSION_PARAMETER                                                                          \
    {.name = N_("SESSION"), .type = PARAMETER_SESSION, .is_required = true,                        \
     .meaning = N_("the session's code")}
#define NUMBER_PARAMETER                                                                           \
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,                          \
     .meaning = N_("the participant's number")}

const struct parameter attendance_mark_parameters[] = {
    SESSION_PARAMETER,
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_rest = true,
     .meaning = N_("the participants' numbers")},
    {.name = "--status", .type = PARAMETER_WORD, .choices = "present late left_early absent unknown",
     .meaning = N_("what is true of them")},
    {.name = "--at", .type = PARAMETER_INSTANT,
     .meaning = N_("when they came, of left_early when they left")},
    {.name = "--rest", .type = PARAMETER_WORD, .choices = "present absent unknown",
     .meaning = N_("instead: what is true of everybody expected without a mark")},
    {.name = NULL},
};

const struct parameter attendance_leave_parameters[] = {
    SESSION_PARAMETER,
    NUMBER_PARAMETER,
    {.name = "--at", .type = PARAMETER_INSTANT, .meaning = N_("when the person left (now)")},
    {.name = NULL},
};

const struct parameter attendance_refuse_parameters[] = {
    SESSION_PARAMETER,
    NUMBER_PARAMETER,
    {.name = "--reason", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("a code and never more: sobriety, test_declined, conduct, safety or other")},
    {.name = "--at", .type = PARAMETER_INSTANT, .meaning = N_("when the person came (now)")},
    {.name = NULL},
};

static bool check_marks(const struct invocation *invocation, struct error *err)
{
    bool has_rest = invocation_has(invocation, "--rest");
    bool has_numbers = invocation_rest(invocation, "NUMBER", 0) != NULL;
    if (has_rest == has_numbers)
        return error_set(err, ERROR_USAGE,
                         _("Name the people by number, or say --rest for everybody without a mark; "
                           "one of the two."));
    if (has_rest && (invocation_has(invocation, "--status") || invocation_has(invocation, "--at")))
        return error_set(err, ERROR_USAGE, _("--rest goes without --status and --at."));
    return has_rest || invocation_has(invocation, "--status") ||
           error_set(err, ERROR_USAGE, _("Say what is true of them, with --status."));
}

static size_t read_numbers(const struct invocation *invocation, const char *numbers[NUMBERS_MOST])
{
    size_t count = 0;
    while (count < NUMBERS_MOST && invocation_rest(invocation, "NUMBER", (int)count)) {
        numbers[count] = invocation_rest(invocation, "NUMBER", (int)count);
        count++;
    }
    return count;
}

bool attendance_mark_run(struct invocation *invocation, struct error *err)
{
    size_t marked;
    struct session session;
    const char *numbers[NUMBERS_MOST];
    struct club *club = &invocation->club;
    int64_t at;
    if (!check_marks(invocation, err) ||
        !session_get(club, invocation_text(invocation, "SESSION"), &session, err) ||
        !session_moment(invocation, &session, 0, &at, err))
        return false;
    const char *rest = invocation_text(invocation, "--rest");
    const char *word = rest ? rest : invocation_text(invocation, "--status");
    struct attendance_marks marks = {
        .session = session.code,
        .status = attendance_status_find(word),
        .at = at,
        .participants = numbers,
        .count = read_numbers(invocation, numbers),
        .is_rest = rest != NULL,
    };
    if (!attendance_mark(club, &marks, &marked, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s, s:i}", "session", session.code, "status", word, "marked",
                          (int)marked),
                _("Marked in %s as “%s”: %zu."), session.code, answer_stored_shown(word), marked);
    return true;
}

bool attendance_leave_run(struct invocation *invocation, struct error *err)
{
    struct session session;
    struct attendance_row row;
    char at_text[CLOCK_TEXT_SIZE];
    struct club *club = &invocation->club;
    const char *number = invocation_text(invocation, "NUMBER");
    int64_t at;
    if (!session_get(club, invocation_text(invocation, "SESSION"), &session, err) ||
        !session_moment(invocation, &session, club_now(club), &at, err) ||
        !attendance_leave(club, session.code, number, at, &row, err))
        return false;
    const char *status = attendance_status_word(row.status);
    clock_format(at, at_text);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s, s:s, s:i}", "session", session.code, "participant",
                          number, "out_at", at_text, "status", status, "credited_minutes",
                          row.credited_minutes),
                _("%s left %s at %.5s: “%s”, minutes credited: %d."), number, session.code,
                at_text + 11, answer_stored_shown(status), row.credited_minutes);
    return true;
}

bool attendance_refuse_run(struct invocation *invocation, struct error *err)
{
    struct session session;
    struct club *club = &invocation->club;
    const char *number = invocation_text(invocation, "NUMBER");
    const char *reason = invocation_text(invocation, "--reason");
    int64_t at;
    if (!dictionary_check(DICTIONARY_REFUSAL_REASON, reason, err) ||
        !session_get(club, invocation_text(invocation, "SESSION"), &session, err) ||
        !session_moment(invocation, &session, 0, &at, err) ||
        !month_check_session(club, session.id, err) ||
        (session.signed_version && !second_person_with(invocation, ROLES_REGISTER, err)) ||
        !attendance_refuse(club, session.code, number, reason, at, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s}", "session", session.code, "participant", number,
                          "refusal_reason", reason),
                _("Refused entry to %s: %s. The glass tells nobody."), session.code, number);
    return true;
}
