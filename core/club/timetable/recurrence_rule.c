/* Rules are checked part by part, so that a wrong one gets a sentence that names it. */
#include "club/timetable/recurrence_rule.h"

#include "base/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const day_codes[SUNDAY + 1] = {
    [MONDAY] = "MO", [TUESDAY] = "TU",  [WEDNESDAY] = "WE", [THURSDAY] = "TH",
    [FRIDAY] = "FR", [SATURDAY] = "SA", [SUNDAY] = "SU",
};

const char *recurrence_day_code(enum weekday weekday)
{
    return day_codes[weekday];
}

int recurrence_find_day(const char *text, size_t length)
{
    for (int i = MONDAY; i <= SUNDAY; i++) {
        if (length == 2 && strncmp(text, day_codes[i], 2) == 0)
            return i;
    }
    return 0;
}

/* One part of a rule, "KEY=VALUE", not terminated. */
struct part {
    const char *key;
    int key_length;
    const char *value;
    int value_length;
};

enum value_kind {
    VALUE_FREQUENCY,
    VALUE_NUMBER,
    VALUE_DAY,
    VALUE_WEEKDAY,
    VALUE_WEEKDAYS,
    VALUE_LIST,
};

/* What a rule may be made of; numbers lie in least..most, those of a list in -most..most
 * without 0 (when least is negative) or least..most. */
struct part_kind {
    const char *key;
    enum value_kind kind;
    int least, most;
};

static const struct part_kind part_kinds[] = {
    {.key = "FREQ", .kind = VALUE_FREQUENCY},
    {.key = "INTERVAL", .kind = VALUE_NUMBER, .least = 1, .most = 999},
    {.key = "COUNT", .kind = VALUE_NUMBER, .least = 1, .most = 9999},
    {.key = "UNTIL", .kind = VALUE_DAY},
    {.key = "WKST", .kind = VALUE_WEEKDAY},
    {.key = "BYDAY", .kind = VALUE_WEEKDAYS, .least = -53, .most = 53},
    {.key = "BYMONTHDAY", .kind = VALUE_LIST, .least = -31, .most = 31},
    {.key = "BYYEARDAY", .kind = VALUE_LIST, .least = -366, .most = 366},
    {.key = "BYWEEKNO", .kind = VALUE_LIST, .least = -53, .most = 53},
    {.key = "BYMONTH", .kind = VALUE_LIST, .least = 1, .most = 12},
    {.key = "BYSETPOS", .kind = VALUE_LIST, .least = -366, .most = 366},
};
enum { PART_KINDS = sizeof part_kinds / sizeof *part_kinds };

/* Reads a whole number that fills `length` characters and is not 0. */
static bool read_number(const char *text, size_t length, const struct part_kind *kind)
{
    char digits[8];
    size_t sign = length && (*text == '-' || *text == '+');
    if (length <= sign || length >= sizeof digits)
        return false;
    memcpy(digits, text, length);
    digits[length] = '\0';
    if (strspn(digits + sign, "0123456789") != length - sign)
        return false;
    int number = atoi(digits);
    return number != 0 && number >= kind->least && number <= kind->most;
}

/* "MO", "2TU", "-1FR". */
static bool is_weekday(const char *text, size_t length, const struct part_kind *kind)
{
    if (length < 2 || !recurrence_find_day(text + length - 2, 2))
        return false;
    return length == 2 || (kind->kind == VALUE_WEEKDAYS && read_number(text, length - 2, kind));
}

static bool is_day(const char *text, size_t length)
{
    char dashed[DAY_SIZE];
    int day;
    if (length != 8)
        return false;
    snprintf(dashed, sizeof dashed, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
    return day_parse(dashed, &day);
}

static bool is_frequency(const char *text, size_t length)
{
    static const char *const words[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == length && strncmp(text, words[i], length) == 0)
            return true;
    }
    return false;
}

static bool is_item(const char *text, size_t length, const struct part_kind *kind)
{
    switch (kind->kind) {
    case VALUE_FREQUENCY:
        return is_frequency(text, length);
    case VALUE_DAY:
        return is_day(text, length);
    case VALUE_WEEKDAY:
    case VALUE_WEEKDAYS:
        return is_weekday(text, length, kind);
    case VALUE_NUMBER:
    case VALUE_LIST:
        return read_number(text, length, kind);
    }
    return false;
}

/* Whether a value is made of right items, several only where a list may stand. */
static bool is_value(const struct part *part, const struct part_kind *kind)
{
    bool is_list = kind->kind == VALUE_WEEKDAYS || kind->kind == VALUE_LIST;
    const char *at = part->value, *end = part->value + part->value_length;
    for (;;) {
        const char *comma = is_list ? memchr(at, ',', (size_t)(end - at)) : NULL;
        const char *stop = comma ? comma : end;
        if (!is_item(at, (size_t)(stop - at), kind))
            return false;
        if (!comma)
            return true;
        at = comma + 1;
    }
}

/* Checks one part and marks it in `seen`. */
static bool check_part(const struct part *part, unsigned *seen, struct error *err)
{
    for (unsigned i = 0; i < PART_KINDS; i++) {
        const struct part_kind *kind = &part_kinds[i];
        if ((int)strlen(kind->key) != part->key_length ||
            strncmp(kind->key, part->key, (size_t)part->key_length) != 0)
            continue;
        if (*seen & 1u << i)
            return error_set(err, ERROR_USAGE, _("%s stands twice in the rule."), kind->key);
        *seen |= 1u << i;
        if (is_value(part, kind))
            return true;
        if (kind->kind == VALUE_DAY)
            return error_set(err, ERROR_USAGE, _("UNTIL takes a day, like UNTIL=20260630."));
        if (kind->kind == VALUE_FREQUENCY)
            return error_set(err, ERROR_USAGE, _("FREQ is one of DAILY, WEEKLY, MONTHLY, YEARLY."));
        return error_set(err, ERROR_USAGE, _("“%.*s” is not a right value of %s."),
                         part->value_length, part->value, kind->key);
    }
    return error_set(err, ERROR_USAGE,
                     _("A rule cannot hold “%.*s”. It looks like FREQ=WEEKLY;BYDAY=MO,TH."),
                     part->key_length, part->key);
}

static bool has_part(unsigned seen, const char *key)
{
    for (unsigned i = 0; i < PART_KINDS; i++) {
        if (strcmp(part_kinds[i].key, key) == 0)
            return seen & 1u << i;
    }
    return false;
}

static bool has_numbered_weekday(const char *rule)
{
    const char *value = strstr(rule, "BYDAY=");
    return value && strcspn(value, "0123456789") < strcspn(value, ";");
}

bool recurrence_check_parts(const char *rule, struct error *err)
{
    unsigned seen = 0;
    for (const char *at = rule;; at++) {
        int length = (int)strcspn(at, ";"), key_length = (int)strcspn(at, ";=");
        bool has_value = key_length < length;
        struct part part = {
            .key = at,
            .key_length = key_length,
            .value = at + key_length + has_value,
            .value_length = length - key_length - has_value,
        };
        if (!check_part(&part, &seen, err))
            return false;
        at += length;
        if (!*at)
            break;
    }
    if (!has_part(seen, "FREQ"))
        return error_set(err, ERROR_USAGE, _("A rule says how often: FREQ=WEEKLY, for example."));
    bool is_by_month = strstr(rule, "FREQ=MONTHLY") || strstr(rule, "FREQ=YEARLY");
    if (!is_by_month && has_numbered_weekday(rule))
        return error_set(err, ERROR_USAGE,
                         _("A numbered weekday, like 2MO, needs FREQ=MONTHLY or FREQ=YEARLY."));
    if (has_part(seen, "COUNT") && has_part(seen, "UNTIL"))
        return error_set(err, ERROR_USAGE, _("A rule ends by COUNT or by UNTIL, not by both."));
    return true;
}
