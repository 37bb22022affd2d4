/* Dates, hours and durations in Polish print. Sorting and plurals belong to base. */
#include "document/polish_text.h"

#include "base/clock.h"
#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define NBSP "\u00A0"

static const char *const weekdays[] = {
    [MONDAY] = "poniedziałek", [TUESDAY] = "wtorek", [WEDNESDAY] = "środa",
    [THURSDAY] = "czwartek",   [FRIDAY] = "piątek",  [SATURDAY] = "sobota",
    [SUNDAY] = "niedziela",
};

static const char *const months[] = {
    "",      "stycznia", "lutego",   "marca",        "kwietnia",  "maja",    "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
};

static const char *const month_names[] = {
    "",       "styczeń",  "luty",     "marzec",      "kwiecień", "maj",      "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
};

void polish_date(int day, char text[POLISH_TEXT_SIZE])
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    snprintf(text, POLISH_TEXT_SIZE, "%d" NBSP "%s" NBSP "%d" NBSP "r.", day_of_month,
             months[month], year);
}

void polish_date_weekday(int day, char text[POLISH_TEXT_SIZE])
{
    char date[POLISH_TEXT_SIZE];
    polish_date(day, date);
    snprintf(text, POLISH_TEXT_SIZE, "%s, %.64s", weekdays[day_weekday(day)], date);
}

void polish_date_digits(int day, char text[POLISH_TEXT_SIZE])
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    snprintf(text, POLISH_TEXT_SIZE, "%02d.%02d.%d", day_of_month, month, year);
}

void polish_month(int day, char text[POLISH_TEXT_SIZE])
{
    int year, month;
    day_split(day, &year, &month, NULL);
    snprintf(text, POLISH_TEXT_SIZE, "%s" NBSP "%d", month_names[month], year);
}

void polish_time(int64_t at, char text[POLISH_TEXT_SIZE])
{
    struct wall_time wall = clock_wall(at);
    snprintf(text, POLISH_TEXT_SIZE, "%d.%02d", wall.minutes / 60, wall.minutes % 60);
}

void polish_instant(int64_t at, char text[POLISH_TEXT_SIZE])
{
    char date[POLISH_TEXT_SIZE], time[POLISH_TEXT_SIZE];
    polish_date(clock_wall(at).day, date);
    polish_time(at, time);
    snprintf(text, POLISH_TEXT_SIZE, "%.64s, %.16s", date, time);
}

void polish_duration(int minutes, int hour_minutes, char text[POLISH_TEXT_SIZE])
{
    int hours = minutes / hour_minutes;
    int rest = minutes % hour_minutes;
    if (hour_minutes == 60)
        snprintf(text, POLISH_TEXT_SIZE,
                 language_text(LANGUAGE_POLISH, rest ? N_("%d min (%d h %d min, clock hours)")
                                                     : N_("%d min (%d h, clock hours)")),
                 minutes, hours, rest);
    else if (rest)
        snprintf(text, POLISH_TEXT_SIZE,
                 language_text(LANGUAGE_POLISH, N_("%d min (%d h %d min, lesson hours of %d min)")),
                 minutes, hours, rest, hour_minutes);
    else
        snprintf(text, POLISH_TEXT_SIZE,
                 language_text(LANGUAGE_POLISH, N_("%d min (%d h, lesson hours of %d min)")),
                 minutes, hours, hour_minutes);
}

/* Whether the character at `at` is a one-letter word before a blank. */
static bool is_short_word(const char *text, const char *at)
{
    bool starts = at == text || strchr(" (", at[-1]);
    return starts && strchr("aiouwzAIOUWZ", *at) && at[1] == ' ';
}

/* Whether a dash ends at `at`: a line may end with it. */
static bool is_dash(const char *text, const char *at)
{
    return at - text >= 2 && at[-2] == '\xE2' && at[-1] == '\x80' &&
           (*at == '\x93' || *at == '\x94');
}

/* Whether a number follows the word that ends at `at`: "Klonowa 1A", "sala 2". */
static bool is_before_number(const char *text, const char *at)
{
    bool is_letter = isalpha((unsigned char)*at) || ((*at & 0x80) && !is_dash(text, at));
    return is_letter && at[1] == ' ' && isdigit((unsigned char)at[2]);
}

/* Whether a unit follows the number that ends at `at`: "30 min", "15 godz.", "87 %". */
static bool is_before_unit(const char *at)
{
    static const char *const units[] = {"min", "godz.", "r.", "os.", "zł", "%", "pkt"};
    if (!isdigit((unsigned char)*at) || at[1] != ' ')
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i]);
        const char *after = strncmp(at + 2, units[i], length) == 0 ? at + 2 + length : "x";
        bool is_letter = isalnum((unsigned char)*after) || (*after & 0x80);
        if (!is_letter || strncmp(after, NBSP, strlen(NBSP)) == 0)
            return true;
    }
    return false;
}

/* Whether an abbreviation that introduces the next word ends at `at`. */
static bool is_introduction(const char *text, const char *at)
{
    static const char *const words[] = {"ul.", "al.", "pl.", "os.", "nr"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if ((size_t)(at - text) + 1 < length || at[1] != ' ')
            continue;
        const char *start = at + 1 - length;
        if (strncmp(start, words[i], length) == 0 && (start == text || start[-1] == ' '))
            return true;
    }
    return false;
}

char *polish_bind(const char *text)
{
    struct buffer bound = {0};
    buffer_append_text(&bound, "");
    for (const char *at = text; *at; at++) {
        buffer_append(&bound, at, 1);
        if (is_short_word(text, at) || is_before_number(text, at) || is_before_unit(at) ||
            is_introduction(text, at)) {
            buffer_append_text(&bound, NBSP);
            at++;
        }
    }
    return bound.text;
}
