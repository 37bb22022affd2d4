/* The derivation of attendance, rule by rule as attendance.h states it: one row, one example.
 * Properties over random stories are in test_register_*. */
#include "base/clock.h"
#include "club/presence/attendance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 15:30 to 18:00, late after 15 minutes, left early 10 minutes before the end. */
enum { START = 1768228200, LENGTH = 150, LATE = 15, LEAVE = 10 };

/* An event in a few letters, with minutes after the start. By a card: "a10" arrived, "c5"
 * came to the cancelled session, "o3" open arrival, "<120" left. Words of staff, corrected:
 * "p20" present, "l20" late, "e120" left early, "x" absent, "u" unknown; the same marked with
 * "m" before; "r" refused. Excuses: "g" granted, "w" withdrawn; "f" an open arrival placed. */
static const struct {
    char letter;
    struct presence_event event;
} letters[] = {
    {'a', {.kind = PRESENCE_ARRIVED, .source = "card"}},
    {'c', {.kind = PRESENCE_CAME_CANCELLED, .source = "card"}},
    {'o', {.kind = PRESENCE_OPEN_ARRIVAL, .source = "card"}},
    {'<', {.kind = PRESENCE_LEFT, .source = "card"}},
    {'p', {.kind = PRESENCE_CORRECTED, .status = ATTENDANCE_PRESENT, .source = "correction"}},
    {'l', {.kind = PRESENCE_CORRECTED, .status = ATTENDANCE_LATE, .source = "correction"}},
    {'e', {.kind = PRESENCE_CORRECTED, .status = ATTENDANCE_LEFT_EARLY, .source = "correction"}},
    {'x', {.kind = PRESENCE_CORRECTED, .status = ATTENDANCE_ABSENT, .source = "correction"}},
    {'u', {.kind = PRESENCE_CORRECTED, .status = ATTENDANCE_UNKNOWN, .source = "correction"}},
    {'r', {.kind = PRESENCE_REFUSED, .source = "staff_manual"}},
    {'g', {.kind = PRESENCE_EXCUSE_GRANTED, .source = "staff_manual", .about_id = 1}},
    {'w', {.kind = PRESENCE_EXCUSE_WITHDRAWN, .source = "staff_manual", .about_id = 1}},
    {'f', {.kind = PRESENCE_PLACED, .source = "staff_manual", .about_id = 1}},
};

static struct presence_event read_event(const char *text)
{
    bool is_mark = text[0] == 'm';
    size_t i = 0;
    text += is_mark;
    while (letters[i].letter != text[0])
        i++;
    struct presence_event event = letters[i].event;
    event.at = START + atoi(text + 1) * 60;
    if (is_mark) {
        event.kind = PRESENCE_MARKED;
        event.source = "staff_manual";
    }
    return event;
}

/* "real": minutes by the clock; "cancelled"; "15..140": really from minute 15 to 140. */
static struct attendance_terms read_terms(const char *text)
{
    struct attendance_terms terms = {
        .start_at = START,
        .end_at = START + LENGTH * 60,
        .late_minutes = LATE,
        .leave_minutes = LEAVE,
        .is_open = true,
        .credits_real = strstr(text, "real") != NULL,
        .is_cancelled = strstr(text, "cancelled") != NULL,
    };
    int began, ended;
    const char *hours = text + strcspn(text, "-0123456789");
    if (sscanf(hours, "%d..%d", &began, &ended) == 2) {
        terms.began_at = START + began * 60;
        terms.ended_at = START + ended * 60;
    }
    return terms;
}

enum { ROW_SIZE = 120 };

static void append_minutes(char text[ROW_SIZE], const char *word, int64_t minutes)
{
    size_t length = strlen(text);
    snprintf(text + length, ROW_SIZE - length, " %s %lld", word, (long long)minutes);
}

/* "late in 20 out 140 late 20 credit 150 came card"; zeros are left out. */
static void write_row(const struct attendance_row *row, char text[ROW_SIZE])
{
    snprintf(text, ROW_SIZE, "%s", attendance_status_word(row->status));
    if (row->in_at)
        append_minutes(text, "in", (row->in_at - START) / 60);
    if (row->out_at)
        append_minutes(text, "out", (row->out_at - START) / 60);
    if (row->late_minutes)
        append_minutes(text, "late", row->late_minutes);
    if (row->credited_minutes)
        append_minutes(text, "credit", row->credited_minutes);
    size_t length = strlen(text);
    snprintf(text + length, ROW_SIZE - length, "%s%s%s", row->came_anyway ? " came" : "",
             row->source[0] ? " " : "", row->source);
}

struct example {
    const char *events, *terms, *row;
};

static void check_examples(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct attendance_terms terms = read_terms(examples[i].terms);
        struct attendance_facts facts = {0};
        struct attendance_row row;
        char word[8], text[ROW_SIZE];
        int length;
        const char *at = examples[i].events;
        for (; sscanf(at, " %7s%n", word, &length) == 1; at += length) {
            struct presence_event event = read_event(word);
            attendance_apply(&facts, &event);
        }
        attendance_settle(&facts, &terms, &row);
        write_row(&row, text);
        if (strcmp(text, examples[i].row) != 0)
            fail_msg("“%s” (%s): %s, not %s", examples[i].events, examples[i].terms, text,
                     examples[i].row);
    }
}

#define CHECK(examples) check_examples(examples, sizeof examples / sizeof *examples)

static void arrivals(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"", "", "unknown"},
        {"a-10", "", "present in -10 credit 150 card"},
        {"a15", "", "present in 15 credit 150 card"},
        {"a16", "", "late in 16 late 16 credit 150 card"},
        {"a16 a5", "", "present in 5 credit 150 card"},
        {"a5 a16", "", "present in 5 credit 150 card"},
        {"o5", "", "unknown"},
        {"o5 f5", "", "unknown"},
        {"c5", "", "unknown in 5 came card"},
        {"c-60 a5", "", "present in 5 credit 150 came card"},
        {"c-60 a20", "", "late in 20 late 20 credit 150 came card"},
    };
    CHECK(examples);
}

/* Nobody is late for what has not begun; who waited from the planned hour on is not punished
 * for a session that began before it. */
static void lateness_counts_from_the_later_start(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"a35", "20..150", "present in 35 credit 130 card"},
        {"a36", "20..150", "late in 36 late 16 credit 130 card"},
        {"a16", "20..150", "present in 16 credit 130 card"},
        {"a15", "-20..150", "present in 15 credit 170 card"},
        {"a16", "-20..150", "late in 16 late 16 credit 170 card"},
        {"l36", "20..150", "late in 36 late 16 credit 130 correction"},
        {"l10", "20..150", "late in 10 credit 130 correction"},
    };
    CHECK(examples);
}

static void leaving(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"a0 <140", "", "present in 0 out 140 credit 150 card"},
        {"a0 <139", "", "left_early in 0 out 139 credit 150 card"},
        {"a0 <160", "", "present in 0 out 160 credit 150 card"},
        {"a20 <139", "", "left_early in 20 out 139 late 20 credit 150 card"},
        {"a20 <140", "", "late in 20 out 140 late 20 credit 150 card"},
        /* The real end, where it was earlier; never a later one. */
        {"a0 <110", "0..120", "present in 0 out 110 credit 120 card"},
        {"a0 <109", "0..120", "left_early in 0 out 109 credit 120 card"},
        {"a0 <140", "0..200", "present in 0 out 140 credit 200 card"},
        {"a0 <139", "0..200", "left_early in 0 out 139 credit 200 card"},
        /* Who went out and came back has left when leaving last. */
        {"a0 <60 <145", "", "present in 0 out 145 credit 150 card"},
        {"a0 <145 <60", "", "present in 0 out 145 credit 150 card"},
        /* That nobody noted a leaving never means that somebody left. */
        {"a0", "", "present in 0 credit 150 card"},
        {"a0", "real", "present in 0 credit 150 card"},
        {"<60", "", "unknown"},
        {"<60 a70", "", "late in 70 late 70 credit 150 card"}, /* left before coming: a mistake */
        {"a20 <20", "", "left_early in 20 out 20 late 20 credit 150 card"},
    };
    CHECK(examples);
}

static void words_of_staff(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"a5 x", "", "absent correction"},
        {"a20 p2", "", "present in 2 credit 150 correction"},
        {"p2 l40", "", "late in 40 late 40 credit 150 correction"},
        {"l-5", "", "late in -5 credit 150 correction"},
        {"p90", "", "present in 90 credit 150 correction"}, /* staff know better */
        {"a5 x u", "", "unknown correction"},
        {"x u p3 x", "", "absent correction"},
        {"x a4", "", "absent correction"},
        {"u a20", "", "unknown correction"},
        {"l20 a5", "", "late in 20 late 20 credit 150 correction"},
        {"mp0", "", "present in 0 credit 150 staff_manual"},
        {"ml20", "", "late in 20 late 20 credit 150 staff_manual"},
        {"mx", "", "absent staff_manual"},
        {"mu", "", "unknown staff_manual"},
        {"a5 mx", "", "absent staff_manual"},
        {"mx a5", "", "absent staff_manual"},
        {"mx p5", "", "present in 5 credit 150 correction"},
        {"e120", "", "left_early in 0 out 120 credit 150 correction"},
        {"a5 e120", "", "left_early in 5 out 120 credit 150 correction"},
        {"a125 e120", "", "left_early in 0 out 120 credit 150 correction"},
        {"e145", "", "left_early in 0 out 145 credit 150 correction"}, /* their word, not 10' */
        /* It says nothing about the arrival, which stays as late as it was. */
        {"a20 e120", "", "left_early in 20 out 120 late 20 credit 150 correction"},
        {"l40 e120", "", "left_early in 40 out 120 late 40 credit 150 correction"},
        {"a20 p2 e120", "", "left_early in 2 out 120 credit 150 correction"},
        {"p40 e120", "", "left_early in 40 out 120 credit 150 correction"}, /* not late, they said */
        {"l5 e120", "", "left_early in 5 out 120 late 5 credit 150 correction"},
        {"l40 e120 e130", "", "left_early in 40 out 130 late 40 credit 150 correction"},
        {"l40 x e120", "", "left_early in 0 out 120 credit 150 correction"},
        {"l40 r50 e120", "", "left_early in 0 out 120 credit 150 correction"},
        {"a20 x e120", "", "left_early in 20 out 120 late 20 credit 150 correction"},
        {"e120 a20", "", "left_early in 20 out 120 late 20 credit 150 correction"},
        {"a20 e20", "", "left_early in 20 out 20 late 20 credit 150 correction"},
        {"l125 a20 e120", "", "left_early in 20 out 120 late 20 credit 150 correction"},
        {"a20 e120 <130", "", "left_early in 20 out 130 late 20 credit 150 correction"},
        {"a30 e120", "20..150", "left_early in 30 out 120 credit 130 correction"},
        {"a40 e120", "20..150", "left_early in 40 out 120 late 20 credit 130 correction"},
        {"a20 e120", "cancelled", "not_applicable in 20 out 120 came correction"},
        /* Nobody leaves before coming, whatever was noted. */
        {"e-5", "", "left_early in -5 out -5 credit 150 correction"},
        {"e-5", "-20..150", "left_early in -20 out -5 credit 170 correction"},
        {"e-5", "real -20..150", "left_early in -20 out -5 credit 15 correction"},
        /* A leaving counts unless a later word takes it back. */
        {"a0 <60 p0", "", "present in 0 credit 150 correction"},
        {"p0 <60", "", "left_early in 0 out 60 credit 150 correction"},
        {"a0 <60 x", "", "absent correction"},
        {"x <60", "", "absent correction"},
        {"p70 <60", "", "present in 70 credit 150 correction"},
        {"e120 <130", "", "left_early in 0 out 130 credit 150 correction"},
    };
    CHECK(examples);
}

static void refused_entry(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"r0", "", "refused_entry staff_manual"},
        {"a5 r6", "", "refused_entry staff_manual"}, /* the scan that came first stays noted */
        {"r6 a20", "", "refused_entry staff_manual"},
        {"r6 <60", "", "refused_entry staff_manual"},
        {"r6 p0", "", "present in 0 credit 150 correction"}, /* it was somebody else */
        {"p0 r6", "", "refused_entry staff_manual"},
        {"r6 g", "", "refused_entry staff_manual"}, /* being refused is not excused by a paper */
        {"r6", "cancelled", "not_applicable staff_manual"},
    };
    CHECK(examples);
}

static void excuses(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"x g", "", "excused staff_manual"},
        {"g x", "", "excused staff_manual"},
        {"g", "", "excused staff_manual"},
        {"u g", "", "excused staff_manual"},
        {"mx g", "", "excused staff_manual"},
        {"x g w", "", "absent correction"},
        {"g w", "", "unknown"},
        {"g w g", "", "excused staff_manual"},
        {"g g w", "", "unknown"},
        {"g x w", "", "absent correction"},
        /* Who came is not excused: the presence stands, before and after the decision. */
        {"a5 g", "", "present in 5 credit 150 card"},
        {"g a5", "", "present in 5 credit 150 card"},
        {"g a20", "", "late in 20 late 20 credit 150 card"},
        {"g a0 <60", "", "left_early in 0 out 60 credit 150 card"},
        {"g p0", "", "present in 0 credit 150 correction"},
        {"a5 x g", "", "excused staff_manual"}, /* the card was somebody else's */
        {"g <60", "", "excused staff_manual"},
        {"g", "cancelled", "not_applicable staff_manual"},
        {"x g", "cancelled", "not_applicable staff_manual"},
    };
    CHECK(examples);
}

/* What was not held cannot be missed, whatever had been noted. */
static void cancelled_over_everything(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"", "cancelled", "not_applicable"},
        {"c5", "cancelled", "not_applicable in 5 came card"},
        {"a20", "cancelled", "not_applicable in 20 came card"},
        {"a0", "cancelled 0..150", "not_applicable in 0 came card"},
        {"x", "cancelled", "not_applicable correction"},
        {"mx", "cancelled", "not_applicable staff_manual"},
        {"u", "cancelled", "not_applicable correction"},
        {"l20", "cancelled", "not_applicable in 20 came correction"},
        {"a5 c30", "cancelled", "not_applicable in 5 came card"},
        {"a20 x", "cancelled", "not_applicable correction"}, /* staff: it was somebody else */
        {"a20 u", "cancelled", "not_applicable correction"},
        {"a20 r25", "cancelled", "not_applicable came staff_manual"},
        {"c5 x", "cancelled", "not_applicable came correction"},
        {"a0 <60", "cancelled real", "not_applicable in 0 out 60 came card"},
    };
    CHECK(examples);
}

static void credit(void **state)
{
    (void)state;
    static const struct example examples[] = {
        /* The whole session, however long somebody was there. */
        {"a60", "whole", "late in 60 late 60 credit 150 card"},
        {"a0 <30", "whole", "left_early in 0 out 30 credit 150 card"},
        {"a0", "whole 0..120", "present in 0 credit 120 card"},
        {"a0", "whole 10..170", "present in 0 credit 160 card"},
        /* Real minutes: never before the beginning, never after the end. */
        {"a-20", "real", "present in -20 credit 150 card"},
        {"a0 <170", "real", "present in 0 out 170 credit 150 card"},
        {"a-20 <170", "real", "present in -20 out 170 credit 150 card"},
        {"a10 <100", "real", "left_early in 10 out 100 credit 90 card"},
        {"a40", "real", "late in 40 late 40 credit 110 card"},
        {"p90", "real", "present in 90 credit 60 correction"},
        {"e100", "real", "left_early in 0 out 100 credit 100 correction"},
        {"a10 e100", "real", "left_early in 10 out 100 credit 90 correction"},
        /* Real hours, shorter and longer than planned. */
        {"a0 <150", "real 10..120", "present in 0 out 150 credit 110 card"},
        {"a15 <115", "real 10..120", "present in 15 out 115 credit 100 card"},
        {"a-30 <180", "real -15..170", "present in -30 out 180 credit 185 card"},
        {"a0 <160", "real -15..170", "present in 0 out 160 credit 160 card"},
        {"a130", "real 0..120", "late in 130 late 130 card"}, /* came when it was over */
        {"a-20 <-10", "real", "left_early in -20 out -10 card"},
        {"a150", "real", "late in 150 late 150 card"},
        {"x", "real", "absent correction"},
        {"g", "real", "excused staff_manual"},
        {"r0", "real", "refused_entry staff_manual"},
        {"u", "real", "unknown correction"},
    };
    CHECK(examples);
}

static struct attendance_row settle(const struct attendance_terms *terms, int64_t in_at,
                                    int64_t out_at)
{
    struct attendance_facts facts = {0};
    struct attendance_row row;
    struct presence_event arrived = {.kind = PRESENCE_ARRIVED, .source = "card", .at = in_at};
    struct presence_event left = {.kind = PRESENCE_LEFT, .source = "card", .at = out_at};
    attendance_apply(&facts, &arrived);
    if (out_at)
        attendance_apply(&facts, &left);
    attendance_settle(&facts, terms, &row);
    return row;
}

/* To the second, where minutes would not show it; credited minutes are never rounded up. */
static void to_the_second(void **state)
{
    (void)state;
    for (int tolerance = 0; tolerance <= 15; tolerance += 15) {
        struct attendance_terms terms = {.start_at = START,
                                         .end_at = START + 3600,
                                         .late_minutes = tolerance,
                                         .leave_minutes = tolerance,
                                         .credits_real = true};
        for (int second = -1; second <= 1; second++) {
            struct attendance_row row = settle(&terms, START + tolerance * 60 + second, 0);
            assert_int_equal(row.status, second > 0 ? ATTENDANCE_LATE : ATTENDANCE_PRESENT);
            row = settle(&terms, START, terms.end_at - tolerance * 60 + second);
            assert_int_equal(row.status, second < 0 ? ATTENDANCE_LEFT_EARLY : ATTENDANCE_PRESENT);
        }
        assert_int_equal(settle(&terms, START + 1, 0).credited_minutes, 59);
        assert_int_equal(settle(&terms, START + 60, 0).credited_minutes, 59);
        assert_int_equal(settle(&terms, START + 61, 0).credited_minutes, 58);
        assert_int_equal(settle(&terms, START, START + 119).credited_minutes, 1);
        assert_int_equal(settle(&terms, START + 30, START + 89).credited_minutes, 0);
    }
}

/* Two readers note the same second: the row does not depend on who was quicker. */
static void same_moment_of_two_sources(void **state)
{
    (void)state;
    struct attendance_terms terms = {.start_at = START, .end_at = START + 3600};
    static const char *const sources[] = {"card", "paper_import"};
    for (int first = 0; first < 2; first++) {
        struct attendance_facts facts = {0};
        struct attendance_row row;
        for (int i = 0; i < 2; i++) {
            struct presence_event event = {
                .kind = PRESENCE_ARRIVED, .at = START, .source = sources[(first + i) % 2]};
            attendance_apply(&facts, &event);
        }
        attendance_settle(&facts, &terms, &row);
        assert_string_equal(row.source, "card");
    }
}

static int64_t instant(const char *text)
{
    int64_t at = 0;
    struct error err = {0};
    assert_true(clock_parse(text, &at, &err));
    return at;
}

/* The clock on the wall jumps while the session lasts; minutes are those that went by. */
static void clock_changes(void **state)
{
    (void)state;
    static const struct {
        const char *start, *end, *in;
        int minutes, late, real;
    } nights[] = {
        {"2026-03-29T00:30", "2026-03-29T04:30", "2026-03-29T03:15", 180, 105, 75},
        {"2026-10-25T00:30", "2026-10-25T04:30", "2026-10-25T03:15", 300, 225, 75},
        {"2026-03-28T23:00", "2026-03-29T01:00", "2026-03-28T23:20", 120, 20, 100},
    };
    for (size_t i = 0; i < sizeof nights / sizeof *nights; i++) {
        struct attendance_terms terms = {.start_at = instant(nights[i].start),
                                         .end_at = instant(nights[i].end),
                                         .late_minutes = 15};
        struct attendance_row row = settle(&terms, instant(nights[i].in), 0);
        assert_int_equal(row.status, ATTENDANCE_LATE);
        assert_int_equal(row.late_minutes, nights[i].late);
        assert_int_equal(row.credited_minutes, nights[i].minutes);
        terms.credits_real = true;
        row = settle(&terms, instant(nights[i].in), 0);
        assert_int_equal(row.credited_minutes, nights[i].real);
    }
}

static void words_there_and_back(void **state)
{
    (void)state;
    for (int i = 0; i < ATTENDANCE_STATUS_COUNT; i++)
        assert_int_equal(attendance_status_find(attendance_status_word((enum attendance_status)i)),
                         i);
    assert_int_equal(attendance_status_find("missing"), ATTENDANCE_STATUS_COUNT);
    assert_int_equal(attendance_status_find(""), ATTENDANCE_STATUS_COUNT);
    for (int i = PRESENCE_ARRIVED; i <= PRESENCE_PLACED; i++)
        assert_int_equal(presence_kind_find(presence_kind_word((enum presence_kind)i)), i);
}

static int in_warsaw(void **state)
{
    struct error err = {0};
    (void)state;
    return clock_use_zone("Europe/Warsaw", &err) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrivals),
        cmocka_unit_test(lateness_counts_from_the_later_start),
        cmocka_unit_test(leaving),
        cmocka_unit_test(words_of_staff),
        cmocka_unit_test(refused_entry),
        cmocka_unit_test(excuses),
        cmocka_unit_test(cancelled_over_everything),
        cmocka_unit_test(credit),
        cmocka_unit_test(to_the_second),
        cmocka_unit_test(same_moment_of_two_sources),
        cmocka_unit_test(clock_changes),
        cmocka_unit_test(words_there_and_back),
    };
    return cmocka_run_group_tests_name("attendance_derive", tests, in_warsaw, NULL);
}
