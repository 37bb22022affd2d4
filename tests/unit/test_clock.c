/* Wall time and instants in Europe/Warsaw, above all in the two nights of the year. */
#include "base/clock.h"

#include "base/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

enum { HOUR = 3600, DAY_SECONDS = 86400 };

static int in_warsaw(void **state)
{
    (void)state;
    struct error err = {0};
    return clock_use_zone("Europe/Warsaw", &err) ? 0 : -1;
}

/* 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC. */
static void spring_night(void **state)
{
    (void)state;
    int day = day_of(2026, 3, 29);
    int64_t change = (int64_t)day * DAY_SECONDS + HOUR, at;
    assert_int_equal(clock_instant(day, 119, &at), WALL_ONCE);
    assert_int_equal(at, change - 60);
    for (int minutes = 120; minutes < 180; minutes++) {
        assert_int_equal(clock_instant(day, minutes, &at), WALL_NEVER);
        assert_int_equal(at, change);
    }
    assert_int_equal(clock_instant(day, 180, &at), WALL_ONCE);
    assert_int_equal(at, change);
    assert_int_equal(clock_wall(change).minutes, 180);
    assert_int_equal(clock_wall(change - 1).minutes, 119);
    assert_int_equal(clock_wall(change).offset_minutes, 120);
    assert_int_equal(clock_day_start(day + 1) - clock_day_start(day), 23 * HOUR);
}

/* 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC. */
static void autumn_night(void **state)
{
    (void)state;
    int day = day_of(2026, 10, 25);
    int64_t change = (int64_t)day * DAY_SECONDS + HOUR, at;
    for (int minutes = 120; minutes < 180; minutes++) {
        assert_int_equal(clock_instant(day, minutes, &at), WALL_TWICE);
        assert_int_equal(at, change - HOUR + (minutes - 120) * 60);
        assert_int_equal(clock_wall(at).minutes, minutes);
        assert_int_equal(clock_wall(at + HOUR).minutes, minutes);
    }
    assert_int_equal(clock_instant(day, 180, &at), WALL_ONCE);
    assert_int_equal(at, change + HOUR);
    assert_int_equal(clock_day_start(day + 1) - clock_day_start(day), 25 * HOUR);
}

/* Every half hour of 2027 is an instant that reads back as the same wall time. */
static void wall_time_reads_back(void **state)
{
    (void)state;
    int never = 0, twice = 0;
    for (int day = day_of(2027, 1, 1); day <= day_of(2027, 12, 31); day++) {
        for (int minutes = 0; minutes < 1440; minutes += 30) {
            int64_t at;
            enum wall_exists exists = clock_instant(day, minutes, &at);
            struct wall_time wall = clock_wall(at);
            never += exists == WALL_NEVER;
            twice += exists == WALL_TWICE;
            if (exists != WALL_NEVER)
                assert_true(wall.day == day && wall.minutes == minutes && wall.seconds == 0);
        }
    }
    assert_int_equal(never, 2);
    assert_int_equal(twice, 2);
}

static void midnight_ends_the_day(void **state)
{
    (void)state;
    int64_t end, start;
    int day = day_of(2026, 1, 12);
    assert_int_equal(clock_instant(day, 1440, &end), WALL_ONCE);
    assert_int_equal(clock_instant(day + 1, 0, &start), WALL_ONCE);
    assert_int_equal(end, start);
    assert_int_equal(clock_day_start(day + 1), start);
}

static void text_of_an_instant(void **state)
{
    (void)state;
    struct error err = {0};
    char text[CLOCK_TEXT_SIZE];
    int64_t at;
    assert_true(clock_parse("2026-01-12T15:20", &at, &err));
    assert_int_equal(at, (int64_t)day_of(2026, 1, 12) * DAY_SECONDS + 14 * HOUR + 20 * 60);
    clock_format(at, text);
    assert_string_equal(text, "2026-01-12T15:20:00");
    assert_true(clock_parse("2026-07-01T00:00:59", &at, &err));
    clock_format(at, text);
    assert_string_equal(text, "2026-07-01T00:00:59");
}

static void assert_no_instant(const char *text, const char *words)
{
    struct error err = {0};
    int64_t at;
    assert_false(clock_parse(text, &at, &err));
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.text, words));
}

static void wrong_instants_are_refused(void **state)
{
    (void)state;
    assert_no_instant("2026-03-29T02:30", "does not exist");
    assert_no_instant("2026-10-25T02:30", "happens twice");
    static const char *const wrong[] = {"",
                                        "2026-01-12",
                                        "2026-02-29T10:00",
                                        "2026-01-12T25:00",
                                        "2026-01-12T10:60",
                                        "2026-01-12T9:00",
                                        "2026-01-12T10:00:60",
                                        "2026-01-12T10:00:",
                                        "jutro"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_no_instant(wrong[i], "not a date and time");
}

static void minutes_of_a_time(void **state)
{
    (void)state;
    int minutes;
    assert_true(clock_parse_minutes("15:30", &minutes));
    assert_int_equal(minutes, 930);
    assert_true(clock_parse_minutes("24:00", &minutes));
    assert_int_equal(minutes, 1440);
    static const char *const wrong[] = {"",      "15:3",  "5:30",   "24:01", "15:60",
                                        "15.30", "-1:30", "15:30 ", " 5:30", "15:+3"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(clock_parse_minutes(wrong[i], &minutes));
}

static void environment_fixes_the_clock(void **state)
{
    (void)state;
    struct error err = {0};
    struct clock clock;
    setenv("OBECNI_NOW", "2026-01-12T15:20:00", 1);
    assert_true(clock_from_environment(&clock, &err));
    assert_true(clock.is_fixed);
    assert_int_equal(clock_wall(clock_now(&clock)).minutes, 15 * 60 + 20);
    setenv("OBECNI_NOW", "2026-03-29T02:30", 1);
    assert_false(clock_from_environment(&clock, &err));
    unsetenv("OBECNI_NOW");
    error_clear(&err);
    assert_true(clock_from_environment(&clock, &err));
    assert_false(clock.is_fixed);
}

static void zones(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "Warszawa",
                                        "Europe/Nowhere",
                                        "../etc/passwd",
                                        "/etc/passwd",
                                        ":Europe/Warsaw",
                                        "Europe/../../x"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        assert_false(clock_use_zone(wrong[i], &err));
        assert_int_equal(err.kind, ERROR_USAGE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spring_night),
        cmocka_unit_test(autumn_night),
        cmocka_unit_test(wall_time_reads_back),
        cmocka_unit_test(midnight_ends_the_day),
        cmocka_unit_test(text_of_an_instant),
        cmocka_unit_test(wrong_instants_are_refused),
        cmocka_unit_test(minutes_of_a_time),
        cmocka_unit_test(environment_fixes_the_clock),
        cmocka_unit_test(zones),
    };
    return cmocka_run_group_tests(tests, in_warsaw, NULL);
}
