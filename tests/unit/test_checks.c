/* The opening self-test: each check on both sides of its limits. */
#include "figures/day/checks.h"
#include "tests/unit/door.h"

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

static struct checks checks_now(struct club *club)
{
    struct checks checks;
    must(checks_get(club, true, &checks, &err));
    return checks;
}

#define expect(club, field, wanted)                                                                \
    do {                                                                                           \
        struct checks checks = checks_now(club);                                                   \
        assert_int_equal(checks.field, wanted);                                                    \
        checks_free(&checks);                                                                      \
    } while (0)

static void run(struct club *club, const char *sql)
{
    must(statement_run(statement_new(club->store, sql), &err));
}

static void a_new_club(void **state)
{
    struct club *club = club_of(state);
    struct checks checks = checks_now(club);
    assert_int_equal(checks.clock, CHECK_GOOD);
    assert_int_equal(checks.database, CHECK_GOOD);
    assert_string_equal(checks.database_reason, "");
    assert_int_equal(checks.backup, CHECK_ACT);
    assert_int_equal(checks.restored, CHECK_GOOD);
    assert_int_equal(checks.kiosk, CHECK_GOOD); /* nothing today that it could be needed for */
    assert_int_equal(checks.kiosk_index, -1);
    assert_int_equal(checks.session_count, 0);
    assert_true(checks.free_bytes >= 0);
    checks_free(&checks);
}

/* The setting says 3 days: until then good, thrice that is too old. */
static void the_age_of_the_backup(void **state)
{
    struct club *club = club_of(state);
    run(club, "INSERT INTO backup_made (id, made_at, file, bytes, seq, head, actor) VALUES"
              " (1, unixepoch('2026-01-01 11:00'), 'a', 1, 1, zeroblob(32), 'AP')");
    door_set_now(club, "2026-01-04T12:00:00");
    expect(club, backup, CHECK_GOOD);
    door_set_now(club, "2026-01-04T12:00:01");
    expect(club, backup, CHECK_LOOK);
    door_set_now(club, "2026-01-10T12:00:00");
    expect(club, backup, CHECK_LOOK);
    door_set_now(club, "2026-01-10T12:00:01");
    expect(club, backup, CHECK_ACT);
    must(settings_set(club, "backup_days", "30", &err));
    expect(club, backup, CHECK_GOOD);
}

static void a_clock_that_is_behind_or_far_ahead(void **state)
{
    struct club *club = club_of(state);
    people_add(club);
    door_set_now(club, "2026-02-11T15:20:00");
    expect(club, clock, CHECK_GOOD);
    door_set_now(club, "2026-02-11T15:20:01");
    expect(club, clock, CHECK_LOOK);
    run(club, "INSERT INTO ledger SELECT id + 1, entry_id, 4000000000, 'system', actor,"
              " action, subject, body, hash, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    expect(club, clock, CHECK_GOOD); /* a clock that stands is asked for */
    club->clock.is_fixed = false;
    expect(club, clock, CHECK_ACT);
}

static void put_kiosk(struct club *club, const char *seen, const char *problem)
{
    struct statement *s = statement_new(
        club->store, "INSERT OR REPLACE INTO kiosk_state (node, started_at, seen_at, version, clock,"
                     " width, height, problem, problem_at, is_over) VALUES (1, 1, :seen, '1',"
                     " 'system', 1, 1, :problem, iif(:problem IS NULL, NULL, :seen),"
                     " :problem IS NULL)");
    statement_bind_integer(s, ":seen", door_instant(seen));
    statement_bind_text(s, ":problem", problem);
    must(statement_run(s, &err));
}

/* Open from 15:00 (half an hour before the start) to 17:00. */
static void a_silent_kiosk(void **state)
{
    static const struct {
        const char *seen, *now;
        enum check_level level;
    } cases[] = {
        {"2026-01-12T14:44:59", "2026-01-12T14:59:59", CHECK_GOOD},
        {"2026-01-12T14:45:00", "2026-01-12T15:00:00", CHECK_GOOD},
        {"2026-01-12T14:44:59", "2026-01-12T15:00:00", CHECK_ACT},
        {"2026-01-11T20:00:00", "2026-01-12T15:00:00", CHECK_ACT},
        {"2026-01-12T16:44:58", "2026-01-12T16:59:59", CHECK_ACT},
        {"2026-01-12T16:00:00", "2026-01-12T17:00:00", CHECK_GOOD},
    };
    struct club *club = club_of(state);
    door_set_now(club, "2026-01-12T08:00:00");
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "17:00");
    expect(club, kiosk, CHECK_LOOK); /* never seen, and needed today */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put_kiosk(club, cases[i].seen, NULL);
        door_set_now(club, cases[i].now);
        struct checks checks = checks_now(club);
        if (checks.kiosk != cases[i].level)
            fail_msg("seen %s, now %s: %s", cases[i].seen, cases[i].now,
                     check_level_word(checks.kiosk));
        checks_free(&checks);
    }
    must(session_cancel(club, session.code, "room", &err));
    door_set_now(club, "2026-01-12T16:30:00");
    expect(club, kiosk, CHECK_GOOD);
    expect(club, day, CHECK_LOOK);
}

static void a_kiosk_with_a_problem(void **state)
{
    struct club *club = club_of(state);
    door_set_now(club, "2026-01-12T15:10:00");
    put_kiosk(club, "2026-01-12T15:05:00", "reader");
    expect(club, kiosk, CHECK_ACT);
    run(club, "UPDATE kiosk_state SET is_over = 1");
    expect(club, kiosk, CHECK_LOOK);
    run(club, "UPDATE kiosk_state SET problem_at = problem_at - 86400");
    expect(club, kiosk, CHECK_GOOD);
    struct kiosk_states states;
    must(kiosk_state_list(club, &states, &err));
    assert_int_equal(states.count, 1);
    assert_int_equal(states.items[0].problem, KIOSK_PROBLEM_READER);
    assert_int_equal(states.items[0].reader_count, KIOSK_READERS_UNKNOWN);
    kiosk_states_free(&states);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(a_new_club),
        people_test(the_age_of_the_backup),
        people_test(a_clock_that_is_behind_or_far_ahead),
        people_test(a_silent_kiosk),
        people_test(a_kiosk_with_a_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
