/* Attendance as it is kept: corrections that keep what was noted, and a projection that can be
 * rebuilt to the byte. The derivation itself is in test_attendance_derive. */
#include "base/memory.h"
#include "tests/unit/door.h"

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

static void correct(struct club *club, const struct session *session,
                    const struct visitor *visitor, enum attendance_status status)
{
    must(attendance_correct(club,
                            &(struct attendance_correction){.session = session->code,
                                                            .participant = visitor->number,
                                                            .status = status,
                                                            .reason = "pomyłka na liście"},
                            &err));
}

static void corrections_keep_what_was_noted(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    door_expect(club, "2026-01-12T15:50:00", &visitor, CHECKIN_RECORDED);
    int64_t entries = people_entries(club);
    correct(club, &session, &visitor, ATTENDANCE_ABSENT);
    door_check_status(club, &session, &visitor, "absent");
    assert_int_equal(people_entries(club), entries + 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event WHERE kind ="
                                         " 'arrived' AND status IS NULL"), 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event WHERE kind ="
                                         " 'corrected' AND status = 'absent' AND actor = 'AP'"
                                         " AND reason = 'pomyłka na liście' AND noted_at ="
                                         " (SELECT max(noted_at) FROM presence_event)"), 1);
    /* The reason is people's words: the ledger, which more people read, has only its digest. */
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE"
                                         " '%pomyłka%'"), 0);
    correct(club, &session, &visitor, ATTENDANCE_PRESENT);
    door_check_status(club, &session, &visitor, "present");
    correct(club, &session, &visitor, ATTENDANCE_UNKNOWN);
    door_check_status(club, &session, &visitor, "unknown");
    assert_int_equal(door_events(club), 4);
    door_check_projection(club);
}

static void corrections_that_are_refused(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session past = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    struct session ahead = door_session(club, "G1", "2026-01-19", "15:30", "18:00");
    struct session cancelled = door_session(club, "G1", "2026-01-08", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    must(session_cancel(club, cancelled.code, "room", &err));
    const struct {
        struct attendance_correction correction;
        enum error_kind kind;
        const char *words;
    } rows[] = {
        {{"X-1", visitor.number, ATTENDANCE_ABSENT, 0, "r"}, ERROR_REFUSED, "no session"},
        {{past.code, "0000000", ATTENDANCE_ABSENT, 0, "r"}, ERROR_REFUSED, "no participant"},
        {{ahead.code, visitor.number, ATTENDANCE_ABSENT, 0, "r"}, ERROR_REFUSED, "not begun"},
        {{cancelled.code, visitor.number, ATTENDANCE_ABSENT, 0, "r"}, ERROR_REFUSED, "cancelled"},
        {{past.code, visitor.number, ATTENDANCE_EXCUSED, 0, "r"}, ERROR_USAGE, "correction says"},
        {{past.code, visitor.number, ATTENDANCE_STATUS_COUNT, 0, "r"}, ERROR_USAGE, "says"},
        {{past.code, visitor.number, ATTENDANCE_ABSENT, 0, ""}, ERROR_USAGE, "not be empty"},
        {{past.code, visitor.number, ATTENDANCE_ABSENT, 0, "a\nb"}, ERROR_USAGE, "control"},
        {{past.code, visitor.number, ATTENDANCE_ABSENT, 0, "\xC0\x80"}, ERROR_USAGE, "UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        must_refuse(attendance_correct(club, &rows[i].correction, &err), rows[i].kind,
                    rows[i].words);
    assert_int_equal(door_events(club), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_opening"), 0);
}

static void cancelled_after_arrivals(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor came = door_member(club, "G1"), missing = door_member(club, "G1");
    struct visitor marked = door_member(club, "G1");
    door_expect(club, "2026-01-12T15:50:00", &came, CHECKIN_RECORDED);
    correct(club, &session, &marked, ATTENDANCE_ABSENT);
    must(session_cancel(club, session.code, "leader", &err));
    door_check_status(club, &session, &came, "not_applicable");
    door_check_status(club, &session, &marked, "not_applicable");
    door_check_status(club, &session, &missing, "");
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance WHERE came_anyway"), 1);
    door_check_projection(club);
    must(session_restore(club, session.code, &err));
    door_check_status(club, &session, &came, "late");
    door_check_status(club, &session, &marked, "absent");
    door_check_projection(club);
}

/* Nobody is absent unless a person said so. */
static void unknown_is_never_absent(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor came = door_member(club, "G1"), missing = door_member(club, "G1");
    struct attendance_rebuild report;
    door_expect(club, "2026-01-12T15:30:00", &came, CHECKIN_RECORDED);
    door_set_now(club, "2026-06-01T12:00:00");
    must(attendance_rebuild(club, true, &report, &err));
    door_check_status(club, &session, &missing, "");
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance WHERE status = 'absent'"),
                     0);
    correct(club, &session, &missing, ATTENDANCE_ABSENT);
    door_check_status(club, &session, &missing, "absent");
}

/* The whole projection as one text. The caller frees it. */
static char *projection(struct club *club)
{
    struct buffer text = {0};
    struct statement *s = statement_new(
        club->store, "SELECT quote(session_id) || quote(participant_id) || quote(status) ||"
                     " quote(in_at) || quote(out_at) || quote(late_minutes) ||"
                     " quote(credited_minutes) || quote(source) || quote(came_anyway)"
                     " FROM attendance ORDER BY session_id, participant_id");
    buffer_append_text(&text, "");
    while (statement_step(s))
        buffer_printf(&text, "%s\n", statement_text(s, 0));
    must(statement_finish(s, &err));
    return text.text;
}

static void tampered_rows_are_found_and_repaired(void **state)
{
    struct club *club = club_of(state);
    static const char *const tampering[] = {
        "UPDATE attendance SET status = 'absent'",
        "UPDATE attendance SET in_at = in_at - 60",
        "UPDATE attendance SET in_at = NULL",
        "UPDATE attendance SET out_at = in_at",
        "UPDATE attendance SET late_minutes = late_minutes + 1",
        "UPDATE attendance SET credited_minutes = credited_minutes + 1",
        "UPDATE attendance SET source = 'staff_manual'",
        "UPDATE attendance SET came_anyway = 1",
        "DELETE FROM attendance",
    };
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1"), other = door_member(club, "G1");
    door_expect(club, "2026-01-12T15:50:00", &visitor, CHECKIN_RECORDED);
    char *before = projection(club);
    for (size_t i = 0; i < sizeof tampering / sizeof *tampering; i++) {
        struct attendance_rebuild report;
        must(statement_run(statement_new(club->store, tampering[i]), &err));
        must(attendance_rebuild(club, false, &report, &err));
        assert_int_equal(report.rows, 1);
        assert_int_equal(report.differences, 1);
        must(attendance_rebuild(club, true, &report, &err));
        assert_int_equal(report.differences, 1);
        door_check_projection(club);
        char *after = projection(club);
        assert_string_equal(after, before);
        free(after);
    }
    struct statement *s = statement_new(
        club->store, "INSERT INTO attendance (session_id, participant_id, status, source)"
                     " VALUES (:session, :participant, 'absent', 'card')");
    statement_bind_integer(s, ":session", session.id);
    statement_bind_integer(s, ":participant", other.id);
    must(statement_run(s, &err));
    struct attendance_rebuild report;
    must(attendance_rebuild(club, false, &report, &err));
    assert_int_equal(report.differences, 1);
    must(attendance_rebuild(club, true, &report, &err));
    char *after = projection(club);
    assert_string_equal(after, before);
    free(after);
    free(before);
}

/* Rows that lack, differ and are too many, before, between and after those that are right. */
static void many_faults_at_once(void **state)
{
    enum { SESSIONS = 3, PEOPLE = 4 };
    static const char *const codes[SESSIONS] = {"G1", "G2", "G3"};
    static const char *const hours[SESSIONS][2] = {
        {"09:00", "10:00"}, {"12:00", "13:00"}, {"15:30", "18:00"}};
    struct club *club = club_of(state);
    struct attendance_rebuild report;
    struct visitor people[SESSIONS][PEOPLE];
    for (int i = 0; i < SESSIONS; i++) {
        door_group(club, codes[i], false);
        door_session(club, codes[i], "2026-01-12", hours[i][0], hours[i][1]);
        for (int j = 0; j < PEOPLE; j++)
            people[i][j] = door_member(club, codes[i]);
    }
    for (int i = 0; i < SESSIONS; i++) {
        char now[CLOCK_TEXT_SIZE];
        snprintf(now, sizeof now, "2026-01-12T%s:00", hours[i][0]);
        for (int j = i == 1 ? 1 : 0; j < PEOPLE; j++)
            door_expect(club, now, &people[i][j], CHECKIN_RECORDED);
    }
    char *before = projection(club);
    static const char *const faults[] = {
        "DELETE FROM attendance WHERE participant_id = (SELECT min(participant_id) FROM attendance)",
        "DELETE FROM attendance WHERE participant_id = (SELECT max(participant_id) FROM attendance)",
        "UPDATE attendance SET in_at = in_at - 60 WHERE participant_id ="
        " (SELECT max(participant_id) FROM attendance)",
        "INSERT INTO attendance (session_id, participant_id, status, source) SELECT x.session_id,"
        " x.participant_id, 'absent', 'card' FROM expected x WHERE NOT EXISTS (SELECT 1 FROM"
        " presence_event e WHERE e.participant_id = x.participant_id)",
        "INSERT INTO attendance (session_id, participant_id, status, source) SELECT"
        " (SELECT max(session_id) FROM attendance), min(participant_id), 'absent', 'card'"
        " FROM presence_event",
        "INSERT INTO attendance (session_id, participant_id, status, source) SELECT"
        " (SELECT min(session_id) FROM attendance), max(participant_id), 'absent', 'card'"
        " FROM presence_event",
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        must(statement_run(statement_new(club->store, faults[i]), &err));
    must(attendance_rebuild(club, false, &report, &err));
    assert_int_equal(report.rows, SESSIONS * PEOPLE - 1);
    assert_int_equal(report.differences, 6);
    must(attendance_rebuild(club, true, &report, &err));
    assert_int_equal(report.differences, 6);
    char *after = projection(club);
    assert_string_equal(after, before);
    must(attendance_rebuild(club, false, &report, &err));
    assert_int_equal(report.differences, 0);
    free(after);
    free(before);
}

static void checking_changes_nothing(void **state)
{
    struct club *club = club_of(state);
    struct attendance_rebuild report;
    door_group(club, "G1", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    door_scan(club, &visitor);
    must(statement_run(statement_new(club->store, "UPDATE attendance SET in_at = 5"), &err));
    int64_t entries = people_entries(club);
    must(attendance_rebuild(club, false, &report, &err));
    assert_int_equal(people_number(club, "SELECT in_at FROM attendance"), 5);
    assert_int_equal(people_entries(club), entries);
    must(attendance_rebuild(club, true, &report, &err));
    assert_int_equal(people_entries(club), entries + 1);
}

/* A story of events by chance; the same every time. */
enum { PEOPLE = 6, SESSIONS = 5, STEPS = 400 };

struct story {
    struct club *club;
    struct visitor people[PEOPLE];
    struct session sessions[SESSIONS];
    uint64_t seed;
};

static unsigned by_chance(struct story *story, unsigned below)
{
    story->seed = story->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(story->seed >> 33) % below;
}

static void take_step(struct story *story)
{
    struct club *club = story->club;
    struct session *session = &story->sessions[by_chance(story, SESSIONS)];
    struct visitor *visitor = &story->people[by_chance(story, PEOPLE)];
    struct checkin_result result;
    struct error err = {0};
    int64_t at = session->start_at - 1800 + (int64_t)by_chance(story, 9000);
    static const enum attendance_status statuses[] = {ATTENDANCE_PRESENT, ATTENDANCE_LATE,
                                                      ATTENDANCE_ABSENT, ATTENDANCE_UNKNOWN};
    struct attendance_correction correction = {
        .session = session->code,
        .participant = visitor->number,
        .status = statuses[by_chance(story, 4)],
        .at = by_chance(story, 2) ? at : 0,
        .reason = "poprawka",
    };
    club->clock.fixed_at += by_chance(story, 3);
    switch (by_chance(story, 8)) {
    case 0: /* refused when it is cancelled already; that is right as well */
        session_cancel(club, session->code, "leader", &err);
        break;
    case 1:
    case 2:
        session_restore(club, session->code, &err);
        break;
    case 3:
    case 4:
        attendance_correct(club, &correction, &err);
        break;
    default:
        assert_true(checkin_place(club, visitor->number, session->id, at, CHECKIN_PAPER_IMPORT,
                                  &result, &err));
    }
    assert_true(err.kind == ERROR_NONE || err.kind == ERROR_REFUSED);
    assert_int_equal(store_depth(club->store), 0);
}

static void check_story(struct story *story)
{
    struct club *club = story->club;
    struct attendance_rebuild report;
    door_check_projection(club);
    char *before = projection(club);
    must(attendance_rebuild(club, true, &report, &err));
    assert_int_equal(report.differences, 0);
    char *after = projection(club);
    assert_string_equal(after, before);
    must(statement_run(statement_new(club->store, "DELETE FROM attendance"), &err));
    must(attendance_rebuild(club, true, &report, &err));
    char *anew = projection(club);
    assert_string_equal(anew, before);
    free(before);
    free(after);
    free(anew);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance t JOIN session s ON"
                                         " s.id = t.session_id WHERE (s.state = 'cancelled') <>"
                                         " (t.status = 'not_applicable')"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance t WHERE status = 'absent'"
                                         " AND NOT EXISTS (SELECT 1 FROM presence_event e WHERE"
                                         " e.session_id = t.session_id AND e.participant_id ="
                                         " t.participant_id AND e.status = 'absent')"), 0);
}

static void rebuilt_to_the_byte(void **state)
{
    struct story story = {.club = club_of(state), .seed = 1};
    static const char *const days[SESSIONS] = {"2026-01-05", "2026-01-07", "2026-01-08",
                                               "2026-01-09", "2026-01-12"};
    door_group(story.club, "G1", false);
    for (int i = 0; i < SESSIONS; i++)
        story.sessions[i] = door_session(story.club, "G1", days[i], "12:00", "14:00");
    for (int i = 0; i < PEOPLE; i++)
        story.people[i] = door_member(story.club, "G1");
    for (int i = 1; i <= STEPS; i++) {
        take_step(&story);
        if (i % 20 == 0)
            check_story(&story);
    }
    assert_true(door_events(story.club) > 60);
    assert_true(people_number(story.club, "SELECT count(DISTINCT status) FROM attendance") >= 3);
}

static void the_last_day_is_expected_too(void **state)
{
    struct club *club = club_of(state);
    static const char *const last_days[] = {"2026-01-11", "2026-01-12", "2026-01-13"};
    door_group(club, "G1", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor stays = door_member(club, "G1");
    for (int i = 0; i < 3; i++) {
        bool is_withdrawn;
        struct visitor leaving = door_member(club, "G1");
        must(enrolment_end(club, leaving.number, "G1", people_day(last_days[i]), "resigned",
                           &is_withdrawn, &err));
    }
    assert_int_equal(door_scan(club, &stays).answer, CHECKIN_RECORDED);
    assert_int_equal(people_number(club, "SELECT count(*) FROM expected"), 3);
    assert_int_equal(people_number(club, "SELECT count(*) FROM expected x JOIN enrolment e"
                                         " USING (participant_id)"
                                         " WHERE e.until_on = '2026-01-11'"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(corrections_keep_what_was_noted),
        people_test(corrections_that_are_refused),
        people_test(cancelled_after_arrivals),
        people_test(unknown_is_never_absent),
        people_test(tampered_rows_are_found_and_repaired),
        people_test(many_faults_at_once),
        people_test(checking_changes_nothing),
        people_test(rebuilt_to_the_byte),
        people_test(the_last_day_is_expected_too),
    };
    return cmocka_run_group_tests_name("attendance", tests, NULL, NULL);
}
