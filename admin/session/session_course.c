/* session course: what became of a session. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/session/session_commands.h"
#include "admin/session/session_course_read.h"
#include "admin/session/session_moment.h"
#include "base/language.h"
#include "club/presence/month.h"

#include <string.h>

const struct parameter session_course_parameters[] = {
    {.name = N_("SESSION"), .type = PARAMETER_SESSION, .is_required = true,
     .meaning = N_("the session's code, like G1-2026-01-12")},
    SESSION_COURSE_OPTIONS,
    {.name = "--led-by", .type = PARAMETER_TEXT,
     .meaning = N_("who really led: codes of staff with commas between")},
    {.name = NULL},
};

/* "none" takes a word away. */
static const char *read_word(const struct invocation *invocation, const char *option)
{
    const char *word = invocation_text(invocation, option);
    return word && strcmp(word, "none") == 0 ? "" : word;
}

/* "AP, JW" into its codes. */
static bool read_led_by(const char *text, struct session_course_typed *typed, struct error *err)
{
    char *after;
    if (!text)
        return true;
    if (strlen(text) >= sizeof typed->codes)
        return error_set(err, ERROR_USAGE, _("At most %d people lead one session."),
                         SESSION_COURSE_LEADERS);
    memcpy(typed->codes, text, strlen(text) + 1);
    for (char *code = strtok_r(typed->codes, ", ", &after); code;
         code = strtok_r(NULL, ", ", &after)) {
        if (typed->entry.led_count == SESSION_COURSE_LEADERS)
            return error_set(err, ERROR_USAGE, _("At most %d people lead one session."),
                             SESSION_COURSE_LEADERS);
        typed->led_by[typed->entry.led_count++] = code;
    }
    typed->entry.led_by = typed->led_by;
    return typed->entry.led_count ||
           error_set(err, ERROR_USAGE, _("--led-by needs codes of staff, like AP,JW."));
}

bool session_course_read(const struct invocation *invocation, const struct session *session,
                         struct session_course_typed *typed, struct error *err)
{
    int64_t began_at, ended_at;
    memset(typed, 0, sizeof *typed);
    if (!session_moment_of(invocation, "--began", session, 0, &began_at, err) ||
        !session_moment_of(invocation, "--ended", session, 0, &ended_at, err))
        return false;
    typed->entry = (struct session_course_entry){
        .began_at = began_at,
        .ended_at = ended_at,
        .topic = read_word(invocation, "--topic"),
        .has_headcount = invocation_has(invocation, "--headcount"),
        .headcount = (int)invocation_number_or(invocation, "--headcount", 0),
        .has_uncounted = invocation_has(invocation, "--uncounted"),
        .uncounted = (int)invocation_number_or(invocation, "--uncounted", 0),
        .explanation = read_word(invocation, "--explanation"),
    };
    return read_led_by(invocation_text(invocation, "--led-by"), typed, err);
}

static void tell_effect(const struct invocation *invocation,
                        const struct session_course_effect *effect)
{
    if (effect->statuses)
        say(invocation, _("Presences or lateness that came out otherwise by it: %d."),
            effect->statuses);
    if (effect->credits)
        say(invocation, _("People whose credited minutes came out otherwise by it: %d."),
            effect->credits);
}

bool session_course_run(struct invocation *invocation, struct error *err)
{
    struct session session;
    struct session_course_typed typed;
    struct session_course_effect effect;
    struct club *club = &invocation->club;
    if (!session_get(club, invocation_text(invocation, "SESSION"), &session, err) ||
        !session_course_read(invocation, &session, &typed, err) ||
        !month_check_session(club, session.id, err) ||
        (session.signed_version && !second_person_with(invocation, ROLES_REGISTER, err)) ||
        !session_course_tell(club, session.code, &typed.entry, &effect, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:i, s:i}", "session", session.code, "changed_presences",
                          effect.statuses, "changed_credits", effect.credits),
                _("Told of %s."), session.code);
    if (invocation->output != OUTPUT_JSON)
        tell_effect(invocation, &effect);
    if (session.signed_version)
        say(invocation, _("Its list is changed since it was signed. Whoever led it can sign it "
                          "again: obecni session sign %s"),
            session.code);
    return true;
}
