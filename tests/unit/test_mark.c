/* Marks, leavings and refusals while a list is not signed: what is taken and what is not. */
#include "tests/unit/register.h"

static int64_t at(const char *hour)
{
    char text[CLOCK_TEXT_SIZE];
    snprintf(text, sizeof text, "2026-01-12T%.5s", hour);
    return door_instant(text);
}

static void check(struct register_world *world, int person, const char *status)
{
    door_check_status(world->club, &world->session, &world->people[person], status);
}

static void marks_of_many(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    size_t marked;
    const char *numbers[] = {world.people[0].number, world.people[1].number};
    struct attendance_marks marks = {.session = world.session.code, .status = ATTENDANCE_PRESENT,
                                     .participants = numbers, .count = 2};
    int64_t entries = people_entries(club);
    must(attendance_mark(club, &marks, &marked, &err));
    assert_int_equal(marked, 2);
    assert_int_equal(people_entries(club), entries + 1);
    must(register_mark(&world, 2, ATTENDANCE_LATE, at("15:55"), &err));
    must(register_mark(&world, 3, ATTENDANCE_LEFT_EARLY, at("16:30"), &err));
    struct attendance_marks rest = {.session = world.session.code, .status = ATTENDANCE_ABSENT,
                                    .is_rest = true};
    must(attendance_mark(club, &rest, &marked, &err));
    assert_int_equal(marked, 1);
    static const char *const wanted[] = {"present", "present", "late", "left_early", "absent"};
    for (int i = 0; i < REGISTER_PEOPLE; i++)
        check(&world, i, wanted[i]);
    must_refuse(attendance_mark(club, &rest, &marked, &err), ERROR_REFUSED, "has a mark");
    door_check_projection(club);
}

/* Of several people nobody is marked when one cannot be. */
static void all_or_nobody(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct visitor stranger = door_visitor(club);
    size_t marked;
    const char *numbers[] = {world.people[0].number, stranger.number};
    struct attendance_marks marks = {.session = world.session.code, .status = ATTENDANCE_ABSENT,
                                     .participants = numbers, .count = 2};
    must_refuse(attendance_mark(club, &marks, &marked, &err), ERROR_REFUSED, "was not expected");
    check(&world, 0, "");
    marks.status = ATTENDANCE_PRESENT; /* a guest, as the leader saw */
    must(attendance_mark(club, &marks, &marked, &err));
    door_check_status(club, &world.session, &stranger, "present");
}

static void marks_that_cannot_be(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    must_refuse(register_mark(&world, 0, ATTENDANCE_LATE, 0, &err), ERROR_USAGE, "--at");
    must_refuse(register_mark(&world, 0, ATTENDANCE_LEFT_EARLY, 0, &err), ERROR_USAGE, "--at");
    must_refuse(register_mark(&world, 0, ATTENDANCE_LEFT_EARLY, at("15:29"), &err), ERROR_USAGE,
                "before G1-2026-01-12 began");
    must_refuse(register_mark(&world, 0, ATTENDANCE_PRESENT, at("18:00"), &err), ERROR_USAGE,
                "does not belong");
    must_refuse(register_mark(&world, 0, ATTENDANCE_PRESENT, at("11:29"), &err), ERROR_USAGE,
                "does not belong");
    must_refuse(register_mark(&world, 0, ATTENDANCE_EXCUSED, 0, &err), ERROR_USAGE, "present, late");
    door_set_now(club, "2026-01-12T15:29:59");
    must_refuse(register_mark(&world, 0, ATTENDANCE_PRESENT, 0, &err), ERROR_REFUSED,
                "has not begun");
    door_set_now(club, "2026-01-12T16:00");
    must_refuse(register_mark(&world, 0, ATTENDANCE_PRESENT, at("16:01"), &err), ERROR_REFUSED,
                "ahead of time");
    must(session_cancel(club, world.session.code, "room", &err));
    must_refuse(register_mark(&world, 0, ATTENDANCE_ABSENT, 0, &err), ERROR_REFUSED,
                "is cancelled");
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"), 0);
}

/* The leader decides that a late arrival does not count as late: the hour stays. */
static void late_forgiven(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    door_expect(club, "2026-01-12T15:52", &world.people[0], CHECKIN_RECORDED);
    check(&world, 0, "late");
    must(register_mark(&world, 0, ATTENDANCE_PRESENT, 0, &err));
    check(&world, 0, "present");
    assert_int_equal(people_number(club, "SELECT in_at FROM attendance"), at("15:52"));
}

static void leaving(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct attendance_row row;
    const char *session = world.session.code, *number = world.people[0].number;
    must_refuse(attendance_leave(club, session, number, at("16:30"), &row, &err), ERROR_REFUSED,
                "not recorded as present");
    door_expect(club, "2026-01-12T15:40", &world.people[0], CHECKIN_RECORDED);
    must_refuse(attendance_leave(club, session, number, at("16:30"), &row, &err), ERROR_REFUSED,
                "ahead of time");
    door_set_now(club, "2026-01-12T18:05");
    must_refuse(attendance_leave(club, session, number, at("15:39"), &row, &err), ERROR_USAGE,
                "after the arrival");
    must_refuse(attendance_leave(club, session, number, at("18:01"), &row, &err), ERROR_USAGE,
                "not after the end");
    must(attendance_leave(club, session, number, at("17:50"), &row, &err));
    assert_int_equal(row.status, ATTENDANCE_PRESENT); /* ten minutes before the end are no leaving */
    must(attendance_leave(club, session, world.people[0].number, at("18:00"), &row, &err));
    assert_int_equal(row.out_at, at("18:00"));
    door_check_projection(club);
}

static void credited_minutes(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct attendance_row row;
    struct activity_entry real = {.credit = "real", .has_leave = true, .leave_minutes = 30};
    must(activity_change(club, "G1", &real, &err));
    door_expect(club, "2026-01-12T15:40", &world.people[0], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T18:05");
    must(attendance_leave(club, world.session.code, world.people[0].number, at("17:31"), &row,
                          &err));
    assert_int_equal(row.status, ATTENDANCE_PRESENT);
    assert_int_equal(row.credited_minutes, 111); /* 15:40 to 17:31 */
    /* What was frozen at the opening does not change any more. */
    must(activity_change(club, "G1", &(struct activity_entry){.credit = "whole"}, &err));
    must(register_mark(&world, 1, ATTENDANCE_PRESENT, at("16:00"), &err));
    assert_int_equal(people_number(club, "SELECT min(credited_minutes) FROM attendance"), 111);
    assert_int_equal(people_number(club, "SELECT max(credited_minutes) FROM attendance"), 120);
}

static void refused_entry(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    const char *session = world.session.code;
    must_refuse(attendance_refuse(club, session, world.people[0].number, "drunk", 0, &err),
                ERROR_USAGE, "sobriety");
    door_set_now(club, "2026-01-12T15:20");
    /* The card came first: the refusal stands beside it. */
    door_scan(club, &world.people[0]);
    must(attendance_refuse(club, session, world.people[0].number, "sobriety", 0, &err));
    must(attendance_refuse(club, session, world.people[1].number, "conduct", 0, &err));
    check(&world, 0, "refused_entry");
    check(&world, 1, "refused_entry");
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"), 3);
    /* No word of the reason in the ledger: it says something about health. */
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%sobriety%'"
                                         " OR body LIKE '%conduct%'"), 0);
    assert_int_equal(people_number(club, "SELECT sum(credited_minutes) FROM attendance"), 0);
    door_check_projection(club);
}

/* The glass says what it says to everybody with a question: please see a member of staff. */
static void card_of_a_refused_person(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    door_set_now(club, "2026-01-12T15:20");
    must(attendance_refuse(club, world.session.code, world.people[0].number, "sobriety", 0, &err));
    door_expect(club, "2026-01-12T15:40", &world.people[0], CHECKIN_STAFF);
    check(&world, 0, "refused_entry");
    door_set_now(club, "2026-01-12T16:00");
    must(register_mark(&world, 1, ATTENDANCE_ABSENT, 0, &err));
    door_expect(club, "2026-01-12T16:10", &world.people[1], CHECKIN_STAFF);
    must(register_mark(&world, 2, ATTENDANCE_UNKNOWN, 0, &err));
    door_expect(club, "2026-01-12T16:10", &world.people[2], CHECKIN_STAFF);
    assert_int_equal(
        people_number(club, "SELECT count(*) FROM presence_event WHERE kind = 'open_arrival'"), 3);
    door_check_projection(club);
}

/* A correction without an hour keeps the arrival that the card noted, whatever was said since. */
static void correction_keeps_the_arrival(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct attendance_correction correction = {.session = world.session.code,
                                               .participant = world.people[0].number,
                                               .status = ATTENDANCE_PRESENT,
                                               .reason = "pomyłka"};
    door_expect(club, "2026-01-12T15:41", &world.people[0], CHECKIN_RECORDED);
    must(attendance_refuse(club, world.session.code, world.people[0].number, "conduct", 0, &err));
    must(attendance_correct(club, &correction, &err));
    assert_int_equal(people_number(club, "SELECT in_at FROM attendance"), at("15:41"));
    correction.status = ATTENDANCE_LEFT_EARLY;
    must_refuse(attendance_correct(club, &correction, &err), ERROR_USAGE, "--at");
    correction.status = ATTENDANCE_REFUSED_ENTRY;
    must_refuse(attendance_correct(club, &correction, &err), ERROR_USAGE, "A correction says");
}

/* Nobody leaves before coming, nor before what has begun; what was late stays so. */
static void leaving_needs_an_arrival_before(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct attendance_correction correction = {.session = world.session.code,
                                               .participant = world.people[0].number,
                                               .status = ATTENDANCE_LEFT_EARLY,
                                               .reason = "pomyłka"};
    door_expect(club, "2026-01-12T15:55", &world.people[0], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T20:00");
    correction.at = at("15:54");
    must_refuse(attendance_correct(club, &correction, &err), ERROR_USAGE, "came to G1-2026-01-12 after");
    must_refuse(register_mark(&world, 0, ATTENDANCE_LEFT_EARLY, at("15:54"), &err), ERROR_USAGE,
                "came to G1-2026-01-12 after");
    correction.at = at("16:30");
    must(attendance_correct(club, &correction, &err));
    check(&world, 0, "left_early");
    assert_int_equal(people_number(club, "SELECT late_minutes FROM attendance"), 25);
    assert_int_equal(people_number(club, "SELECT out_at - in_at FROM attendance"), 35 * 60);
    must(register_mark(&world, 1, ATTENDANCE_LATE, at("16:10"), &err));
    must(register_mark(&world, 1, ATTENDANCE_LEFT_EARLY, at("17:00"), &err));
    assert_int_equal(people_number(club, "SELECT max(late_minutes) FROM attendance"), 40);
    /* It really began before the planned hour: leaving then is possible. */
    struct session_course_entry course = {.began_at = at("15:15")};
    struct session_course_effect effect;
    must(session_course_tell(club, world.session.code, &course, &effect, &err));
    must_refuse(register_mark(&world, 2, ATTENDANCE_LEFT_EARLY, at("15:14"), &err), ERROR_USAGE,
                "before G1-2026-01-12 began");
    must(register_mark(&world, 2, ATTENDANCE_LEFT_EARLY, at("15:20"), &err));
    assert_int_equal(
        people_number(club, "SELECT count(*) FROM attendance WHERE out_at < in_at"), 0);
    door_check_projection(club);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(marks_of_many),
        people_test(all_or_nobody),
        people_test(marks_that_cannot_be),
        people_test(late_forgiven),
        people_test(leaving),
        people_test(credited_minutes),
        people_test(refused_entry),
        people_test(card_of_a_refused_person),
        people_test(correction_keeps_the_arrival),
        people_test(leaving_needs_an_arrival_before),
    };
    return cmocka_run_group_tests_name("mark", tests, NULL, NULL);
}
