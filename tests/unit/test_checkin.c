/* The door on a real database: every answer, and what is stored with it. The nights in which
 * the clocks are moved and several kiosks at once are in files beside. */
#include "club/timetable/booking.h"
#include "tests/unit/door.h"

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

static void recorded_then_already(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    int64_t entries = people_entries(club);
    struct checkin_result result =
        door_expect(club, "2026-01-12T15:20:07", &visitor, CHECKIN_RECORDED);
    assert_int_equal(result.in_at, door_instant("2026-01-12T15:20:07"));
    assert_int_equal(result.start_at, session.start_at);
    assert_false(result.is_late);
    assert_string_equal(result.session, session.code);
    assert_string_equal(result.room, "sala 2");
    assert_string_equal(result.participant, visitor.number);
    assert_int_equal(result.card_id, visitor.card_id);
    assert_int_equal(people_entries(club), entries + 1);
    door_check_status(club, &session, &visitor, "present");
    for (int i = 0; i < 3; i++) {
        result = door_expect(club, "2026-01-12T16:10:00", &visitor, CHECKIN_ALREADY);
        assert_int_equal(result.in_at, door_instant("2026-01-12T15:20:07")); /* the first time */
        assert_string_equal(result.session, session.code);
        assert_false(result.is_late);
    }
    assert_int_equal(door_events(club), 1);
    assert_int_equal(people_entries(club), entries + 1);
    door_check_projection(club);
}

/* The ledger tells the number and the session, by the actor of the connection. */
static void what_the_ledger_says(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    door_scan(club, &visitor);
    struct statement *s = statement_new(
        club->store, "SELECT action, subject, json_extract(body, '$.session'),"
                     " json_extract(body, '$.source'), actor FROM ledger"
                     " ORDER BY seq DESC LIMIT 1");
    assert_true(statement_step(s));
    assert_string_equal(statement_text(s, 0), "presence.record");
    assert_string_equal(statement_text(s, 1), visitor.number);
    assert_string_equal(statement_text(s, 2), session.code);
    assert_string_equal(statement_text(s, 3), "card");
    assert_string_equal(statement_text(s, 4), "AP");
    must(statement_finish(s, &err));
}

static void late_exactly_after_the_minutes(void **state)
{
    struct club *club = club_of(state);
    static const struct {
        const char *now;
        bool is_late;
    } rows[] = {
        {"2026-01-12T15:30:00", false}, {"2026-01-12T15:45:00", false},
        {"2026-01-12T15:45:01", true},  {"2026-01-12T17:59:59", true},
    };
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct visitor visitor = door_member(club, "G1");
        struct checkin_result result = door_expect(club, rows[i].now, &visitor, CHECKIN_RECORDED);
        assert_int_equal(result.is_late, rows[i].is_late);
        door_check_status(club, &session, &visitor, rows[i].is_late ? "late" : "present");
        result = door_expect(club, rows[i].now, &visitor, CHECKIN_ALREADY);
        assert_int_equal(result.is_late, rows[i].is_late);
    }
}

/* The activity's own minutes go before the setting; what decides is frozen at the opening. */
static void minutes_of_the_activity(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct activity_entry entry = {
        .has_early = true, .early_minutes = 10, .has_late = true, .late_minutes = 0};
    must(activity_change(club, "G1", &entry, &err));
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor first = door_member(club, "G1"), second = door_member(club, "G1");
    struct checkin_result result =
        door_expect(club, "2026-01-12T15:19:59", &first, CHECKIN_EARLY);
    assert_int_equal(result.opens_at, door_instant("2026-01-12T15:20:00"));
    door_expect(club, "2026-01-12T15:20:00", &first, CHECKIN_RECORDED);
    entry.late_minutes = 60; /* too late for this session */
    must(activity_change(club, "G1", &entry, &err));
    result = door_expect(club, "2026-01-12T15:30:01", &second, CHECKIN_RECORDED);
    assert_true(result.is_late);
    door_check_status(club, &session, &second, "late");
    door_check_projection(club);
}

static void before_and_after(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct session next = door_session(club, "G1", "2026-01-19", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    struct checkin_result result =
        door_expect(club, "2026-01-12T14:59:59", &visitor, CHECKIN_EARLY);
    assert_int_equal(result.start_at, session.start_at);
    assert_int_equal(result.opens_at, door_instant("2026-01-12T15:00:00"));
    assert_string_equal(result.room, "sala 2");
    result = door_expect(club, "2026-01-12T18:00:00", &visitor, CHECKIN_NONE_TODAY);
    assert_int_equal(result.start_at, next.start_at);
    assert_true(result.is_over);
    result = door_expect(club, "2026-01-13T12:00:00", &visitor, CHECKIN_NONE_TODAY);
    assert_int_equal(result.start_at, next.start_at);
    assert_false(result.is_over);
    result = door_expect(club, "2026-01-20T12:00:00", &visitor, CHECKIN_NONE_TODAY);
    assert_int_equal(result.start_at, 0);
    assert_int_equal(door_events(club), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_opening"), 0);
    door_expect(club, "2026-01-12T17:59:59", &visitor, CHECKIN_RECORDED);
}

/* Whoever holds the card up on the way out hears what is stored, whatever else runs by then. */
static void again_after_the_end(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1"), absent = door_member(club, "G1");
    door_expect(club, "2026-01-12T15:20:00", &visitor, CHECKIN_RECORDED);
    door_session(club, "G2", "2026-01-12", "18:00", "19:00");
    struct checkin_result result =
        door_expect(club, "2026-01-12T18:01:00", &visitor, CHECKIN_ALREADY);
    assert_string_equal(result.session, session.code);
    assert_int_equal(result.in_at, door_instant("2026-01-12T15:20:00"));
    door_expect(club, "2026-01-12T21:00:00", &visitor, CHECKIN_ALREADY);
    assert_int_equal(door_events(club), 1);
    door_expect(club, "2026-01-12T18:01:00", &absent, CHECKIN_STAFF);
    assert_true(door_expect(club, "2026-01-12T21:00:00", &absent, CHECKIN_NONE_TODAY).is_over);
    assert_false(door_expect(club, "2026-01-13T12:00:00", &visitor, CHECKIN_NONE_TODAY).is_over);
}

static void cancelled_session_records_the_coming(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    must(session_cancel(club, session.code, "leader", &err));
    struct checkin_result result =
        door_expect(club, "2026-01-12T09:00:00", &visitor, CHECKIN_CANCELLED);
    assert_int_equal(result.in_at, door_instant("2026-01-12T09:00:00"));
    int64_t entries = people_entries(club);
    result = door_expect(club, "2026-01-12T15:30:00", &visitor, CHECKIN_CANCELLED);
    assert_int_equal(result.in_at, door_instant("2026-01-12T09:00:00"));
    assert_int_equal(door_events(club), 1);
    assert_int_equal(people_entries(club), entries); /* nothing happened, nothing is noted */
    assert_int_equal(people_number(club, "SELECT came_anyway FROM attendance"), 1);
    door_check_status(club, &session, &visitor, "not_applicable");
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_opening"), 0);
    door_check_projection(club);
}

/* It takes place after all: who came in the morning and comes again is present. */
static void restored_after_somebody_came(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    must(session_cancel(club, session.code, "leader", &err));
    door_expect(club, "2026-01-12T09:00:00", &visitor, CHECKIN_CANCELLED);
    must(session_restore(club, session.code, &err));
    door_check_status(club, &session, &visitor, "unknown");
    struct checkin_result result =
        door_expect(club, "2026-01-12T15:20:00", &visitor, CHECKIN_RECORDED);
    assert_int_equal(result.in_at, door_instant("2026-01-12T15:20:00"));
    door_check_status(club, &session, &visitor, "present");
    door_expect(club, "2026-01-12T15:21:00", &visitor, CHECKIN_ALREADY);
    door_check_projection(club);
}

static void two_at_once(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    struct session first = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct session second = door_session(club, "G2", "2026-01-12", "15:30", "17:00");
    struct visitor visitor = door_member(club, "G1");
    door_enrol(club, &visitor, "G2", "2026-01-01");
    int64_t entries = people_entries(club);
    struct checkin_result result =
        door_expect(club, "2026-01-12T15:20:00", &visitor, CHECKIN_CHOOSE);
    assert_int_equal(result.choice_count, 2);
    assert_int_equal(result.choices[0].session_id, first.id);
    assert_int_equal(result.choices[1].session_id, second.id);
    assert_int_equal(result.choices[1].end_at, second.end_at);
    assert_string_equal(result.choices[0].room, "sala 2");
    assert_int_equal(door_events(club), 0);
    assert_int_equal(people_entries(club), entries);
    must(checkin_choose(club, visitor.card_id, second.id, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_RECORDED);
    assert_string_equal(result.session, second.code);
    must(checkin_choose(club, visitor.card_id, second.id, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_ALREADY);
    door_expect(club, "2026-01-12T15:20:05", &visitor, CHECKIN_ALREADY);
    assert_int_equal(door_events(club), 1);
    door_check_status(club, &first, &visitor, "");
}

static void choosing_what_has_changed(void **state)
{
    struct club *club = club_of(state);
    struct checkin_result result;
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    struct session first = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct session second = door_session(club, "G2", "2026-01-12", "15:30", "17:00");
    struct visitor visitor = door_member(club, "G1");
    must(session_cancel(club, first.code, "room", &err));
    for (int i = 0; i < 2; i++) { /* pressed twice it is noted once */
        must(checkin_choose(club, visitor.card_id, first.id, CHECKIN_CARD, &result, &err));
        assert_int_equal(result.answer, CHECKIN_CANCELLED);
    }
    assert_int_equal(door_events(club), 1);
    door_set_now(club, "2026-01-12T17:00:00"); /* the second is over */
    must(checkin_choose(club, visitor.card_id, second.id, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    door_check_status(club, &second, &visitor, "");
    must(checkin_choose(club, visitor.card_id, 12345, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    must(checkin_choose(club, 12345, second.id, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"
                                         " WHERE kind = 'arrived'"), 0);
}

static void leaving_the_choice_open(void **state)
{
    struct club *club = club_of(state);
    struct checkin_result result;
    struct visitor visitor = door_visitor(club);
    static const struct {
        const char *now;
        int events;
    } rows[] = {{"2026-01-12T15:20:00", 1}, {"2026-01-12T15:20:30", 1},
                {"2026-01-12T15:29:59", 1}, {"2026-01-12T15:30:00", 2}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        door_set_now(club, rows[i].now);
        must(checkin_leave_open(club, visitor.card_id, CHECKIN_CARD, &result, &err));
        assert_int_equal(result.answer, CHECKIN_STAFF);
        assert_int_equal(door_events(club), rows[i].events);
    }
    must(checkin_leave_open(club, 12345, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    assert_int_equal(door_events(club), 2);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance"), 0);
}

static void cards_that_are_not_taken(void **state)
{
    struct club *club = club_of(state);
    struct checkin_result result;
    struct card card;
    struct participant_leaving leaving;
    char payload[TOKEN_SIZE];
    door_group(club, "G1", true);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor revoked = door_member(club, "G1"), left = door_member(club, "G1");
    must(card_revoke(club, revoked.card, "lost", &card, &err));
    must(participant_leave(club, left.number, people_day("2026-01-12"), "resigned", &leaving,
                           &err));
    token_new(payload);
    int64_t entries = people_entries(club);
    must(checkin_scan(club, payload, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    assert_int_equal(result.card_id, 0);
    assert_string_equal(result.participant, "");
    assert_int_equal(people_entries(club), entries);
    assert_int_equal(door_scan(club, &revoked).answer, CHECKIN_STAFF);
    assert_int_equal(people_entries(club), entries + 1); /* the office can see it */
    assert_int_equal(door_scan(club, &left).answer, CHECKIN_STAFF);
    must(checkin_number(club, left.number, CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    must(checkin_number(club, "0000000", CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    const struct visitor *const refused[] = {&revoked, &left};
    for (int i = 0; i < 2; i++) {
        must(checkin_leave_open(club, refused[i]->card_id, CHECKIN_CARD, &result, &err));
        assert_int_equal(result.answer, CHECKIN_STAFF);
    }
    assert_int_equal(door_events(club), 0);
    assert_int_equal(people_entries(club), entries + 2);
}

static void unreadable_payloads(void **state)
{
    struct club *club = club_of(state);
    struct visitor visitor = door_visitor(club), wrong = visitor;
    static const char *const texts[] = {"", "OB1", "https://example.org", "\xFF\xFE",
                                        "OB2AAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
    struct checkin_result result;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        must(checkin_scan(club, texts[i], CHECKIN_CARD, &result, &err));
        assert_int_equal(result.answer, CHECKIN_UNREADABLE);
    }
    for (int place = 0; place < TOKEN_LENGTH; place++) {
        wrong.payload[place] = visitor.payload[place] == 'X' ? 'Y' : 'X';
        assert_int_equal(door_scan(club, &wrong).answer, CHECKIN_UNREADABLE);
        wrong.payload[place] = visitor.payload[place];
    }
    char *text = people_long_text(10000);
    must(checkin_scan(club, text, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_UNREADABLE);
    free(text);
    assert_int_equal(door_events(club), 0);
}

static void later_enrolment_creates_no_expectation(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor first = door_member(club, "G1"), second = door_member(club, "G1");
    struct visitor not_yet = door_visitor(club), later = door_visitor(club);
    door_enrol(club, &not_yet, "G1", "2026-01-13");
    assert_int_equal(door_scan(club, &first).answer, CHECKIN_RECORDED);
    assert_int_equal(people_number(club, "SELECT count(*) FROM expected"), 2);
    door_enrol(club, &later, "G1", "2026-01-01"); /* also with a day before the session */
    assert_int_equal(door_scan(club, &second).answer, CHECKIN_RECORDED);
    assert_int_equal(people_number(club, "SELECT count(*) FROM expected"), 2);
    assert_int_equal(door_scan(club, &later).answer, CHECKIN_RECORDED); /* comes all the same */
    assert_int_equal(people_number(club, "SELECT count(*) FROM expected"), 2);
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_opening"), 1);
    door_check_status(club, &session, &not_yet, "");
}

static void walk_in_to_an_open_group(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", true);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_visitor(club);
    assert_int_equal(door_scan(club, &visitor).answer, CHECKIN_RECORDED);
    assert_int_equal(door_scan(club, &visitor).answer, CHECKIN_ALREADY);
    door_check_status(club, &session, &visitor, "present");
    assert_int_equal(people_number(club, "SELECT count(*) FROM expected"), 0);
}

static void closed_group_not_ones_own(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_visitor(club);
    door_expect(club, "2026-01-12T14:59:59", &visitor, CHECKIN_NONE_TODAY);
    assert_int_equal(door_events(club), 0);
    for (int i = 0; i < 3; i++)
        door_expect(club, "2026-01-12T15:00:00", &visitor, CHECKIN_STAFF);
    assert_int_equal(door_events(club), 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event WHERE session_id"
                                         " IS NULL AND kind = 'open_arrival'"), 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance"), 0);
    door_expect(club, "2026-01-12T18:00:00", &visitor, CHECKIN_NONE_TODAY);
}

static void booked_consultation(void **state)
{
    struct club *club = club_of(state);
    struct activity_entry entry = {.code = "K1", .title = "Konsultacje", .kind = "konsultacja_ind",
                                   .is_individual = true};
    must(activity_add(club, &entry, &err));
    struct session session = door_session(club, "K1", "2026-01-12", "16:00", "16:30");
    struct visitor booked = door_visitor(club), other = door_visitor(club);
    must(booking_make(club, session.code, booked.number, &err));
    door_expect(club, "2026-01-12T15:29:59", &booked, CHECKIN_EARLY);
    door_expect(club, "2026-01-12T15:30:00", &other, CHECKIN_STAFF);
    door_expect(club, "2026-01-12T15:30:00", &booked, CHECKIN_RECORDED);
    assert_int_equal(people_number(club, "SELECT count(*) FROM expected"), 1);
}

static void desk_and_paper(void **state)
{
    struct club *club = club_of(state);
    struct checkin_result result;
    door_group(club, "G1", false);
    struct session past = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    must(checkin_number(club, visitor.number, CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(result.answer, CHECKIN_RECORDED);
    assert_int_equal(result.card_id, 0);
    door_check_status(club, &session, &visitor, "present");
    must(checkin_place(club, visitor.number, past.id, door_instant("2026-01-05T15:50"),
                       CHECKIN_PAPER_IMPORT, &result, &err));
    assert_int_equal(result.answer, CHECKIN_RECORDED);
    assert_true(result.is_late);
    must(checkin_place(club, visitor.number, past.id, door_instant("2026-01-05T15:30"),
                       CHECKIN_PAPER_IMPORT, &result, &err));
    assert_int_equal(result.answer, CHECKIN_ALREADY);
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"
                                         " WHERE source = 'paper_import'"), 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"
                                         " WHERE source = 'staff_manual'"), 1);
}

/* What staff took back, a card does not bring again. */
static void taken_back_by_staff(void **state)
{
    struct club *club = club_of(state);
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
    for (int i = 0; i < 2; i++)
        door_expect(club, "2026-01-12T15:40:00", &visitor, CHECKIN_STAFF);
    door_check_status(club, &session, &visitor, "absent");
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"
                                         " WHERE kind = 'open_arrival'"), 1);
    door_check_projection(club);
}

/* Nothing is said to be recorded unless it is: a change that fails leaves an error. */
static void failure_stores_nothing(void **state)
{
    struct club *club = club_of(state);
    struct checkin_result result;
    struct error failure = {0};
    door_group(club, "G1", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    must(statement_run(statement_new(club->store, "CREATE TRIGGER refuse BEFORE INSERT ON ledger"
                                                  " BEGIN SELECT RAISE(ABORT, 'no'); END"), &err));
    assert_false(checkin_scan(club, visitor.payload, CHECKIN_CARD, &result, &failure));
    assert_int_equal(failure.kind, ERROR_STORAGE);
    assert_int_equal(door_events(club), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_opening"), 0);
    assert_int_equal(store_depth(club->store), 0);
    must(statement_run(statement_new(club->store, "DROP TRIGGER refuse"), &err));
    assert_int_equal(door_scan(club, &visitor).answer, CHECKIN_RECORDED);
}

static void words(void **state)
{
    (void)state;
    static const char *const wanted[] = {"recorded", "already", "choose", "early", "none_today",
                                         "cancelled", "unreadable", "staff"};
    for (int i = 0; i <= CHECKIN_STAFF; i++)
        assert_string_equal(checkin_answer_word((enum checkin_answer)i), wanted[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(recorded_then_already),
        people_test(what_the_ledger_says),
        people_test(late_exactly_after_the_minutes),
        people_test(minutes_of_the_activity),
        people_test(before_and_after),
        people_test(again_after_the_end),
        people_test(cancelled_session_records_the_coming),
        people_test(restored_after_somebody_came),
        people_test(two_at_once),
        people_test(choosing_what_has_changed),
        people_test(leaving_the_choice_open),
        people_test(cards_that_are_not_taken),
        people_test(unreadable_payloads),
        people_test(later_enrolment_creates_no_expectation),
        people_test(walk_in_to_an_open_group),
        people_test(closed_group_not_ones_own),
        people_test(booked_consultation),
        people_test(desk_and_paper),
        people_test(taken_back_by_staff),
        people_test(failure_stores_nothing),
        cmocka_unit_test(words),
    };
    return cmocka_run_group_tests_name("checkin", tests, NULL, NULL);
}
