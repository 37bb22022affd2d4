/* Finding the session a guest came to. */
#include "admin/session/guest_presence.h"

#include "admin/session/session_moment.h"
#include "base/language.h"
#include "club/presence/checkin.h"
#include "club/session/session.h"
#include "club/session/signoff_guard.h"

#include <string.h>

static bool find_named(struct invocation *invocation, struct guest_presence *presence,
                       struct error *err)
{
    struct session session;
    struct club *club = &invocation->club;
    if (!session_get(club, invocation_text(invocation, "--session"), &session, err) ||
        !session_moment(invocation, &session, club_now(club), &presence->at, err))
        return false;
    presence->session_id = session.id;
    memcpy(presence->code, session.code, sizeof presence->code);
    return session_moment_check(club, &session, presence->at, err);
}

bool guest_presence_find(struct invocation *invocation, struct guest_presence *presence,
                         struct error *err)
{
    struct club *club = &invocation->club;
    memset(presence, 0, sizeof *presence);
    presence->at = club_now(club);
    if (invocation_has(invocation, "--session"))
        return find_named(invocation, presence, err);
    if (invocation_has(invocation, "--at"))
        return error_set(err, ERROR_USAGE, _("--at needs --session."));
    if (!guest_sessions_now(club, &presence->running, err))
        return false;
    if (presence->running.count == 1) {
        presence->session_id = presence->running.ids[0];
        memcpy(presence->code, presence->running.codes[0], sizeof presence->code);
    }
    return true;
}

bool guest_presence_record(struct club *club, const char *number, struct guest_presence *presence,
                           struct error *err)
{
    struct checkin_result result;
    if (!presence->session_id)
        return true;
    if (!signoff_guard_check(club, presence->session_id, false, err) ||
        !checkin_place(club, number, presence->session_id, presence->at, CHECKIN_STAFF_MANUAL,
                       &result, err))
        return false;
    presence->is_cancelled = result.answer == CHECKIN_CANCELLED;
    presence->is_recorded = presence->is_cancelled || result.answer == CHECKIN_RECORDED;
    return presence->is_recorded ||
           error_set(err, ERROR_REFUSED, _("%s cannot be recorded in that session."), number);
}

static void tell_several(const struct invocation *invocation,
                         const struct guest_sessions *running, const char *number)
{
    char codes[GUEST_SESSIONS * SESSION_CODE_SIZE] = "";
    for (int i = 0; i < running->count; i++) {
        strcat(codes, i ? ", " : "");
        strcat(codes, running->codes[i]);
    }
    say(invocation,
        _("Several sessions run now (%s). Record the presence with: obecni checkin %s --session "
          "CODE"),
        codes, number);
}

void guest_presence_tell(const struct invocation *invocation,
                         const struct guest_presence *presence, const char *number)
{
    char at[CLOCK_TEXT_SIZE];
    clock_format(presence->at, at);
    if (presence->is_cancelled)
        say(invocation, _("%s is cancelled. That %s came is recorded."), presence->code, number);
    else if (presence->is_recorded)
        say(invocation, _("Recorded in %s at %.5s, as a guest."), presence->code, at + 11);
    else if (presence->running.count)
        tell_several(invocation, &presence->running, number);
    else
        say(invocation, "%s", _("No session takes check-ins now: no presence was recorded."));
    say(invocation, "%s", _("Hand over the information on data protection."));
}
