/* Single sessions: finding, adding, cancelling, moving, room and leaders for once. */
#include "tests/unit/planning.h"

#include "club/presence/attendance.h"

static int open_with_group(void **state)
{
    if (planning_open(state) != 0)
        return -1;
    planning_add_weekly(*state, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    return 0;
}

static bool try_add(struct planning *p, const char *day, const char *from, const char *to)
{
    char code[SESSION_CODE_SIZE];
    struct session_time time = {day_from(day), minutes_from(from), minutes_from(to)};
    return session_add(p->club, "G1", &time, "sala 1", code, &p->err);
}

static void adding_gives_a_code(void **state)
{
    struct planning *p = *state;
    char code[SESSION_CODE_SIZE];
    struct session_time time = {day_from("2026-01-13"), 10 * 60, 12 * 60};
    must(session_add(p->club, "G1", &time, " sala 1 ", code, &p->err));
    assert_string_equal(code, "G1-2026-01-13");
    struct session session = planning_session(p, code);
    assert_string_equal(session.room, "sala 1");
    assert_false(session.is_scheduled);
    assert_int_equal(session.start_at, instant_from("2026-01-13T10:00"));
    time.start_minutes = 22 * 60;
    time.end_minutes = 24 * 60;
    must(session_add(p->club, "G1", &time, "sala 1", code, &p->err));
    assert_string_equal(code, "G1-2026-01-13-2");
    assert_int_equal(planning_session(p, code).end_at, instant_from("2026-01-14T00:00"));
}

static void wrong_sessions_are_refused(void **state)
{
    struct planning *p = *state;
    int64_t entries = planning_ledger_length(p);
    int day;
    assert_false(day_parse("2027-02-29", &day));
    must_refuse(try_add(p, "2026-02-03", "12:00", "12:00"), ERROR_USAGE, "must come after");
    must_refuse(try_add(p, "2026-02-03", "12:00", "10:00"), ERROR_USAGE, "The end (10:00)");
    must_refuse(try_add(p, "2026-03-29", "02:30", "04:00"), ERROR_USAGE, "does not exist");
    must_refuse(try_add(p, "2026-03-29", "01:00", "02:15"), ERROR_USAGE, "2026-03-29 02:15");
    must_refuse(try_add(p, "2026-10-25", "02:30", "04:00"), ERROR_USAGE, "happens twice");
    must_refuse(try_add(p, "2026-10-25", "01:00", "02:59"), ERROR_USAGE, "happens twice");
    must_refuse(try_add(p, "2026-12-24", "14:00", "15:00"), ERROR_REFUSED, "Christmas Eve");
    must_refuse(try_add(p, "2126-02-03", "14:00", "15:00"), ERROR_USAGE, "Check the year");
    must_refuse(try_add(p, "2026-01-12", "17:59", "19:00"), ERROR_REFUSED,
                "there is already G1-2026-01-12");
    assert_int_equal(planning_ledger_length(p), entries);
    assert_int_equal(planning_count(p, "G1", "2026-01-12", "2026-01-12"), 1);
    assert_true(try_add(p, "2026-03-29", "03:00", "04:00"));
    assert_true(try_add(p, "2026-10-25", "03:00", "04:00"));
}

static void codes_are_checked(void **state)
{
    struct planning *p = *state;
    struct session session;
    char long_code[10001];
    memset(long_code, 'A', sizeof long_code - 1);
    long_code[sizeof long_code - 1] = '\0';
    const char *const wrong[] = {"", "śmieć", "\xff\xfe", "G1 2026", "a\nb", long_code};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        must_refuse(session_get(p->club, wrong[i], &session, &p->err), ERROR_USAGE,
                    "not a session's code");
    must_refuse(session_get(p->club, "G1-2026-01-13", &session, &p->err), ERROR_REFUSED,
                "There is no session");
}

static void listing_filters(void **state)
{
    struct planning *p = *state;
    planning_add_weekly(p, "G2", "FREQ=WEEKLY;BYDAY=MO", "14:00", "15:00");
    struct sessions sessions = planning_list(p, NULL, "2026-01-12", "2026-01-19");
    assert_int_equal(sessions.count, 4);
    assert_string_equal(sessions.items[0].code, "G2-2026-01-12");
    assert_string_equal(sessions.items[3].code, "G1-2026-01-19");
    sessions_free(&sessions);
    assert_int_equal(planning_count(p, "G2", "2026-01-12", "2026-01-18"), 1);
    struct session_filter open_ended = {.from = day_from("2026-06-29"), .until = DAY_NONE};
    must(session_list(p->club, &open_ended, &sessions, &p->err));
    assert_int_equal(sessions.count, 4);
    sessions_free(&sessions);
    struct session_filter unknown = {.from = DAY_NONE, .until = DAY_NONE, .activity = "G9"};
    must_refuse(session_list(p->club, &unknown, &sessions, &p->err), ERROR_REFUSED, "G9");
}

static void cancelling_and_back(void **state)
{
    struct planning *p = *state;
    int64_t entries = planning_ledger_length(p);
    must_refuse(session_cancel(p->club, "G1-2026-01-12", "bored", &p->err), ERROR_USAGE, "leader");
    must(session_cancel(p->club, "G1-2026-01-12", "leader", &p->err));
    assert_string_equal(planning_session(p, "G1-2026-01-12").cancel_reason, "leader");
    must_refuse(session_cancel(p->club, "G1-2026-01-12", "room", &p->err), ERROR_REFUSED,
                "cancelled already");
    struct session_time time = {day_from("2026-01-13"), 600, 700};
    must_refuse(session_move(p->club, "G1-2026-01-12", &time, &p->err), ERROR_REFUSED,
                "is cancelled");
    must(session_restore(p->club, "G1-2026-01-12", &p->err));
    assert_string_equal(planning_session(p, "G1-2026-01-12").cancel_reason, "");
    must_refuse(session_restore(p->club, "G1-2026-01-12", &p->err), ERROR_REFUSED, "not cancelled");
    assert_int_equal(planning_ledger_length(p), entries + 2);
}

/* Restoring cannot make a group meet twice at one time. */
static void restoring_looks_at_the_place(void **state)
{
    struct planning *p = *state;
    must(session_cancel(p->club, "G1-2026-01-12", "room", &p->err));
    assert_true(try_add(p, "2026-01-12", "16:00", "18:00"));
    must_refuse(session_restore(p->club, "G1-2026-01-12", &p->err), ERROR_REFUSED,
                "there is already G1-2026-01-12-2");
}

static int64_t record_arrival(struct planning *p, const char *code)
{
    char number[NUMBER_SIZE];
    struct participant participant;
    struct session session = planning_session(p, code);
    planning_add_participant(p, number);
    must(participant_get(p->club, number, &participant, &p->err));
    struct presence_event event = {
        .kind = PRESENCE_ARRIVED,
        .session_id = session.id,
        .participant_id = participant.id,
        .at = session.start_at,
        .source = "card",
    };
    struct attendance_row row;
    bool is_repeat;
    must(club_begin(p->club, &p->err));
    bool ok = attendance_open_session(p->club, session.id, &p->err) &&
              attendance_record(p->club, &event, &row, &is_repeat, &p->err) &&
              club_note(p->club, "test.record", code, NULL, &p->err);
    must(club_end(p->club, ok, &p->err));
    return participant.id;
}

/* The leader falls ill after the first have come: nobody has a presence or an absence. */
static void cancelling_an_open_session(void **state)
{
    struct planning *p = *state;
    const char *count = "SELECT count(*) FROM attendance WHERE status = 'not_applicable'"
                        " AND in_at IS NOT NULL";
    record_arrival(p, "G1-2026-01-05");
    assert_true(planning_session(p, "G1-2026-01-05").opened_at > 0);
    assert_int_equal(planning_number(p, count), 0);
    must(session_cancel(p->club, "G1-2026-01-05", "leader", &p->err));
    assert_int_equal(planning_number(p, count), 1);
    must(session_restore(p->club, "G1-2026-01-05", &p->err));
    assert_int_equal(planning_number(p, "SELECT count(*) FROM attendance WHERE status ="
                                        " 'present'"),
                     1);
}

static void moving(void **state)
{
    struct planning *p = *state;
    struct session before = planning_session(p, "G1-2026-01-12");
    struct session_time time = {day_from("2026-01-13"), minutes_from("16:00"),
                                minutes_from("18:00")};
    must(session_move(p->club, "G1-2026-01-12", &time, &p->err));
    struct session moved = planning_session(p, "G1-2026-01-12");
    assert_int_equal(moved.id, before.id);
    assert_true(moved.is_moved);
    assert_int_equal(moved.held_on, day_from("2026-01-13"));
    assert_int_equal(moved.end_at, instant_from("2026-01-13T18:00"));
    must_refuse(session_move(p->club, "G1-2026-01-12", &time, &p->err), ERROR_REFUSED,
                "at that time already");
    /* The place it left is not filled again. */
    struct schedule_generated done;
    must(schedule_generate(p->club, 40, &done, &p->err));
    assert_int_equal(planning_count(p, "G1", "2026-01-12", "2026-01-12"), 0);
    struct session_time wrong[] = {
        {day_from("2026-01-19"), minutes_from("17:00"), minutes_from("19:00")},
        {day_from("2026-04-06"), 600, 700},
        {day_from("2026-03-29"), 150, 300},
    };
    static const char *const words[] = {"there is already G1-2026-01-19", "Easter Monday",
                                        "does not exist"};
    for (size_t i = 0; i < 3; i++) {
        error_clear(&p->err);
        assert_false(session_move(p->club, "G1-2026-01-12", &wrong[i], &p->err));
        assert_non_null(strstr(p->err.text, words[i]));
    }
    error_clear(&p->err);
    assert_int_equal(planning_session(p, "G1-2026-01-12").held_on, day_from("2026-01-13"));
}

static void an_open_session_is_not_moved(void **state)
{
    struct planning *p = *state;
    planning_open_session(p, "G1-2026-01-12");
    struct session_time time = {day_from("2026-01-13"), 600, 700};
    must_refuse(session_move(p->club, "G1-2026-01-12", &time, &p->err), ERROR_REFUSED,
                "has been attended");
}

static void room_for_once(void **state)
{
    struct planning *p = *state;
    must(session_set_room(p->club, "G1-2026-01-12", "sala 9", &p->err));
    assert_string_equal(planning_session(p, "G1-2026-01-12").room, "sala 9");
    assert_string_equal(planning_session(p, "G1-2026-01-19").room, "sala 2");
    must_refuse(session_set_room(p->club, "G1-2026-01-12", "", &p->err), ERROR_USAGE, "empty");
    must_refuse(session_set_room(p->club, "G1-2026-01-12", "sala\t9", &p->err), ERROR_USAGE,
                "control characters");
    must_refuse(session_set_room(p->club, "G1-2026-01-12", "sala \xff", &p->err), ERROR_USAGE,
                "UTF-8");
}

static void leaders_for_once(void **state)
{
    struct planning *p = *state;
    const char *const both[] = {"MN", "JK", "JK"}, *const unknown[] = {"JK", "XX"};
    planning_add_staff(p, "JK", "Jan Przykładowy");
    planning_add_staff(p, "MN", "Maria Niebylska");
    must(session_set_leaders(p->club, "G1-2026-01-12", both, 3, &p->err));
    assert_string_equal(planning_session(p, "G1-2026-01-12").leaders, "JK, MN");
    assert_true(planning_session(p, "G1-2026-01-12").has_substitute);
    must_refuse(session_set_leaders(p->club, "G1-2026-01-12", unknown, 2, &p->err), ERROR_REFUSED,
                "XX");
    assert_string_equal(planning_session(p, "G1-2026-01-12").leaders, "JK, MN");
    assert_string_equal(planning_session(p, "G1-2026-01-19").leaders, "");
    must(session_set_leaders(p->club, "G1-2026-01-12", NULL, 0, &p->err));
    assert_false(planning_session(p, "G1-2026-01-12").has_substitute);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_with_group, planning_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(adding_gives_a_code),
        TEST(wrong_sessions_are_refused),
        TEST(codes_are_checked),
        TEST(listing_filters),
        TEST(cancelling_and_back),
        TEST(restoring_looks_at_the_place),
        TEST(cancelling_an_open_session),
        TEST(moving),
        TEST(an_open_session_is_not_moved),
        TEST(room_for_once),
        TEST(leaders_for_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
