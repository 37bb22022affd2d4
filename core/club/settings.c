/* The table of settings, and reading them. Changing them is settings_change.c's. */
#include "club/settings.h"

#include "base/language.h"
#include "store/statement.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct setting table[] = {
    {.name = SETTING_EARLY_MINUTES, .type = SETTING_INTEGER, .standard = "30", .least = 0,
     .most = 240, .meaning = N_("minutes before the start from which a card is taken")},
    {.name = SETTING_LATE_MINUTES, .type = SETTING_INTEGER, .standard = "15", .least = 0,
     .most = 240, .meaning = N_("minutes after the start up to which an arrival is not late")},
    {.name = SETTING_LEAVE_MINUTES, .type = SETTING_INTEGER, .standard = "15", .least = 0,
     .most = 240, .meaning = N_("minutes before the end from which leaving is not early")},
    {.name = SETTING_GOODBYE_MINUTES, .type = SETTING_INTEGER, .standard = "15", .least = 0,
     .most = 120, .meaning = N_("minutes after the end in which a card may mean leaving; 0: never")},
    {.name = SETTING_EXCUSE_DEADLINE_DAYS, .type = SETTING_INTEGER, .standard = "7", .least = 0,
     .most = 366, .meaning = N_("days from a missed session in which a document excuses it")},
    {.name = SETTING_EVALUATION_INTERVAL_DAYS, .type = SETTING_INTEGER, .standard = "30",
     .least = 1, .most = 366,
     .meaning = N_("days after which the next evaluation of a contract is due")},
    {.name = SETTING_HORIZON_WEEKS, .type = SETTING_INTEGER, .standard = "26", .least = 1,
     .most = 104, .meaning = N_("weeks for which sessions are made ahead")},
    {.name = SETTING_SIGNAL_ABSENCES, .type = SETTING_INTEGER, .standard = "3", .least = 1,
     .most = 20, .meaning = N_("sessions missed in a row without an excuse that are a signal")},
    {.name = SETTING_SIGNAL_CARD_SECONDS, .type = SETTING_INTEGER, .standard = "5", .least = 0,
     .most = 60, .meaning = N_("seconds within which two cards at one reader are a signal; 0: never")},
    {.name = SETTING_BACKUP_DAYS, .type = SETTING_INTEGER, .standard = "3", .least = 1,
     .most = 90, .meaning = N_("days after which the last backup is called old")},
    {.name = SETTING_REPORT_SUPPRESS_BELOW, .type = SETTING_INTEGER, .standard = "5", .least = 2,
     .most = 50, .meaning = N_("people fewer than this are not told in what is published")},
    {.name = SETTING_KIOSK_LANGUAGE, .type = SETTING_CHOICE, .standard = "pl",
     .choices = "pl uk en ru", .meaning = N_("the language the kiosk returns to")},
    {.name = SETTING_KIOSK_TEXT_PERCENT, .type = SETTING_CHOICE, .standard = "100",
     .choices = "100 150 200", .meaning = N_("the size of text the kiosk returns to, in percent")},
    {.name = SETTING_KIOSK_THEME, .type = SETTING_CHOICE, .standard = "light",
     .choices = "light contrast-dark contrast-light",
     .meaning = N_("the colours the kiosk returns to")},
    {.name = SETTING_KIOSK_LOW_REACH, .type = SETTING_CHOICE, .standard = "no",
     .choices = "no yes", .meaning = N_("whether all controls stand in the kiosk's lower half")},
    {.name = SETTING_KIOSK_MOTION, .type = SETTING_CHOICE, .standard = "yes",
     .choices = "no yes", .meaning = N_("whether what changes on the kiosk may move a little")},
    {.name = SETTING_KIOSK_TONES, .type = SETTING_CHOICE, .standard = "yes",
     .choices = "no yes", .meaning = N_("whether a soft tone says that the kiosk has answered")},
    {.name = SETTING_KIOSK_VOLUME, .type = SETTING_INTEGER, .standard = "60", .least = 0,
     .most = 100, .meaning = N_("how loud the kiosk is, in percent; 0: never any sound")},
    {.name = SETTING_KIOSK_WIDTH_MM, .type = SETTING_INTEGER, .standard = "0", .least = 0,
     .most = 3000, .meaning = N_("width of the kiosk's screen in mm; 0 asks the screen")},
    {.name = SETTING_KIOSK_RESULT_SECONDS, .type = SETTING_INTEGER, .standard = "7", .least = 6,
     .most = 8, .meaning = N_("seconds for which a result stays on the kiosk")},
    {.name = SETTING_KIOSK_CHOICE_SECONDS, .type = SETTING_INTEGER, .standard = "30", .least = 20,
     .most = 300, .meaning = N_("seconds to choose before the kiosk offers more time")},
    {.name = SETTING_KIOSK_OPEN_FROM, .type = SETTING_TIME, .standard = "06:00",
     .meaning = N_("when the glass lights up in the morning")},
    {.name = SETTING_KIOSK_OPEN_UNTIL, .type = SETTING_TIME, .standard = "22:00",
     .meaning = N_("when the glass goes dark; any card or press wakes it")},
    {.name = SETTING_KIOSK_NUMBER, .type = SETTING_CHOICE, .standard = "pin",
     .choices = "off pin number",
     .meaning = N_("who may type a number without a card: nobody, with a PIN, or the number alone")},
    {.name = SETTING_KIOSK_BALANCE, .type = SETTING_CHOICE, .standard = "yes", .choices = "no yes",
     .meaning = N_("whether the kiosk shows a person’s own month when asked after a card")},
    {.name = SETTING_CARD_TITLE, .type = SETTING_TEXT, .standard = "Karta wstępu", .least = 1,
     .most = 60, .meaning = N_("the title printed on a card; neutral")},
    {.name = SETTING_CARD_FOUND, .type = SETTING_TEXT, .standard = "", .least = 0, .most = 240,
     .meaning = N_("what a finder of a card should do; empty: the club's address")},
    {.name = SETTING_KEEP_BIRTH_DATE, .type = SETTING_CHOICE, .standard = "no",
     .choices = "no yes", .meaning = N_("whether birth dates may be recorded")},
    {.name = SETTING_REQUEST_MONTHS, .type = SETTING_INTEGER, .standard = "1", .least = 1,
     .most = 3, .meaning = N_("months in which a request about personal data is answered")},
    {.name = SETTING_REQUEST_EXTENSION_MONTHS, .type = SETTING_INTEGER, .standard = "2",
     .least = 1, .most = 2, .meaning = N_("months by which that may be extended, with a reason")},
    {.name = SETTING_INCIDENT_HOURS, .type = SETTING_INTEGER, .standard = "72", .least = 1,
     .most = 72, .meaning = N_("hours in which the authority has to know of an incident")},
    {.name = SETTING_RETENTION_REFUSAL, .type = SETTING_INTEGER, .standard = "12", .least = 1,
     .most = 120, .meaning = N_("months for which the reason of a refused entry is kept")},
    {.name = SETTING_RETENTION_PRESENCE, .type = SETTING_INTEGER, .standard = "5", .least = 1,
     .most = 100, .meaning = N_("years for which presences can be traced to a person")},
    {.name = SETTING_RETENTION_CONTRACT, .type = SETTING_INTEGER, .standard = "10", .least = 1,
     .most = 100, .meaning = N_("years for which the words of a contract are kept")},
    {.name = SETTING_RETENTION_CASEWORK, .type = SETTING_INTEGER, .standard = "10", .least = 1,
     .most = 100, .meaning = N_("years for which the words of casework are kept")},
    {.name = SETTING_RETENTION_GROUPS, .type = SETTING_INTEGER, .standard = "25", .least = 1,
     .most = 100, .meaning = N_("years for which it is kept who belonged to a target group")},
    {.name = SETTING_RETENTION_IDENTITY, .type = SETTING_INTEGER, .standard = "5", .least = 1,
     .most = 100, .meaning = N_("years for which it is kept who somebody was")},
    {.name = SETTING_RETENTION_REQUEST, .type = SETTING_INTEGER, .standard = "5", .least = 1,
     .most = 100, .meaning = N_("years for which the words of requests are kept")},
    {.name = SETTING_RETENTION_INCIDENT, .type = SETTING_INTEGER, .standard = "5", .least = 1,
     .most = 100, .meaning = N_("years for which the words of incidents are kept")},
    {.name = SETTING_RETENTION_DOCUMENT, .type = SETTING_INTEGER, .standard = "10", .least = 1,
     .most = 100, .meaning = N_("years for which issued documents about people can be made again")},
    {.name = SETTING_RETENTION_LEDGER, .type = SETTING_INTEGER, .standard = "730", .least = 730,
     .most = 36500, .meaning = N_("days for which the ledger is kept; the law asks for two years")},
};

const struct setting *settings_table(size_t *count)
{
    *count = sizeof table / sizeof *table;
    return table;
}

const struct setting *setting_find(const char *name)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    }
    return NULL;
}

bool settings_get_text(struct club *club, const char *name, char value[SETTING_VALUE_SIZE],
                       struct error *err)
{
    const struct setting *setting = setting_find(name);
    assert(setting);
    struct statement *s =
        statement_new(club->store, "SELECT value FROM setting WHERE name = :name");
    statement_bind_text(s, ":name", name);
    if (statement_step(s))
        statement_copy_text(s, 0, value, SETTING_VALUE_SIZE);
    else
        snprintf(value, SETTING_VALUE_SIZE, "%s", setting->standard);
    return statement_finish(s, err);
}

bool settings_get_integer(struct club *club, const char *name, int64_t *value, struct error *err)
{
    char text[SETTING_VALUE_SIZE];
    if (!settings_get_text(club, name, text, err))
        return false;
    *value = strtoll(text, NULL, 10);
    return true;
}
