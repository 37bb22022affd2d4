/* Periods: months, half-years and years, read and written, never mixed up. */
#include "club/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static void check(const char *text, enum period_length length, const char *first, const char *last)
{
    struct period period;
    struct error err = {0};
    char day[DAY_SIZE], again[PERIOD_SIZE];
    assert_true(period_read(text, &period, &err));
    assert_int_equal(period.length, length);
    day_format(period.first, day);
    assert_string_equal(day, first);
    day_format(period.last, day);
    assert_string_equal(day, last);
    period_format(period, again);
    assert_string_equal(again, text);
}

static void lengths_are_read(void **state)
{
    (void)state;
    check("2025-I", PERIOD_HALF_YEAR, "2025-01-01", "2025-06-30");
    check("2025-II", PERIOD_HALF_YEAR, "2025-07-01", "2025-12-31");
    check("2025", PERIOD_YEAR, "2025-01-01", "2025-12-31");
    check("2007", PERIOD_YEAR, "2007-01-01", "2007-12-31");
    check("2025-09", PERIOD_MONTH, "2025-09-01", "2025-09-30");
    check("2024-02", PERIOD_MONTH, "2024-02-01", "2024-02-29");
    check("2025-12", PERIOD_MONTH, "2025-12-01", "2025-12-31");
}

static void everything_else_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",        "I",          "2025-",  "2025-III", "2025-i",
                                        "2025-13", "2025-00",    "2025-9", "25-I",     "1989",
                                        "2200-I",  "2025-09-01", "2025 I", "-I",       "20255",
                                        "2025-1a", "2025-+1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct period period;
        struct error err = {0};
        if (period_read(wrong[i], &period, &err))
            fail_msg("“%s” was taken", wrong[i]);
        assert_int_equal(err.kind, ERROR_USAGE);
    }
}

static void earlier_years_and_overlaps(void **state)
{
    (void)state;
    struct period half = {0}, year = {0}, month = {0};
    struct error err = {0};
    char text[PERIOD_SIZE];
    assert_true(period_read("2026-I", &half, &err) && period_read("2026", &year, &err) &&
                period_read("2026-07", &month, &err));
    period_format(period_earlier(half, 3), text);
    assert_string_equal(text, "2023-I");
    assert_true(period_overlaps(half, year));
    assert_true(period_overlaps(year, month));
    assert_false(period_overlaps(half, month));
    assert_false(period_is_same(half, year));
    assert_true(period_is_same(half, period_earlier(half, 0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_read),
        cmocka_unit_test(everything_else_is_refused),
        cmocka_unit_test(earlier_years_and_overlaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
