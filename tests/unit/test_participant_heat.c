/* The calendar of a person's sessions: which letter stands on which day, the months above it,
 * today's brackets, long times in several blocks. */
#include "admin/people/participant_heat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int day(const char *text)
{
    int number;
    assert_true(day_parse(text, &number));
    return number;
}

static struct history_session session(const char *held_on, const char *activity,
                                      enum session_class class, enum attendance_status status)
{
    struct history_session made = {.day = day(held_on), .class = class, .status = status};
    snprintf(made.activity, sizeof made.activity, "%s", activity);
    snprintf(made.code, sizeof made.code, "%.20s-%.10s", activity, held_on);
    return made;
}

/* What is printed for the time, with today 2026-01-12 (a Monday). */
static const char *draw(struct history_session *sessions, size_t count, const char *from,
                        const char *until, int width, char text[8192])
{
    struct person_history history = {.items = sessions, .count = count};
    struct participant_heat heat = {.from = day(from), .until = day(until),
                                    .today = day("2026-01-12"), .history = &history};
    struct invocation invocation = {.width = width};
    FILE *file = tmpfile();
    fflush(stdout);
    int saved = dup(STDOUT_FILENO);
    dup2(fileno(file), STDOUT_FILENO);
    participant_heat_print(&invocation, &heat);
    fflush(stdout);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    rewind(file);
    text[fread(text, 1, 8191, file)] = '\0';
    fclose(file);
    return text;
}

static void each_mark_has_its_letter(void **state)
{
    (void)state;
    char text[8192];
    struct history_session sessions[] = {
        session("2025-12-29", "G1", CLASS_ATTENDED, ATTENDANCE_PRESENT),
        session("2025-12-30", "G1", CLASS_ATTENDED, ATTENDANCE_LATE),
        session("2025-12-31", "G1", CLASS_ATTENDED, ATTENDANCE_LEFT_EARLY),
        session("2026-01-02", "G1", CLASS_NOT_ATTENDED, ATTENDANCE_ABSENT),
        session("2026-01-03", "G1", CLASS_EXCUSED, ATTENDANCE_EXCUSED),
        session("2026-01-05", "G1", CLASS_REFUSED, ATTENDANCE_REFUSED_ENTRY),
        session("2026-01-06", "G1", CLASS_NOT_HELD, ATTENDANCE_NOT_APPLICABLE),
        session("2026-01-07", "G1", CLASS_UNMARKED, ATTENDANCE_UNKNOWN),
        session("2026-01-08", "G1", CLASS_NOT_ENROLLED, ATTENDANCE_UNKNOWN),
        session("2026-01-09", "K1", CLASS_BOOKABLE, ATTENDANCE_UNKNOWN),
        session("2026-01-12", "G1", CLASS_AHEAD, ATTENDANCE_UNKNOWN),
    };
    draw(sessions, sizeof sessions / sizeof *sessions, "2025-12-29", "2026-01-13", 80, text);
    assert_string_equal(text, "     2026-01\n"
                              "Mon  P R[o]\n"
                              "Tue  L N ·\n"
                              "Wed  E ?\n"
                              "Thu  · ·\n"
                              "Fri  A ·\n"
                              "Sat  X ·\n"
                              "P present: 1   L late: 1   E left early: 1   A absent: 1   X excused: 1\n"
                              "R refused entry: 1   N not held: 1   ? no mark: 1   o ahead: 1   · no session\n"
                              "[ ] today\n");
}

static void days_with_several_sessions(void **state)
{
    (void)state;
    char text[8192];
    struct history_session sessions[] = {
        session("2026-01-12", "G1", CLASS_ATTENDED, ATTENDANCE_PRESENT),
        session("2026-01-12", "K1", CLASS_NOT_ATTENDED, ATTENDANCE_ABSENT),
        session("2026-01-12", "K2", CLASS_ATTENDED, ATTENDANCE_PRESENT),
        session("2026-01-13", "G1", CLASS_ATTENDED, ATTENDANCE_PRESENT),
        session("2026-01-13", "K1", CLASS_ATTENDED, ATTENDANCE_PRESENT),
        session("2026-01-14", "G1", CLASS_EXCUSED, ATTENDANCE_EXCUSED),
        session("2026-01-14", "K1", CLASS_ATTENDED, ATTENDANCE_LATE),
    };
    draw(sessions, sizeof sessions / sizeof *sessions, "2026-01-12", "2026-01-15", 80, text);
    assert_string_equal(text, "     2026-01\n"
                              "Mon [*]\n"
                              "Tue  P\n"
                              "Wed  *\n"
                              "Thu  ·\n"
                              "Fri\n"
                              "P present: 4   L late: 1   A absent: 1   X excused: 1   * several that differ\n"
                              "· no session   [ ] today\n"
                              "* 2026-01-12: G1 P K1 A K2 P\n"
                              "* 2026-01-14: G1 X K1 L\n");
}

/* Months stand above the week of their first day, and never run into each other. */
static void months_stand_above_their_weeks(void **state)
{
    (void)state;
    char text[8192];
    struct history_session one[] = {session("2025-11-12", "G1", CLASS_UNMARKED, ATTENDANCE_UNKNOWN)};
    draw(one, 1, "2025-07-13", "2026-01-12", 80, text);
    text[strcspn(text, "\n")] = '\0';
    assert_string_equal(text, "           2025-08   09      10      11        12      2026-01");
    draw(one, 1, "2025-11-03", "2025-12-10", 80, text);
    text[strcspn(text, "\n")] = '\0';
    assert_string_equal(text, "     2025-11 12");
}

/* However narrow the terminal, no line is wider, and no day is missing. */
static void long_times_take_several_blocks(void **state)
{
    (void)state;
    char text[8192];
    struct history_session one[] = {session("2025-11-12", "G1", CLASS_UNMARKED, ATTENDANCE_UNKNOWN)};
    draw(one, 1, "2025-01-01", "2025-12-31", 40, text);
    int blocks = 0, days = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        size_t width = 0;
        for (const char *at = line; *at; at++)
            width += ((unsigned char)*at & 0xC0u) != 0x80u;
        assert_true(width <= 40);
        blocks += strncmp(line, "Mon", 3) == 0;
        bool is_weekday = line[3] == ' ' && line[0] >= 'A';
        for (const char *at = line; is_weekday && (at = strstr(at, "·")); at++)
            days++;
    }
    assert_int_equal(blocks, 4);
    assert_int_equal(days, 260); /* working days of 2025, 52 weeks and a Wednesday, but for one */
}

static void nothing_took_place(void **state)
{
    (void)state;
    char text[8192];
    struct history_session free[] = {session("2025-11-12", "K1", CLASS_WAS_FREE, ATTENDANCE_UNKNOWN)};
    draw(free, 1, "2025-11-03", "2025-12-10", 80, text);
    assert_string_equal(text, "No session of this person in that time.\n");
}

static void data_for_programs(void **state)
{
    (void)state;
    struct history_session sessions[] = {
        session("2026-01-05", "G1", CLASS_ATTENDED, ATTENDANCE_LATE),
        session("2026-01-08", "G1", CLASS_NOT_ENROLLED, ATTENDANCE_UNKNOWN),
        session("2026-01-19", "G1", CLASS_AHEAD, ATTENDANCE_UNKNOWN),
    };
    sessions[2].code[0] = '\0';
    struct person_history history = {.items = sessions, .count = 3};
    struct participant_heat heat = {.history = &history};
    json_t *days = participant_heat_json(&heat);
    char *text = json_dumps(days, JSON_COMPACT);
    assert_string_equal(text, "[{\"day\":\"2026-01-05\",\"session\":\"G1-2026-01-05\","
                              "\"activity\":\"G1\",\"status\":\"late\"},"
                              "{\"day\":\"2026-01-19\",\"session\":null,\"activity\":\"G1\","
                              "\"status\":\"planned\"}]");
    free(text);
    json_decref(days);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mark_has_its_letter),
        cmocka_unit_test(days_with_several_sessions),
        cmocka_unit_test(months_stand_above_their_weeks),
        cmocka_unit_test(long_times_take_several_blocks),
        cmocka_unit_test(nothing_took_place),
        cmocka_unit_test(data_for_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
