/* The next sessions as the entrance shows them. */
#include "club/session/upcoming.h"

#include "tests/unit/planning.h"

static int open_with_groups(void **state)
{
    if (planning_open(state) != 0)
        return -1;
    struct planning *p = *state;
    struct schedule_entry slots = planning_entry("K1", "FREQ=WEEKLY;BYDAY=TH", "15:30", "17:30");
    slots.slot_minutes = 30;
    planning_add(p, &slots);
    planning_add_activity(p, "K2", true);
    slots.activity = "K2";
    planning_add(p, &slots);
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    return 0;
}

static struct upcoming look(struct planning *p, const char *now)
{
    struct upcoming upcoming;
    planning_set_now(p, now);
    must(upcoming_list(p->club, &upcoming, &p->err));
    return upcoming;
}

static void today_while_something_is_left(void **state)
{
    struct planning *p = *state;
    struct upcoming upcoming = look(p, "2026-01-12T17:59");
    assert_true(upcoming.is_today);
    assert_int_equal(upcoming.count, 1);
    assert_int_equal(upcoming.rows[0].start_at, instant_from("2026-01-12T15:30"));
    assert_string_equal(upcoming.rows[0].room, "sala 2");
    upcoming = look(p, "2026-01-12T18:00");
    assert_false(upcoming.is_today);
    assert_int_equal(upcoming.rows[0].start_at, instant_from("2026-01-15T15:30"));
}

/* Parallel consultations in one room are one row, and three rows are shown. */
static void parallel_consultations_are_one_row(void **state)
{
    struct planning *p = *state;
    struct upcoming upcoming = look(p, "2026-01-15T15:00");
    assert_int_equal(upcoming.count, UPCOMING_COUNT);
    assert_int_equal(upcoming.rows[1].start_at, instant_from("2026-01-15T16:00"));
    assert_int_equal(upcoming.rows[2].start_at, instant_from("2026-01-15T16:30"));
    upcoming = look(p, "2026-01-15T17:10");
    assert_int_equal(upcoming.count, 1);
}

static void cancelled_and_holidays_are_left_out(void **state)
{
    struct planning *p = *state;
    must(session_cancel(p->club, "G1-2026-01-12", "leader", &p->err));
    struct upcoming upcoming = look(p, "2026-01-12T12:00");
    assert_false(upcoming.is_today);
    assert_int_equal(upcoming.rows[0].start_at, instant_from("2026-01-15T15:30"));
    upcoming = look(p, "2026-06-02T12:00"); /* Corpus Christi on Thursday */
    assert_int_equal(upcoming.rows[0].start_at, instant_from("2026-06-08T15:30"));
}

static void nothing_ahead(void **state)
{
    struct planning *p = *state;
    struct upcoming upcoming = look(p, "2027-06-01T12:00");
    assert_int_equal(upcoming.count, 0);
    assert_false(upcoming.is_today);
}

static void other_connections_are_noticed(void **state)
{
    struct planning *p = *state;
    struct club other;
    int64_t before, own, after;
    must(upcoming_change_count(p->club, &before, &p->err));
    must(session_set_room(p->club, "G1-2026-01-12", "sala 8", &p->err));
    must(upcoming_change_count(p->club, &own, &p->err));
    assert_int_equal(own, before);
    must(club_open(&other, p->fixture.path, CLUB_WRITING, &p->err));
    must(session_set_room(&other, "G1-2026-01-12", "sala 9", &p->err));
    club_close(&other);
    must(upcoming_change_count(p->club, &after, &p->err));
    assert_int_not_equal(after, before);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_with_groups, planning_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(today_while_something_is_left),       TEST(parallel_consultations_are_one_row),
        TEST(cancelled_and_holidays_are_left_out), TEST(nothing_ahead),
        TEST(other_connections_are_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
