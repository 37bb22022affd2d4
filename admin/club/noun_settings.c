/* settings: list, set, reset; the kiosk's exit PIN; the office passphrase. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/passphrase.h"
#include "base/language.h"
#include "club/settings.h"

#include <string.h>

static const struct listing_column columns[] = {
    {.key = "name", .title = N_("Setting")},
    {.key = "value", .title = N_("Value")},
    {.key = "standard", .title = NULL},
    {.key = "is_standard", .title = NULL},
    {.key = "meaning", .title = N_("Meaning")},
    {.key = NULL},
};

static bool list(struct invocation *invocation, struct error *err)
{
    size_t count;
    char value[SETTING_VALUE_SIZE];
    const struct setting *table = settings_table(&count);
    struct listing *listing = listing_new("settings", columns);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        ok = settings_get_text(&invocation->club, table[i].name, value, err);
        listing_text(listing, table[i].name);
        listing_text(listing, value);
        listing_text(listing, table[i].standard);
        listing_boolean(listing, strcmp(value, table[i].standard) == 0);
        listing_text(listing, _(table[i].meaning));
    }
    listing_print(invocation, listing, "");
    return ok;
}

/* The value as it holds now. */
static bool tell(struct invocation *invocation, const char *name, const char *format,
                 struct error *err)
{
    char value[SETTING_VALUE_SIZE];
    if (!settings_get_text(&invocation->club, name, value, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "name", name, "value", value), format, name,
                value);
    return true;
}

static bool set(struct invocation *invocation, struct error *err)
{
    const char *name = invocation_text(invocation, "NAME");
    return settings_set(&invocation->club, name, invocation_text(invocation, "VALUE"), err) &&
           tell(invocation, name, _("%s is “%s” now."), err);
}

static bool reset(struct invocation *invocation, struct error *err)
{
    const char *name = invocation_text(invocation, "NAME");
    return settings_reset(&invocation->club, name, err) &&
           tell(invocation, name, _("%s has its standard value again, “%s”."), err);
}

static bool exit_pin(struct invocation *invocation, struct error *err)
{
    if (!settings_set_exit_pin(&invocation->club, invocation_text(invocation, "PIN"), err))
        return false;
    answer_done(invocation, json_pack("{s:b}", "exit_pin_set", true), "%s",
                _("The kiosk's exit PIN is set."));
    return true;
}

static bool rewrap(struct invocation *invocation, const char *passphrase, struct error *err)
{
    struct club *club = &invocation->club;
    bool is_light = invocation_has(invocation, "--light");
    if (!club_begin(club, err))
        return false;
    bool ok = vault_rewrap(&club->vault, club->store, passphrase,
                           is_light ? VAULT_COST_LIGHT : VAULT_COST_STRONG, club_now(club), err) &&
              club_note(club, "vault.rewrap", "", NULL, err);
    return club_end(club, ok, err);
}

static bool passphrase(struct invocation *invocation, struct error *err)
{
    char typed[VAULT_PASSPHRASE_MOST + 1];
    /* Open names do not prove that the passphrase is known. */
    if (!passphrase_open_by_typing(invocation, err) ||
        !passphrase_read_new("OBECNI_NEW_PASSPHRASE_FILE", typed, err))
        return false;
    bool ok = rewrap(invocation, typed, err);
    explicit_bzero(typed, sizeof typed);
    if (ok)
        answer_done(invocation, json_pack("{s:b}", "passphrase_changed", true), "%s",
                    _("The passphrase is changed. The sealed data stayed as it was."));
    return ok;
}

const struct command settings_commands[] = {
    {.noun = "settings", .verb = "list", .summary = N_("Shows every setting and its value."),
     .needs = NEED_READING, .roles = ROLES_RECORDS, .columns = columns,
     .example = "obecni settings list", .run = list},
    {.noun = "settings", .verb = "set", .summary = N_("Changes a setting."), 
     .needs = NEED_WRITING, .roles = ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("NAME"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the setting's name")},
         {.name = N_("VALUE"), .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the new value")},
         {.name = NULL}},
     .example = "obecni settings set late_minutes 10", .run = set},
    {.noun = "settings", .verb = "reset", .summary = N_("Gives a setting its standard value again."),
     .needs = NEED_WRITING, .roles = ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("NAME"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the setting's name")},
         {.name = NULL}},
     .example = "obecni settings reset late_minutes", .run = reset},
    {.noun = "settings", .verb = "exit-pin", .summary = N_("Sets the PIN that ends the kiosk."),
     .needs = NEED_WRITING, .roles = ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("PIN"), .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("4 to 12 digits")},
         {.name = NULL}},
     .example = "obecni settings exit-pin 246810", .run = exit_pin},
    {.noun = "settings", .verb = "passphrase",
     .summary = N_("Changes the office passphrase; the sealed data stays as it is."),
     .needs = NEED_WRITING, .roles = ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = "--light", .type = PARAMETER_FLAG,
          .meaning = N_("a passphrase check for machines with little memory")},
         {.name = NULL}},
     .example = "obecni settings passphrase", .run = passphrase},
    {.noun = NULL},
};
