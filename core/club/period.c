/* Reading and writing periods. */
#include "club/period.h"

#include "base/calendar.h"
#include "base/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR_FIRST = 1990, YEAR_LAST = 2199 };

const char *period_length_word(enum period_length length)
{
    return length == PERIOD_MONTH ? "month" : length == PERIOD_HALF_YEAR ? "half_year" : "year";
}

enum period_length period_length_find(const char *word)
{
    return strcmp(word, "month") == 0       ? PERIOD_MONTH
           : strcmp(word, "half_year") == 0 ? PERIOD_HALF_YEAR
                                            : PERIOD_YEAR;
}

static struct period from_month(int year, int month, enum period_length length)
{
    int first = day_of(year, month, 1);
    return (struct period){
        .length = length,
        .first = first,
        .last = calendar_add_months(first, length) - 1,
    };
}

/* The part after the year: nothing, a half or a month. */
static bool read_rest(const char *rest, int year, struct period *period)
{
    if (!*rest)
        *period = from_month(year, 1, PERIOD_YEAR);
    else if (strcmp(rest, "-I") == 0)
        *period = from_month(year, 1, PERIOD_HALF_YEAR);
    else if (strcmp(rest, "-II") == 0)
        *period = from_month(year, 7, PERIOD_HALF_YEAR);
    else if (strlen(rest) == 3 && rest[0] == '-' && strspn(rest + 1, "0123456789") == 2 &&
             day_exists(year, atoi(rest + 1), 1))
        *period = from_month(year, atoi(rest + 1), PERIOD_MONTH);
    else
        return false;
    return true;
}

bool period_read(const char *text, struct period *period, struct error *err)
{
    int year = strspn(text, "0123456789") == 4 ? atoi(text) : 0;
    if (year >= YEAR_FIRST && year <= YEAR_LAST && read_rest(text + 4, year, period))
        return true;
    return error_set(err, ERROR_USAGE,
                     _("“%.20s” is not a period. Write a half-year like 2025-I or 2025-II, a year "
                       "like 2025, a month like 2025-09."),
                     text);
}

void period_format(struct period period, char text[PERIOD_SIZE])
{
    int year, month;
    day_split(period.first, &year, &month, NULL);
    unsigned shown = (unsigned)year % 10000;
    if (period.length == PERIOD_YEAR)
        snprintf(text, PERIOD_SIZE, "%04u", shown);
    else if (period.length == PERIOD_HALF_YEAR)
        snprintf(text, PERIOD_SIZE, "%04u-%s", shown, month == 1 ? "I" : "II");
    else
        snprintf(text, PERIOD_SIZE, "%04u-%02u", shown, (unsigned)month % 100);
}

struct period period_earlier(struct period period, int years)
{
    int year, month;
    day_split(period.first, &year, &month, NULL);
    return from_month(year - years, month, period.length);
}

bool period_is_same(struct period a, struct period b)
{
    return a.first == b.first && a.length == b.length;
}

bool period_overlaps(struct period a, struct period b)
{
    return a.first <= b.last && b.first <= a.last;
}
