/* Closing and opening days, and the sessions that go and come back with them. */
#include "tests/unit/planning.h"

#include "club/timetable/calendar_day.h"

static int open_with_groups(void **state)
{
    if (planning_open(state) != 0)
        return -1;
    planning_add_weekly(*state, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    planning_add_weekly(*state, "G2", "FREQ=WEEKLY;BYDAY=TH", "14:00", "15:30");
    return 0;
}

static int count_planned(struct planning *p, const char *day)
{
    struct sessions sessions = planning_list(p, NULL, day, day);
    int count = 0;
    for (size_t i = 0; i < sessions.count; i++)
        count += sessions.items[i].cancel_reason[0] == '\0';
    sessions_free(&sessions);
    return count;
}

static void closing_cancels_and_clearing_plans_again(void **state)
{
    struct planning *p = *state;
    struct calendar_effect effect;
    int day = day_from("2026-01-22");
    int64_t entries = planning_ledger_length(p);
    must(calendar_day_close(p->club, day, "awaria ogrzewania", &effect, &p->err));
    assert_int_equal(effect.cancelled, 1);
    assert_string_equal(planning_session(p, "G2-2026-01-22").cancel_reason, "closed");
    must_refuse(calendar_day_close(p->club, day, "", &effect, &p->err), ERROR_REFUSED, "already");
    must_refuse(session_restore(p->club, "G2-2026-01-22", &p->err), ERROR_REFUSED, "closed on");
    must(calendar_day_clear(p->club, day, &effect, &p->err));
    assert_int_equal(effect.planned, 1);
    assert_int_equal(effect.made, 0);
    assert_int_equal(count_planned(p, "2026-01-22"), 1);
    must_refuse(calendar_day_clear(p->club, day, &effect, &p->err), ERROR_REFUSED, "Nothing");
    assert_int_equal(planning_ledger_length(p), entries + 2);
}

/* Who was ill stays ill when the heating works again. */
static void a_cancellation_by_hand_stays(void **state)
{
    struct planning *p = *state;
    struct calendar_effect effect;
    int day = day_from("2026-01-22");
    must(session_cancel(p->club, "G2-2026-01-22", "closed", &p->err));
    must(calendar_day_close(p->club, day, "", &effect, &p->err));
    assert_int_equal(effect.cancelled, 0);
    must(calendar_day_clear(p->club, day, &effect, &p->err));
    assert_int_equal(effect.planned, 0);
    assert_int_equal(count_planned(p, "2026-01-22"), 0);
}

static void an_attended_day_cannot_be_closed(void **state)
{
    struct planning *p = *state;
    struct calendar_effect effect;
    planning_open_session(p, "G1-2026-01-12");
    must_refuse(calendar_day_close(p->club, day_from("2026-01-12"), "", &effect, &p->err),
                ERROR_REFUSED, "G1-2026-01-12 has been attended");
    assert_int_equal(count_planned(p, "2026-01-12"), 1);
    assert_int_equal(planning_number(p, "SELECT count(*) FROM calendar_exception"), 0);
}

/* A day off leaves no sessions behind; days made before it was opened are made then. */
static void a_holiday_is_worked_after_all(void **state)
{
    struct planning *p = *state;
    struct calendar_effect effect;
    int monday = day_from("2026-04-06");
    assert_int_equal(count_planned(p, "2026-04-06"), 0);
    must(calendar_day_work(p->club, monday, "dyżur", &effect, &p->err));
    assert_int_equal(effect.made, 1);
    assert_string_equal(planning_session(p, "G1-2026-04-06").cancel_reason, "");
    must_refuse(calendar_day_work(p->club, monday, "", &effect, &p->err), ERROR_REFUSED,
                "working day already");
    must(calendar_day_clear(p->club, monday, &effect, &p->err));
    assert_int_equal(effect.cancelled, 1);
    assert_string_equal(planning_session(p, "G1-2026-04-06").cancel_reason, "holiday");
    must(calendar_day_work(p->club, monday, "", &effect, &p->err));
    assert_int_equal(effect.planned, 1);
    assert_int_equal(effect.made, 0);
    assert_int_equal(planning_count(p, NULL, "2026-04-06", "2026-04-06"), 1);
}

/* A day that is closed before its sessions are made has none, until it is opened. */
static void closed_days_ahead_are_left_out(void **state)
{
    struct planning *p = *state;
    struct calendar_effect effect;
    struct schedule_generated done;
    int day = day_from("2026-09-07");
    must(calendar_day_close(p->club, day, "remont", &effect, &p->err));
    must(schedule_generate(p->club, 52, &done, &p->err));
    assert_int_equal(planning_count(p, NULL, "2026-09-07", "2026-09-07"), 0);
    assert_int_equal(planning_count(p, NULL, "2026-09-14", "2026-09-14"), 1);
    must(calendar_day_clear(p->club, day, &effect, &p->err));
    assert_int_equal(effect.made, 1);
    assert_int_equal(count_planned(p, "2026-09-07"), 1);
}

static void an_ordinary_day_needs_no_opening(void **state)
{
    struct planning *p = *state;
    struct calendar_effect effect;
    must_refuse(calendar_day_work(p->club, day_from("2026-01-13"), "", &effect, &p->err),
                ERROR_REFUSED, "working day already");
}

/* A new version does not bring the sessions of a closed day back, nor lose them. */
static void a_changed_schedule_keeps_to_closed_days(void **state)
{
    struct planning *p = *state;
    struct calendar_effect closed;
    struct schedule_effect changed;
    int day = day_from("2026-01-26");
    must(calendar_day_close(p->club, day, "", &closed, &p->err));
    struct schedule_entry entry = planning_entry("G1", "FREQ=WEEKLY;BYDAY=MO", "16:00", "18:00");
    entry.valid_from = day_from("2026-01-12");
    must(schedule_change(p->club, "G1", &entry, &changed, &p->err));
    schedule_effect_free(&changed);
    assert_int_equal(planning_count(p, "G1", "2026-01-26", "2026-01-26"), 0);
    must(calendar_day_clear(p->club, day, &closed, &p->err));
    assert_int_equal(planning_session(p, "G1-2026-01-26").start_at,
                     instant_from("2026-01-26T16:00"));
}

static void the_year_as_a_list(void **state)
{
    struct planning *p = *state;
    struct calendar_effect effect;
    struct calendar_days days = {0};
    must(calendar_day_close(p->club, day_from("2026-01-22"), "remont", &effect, &p->err));
    must(calendar_day_work(p->club, day_from("2026-11-11"), "", &effect, &p->err));
    must(
        calendar_day_list(p->club, day_from("2026-01-01"), day_from("2026-12-31"), &days, &p->err));
    assert_int_equal(days.count, 15);
    assert_int_equal(days.items[2].day, day_from("2026-01-22"));
    assert_string_equal(days.items[2].note, "remont");
    assert_false(calendar_day_is_held(&days.items[2]));
    assert_int_equal(days.items[11].holiday, HOLIDAY_INDEPENDENCE);
    assert_true(calendar_day_is_held(&days.items[11]));
    calendar_days_free(&days);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_with_groups, planning_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(closing_cancels_and_clearing_plans_again), TEST(a_cancellation_by_hand_stays),
        TEST(an_attended_day_cannot_be_closed),         TEST(a_holiday_is_worked_after_all),
        TEST(closed_days_ahead_are_left_out),           TEST(an_ordinary_day_needs_no_opening),
        TEST(a_changed_schedule_keeps_to_closed_days),  TEST(the_year_as_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
