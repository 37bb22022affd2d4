/* demo: the demonstration club in a new file. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "club/staff/staff.h"
#include "exchange/demo_club.h"

#include <pwd.h>
#include <unistd.h>

/* Whoever makes it is its coordinator and administrator. */
static bool bind_login(struct club *club, struct error *err)
{
    const struct passwd *user = getpwuid(getuid());
    struct staff_entry entry = {.system_user = user ? user->pw_name : NULL};
    return !user || staff_change(club, DEMO_CLUB_ACTOR, &entry, err);
}

static bool make(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    if (!demo_club_make(club, invocation->db, err))
        return false;
    if (bind_login(club, err))
        return true;
    club_close(club);
    unlink(invocation->db);
    return false;
}

static bool run(struct invocation *invocation, struct error *err)
{
    if (!invocation->db)
        return error_set(err, ERROR_USAGE,
                         _("No database is named. Use --db FILE or set OBECNI_DB."));
    if (!make(invocation, err))
        return false;
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "database", invocation->db,
                             "passphrase", DEMO_CLUB_PASSPHRASE, "exit_pin", DEMO_CLUB_EXIT_PIN,
                             "now", DEMO_CLUB_NOW, "staff", DEMO_CLUB_ACTOR, "pins",
                             DEMO_CLUB_PINS));
        return true;
    }
    answer_done(invocation,
                json_pack("{s:s, s:s}", "database", invocation->db, "now", DEMO_CLUB_NOW),
                _("The demonstration club is in %s."), invocation->db);
    say(invocation, _("Its passphrase is “%s”, the kiosk's exit PIN is %s."), DEMO_CLUB_PASSPHRASE,
        DEMO_CLUB_EXIT_PIN);
    say(invocation, _("You act in it as %s, coordinator and administrator. The staff's PINs: %s."),
        DEMO_CLUB_ACTOR, DEMO_CLUB_PINS);
    say(invocation, _("It lives on Monday 2026-01-12: set OBECNI_NOW=%s."), DEMO_CLUB_NOW);
    return true;
}

const struct command demo_commands[] = {
    {.noun = "demo", .verb = "",
     .summary = N_("Makes a demonstration club of invented people in a new file."),
     .needs = NEED_NOTHING, .example = "obecni demo --db pokaz.db", .run = run},
    {.noun = NULL},
};
