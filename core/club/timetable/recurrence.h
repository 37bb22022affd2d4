/* On which days something recurs, by a rule of RFC 5545 (RRULE). Days only: a rule is
 * counted in the club's calendar, so no change of the clocks can move an occurrence.
 * Pure: no database, no clock. Holidays and hours are schedule_generate's. */
#ifndef OBECNI_CLUB_TIMETABLE_RECURRENCE_H
#define OBECNI_CLUB_TIMETABLE_RECURRENCE_H

#include "base/day.h"
#include "base/error.h"

#include <stddef.h>

enum { RECURRENCE_RULE_SIZE = 201 };

/* Reads a rule as typed into its stored form: upper case, no spaces, no "RRULE:". Allowed
 * are FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL, WKST, BYDAY, BYMONTHDAY, BYMONTH,
 * BYYEARDAY, BYWEEKNO, BYSETPOS, and one of COUNT and UNTIL (a day, "UNTIL=20260630").
 * Anything else is ERROR_USAGE with one sentence. */
bool recurrence_read(const char *typed, char rule[RECURRENCE_RULE_SIZE], struct error *err);

/* The rule of the plain form: every week on these days. `weekdays` has the bit
 * 1 << MONDAY … 1 << SUNDAY set for each, at least one: "FREQ=WEEKLY;BYDAY=MO,TH". */
void recurrence_weekly(unsigned weekdays, char rule[RECURRENCE_RULE_SIZE]);

/* The weekdays of a rule of that plain form, 0 for any other rule. */
unsigned recurrence_weekdays(const char *rule);

/* Days in ascending order. The zero state is empty. */
struct recurrence_days {
    int *items;
    size_t count;
    size_t capacity;
};
void recurrence_days_free(struct recurrence_days *days);

/* Adds the days of `rule` from `from` to `until`, both included. INTERVAL and COUNT are
 * counted from `anchor` (DTSTART), which is itself an occurrence only when the rule names
 * it. The rule is one that recurrence_read gave (otherwise ERROR_STORAGE). */
bool recurrence_list(const char *rule, int anchor, int from, int until,
                     struct recurrence_days *days, struct error *err);

#endif
