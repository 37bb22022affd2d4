/* Months stand in the case that a date needs ("12 stycznia"): their own context in the
 * catalogues. */
#include "kiosk/glass/words.h"

#include "base/clock.h"
#include "base/day.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A msgid with its context, as gettext joins them. */
#define IN_DATE(text) "month in a date\004" text

static const char *const months[] = {
    IN_DATE("January"), IN_DATE("February"), IN_DATE("March"),     IN_DATE("April"),
    IN_DATE("May"),     IN_DATE("June"),     IN_DATE("July"),      IN_DATE("August"),
    IN_DATE("September"), IN_DATE("October"), IN_DATE("November"), IN_DATE("December"),
};

static const char *const weekdays[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
    N_("Friday"), N_("Saturday"), N_("Sunday"),
};

void words_time(int64_t at, char text[WORDS_TIME_SIZE])
{
    struct wall_time wall = clock_wall(at);
    snprintf(text, WORDS_TIME_SIZE, "%02d:%02d", wall.minutes / 60 % 24, wall.minutes % 60);
}

static const char *month_text(enum language language, int month)
{
    const char *text = language_text(language, months[month - 1]);
    const char *plain = strchr(text, '\004');
    return plain ? plain + 1 : text;
}

void words_date(enum language language, int64_t at, int with_year, char *text, size_t size)
{
    int year, month, day;
    struct wall_time wall = clock_wall(at);
    day_split(wall.day, &year, &month, &day);
    const char *weekday = language_text(language, weekdays[day_weekday(wall.day) - MONDAY]);
    if (with_year)
        snprintf(text, size, language_text(language, N_("%1$s, %2$d %3$s %4$d")), weekday, day,
                 month_text(language, month), year);
    else
        snprintf(text, size, language_text(language, N_("%1$s, %2$d %3$s")), weekday, day,
                 month_text(language, month));
}

void words_date_time(enum language language, int64_t at, char *text, size_t size)
{
    char date[120];
    char time[WORDS_TIME_SIZE];
    words_date(language, at, 0, date, sizeof date);
    words_time(at, time);
    snprintf(text, size, language_text(language, N_("%1$s, %2$s")), date, time);
}

void words_decimal(enum language language, double value, char *text, size_t size)
{
    int tenths = (int)lround(value * 10.0);
    snprintf(text, size, "%d%c%d", tenths / 10, language == LANGUAGE_ENGLISH ? '.' : ',',
             tenths % 10);
}

const char *words_language(enum language language)
{
    static const char *const names[LANGUAGE_COUNT] = {
        [LANGUAGE_POLISH] = "Polski",
        [LANGUAGE_UKRAINIAN] = "Українська",
        [LANGUAGE_ENGLISH] = "English",
        [LANGUAGE_RUSSIAN] = "Русский",
    };
    return names[language];
}
