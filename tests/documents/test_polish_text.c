/* Polish in print, and where a table's pages end: the parts of a document that need no page. */
#include "base/clock.h"
#include "base/day.h"
#include "document/polish_text.h"
#include "paper/table.h"
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
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *bound = polish_bind(cases[i].text);
        assert_string_equal(bound, cases[i].bound);
        free(bound);
    }
}

/* Every row is on one page, no page is overfull, none is empty, and the tail has company. */
static void assert_breaks(const double *heights, size_t count, const struct table_space *space)
{
    struct table_breaks breaks = table_break(heights, count, space);
    const size_t *starts = breaks.starts;
    assert_int_equal(starts[0], 0);
    assert_int_equal(starts[breaks.page_count], count);
    for (int page = 0; page < breaks.page_count; page++) {
        bool is_last = page == breaks.page_count - 1;
        double used = is_last ? space->tail : 0;
        for (size_t i = starts[page]; i < starts[page + 1]; i++)
            used += heights[i];
        assert_true(used <= (page ? space->next : space->first));
        if (count > 1)
            assert_true(starts[page + 1] > starts[page]);
        if (page > 0 && is_last && count > 5)
            assert_true(starts[page + 1] - starts[page] >= 3);
    }
    table_breaks_free(&breaks);
}

static void pages_end_between_rows(void **state)
{
    (void)state;
    const struct table_space space = {.first = 500, .next = 640, .tail = 110};
    double heights[320];
    for (size_t i = 0; i < 320; i++)
        heights[i] = i % 7 == 3 ? 40 : 26.2;
    for (size_t count = 0; count <= 320; count++)
        assert_breaks(heights, count, &space);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, tools_setup, tools_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dates_have_months_in_the_genitive),
        TEST(hours_follow_the_wall_clock),
        TEST(durations_never_round),
        TEST(short_words_are_bound),
        TEST(pages_end_between_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
