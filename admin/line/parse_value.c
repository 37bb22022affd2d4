/* Reading values by their type, and giving them to commands. */
#include "admin/line/parse.h"

#include "admin/line/listing.h"
#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "trust/token.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "12.01.2026" and "12.1.2026" as people write it here. */
static bool parse_polish_day(const char *text, int *day)
{
    int day_of_month, month, year, length = 0;
    if (sscanf(text, "%2d.%2d.%4d%n", &day_of_month, &month, &year, &length) != 3 || text[length] ||
        !day_exists(year, month, day_of_month))
        return false;
    *day = day_of(year, month, day_of_month);
    return true;
}

static bool read_day(const char *text, const struct clock *clock, int64_t *number,
                     struct error *err)
{
    int day = 0, today = clock_wall(clock_now(clock)).day;
    if (strcmp(text, "today") == 0 || strcmp(text, "dzisiaj") == 0)
        day = today;
    else if (strcmp(text, "tomorrow") == 0 || strcmp(text, "jutro") == 0)
        day = today + 1;
    else if (strcmp(text, "yesterday") == 0 || strcmp(text, "wczoraj") == 0)
        day = today - 1;
    else if (!day_parse(text, &day) && !parse_polish_day(text, &day))
        return error_set(err, ERROR_USAGE,
                         _("There is no day “%.40s”. Write a day like 2026-01-12."), text);
    *number = day;
    return true;
}

/* "9:00", "15.30" and "15:30" as "15:30". */
static void spell_time(const char *text, char spelled[6])
{
    int hour, minute, length = 0;
    char between;
    bool is_time = sscanf(text, "%2d%c%2d%n", &hour, &between, &minute, &length) == 3 &&
                   !text[length] && (between == ':' || between == '.') && hour >= 0 && minute >= 0;
    bool has_two_digits = length >= 4 && text[length - 3] == between;
    if (is_time && has_two_digits)
        snprintf(spelled, 6, "%02u:%02u", (unsigned)hour % 100u, (unsigned)minute % 100u);
    else
        snprintf(spelled, 6, "%.5s", text);
}

static bool read_minutes(const char *text, int64_t *number, struct error *err)
{
    int minutes;
    char spelled[6];
    spell_time(text, spelled);
    if (strlen(text) > 5 || !clock_parse_minutes(spelled, &minutes))
        return error_set(err, ERROR_USAGE, _("“%.40s” is not a time. Write it like 15:30."), text);
    *number = minutes;
    return true;
}

/* "12.01.2026 15.40" and "2026-01-12T9:00" as "2026-01-12T15:40"; false when it is neither. */
static bool spell_instant(const char *text, char whole[CLOCK_TEXT_SIZE])
{
    char day_text[16];
    char spelled[6];
    size_t length = strcspn(text, "T ");
    int day, minutes;
    if (!text[length] || length >= sizeof day_text)
        return false;
    memcpy(day_text, text, length);
    day_text[length] = '\0';
    if (strlen(text + length + 1) > 5 ||
        (!day_parse(day_text, &day) && !parse_polish_day(day_text, &day)))
        return false;
    spell_time(text + length + 1, spelled);
    day_format(day, whole);
    snprintf(whole + 10, CLOCK_TEXT_SIZE - 10, "T%.5s", spelled);
    return clock_parse_minutes(spelled, &minutes);
}

static bool read_instant(const char *text, const struct clock *clock, int64_t *number,
                         struct error *err)
{
    char whole[CLOCK_TEXT_SIZE], spelled[6];
    if (spell_instant(text, whole))
        return clock_parse(whole, number, err);
    int minutes;
    spell_time(text, spelled);
    if (strlen(text) > 5 || !clock_parse_minutes(spelled, &minutes))
        return clock_parse(text, number, err);
    day_format(clock_wall(clock_now(clock)).day, whole);
    snprintf(whole + 10, sizeof whole - 10, "T%.5s", spelled);
    return clock_parse(whole, number, err);
}

static bool read_integer(const struct parameter *parameter, const char *text, int64_t *number,
                         struct error *err)
{
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (!*text || *end || errno)
        return error_set(err, ERROR_USAGE, _("%s needs a whole number, not “%.40s”."),
                         _(parameter->name), text);
    bool is_limited = parameter->least || parameter->most;
    if (is_limited && (value < parameter->least || value > parameter->most))
        return error_set(err, ERROR_USAGE, _("%s is between %lld and %lld, not %lld."),
                         _(parameter->name), (long long)parameter->least,
                         (long long)parameter->most, value);
    *number = value;
    return true;
}

static bool read_duration(const struct parameter *parameter, const char *text, int64_t *number,
                          struct error *err)
{
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    int64_t unit = strcmp(end, "m") == 0   ? 60
                   : strcmp(end, "h") == 0 ? 3600
                   : strcmp(end, "d") == 0 ? 86400
                                           : 0;
    if (end == text || !unit || errno || value < 1 || value > 100000)
        return error_set(err, ERROR_USAGE, _("“%.40s” is not a duration. Write 45m or 8h."), text);
    if (parameter->most && value * unit > parameter->most)
        return error_set(err, ERROR_USAGE, _("%s is at most %d hours."), _(parameter->name),
                         (int)(parameter->most / 3600));
    *number = value * unit;
    return true;
}

static bool read_word(const struct parameter *parameter, const char *text, struct error *err)
{
    const char *at = parameter->choices;
    size_t length = strlen(text);
    while (length && (at = strstr(at, text))) {
        bool begins = at == parameter->choices || at[-1] == ' ';
        if (begins && (at[length] == ' ' || !at[length]))
            return true;
        at += length;
    }
    return error_set(err, ERROR_USAGE, _("%s cannot be “%.40s”. Possible: %s."), _(parameter->name),
                     text, parameter->choices);
}

static bool read_session(const char *text, struct error *err)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
    size_t length = strlen(text);
    if (length > 0 && length < SESSION_CODE_SIZE && strspn(text, allowed) == length)
        return true;
    return error_set(err, ERROR_USAGE,
                     _("“%.60s” is not a session's code. See “obecni session list”."), text);
}

/* Checked before anything is done, so that nobody's name was read for nothing. */
static bool read_sort(const struct command *command, const char *text, struct error *err)
{
    struct buffer possible = {0};
    const char *key = text + (*text == '-');
    for (const struct listing_column *column = command->columns; column && column->key; column++) {
        if (strcmp(column->key, key) == 0) {
            buffer_free(&possible);
            return true;
        }
        buffer_printf(&possible, "%s%s", possible.length ? ", " : "", column->key);
    }
    if (possible.length)
        error_set(err, ERROR_USAGE, _("The list cannot be sorted by “%.40s”. Possible: %s."), key,
                  possible.text);
    else
        error_set(err, ERROR_USAGE, _("This command prints no list that could be sorted."));
    buffer_free(&possible);
    return false;
}

/* A sentence where a dictionary's word is wanted is answered with the possible words, by the
 * check of the dictionary itself. Filters of lists have no such check. */
static bool is_told_by_dictionary(const struct command *command, const struct parameter *parameter)
{
    static const char *const names[] = {"--reason", "--kind", "--evidence", "--document",
                                        "--basis",  "--ground"};
    const char *list = strstr(command->verb, "list");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(parameter->name, names[i]) == 0)
            return !list && parameter->is_required;
    }
    return false;
}

/* The command reads it once more, and names it better. */
static bool check_text(const struct parameter *parameter, const char *text, struct error *err)
{
    char line[1024];
    size_t size = (size_t)parameter->most + 1;
    if (!parameter->most)
        return true;
    bool ok = text_read_line(text, _(parameter->name), line,
                             size < sizeof line ? size : sizeof line, err);
    explicit_bzero(line, sizeof line);
    return ok;
}

static bool read_value(struct invocation *invocation, int i, const struct clock *clock,
                       struct error *err)
{
    const struct parameter *parameter = invocation->values[i].parameter;
    const char *text = invocation->values[i].text;
    int64_t *number = &invocation->values[i].number;
    if (!text_is_utf8(text))
        return error_set(err, ERROR_USAGE, _("%s is not valid UTF-8 text. Type it again."),
                         _(parameter->name));
    switch (parameter->type) {
    case PARAMETER_CODE:
        if (!text_is_code(text) && !is_told_by_dictionary(invocation->command, parameter))
            return error_set(err, ERROR_USAGE,
                             _("“%.40s” is not a code: 1 to 32 of A–Z a–z 0–9 - _ . /"), text);
        return true;
    case PARAMETER_SESSION:
        return read_session(text, err);
    case PARAMETER_NUMBER:
        if (!token_number_read(text, invocation->values[i].stored))
            return error_set(err, ERROR_USAGE,
                             _("“%.40s” is not a number of this club. Check its 7 characters."),
                             text);
        invocation->values[i].text = invocation->values[i].stored;
        return true;
    case PARAMETER_DAY:
        return read_day(text, clock, number, err);
    case PARAMETER_TIME:
        return read_minutes(text, number, err);
    case PARAMETER_INSTANT:
        return read_instant(text, clock, number, err);
    case PARAMETER_INTEGER:
        return read_integer(parameter, text, number, err);
    case PARAMETER_DURATION:
        return read_duration(parameter, text, number, err);
    case PARAMETER_WORD:
        return read_word(parameter, text, err);
    case PARAMETER_SORT:
        return read_sort(invocation->command, text, err);
    case PARAMETER_TEXT:
        return check_text(parameter, text, err);
    case PARAMETER_PATH:
        return *text || error_set(err, ERROR_USAGE, _("%s must not be empty."), _(parameter->name));
    case PARAMETER_FLAG:
        break;
    }
    return true;
}

bool parse_values(struct invocation *invocation, const struct clock *clock, struct error *err)
{
    for (int i = 0; i < invocation->value_count; i++) {
        if (!read_value(invocation, i, clock, err))
            return false;
    }
    return true;
}

static int find_value(const struct invocation *invocation, const char *name, int skip)
{
    for (int i = 0; i < invocation->value_count; i++) {
        if (strcmp(invocation->values[i].parameter->name, name) == 0 && skip-- == 0)
            return i;
    }
    return -1;
}

bool invocation_has(const struct invocation *invocation, const char *name)
{
    return find_value(invocation, name, 0) >= 0;
}

const char *invocation_text(const struct invocation *invocation, const char *name)
{
    return invocation_rest(invocation, name, 0);
}

const char *invocation_text_or(const struct invocation *invocation, const char *name,
                               const char *otherwise)
{
    const char *text = invocation_text(invocation, name);
    return text ? text : otherwise;
}

int64_t invocation_number_or(const struct invocation *invocation, const char *name,
                             int64_t otherwise)
{
    int i = find_value(invocation, name, 0);
    return i < 0 ? otherwise : invocation->values[i].number;
}

const char *invocation_rest(const struct invocation *invocation, const char *name, int index)
{
    int i = find_value(invocation, name, index);
    return i < 0 ? NULL : invocation->values[i].text;
}
