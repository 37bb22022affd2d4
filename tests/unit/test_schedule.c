/* From schedules to sessions, and what a change of a schedule leaves as it was. */
#include "base/calendar.h"
#include "club/settings.h"
#include "club/timetable/booking.h"
#include "club/timetable/calendar_day.h"
#include "club/timetable/programme.h"
#include "tests/unit/planning.h"

struct held {
    int mondays, thursdays, minutes;
};

static struct held count_held(struct planning *p, int year, int half)
{
    struct half_year wanted = {.year = year, .half = half};
    struct session_filter filter = {.from = calendar_half_first(wanted),
                                    .until = calendar_half_last(wanted)};
    struct sessions sessions = {0};
    struct held held = {0};
    must(session_list(p->club, &filter, &sessions, &p->err));
    for (size_t i = 0; i < sessions.count; i++) {
        const struct session *session = &sessions.items[i];
        held.mondays += day_weekday(session->held_on) == MONDAY;
        held.thursdays += day_weekday(session->held_on) == THURSDAY;
        held.minutes += (int)(session->end_at - session->start_at) / 60;
    }
    assert_int_equal(held.mondays + held.thursdays, sessions.count);
    sessions_free(&sessions);
    return held;
}

/* The timetable of Kalisz over three years: Mondays 15:30–18:00, Thursdays 14:00–15:30. */
static void add_kalisz(struct planning *p)
{
    planning_set_now(p, "2025-01-01T08:00");
    struct schedule_entry monday = planning_entry("G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    struct schedule_entry thursday = planning_entry("G2", "FREQ=WEEKLY;BYDAY=TH", "14:00", "15:30");
    monday.valid_from = thursday.valid_from = day_from("2025-01-01");
    planning_add(p, &monday);
    planning_add(p, &thursday);
    struct schedule_generated done;
    must(schedule_generate(p->club, 160, &done, &p->err));
}

static void held_sessions_by_half_year(void **state)
{
    struct planning *p = *state;
    static const struct {
        int year, half;
        struct held held;
    } table[] = {
        {2025, 1, {24, 24, 5760}}, {2025, 2, {26, 25, 6150}}, {2026, 1, {25, 24, 5910}},
        {2026, 2, {26, 26, 6240}}, {2027, 1, {24, 24, 5760}}, {2027, 2, {25, 26, 6090}},
    };
    add_kalisz(p);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct held held = count_held(p, table[i].year, table[i].half);
        assert_int_equal(held.mondays, table[i].held.mondays);
        assert_int_equal(held.thursdays, table[i].held.thursdays);
        assert_int_equal(held.minutes, table[i].held.minutes);
    }
}

static void holidays_have_no_session(void **state)
{
    struct planning *p = *state;
    add_kalisz(p);
    static const char *const off[] = {"2026-12-24", "2026-04-06", "2026-06-04", "2026-01-01",
                                      "2027-11-11", "2027-05-03", "2027-11-01"};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        assert_int_equal(planning_count(p, NULL, off[i], off[i]), 0);
    static const char *const held[] = {"2026-12-17", "2026-12-28", "2026-04-13", "2026-06-11"};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        assert_int_equal(planning_count(p, NULL, held[i], held[i]), 1);
}

static void generating_twice_changes_nothing(void **state)
{
    struct planning *p = *state;
    struct schedule_generated done;
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    must(schedule_generate(p->club, 40, &done, &p->err));
    assert_true(done.made > 0);
    int64_t entries = planning_ledger_length(p);
    int64_t sessions = planning_number(p, "SELECT count(*) FROM session");
    for (int i = 0; i < 2; i++) {
        must(schedule_generate(p->club, 40, &done, &p->err));
        assert_int_equal(done.made, 0);
        must(schedule_generate(p->club, 0, &done, &p->err));
        assert_int_equal(done.made, 0);
    }
    assert_int_equal(planning_ledger_length(p), entries);
    assert_int_equal(planning_number(p, "SELECT count(*) FROM session"), sessions);
}

/* A forgotten mark makes the generator look at every day again: it still adds nothing. */
static void what_exists_is_not_made_again(void **state)
{
    struct planning *p = *state;
    struct schedule_generated done;
    struct schedule_entry slots = planning_entry("K1", "FREQ=WEEKLY;BYDAY=TH", "15:30", "17:00");
    slots.slot_minutes = 30;
    planning_add(p, &slots);
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    must(store_begin(p->club->store, "test", &p->err));
    struct statement *s =
        statement_new(p->club->store, "UPDATE schedule SET generated_until_on = NULL");
    must(statement_run(s, &p->err));
    must(store_end(p->club->store, true, &p->err));
    int64_t entries = planning_ledger_length(p);
    must(schedule_generate(p->club, 0, &done, &p->err));
    assert_int_equal(done.made, 0);
    assert_int_equal(planning_ledger_length(p), entries);
}

/* The horizon moves on with the days, by the setting, and ends on a Sunday. */
static void horizon_moves(void **state)
{
    struct planning *p = *state;
    struct schedule_generated done;
    must(settings_set(p->club, SETTING_HORIZON_WEEKS, "4", &p->err));
    assert_int_equal(planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00"), 5);
    assert_int_equal(planning_count(p, "G1", "2026-02-02", "2026-12-31"), 1);
    planning_set_now(p, "2026-01-11T23:00");
    must(schedule_generate(p->club, 0, &done, &p->err));
    assert_int_equal(done.made, 0);
    planning_set_now(p, "2026-01-12T00:10");
    must(schedule_generate(p->club, 0, &done, &p->err));
    assert_int_equal(done.made, 1);
    assert_int_equal(done.until, day_from("2026-02-15"));
    assert_int_equal(planning_number(p, "SELECT count(*) FROM ledger WHERE action ="
                                        " 'schedule.generate'"),
                     1);
}

static void the_programme_limits_its_schedules(void **state)
{
    struct planning *p = *state;
    struct programme_entry programme = {.code = "P1",
                                        .title = "Program",
                                        .from_on = day_from("2026-01-12"),
                                        .has_until = true,
                                        .until_on = day_from("2026-01-26")};
    struct activity_entry change = {.programme = "P1"};
    must(programme_add(p->club, &programme, &p->err));
    must(activity_change(p->club, "G1", &change, &p->err));
    assert_int_equal(planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00"), 3);
    struct schedule_generated done;
    must(schedule_generate(p->club, 52, &done, &p->err));
    assert_int_equal(done.made, 0);
}

/* Easter Monday, on which two groups would have met. */
static void a_day_off_is_counted_once(void **state)
{
    struct planning *p = *state;
    struct schedule_generated done;
    must(settings_set(p->club, SETTING_HORIZON_WEEKS, "4", &p->err));
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    planning_add_weekly(p, "G2", "FREQ=WEEKLY;BYDAY=MO", "10:00", "12:00");
    must(schedule_generate(p->club, 16, &done, &p->err));
    assert_int_equal(done.days_off, 1);
}

static void spring_night_skips_the_hour(void **state)
{
    struct planning *p = *state;
    struct schedule schedule;
    struct schedule_generated made;
    struct schedule_entry entry = planning_entry("G1", "FREQ=WEEKLY;BYDAY=SU", "02:30", "04:00");
    entry.valid_from = day_from("2026-03-20");
    entry.valid_until = day_from("2026-04-13");
    must(schedule_add(p->club, &entry, &schedule, &made, &p->err));
    assert_int_equal(made.missing_hours, 1); /* 29 March */
    assert_int_equal(made.days_off, 1);      /* Easter */
    assert_int_equal(made.made, 2);
    assert_int_equal(planning_count(p, "G1", "2026-03-29", "2026-03-29"), 0);
}

static void autumn_night_takes_the_first_hour(void **state)
{
    struct planning *p = *state;
    planning_set_now(p, "2026-10-01T08:00");
    struct schedule_entry entry = planning_entry("G1", "FREQ=WEEKLY;BYDAY=SU", "02:30", "02:50");
    entry.valid_from = day_from("2026-10-20");
    entry.valid_until = day_from("2026-10-30");
    assert_int_equal(planning_add(p, &entry), 1);
    struct session session = planning_session(p, "G1-2026-10-25");
    assert_int_equal(clock_wall(session.start_at).offset_minutes, 120);
    assert_int_equal(session.end_at - session.start_at, 20 * 60);
}

/* Before and after both nights the wall clock says the same. */
static void wall_time_survives_both_nights(void **state)
{
    struct planning *p = *state;
    add_kalisz(p);
    struct sessions sessions = planning_list(p, "G1", "2026-01-01", "2026-12-31");
    for (size_t i = 0; i < sessions.count; i++) {
        assert_int_equal(clock_wall(sessions.items[i].start_at).minutes, 15 * 60 + 30);
        assert_int_equal(clock_wall(sessions.items[i].end_at).minutes, 18 * 60);
    }
    sessions_free(&sessions);
}

static void slots_have_codes_in_order(void **state)
{
    struct planning *p = *state;
    struct schedule_entry entry = planning_entry("K1", "FREQ=WEEKLY;BYDAY=TH", "15:30", "17:00");
    entry.slot_minutes = 30;
    entry.valid_until = day_from("2026-01-15");
    assert_int_equal(planning_add(p, &entry), 6);
    assert_int_equal(planning_session(p, "K1-2026-01-15").start_at,
                     instant_from("2026-01-15T15:30"));
    assert_int_equal(planning_session(p, "K1-2026-01-15-2").start_at,
                     instant_from("2026-01-15T16:00"));
    assert_int_equal(planning_session(p, "K1-2026-01-15-3").end_at,
                     instant_from("2026-01-15T17:00"));
}

static bool try_add(struct planning *p, const struct schedule_entry *entry)
{
    struct schedule schedule;
    struct schedule_generated made;
    return schedule_add(p->club, entry, &schedule, &made, &p->err);
}

static void wrong_schedules_are_refused(void **state)
{
    struct planning *p = *state;
    int64_t entries = planning_ledger_length(p);
    struct schedule_entry good = planning_entry("G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    struct schedule_entry entry = good;
    entry.end_minutes = entry.start_minutes;
    must_refuse(try_add(p, &entry), ERROR_USAGE, "must come after the start");
    entry.end_minutes = 14 * 60;
    must_refuse(try_add(p, &entry), ERROR_USAGE, "The end (14:00)");
    entry = good;
    entry.slot_minutes = 30;
    must_refuse(try_add(p, &entry), ERROR_REFUSED, "G1 is a group");
    entry.activity = "K1";
    entry.slot_minutes = 40;
    must_refuse(try_add(p, &entry), ERROR_USAGE, "cannot be divided");
    entry.slot_minutes = 3;
    must_refuse(try_add(p, &entry), ERROR_USAGE, "A slot has");
    entry = good;
    entry.activity = "G9";
    must_refuse(try_add(p, &entry), ERROR_REFUSED, "G9");
    entry = good;
    entry.rule = "FREQ=HOURLY";
    must_refuse(try_add(p, &entry), ERROR_USAGE, "FREQ is one of");
    entry.rule = "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30";
    must_refuse(try_add(p, &entry), ERROR_USAGE, "gives no day");
    entry = good;
    entry.valid_until = entry.valid_from - 1;
    must_refuse(try_add(p, &entry), ERROR_USAGE, "before it begins");
    entry.valid_until = DAY_NONE;
    entry.valid_from = day_from("1926-01-05");
    must_refuse(try_add(p, &entry), ERROR_USAGE, "Check the year");
    entry = good;
    entry.room = " ";
    must_refuse(try_add(p, &entry), ERROR_USAGE, "must not be empty");
    assert_int_equal(planning_number(p, "SELECT count(*) FROM schedule"), 0);
    assert_int_equal(planning_ledger_length(p), entries);
}

static void a_group_never_meets_itself(void **state)
{
    struct planning *p = *state;
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    struct schedule_entry entry = planning_entry("G1", "FREQ=WEEKLY;BYDAY=MO", "17:00", "19:00");
    must_refuse(try_add(p, &entry), ERROR_REFUSED, "there is already G1-2026-01-05");
    assert_int_equal(planning_number(p, "SELECT count(*) FROM schedule"), 1);
    entry.start_minutes = 18 * 60;
    assert_true(planning_add(p, &entry) > 0);
    assert_string_equal(planning_session(p, "G1-2026-01-12-2").code, "G1-2026-01-12-2");
}

static void change_g1(struct planning *p, const char *from, const char *start, const char *end,
                      struct schedule_effect *effect)
{
    struct schedule_entry entry = planning_entry("G1", "FREQ=WEEKLY;BYDAY=MO", start, end);
    entry.valid_from = day_from(from);
    must(schedule_change(p->club, "G1", &entry, effect, &p->err));
}

static void a_change_keeps_what_was(void **state)
{
    struct planning *p = *state;
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    struct sessions before = planning_list(p, "G1", "2026-01-01", "2026-03-08");
    planning_set_now(p, "2026-02-20T10:00");
    must(session_cancel(p->club, "G1-2026-03-16", "leader", &p->err));
    struct session_time moved = {day_from("2026-03-24"), 17 * 60, 19 * 60 + 30};
    must(session_move(p->club, "G1-2026-03-23", &moved, &p->err));
    must(session_set_room(p->club, "G1-2026-03-30", "sala 9", &p->err));

    struct schedule_effect effect;
    change_g1(p, "2026-03-09", "18:30", "20:00", &effect);
    assert_int_equal(effect.kept.count, 3);
    assert_string_equal(effect.kept.items[0].code, "G1-2026-03-16");
    assert_true(effect.removed > 10 && effect.made >= effect.removed);
    schedule_effect_free(&effect);

    struct sessions after = planning_list(p, "G1", "2026-01-01", "2026-03-08");
    assert_int_equal(after.count, before.count);
    for (size_t i = 0; i < after.count; i++) {
        assert_int_equal(after.items[i].id, before.items[i].id);
        assert_int_equal(after.items[i].start_at, before.items[i].start_at);
    }
    sessions_free(&before);
    sessions_free(&after);
    assert_int_equal(planning_session(p, "G1-2026-03-09").start_at,
                     instant_from("2026-03-09T18:30"));
    /* Days that somebody decided about have that one session, as it was. */
    assert_int_equal(planning_count(p, "G1", "2026-03-16", "2026-03-16"), 1);
    assert_string_equal(planning_session(p, "G1-2026-03-16").cancel_reason, "leader");
    assert_int_equal(planning_count(p, "G1", "2026-03-23", "2026-03-24"), 1);
    assert_string_equal(planning_session(p, "G1-2026-03-30").room, "sala 9");
    assert_int_equal(planning_number(p, "SELECT count(*) FROM schedule"), 2);
}

static void versions_follow_each_other(void **state)
{
    struct planning *p = *state;
    struct schedule_effect effect;
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    change_g1(p, "2026-03-09", "16:00", "18:30", &effect);
    schedule_effect_free(&effect);
    struct schedules all = {0};
    must(schedule_list(p->club, "G1", DAY_NONE, &all, &p->err));
    assert_int_equal(all.count, 2);
    assert_int_equal(all.items[0].valid_until, day_from("2026-03-08"));
    assert_int_equal(all.items[1].valid_from, day_from("2026-03-09"));
    assert_int_equal(all.items[0].series_id, all.items[1].series_id);
    assert_string_equal(all.items[1].code, "G1:1");
    schedules_free(&all);

    /* Between the two, only with a last day. */
    struct schedule_entry entry = planning_entry("G1", "FREQ=WEEKLY;BYDAY=MO", "15:00", "17:00");
    entry.valid_from = day_from("2026-02-02");
    must_refuse(schedule_change(p->club, "G1", &entry, &effect, &p->err), ERROR_REFUSED,
                "2026-03-09");
    entry.valid_until = day_from("2026-03-08");
    must(schedule_change(p->club, "G1", &entry, &effect, &p->err));
    schedule_effect_free(&effect);
    assert_int_equal(planning_session(p, "G1-2026-02-02").start_at,
                     instant_from("2026-02-02T15:00"));
    assert_int_equal(planning_session(p, "G1-2026-03-09").start_at,
                     instant_from("2026-03-09T16:00"));
}

/* Every second week stays the same second week when only the room changes. */
static void a_change_keeps_the_anchor(void **state)
{
    struct planning *p = *state;
    struct schedule_effect effect;
    const char *rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO";
    planning_add_weekly(p, "G1", rule, "15:30", "18:00");
    struct schedule_entry entry = planning_entry("G1", rule, "15:30", "18:00");
    entry.room = "sala 5";
    entry.valid_from = day_from("2026-01-12"); /* a week without a meeting */
    must(schedule_change(p->club, "G1", &entry, &effect, &p->err));
    schedule_effect_free(&effect);
    assert_int_equal(planning_count(p, "G1", "2026-01-12", "2026-01-18"), 0);
    assert_string_equal(planning_session(p, "G1-2026-01-19").room, "sala 5");
}

/* Who has planned a year ahead keeps a year when the hour changes. */
static void a_change_keeps_the_horizon(void **state)
{
    struct planning *p = *state;
    struct schedule_generated done;
    struct schedule_effect effect;
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    must(schedule_generate(p->club, 52, &done, &p->err));
    change_g1(p, "2026-03-09", "16:00", "18:00", &effect);
    assert_int_equal(effect.made, effect.removed);
    schedule_effect_free(&effect);
    assert_int_equal(planning_count(p, "G1", "2026-12-28", "2027-01-03"), 1);
}

static void a_version_that_has_not_begun_is_replaced(void **state)
{
    struct planning *p = *state;
    struct schedule_effect effect;
    planning_set_now(p, "2026-01-02T08:00");
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    change_g1(p, "2026-01-05", "16:00", "18:00", &effect);
    assert_int_equal(effect.removed, effect.made);
    schedule_effect_free(&effect);
    assert_int_equal(planning_number(p, "SELECT count(*) FROM schedule"), 1);
    assert_int_equal(planning_session(p, "G1-2026-01-05").start_at,
                     instant_from("2026-01-05T16:00"));
}

static void the_past_cannot_be_changed(void **state)
{
    struct planning *p = *state;
    struct schedule_effect effect;
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    planning_set_now(p, "2026-02-03T08:00");
    struct schedule_entry entry = planning_entry("G1", "FREQ=WEEKLY;BYDAY=MO", "16:00", "18:00");
    entry.valid_from = day_from("2026-02-02");
    must_refuse(schedule_change(p->club, "G1", &entry, &effect, &p->err), ERROR_REFUSED,
                "days that are over");
    must_refuse(schedule_change(p->club, "G2", &entry, &effect, &p->err), ERROR_REFUSED,
                "no schedule");
}

static void ending_takes_the_rest_away(void **state)
{
    struct planning *p = *state;
    struct schedule_effect effect;
    struct schedule_entry slots = planning_entry("K1", "FREQ=WEEKLY;BYDAY=TH", "15:30", "17:00");
    char number[NUMBER_SIZE];
    slots.slot_minutes = 30;
    planning_add(p, &slots);
    planning_add_participant(p, number);
    must(booking_make(p->club, "K1-2026-02-12-2", number, &p->err));
    must(schedule_end(p->club, "K1", day_from("2026-02-05"), &effect, &p->err));
    assert_int_equal(effect.kept.count, 1);
    assert_string_equal(effect.kept.items[0].code, "K1-2026-02-12-2");
    schedule_effect_free(&effect);
    assert_int_equal(planning_count(p, "K1", "2026-02-06", "2027-01-01"), 1);
    assert_int_equal(planning_count(p, "K1", "2026-02-05", "2026-02-05"), 3);
    struct schedule_generated done;
    must(schedule_generate(p->club, 52, &done, &p->err));
    assert_int_equal(done.made, 0);
    must_refuse(schedule_end(p->club, "K1", day_from("2026-03-01"), &effect, &p->err),
                ERROR_REFUSED, "ended on 2026-02-05");
    must_refuse(schedule_end(p->club, "K1", day_from("2026-01-01"), &effect, &p->err),
                ERROR_REFUSED, "begins only on 2026-01-05");
}

static void several_schedules_are_told_apart(void **state)
{
    struct planning *p = *state;
    struct schedule schedule;
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=TH", "10:00", "11:00");
    int day = day_from("2026-02-01");
    must_refuse(schedule_get(p->club, "G1", day, &schedule, &p->err), ERROR_REFUSED,
                "several schedules");
    must(schedule_get(p->club, "G1:2", day, &schedule, &p->err));
    assert_string_equal(schedule.rule, "FREQ=WEEKLY;BYDAY=TH");
    must_refuse(schedule_get(p->club, "G1:3", day, &schedule, &p->err), ERROR_REFUSED, "G1:3");
    struct schedule_effect effect;
    must(schedule_end(p->club, "G1:1", day_from("2026-01-31"), &effect, &p->err));
    schedule_effect_free(&effect);
    must(schedule_get(p->club, "G1", day, &schedule, &p->err));
    assert_string_equal(schedule.code, "G1:2");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, planning_open, planning_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(held_sessions_by_half_year),
        TEST(holidays_have_no_session),
        TEST(generating_twice_changes_nothing),
        TEST(what_exists_is_not_made_again),
        TEST(horizon_moves),
        TEST(the_programme_limits_its_schedules),
        TEST(a_day_off_is_counted_once),
        TEST(spring_night_skips_the_hour),
        TEST(autumn_night_takes_the_first_hour),
        TEST(wall_time_survives_both_nights),
        TEST(slots_have_codes_in_order),
        TEST(wrong_schedules_are_refused),
        TEST(a_group_never_meets_itself),
        TEST(a_change_keeps_what_was),
        TEST(versions_follow_each_other),
        TEST(a_change_keeps_the_anchor),
        TEST(a_change_keeps_the_horizon),
        TEST(a_version_that_has_not_begun_is_replaced),
        TEST(the_past_cannot_be_changed),
        TEST(ending_takes_the_rest_away),
        TEST(several_schedules_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
