/* session sign: whoever led a session confirms its list. The questions are session_walk's. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/session/session_commands.h"
#include "admin/session/session_course_read.h"
#include "admin/session/session_walk.h"
#include "base/language.h"

#include <unistd.h>

const struct parameter session_sign_parameters[] = {
    {.name = N_("SESSION"), .type = PARAMETER_SESSION, .is_required = true,
     .meaning = N_("the session's code, like G1-2026-01-12")},
    SESSION_COURSE_OPTIONS,
    {.name = "--absent-rest", .type = PARAMETER_FLAG,
     .meaning = N_("whoever is expected without a mark or an excuse was absent")},
    {.name = NULL},
};

static void tell(const struct invocation *invocation, const struct session *session,
                 const struct signoff *signoff)
{
    char shown[DIGEST_SHORT_SIZE], hash[DIGEST_TEXT_SIZE];
    digest_shorten(signoff->hash, shown);
    digest_text(signoff->hash, hash);
    answer_done(invocation,
                json_pack("{s:s, s:i, s:s, s:i, s:i, s:i}", "session", session->code, "version",
                          signoff->version, "hash", hash, "expected", signoff->expected, "present",
                          signoff->present, "unknown", signoff->unknown),
                _("Signed: %s. Present: %d, expected: %d. Digest of the list: %s."),
                session->code, signoff->present, signoff->expected, shown);
    if (signoff->unknown)
        say(invocation, _("Said to be unknown, which is no absence: %d."), signoff->unknown);
}

/* A refusal because of who signs is an entry, as those of roles are. */
static bool check_actor(struct invocation *invocation, const struct session *session,
                        struct error *err)
{
    struct error why = {0};
    if (signoff_check_actor(&invocation->club, session, &why))
        return true;
    if (why.kind == ERROR_REFUSED)
        return actor_refuse(invocation, "lead", err, "%s", why.text);
    *err = why;
    return false;
}

bool session_sign_run(struct invocation *invocation, struct error *err)
{
    struct session session;
    struct session_course_typed typed;
    struct session_walk walk = {0};
    struct signoff signoff;
    struct club *club = &invocation->club;
    if (!session_get(club, invocation_text(invocation, "SESSION"), &session, err) ||
        !session_course_read(invocation, &session, &typed, err) ||
        (invocation->second[0] && !second_person_with(invocation, ROLES_REGISTER, err)))
        return false;
    struct signoff_entry entry = {
        .session = session.code,
        .course = typed.entry,
        .rest_absent = invocation_has(invocation, "--absent-rest"),
    };
    int64_t over_at = typed.entry.ended_at ? typed.entry.ended_at : session.over_at;
    bool ok = signoff_check(club, &session, over_at, err) &&
              check_actor(invocation, &session, err) &&
              (!isatty(STDIN_FILENO) || session.signed_version ||
               session_walk(invocation, &session, &entry, &walk, err)) &&
              signoff_sign(club, &entry, &signoff, err);
    session_walk_free(&walk);
    if (ok)
        tell(invocation, &session, &signoff);
    return ok;
}
