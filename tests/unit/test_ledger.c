/* The chain: its hash computed here from the words of the header, everything that can be
 * tampered with, and ids that only grow. */
#include "trust/ledger.h"

#include "store/statement.h"
#include "tests/unit/files.h"
#include "tests/unit/fixture.h"

#include <signal.h>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void note(struct fixture *fixture, const char *action, json_t *body)
{
    struct club *club = &fixture->club;
    struct error err = {0};
    assert_true(club_begin(club, &err));
    club_new_id(club);
    bool ok = club_note(club, action, "7QK4M2X", body, &err);
    assert_true(club_end(club, ok, &err));
}

/* A club whose chain has six entries. */
static int with_chain(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture_open(fixture);
    for (int i = 0; i < 5; i++)
        note(fixture, "test.note", json_pack("{s:i, s:s}", "number", i, "a", "ż"));
    *state = fixture;
    return 0;
}

static int without_chain(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

static void add_number(struct bytes *to, int64_t number)
{
    for (int i = 0; i < 8; i++)
        to->data[to->size++] = (unsigned char)((uint64_t)number >> 8 * i);
}

/* The hash by the header's description: all bytes in a row, then BLAKE2b-256 over them. */
static void hash_by_description(struct statement *s, const unsigned char previous[32],
                                unsigned char hash[32])
{
    unsigned char room[4096];
    struct bytes bytes = {.data = room};
    memcpy(room, "OBECNI-LEDGER-1", 15);
    memcpy(room + 15, previous, 32);
    bytes.size = 47;
    for (int i = 0; i < 4; i++)
        add_number(&bytes, statement_integer(s, i));
    for (int i = 4; i < 9; i++) {
        const char *text = statement_text(s, i);
        size_t length = strlen(text);
        add_number(&bytes, (int64_t)length);
        memcpy(room + bytes.size, text, length);
        bytes.size += length;
    }
    assert_int_equal(crypto_generichash(hash, 32, room, bytes.size, NULL, 0), 0);
}

static void hashes_follow_the_description(void **state)
{
    struct fixture *fixture = *state;
    unsigned char previous[32] = {0}, hash[32];
    int entries = 0;
    size_t length;
    struct error err = {0};
    struct statement *s = statement_new(
        fixture->club.store, "SELECT node, seq, entry_id, at, clock, actor, action, subject, body,"
                             " previous, hash FROM ledger ORDER BY seq");
    for (; statement_step(s); entries++) {
        assert_memory_equal(statement_bytes(s, 9, &length), previous, 32);
        hash_by_description(s, previous, hash);
        assert_memory_equal(statement_bytes(s, 10, &length), hash, 32);
        assert_int_equal(statement_integer(s, 1), entries + 1);
        memcpy(previous, hash, 32);
    }
    assert_true(statement_finish(s, &err));
    assert_int_equal(entries, 6);
}

static struct ledger_report verify(struct fixture *fixture)
{
    struct ledger_report report;
    struct store *store;
    struct error err = {0};
    assert_true(store_open(&store, fixture->path, STORE_READING, &err));
    assert_true(ledger_verify(store, 1, &report, &err));
    store_close(store);
    return report;
}

static void whole_chain_holds(void **state)
{
    struct fixture *fixture = *state;
    struct ledger_report report = verify(fixture);
    char head[LEDGER_SHORT_SIZE];
    assert_true(report.holds);
    assert_int_equal(report.entries, 6);
    ledger_short(&fixture->club.ledger, head);
    assert_string_equal(report.head, head);
    assert_memory_equal(head, "0000 0006 · ", 13);
    assert_int_equal(strlen(head), 13 + 9);
}

/* In steps of any length the report is the same, and so is what does not hold. */
static void steps_say_what_the_whole_says(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct error err = {0};
    struct ledger_report whole;
    assert_true(ledger_verify(club->store, club->ledger.node, &whole, &err));
    assert_true(whole.holds && whole.entries == 6);
    for (int most = 1; most <= 8; most++) {
        struct ledger_walk walk = {.has_begun = false};
        int steps = 0;
        while (!walk.is_done) {
            assert_true(ledger_walk_step(&walk, club->store, club->ledger.node, most, &err));
            assert_true(++steps <= 7);
        }
        assert_int_equal(walk.report.entries, whole.entries);
        assert_true(walk.report.holds);
        assert_string_equal(walk.report.head, whole.head);
        assert_int_equal(steps, 6 / most + 1);
    }
}

static void long_chains_in_print(void **state)
{
    (void)state;
    char text[LEDGER_SHORT_SIZE];
    struct ledger ledger = {.seq = 42218, .head = {0x7F, 0x3A, 0x91, 0xC2, 0xFF}};
    ledger_short(&ledger, text);
    assert_string_equal(text, "0004 2218 · 7F3A-91C2");
}

#define FREE_HAND                                                                                  \
    "DROP TRIGGER ledger_is_never_changed; DROP TRIGGER ledger_is_never_deleted;"

static void tampering_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *sql;
        int64_t seq; /* the first entry that does not hold */
    } rows[] = {
        {FREE_HAND "UPDATE ledger SET body = '{\"number\":9}' WHERE seq = 3", 3},
        {FREE_HAND "UPDATE ledger SET body = body || ' ' WHERE seq = 6", 6},
        {FREE_HAND "UPDATE ledger SET body = body || char(0) || 'x' WHERE seq = 5", 5},
        {FREE_HAND "UPDATE ledger SET subject = '' WHERE seq = 2", 2},
        {FREE_HAND "UPDATE ledger SET actor = 'XY' WHERE seq = 4", 4},
        {FREE_HAND "UPDATE ledger SET action = 'x' WHERE seq = 1", 1},
        {FREE_HAND "UPDATE ledger SET at = at + 1 WHERE seq = 3", 3},
        {FREE_HAND "UPDATE ledger SET clock = 'system' WHERE seq = 3", 3},
        {FREE_HAND "UPDATE ledger SET entry_id = entry_id + 1 WHERE seq = 3", 3},
        {FREE_HAND "UPDATE ledger SET hash = zeroblob(32) WHERE seq = 3", 3},
        {FREE_HAND "UPDATE ledger SET previous = zeroblob(32) WHERE seq = 3", 3},
        {FREE_HAND "PRAGMA ignore_check_constraints = ON;"
                   "UPDATE ledger SET hash = x'01' WHERE seq = 3", 3},
        {FREE_HAND "DELETE FROM ledger WHERE seq = 3", 4},
        {FREE_HAND "DELETE FROM ledger WHERE seq = 1", 2},
        /* Removed without a trace in the numbers. */
        {FREE_HAND "DELETE FROM ledger WHERE seq = 3;"
                   "UPDATE ledger SET id = id - 1 WHERE seq > 3", 3},
        /* Two entries exchanged. */
        {FREE_HAND "UPDATE ledger SET id = id + 96 WHERE seq = 3; UPDATE ledger SET id = id - 1"
                   " WHERE seq = 4; UPDATE ledger SET id = id - 95 WHERE seq = 99", 3},
        /* Text moved from one column to the next. */
        {FREE_HAND "UPDATE ledger SET actor = actor || 't', action = substr(action, 2)"
                   " WHERE seq = 2", 2},
        /* An entry more, with the hash of the one before. */
        {"INSERT INTO ledger SELECT id + 1, entry_id, at, clock, actor, action, subject, body,"
         " hash, hash FROM ledger WHERE seq = 6", 7},
        /* Another node's chain that does not begin at its beginning. */
        {"INSERT INTO ledger SELECT 2 << 48 | 1, entry_id, at, clock, actor, action, subject,"
         " body, previous, hash FROM ledger WHERE seq = 1", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        void *chain = NULL;
        with_chain(&chain);
        struct fixture *fixture = chain;
        raw_run(fixture->path, rows[i].sql);
        struct ledger_report report = verify(fixture);
        if (report.holds || report.seq != rows[i].seq)
            fail_msg("row %zu: holds %d, found %d", i, report.holds, (int)report.seq);
        assert_true(strlen(report.reason) > 0);
        without_chain(&chain);
    }
}

/* Why an entry does not hold is told apart, for what to do next depends on it. */
static void reasons_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *words;
    } rows[] = {
        {FREE_HAND "DELETE FROM ledger WHERE seq = 3", "missing"},
        {FREE_HAND "UPDATE ledger SET hash = zeroblob(32) WHERE seq = 3", "content was changed"},
        {FREE_HAND "UPDATE ledger SET body = '{}' WHERE seq = 3", "content was changed"},
        {FREE_HAND "UPDATE ledger SET previous = zeroblob(32) WHERE seq = 3", "does not follow"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        void *chain = NULL;
        with_chain(&chain);
        struct fixture *fixture = chain;
        raw_run(fixture->path, rows[i].sql);
        struct ledger_report report = verify(fixture);
        assert_false(report.holds);
        if (!strstr(report.reason, rows[i].words))
            fail_msg("“%s” does not say “%s”", report.reason, rows[i].words);
        without_chain(&chain);
    }
}

static void entries_say_the_clock_is_fixed(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM ledger WHERE clock = 'fixed'"),
                     6);
    unsetenv("OBECNI_NOW");
    struct club club;
    struct error err = {0};
    assert_true(club_open(&club, fixture->path, CLUB_WRITING, &err));
    assert_true(club_begin(&club, &err));
    bool ok = club_note(&club, "test.note", "", NULL, &err);
    assert_true(club_end(&club, ok, &err));
    club_close(&club);
    setenv("OBECNI_NOW", "2026-01-12T15:20:00", 1);
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM ledger WHERE seq = 7 AND"
                                               " clock = 'system' AND body = '{}'"), 1);
    assert_true(verify(fixture).holds);
}

/* Kept apart by node: each has its own beginning. */
static void two_chains_in_one_table(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct error err = {0};
    club->ledger.node = 7;
    for (int i = 0; i < 2; i++)
        note(fixture, "test.other", NULL);
    assert_int_equal(raw_number(fixture->path, "SELECT max(seq) FROM ledger WHERE node = 7"), 2);
    struct ledger_report report = verify(fixture);
    assert_true(report.holds);
    assert_int_equal(report.entries, 8);
    assert_memory_equal(report.head, "0000 0006", 9); /* the own chain's end */
    raw_run(fixture->path, FREE_HAND "UPDATE ledger SET body = '{\"x\":1}' WHERE node = 7");
    report = verify(fixture);
    assert_false(report.holds);
    assert_int_equal(report.node, 7);
    assert_true(ledger_load(&club->ledger, club->store, &err));
}

/* What an undone change noted is not in the chain, and the chain goes on. */
static void undone_changes_leave_no_gap(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct error err = {0};
    assert_true(club_begin(club, &err));
    assert_true(club_note(club, "test.outer", "", NULL, &err));
    assert_true(club_begin(club, &err));
    assert_true(club_note(club, "test.inner", "", NULL, &err));
    assert_false(club_end(club, false, &err));
    assert_true(club_note(club, "test.outer", "", NULL, &err));
    assert_true(club_end(club, true, &err));
    assert_true(club_begin(club, &err));
    assert_true(club_note(club, "test.lost", "", NULL, &err));
    assert_false(club_end(club, false, &err));
    note(fixture, "test.last", NULL);
    struct ledger_report report = verify(fixture);
    assert_true(report.holds);
    assert_int_equal(report.entries, 9);
}

/* Ids drawn by a change stay drawn when a change inside it is undone. */
static void ids_are_not_drawn_twice(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct error err = {0};
    assert_true(club_begin(club, &err));
    int64_t outer = club_new_id(club);
    assert_true(club_begin(club, &err));
    int64_t inner = club_new_id(club);
    assert_false(club_end(club, false, &err));
    int64_t after = club_new_id(club);
    assert_true(inner > outer);
    assert_true(after > inner);
    assert_false(club_end(club, false, &err));
}

static void check_grows(struct ledger *ledger, int64_t now, int64_t *last)
{
    int64_t id = ledger_new_id(ledger, now);
    assert_true(id > *last);
    assert_int_equal(id & 1023, ledger->node);
    *last = id;
}

static void ids_always_grow(void **state)
{
    (void)state;
    static const int64_t times[] = {1768227600, 1768227601, 1768227600, 0, -86400, 1577836799,
                                    1577836800, 1768227602, 4102444800, 1768227603};
    struct ledger ledger = {.node = 1023};
    int64_t last = 0;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        check_grows(&ledger, times[i], &last);
    for (int i = 0; i < 10000; i++) /* within one second, the clock long past it */
        check_grows(&ledger, 1768227604, &last);
}

static void ten_thousand_in_one_second(void **state)
{
    (void)state;
    struct ledger ledger = {.node = 0};
    int64_t last = 0, now = 1768227600;
    for (int i = 0; i < 10000; i++)
        check_grows(&ledger, now, &last);
    /* They still fit into their second: the next one's ids begin later. */
    struct ledger later = {.node = 0};
    assert_true(ledger_new_id(&later, now + 1) > last);
}

/* A clock that was never set gives small ids, not wrong ones. */
static void ids_before_their_epoch(void **state)
{
    (void)state;
    struct ledger ledger = {.node = 5};
    int64_t last = 0;
    for (int i = 0; i < 3; i++)
        check_grows(&ledger, 0, &last);
    check_grows(&ledger, 1768227600, &last);
}

/* An id that a closed program gave is known to the next one, through the chain. */
static void ids_grow_over_restarts(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    int64_t last = 0;
    for (int i = 0; i < 3; i++) {
        struct club club;
        assert_true(club_open(&club, fixture->path, CLUB_WRITING, &err));
        club.clock.fixed_at -= i * 3600;
        assert_true(club_begin(&club, &err));
        for (int n = 0; n < 50; n++) {
            int64_t id = club_new_id(&club);
            assert_true(id > last);
            last = id;
        }
        bool ok = club_note(&club, "test.note", "", NULL, &err);
        assert_true(club_end(&club, ok, &err));
        club_close(&club);
    }
}

static int compare_ids(const void *a, const void *b)
{
    int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;
    return first < second ? -1 : first > second;
}

/* Several programs take turns, some of whose changes draw nothing or note twice: no id comes
 * again in the change that follows, whichever program makes it. */
static void following_changes_share_no_id(void **state)
{
    enum { PROGRAMS = 3, CHANGES = 60 };
    struct fixture *fixture = *state;
    struct error err = {0};
    struct club clubs[PROGRAMS];
    int64_t ids[CHANGES * 8];
    size_t count = 0;
    for (int i = 0; i < PROGRAMS; i++)
        assert_true(club_open(&clubs[i], fixture->path, CLUB_WRITING, &err));
    for (int i = 0; i < CHANGES; i++) {
        struct club *club = &clubs[i * 7 % PROGRAMS];
        assert_true(club_begin(club, &err));
        for (int n = 0; n < i % 5; n++)
            ids[count++] = club_new_id(club);
        bool ok = club_note(club, "test.note", "", NULL, &err);
        for (int n = 0; n < i % 3; n++)
            ids[count++] = club_new_id(club);
        ok = ok && club_note(club, "test.note", "", NULL, &err);
        assert_true(club_end(club, ok, &err));
    }
    for (int i = 0; i < PROGRAMS; i++)
        club_close(&clubs[i]);
    qsort(ids, count, sizeof *ids, compare_ids);
    for (size_t i = 1; i < count; i++)
        assert_true(ids[i - 1] < ids[i]);
}

/* Draws an id that no entry covers, in a program of its own. */
static int end_of_uncovered_change(const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        struct club club;
        struct error err = {0};
        static const struct rlimit no_core = {0};
        signal(SIGABRT, SIG_DFL);
        setrlimit(RLIMIT_CORE, &no_core);
        if (!freopen("/dev/null", "w", stderr) || !club_open(&club, path, CLUB_WRITING, &err) ||
            !club_begin(&club, &err) || !club_note(&club, "test.note", "", NULL, &err))
            _exit(2);
        club_new_id(&club);
        _exit(club_end(&club, true, &err) ? 0 : 1);
    }
    int status = 0;
    assert_true(child > 0 && waitpid(child, &status, 0) == child);
    return status;
}

static void no_id_is_drawn_after_the_entry(void **state)
{
    struct fixture *fixture = *state;
    int64_t before = raw_number(fixture->path, "SELECT count(*) FROM ledger");
    int status = end_of_uncovered_change(fixture->path);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM ledger"), before);
}

int main(void)
{
#define chain_test(name) cmocka_unit_test_setup_teardown(name, with_chain, without_chain)
    const struct CMUnitTest tests[] = {
        chain_test(hashes_follow_the_description),
        chain_test(whole_chain_holds),
        chain_test(steps_say_what_the_whole_says),
        cmocka_unit_test(long_chains_in_print),
        cmocka_unit_test(tampering_is_found),
        cmocka_unit_test(reasons_are_told_apart),
        chain_test(entries_say_the_clock_is_fixed),
        chain_test(two_chains_in_one_table),
        chain_test(undone_changes_leave_no_gap),
        chain_test(ids_are_not_drawn_twice),
        cmocka_unit_test(ids_always_grow),
        cmocka_unit_test(ten_thousand_in_one_second),
        cmocka_unit_test(ids_before_their_epoch),
        chain_test(ids_grow_over_restarts),
        chain_test(following_changes_share_no_id),
        chain_test(no_id_is_drawn_after_the_entry),
    };
    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
