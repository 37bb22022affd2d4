/* One person for each slot of a consultation. */
#include "tests/unit/planning.h"

#include "club/timetable/booking.h"

static int open_with_slots(void **state)
{
    if (planning_open(state) != 0)
        return -1;
    struct schedule_entry slots = planning_entry("K1", "FREQ=WEEKLY;BYDAY=TH", "15:30", "17:00");
    slots.slot_minutes = 30;
    planning_add(*state, &slots);
    planning_add_weekly(*state, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    return 0;
}

static void booking_and_releasing(void **state)
{
    struct planning *p = *state;
    char first[NUMBER_SIZE], second[NUMBER_SIZE], released[NUMBER_SIZE];
    planning_add_participant(p, first);
    planning_add_participant(p, second);
    int64_t entries = planning_ledger_length(p);
    must(booking_make(p->club, "K1-2026-01-15-2", first, &p->err));
    assert_string_equal(planning_session(p, "K1-2026-01-15-2").booked, first);
    must_refuse(booking_make(p->club, "K1-2026-01-15-2", second, &p->err), ERROR_REFUSED,
                "booked already");
    must_refuse(booking_make(p->club, "K1-2026-01-15-2", first, &p->err), ERROR_REFUSED,
                "booked already");
    must(booking_release(p->club, "K1-2026-01-15-2", released, &p->err));
    assert_string_equal(released, first);
    must_refuse(booking_release(p->club, "K1-2026-01-15-2", released, &p->err), ERROR_REFUSED,
                "Nobody");
    must(booking_make(p->club, "K1-2026-01-15-2", second, &p->err));
    assert_string_equal(planning_session(p, "K1-2026-01-15-2").booked, second);
    assert_int_equal(planning_ledger_length(p), entries + 3);
    assert_int_equal(planning_number(p, "SELECT count(*) FROM booking"), 2);
}

static void what_cannot_be_booked(void **state)
{
    struct planning *p = *state;
    char number[NUMBER_SIZE];
    planning_add_participant(p, number);
    must_refuse(booking_make(p->club, "G1-2026-01-12", number, &p->err), ERROR_REFUSED,
                "G1 is a group");
    must_refuse(booking_make(p->club, "K1-2026-01-16", number, &p->err), ERROR_REFUSED,
                "There is no session");
    must_refuse(booking_make(p->club, "K1-2026-01-15", "0000000", &p->err), ERROR_REFUSED,
                "0000000");
    must(session_cancel(p->club, "K1-2026-01-15", "leader", &p->err));
    must_refuse(booking_make(p->club, "K1-2026-01-15", number, &p->err), ERROR_REFUSED,
                "is cancelled");
    planning_open_session(p, "K1-2026-01-22");
    must_refuse(booking_make(p->club, "K1-2026-01-22", number, &p->err), ERROR_REFUSED,
                "has taken place");
    planning_set_now(p, "2026-01-29T16:00");
    must_refuse(booking_make(p->club, "K1-2026-01-29", number, &p->err), ERROR_REFUSED,
                "has taken place");
    must(booking_make(p->club, "K1-2026-01-29-2", number, &p->err));
}

static void nobody_sits_in_two_at_once(void **state)
{
    struct planning *p = *state;
    char number[NUMBER_SIZE], code[SESSION_CODE_SIZE];
    planning_add_participant(p, number);
    planning_add_activity(p, "K2", true);
    struct session_time time = {day_from("2026-01-15"), minutes_from("15:45"),
                                minutes_from("16:30")};
    must(session_add(p->club, "K2", &time, "sala 5", code, &p->err));
    must(booking_make(p->club, "K1-2026-01-15", number, &p->err));
    must_refuse(booking_make(p->club, code, number, &p->err), ERROR_REFUSED,
                "has booked K1-2026-01-15 at that time");
    must(booking_make(p->club, "K1-2026-01-15-3", number, &p->err));
}

static void who_left_cannot_book(void **state)
{
    struct planning *p = *state;
    char number[NUMBER_SIZE];
    struct participant_leaving leaving;
    planning_add_participant(p, number);
    must(participant_leave(p->club, number, day_from("2026-01-05"), "other", &leaving, &p->err));
    must_refuse(booking_make(p->club, "K1-2026-01-15", number, &p->err), ERROR_REFUSED, "left");
}

static void an_open_consultation_keeps_its_person(void **state)
{
    struct planning *p = *state;
    char number[NUMBER_SIZE], released[NUMBER_SIZE];
    planning_add_participant(p, number);
    must(booking_make(p->club, "K1-2026-01-15", number, &p->err));
    planning_open_session(p, "K1-2026-01-15");
    must_refuse(booking_release(p->club, "K1-2026-01-15", released, &p->err), ERROR_REFUSED,
                "has taken place");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_with_slots, planning_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(booking_and_releasing),
        TEST(what_cannot_be_booked),
        TEST(nobody_sits_in_two_at_once),
        TEST(who_left_cannot_book),
        TEST(an_open_consultation_keeps_its_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
