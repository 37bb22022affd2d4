/* init: a new club in a new file, with the vault's passphrase and the first member of staff. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/passphrase.h"
#include "base/language.h"
#include "club/settings.h"
#include "club/staff/staff.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void take(char *text, size_t size, const char *from)
{
    snprintf(text, size, "%s", from);
}

static bool check_length(const char *text, size_t size, const char *what, struct error *err)
{
    return strlen(text) < size ||
           error_set(err, ERROR_USAGE, _("%s is too long: at most %zu bytes fit."), what, size - 1);
}

static bool read_identity(const struct invocation *invocation, struct club_identity *identity,
                          struct error *err)
{
    const char *institution = invocation_text(invocation, "--institution");
    const char *name = invocation_text_or(invocation, "--name", "Klub Integracji Społecznej");
    const char *address = invocation_text(invocation, "--address");
    const char *zone = invocation_text_or(invocation, "--zone", "Europe/Warsaw");
    if (!check_length(institution, sizeof identity->institution, "--institution", err) ||
        !check_length(name, sizeof identity->name, "--name", err) ||
        !check_length(address, sizeof identity->address, "--address", err) ||
        !check_length(zone, sizeof identity->zone, "--zone", err))
        return false;
    take(identity->institution, sizeof identity->institution, institution);
    take(identity->name, sizeof identity->name, name);
    take(identity->address, sizeof identity->address, address);
    take(identity->zone, sizeof identity->zone, zone);
    identity->node = (int)invocation_number_or(invocation, "--node", 1);
    return true;
}

static bool add_first_staff(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    const char *pin = invocation_text(invocation, "--exit-pin");
    const struct passwd *user = getpwuid(getuid());
    struct staff_entry staff = {
        .code = invocation_text(invocation, "--staff"),
        .name = invocation_text(invocation, "--staff-name"),
        .title = invocation_text_or(invocation, "--staff-title", ""),
        .role = invocation_text_or(invocation, "--role", "coordinator administrator"),
        .system_user = invocation_text_or(invocation, "--staff-user", user ? user->pw_name : ""),
        .from_on = club_today(club),
    };
    return staff_add(club, &staff, err) && (!pin || settings_set_exit_pin(club, pin, err));
}

static bool make(struct invocation *invocation, const struct club_identity *identity,
                 const char *passphrase, struct error *err)
{
    struct club_init init = {
        .identity = identity,
        .passphrase = passphrase,
        .cost = invocation_has(invocation, "--light") ? VAULT_COST_LIGHT : VAULT_COST_STRONG,
    };
    if (!club_init(&invocation->club, invocation->db, &init, err))
        return false;
    if (add_first_staff(invocation, err))
        return true;
    club_close(&invocation->club);
    unlink(invocation->db);
    return false;
}

static bool run(struct invocation *invocation, struct error *err)
{
    struct club_identity identity;
    char passphrase[VAULT_PASSPHRASE_MOST + 1];
    if (!invocation->db)
        return error_set(err, ERROR_USAGE,
                         _("No database is named. Use --db FILE or set OBECNI_DB."));
    if (!read_identity(invocation, &identity, err) ||
        !passphrase_read_new("OBECNI_PASSPHRASE_FILE", passphrase, err))
        return false;
    bool ok = make(invocation, &identity, passphrase, err);
    explicit_bzero(passphrase, sizeof passphrase);
    if (!ok)
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "database", invocation->db, "staff",
                                      invocation_text(invocation, "--staff")),
                _("The club is made in %s."), invocation->db);
    say(invocation, "%s",
        _("Keep the passphrase safe: without it nobody can ever see a name again."));
    if (!invocation_has(invocation, "--exit-pin"))
        say(invocation, "%s", _("Set the kiosk's exit PIN: obecni settings exit-pin PIN"));
    return true;
}

const struct command init_commands[] = {
    {.noun = "init", .verb = "",
     .summary = N_("Makes a new club: its name, address, zone, passphrase and first staff."),
     .needs = NEED_NOTHING,
     .parameters = (const struct parameter[]){
         {.name = "--institution", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the welfare centre's full name")},
         {.name = "--name", .type = PARAMETER_TEXT,
          .meaning = N_("the club's name (Klub Integracji Społecznej)")},
         {.name = "--address", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the club's address")},
         {.name = "--zone", .type = PARAMETER_TEXT, .meaning = N_("the time zone (Europe/Warsaw)")},
         {.name = "--node", .type = PARAMETER_INTEGER, .least = 0, .most = 1023,
          .meaning = N_("this database's number (1)")},
         {.name = "--staff", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("code of the first member of staff")},
         {.name = "--staff-name", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("name of the first member of staff")},
         {.name = "--staff-title", .type = PARAMETER_TEXT, .meaning = N_("title or profession")},
         {.name = "--role", .type = PARAMETER_TEXT,
          .meaning = N_("this person's roles (coordinator,administrator)")},
         {.name = "--staff-user", .type = PARAMETER_TEXT,
          .meaning = N_("this person's user on the system (yours)")},
         {.name = "--exit-pin", .type = PARAMETER_TEXT, .meaning = N_("the PIN that ends the kiosk")},
         {.name = "--light", .type = PARAMETER_FLAG,
          .meaning = N_("a passphrase check for machines with little memory")},
         {.name = NULL}},
     .example = "obecni init --db klub.db --institution \"MOPS w Przykładowie\" --address \"ul. "
                "Klonowa 1A\" --staff AP --staff-name \"Anna Przykładowa\"",
     .run = run},
    {.noun = NULL},
};
