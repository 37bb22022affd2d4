/* Polish holidays, half-years, months and weekday names. */
#include "base/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int day_from(const char *text)
{
    int day;
    assert_true(day_parse(text, &day));
    return day;
}

/* Easter and what hangs on it, as published for 2026 to 2030, and the two ends of the cycle. */
static void easter_as_published(void **state)
{
    (void)state;
    static const struct {
        int year;
        const char *easter, *pentecost, *corpus_christi;
    } rows[] = {
        {2026, "2026-04-05", "2026-05-24", "2026-06-04"},
        {2027, "2027-03-28", "2027-05-16", "2027-05-27"},
        {2028, "2028-04-16", "2028-06-04", "2028-06-15"},
        {2029, "2029-04-01", "2029-05-20", "2029-05-31"},
        {2030, "2030-04-21", "2030-06-09", "2030-06-20"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int easter = day_from(rows[i].easter);
        assert_int_equal(calendar_easter(rows[i].year), easter);
        assert_int_equal(calendar_holiday(easter), HOLIDAY_EASTER);
        assert_int_equal(calendar_holiday(easter + 1), HOLIDAY_EASTER_MONDAY);
        assert_int_equal(calendar_holiday(day_from(rows[i].pentecost)), HOLIDAY_PENTECOST);
        assert_int_equal(calendar_holiday(day_from(rows[i].corpus_christi)),
                         HOLIDAY_CORPUS_CHRISTI);
    }
    assert_int_equal(calendar_easter(1943), day_from("1943-04-25"));
    assert_int_equal(calendar_easter(1981), day_from("1981-04-19"));
    assert_int_equal(calendar_easter(1954), day_from("1954-04-18"));
    assert_int_equal(calendar_easter(2038), day_from("2038-04-25"));
}

static void easter_is_a_sunday_in_its_weeks(void **state)
{
    (void)state;
    for (int year = 1900; year < 2200; year++) {
        int easter = calendar_easter(year);
        assert_int_equal(day_weekday(easter), SUNDAY);
        assert_in_range(easter, day_of(year, 3, 22), day_of(year, 4, 25));
    }
}

static int count_holidays(int year)
{
    int count = 0;
    for (int day = day_of(year, 1, 1); day <= day_of(year, 12, 31); day++)
        count += calendar_holiday(day) != HOLIDAY_NONE;
    return count;
}

static void fourteen_since_2025(void **state)
{
    (void)state;
    assert_int_equal(count_holidays(2024), 13);
    assert_int_equal(count_holidays(2025), 14);
    assert_int_equal(count_holidays(2026), 14);
    assert_int_equal(count_holidays(2010), 12); /* without Epiphany */
    assert_int_equal(calendar_holiday(day_from("2024-12-24")), HOLIDAY_NONE);
    assert_int_equal(calendar_holiday(day_from("2026-12-24")), HOLIDAY_CHRISTMAS_EVE);
    assert_int_equal(day_weekday(day_from("2026-12-24")), THURSDAY);
    assert_string_equal(calendar_holiday_name(HOLIDAY_CHRISTMAS_EVE), "Christmas Eve");
    assert_string_equal(calendar_holiday_name(HOLIDAY_NONE), "");
}

static void fixed_holidays(void **state)
{
    (void)state;
    static const char *const days[] = {"2026-01-01", "2026-01-06", "2026-05-01", "2026-05-03",
                                       "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-24",
                                       "2026-12-25", "2026-12-26"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_int_not_equal(calendar_holiday(day_from(days[i])), HOLIDAY_NONE);
    assert_int_equal(calendar_holiday(day_from("2026-01-02")), HOLIDAY_NONE);
    assert_int_equal(calendar_holiday(day_from("2018-11-12")), HOLIDAY_NONE);
}

static void half_years(void **state)
{
    (void)state;
    struct half_year half = calendar_half_year(day_from("2026-06-30"));
    assert_int_equal(half.year, 2026);
    assert_int_equal(half.half, 1);
    assert_int_equal(calendar_half_first(half), day_from("2026-01-01"));
    assert_int_equal(calendar_half_last(half), day_from("2026-06-30"));
    half = calendar_half_year(day_from("2026-07-01"));
    assert_int_equal(half.half, 2);
    assert_int_equal(calendar_half_first(half), day_from("2026-07-01"));
    assert_int_equal(calendar_half_last(half), day_from("2026-12-31"));
}

static void months(void **state)
{
    (void)state;
    assert_int_equal(calendar_add_months(day_from("2026-01-31"), 1), day_from("2026-02-28"));
    assert_int_equal(calendar_add_months(day_from("2028-01-31"), 1), day_from("2028-02-29"));
    assert_int_equal(calendar_add_months(day_from("2026-01-15"), -1), day_from("2025-12-15"));
    assert_int_equal(calendar_add_months(day_from("2026-12-01"), 13), day_from("2028-01-01"));
    assert_int_equal(calendar_month_first(day_from("2026-02-17")), day_from("2026-02-01"));
    assert_int_equal(calendar_month_last(day_from("2026-02-17")), day_from("2026-02-28"));
    assert_int_equal(calendar_month_last(day_from("2028-02-01")), day_from("2028-02-29"));
    assert_int_equal(calendar_week_first(day_from("2026-01-11")), day_from("2026-01-05"));
    assert_int_equal(calendar_week_first(day_from("2026-01-12")), day_from("2026-01-12"));
    assert_int_equal(calendar_week_first(day_from("1965-01-03")), day_from("1964-12-28"));
}

static void weekday_names(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum weekday weekday;
    } rows[] = {
        {"mon", MONDAY},          {"Monday", MONDAY}, {"pon", MONDAY},        {"PON", MONDAY},
        {"poniedziałek", MONDAY}, {"wt", TUESDAY},    {"środa", WEDNESDAY},   {"sroda", WEDNESDAY},
        {"śr", WEDNESDAY},        {"czw", THURSDAY},  {"Thursday", THURSDAY}, {"pt", FRIDAY},
        {"piątek", FRIDAY},       {"sob", SATURDAY},  {"nd", SUNDAY},         {"niedziela", SUNDAY},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum weekday weekday;
        assert_true(calendar_weekday_find(rows[i].text, &weekday));
        assert_int_equal(weekday, rows[i].weekday);
    }
    static const char *const none[] = {
        "", "m", "mond", "dzień", "monday tuesday", "poniedziałekponiedziałekponiedziałek"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        enum weekday weekday;
        assert_false(calendar_weekday_find(none[i], &weekday));
    }
    assert_string_equal(calendar_weekday_code(THURSDAY), "thu");
    assert_string_equal(calendar_weekday_name(SUNDAY), "Sunday");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(easter_as_published), cmocka_unit_test(easter_is_a_sunday_in_its_weeks),
        cmocka_unit_test(fourteen_since_2025), cmocka_unit_test(fixed_holidays),
        cmocka_unit_test(half_years),          cmocka_unit_test(months),
        cmocka_unit_test(weekday_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
