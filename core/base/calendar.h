/* What a day means in Poland: statutory holidays, half-years, weekday names, months.
 * Days off that a club decides itself are club/calendar_day's. Day numbers are base/day's. */
#ifndef OBECNI_BASE_CALENDAR_H
#define OBECNI_BASE_CALENDAR_H

#include "base/day.h"

#include <stdbool.h>

/* The statutory days off (ustawa z 18.01.1951 o dniach wolnych od pracy). */
enum holiday {
    HOLIDAY_NONE,
    HOLIDAY_NEW_YEAR, /* 1 January */
    HOLIDAY_EPIPHANY, /* 6 January, since 2011 */
    HOLIDAY_EASTER,   /* Sunday */
    HOLIDAY_EASTER_MONDAY,
    HOLIDAY_LABOUR_DAY,       /* 1 May */
    HOLIDAY_CONSTITUTION,     /* 3 May, since 1990 */
    HOLIDAY_PENTECOST,        /* Sunday, 49 days after Easter */
    HOLIDAY_CORPUS_CHRISTI,   /* Thursday, 60 days after Easter */
    HOLIDAY_ASSUMPTION,       /* 15 August */
    HOLIDAY_ALL_SAINTS,       /* 1 November */
    HOLIDAY_INDEPENDENCE,     /* 11 November */
    HOLIDAY_CHRISTMAS_EVE,    /* 24 December, since 2025 */
    HOLIDAY_CHRISTMAS,        /* 25 December */
    HOLIDAY_CHRISTMAS_SECOND, /* 26 December */
    HOLIDAY_COUNT,
};

/* The holiday of a day, for any year from 1900 to 2199. Of two on one
 * day the first of the list. */
enum holiday calendar_holiday(int day);

/* English name, a msgid; "" for HOLIDAY_NONE. */
const char *calendar_holiday_name(enum holiday holiday);

/* Easter Sunday (Gregorian computus), year 1900..2199. */
int calendar_easter(int year);

/* A half-year: 1 January to 30 June, 1 July to 31 December. */
struct half_year {
    int year;
    int half; /* 1 or 2 */
};
struct half_year calendar_half_year(int day);
int calendar_half_first(struct half_year half);
int calendar_half_last(struct half_year half);

/* First and last day of the month that `day` is in. */
int calendar_month_first(int day);
int calendar_month_last(int day);

/* The same day of the month `months` later (or earlier); the month's last day where there is
 * no such day: 31 January + 1 is 28 or 29 February. */
int calendar_add_months(int day, int months);

/* Monday of the week that `day` is in. */
int calendar_week_first(int day);

/* Reads a weekday: mon, Monday, pon, poniedziałek, …, nd, niedziela; any case, with or
 * without marks. False when it is none. */
bool calendar_weekday_find(const char *text, enum weekday *weekday);

/* "mon" and the English name "Monday" (a msgid). */
const char *calendar_weekday_code(enum weekday weekday);
const char *calendar_weekday_name(enum weekday weekday);

#endif
