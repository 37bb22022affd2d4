/* Day numbers and their text; the arithmetic follows the civil calendar's 400-year era. */
#include "base/day.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool day_exists(int year, int month, int day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1)
        return false;
    return day <= lengths[month - 1] + (month == 2 && is_leap(year));
}

int day_of(int year, int month, int day)
{
    assert(day_exists(year, month, day));
    /* Years that begin in March put the leap day last. */
    int shifted = month <= 2 ? year - 1 : year;
    int era = shifted / 400;
    int year_of_era = shifted - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void day_split(int day, int *year, int *month, int *day_of_month)
{
    int shifted = day + 719468;
    int era = shifted / 146097;
    int day_of_era = shifted - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (5 * day_of_year + 2) / 153;
    int month_found = from_march < 10 ? from_march + 3 : from_march - 9;
    if (day_of_month)
        *day_of_month = day_of_year - (153 * from_march + 2) / 5 + 1;
    if (month)
        *month = month_found;
    if (year)
        *year = year_of_era + era * 400 + (month_found <= 2);
}

static bool read_digits(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool day_parse(const char *text, int *day)
{
    int year, month, day_of_month;
    if (strlen(text) != DAY_SIZE - 1 || text[4] != '-' || text[7] != '-')
        return false;
    if (!read_digits(text, 4, &year) || !read_digits(text + 5, 2, &month) ||
        !read_digits(text + 8, 2, &day_of_month))
        return false;
    if (!day_exists(year, month, day_of_month))
        return false;
    *day = day_of(year, month, day_of_month);
    return true;
}

/* Lists format days by the ten thousand. */
static void write_digits(char *text, int count, int value)
{
    for (; count > 0; value /= 10)
        text[--count] = (char)('0' + value % 10);
}

void day_format(int day, char text[DAY_SIZE])
{
    if (day == DAY_NONE) {
        text[0] = '\0';
        return;
    }
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    write_digits(text, 4, year);
    write_digits(text + 5, 2, month);
    write_digits(text + 8, 2, day_of_month);
    text[4] = text[7] = '-';
    text[DAY_SIZE - 1] = '\0';
}

enum weekday day_weekday(int day)
{
    int from_monday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (enum weekday)(1 + (from_monday < 0 ? from_monday + 7 : from_monday));
}
