/* The connection: transactions that nest, what is durable, what a full disk leaves behind,
 * and what the kiosk may not touch. Files that are refused are test_store_files'. */
#include "store/store.h"

#include "base/memory.h"
#include "store/connection.h"
#include "store/statement.h"
#include "tests/unit/files.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

struct opened {
    struct folder folder;
    struct store *store;
};

static void must(bool ok, const struct error *err)
{
    if (!ok)
        fail_msg("%s", err->text);
}

static int open_new(void **state)
{
    struct opened *opened = calloc(1, sizeof *opened);
    struct error err = {0};
    folder_make(&opened->folder);
    must(store_open(&opened->store, opened->folder.path, STORE_CREATING, &err), &err);
    *state = opened;
    return 0;
}

static int close_it(void **state)
{
    struct opened *opened = *state;
    store_close(opened->store);
    folder_remove(&opened->folder);
    free(opened);
    return 0;
}

static bool set_value(struct store *store, const char *name, struct error *err)
{
    struct statement *s =
        statement_new(store, "INSERT INTO setting (name, value) VALUES (:name, 'x')");
    statement_bind_text(s, ":name", name);
    return statement_run(s, err);
}

static int64_t number(struct store *store, const char *sql)
{
    struct error err = {0};
    struct statement *s = statement_new(store, sql);
    int64_t value = statement_step(s) ? statement_integer(s, 0) : -1;
    must(statement_finish(s, &err), &err);
    return value;
}

static int64_t count_settings(struct store *store)
{
    return number(store, "SELECT count(*) FROM setting");
}

static void commits_are_durable(void **state)
{
    struct opened *opened = *state;
    assert_int_equal(number(opened->store, "PRAGMA synchronous"), 2); /* FULL */
    assert_int_equal(number(opened->store, "PRAGMA foreign_keys"), 1);
    assert_int_equal(number(opened->store, "PRAGMA trusted_schema"), 0);
    assert_int_equal(raw_number(opened->folder.path, "PRAGMA application_id"), 0x4F424543);
    struct statement *s = statement_new(opened->store, "PRAGMA journal_mode");
    assert_true(statement_step(s));
    assert_string_equal(statement_text(s, 0), "wal");
    struct error err = {0};
    must(statement_finish(s, &err), &err);
}

/* A connection that is opened again, in each way that writes. */
static void every_opening_is_durable(void **state)
{
    struct opened *opened = *state;
    static const enum store_access accesses[] = {STORE_WRITING, STORE_KIOSK};
    for (size_t i = 0; i < 2; i++) {
        struct store *store;
        struct error err = {0};
        int value = -1;
        must(store_open(&store, opened->folder.path, accesses[i], &err), &err);
        sqlite3_set_authorizer(store->connection, NULL, NULL);
        value = (int)number(store, "PRAGMA synchronous");
        assert_int_equal(value, 2);
        assert_int_equal(number(store, "PRAGMA foreign_keys"), 1);
        store_close(store);
    }
}

static void inner_undone_outer_kept(void **state)
{
    struct opened *opened = *state;
    struct store *store = opened->store;
    struct error err = {0};
    assert_int_equal(store_depth(store), 0);
    must(store_begin(store, "outer", &err), &err);
    must(set_value(store, "outer before", &err), &err);
    must(store_begin(store, "inner", &err), &err);
    must(store_begin(store, "innermost", &err), &err);
    assert_int_equal(store_depth(store), 3);
    must(set_value(store, "innermost", &err), &err);
    must(store_end(store, true, &err), &err);
    must(set_value(store, "inner", &err), &err);
    assert_false(store_end(store, false, &err));
    assert_int_equal(err.kind, ERROR_NONE);
    assert_int_equal(store_depth(store), 1);
    must(set_value(store, "outer after", &err), &err);
    assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM setting"), 0);
    must(store_end(store, true, &err), &err);
    assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM setting"), 2);
    assert_int_equal(raw_number(opened->folder.path,
                                "SELECT count(*) FROM setting WHERE name LIKE 'outer%'"), 2);
}

static void outer_undone_undoes_all(void **state)
{
    struct opened *opened = *state;
    struct error err = {0};
    must(store_begin(opened->store, "outer", &err), &err);
    must(store_begin(opened->store, "inner", &err), &err);
    must(set_value(opened->store, "inner", &err), &err);
    must(store_end(opened->store, true, &err), &err);
    assert_false(store_end(opened->store, false, &err));
    assert_int_equal(store_depth(opened->store), 0);
    assert_int_equal(count_settings(opened->store), 0);
    must(store_begin(opened->store, "again", &err), &err);
    must(set_value(opened->store, "again", &err), &err);
    must(store_end(opened->store, true, &err), &err);
    assert_int_equal(count_settings(opened->store), 1);
}

static void places_are_remembered(void **state)
{
    struct opened *opened = *state;
    struct error err = {0};
    must(store_begin(opened->store, "the first", &err), &err);
    must(store_begin(opened->store, "the second", &err), &err);
    assert_string_equal(opened->store->where[0], "the first");
    assert_string_equal(opened->store->where[1], "the second");
    must(store_end(opened->store, true, &err), &err);
    must(store_end(opened->store, true, &err), &err);
}

/* Runs in a child, for what must end in an assertion. */
static bool dies(void (*act)(struct store *), struct store *store)
{
    int status;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0});
        signal(SIGABRT, SIG_DFL);
        assert_non_null(freopen("/dev/null", "w", stderr));
        act(store);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void end_without_begin(struct store *store)
{
    struct error err = {0};
    store_end(store, true, &err);
}

static void begin_without_end(struct store *store)
{
    struct error err = {0};
    for (int i = 0; i <= STORE_DEPTH_MAX; i++)
        store_begin(store, "loop", &err);
}

static void mismatched_ends_are_assertions(void **state)
{
    struct opened *opened = *state;
    assert_true(dies(end_without_begin, opened->store));
    assert_true(dies(begin_without_end, opened->store));
}

/* A full disk: one sentence, nothing changed, and it works again when there is room. */
static void full_disk(void **state)
{
    struct opened *opened = *state;
    struct store *store = opened->store;
    struct error err = {0};
    static const char fill[] = "INSERT INTO setting (name, value) WITH RECURSIVE n (i) AS"
                               " (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
                               " SELECT 'fill' || i, hex(zeroblob(1000)) FROM n";
    must(set_value(store, "kept", &err), &err);
    sqlite3_exec(store->connection, "PRAGMA max_page_count = 1", NULL, NULL, NULL);
    must(store_begin(store, "outer", &err), &err);
    must(set_value(store, "lost", &err), &err);
    must(store_begin(store, "inner", &err), &err);
    assert_false(statement_run(statement_new(store, fill), &err));
    assert_false(store_end(store, false, &err));
    assert_false(store_end(store, false, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_string_equal(err.text,
                        "The disk is full. Nothing was changed. Make room and try again.");
    assert_int_equal(store_depth(store), 0);
    assert_int_equal(count_settings(store), 1);
    sqlite3_exec(store->connection, "PRAGMA max_page_count = 1000000", NULL, NULL, NULL);
    error_clear(&err);
    must(store_begin(store, "again", &err), &err);
    must(statement_run(statement_new(store, fill), &err), &err);
    must(store_end(store, true, &err), &err);
    assert_int_equal(count_settings(store), 401);
}

static void others_commits_are_seen(void **state)
{
    struct opened *opened = *state;
    int64_t before = store_change_count(opened->store);
    struct error err = {0};
    must(set_value(opened->store, "own", &err), &err);
    assert_int_equal(store_change_count(opened->store), before);
    raw_run(opened->folder.path, "INSERT INTO setting VALUES ('other', 'x')");
    assert_int_not_equal(store_change_count(opened->store), before);
}

static void checkpoint_fills_the_file(void **state)
{
    struct opened *opened = *state;
    struct error err = {0};
    must(set_value(opened->store, "a name that is easily found", &err), &err);
    struct bytes before = bytes_read(opened->folder.path);
    assert_false(bytes_hold(before, "a name that is easily found"));
    store_checkpoint(opened->store);
    struct bytes after = bytes_read(opened->folder.path);
    assert_true(bytes_hold(after, "a name that is easily found"));
    free(before.data);
    free(after.data);
}

static bool tell_state(struct store *store, int node, struct error *err)
{
    struct statement *s = statement_new(store, "INSERT INTO kiosk_state (node, started_at, seen_at,"
                                               " version, clock, width, height) VALUES (:node, 1,"
                                               " 1, '', 'fixed', 1, 1)");
    statement_bind_integer(s, ":node", node);
    return statement_run(s, err);
}

/* A kiosk's connection counts what it adds; a reader that is still at it keeps the log from being
 * begun again, and what stands there is not counted twice. */
static void log_pages_are_counted(void **state)
{
    struct opened *opened = *state;
    struct error err = {0};
    struct store *kiosk, *reader;
    must(store_open(&kiosk, opened->folder.path, STORE_DESK, &err), &err);
    must(store_open(&reader, opened->folder.path, STORE_READING, &err), &err);
    assert_int_equal(store_log_pages(kiosk), 0);
    must(tell_state(kiosk, 1, &err), &err);
    int one = store_log_pages(kiosk);
    assert_true(one > 0);
    must(store_begin_reading(reader, "test", &err), &err);
    assert_int_equal(number(reader, "SELECT count(*) FROM kiosk_state"), 1); /* and stays there */
    must(tell_state(kiosk, 2, &err), &err);
    assert_true(store_log_pages(kiosk) > one);
    store_checkpoint(kiosk);
    assert_int_equal(store_log_pages(kiosk), 0);
    must(tell_state(kiosk, 3, &err), &err);
    assert_true(store_log_pages(kiosk) > 0 && store_log_pages(kiosk) <= one);
    assert_true(store_end(reader, true, &err));
    store_checkpoint(kiosk);
    must(tell_state(kiosk, 4, &err), &err);
    assert_true(store_log_pages(kiosk) <= one); /* from the beginning again */
    store_close(reader);
    store_close(kiosk);
}

static void closing_nothing(void **state)
{
    (void)state;
    store_close(NULL);
}

/* What the kiosk's connection may do, and each thing else is tried. */
static bool is_permitted(const char *table, const char *action)
{
    static const struct {
        const char *table, *actions;
    } permitted[] = {
        {.table = "presence_event", .actions = "insert"},
        {.table = "attendance", .actions = "insert update"},
        {.table = "session_opening", .actions = "insert"},
        {.table = "expected", .actions = "insert"},
        {.table = "ledger", .actions = "insert"},
        {.table = "kiosk_state", .actions = "insert update"},
        {.table = "number_guard", .actions = "insert update delete"},
        {.table = "kiosk_guard", .actions = "insert update"},
        {.table = "participant_preference", .actions = "insert update"},
    };
    for (size_t i = 0; i < sizeof permitted / sizeof *permitted; i++) {
        if (strcmp(permitted[i].table, table) == 0)
            return strstr(permitted[i].actions, action) != NULL;
    }
    return false;
}

/* Whether the authorizer lets it through; what constraints say afterwards does not matter. */
static bool is_let_through(struct store *kiosk, const char *sql)
{
    sqlite3_stmt *compiled = NULL;
    int code = sqlite3_prepare_v2(kiosk->connection, sql, -1, &compiled, NULL);
    if (code == SQLITE_OK)
        sqlite3_step(compiled);
    sqlite3_finalize(compiled);
    if (code != SQLITE_OK && code != SQLITE_AUTH)
        assert_non_null(strstr(sqlite3_errmsg(kiosk->connection), "may not be modified"));
    return code == SQLITE_OK;
}

static void try_table(struct store *kiosk, const char *table, const char *column)
{
    static const char *const actions[] = {"insert", "update", "delete"};
    char sql[3][200];
    snprintf(sql[0], sizeof *sql, "INSERT INTO \"%s\" DEFAULT VALUES", table);
    snprintf(sql[1], sizeof *sql, "UPDATE \"%s\" SET \"%s\" = \"%s\"", table, column, column);
    snprintf(sql[2], sizeof *sql, "DELETE FROM \"%s\"", table);
    for (int i = 0; i < 3; i++) {
        if (is_let_through(kiosk, sql[i]) != is_permitted(table, actions[i]))
            fail_msg("the kiosk and: %s", sql[i]);
    }
}

static void kiosk_writes_presence_only(void **state)
{
    struct opened *opened = *state;
    struct store *kiosk;
    struct error err = {0};
    int tables = 0;
    must(store_open(&kiosk, opened->folder.path, STORE_KIOSK, &err), &err);
    struct statement *s = statement_new(
        opened->store, "SELECT t.name, (SELECT name FROM pragma_table_info(t.name) LIMIT 1)"
                       " FROM sqlite_schema t WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
    for (; statement_step(s); tables++)
        try_table(kiosk, statement_text(s, 0), statement_text(s, 1));
    must(statement_finish(s, &err), &err);
    assert_true(tables > 15);
    store_close(kiosk);
}

static void kiosk_changes_no_schema(void **state)
{
    struct opened *opened = *state;
    static const char *const forbidden[] = {
        "DROP TRIGGER ledger_is_never_changed",
        "DROP TABLE presence_event",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "CREATE TEMP TRIGGER t AFTER INSERT ON ledger BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE INDEX i ON ledger (at)",
        "ALTER TABLE ledger RENAME TO other",
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA user_version = 1",
        "PRAGMA recursive_triggers = ON",
        "ANALYZE",
        "REINDEX",
        "INSERT INTO sqlite_schema DEFAULT VALUES",
        "UPDATE sqlite_schema SET sql = ''",
        "REPLACE INTO setting (name, value) VALUES ('early_minutes', '240')",
        "WITH x AS (SELECT 1) DELETE FROM card",
    };
    struct store *kiosk;
    struct error err = {0};
    must(store_open(&kiosk, opened->folder.path, STORE_KIOSK, &err), &err);
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
        if (is_let_through(kiosk, forbidden[i]))
            fail_msg("the kiosk may: %s", forbidden[i]);
    }
    assert_true(is_let_through(kiosk, "SELECT count(*) FROM card"));
    assert_int_equal(store_change_count(kiosk), store_change_count(kiosk));
    assert_true(store_change_count(kiosk) > 0);
    must(store_begin(kiosk, "outer", &err), &err);
    must(store_begin(kiosk, "inner", &err), &err);
    must(store_end(kiosk, true, &err), &err);
    must(store_end(kiosk, true, &err), &err);
    store_close(kiosk);
}

/* The kiosk's refusal reads as a storage error, not as an answer. */
static void kiosk_refusal_is_an_error(void **state)
{
    struct opened *opened = *state;
    struct store *kiosk;
    struct error err = {0};
    must(store_open(&kiosk, opened->folder.path, STORE_KIOSK, &err), &err);
    assert_false(set_value(kiosk, "early_minutes", &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_int_equal(count_settings(opened->store), 0);
    store_close(kiosk);
}

static void reading_changes_nothing(void **state)
{
    struct opened *opened = *state;
    struct store *reading;
    struct error err = {0};
    must(store_open(&reading, opened->folder.path, STORE_READING, &err), &err);
    assert_int_equal(count_settings(reading), 0);
    assert_false(set_value(reading, "x", &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_non_null(strstr(err.text, "may only be read"));
    store_close(reading);
    assert_int_equal(count_settings(opened->store), 0);
}

int main(void)
{
#define opened_test(name) cmocka_unit_test_setup_teardown(name, open_new, close_it)
    const struct CMUnitTest tests[] = {
        opened_test(commits_are_durable),
        opened_test(every_opening_is_durable),
        opened_test(inner_undone_outer_kept),
        opened_test(outer_undone_undoes_all),
        opened_test(places_are_remembered),
        opened_test(mismatched_ends_are_assertions),
        opened_test(full_disk),
        opened_test(others_commits_are_seen),
        opened_test(checkpoint_fills_the_file),
        opened_test(log_pages_are_counted),
        cmocka_unit_test(closing_nothing),
        opened_test(kiosk_writes_presence_only),
        opened_test(kiosk_changes_no_schema),
        opened_test(kiosk_refusal_is_an_error),
        opened_test(reading_changes_nothing),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
