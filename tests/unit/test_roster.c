/* The roster: who is expected before and after the opening, who came, and the counts. */
#include "figures/day/roster.h"

#include "club/timetable/booking.h"
#include "club/timetable/programme.h"
#include "tests/unit/door.h"

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

static const struct roster_row *row_of(const struct roster *roster, const struct visitor *visitor)
{
    for (size_t i = 0; i < roster->row_count; i++) {
        if (roster->rows[i].participant_id == visitor->id)
            return &roster->rows[i];
    }
    return NULL;
}

static void check_counts(const struct roster *roster, int expected, int present, int late,
                         int guests, int unknown)
{
    assert_int_equal(roster->expected_count, expected);
    assert_int_equal(roster->present_count, present);
    assert_int_equal(roster->late_count, late);
    assert_int_equal(roster->guest_count, guests);
    assert_int_equal(roster->unknown_count, unknown);
    for (size_t i = 1; i < roster->row_count; i++)
        assert_true(strcmp(roster->rows[i - 1].participant, roster->rows[i].participant) < 0);
}

static void before_and_after_the_opening(void **state)
{
    struct club *club = club_of(state);
    struct roster roster;
    door_group(club, "G1", true);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor present = door_member(club, "G1"), late = door_member(club, "G1");
    struct visitor missing = door_member(club, "G1"), guest = door_visitor(club), after;
    struct visitor not_yet = door_visitor(club);
    door_enrol(club, &not_yet, "G1", "2026-01-13");
    must(roster_get(club, session.code, &roster, &err));
    assert_int_equal(roster.opened_at, 0);
    assert_int_equal(roster.row_count, 3);
    check_counts(&roster, 3, 0, 0, 0, 3);
    roster_free(&roster);
    door_expect(club, "2026-01-12T15:20:00", &present, CHECKIN_RECORDED);
    after = door_member(club, "G1"); /* enrolled when the list was frozen */
    door_expect(club, "2026-01-12T15:52:30", &late, CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T15:25:00", &guest, CHECKIN_RECORDED);
    must(roster_get(club, session.code, &roster, &err));
    assert_int_equal(roster.opened_at, door_instant("2026-01-12T15:20:00"));
    assert_int_equal(roster.row_count, 4);
    check_counts(&roster, 3, 3, 1, 1, 1);
    assert_null(row_of(&roster, &after));
    const struct roster_row *row = row_of(&roster, &late);
    assert_int_equal(row->status, ROSTER_LATE);
    assert_int_equal(row->late_minutes, 22);
    assert_int_equal(row->in_at, door_instant("2026-01-12T15:52:30"));
    assert_string_equal(row->source, "card");
    assert_true(row->is_expected);
    assert_string_equal(row->participant, late.number);
    row = row_of(&roster, &guest);
    assert_false(row->is_expected);
    assert_int_equal(row->status, ROSTER_PRESENT);
    row = row_of(&roster, &missing);
    assert_true(row->is_expected);
    assert_int_equal(row->status, ROSTER_UNKNOWN);
    assert_int_equal(row->in_at, 0);
    roster_free(&roster);
    assert_null(roster.rows);
    roster_free(&roster);
}

static void cancelled_session(void **state)
{
    struct club *club = club_of(state);
    struct roster roster;
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor came = door_member(club, "G1"), other = door_member(club, "G1");
    must(session_cancel(club, session.code, "leader", &err));
    door_expect(club, "2026-01-12T15:20:00", &came, CHECKIN_CANCELLED);
    must(roster_get(club, session.code, &roster, &err));
    assert_true(roster.is_cancelled);
    assert_string_equal(roster.cancel_reason, "leader");
    check_counts(&roster, 2, 0, 0, 0, 0); /* nothing of it is unknown or missed */
    assert_true(row_of(&roster, &came)->came_anyway);
    assert_false(row_of(&roster, &other)->came_anyway);
    assert_int_equal(row_of(&roster, &came)->status, ROSTER_NOT_APPLICABLE);
    assert_int_equal(row_of(&roster, &other)->status, ROSTER_NOT_APPLICABLE);
    roster_free(&roster);
}

static void corrected_rows(void **state)
{
    struct club *club = club_of(state);
    struct roster roster;
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    door_expect(club, "2026-01-12T15:30:00", &visitor, CHECKIN_RECORDED);
    must(attendance_correct(club,
                            &(struct attendance_correction){.session = session.code,
                                                            .participant = visitor.number,
                                                            .status = ATTENDANCE_ABSENT,
                                                            .reason = "nie ta osoba"},
                            &err));
    must(roster_get(club, session.code, &roster, &err));
    check_counts(&roster, 1, 0, 0, 0, 0);
    assert_int_equal(roster.rows[0].status, ROSTER_ABSENT);
    assert_string_equal(roster.rows[0].source, "correction");
    roster_free(&roster);
}

static void what_the_head_says(void **state)
{
    struct club *club = club_of(state);
    struct roster roster;
    struct programme_entry programme = {.code = "KPK", .title = "Krok po kroku",
                                        .hour_minutes = 45, .from_on = people_day("2026-01-01"),
                                        .until_on = DAY_NONE};
    must(programme_add(club, &programme, &err));
    door_group(club, "G1", false);
    must(activity_change(club, "G1", &(struct activity_entry){.programme = "KPK"}, &err));
    people_add_staff(club, "JW", "2026-01-01");
    people_add_staff(club, "MK", "2026-01-01");
    must(activity_leader_add(club, "G1", "JW", people_day("2026-01-01"), DAY_NONE, &err));
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    must(roster_get(club, session.code, &roster, &err));
    assert_string_equal(roster.session, session.code);
    assert_string_equal(roster.activity, "G1");
    assert_string_equal(roster.activity_title, "Spotkania");
    assert_string_equal(roster.programme_title, "Krok po kroku");
    assert_int_equal(roster.hour_minutes, 45);
    assert_string_equal(roster.room, "sala 2");
    assert_string_equal(roster.leaders, "Jan Przykładowy");
    assert_int_equal(roster.start_at, session.start_at);
    assert_int_equal(roster.end_at, session.end_at);
    assert_false(roster.is_cancelled);
    roster_free(&roster);
    static const char *const both[] = {"JW", "MK"};
    must(session_set_leaders(club, session.code, both, 2, &err));
    must(roster_get(club, session.code, &roster, &err));
    assert_string_equal(roster.leaders, "Jan Przykładowy, Jan Przykładowy");
    roster_free(&roster);
}

static void no_such_session(void **state)
{
    struct club *club = club_of(state);
    struct roster roster;
    must_refuse(roster_get(club, "X1-2026-01-12", &roster, &err), ERROR_REFUSED, "no session");
}

static void booked_person_is_expected(void **state)
{
    struct club *club = club_of(state);
    struct roster roster;
    char number[NUMBER_SIZE];
    struct activity_entry entry = {.code = "K1", .title = "Konsultacje", .kind = "konsultacja_ind",
                                   .is_individual = true};
    must(activity_add(club, &entry, &err));
    struct session session = door_session(club, "K1", "2026-01-12", "16:00", "16:30");
    struct visitor visitor = door_visitor(club);
    must(booking_make(club, session.code, visitor.number, &err));
    must(roster_get(club, session.code, &roster, &err));
    check_counts(&roster, 1, 0, 0, 0, 1);
    roster_free(&roster);
    must(booking_release(club, session.code, number, &err));
    must(roster_get(club, session.code, &roster, &err));
    assert_int_equal(roster.row_count, 0);
    roster_free(&roster);
}

static void check_current(struct club *club, const char *now, const char *wanted)
{
    char code[SESSION_CODE_SIZE];
    door_set_now(club, now);
    must(roster_find_current(club, code, &err));
    if (strcmp(code, wanted) != 0)
        fail_msg("%s: “%s”, not “%s”", now, code, wanted);
}

static void check_to_lead(struct club *club, const char *now, const char *wanted)
{
    char code[SESSION_CODE_SIZE];
    door_set_now(club, now);
    must(roster_find_to_lead(club, NULL, code, &err));
    if (strcmp(code, wanted) != 0)
        fail_msg("%s: “%s”, not “%s”", now, code, wanted);
}

/* Before the door opens the next; then that one; over and not signed it stays, until another's
 * door opens. */
static void session_to_lead(void **state)
{
    struct club *club = club_of(state);
    check_to_lead(club, "2026-01-12T12:00:00", "");
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    door_session(club, "G1", "2026-01-12", "10:00", "12:00");
    door_session(club, "G2", "2026-01-12", "16:00", "17:00");
    struct session off = door_session(club, "G2", "2026-01-12", "13:00", "14:00");
    door_session(club, "G2", "2026-01-15", "14:00", "15:30");
    must(session_cancel(club, off.code, "room", &err));
    check_to_lead(club, "2026-01-11T12:00:00", "G1-2026-01-12");
    check_to_lead(club, "2026-01-12T09:29:59", "G1-2026-01-12");
    check_to_lead(club, "2026-01-12T11:59:59", "G1-2026-01-12");
    check_to_lead(club, "2026-01-12T12:00:00", "G1-2026-01-12");
    check_to_lead(club, "2026-01-12T15:29:59", "G1-2026-01-12");
    check_to_lead(club, "2026-01-12T15:30:00", "G2-2026-01-12");
    check_to_lead(club, "2026-01-12T17:00:00", "G2-2026-01-12");
    check_to_lead(club, "2026-01-13T08:00:00", "G2-2026-01-15");
}

static void current_session(void **state)
{
    struct club *club = club_of(state);
    check_current(club, "2026-01-12T12:00:00", "");
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    door_session(club, "G2", "2026-01-12", "16:00", "17:00");
    struct session off = door_session(club, "G2", "2026-01-13", "09:00", "10:00");
    door_session(club, "G2", "2026-01-15", "14:00", "15:30");
    must(session_cancel(club, off.code, "room", &err));
    check_current(club, "2026-01-11T12:00:00", "G1-2026-01-12");
    check_current(club, "2026-01-12T15:29:59", "G1-2026-01-12");
    check_current(club, "2026-01-12T15:59:59", "G1-2026-01-12");
    check_current(club, "2026-01-12T16:00:00", "G2-2026-01-12"); /* of two, the one begun last */
    check_current(club, "2026-01-12T17:00:00", "G1-2026-01-12");
    check_current(club, "2026-01-12T18:00:00", "G2-2026-01-15"); /* the cancelled is passed over */
    check_current(club, "2026-01-15T15:30:00", "");
}

static void words(void **state)
{
    (void)state;
    for (int i = 0; i <= ROSTER_NOT_APPLICABLE; i++)
        assert_int_not_equal(attendance_status_find(roster_status_word((enum roster_status)i)),
                             ATTENDANCE_STATUS_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(before_and_after_the_opening),
        people_test(cancelled_session),
        people_test(corrected_rows),
        people_test(what_the_head_says),
        people_test(no_such_session),
        people_test(booked_person_is_expected),
        people_test(session_to_lead),
        people_test(current_session),
        cmocka_unit_test(words),
    };
    return cmocka_run_group_tests_name("roster", tests, NULL, NULL);
}
