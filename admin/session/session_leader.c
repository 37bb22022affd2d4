/* session leader: who leads one session: instead of those planned, in place of one, beside. */
#include "admin/line/answer.h"
#include "admin/session/session_commands.h"
#include "base/language.h"
#include "club/session/session.h"
#include "club/session/session_lead.h"

enum { LEADERS_MOST = 32 };

struct leaders {
    const char *codes[LEADERS_MOST];
    size_t count;
};

static struct leaders read_leaders(const struct invocation *invocation)
{
    struct leaders leaders = {.count = 0};
    while (leaders.count < LEADERS_MOST &&
           invocation_rest(invocation, "STAFF", (int)leaders.count)) {
        leaders.codes[leaders.count] = invocation_rest(invocation, "STAFF", (int)leaders.count);
        leaders.count++;
    }
    return leaders;
}

/* The ways exclude each other. */
static bool check(const struct invocation *invocation, const struct leaders *leaders,
                  struct error *err)
{
    bool substitutes = invocation_has(invocation, "--for") || invocation_has(invocation, "--reason");
    int ways = invocation_has(invocation, "--as-planned") + invocation_has(invocation, "--beside") +
               substitutes;
    if ((leaders->count == 0) != invocation_has(invocation, "--as-planned"))
        return error_set(err, ERROR_USAGE,
                         _("Name who leads, or say --as-planned; one of the two."));
    if (ways > 1)
        return error_set(err, ERROR_USAGE,
                         _("Somebody leads in place of another (--for) or --beside those planned; "
                           "one of the two."));
    return !substitutes || leaders->count == 1 ||
           error_set(err, ERROR_USAGE, _("One person leads in place of another."));
}

static bool settle(struct invocation *invocation, const char *session,
                   const struct leaders *leaders, struct error *err)
{
    struct club *club = &invocation->club;
    const char *for_staff = invocation_text(invocation, "--for");
    const char *reason = invocation_text(invocation, "--reason");
    if (for_staff || reason)
        return session_lead_substitute(club, session, leaders->codes[0], for_staff, reason, err);
    if (invocation_has(invocation, "--beside"))
        return session_lead_join(club, session, leaders->codes, leaders->count, err);
    return session_set_leaders(club, session, leaders->codes, leaders->count, err);
}

bool session_leader_run(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "SESSION");
    struct leaders leaders = read_leaders(invocation);
    struct session session;
    if (!check(invocation, &leaders, err) || !settle(invocation, code, &leaders, err) ||
        !session_get(&invocation->club, code, &session, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "session", code, "leaders", session.leaders),
                _("%s is led by %s."), code, session.leaders[0] ? session.leaders : "–");
    return true;
}
