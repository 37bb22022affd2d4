/* Closed months: who may close and reopen, that nothing inside changes by whatever is tried,
 * neither through the program nor past it, and that what changed after a reopening is told. */
#include "club/presence/excuse.h"
#include "club/presence/month.h"
#include "figures/list/month_changes.h"
#include "tests/unit/month_world.h"

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

static int january(void)
{
    return people_day("2026-01-01");
}

static void close_january(struct club *club)
{
    must(month_close(club, january(), "prowadzący choruje", &err));
}

static void reopen_january(struct club *club)
{
    must(month_reopen(club, january(), "spóźnione zaświadczenie", &err));
}

static void words_that_are_months(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",         "2026",       "2026-13", "2026-00", "2026-1",
                                        "26-01",    "2026/01",    "202-601", "2026-0x", "1999-12",
                                        "2026-01 ", "2026-01-01", "styczeń"};
    int month;
    struct error err = {0};
    char text[MONTH_SIZE];
    assert_true(month_read("2028-02", &month, &err));
    assert_int_equal(month, people_day("2028-02-01"));
    assert_int_equal(month_last(month), people_day("2028-02-29"));
    month_format(month, text);
    assert_string_equal(text, "2028-02");
    assert_int_equal(month_of(people_day("2026-12-31")), people_day("2026-12-01"));
    assert_int_equal(month_last(people_day("2026-12-01")), people_day("2026-12-31"));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        error_clear(&err);
        assert_false(month_read(wrong[i], &month, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
    }
}

static void closing_and_reopening(void **state)
{
    struct month_world world;
    struct club *club = club_of(state);
    month_world_new(&world, club, 1);
    must_refuse(month_close(club, people_day("2026-02-01"), NULL, &err), ERROR_REFUSED,
                "2026-03-01");
    must_refuse(month_reopen(club, january(), "za wcześnie", &err), ERROR_REFUSED,
                "nothing to reopen");
    must_refuse(month_close(club, january(), NULL, &err), ERROR_REFUSED, "7 together");
    close_january(club);
    must_refuse(month_close(club, january(), "jeszcze raz", &err), ERROR_REFUSED, "already");
    must_refuse(month_check_open(club, people_day("2026-01-31"), &err), ERROR_REFUSED, "2026-01");
    must(month_check_open(club, people_day("2026-02-01"), &err));
    must(month_check_open(club, people_day("2025-12-31"), &err));
    must_refuse(month_reopen(club, january(), "", &err), ERROR_USAGE, "reason");
    snprintf(club->second, sizeof club->second, "AP");
    must_refuse(month_reopen(club, january(), "sam", &err), ERROR_REFUSED, "second");
    club->second[0] = '\0';
    must_refuse(month_reopen(club, january(), "sam", &err), ERROR_REFUSED, "second");
    snprintf(club->second, sizeof club->second, "HD");
    reopen_january(club);
    must(month_check_open(club, people_day("2026-01-31"), &err));
    close_january(club);
    must_refuse(month_check_open(club, january(), &err), ERROR_REFUSED, "2026-01");
}

static void stretches_of_days(void **state)
{
    struct month_world world;
    struct club *club = club_of(state);
    month_world_new(&world, club, 1);
    close_january(club);
    must(month_check_open_days(club, people_day("2026-02-01"), DAY_NONE, &err));
    must(month_check_open_days(club, people_day("2025-11-01"), people_day("2025-12-31"), &err));
    must(month_check_open_days(club, people_day("2026-01-20"), people_day("2026-01-19"), &err));
    must_refuse(month_check_open_days(club, people_day("2025-11-01"), DAY_NONE, &err),
                ERROR_REFUSED, "2026-01");
    must_refuse(month_check_open_days(club, DAY_NONE, people_day("2026-01-01"), &err),
                ERROR_REFUSED, "2026-01");
    must_refuse(
        month_check_open_days(club, people_day("2026-01-31"), people_day("2026-02-28"), &err),
        ERROR_REFUSED, "2026-01");
}

/* What is listed before a closing: sessions over and unsigned, arrivals; not free offers. */
static void what_is_not_settled(void **state)
{
    struct month_world world;
    struct month_points points = {0};
    struct club *club = club_of(state);
    month_world_new(&world, club, 1);
    door_session(club, "K1", "2026-01-15", "12:00", "12:30");
    must(session_cancel(club, world.sessions[4], "room", &err));
    must(month_points_list(club, january(), &points, &err));
    assert_int_equal(points.count, 6);
    assert_string_equal(points.items[0].session, world.sessions[0]);
    assert_true(points.items[0].is_open);
    assert_string_equal(points.items[1].participant, world.people[2].number);
    assert_false(points.items[2].is_open);
    month_points_free(&points);
}

static bool try_one(struct month_world *world, size_t *verb)
{
    struct error err = {0};
    *verb = month_world_choose(world, (unsigned)month_verb_count);
    bool ok = month_verbs[*verb].run(world, &err);
    assert_int_equal(store_depth(world->club->store), 0);
    if (!ok && (err.kind == ERROR_STORAGE || !err.text[0]))
        fail_msg("%s: %s", month_verbs[*verb].name, err.text);
    return ok;
}

/* While the month is open every verb of the table changes January sooner or later: otherwise
 * the next test would prove nothing. */
static void the_verbs_do_change_an_open_month(void **state)
{
    size_t left = 1; /* rebuilding changes nothing, ever */
    bool has_changed[64] = {false};
    for (unsigned seed = 1; seed <= 12 && left < month_verb_count; seed++) {
        struct fixture fixture;
        struct month_world world;
        fixture_open(&fixture);
        month_world_new(&world, &fixture.club, seed);
        for (int i = 0; i < 150; i++) {
            size_t verb;
            char *before = month_world_january(&world);
            try_one(&world, &verb);
            char *after = month_world_january(&world);
            left += !has_changed[verb] && strcmp(before, after) != 0;
            has_changed[verb] = has_changed[verb] || strcmp(before, after) != 0;
            free(before);
            free(after);
        }
        fixture_close(&fixture);
    }
    (void)state;
    for (size_t i = 0; i < month_verb_count; i++) {
        if (!has_changed[i] && strcmp(month_verbs[i].name, "rebuild") != 0)
            fail_msg("%s never changed anything", month_verbs[i].name);
    }
}

static void nothing_changes_a_closed_month(void **state)
{
    (void)state;
    for (unsigned seed = 100; seed < 108; seed++) {
        struct fixture fixture;
        struct month_world world;
        size_t verb;
        fixture_open(&fixture);
        month_world_new(&world, &fixture.club, seed);
        for (unsigned i = 0; i < seed % 3 * 30; i++)
            try_one(&world, &verb);
        close_january(&fixture.club);
        char *closed = month_world_january(&world);
        for (int i = 0; i < 200; i++) {
            try_one(&world, &verb);
            char *now = month_world_january(&world);
            if (strcmp(closed, now) != 0)
                fail_msg("seed %u: %s changed the closed month", seed, month_verbs[verb].name);
            free(now);
        }
        door_check_projection(&fixture.club);
        free(closed);
        fixture_close(&fixture);
    }
}

static bool run(struct club *club, const char *sql, struct error *err)
{
    return statement_run(statement_new(club->store, sql), err);
}

/* Past the program: what the schema itself refuses. */
static void the_schema_is_the_last_line(void **state)
{
    static const char *const statements[] = {
        "INSERT INTO presence_event (id, kind, session_id, participant_id, at, noted_at, source,"
        " actor, status) SELECT 1, 'marked', s.id, (SELECT min(id) FROM participant), s.start_at,"
        " s.start_at, 'staff_manual', 'AP', 'absent' FROM session s WHERE s.code = 'G1-2026-01-12'",
        "UPDATE session SET state = 'cancelled', cancel_reason = 'room', cancelled_at = 1"
        " WHERE code = 'G1-2026-01-12'",
        "UPDATE session SET held_on = '2026-02-12' WHERE code = 'G1-2026-01-12'",
        "UPDATE session SET held_on = '2026-01-13' WHERE code = 'G1-2026-02-09'",
        "DELETE FROM session WHERE code = 'G1-2026-01-12'",
        "INSERT INTO session_course (session_id, version, headcount, actor, noted_at)"
        " SELECT id, 9, 3, 'AP', 1 FROM session WHERE code = 'G1-2026-01-12'",
        "INSERT INTO session_leader (id, session_id, staff_id, role, actor, noted_at)"
        " SELECT 1, s.id, w.id, 'joint', 'AP', 1 FROM session s, staff w"
        " WHERE s.code = 'G1-2026-01-12' AND w.code = 'HD'",
        "INSERT INTO enrolment (id, participant_id, activity_id, from_on, created_at)"
        " SELECT 1, min(p.id), a.id, '2025-12-01', 1 FROM participant p, activity a"
        " WHERE a.code = 'K1'",
        "UPDATE enrolment SET until_on = '2026-01-30', end_reason = 'moved'",
        "UPDATE enrolment SET from_on = '2026-01-02'",
        "DELETE FROM enrolment",
        "DELETE FROM month_event",
        "UPDATE month_event SET kind = 'closed'",
    };
    struct month_world world;
    struct club *club = club_of(state);
    month_world_new(&world, club, 1);
    door_session(club, "G1", "2026-02-09", "15:30", "18:00");
    close_january(club);
    char *closed = month_world_january(&world);
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        struct error err = {0};
        if (run(club, statements[i], &err))
            fail_msg("went through: %s", statements[i]);
    }
    char *now = month_world_january(&world);
    assert_string_equal(closed, now);
    free(closed);
    free(now);
    must(run(club, "UPDATE enrolment SET until_on = '2026-01-31', end_reason = 'moved'", &err));
    must(run(club, "UPDATE enrolment SET until_on = '2026-03-31'", &err));
}

/* The door goes on while the month before is closed, and its card reaches no closed day. */
static void the_door_goes_on(void **state)
{
    struct month_world world;
    struct club *club = club_of(state);
    month_world_new(&world, club, 1);
    struct session today = door_session(club, "G1", "2026-02-03", "15:30", "18:00");
    close_january(club);
    door_expect(club, "2026-02-03T15:25:00", &world.people[1], CHECKIN_RECORDED);
    door_check_status(club, &today, &world.people[1], "present");
}

/* Somebody who announced the absence is excused even in what nobody signed. */
static void announced_absences_are_noted_before_closing(void **state)
{
    struct month_world world;
    int count;
    struct excuse excuse;
    struct session session;
    struct club *club = club_of(state);
    month_world_new(&world, club, 1);
    struct excuse_claim claim = {.participant = world.people[3].number,
                                 .from_on = people_day("2026-01-10"),
                                 .until_on = people_day("2026-01-20"),
                                 .document = "medical",
                                 .seen_on = people_day("2026-01-12")};
    must(excuse_add(club, &claim, &excuse, &err));
    must(excuse_decide(club,
                       &(struct excuse_decision){.excuse = excuse.code, .decision = EXCUSE_GRANTED},
                       &count, &err));
    assert_int_equal(count, 0);
    must(attendance_correct(club,
                            &(struct attendance_correction){.session = world.sessions[1],
                                                            .participant = world.people[3].number,
                                                            .status = ATTENDANCE_ABSENT,
                                                            .reason = "lista"},
                            &err));
    must(session_get(club, world.sessions[1], &session, &err));
    door_check_status(club, &session, &world.people[3], "absent");
    close_january(club);
    door_check_status(club, &session, &world.people[3], "excused");
}

static void expect_change(const struct month_changes *changes, size_t index, const char *what,
                          const char *session, const char *actor, const char *second)
{
    assert_true(index < changes->count);
    assert_string_equal(changes->items[index].what, what);
    assert_string_equal(changes->items[index].session, session);
    assert_string_equal(changes->items[index].actor, actor);
    assert_string_equal(changes->items[index].second, second);
}

static void what_changed_after_the_closing(void **state)
{
    struct month_world world;
    bool is_withdrawn;
    struct month_changes changes = {0};
    struct month_change_filter none = {0}, of_slots = {.activity = "K1"};
    struct club *club = club_of(state);
    month_world_new(&world, club, 1);
    must(month_changes_list(club, january(), &none, &changes, &err));
    assert_int_equal(changes.closed_at, 0);
    must(session_cancel(club, world.sessions[3], "room", &err));
    close_january(club);
    must(month_changes_list(club, january(), &none, &changes, &err));
    assert_int_equal(changes.count, 0);
    assert_int_equal(changes.closed_at, club_now(club));
    reopen_january(club);
    club->second[0] = '\0';
    must(session_cancel(club, world.sessions[2], "leader", &err));
    must(session_restore(club, world.sessions[3], &err));
    must(enrolment_end(club, world.people[1].number, "G1", people_day("2026-01-20"), "resigned",
                       &is_withdrawn, &err));
    must(enrolment_end(club, world.people[3].number, "G1", people_day("2026-02-20"), "resigned",
                       &is_withdrawn, &err));
    must(attendance_correct(club,
                            &(struct attendance_correction){.session = world.sessions[0],
                                                            .participant = world.people[2].number,
                                                            .status = ATTENDANCE_ABSENT,
                                                            .reason = "lista papierowa"},
                            &err));
    close_january(club);
    must(month_changes_list(club, january(), &none, &changes, &err));
    assert_int_equal(changes.count, 6);
    expect_change(&changes, 0, "enrolment_changed", "", "AP", "");
    assert_string_equal(changes.items[0].participant, world.people[1].number);
    expect_change(&changes, 1, "cancelled", world.sessions[2], "AP", "");
    assert_string_equal(changes.items[1].reason, "leader");
    expect_change(&changes, 2, "restored", world.sessions[3], "AP", "");
    expect_change(&changes, 3, "reopened", "", "AP", "HD");
    expect_change(&changes, 4, "corrected", world.sessions[0], "AP", "");
    assert_string_equal(changes.items[4].reason, "lista papierowa");
    expect_change(&changes, 5, "closed", "", "AP", "");
    month_changes_free(&changes);
    must(month_changes_list(club, january(), &of_slots, &changes, &err));
    assert_int_equal(changes.count, 0);
    month_changes_free(&changes);
}

static void months_in_a_list(void **state)
{
    struct month_world world;
    struct months months = {0};
    struct club *club = club_of(state);
    month_world_new(&world, club, 1);
    door_session(club, "G1", "2026-02-02", "15:30", "18:00");
    close_january(club);
    reopen_january(club);
    must(month_list(club, DAY_NONE, DAY_NONE, &months, &err));
    assert_int_equal(months.count, 2);
    assert_int_equal(months.items[0].sessions, 6);
    assert_int_equal(months.items[0].unsettled, 7);
    assert_int_equal(months.items[0].reopened, 1);
    assert_false(months.items[0].is_closed);
    assert_true(months.items[0].is_over);
    assert_false(months.items[1].is_over);
    assert_int_equal(months.items[1].unsettled, 1);
    months_free(&months);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_are_months),
        people_test(closing_and_reopening),
        people_test(stretches_of_days),
        people_test(what_is_not_settled),
        cmocka_unit_test(the_verbs_do_change_an_open_month),
        cmocka_unit_test(nothing_changes_a_closed_month),
        people_test(the_schema_is_the_last_line),
        people_test(the_door_goes_on),
        people_test(announced_absences_are_noted_before_closing),
        people_test(what_changed_after_the_closing),
        people_test(months_in_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
