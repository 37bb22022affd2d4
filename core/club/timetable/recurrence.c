/* The plain weekly form, and the days of a rule, which are libical's to find. What a rule may
 * be made of is recurrence_rule's. */
#include "club/timetable/recurrence.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/timetable/recurrence_rule.h"

#include <assert.h>
#include <ctype.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char weekly_start[] = "FREQ=WEEKLY;BYDAY=";

void recurrence_weekly(unsigned weekdays, char rule[RECURRENCE_RULE_SIZE])
{
    int length = snprintf(rule, RECURRENCE_RULE_SIZE, "%s", weekly_start);
    const char *separator = "";
    for (int i = MONDAY; i <= SUNDAY; i++) {
        if (!(weekdays & 1u << i))
            continue;
        length += snprintf(rule + length, RECURRENCE_RULE_SIZE - (size_t)length, "%s%s", separator,
                           recurrence_day_code((enum weekday)i));
        separator = ",";
    }
    assert(weekdays && *separator);
}

unsigned recurrence_weekdays(const char *rule)
{
    size_t start = sizeof weekly_start - 1;
    if (strncmp(rule, weekly_start, start) != 0)
        return 0;
    unsigned weekdays = 0;
    for (const char *at = rule + start;; at++) {
        size_t length = strcspn(at, ",");
        int weekday = recurrence_find_day(at, length);
        if (!weekday)
            return 0;
        weekdays |= 1u << weekday;
        at += length;
        if (!*at)
            return weekdays;
    }
}

static bool parse(const char *rule, struct icalrecurrencetype *parsed)
{
    icalerror_clear_errno();
    *parsed = icalrecurrencetype_from_string(rule);
    return parsed->freq != ICAL_NO_RECURRENCE;
}

bool recurrence_read(const char *typed, char rule[RECURRENCE_RULE_SIZE], struct error *err)
{
    size_t length = 0;
    if (strncasecmp(typed, "RRULE:", 6) == 0)
        typed += 6;
    for (; *typed; typed++) {
        if (*typed == ' ')
            continue;
        if (length + 1 >= RECURRENCE_RULE_SIZE)
            return error_set(err, ERROR_USAGE, _("A rule has at most %d characters."),
                             RECURRENCE_RULE_SIZE - 1);
        rule[length++] = (char)toupper((unsigned char)*typed);
    }
    if (length && rule[length - 1] == ';')
        length--;
    rule[length] = '\0';
    if (length == 0 || strspn(rule, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=;,+-") != length)
        return error_set(err, ERROR_USAGE,
                         _("That is not a rule. One looks like FREQ=WEEKLY;BYDAY=MO,TH."));
    if (!recurrence_check_parts(rule, err))
        return false;
    struct icalrecurrencetype parsed;
    icalrecur_iterator *iterator = NULL;
    if (parse(rule, &parsed))
        iterator = icalrecur_iterator_new(parsed, icaltime_from_string("20260101"));
    if (!iterator)
        return error_set(err, ERROR_USAGE, _("The parts of the rule %s do not go together."), rule);
    icalrecur_iterator_free(iterator);
    return true;
}

static struct icaltimetype ical_day(int day)
{
    /* Not icaltime_null_date: its hour is -1, and each step would lose a day. */
    struct icaltimetype time = {.is_date = 1};
    day_split(day, &time.year, &time.month, &time.day);
    return time;
}

void recurrence_days_free(struct recurrence_days *days)
{
    free(days->items);
    *days = (struct recurrence_days){0};
}

static void add_day(struct recurrence_days *days, int day)
{
    days->items = memory_grow(days->items, days->count, &days->capacity, sizeof *days->items);
    days->items[days->count++] = day;
}

bool recurrence_list(const char *rule, int anchor, int from, int until,
                     struct recurrence_days *days, struct error *err)
{
    struct icalrecurrencetype parsed;
    icalrecur_iterator *iterator = NULL;
    if (parse(rule, &parsed))
        iterator = icalrecur_iterator_new(parsed, ical_day(anchor));
    if (!iterator)
        return error_set(err, ERROR_STORAGE, _("The database holds a damaged rule: %.60s."), rule);
    for (;;) {
        struct icaltimetype next = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(next) || next.year > 2199)
            break;
        int day = day_of(next.year, next.month, next.day);
        if (day > until)
            break;
        if (day >= from)
            add_day(days, day);
    }
    icalrecur_iterator_free(iterator);
    return true;
}
