/* participant: adding people, putting right who they are, leaving and coming back. Showing
 * them is participant_show.c's. */
#include "admin/contract/contract_lists.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/list_filter.h"
#include "admin/line/passphrase.h"
#include "admin/people/participant_find.h"
#include "admin/people/participant_glass.h"
#include "admin/people/participant_groups.h"
#include "admin/people/participant_merge_command.h"
#include "admin/people/participant_rights.h"
#include "admin/people/participant_show.h"
#include "admin/people/participant_table.h"
#include "base/language.h"
#include "base/text.h"
#include "club/people/participant.h"

/* What was typed about the person; `birth` holds the date as text. */
static struct person_entry read_entry(const struct invocation *invocation, char birth[DAY_SIZE])
{
    day_format((int)invocation_number_or(invocation, "--birth-date", DAY_NONE), birth);
    return (struct person_entry){
        .given_names = invocation_text(invocation, "--given-names"),
        .surname = invocation_text(invocation, "--surname"),
        .form_of_address = invocation_text(invocation, "--address"),
        .birth_on = invocation_has(invocation, "--birth-date") ? birth : NULL,
        .case_sign = invocation_text(invocation, "--case-sign"),
        .phone = invocation_text(invocation, "--phone"),
        .target_groups = invocation_text(invocation, "--groups"),
    };
}

/* The same case sign twice is mostly the same person twice. */
static bool ask_about_case(struct invocation *invocation, const char *case_sign,
                           const char *except, struct error *err)
{
    char number[NUMBER_SIZE];
    if (!case_sign || !*case_sign || !text_is_utf8(case_sign) ||
        !vault_is_open(&invocation->club.vault))
        return true;
    if (!participant_find_case(&invocation->club, case_sign, except, number, err))
        return false;
    return !number[0] ||
           confirm(invocation, err,
                   _("Participant %s has this case sign already. Record it a second time?"),
                   number);
}

static bool add(struct invocation *invocation, struct error *err)
{
    char birth[DAY_SIZE];
    struct participant participant;
    struct person_entry entry = read_entry(invocation, birth);
    bool is_known = !person_entry_is_empty(&entry);
    if ((is_known && !passphrase_open_vault(invocation, true, true, err)) ||
        !ask_about_case(invocation, entry.case_sign, NULL, err) ||
        !participant_add(&invocation->club, invocation_text(invocation, "--number"), &entry,
                         &participant, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:b}", "participant", participant.number, "has_identity",
                          is_known),
                is_known ? _("Participant %s is added.")
                         : _("Participant %s is added, known by number only."),
                participant.number);
    return true;
}

static bool change(struct invocation *invocation, struct error *err)
{
    char birth[DAY_SIZE];
    const char *number = invocation_text(invocation, "NUMBER");
    struct person_entry entry = read_entry(invocation, birth);
    if (invocation_has(invocation, "--no-birth-date"))
        entry.birth_on = "";
    if (!ask_about_case(invocation, entry.case_sign, number, err) ||
        !participant_change(&invocation->club, number, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "participant", number),
                _("Participant %s: the identity is corrected."), number);
    return true;
}

static void tell_left(const struct invocation *invocation, const char *number, const char *day,
                      const struct participant_leaving *leaving)
{
    json_t *document = json_pack("{s:s, s:s, s:s?, s:i, s:i, s:i}", "participant", number,
                                 "left_on", day, "card", leaving->card[0] ? leaving->card : NULL,
                                 "enrolments_ended", leaving->enrolments_ended,
                                 "enrolments_withdrawn", leaving->enrolments_withdrawn,
                                 "bookings_released", leaving->bookings_released);
    answer_done(invocation, document,
                _("Participant %s left on %s. Cards revoked: %d, enrolments ended: %d, withdrawn: "
                  "%d, bookings released: %d."),
                number, day, leaving->card[0] != '\0', leaving->enrolments_ended,
                leaving->enrolments_withdrawn, leaving->bookings_released);
}

static bool leave(struct invocation *invocation, struct error *err)
{
    char day[DAY_SIZE];
    struct participant participant;
    struct participant_leaving leaving;
    const char *number = invocation_text(invocation, "NUMBER");
    int left_on = (int)invocation_number_or(invocation, "--on", club_today(&invocation->club));
    day_format(left_on, day);
    if (!participant_get(&invocation->club, number, &participant, err) ||
        !confirm(invocation, err,
                 _("Does participant %s leave on %s? The card is revoked, enrolments end."), number,
                 day) ||
        !participant_leave(&invocation->club, number, left_on,
                           invocation_text(invocation, "--reason"), &leaving, err))
        return false;
    tell_left(invocation, number, day, &leaving);
    return contract_lists_tell_left(invocation, number, err);
}

static bool come_back(struct invocation *invocation, struct error *err)
{
    const char *number = invocation_text(invocation, "NUMBER");
    if (!participant_return(&invocation->club, number, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "participant", number),
                _("Participant %s is back. Issue a card and enrol anew."), number);
    return true;
}

static const struct parameter add_parameters[] = {
    {.name = "--number", .type = PARAMETER_NUMBER,
     .meaning = N_("a number given before, on paper (a new one)")},
    {.name = "--surname", .type = PARAMETER_TEXT, .most = PERSON_NAME_SIZE - 1,
     .meaning = N_("surname")},
    {.name = "--given-names", .type = PARAMETER_TEXT, .most = PERSON_NAME_SIZE - 1,
     .meaning = N_("given names")},
    {.name = "--address", .type = PARAMETER_WORD, .choices = "pan pani none",
     .meaning = N_("form of address")},
    {.name = "--case-sign", .type = PARAMETER_TEXT, .most = PERSON_CASE_SIZE - 1,
     .meaning = N_("sign of the case file")},
    {.name = "--phone", .type = PARAMETER_TEXT, .most = PERSON_PHONE_SIZE - 1,
     .meaning = N_("phone number")},
    {.name = "--groups", .type = PARAMETER_TEXT, .most = PERSON_GROUPS_SIZE - 1,
     .meaning = N_("target groups, codes separated by commas")},
    {.name = "--birth-date", .type = PARAMETER_DAY,
     .meaning = N_("birth date, where the setting keep_birth_date allows it")},
    {.name = NULL},
};

static const struct parameter change_parameters[] = {
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
     .meaning = N_("the participant's number")},
    {.name = "--surname", .type = PARAMETER_TEXT, .most = PERSON_NAME_SIZE - 1,
     .meaning = N_("surname")},
    {.name = "--given-names", .type = PARAMETER_TEXT, .most = PERSON_NAME_SIZE - 1,
     .meaning = N_("given names")},
    {.name = "--address", .type = PARAMETER_WORD, .choices = "pan pani none",
     .meaning = N_("form of address")},
    {.name = "--case-sign", .type = PARAMETER_TEXT, .most = PERSON_CASE_SIZE - 1,
     .meaning = N_("sign of the case file; \"\" takes it away")},
    {.name = "--phone", .type = PARAMETER_TEXT, .most = PERSON_PHONE_SIZE - 1,
     .meaning = N_("phone number; \"\" takes it away")},
    {.name = "--groups", .type = PARAMETER_TEXT, .most = PERSON_GROUPS_SIZE - 1,
     .meaning = N_("target groups, codes separated by commas; \"\" takes them away")},
    {.name = "--birth-date", .type = PARAMETER_DAY,
     .meaning = N_("birth date, where the setting keep_birth_date allows it")},
    {.name = "--no-birth-date", .type = PARAMETER_FLAG, .meaning = N_("takes the birth date away")},
    {.name = NULL},
};

const struct command participant_commands[] = {
    {.noun = "participant", .verb = "add",
     .summary = N_("Adds a participant and gives the number; who it is, is sealed in the vault."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE, .parameters = add_parameters,
     .example = "obecni participant add --surname Przykładowa --given-names Ewa --address pani "
                "--case-sign KIS.4412.17.2026",
     .run = add},
    {.noun = "participant", .verb = "show",
     .summary = N_("Shows one participant: cards, enrolments, contracts, attendance as a calendar."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = "--from", .type = PARAMETER_DAY,
          .meaning = N_("first day of the calendar (six months back)")},
         {.name = "--to", .type = PARAMETER_DAY,
          .meaning = N_("last day of the calendar (today)")},
         {.name = NULL}},
     .example = "obecni participant show 7QK4M24", .run = participant_show},
    {.noun = "participant", .verb = "change",
     .summary = N_("Corrects who a participant is; the earlier record stays sealed."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE, .parameters = change_parameters,
     .example = "obecni participant change 7QK4M24 --phone \"600 000 000\"", .run = change},
    {.noun = "participant", .verb = "groups",
     .summary = N_("Lists to which target groups a participant belonged, and since when."),
     .needs = NEED_READING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = NULL}},
     .columns = participant_groups_columns, .example = "obecni participant groups 7QK4M24",
     .run = participant_groups_command},
    {.noun = "participant", .verb = "groups-set",
     .summary = N_("Notes the target groups from a day on, sealed; what was noted before stays."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = N_("GROUPS"), .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("all of them, codes separated by commas; \"\" for none")},
         {.name = "--from", .type = PARAMETER_DAY,
          .meaning = N_("the day from which on it is so (today)")},
         {.name = NULL}},
     .example = "obecni participant groups-set 7QK4M24 alcohol,homeless --from 2026-01-01",
     .run = participant_groups_set_command},
    {.noun = "participant", .verb = "list",
     .summary = N_("Lists the participants, by name while names are open."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--all", .type = PARAMETER_FLAG, .meaning = N_("also who has left")},
         {.name = "--without-card", .type = PARAMETER_FLAG,
          .meaning = N_("only who has no card in use")},
         {.name = "--merged", .type = PARAMETER_FLAG,
          .meaning = N_("also numbers that lead to another one")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "active left",
          .meaning = N_("only these (active)")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("added on this day or later")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("added on this day or earlier")},
         LIST_FILTER_ENROLLED, {.name = NULL}},
     .columns = participant_table_columns, .example = "obecni participant list --without-card",
     .run = participant_table_list},
    {.noun = "participant", .verb = "find",
     .summary = N_("Finds participants by parts of the name, a number or the case sign."),
     .needs = NEED_READING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("TEXT"), .type = PARAMETER_TEXT, .most = NAME_SIZE - 1, .is_required = true,
          .meaning = N_("parts of names, marks and case do not matter; or a number, or a case sign")},
         {.name = NULL}},
     .columns = participant_found_columns, .example = "obecni participant find przykl",
     .run = participant_find_command},
    {.noun = "participant", .verb = "leave",
     .summary = N_("Records that a participant left: the card is revoked, enrolments end."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = "--reason", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("completed, resigned, moved, transferred, deceased or other")},
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("the last day (today)")},
         {.name = NULL}},
     .example = "obecni participant leave 7QK4M24 --reason completed --on 2026-01-31",
     .run = leave},
    {.noun = "participant", .verb = "merge",
     .summary = N_("Lets a number lead to the same person's other one; what was noted stays."),
     .needs = NEED_WRITING | NEED_NAMES | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = participant_merge_parameters,
     .example = "obecni participant merge 7QK4M24 --into 9TR5W31 --dry-run",
     .run = participant_merge_command},
    {.noun = "participant", .verb = "return",
     .summary = N_("Records that a participant who left is back, under the same number."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = NULL}},
     .example = "obecni participant return 7QK4M24", .run = come_back},
    {.noun = "participant", .verb = "export",
     .summary = N_("Hands out everything that is held about one person, and who looked at it."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = participant_export_parameters,
     .example = "obecni participant export 7QK4M24 --file dane.txt",
     .run = participant_export_command},
    {.noun = "participant", .verb = "restrict",
     .summary = N_("Leaves a person out of new reports (art. 18); presences are still recorded."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE, .parameters = participant_restrict_parameters,
     .example = "obecni participant restrict 7QK4M24 --ground accuracy --request W-2026-01-12",
     .run = participant_restrict_command},
    {.noun = "participant", .verb = "release", .summary = N_("Ends a restriction."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE, .parameters = participant_release_parameters,
     .example = "obecni participant release 7QK4M24", .run = participant_release_command},
    {.noun = "participant", .verb = "erase-optional",
     .summary = N_("Erases the phone number and the birth date at once, from every version."),
     .needs = NEED_WRITING | NEED_VAULT | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = participant_erase_parameters,
     .example = "obecni participant erase-optional 7QK4M24 --request W-2026-01-12",
     .run = participant_erase_command},
    {.noun = "participant", .verb = "pin",
     .summary = N_("Sets the PIN with which somebody comes in by number on a day without the card."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE, .parameters = participant_pin_parameters,
     .example = "obecni participant pin 7QK4M24", .run = participant_pin_command},
    {.noun = "participant", .verb = "preferences",
     .summary = N_("Shows or sets how the kiosk is for somebody's card: language, size, speech …"),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE, .parameters = participant_preferences_parameters,
     .example = "obecni participant preferences 7QK4M24 --language uk --text 150",
     .run = participant_preferences_command},
    {.noun = NULL},
};
