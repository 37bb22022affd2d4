/* demo: the demonstration club in a new file. */
#include "admin/answer.h"
#include "admin/commands.h"
#include "base/language.h"
#include "exchange/demo_club.h"

static bool run(struct invocation *invocation, struct error *err)
{
    if (!invocation->db)
        return error_set(err, ERROR_USAGE,
                         _("No database is named. Use --db FILE or set OBECNI_DB."));
    if (!demo_club_make(&invocation->club, invocation->db, err))
        return false;
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack("{s:s, s:s, s:s, s:s}", "database", invocation->db, "passphrase",
                             DEMO_CLUB_PASSPHRASE, "exit_pin", DEMO_CLUB_EXIT_PIN, "now",
                             DEMO_CLUB_NOW));
        return true;
    }
    answer_done(invocation,
                json_pack("{s:s, s:s}", "database", invocation->db, "now", DEMO_CLUB_NOW),
                _("The demonstration club is in %s."), invocation->db);
    say(invocation, _("Its passphrase is “%s”, the kiosk's exit PIN is %s."), DEMO_CLUB_PASSPHRASE,
        DEMO_CLUB_EXIT_PIN);
    say(invocation, _("It lives on Monday 2026-01-12: set OBECNI_NOW=%s."), DEMO_CLUB_NOW);
    return true;
}

const struct command demo_commands[] = {
    {.noun = "demo", .verb = "",
     .summary = N_("Makes a demonstration club of invented people in a new file."),
     .needs = NEED_NOTHING, .example = "obecni demo --db pokaz.db", .run = run},
    {.noun = NULL},
};
