/* Polish in print: dates, hours, durations, words that stay together. */
#include "base/clock.h"
#include "base/day.h"
#include "document/polish_text.h"
#include "tools.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NBSP "\u00A0"

static void dates_have_months_in_the_genitive(void **state)
{
    (void)state;
    char text[POLISH_TEXT_SIZE];
    polish_date_weekday(day_of(2026, 1, 12), text);
    assert_string_equal(text, "poniedziałek, 12" NBSP "stycznia" NBSP "2026" NBSP "r.");
    polish_date_weekday(day_of(2026, 12, 24), text);
    assert_string_equal(text, "czwartek, 24" NBSP "grudnia" NBSP "2026" NBSP "r.");
    polish_date(day_of(2028, 2, 29), text);
    assert_string_equal(text, "29" NBSP "lutego" NBSP "2028" NBSP "r.");
    polish_date_digits(day_of(2026, 3, 9), text);
    assert_string_equal(text, "09.03.2026");
}

static void months_stand_in_the_nominative(void **state)
{
    char text[POLISH_TEXT_SIZE];
    (void)state;
    polish_month(day_of(2026, 1, 31), text);
    assert_string_equal(text, "styczeń\u00a02026");
    polish_month(day_of(2025, 10, 1), text);
    assert_string_equal(text, "październik\u00a02025");
}

static void hours_follow_the_wall_clock(void **state)
{
    (void)state;
    char text[POLISH_TEXT_SIZE];
    polish_time(1768228200, text); /* 2026-01-12T14:30Z */
    assert_string_equal(text, "15.30");
    polish_time(1784100900, text); /* 2026-07-15T07:35Z */
    assert_string_equal(text, "9.35");
    polish_instant(1768238400, text);
    assert_string_equal(text, "12" NBSP "stycznia" NBSP "2026" NBSP "r., 18.20");
}

static void durations_never_round(void **state)
{
    (void)state;
    static const struct {
        int minutes, hour_minutes;
        const char *text;
    } cases[] = {
        {150, 60, "150 min (2 godz. 30 min zegarowe)"},
        {150, 45, "150 min (3 godz. 15 min lekcyjne po 45 min)"},
        {90, 45, "90 min (2 godz. lekcyjne po 45 min)"},
        {120, 60, "120 min (2 godz. zegarowe)"},
        {89, 45, "89 min (1 godz. 44 min lekcyjne po 45 min)"},
        {30, 60, "30 min (0 godz. 30 min zegarowe)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[POLISH_TEXT_SIZE];
        polish_duration(cases[i].minutes, cases[i].hour_minutes, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void short_words_are_bound(void **state)
{
    (void)state;
    static const struct {
        const char *text, *bound;
    } cases[] = {
        {"", ""},
        {"Prosimy o zwrot", "Prosimy o" NBSP "zwrot"},
        {"A w domu i w lesie", "A" NBSP "w" NBSP "domu i" NBSP "w" NBSP "lesie"},
        {"(z nami)", "(z" NBSP "nami)"},
        {"ul. Klonowa 1A", "ul." NBSP "Klonowa" NBSP "1A"},
        {"Ala ma kota", "Ala ma kota"},
        {"szkoła a", "szkoła a"},
        {"grupa 2, 3", "grupa" NBSP "2, 3"},
        {"1 lipca – 31 grudnia", "1 lipca – 31 grudnia"},
        {"1050 min (17 godz. 30 min)", "1050" NBSP "min (17" NBSP "godz. 30" NBSP "min)"},
        {"87 % i 3 minuty", "87" NBSP "% i" NBSP "3 minuty"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *bound = polish_bind(cases[i].text);
        assert_string_equal(bound, cases[i].bound);
        free(bound);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, tools_setup, tools_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dates_have_months_in_the_genitive),
        TEST(months_stand_in_the_nominative),
        TEST(hours_follow_the_wall_clock),
        TEST(durations_never_round),
        TEST(short_words_are_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
