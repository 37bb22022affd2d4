/* Calendar days without hours: "2026-01-12", and arithmetic on them.
 * Proleptic Gregorian; a day is kept as its number, counted from 1970-01-01 = 0. What a day
 * means in the club (holidays, half-years) is base/calendar's; hours belong to base/clock. */
#ifndef OBECNI_BASE_DAY_H
#define OBECNI_BASE_DAY_H

#include <stdbool.h>

enum {
    DAY_SIZE = 11, /* "YYYY-MM-DD" and the terminator */
    DAY_NONE = -2147483647, /* no such day: the empty text, an open end */
};

/* Weekdays as ISO 8601 counts them. */
enum weekday { MONDAY = 1, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

/* The day's number; year 1900..2199, month 1..12, day of the month 1..31. The day must exist
 * (assertion): check with day_exists. */
int day_of(int year, int month, int day);
bool day_exists(int year, int month, int day);

/* Splits a day's number; each pointer may be NULL. */
void day_split(int day, int *year, int *month, int *day_of_month);

/* Reads exactly "YYYY-MM-DD". False when it is not one or no such day exists (2027-02-29). */
bool day_parse(const char *text, int *day);

/* Writes "YYYY-MM-DD", or "" for DAY_NONE. */
void day_format(int day, char text[DAY_SIZE]);

/* MONDAY..SUNDAY. */
enum weekday day_weekday(int day);

#endif
