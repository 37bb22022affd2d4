/* Setting values, checked against the table. */
#include "club/settings.h"

#include "base/clock.h"
#include "base/language.h"
#include "base/text.h"
#include "store/statement.h"
#include "trust/pin.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool check_integer(const struct setting *setting, const char *value, struct error *err)
{
    char *end;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    if (*value && !*end && !errno && number >= setting->least && number <= setting->most)
        return true;
    return error_set(err, ERROR_USAGE, _("%s is a whole number between %lld and %lld."),
                     setting->name, (long long)setting->least, (long long)setting->most);
}

static bool check_choice(const struct setting *setting, const char *value, struct error *err)
{
    char padded[80], choices[120];
    snprintf(padded, sizeof padded, " %.60s ", value);
    snprintf(choices, sizeof choices, " %s ", setting->choices);
    if (*value && !strchr(value, ' ') && strstr(choices, padded))
        return true;
    return error_set(err, ERROR_USAGE, _("%s is one of: %s."), setting->name, setting->choices);
}

static bool check_time(const struct setting *setting, const char *value, struct error *err)
{
    int minutes;
    return clock_parse_minutes(value, &minutes) ||
           error_set(err, ERROR_USAGE, _("%s is a time of day, like 07:30."), setting->name);
}

static bool check_value(const struct setting *setting, const char *typed,
                        char value[SETTING_VALUE_SIZE], struct error *err)
{
    size_t room = setting->type == SETTING_TEXT ? (size_t)setting->most + 1 : SETTING_VALUE_SIZE;
    if (!text_read_line(typed, setting->name, value, room, err))
        return false;
    if (setting->type == SETTING_INTEGER)
        return check_integer(setting, value, err);
    if (setting->type == SETTING_CHOICE)
        return check_choice(setting, value, err);
    if (setting->type == SETTING_TIME)
        return check_time(setting, value, err);
    return (int64_t)strlen(value) >= setting->least ||
           error_set(err, ERROR_USAGE, _("%s must not be empty."), setting->name);
}

static bool get_known(const char *name, const struct setting **setting, struct error *err)
{
    *setting = setting_find(name);
    return *setting || error_set(err, ERROR_USAGE,
                                 _("There is no setting “%.40s”. See “obecni settings list”."), name);
}

/* Stores a checked value; NULL removes it. */
static bool store_value(struct club *club, const char *name, const char *value, struct error *err)
{
    struct statement *s =
        value ? statement_new(club->store, "INSERT INTO setting (name, value) VALUES (:name, :value)"
                                           " ON CONFLICT (name) DO UPDATE SET value = :value")
              : statement_new(club->store, "DELETE FROM setting WHERE name = :name");
    statement_bind_text(s, ":name", name);
    if (value)
        statement_bind_text(s, ":value", value);
    return statement_run(s, err);
}

static bool change(struct club *club, const char *name, const char *value, const char *shown,
                   struct error *err)
{
    if (!club_begin(club, err))
        return false;
    bool ok = store_value(club, name, value, err) &&
              club_note(club, value ? "setting.set" : "setting.reset", name,
                        json_pack("{s:s?}", "value", shown), err);
    return club_end(club, ok, err);
}

bool settings_set(struct club *club, const char *name, const char *typed, struct error *err)
{
    const struct setting *setting;
    char value[SETTING_VALUE_SIZE];
    return get_known(name, &setting, err) && check_value(setting, typed, value, err) &&
           change(club, name, value, value, err);
}

bool settings_reset(struct club *club, const char *name, struct error *err)
{
    const struct setting *setting;
    return get_known(name, &setting, err) && change(club, name, NULL, NULL, err);
}

bool settings_set_exit_pin(struct club *club, const char *digits, struct error *err)
{
    char kept[PIN_HASH_SIZE];
    return pin_check_form(digits, err) && pin_hash(digits, kept, err) &&
           change(club, "exit_pin", kept, NULL, err);
}
