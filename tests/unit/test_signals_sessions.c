/* Signals about whole sessions: heads, sign-offs, and nothing recorded at all. */
#include "club/session/signoff.h"
#include "club/timetable/booking.h"
#include "tests/unit/weeks.h"

static void heads_that_do_not_fit(void **state)
{
    struct weeks weeks = weeks_new(state);
    int facts;
    weeks_note(&weeks, 0, &weeks.member, PRESENCE_MARKED, ATTENDANCE_PRESENT);
    assert_int_equal(weeks_count(&weeks, "headcount", NULL), 0); /* nobody has counted */
    weeks_tell_heads(&weeks, 1, 0, NULL);
    assert_int_equal(weeks_count(&weeks, "headcount", NULL), 0);
    weeks_tell_heads(&weeks, 3, 2, NULL);
    assert_int_equal(weeks_count(&weeks, "headcount", NULL), 0);
    weeks_tell_heads(&weeks, 3, 0, NULL);
    assert_int_equal(weeks_count(&weeks, "headcount", &facts), 1);
    assert_int_equal(facts, 2);
    weeks_tell_heads(&weeks, 0, 0, "card_without_person");
    struct signals signals = weeks_ask(&weeks, "headcount", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].id, "headcount-G1-2026-01-05");
    assert_int_equal(signals.items[0].status, SIGNAL_SETTLED);
    assert_int_equal(signals.items[0].heads, 0);
    assert_int_equal(signals.items[0].marked, 1);
    signals_free(&signals);
}

static void unsigned_from_the_next_day_on(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct signoff signoff;
    weeks_play(&weeks, &weeks.member, "PP");
    door_set_now(weeks.club, "2026-01-05T23:59:59");
    assert_int_equal(weeks_count(&weeks, "unsigned", NULL), 0);
    door_set_now(weeks.club, "2026-01-06T00:00:00");
    assert_int_equal(weeks_count(&weeks, "unsigned", NULL), 1);
    door_set_now(weeks.club, "2026-01-13T09:00:00");
    assert_int_equal(weeks_count(&weeks, "unsigned", NULL), 2);
    snprintf(weeks.club->actor, sizeof weeks.club->actor, "JK");
    must(signoff_sign(weeks.club,
                      &(struct signoff_entry){.session = weeks.sessions[0].code,
                                              .course = {.has_headcount = true, .headcount = 1}},
                      &signoff, &err));
    assert_int_equal(weeks_count(&weeks, "unsigned", NULL), 1);
    must(session_cancel(weeks.club, weeks.sessions[1].code, "room", &err));
    assert_int_equal(weeks_count(&weeks, "unsigned", NULL), 0);
}

static void without_any_mark(void **state)
{
    struct weeks weeks = weeks_new(state);
    door_set_now(weeks.club, "2026-01-05T16:59:59");
    assert_int_equal(weeks_count(&weeks, "unmarked", NULL), 0);
    door_set_now(weeks.club, "2026-01-05T17:00:00");
    struct signals signals = weeks_ask(&weeks, "unmarked", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].id, "unmarked-G1-2026-01-05");
    signals_free(&signals);
    must(session_cancel(weeks.club, weeks.sessions[0].code, "leader", &err));
    assert_int_equal(weeks_count(&weeks, "unmarked", NULL), 0);
    weeks_play(&weeks, &weeks.member, "-A");
    assert_int_equal(weeks_count(&weeks, "unmarked", NULL), 0);
}

/* An hour that nobody booked, a group that nobody belongs to: nothing was to be recorded. */
static void where_nobody_was_awaited(void **state)
{
    struct weeks weeks = weeks_new(state);
    door_group(weeks.club, "OPEN", true);
    must(activity_add(weeks.club,
                      &(struct activity_entry){.code = "K1", .title = "Konsultacje",
                                               .kind = "konsultacja_ind", .is_individual = true},
                      &err));
    door_session(weeks.club, "OPEN", "2026-01-02", "10:00", "11:00");
    struct session hour = door_session(weeks.club, "K1", "2026-01-02", "12:00", "13:00");
    struct session booked = door_session(weeks.club, "K1", "2026-01-02", "13:00", "14:00");
    must(booking_make(weeks.club, booked.code, weeks.member.number, &err));
    door_set_now(weeks.club, "2026-01-02T18:00:00");
    struct signals signals = weeks_ask(&weeks, "unmarked", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].session, booked.code);
    assert_string_not_equal(signals.items[0].session, hour.code);
    signals_free(&signals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(heads_that_do_not_fit),
        people_test(unsigned_from_the_next_day_on),
        people_test(without_any_mark),
        people_test(where_nobody_was_awaited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
