/* Finding the actor, and saying no. The PIN's typing is pin_entry's. */
#include "admin/line/actor.h"

#include "admin/line/pin_entry.h"
#include "base/language.h"
#include "base/text.h"
#include "club/session/session_lead.h"
#include "club/staff/staff_pin.h"

#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool is_open_for_writing(const struct invocation *invocation)
{
    return (invocation->command->needs & (NEED_WRITING | NEED_VAULT | NEED_NAMES)) ||
           actor_needs_writing(invocation);
}

bool actor_needs_writing(const struct invocation *invocation)
{
    return invocation_has(invocation, "--as");
}

/* A reading command opens the club again for its refusal. Where that cannot be, the refusal
 * stands without an entry. */
static bool open_for_entry(struct invocation *invocation)
{
    struct error ignored = {0};
    struct club *club = &invocation->club;
    char actor[CODE_SIZE];
    if (is_open_for_writing(invocation))
        return true;
    snprintf(actor, sizeof actor, "%s", club->actor);
    club_close(club);
    bool ok = club_open(club, invocation->db, CLUB_WRITING, &ignored);
    snprintf(club->actor, sizeof club->actor, "%s", actor);
    return ok;
}

static void note_refusal(struct invocation *invocation, const char *reason)
{
    struct error ignored = {0};
    struct club *club = &invocation->club;
    const struct command *command = invocation->command;
    char subject[64], held[ROLES_SIZE];
    snprintf(subject, sizeof subject, "%s%s%s", command->noun, *command->verb ? " " : "",
             command->verb);
    roles_write(invocation->roles, held);
    if (!open_for_entry(invocation) || !club_begin(club, &ignored))
        return;
    bool ok = club_note(club, "command.refuse", subject,
                        json_pack("{s:s, s:s}", "reason", reason, "roles", held), &ignored);
    club_end(club, ok, &ignored);
}

bool actor_refuse(struct invocation *invocation, const char *reason, struct error *err,
                  const char *format, ...)
{
    char sentence[ERROR_TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    note_refusal(invocation, reason);
    return error_set(err, ERROR_REFUSED, "%s", sentence);
}

/* A clock that lost its date would otherwise say that nobody works here. */
static bool refuse_day(struct invocation *invocation, const struct staff *staff, struct error *err)
{
    char today[DAY_SIZE], first[DAY_SIZE];
    if (club_today(&invocation->club) >= staff->from_on)
        return actor_refuse(invocation, "not_valid", err,
                            _("%s does not work in the club today and cannot act. See “obecni staff "
                              "list --all”."),
                            staff->code);
    day_format(club_today(&invocation->club), today);
    day_format(staff->from_on, first);
    return actor_refuse(invocation, "not_valid", err,
                        _("%s works in the club from %s on, and by the clock it is %s. Is the date "
                          "right?"),
                        staff->code, first, today);
}

/* Somebody who works here today, by code. */
static bool find_valid(struct invocation *invocation, const char *code, struct staff *staff,
                       struct error *err)
{
    bool found;
    struct club *club = &invocation->club;
    if (!text_is_code(code))
        return error_set(err, ERROR_USAGE,
                         _("“%.40s” is not a code: 1 to 32 of A–Z a–z 0–9 - _ . /"), code);
    if (!staff_find(club, code, staff, &found, err))
        return false;
    if (!found)
        return actor_refuse(invocation, "unknown", err,
                            _("There is no member of staff “%s”. See “obecni staff list”."), code);
    return staff_is_valid(staff, club_today(club)) ||
           refuse_day(invocation, staff, err);
}

static bool find_bound(struct club *club, struct staff *staff, bool *found, struct error *err)
{
    const struct passwd *user = getpwuid(getuid());
    *found = false;
    return !user || staff_find_system_user(club, user->pw_name, staff, found, err);
}

/* Until the PIN is proven, what is refused is refused to the login's own person. */
static bool find_actor(struct invocation *invocation, struct staff *staff, struct error *err)
{
    struct staff bound;
    bool is_bound;
    const char *named = invocation_text(invocation, "--as");
    if (!find_bound(&invocation->club, &bound, &is_bound, err))
        return false;
    if (is_bound)
        snprintf(invocation->club.actor, sizeof invocation->club.actor, "%s", bound.code);
    if (!named && !is_bound)
        return actor_refuse(invocation, "unbound", err,
                            _("Nobody of the staff is bound to this login. Say who acts with --as "
                              "CODE and the PIN, or have an administrator bind the login: obecni "
                              "staff change CODE --system-user LOGIN"));
    if (!find_valid(invocation, named ? named : bound.code, staff, err))
        return false;
    return (is_bound && bound.id == staff->id) ||
           pin_entry_prove(invocation, staff, "OBECNI_PIN_FILE", err);
}

static bool check_row(struct invocation *invocation, struct error *err)
{
    const struct command *command = invocation->command;
    char needed[ROLES_SHOWN_SIZE], held[ROLES_SHOWN_SIZE];
    if (command->roles & invocation->roles)
        return true;
    roles_say(command->roles, needed);
    roles_show(invocation->roles, held);
    return actor_refuse(invocation, "role", err,
                        _("“obecni %s%s%s” needs the role %s. You act as %s (%s)."), command->noun,
                        *command->verb ? " " : "", command->verb, needed, invocation->club.actor,
                        held);
}

bool actor_enter(struct invocation *invocation, struct error *err)
{
    struct staff staff;
    struct club *club = &invocation->club;
    if (!find_actor(invocation, &staff, err))
        return false;
    snprintf(club->actor, sizeof club->actor, "%s", staff.code);
    invocation->roles = roles_stored(staff.role);
    if ((invocation->command->roles & invocation->roles) == ROLE_LEADER)
        invocation->own_only = club->actor;
    return check_row(invocation, err);
}

bool actor_check_sessions(struct invocation *invocation, struct error *err)
{
    for (int i = 0; invocation->own_only && i < invocation->value_count; i++) {
        bool exists, is_own;
        const char *code = invocation->values[i].text;
        if (invocation->values[i].parameter->type != PARAMETER_SESSION)
            continue;
        if (!session_is_led_by(&invocation->club, code, invocation->own_only, &exists, &is_own, err))
            return false;
        if (exists && !is_own)
            return actor_refuse(invocation, "session", err,
                                _("%s is not one of the sessions that %s leads. See “obecni session "
                                  "list”."),
                                code, invocation->own_only);
    }
    return true;
}

bool actor_leader(struct invocation *invocation, const char **leader, struct error *err)
{
    struct staff staff;
    const char *named = invocation_text(invocation, "--leader");
    *leader = invocation->own_only ? invocation->own_only : named;
    if (!named)
        return true;
    if (invocation->own_only && strcmp(named, invocation->own_only) != 0)
        return actor_refuse(invocation, "session", err,
                            _("%s sees the own sessions, not those of %s."), invocation->own_only,
                            named);
    return staff_get(&invocation->club, named, &staff, err);
}

/* Whoever set the PIN of somebody else knows it, and would be two persons with it. */
static bool check_own_pin(struct invocation *invocation, const struct staff *staff,
                          struct error *err)
{
    bool exists, is_own;
    if (!staff_pin_exists(&invocation->club, staff, &exists, &is_own, err))
        return false;
    return !exists || is_own ||
           actor_refuse(invocation, "second", err,
                        _("%s has not set an own PIN yet: obecni staff pin %s --as %s"),
                        staff->code, staff->code, staff->code);
}

bool actor_prove_second(struct invocation *invocation, struct error *err)
{
    struct staff staff;
    const char *code = invocation_text(invocation, "--second");
    if (!code)
        return true;
    if (!(invocation->command->needs & NEED_WRITING))
        return error_set(err, ERROR_USAGE, _("This command changes nothing: it needs no --second."));
    if (!find_valid(invocation, code, &staff, err))
        return false;
    if (strcmp(staff.code, invocation->club.actor) == 0)
        return actor_refuse(invocation, "second", err,
                            _("%s acts already: the second person is somebody else."), code);
    if (!check_own_pin(invocation, &staff, err) ||
        !pin_entry_prove(invocation, &staff, "OBECNI_SECOND_PIN_FILE", err))
        return false;
    snprintf(invocation->second, sizeof invocation->second, "%s", staff.code);
    invocation->second_roles = roles_stored(staff.role);
    return true;
}

bool second_person_with(struct invocation *invocation, unsigned roles, struct error *err)
{
    char needed[ROLES_SHOWN_SIZE];
    struct club *club = &invocation->club;
    roles_say(roles, needed);
    if (!invocation->second[0])
        return error_set(err, ERROR_REFUSED,
                         _("Two people have to agree to this. Name the second one, with the role "
                           "%s, by --second CODE; that person types a PIN."),
                         needed);
    if (!(invocation->second_roles & roles))
        return actor_refuse(invocation, "second", err,
                            _("%s cannot be the second person: that needs the role %s."),
                            invocation->second, needed);
    snprintf(club->second, sizeof club->second, "%s", invocation->second);
    return true;
}

bool second_person(struct invocation *invocation, struct error *err)
{
    return second_person_with(invocation, ROLE_COORDINATOR, err);
}
