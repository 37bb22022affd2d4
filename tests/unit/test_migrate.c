/* The schema: made in steps from any earlier one, and what it refuses by itself, whatever a
 * program may try. */
#include "base/memory.h"
#include "store/connection.h"
#include "store/statement.h"
#include "tests/unit/files.h"
#include "tests/unit/fixture.h"

/* Everything that stands in the schema, as one text. */
static char *schema_text(const char *path)
{
    sqlite3 *connection = NULL;
    sqlite3_stmt *compiled = NULL;
    struct buffer text = {0};
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(connection,
                                        "SELECT type || name || ifnull(sql, '') FROM sqlite_schema"
                                        " ORDER BY type, name", -1, &compiled, NULL), SQLITE_OK);
    while (sqlite3_step(compiled) == SQLITE_ROW)
        buffer_printf(&text, "%s\n", (const char *)sqlite3_column_text(compiled, 0));
    sqlite3_finalize(compiled);
    sqlite3_close(connection);
    return text.text;
}

/* A file as a program that knew only the first `count` steps made it. */
static void make_old(const char *path, int count)
{
    char mark[100];
    for (int i = 0; i < count; i++)
        raw_run(path, schema_steps[i].sql);
    snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             STORE_APPLICATION_ID, count ? schema_steps[count - 1].number : 0);
    raw_run(path, mark);
}

static bool open_and_close(const char *path, enum store_access access_wanted, struct error *err)
{
    struct store *store;
    bool ok = store_open(&store, path, access_wanted, err);
    store_close(store);
    return ok;
}

static void steps_are_in_order(void **state)
{
    (void)state;
    for (int i = 0; i < schema_step_count; i++) {
        assert_int_equal(schema_steps[i].number, i + 1);
        assert_true(strlen(schema_steps[i].name) > 0);
    }
    assert_int_equal(store_schema_version(), schema_step_count);
}

static void every_earlier_version_is_brought_up(void **state)
{
    (void)state;
    char *newest = NULL;
    for (int count = schema_step_count; count >= 1; count--) {
        struct folder folder;
        struct error err = {0};
        folder_make(&folder);
        make_old(folder.path, count);
        if (!open_and_close(folder.path, count % 2 ? STORE_WRITING : STORE_KIOSK, &err))
            fail_msg("from %d: %s", count, err.text);
        assert_int_equal(raw_number(folder.path, "PRAGMA user_version"), store_schema_version());
        char *text = schema_text(folder.path);
        if (newest)
            assert_string_equal(text, newest);
        else
            newest = memory_copy_text(text);
        free(text);
        folder_remove(&folder);
    }
    free(newest);
}

static void failed_step_leaves_the_old_version(void **state)
{
    (void)state;
    struct folder folder;
    struct error err = {0};
    folder_make(&folder);
    make_old(folder.path, 1);
    raw_run(folder.path, "CREATE TABLE presence_event (id)"); /* in the way of the last step */
    char *before = schema_text(folder.path);
    assert_false(open_and_close(folder.path, STORE_WRITING, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_non_null(strstr(err.text, "presence_event"));
    char *after = schema_text(folder.path);
    assert_string_equal(after, before);
    assert_int_equal(raw_number(folder.path, "PRAGMA user_version"), 1);
    free(before);
    free(after);
    folder_remove(&folder);
}

/* Marked as ours without a schema: its steps are run, and that no club is in it is said. */
static void marked_file_without_a_schema(void **state)
{
    (void)state;
    struct folder folder;
    struct error err = {0};
    folder_make(&folder);
    make_old(folder.path, 0);
    struct club club;
    assert_false(club_open(&club, folder.path, CLUB_WRITING, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_non_null(strstr(err.text, "interrupted"));
    folder_remove(&folder);
}

static void all_tables_are_strict(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM pragma_table_list"
                                               " WHERE schema = 'main' AND type = 'table'"
                                               " AND name NOT LIKE 'sqlite%' AND NOT strict"), 0);
    assert_true(raw_number(fixture->path, "SELECT count(*) FROM pragma_table_list"
                                          " WHERE schema = 'main' AND strict") > 15);
    assert_int_equal(raw_number(fixture->path, "PRAGMA foreign_key_check"), -1);
}

/* id, kind, session, participant, source, status, reason, about. */
#define EVENT                                                                                      \
    "INSERT INTO presence_event (at, noted_at, actor, id, kind, session_id, participant_id,"       \
    " source, status, reason, about_id) VALUES (10, 10, 'AP', "

/* A person, two staff, a group with a session, one arrival. */
static const char people_sql[] =
    "INSERT INTO staff VALUES (1, 'AP', 'A', '', 'office', 'ap', '2026-01-01', NULL, 0);"
    "INSERT INTO participant (id, number, created_at) VALUES (1, '0000001', 0), (2, '0000002', 0);"
    "INSERT INTO card VALUES (1, 1, 'C000001', zeroblob(32), 0, NULL, NULL);"
    "INSERT INTO identity VALUES (1, 1, zeroblob(24), x'00', NULL, 0);"
    "INSERT INTO activity (id, code, title, kind, form, is_open, created_at)"
    " VALUES (1, 'G1', 'G', 'k', 'group', 0, 0);"
    "INSERT INTO schedule VALUES (1, 1, 'R', 0, 60, NULL, 'r', '2026-01-01', NULL, 1,"
    " '2026-01-01', NULL, 0);"
    "INSERT INTO session (id, code, activity_id, schedule_id, held_on, start_at, end_at,"
    " planned_start_at, room, created_at) VALUES (1, 'S1', 1, 1, '2026-01-12', 10, 20, 10, 'r', 0);"
    "INSERT INTO enrolment VALUES (1, 1, 1, '2026-01-01', '2026-06-30', NULL, 0);"
    "INSERT INTO booking VALUES (1, 1, 1, 0, NULL);"
    "INSERT INTO session_opening VALUES (1, 10, 15, 15, 'whole');"
    "INSERT INTO session_course (session_id, version, actor, noted_at) VALUES (1, 1, 'AP', 10);"
    "INSERT INTO expected VALUES (1, 1);"
    EVENT "1, 'arrived', 1, 1, 'card', NULL, NULL, NULL);"
    EVENT "2, 'corrected', 1, 1, 'correction', 'absent', 'r', NULL);"
    "INSERT INTO attendance (session_id, participant_id, status, source)"
    " VALUES (1, 1, 'absent', 'correction');"
    "INSERT INTO calendar_exception VALUES ('2026-01-12', 'closed', '', 0);";

#define LEDGER "id, entry_id, at, clock, actor, action, subject, body, previous, hash"

static void append_only_tables(void **state)
{
    struct fixture *fixture = *state;
    static const char *const forbidden[] = {
        "UPDATE ledger SET actor = 'x'",
        "UPDATE ledger SET body = body",
        "DELETE FROM ledger",
        "DELETE FROM ledger WHERE seq = 1",
        "UPDATE presence_event SET at = at",
        "UPDATE presence_event SET status = 'present' WHERE id = 2",
        "DELETE FROM presence_event",
        "UPDATE session_course SET headcount = 3",
        "DELETE FROM session_course",
        "PRAGMA recursive_triggers = ON; REPLACE INTO presence_event SELECT * FROM presence_event",
        "PRAGMA recursive_triggers = ON; REPLACE INTO ledger SELECT " LEDGER " FROM ledger",
        ("INSERT INTO presence_event SELECT * FROM presence_event WHERE id = 1"
         " ON CONFLICT DO UPDATE SET at = 0"),
    };
    raw_run(fixture->path, people_sql);
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        raw_refusal(fixture->path, forbidden[i], "append-only");
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM ledger"), 1);
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM presence_event"), 2);
}

/* The program's own connections: REPLACE is a deletion too. */
static void nothing_is_replaced(void **state)
{
    struct fixture *fixture = *state;
    raw_run(fixture->path, people_sql);
    static const enum store_access accesses[] = {STORE_WRITING, STORE_KIOSK};
    for (size_t i = 0; i < 2; i++) {
        struct store *store;
        struct error err = {0};
        assert_true(store_open(&store, fixture->path, accesses[i], &err));
        assert_false(statement_run(
            statement_new(store, "REPLACE INTO ledger (id, entry_id, at, clock, actor, action,"
                                 " subject, body, previous, hash) VALUES (1 << 48 | 1, 1, 0,"
                                 " 'system', 'x', 'x', '', '{}', zeroblob(32), zeroblob(32))"),
            &err));
        assert_non_null(strstr(err.text, "append-only"));
        error_clear(&err);
        assert_false(statement_run(
            statement_new(store, "REPLACE INTO presence_event (id, kind, session_id,"
                                 " participant_id, at, noted_at, source, actor) VALUES"
                                 " (1, 'arrived', 1, 2, 0, 0, 'card', 'x')"),
            &err));
        assert_non_null(strstr(err.text, "append-only"));
        store_close(store);
    }
}

struct refusal {
    const char *sql, *words;
};

static void check_refusals(struct fixture *fixture, const struct refusal *rows, size_t count)
{
    raw_run(fixture->path, people_sql);
    for (size_t i = 0; i < count; i++)
        raw_refusal(fixture->path, rows[i].sql, rows[i].words);
}

static void repeats_are_impossible(void **state)
{
    static const struct refusal rows[] = {
        {EVENT "9, 'arrived', 1, 1, 'staff_manual', NULL, NULL, NULL)", "UNIQUE"},
        {"INSERT INTO card VALUES (2, 1, 'C000002', x'" "0101010101010101010101010101010101010101"
         "010101010101010101010101', 0, NULL, NULL)", "UNIQUE"}, /* a second card in use */
        {"INSERT INTO card VALUES (2, 2, 'C000002', zeroblob(32), 0, NULL, NULL)", "UNIQUE"},
        {"INSERT INTO card VALUES (2, 2, 'C000001', x'" "0101010101010101010101010101010101010101"
         "010101010101010101010101', 0, NULL, NULL)", "UNIQUE"},
        {"INSERT INTO participant (id, number, created_at) VALUES (3, '0000001', 0)", "UNIQUE"},
        {"INSERT INTO booking VALUES (2, 1, 2, 0, NULL)", "UNIQUE"},
        {"INSERT INTO session SELECT 2, 'S2', activity_id, schedule_id, held_on, start_at, end_at,"
         " planned_start_at, room, state, NULL, NULL, 0, 0 FROM session", "UNIQUE"},
        {"INSERT INTO staff VALUES (2, 'AP', 'B', '', 'office', NULL, '2026-01-01', NULL, 0)",
         "UNIQUE"},
        {"INSERT INTO staff VALUES (2, 'BX', 'B', '', 'office', 'ap', '2026-01-01', NULL, 0)",
         "UNIQUE"},
        {"INSERT INTO session_opening VALUES (1, 11, 15, 15, 'real')", "UNIQUE"},
        {"INSERT INTO session_course SELECT * FROM session_course", "UNIQUE"},
        {EVENT "8, 'placed', NULL, 1, 'staff_manual', NULL, 'other', 7);"
         EVENT "9, 'placed', NULL, 1, 'staff_manual', NULL, 'other', 7)", "UNIQUE"},
        {"INSERT INTO expected VALUES (1, 1)", "UNIQUE"},
        {"INSERT INTO attendance SELECT * FROM attendance", "UNIQUE"},
        {"INSERT INTO identity VALUES (1, 1, zeroblob(24), x'01', NULL, 0)", "UNIQUE"},
        {"INSERT INTO ledger SELECT " LEDGER " FROM ledger", "UNIQUE"},
        {"INSERT INTO club SELECT 2, node, institution, name, address, zone, 0 FROM club", "CHECK"},
        {"INSERT INTO enrolment VALUES (2, 1, 1, '2026-06-30', NULL, NULL, 0)", "overlap"},
        {"INSERT INTO enrolment VALUES (2, 1, 1, '2025-01-01', NULL, NULL, 0)", "overlap"},
        {"INSERT INTO enrolment VALUES (2, 1, 1, '2026-07-01', NULL, NULL, 0);"
         "UPDATE enrolment SET until_on = NULL WHERE id = 1", "overlap"},
    };
    check_refusals(*state, rows, sizeof rows / sizeof *rows);
}

static void corrections_may_repeat(void **state)
{
    struct fixture *fixture = *state;
    raw_run(fixture->path, people_sql);
    raw_run(fixture->path, EVENT "3, 'corrected', 1, 1, 'correction', 'absent', 'r', NULL);"
                           EVENT "4, 'marked', 1, 1, 'staff_manual', 'present', NULL, NULL);"
                           EVENT "5, 'marked', 1, 1, 'staff_manual', 'present', NULL, NULL);"
                           EVENT "6, 'left', 1, 1, 'card', NULL, NULL, NULL);"
                           EVENT "7, 'left', 1, 1, 'card', NULL, NULL, NULL);"
                           EVENT "8, 'excuse_granted', 1, 1, 'staff_manual', NULL, NULL, 5);"
                           EVENT "9, 'excuse_granted', 1, 1, 'staff_manual', NULL, NULL, 5)");
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM presence_event"), 9);
}

static void wrong_values_are_impossible(void **state)
{
    static const struct refusal rows[] = {
        {"UPDATE participant SET created_at = 'today'", "cannot store TEXT"},
        {"UPDATE participant SET number = '12'", "CHECK"},
        {"UPDATE participant SET left_on = '2026-01-01'", "CHECK"},
        {"UPDATE card SET token_hash = zeroblob(31)", "CHECK"},
        {"UPDATE card SET token_hash = 'OB1'", "cannot store TEXT"},
        {"UPDATE card SET revoked_at = 1", "CHECK"},
        {"UPDATE session SET end_at = start_at", "CHECK"},
        {"UPDATE session SET state = 'cancelled'", "CHECK"},
        {"UPDATE session SET state = 'held'", "CHECK"},
        {"UPDATE session SET cancel_reason = 'room'", "CHECK"},
        {"UPDATE session SET start_at = '15:30'", "cannot store TEXT"},
        {"UPDATE attendance SET status = 'missing'", "CHECK"},
        {"UPDATE attendance SET came_anyway = 2", "CHECK"},
        {"UPDATE schedule SET end_minutes = 0", "CHECK"},
        {"UPDATE enrolment SET until_on = '2025-12-31'", "CHECK"},
        {"INSERT INTO identity VALUES (1, 9, zeroblob(12), zeroblob(20), NULL, 0)", "CHECK"},
        {"UPDATE club SET node = 1024", "CHECK"},
        {"UPDATE session SET cancelled_at = 5", "CHECK"},
        {"UPDATE session_opening SET late_minutes = -1", "CHECK"},
        {"UPDATE session_opening SET leave_minutes = -1", "CHECK"},
        {"UPDATE session_opening SET credit = 'half'", "CHECK"},
        {"UPDATE activity SET credit = 'half'", "CHECK"},
        {"UPDATE participant SET merged_into_id = id", "CHECK"},
        {"INSERT INTO session_course (session_id, version, began_at, actor, noted_at)"
         " VALUES (1, 2, 10, 'AP', 10)", "CHECK"}, /* an end belongs to the beginning */
        {"INSERT INTO session_course (session_id, version, began_at, ended_at, actor, noted_at)"
         " VALUES (1, 2, 10, 10, 'AP', 10)", "CHECK"},
        {"INSERT INTO session_course (session_id, version, headcount, actor, noted_at)"
         " VALUES (1, 2, -1, 'AP', 10)", "CHECK"},
        {"UPDATE calendar_exception SET kind = 'maybe'", "CHECK"},
        {"UPDATE staff SET role = ''", "CHECK"},
        {"UPDATE vault_wrapping SET wrapped = zeroblob(32)", "CHECK"},
        {"INSERT INTO vault_guard VALUES (2, 0)", "CHECK"},
        {EVENT "9, 'arrived', NULL, 1, 'card', NULL, NULL, NULL)", "CHECK"},
        {EVENT "9, 'open_arrival', 1, 1, 'card', NULL, NULL, NULL)", "CHECK"},
        {EVENT "9, 'corrected', 1, 1, 'correction', 'absent', NULL, NULL)",
         "CHECK"}, /* no correction without a reason */
        {EVENT "9, 'refused', 1, 1, 'staff_manual', 'refused_entry', NULL, NULL)", "CHECK"},
        {EVENT "9, 'refused', 1, 1, 'staff_manual', 'absent', 'conduct', NULL)", "CHECK"},
        {EVENT "9, 'marked', 1, 1, 'staff_manual', 'refused_entry', NULL, NULL)", "CHECK"},
        {EVENT "9, 'marked', 1, 1, 'staff_manual', 'excused', NULL, NULL)", "CHECK"},
        {EVENT "9, 'marked', 1, 1, 'staff_manual', NULL, NULL, NULL)", "CHECK"},
        {EVENT "9, 'left', 1, 1, 'card', 'left_early', NULL, NULL)", "CHECK"},
        {EVENT "9, 'excuse_granted', 1, 1, 'staff_manual', NULL, NULL, NULL)", "CHECK"},
        {EVENT "9, 'placed', NULL, 1, 'staff_manual', NULL, 'other', NULL)", "CHECK"},
        {EVENT "9, 'arrived', 1, 2, 'magic', NULL, NULL, NULL)", "CHECK"},
        {EVENT "9, 'arrived', 1, 77, 'card', NULL, NULL, NULL)", "FOREIGN KEY"},
        {"INSERT INTO attendance (session_id, participant_id, status, source)"
         " VALUES (77, 1, 'present', 'card')", "FOREIGN KEY"},
        {"DELETE FROM participant WHERE id = 1", "FOREIGN KEY"},
        {"DELETE FROM session", "FOREIGN KEY"},
    };
    check_refusals(*state, rows, sizeof rows / sizeof *rows);
}

static int with_club(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture_open(fixture);
    *state = fixture;
    return 0;
}

static int without_club(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

int main(void)
{
#define club_test(name) cmocka_unit_test_setup_teardown(name, with_club, without_club)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_in_order),
        cmocka_unit_test(every_earlier_version_is_brought_up),
        cmocka_unit_test(failed_step_leaves_the_old_version),
        cmocka_unit_test(marked_file_without_a_schema),
        club_test(all_tables_are_strict),
        club_test(append_only_tables),
        club_test(nothing_is_replaced),
        club_test(repeats_are_impossible),
        club_test(corrections_may_repeat),
        club_test(wrong_values_are_impossible),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
