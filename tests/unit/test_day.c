/* Day numbers, their text and weekdays. */
#include "base/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void numbers_begin_in_1970(void **state)
{
    (void)state;
    assert_int_equal(day_of(1970, 1, 1), 0);
    assert_int_equal(day_of(1969, 12, 31), -1);
    assert_int_equal(day_of(2000, 3, 1), 11017);
    assert_int_equal(day_weekday(day_of(1970, 1, 1)), THURSDAY);
    assert_int_equal(day_weekday(day_of(2026, 1, 12)), MONDAY);
    assert_int_equal(day_weekday(day_of(1900, 1, 1)), MONDAY);
}

/* Every day from 1900 to 2199 follows the one before, in number, date and weekday. */
static void days_follow_each_other(void **state)
{
    (void)state;
    int day = day_of(1900, 1, 1);
    for (int year = 1900; year < 2200; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int of_month = 1; day_exists(year, month, of_month); of_month++, day++) {
                int y, m, d;
                assert_int_equal(day_of(year, month, of_month), day);
                day_split(day, &y, &m, &d);
                assert_true(y == year && m == month && d == of_month);
                assert_int_equal(day_weekday(day) % 7 + 1, day_weekday(day + 1));
            }
        }
    }
    assert_int_equal(day - day_of(1900, 1, 1), 300 * 365 + 73);
}

static void only_real_days_are_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "2027-02-29", "2026-13-01", "2026-00-10",  "2026-04-31",  "2026-1-12",
        "26-01-12",   "2026-01-1",  "2026/01/12", "2026-01-12 ", " 2026-01-12", "1899-12-31",
        "2200-01-01", "2026-01-00", "2026-01-+1", "-026-01-01",  "12.01.2026"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int day;
        assert_false(day_parse(wrong[i], &day));
    }
    int day;
    assert_true(day_parse("2028-02-29", &day));
    assert_int_equal(day, day_of(2028, 2, 29));
    assert_false(day_exists(2100, 2, 29));
    assert_true(day_exists(2000, 2, 29));
}

static void text_reads_back(void **state)
{
    (void)state;
    char text[DAY_SIZE];
    int day;
    day_format(day_of(2026, 1, 2), text);
    assert_string_equal(text, "2026-01-02");
    assert_true(day_parse(text, &day));
    assert_int_equal(day, day_of(2026, 1, 2));
    day_format(DAY_NONE, text);
    assert_string_equal(text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_begin_in_1970),
        cmocka_unit_test(days_follow_each_other),
        cmocka_unit_test(only_real_days_are_read),
        cmocka_unit_test(text_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
