/* Holidays computed from fixed dates and from Easter; months and weekdays by name. */
#include "base/calendar.h"

#include "base/language.h"
#include "base/text.h"

#include <stddef.h>
#include <string.h>

/* A holiday is a fixed date, or so many days after Easter Sunday (month 0). */
struct holiday_rule {
    const char *name;
    int month, day;
    int after_easter;
    int since; /* first year */
};

static const struct holiday_rule rules[HOLIDAY_COUNT] = {
    [HOLIDAY_NEW_YEAR] = {.name = N_("New Year's Day"), .month = 1, .day = 1},
    [HOLIDAY_EPIPHANY] = {.name = N_("Epiphany"), .month = 1, .day = 6, .since = 2011},
    [HOLIDAY_EASTER] = {.name = N_("Easter Sunday"), .after_easter = 0},
    [HOLIDAY_EASTER_MONDAY] = {.name = N_("Easter Monday"), .after_easter = 1},
    [HOLIDAY_LABOUR_DAY] = {.name = N_("Labour Day"), .month = 5, .day = 1},
    [HOLIDAY_CONSTITUTION] = {.name = N_("Constitution Day"), .month = 5, .day = 3, .since = 1990},
    [HOLIDAY_PENTECOST] = {.name = N_("Pentecost"), .after_easter = 49},
    [HOLIDAY_CORPUS_CHRISTI] = {.name = N_("Corpus Christi"), .after_easter = 60},
    [HOLIDAY_ASSUMPTION] = {.name = N_("Assumption Day"), .month = 8, .day = 15},
    [HOLIDAY_ALL_SAINTS] = {.name = N_("All Saints' Day"), .month = 11, .day = 1},
    [HOLIDAY_INDEPENDENCE] = {.name = N_("Independence Day"), .month = 11, .day = 11},
    [HOLIDAY_CHRISTMAS_EVE] = {.name = N_("Christmas Eve"), .month = 12, .day = 24, .since = 2025},
    [HOLIDAY_CHRISTMAS] = {.name = N_("Christmas Day"), .month = 12, .day = 25},
    [HOLIDAY_CHRISTMAS_SECOND] = {.name = N_("Second Day of Christmas"), .month = 12, .day = 26},
};

int calendar_easter(int year)
{
    /* Golden number, epact and the following Sunday, as Gauss and Lilius reckoned. */
    int golden = year % 19, century = year / 100;
    int lunar = (8 * century + 13) / 25, solar = century - century / 4;
    int epact = (19 * golden + solar - lunar + 15) % 30;
    if (epact == 29 || (epact == 28 && golden > 10))
        epact--;
    int full_moon = day_of(year, 3, 21) + epact;
    return full_moon + 7 - (int)day_weekday(full_moon) % 7;
}

enum holiday calendar_holiday(int day)
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    int after_easter = day - calendar_easter(year);
    for (int i = HOLIDAY_NONE + 1; i < HOLIDAY_COUNT; i++) {
        const struct holiday_rule *rule = &rules[i];
        bool is_on = rule->month ? rule->month == month && rule->day == day_of_month
                                 : rule->after_easter == after_easter;
        if (is_on && year >= rule->since)
            return (enum holiday)i;
    }
    return HOLIDAY_NONE;
}

const char *calendar_holiday_name(enum holiday holiday)
{
    return holiday == HOLIDAY_NONE ? "" : rules[holiday].name;
}

struct half_year calendar_half_year(int day)
{
    int year, month;
    day_split(day, &year, &month, NULL);
    return (struct half_year){.year = year, .half = month <= 6 ? 1 : 2};
}

int calendar_half_first(struct half_year half)
{
    return day_of(half.year, half.half == 1 ? 1 : 7, 1);
}

int calendar_half_last(struct half_year half)
{
    return half.half == 1 ? day_of(half.year, 6, 30) : day_of(half.year, 12, 31);
}

int calendar_month_first(int day)
{
    int day_of_month;
    day_split(day, NULL, NULL, &day_of_month);
    return day - day_of_month + 1;
}

int calendar_month_last(int day)
{
    int year, month, last = 31;
    day_split(day, &year, &month, NULL);
    while (!day_exists(year, month, last))
        last--;
    return day_of(year, month, last);
}

int calendar_add_months(int day, int months)
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    int count = year * 12 + month - 1 + months;
    int first = day_of(count / 12, count % 12 + 1, 1);
    int wanted = first + day_of_month - 1, last = calendar_month_last(first);
    return wanted < last ? wanted : last;
}

int calendar_week_first(int day)
{
    return day - ((int)day_weekday(day) - MONDAY);
}

/* English code and name, then what Polish staff write, folded (ł as l, without marks). */
struct weekday_names {
    const char *code, *name;
    const char *polish[4];
};

static const struct weekday_names weekdays[SUNDAY + 1] = {
    [MONDAY] = {"mon", N_("Monday"), {"poniedzialek", "pon", "pn"}},
    [TUESDAY] = {"tue", N_("Tuesday"), {"wtorek", "wto", "wt"}},
    [WEDNESDAY] = {"wed", N_("Wednesday"), {"sroda", "sro", "sr"}},
    [THURSDAY] = {"thu", N_("Thursday"), {"czwartek", "czw", "cz"}},
    [FRIDAY] = {"fri", N_("Friday"), {"piatek", "pia", "pt"}},
    [SATURDAY] = {"sat", N_("Saturday"), {"sobota", "sob", "so"}},
    [SUNDAY] = {"sun", N_("Sunday"), {"niedziela", "niedz", "nie", "nd"}},
};

static bool is_named(const struct weekday_names *names, const char *folded)
{
    if (strcmp(folded, names->code) == 0)
        return true;
    for (size_t i = 0; i < sizeof names->polish / sizeof *names->polish; i++) {
        if (names->polish[i] && strcmp(folded, names->polish[i]) == 0)
            return true;
    }
    char name[16];
    text_fold(names->name, name, sizeof name);
    return strcmp(folded, name) == 0;
}

bool calendar_weekday_find(const char *text, enum weekday *weekday)
{
    char folded[32];
    if (strlen(text) >= sizeof folded / 2)
        return false;
    text_fold(text, folded, sizeof folded);
    for (int i = MONDAY; i <= SUNDAY; i++) {
        if (is_named(&weekdays[i], folded)) {
            *weekday = (enum weekday)i;
            return true;
        }
    }
    return false;
}

const char *calendar_weekday_code(enum weekday weekday)
{
    return weekdays[weekday].code;
}

const char *calendar_weekday_name(enum weekday weekday)
{
    return weekdays[weekday].name;
}
