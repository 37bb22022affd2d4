/* The demonstration club: whole, consistent, and never made over anything. */
#include "exchange/demo_club.h"

#include "club/people/person.h"
#include "club/presence/attendance.h"
#include "club/staff/staff_pin.h"
#include "figures/day/roster.h"
#include "tests/unit/demo.h"
#include "tests/unit/people.h"

/* Made once for all tests; each only reads. */
static int64_t number(void **state, const char *sql)
{
    return people_number(&((struct demo *)*state)->club, sql);
}

static void everything_is_there(void **state)
{
    assert_int_equal(number(state, "SELECT count(*) FROM participant"), 38);
    assert_int_equal(number(state, "SELECT count(*) FROM identity"), 38);
    assert_int_equal(number(state, "SELECT count(*) FROM staff"), 5);
    assert_int_equal(number(state, "SELECT count(*) FROM activity"), 8);
    /* 8 men at 11 meetings of NS-2025, each present or marked absent, and the others' 511. */
    assert_int_equal(number(state, "SELECT count(*) FROM presence_event"), 8 * 11 + 511);
    assert_true(number(state, "SELECT count(*) FROM session WHERE held_on > '2026-01-12'") > 50);
    assert_int_equal(number(state, "SELECT count(*) FROM session WHERE held_on = '2026-01-12'"
                                   " AND state = 'planned'"), 2);
    assert_int_equal(number(state, "SELECT count(*) FROM session WHERE held_on IN"
                                   " ('2025-12-25', '2026-01-01', '2026-01-06')"), 0);
    assert_int_equal(number(state, "SELECT count(*) FROM card"), 0);
}

static void names_open_with_its_passphrase(void **state)
{
    struct demo *demo = *state;
    struct club club;
    struct person person;
    bool found;
    must(club_open(&club, demo->folder.path, CLUB_WRITING, &err));
    must(vault_unlock(&club.vault, club.store, DEMO_CLUB_PASSPHRASE, &err));
    must(person_find(&club, people_number(&club, "SELECT id FROM participant"
                                                 " WHERE number = 'TBK8VZ0'"),
                     &person, &found, &err));
    assert_true(found);
    assert_string_equal(person.surname, "Adamczyk-Leśniewska");
    assert_string_equal(person.given_names, "Żaneta");
    person_wipe(&person);
    club_close(&club);
}

/* Names are read from what is built in, and none of them is on the disk. */
static void names_are_not_on_the_disk(void **state)
{
    struct demo *demo = *state;
    char log[120];
    snprintf(log, sizeof log, "%s-wal", demo->folder.path);
    struct bytes in_log = bytes_read(log);
    store_checkpoint(demo->club.store);
    struct bytes in_file = bytes_read(demo->folder.path);
    static const char *const names[] = {"Adamczyk-Leśniewska", "Żaneta", "PS.8100.2024", "PS.8107"};
    assert_true(bytes_hold(in_file, "TBK8VZ0"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_false(bytes_hold(in_file, names[i]));
        assert_false(bytes_hold(in_log, names[i]));
    }
    free(in_log.data);
    free(in_file.data);
}

static void ledger_holds(void **state)
{
    struct demo *demo = *state;
    struct ledger_report report;
    must(ledger_verify(demo->club.store, 1, &report, &err));
    assert_true(report.holds);
    assert_true(report.entries > 400);
    assert_int_equal(number(state, "SELECT count(*) FROM ledger WHERE clock <> 'fixed'"
                                   " AND seq > 1"), 0);
}

/* No row has an id that the chain's end does not know of: the next ones are larger. */
static void ids_are_known_to_the_ledger(void **state)
{
    int64_t last = number(state, "SELECT max(entry_id) FROM ledger");
    static const char *const largest[] = {
        "SELECT max(id) FROM participant", "SELECT max(id) FROM staff",
        "SELECT max(id) FROM activity",    "SELECT max(id) FROM schedule",
        "SELECT max(id) FROM session",     "SELECT max(id) FROM enrolment",
        "SELECT max(id) FROM booking",     "SELECT max(id) FROM presence_event",
    };
    for (size_t i = 0; i < sizeof largest / sizeof *largest; i++)
        assert_true(number(state, largest[i]) <= last);
}

static void attendance_follows_from_the_events(void **state)
{
    struct demo *demo = *state;
    struct attendance_rebuild report;
    must(attendance_rebuild(&demo->club, false, &report, &err));
    assert_int_equal(report.differences, 0);
    assert_true(report.rows > 300);
    /* Nobody is absent unless a leader said so, which is what the signed lists do. */
    assert_int_equal(number(state, "SELECT count(*) FROM attendance t WHERE status = 'absent'"
                                   " AND NOT EXISTS (SELECT 1 FROM session_signoff x"
                                   "  WHERE x.session_id = t.session_id)"), 0);
    assert_int_equal(number(state, "SELECT count(*) FROM attendance t JOIN session s ON"
                                   " s.id = t.session_id WHERE s.state = 'cancelled'"
                                   " AND t.status <> 'not_applicable'"), 0);
    assert_int_equal(number(state, "PRAGMA foreign_key_check"), -1);
}

static void story_stands_at_its_day(void **state)
{
    struct demo *demo = *state;
    char now[CLOCK_TEXT_SIZE], session[SESSION_CODE_SIZE];
    struct roster roster;
    clock_format(club_now(&demo->club), now);
    assert_string_equal(now, DEMO_CLUB_NOW);
    must(roster_find_current(&demo->club, session, &err));
    assert_string_equal(session, "G1-2026-01-12");
    must(roster_get(&demo->club, session, &roster, &err));
    assert_true(roster.expected_count > 5);
    assert_int_equal(roster.present_count, 0);
    roster_free(&roster);
}

/* The PINs that the demonstration tells are the staff's. */
static void pins_are_as_told(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    char code[CODE_SIZE], digits[16];
    int length, count = 0;
    for (const char *told = DEMO_CLUB_PINS;
         sscanf(told, "%32s %15[0-9]%n", code, digits, &length) == 2;
         told += length, told += strspn(told, ", ")) {
        struct staff staff;
        enum staff_pin_answer answer;
        int64_t until;
        must(staff_get(club, code, &staff, &err));
        must(staff_pin_check(club, &staff, digits, &answer, &until, &err));
        assert_int_equal(answer, STAFF_PIN_RIGHT);
        count++;
    }
    assert_int_equal(count, number(state, "SELECT count(*) FROM staff"));
}

static void never_over_something(void **state)
{
    (void)state;
    struct folder folder;
    struct club club;
    struct error failure = {0};
    folder_make(&folder);
    bytes_write(folder.path, "what was here before", 20);
    assert_false(demo_club_make(&club, folder.path, &failure));
    assert_int_equal(failure.kind, ERROR_REFUSED);
    assert_non_null(strstr(failure.text, "exists already"));
    struct bytes after = bytes_read(folder.path);
    assert_int_equal(after.size, 20);
    assert_memory_equal(after.data, "what was here before", 20);
    assert_int_equal(folder_count(&folder), 1);
    free(after.data);
    folder_remove(&folder);
}

/* Also not over itself. */
static void never_over_a_club(void **state)
{
    struct demo *demo = *state;
    struct club club;
    struct error failure = {0};
    int64_t entries = number(state, "SELECT count(*) FROM ledger");
    assert_false(demo_club_make(&club, demo->folder.path, &failure));
    assert_int_equal(failure.kind, ERROR_REFUSED);
    assert_int_equal(number(state, "SELECT count(*) FROM ledger"), entries);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_there),
        cmocka_unit_test(names_open_with_its_passphrase),
        cmocka_unit_test(names_are_not_on_the_disk),
        cmocka_unit_test(ledger_holds),
        cmocka_unit_test(ids_are_known_to_the_ledger),
        cmocka_unit_test(attendance_follows_from_the_events),
        cmocka_unit_test(story_stands_at_its_day),
        cmocka_unit_test(pins_are_as_told),
        cmocka_unit_test(never_over_something),
        cmocka_unit_test(never_over_a_club),
    };
    return cmocka_run_group_tests_name("demo club", tests, make_demo, remove_demo);
}
