/* staff: who works in the club. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/pin_entry.h"
#include "admin/staff/staff_card_command.h"
#include "admin/staff/staff_hours.h"
#include "base/language.h"
#include "club/staff/staff.h"
#include "club/staff/staff_card.h"
#include "club/staff/staff_pin.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct staff_entry read_entry(const struct invocation *invocation)
{
    return (struct staff_entry){
        .code = invocation_text(invocation, "CODE"),
        .name = invocation_text(invocation, "--name"),
        .title = invocation_text(invocation, "--title"),
        .role = invocation_text(invocation, "--role"),
        .system_user = invocation_text(invocation, "--system-user"),
        .from_on = (int)invocation_number_or(invocation, "--from", club_today(&invocation->club)),
        .has_until = invocation_has(invocation, "--until") ||
                     invocation_has(invocation, "--open-end"),
        .until_on = (int)invocation_number_or(invocation, "--until", DAY_NONE),
    };
}

static bool add(struct invocation *invocation, struct error *err)
{
    struct staff_entry entry = read_entry(invocation);
    if (!staff_add(&invocation->club, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "staff", entry.code), _("Added: %s."), entry.code);
    return true;
}

/* The staff card in use, if there is one. */
static bool find_card(struct invocation *invocation, const char *code, struct staff_card *card,
                      bool *found, struct error *err)
{
    struct staff staff;
    return staff_get(&invocation->club, code, &staff, err) &&
           staff_card_find_in_use(&invocation->club, staff.id, card, found, err);
}

/* Says when the change has ended the card that was in use before it. */
static bool say_revoked(struct invocation *invocation, const char *code,
                        const struct staff_card *before, struct error *err)
{
    struct staff_card after;
    bool found;
    if (!before->number[0] || !find_card(invocation, code, &after, &found, err))
        return !before->number[0];
    if (!found)
        say(invocation, _("The staff card %s of %s is revoked. It opens nothing any more."),
            before->number, code);
    return true;
}

static bool change(struct invocation *invocation, struct error *err)
{
    struct staff_entry entry = read_entry(invocation);
    if (invocation_has(invocation, "--until") && invocation_has(invocation, "--open-end"))
        return error_set(err, ERROR_USAGE, _("--until and --open-end exclude each other."));
    struct staff_card card;
    bool has_card;
    if (!find_card(invocation, entry.code, &card, &has_card, err) ||
        !staff_change(&invocation->club, entry.code, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "staff", entry.code), _("Changed: %s."), entry.code);
    return say_revoked(invocation, entry.code, &card, err);
}

static bool end(struct invocation *invocation, struct error *err)
{
    char day[DAY_SIZE];
    const char *code = invocation_text(invocation, "CODE");
    int until = (int)invocation_number_or(invocation, "--until", club_today(&invocation->club));
    day_format(until, day);
    struct staff_card card;
    bool has_card;
    if (!find_card(invocation, code, &card, &has_card, err) ||
        !confirm(invocation, err, _("Is %s the last day of %s? What %s leads ends then, too."), day,
                 code, code) ||
        !staff_end(&invocation->club, code, until, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "staff", code, "until_on", day),
                _("The last day of %s is %s."), code, day);
    return say_revoked(invocation, code, &card, err);
}

/* The own PIN, or as an administrator a new one for whoever forgot it. */
static bool pin(struct invocation *invocation, struct error *err)
{
    struct staff_card card = {0};
    char digits[PIN_ENTRY_SIZE];
    bool has_card = false;
    const char *code = invocation_text(invocation, "CODE");
    if (strcmp(code, invocation->club.actor) != 0 && !(invocation->roles & ROLE_ADMINISTRATOR))
        return actor_refuse(invocation, "role", err,
                            _("Only an administrator sets the PIN of somebody else. Your own: "
                              "obecni staff pin %s"),
                            invocation->club.actor);
    bool ok = find_card(invocation, code, &card, &has_card, err) && pin_entry_read_new(code, digits, err) &&
              staff_pin_set(&invocation->club, code, digits, err);
    explicit_bzero(digits, sizeof digits);
    if (ok)
        answer_done(invocation, json_pack("{s:s}", "staff", code), _("The PIN of %s is set."), code);
    if (ok && has_card)
        say(invocation,
            _("The staff card %s opened with the old PIN and is revoked. A new one: obecni staff "
              "card %s --pdf FILE"),
            card.number, code);
    return ok;
}

static const struct listing_column columns[] = {
    {.key = "staff", .title = N_("Code")},
    {.key = "name", .title = N_("Name")},
    {.key = "title", .title = N_("Title")},
    {.key = "role", .title = N_("Role")},
    {.key = "system_user", .title = N_("System user")},
    {.key = "from_on", .title = N_("From")},
    {.key = "until_on", .title = N_("Until")},
    {.key = NULL},
};

/* The table says which login is the reader's own; the data names it. */
static void add_login(struct listing *listing, const char *login)
{
    const struct passwd *user = getpwuid(getuid());
    if (login[0] && user && strcmp(user->pw_name, login) == 0)
        listing_shown(listing, login, _("this login"));
    else
        answer_text(listing, login);
}

static void add_roles(struct listing *listing, const char *stored)
{
    char shown[ROLES_SHOWN_SIZE];
    roles_show(roles_stored(stored), shown);
    listing_shown(listing, stored, shown);
}

static void print(struct invocation *invocation, const struct staff_list *people)
{
    struct listing *listing = listing_new("staff", columns);
    for (size_t i = 0; i < people->count; i++) {
        const struct staff *staff = &people->items[i];
        listing_text(listing, staff->code);
        listing_text(listing, staff->name);
        answer_text(listing, staff->title);
        add_roles(listing, staff->role);
        add_login(listing, staff->system_user);
        answer_day(listing, staff->from_on);
        answer_day(listing, staff->until_on);
    }
    listing_print(invocation, listing, _("Nobody works here today."));
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct staff_list people = {0};
    int day = invocation_has(invocation, "--all") ? DAY_NONE : club_today(&invocation->club);
    bool ok = staff_list(&invocation->club, day, &people, err);
    if (ok)
        print(invocation, &people);
    staff_list_free(&people);
    return ok;
}

const struct command staff_commands[] = {
    {.noun = "staff", .verb = "add",
     .summary = N_("Adds somebody who works in the club: leads activities or works in the office."),
     .needs = NEED_WRITING, .roles = ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("a short code, as initials; it stays")},
         {.name = "--name", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("name as it is printed on lists")},
         {.name = "--title", .type = PARAMETER_TEXT, .meaning = N_("title or profession")},
         {.name = "--role", .type = PARAMETER_TEXT,
          .choices = ROLE_WORDS,
          .meaning = N_("what the person does, commas between several; leader if not said")},
         {.name = "--system-user", .type = PARAMETER_TEXT,
          .meaning = N_("the person's login on this machine")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day (open)")},
         {.name = NULL}},
     .example = "obecni staff add JK --name \"Jan Przykładowy\" --title \"specjalista "
                "psychoterapii uzależnień\"",
     .run = add},
    {.noun = "staff", .verb = "change",
     .summary = N_("Changes name, title, role, login or last day of somebody."),
     .needs = NEED_WRITING, .roles = ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the person's code")},
         {.name = "--name", .type = PARAMETER_TEXT, .meaning = N_("name as it is printed on lists")},
         {.name = "--title", .type = PARAMETER_TEXT,
          .meaning = N_("title or profession; \"\" takes it away")},
         {.name = "--role", .type = PARAMETER_TEXT,
          .choices = ROLE_WORDS,
          .meaning = N_("what the person does from now on, commas between several")},
         {.name = "--system-user", .type = PARAMETER_TEXT,
          .meaning = N_("login on this machine; \"\" takes it away")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day")},
         {.name = "--open-end", .type = PARAMETER_FLAG, .meaning = N_("there is no last day")},
         {.name = NULL}},
     .example = "obecni staff change JK --role coordinator,administrator", .run = change},
    {.noun = "staff", .verb = "end",
     .summary = N_("Sets the last day of somebody who goes; what the person leads ends then."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the person's code")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day (today)")},
         {.name = NULL}},
     .example = "obecni staff end JK --until 2026-06-30", .run = end},
    {.noun = "staff", .verb = "pin",
     .summary = N_("Sets the PIN with which somebody acts by --as or agrees by --second."),
     .needs = NEED_WRITING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the person's code: your own, or as an administrator anybody's")},
         {.name = NULL}},
     .example = "obecni staff pin JK", .run = pin},
    {.noun = "staff", .verb = "list", .summary = N_("Lists who works in the club."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = "--all", .type = PARAMETER_FLAG,
          .meaning = N_("also who has gone or will come")},
         {.name = NULL}},
     .columns = columns, .example = "obecni staff list", .run = list},
    {.noun = "staff", .verb = "hours",
     .summary = N_("Adds up what somebody led, from signed sessions alone; what is not signed "
                   "stands apart."),
     .needs = NEED_READING, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the person's code")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (of this month)")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("last day (of that month)")},
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only this activity")},
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only this programme")},
         {.name = NULL}},
     .columns = staff_hours_columns, .example = "obecni staff hours JK --from 2026-01-01",
     .run = staff_hours},
    {.noun = "staff", .verb = "card",
     .summary = N_("Makes the card with which somebody opens names at the kiosk, together with "
                   "the PIN."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = staff_card_parameters, .example = "obecni staff card AP --pdf card.pdf",
     .run = staff_card_command},
    {.noun = "staff", .verb = "card-revoke",
     .summary = N_("Takes somebody's staff card out of use for good."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLES_OFFICE | ROLE_ADMINISTRATOR,
     .parameters = staff_card_revoke_parameters,
     .example = "obecni staff card-revoke AP --reason lost", .run = staff_card_revoke_command},
    {.noun = "staff", .verb = "cards", .summary = N_("Lists the staff cards in use."),
     .needs = NEED_READING, .roles = ROLES_OFFICE | ROLE_AUDITOR | ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = "--all", .type = PARAMETER_FLAG, .meaning = N_("also revoked ones")},
         {.name = NULL}},
     .columns = staff_cards_columns, .example = "obecni staff cards --all",
     .run = staff_cards_command},
    {.noun = NULL},
};
