/* The chain's end between two changes, where somebody else may have written; and entries whose
 * body is written as text. */
#include "tests/unit/files.h"
#include "tests/unit/fixture.h"

#include <stdio.h>

static int open_club(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture_open(fixture);
    *state = fixture;
    return 0;
}

static int close_club(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

static struct ledger_report verify(struct fixture *fixture)
{
    struct ledger_report report;
    struct error err = {0};
    assert_true(ledger_verify(fixture->club.store, fixture->club.ledger.node, &report, &err));
    return report;
}

static bool note_through(struct club *club, const char *action)
{
    struct error err = {0};
    assert_true(club_begin(club, &err));
    int64_t id = club_new_id(club);
    bool ok = id && club_note(club, action, "", NULL, &err);
    assert_true(club_end(club, ok, &err));
    return ok;
}

/* The chain's end is kept from one change to the next; whoever else writes between is seen. */
static void two_connections_write_one_chain(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club, other;
    struct error err = {0};
    assert_true(club_open(&other, fixture->path, CLUB_KIOSK, &err));
    static const char turns[] = "aabbabaabbba";
    for (const char *turn = turns; *turn; turn++)
        assert_true(note_through(*turn == 'a' ? club : &other, "test.turn"));
    store_checkpoint(club->store);
    assert_true(note_through(&other, "test.turn"));
    struct ledger_report report = verify(fixture);
    assert_true(report.holds);
    assert_int_equal(report.entries, 1 + sizeof turns);
    assert_int_equal(raw_number(fixture->path, "SELECT count(DISTINCT entry_id) FROM ledger"),
                     1 + sizeof turns);
    club_close(&other);
}

/* What was noted without a change of the chain, and what was undone, is not gone on from. */
static void a_kept_end_is_not_trusted_after_failure(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct error err = {0};
    assert_true(note_through(club, "test.kept"));
    assert_true(club->ledger.is_kept);
    assert_true(club_begin(club, &err));
    assert_false(club->ledger.is_kept);
    club_new_id(club);
    assert_true(club_note(club, "test.lost", "", NULL, &err));
    assert_false(club_end(club, false, &err));
    assert_false(club->ledger.is_kept);
    assert_true(note_through(club, "test.last"));
    raw_run(fixture->path, "INSERT INTO kiosk_guard (node, since_at, wrong) VALUES (9, 0, 0)");
    assert_true(note_through(club, "test.last"));
    struct ledger_report report = verify(fixture);
    assert_true(report.holds);
    assert_int_equal(report.entries, 4);
}

/* A body written as text is what the parts would give, with who agreed in its place. */
static void bodies_as_text(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct error err = {0};
    for (int i = 0; i < 2; i++) {
        snprintf(club->second, sizeof club->second, "%s", i ? "BK" : "");
        assert_true(club_begin(club, &err));
        assert_true(club_note_text(club, "test.text", "", "{\"at\":12,\"source\":\"card\"}", &err));
        assert_true(club_note(club, "test.text", "",
                              json_pack("{s:s, s:i}", "source", "card", "at", 12), &err));
        assert_true(club_end(club, true, &err));
    }
    club->second[0] = '\0';
    assert_int_equal(raw_number(fixture->path, "SELECT count(DISTINCT body) * 10 + count(*) FROM"
                                               " ledger WHERE action = 'test.text'"), 24);
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM ledger WHERE body ="
                                " '{\"at\":12,\"second\":\"BK\",\"source\":\"card\"}'"), 2);
    assert_true(verify(fixture).holds);
}

int main(void)
{
#define club_test(name) cmocka_unit_test_setup_teardown(name, open_club, close_club)
    const struct CMUnitTest tests[] = {
        club_test(two_connections_write_one_chain),
        club_test(a_kept_end_is_not_trusted_after_failure),
        club_test(bodies_as_text),
    };
    return cmocka_run_group_tests_name("ledger_kept", tests, NULL, NULL);
}
