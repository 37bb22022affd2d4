/* Rules: what is accepted, what is refused and in which words, and the days they give. */
#include "club/timetable/recurrence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static int day_from(const char *text)
{
    int day;
    assert_true(day_parse(text, &day));
    return day;
}

/* The days of a rule as one text, "2026-01-12 2026-01-19". */
static void assert_days(const char *typed, const char *anchor, const char *from, const char *until,
                        const char *expected)
{
    struct error err = {0};
    char rule[RECURRENCE_RULE_SIZE], text[2048] = "";
    struct recurrence_days days = {0};
    assert_true(recurrence_read(typed, rule, &err));
    assert_true(
        recurrence_list(rule, day_from(anchor), day_from(from), day_from(until), &days, &err));
    for (size_t i = 0; i < days.count; i++) {
        char day[DAY_SIZE];
        day_format(days.items[i], day);
        size_t length = strlen(text);
        snprintf(text + length, sizeof text - length, "%s%s", i ? " " : "", day);
    }
    recurrence_days_free(&days);
    assert_string_equal(text, expected);
}

static void weekly(void **state)
{
    (void)state;
    assert_days("FREQ=WEEKLY;BYDAY=MO,TH", "2026-01-08", "2026-01-01", "2026-01-19",
                "2026-01-08 2026-01-12 2026-01-15 2026-01-19");
    assert_days("rrule:freq=weekly; byday=mo", "2026-01-01", "2026-01-12", "2026-01-12",
                "2026-01-12");
    assert_days("FREQ=WEEKLY", "2026-01-08", "2026-01-01", "2026-01-20", "2026-01-08 2026-01-15");
}

/* Neither night of the clocks takes a day away or doubles one. */
static void nights_of_the_clocks_do_not_count(void **state)
{
    (void)state;
    assert_days("FREQ=DAILY", "2026-03-27", "2026-03-28", "2026-03-30",
                "2026-03-28 2026-03-29 2026-03-30");
    assert_days("FREQ=WEEKLY;BYDAY=SU", "2026-10-01", "2026-10-18", "2026-11-01",
                "2026-10-18 2026-10-25 2026-11-01");
}

/* Every second week counts from the anchor, whatever range is asked for. */
static void interval_counts_from_the_anchor(void **state)
{
    (void)state;
    assert_days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-01-05", "2026-01-05", "2026-02-02",
                "2026-01-05 2026-01-19 2026-02-02");
    assert_days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-01-05", "2026-01-12", "2026-02-02",
                "2026-01-19 2026-02-02");
    assert_days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-01-12", "2026-01-05", "2026-02-02",
                "2026-01-12 2026-01-26");
}

static void rules_that_end(void **state)
{
    (void)state;
    assert_days("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "2026-01-05", "2026-01-12", "2026-12-31",
                "2026-01-12 2026-01-19");
    assert_days("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260119", "2026-01-05", "2026-01-12", "2026-12-31",
                "2026-01-12 2026-01-19");
}

static void monthly_and_yearly(void **state)
{
    (void)state;
    assert_days("FREQ=MONTHLY;BYDAY=2TU", "2026-01-01", "2026-01-01", "2026-03-31",
                "2026-01-13 2026-02-10 2026-03-10");
    assert_days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", "2026-01-01",
                "2026-03-31", "2026-01-30 2026-02-27 2026-03-31");
    assert_days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-01-01", "2026-01-01", "2033-01-01",
                "2028-02-29 2032-02-29");
}

static void one_sentence_for_a_wrong_rule(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *words;
    } rows[] = {
        {"", "not a rule"},
        {";", "not a rule"},
        {"poniedziałki", "not a rule"},
        {"FREQ=WEEKLY;X-MY=1", "cannot hold “X-MY”"},
        {"BYDAY=MO", "how often"},
        {"FREQ=HOURLY", "FREQ is one of"},
        {"FREQ=", "FREQ is one of"},
        {"FREQ=SECONDLY;COUNT=5", "FREQ is one of"},
        {"FREQ=WEEKLY;BYDAY=XX", "“XX” is not a right value of BYDAY"},
        {"FREQ=WEEKLY;BYDAY=MO,", "is not a right value of BYDAY"},
        {"FREQ=WEEKLY;BYDAY=2MO", "numbered weekday"},
        {"FREQ=WEEKLY;BYHOUR=3", "BYHOUR"},
        {"FREQ=WEEKLY;INTERVAL=0", "INTERVAL"},
        {"FREQ=WEEKLY;INTERVAL=two", "INTERVAL"},
        {"FREQ=WEEKLY;COUNT=3;UNTIL=20260601", "not by both"},
        {"FREQ=WEEKLY;UNTIL=20270229", "UNTIL takes a day"},
        {"FREQ=WEEKLY;UNTIL=20260630T220000Z", "UNTIL takes a day"},
        {"FREQ=WEEKLY;FREQ=DAILY", "stands twice"},
        {"FREQ=DAILY;BYWEEKNO=3", "do not go together"},
        {"FREQ=WEEKLY;BYMONTHDAY=13", "do not go together"},
        {"FREQ=YEARLY;BYMONTH=13", "BYMONTH"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error err = {0};
        char rule[RECURRENCE_RULE_SIZE];
        assert_false(recurrence_read(rows[i].typed, rule, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
        if (!strstr(err.text, rows[i].words))
            fail_msg("“%s”: %s", rows[i].typed, err.text);
    }
}

static void too_long_a_rule(void **state)
{
    (void)state;
    struct error err = {0};
    char typed[10001], rule[RECURRENCE_RULE_SIZE];
    memset(typed, 'A', sizeof typed - 1);
    typed[sizeof typed - 1] = '\0';
    assert_false(recurrence_read(typed, rule, &err));
    assert_int_equal(err.kind, ERROR_USAGE);
}

static void a_damaged_rule_is_reported(void **state)
{
    (void)state;
    struct error err = {0};
    struct recurrence_days days = {0};
    assert_false(recurrence_list("nonsense", 0, 0, 10, &days, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
}

static void plain_form(void **state)
{
    (void)state;
    char rule[RECURRENCE_RULE_SIZE];
    recurrence_weekly(1u << MONDAY | 1u << THURSDAY, rule);
    assert_string_equal(rule, "FREQ=WEEKLY;BYDAY=MO,TH");
    assert_int_equal(recurrence_weekdays(rule), 1u << MONDAY | 1u << THURSDAY);
    recurrence_weekly(1u << SUNDAY, rule);
    assert_string_equal(rule, "FREQ=WEEKLY;BYDAY=SU");
    assert_int_equal(recurrence_weekdays("FREQ=WEEKLY;BYDAY=MO;COUNT=3"), 0);
    assert_int_equal(recurrence_weekdays("FREQ=DAILY"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weekly),
        cmocka_unit_test(nights_of_the_clocks_do_not_count),
        cmocka_unit_test(interval_counts_from_the_anchor),
        cmocka_unit_test(rules_that_end),
        cmocka_unit_test(monthly_and_yearly),
        cmocka_unit_test(one_sentence_for_a_wrong_rule),
        cmocka_unit_test(too_long_a_rule),
        cmocka_unit_test(a_damaged_rule_is_reported),
        cmocka_unit_test(plain_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
