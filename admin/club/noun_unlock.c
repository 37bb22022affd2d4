/* unlock and lock: the vault's key in the kernel's keyring for some hours. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/passphrase.h"
#include "base/language.h"

enum { HOUR = 3600, STANDARD_HOURS = 8, MOST_HOURS = 24 };

static bool note(struct club *club, const char *action, json_t *body, struct error *err)
{
    if (!club_begin(club, err)) {
        json_decref(body);
        return false;
    }
    return club_end(club, club_note(club, action, "", body, err), err);
}

static bool unlock(struct invocation *invocation, struct error *err)
{
    char until[CLOCK_TEXT_SIZE];
    struct club *club = &invocation->club;
    int64_t seconds = invocation_number_or(invocation, "--for", STANDARD_HOURS * HOUR);
    if (!vault_keep(&club->vault, club->store, (unsigned)seconds, err))
        return false;
    if (!note(club, "vault.unlock", json_pack("{s:I}", "seconds", (json_int_t)seconds), err)) {
        vault_forget(club->store);
        return false;
    }
    clock_format(club_now(club) + seconds, until);
    answer_done(invocation, json_pack("{s:s}", "open_until", until),
                _("Names are open until %.10s %.5s. “obecni lock” hides them."), until, until + 11);
    return true;
}

static bool lock(struct invocation *invocation, struct error *err)
{
    bool was_open = vault_forget(invocation->club.store);
    if (was_open && !note(&invocation->club, "vault.lock", NULL, err))
        return false;
    answer_done(invocation, json_pack("{s:b}", "was_open", was_open), "%s",
                was_open ? _("Names are locked.") : _("Names were locked already."));
    return true;
}

const struct command unlock_commands[] = {
    {.noun = "unlock", .verb = "",
     .summary = N_("Asks for the passphrase and shows names for some hours."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_NAMES,
     .parameters = (const struct parameter[]){
         {.name = "--for", .type = PARAMETER_DURATION, .most = MOST_HOURS * HOUR,
          .meaning = N_("how long (8h)")},
         {.name = NULL}},
     .example = "obecni unlock --for 2h", .run = unlock},
    {.noun = NULL},
};

const struct command lock_commands[] = {
    {.noun = "lock", .verb = "", .summary = N_("Hides names again at once."),
     .needs = NEED_WRITING, .roles = ROLE_ALL,
     .example = "obecni lock", .run = lock},
    {.noun = NULL},
};
