/* Statements: the first failure sticks, literals are compiled once, values come back whole. */
#include "store/statement.h"

#include "store/connection.h"
#include "tests/unit/files.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

struct opened {
    struct folder folder;
    struct store *store;
};

static int open_new(void **state)
{
    struct opened *opened = calloc(1, sizeof *opened);
    struct error err = {0};
    folder_make(&opened->folder);
    assert_true(store_open(&opened->store, opened->folder.path, STORE_CREATING, &err));
    sqlite3_exec(opened->store->connection,
                 "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL,"
                 " size INTEGER CHECK (size > 0), data BLOB, owner INTEGER REFERENCES thing (id))"
                 " STRICT", NULL, NULL, NULL);
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

static int64_t number(struct store *store, const char *sql)
{
    struct error err = {0};
    struct statement *s = statement_new(store, sql);
    int64_t value = statement_step(s) ? statement_integer(s, 0) : -1;
    assert_true(statement_finish(s, &err));
    return value;
}

static void first_failure_sticks(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    struct error err = {0};
    struct statement *s = statement_new(store, "SELECT * FROM nowhere WHERE name = :name");
    assert_non_null(s);
    statement_bind_text(s, ":name", "x");
    statement_bind_integer(s, ":not even there", 1);
    statement_bind_null(s, ":name");
    statement_bind_bytes(s, ":name", "x", 1);
    assert_false(statement_step(s));
    assert_false(statement_step(s));
    assert_int_equal(statement_integer(s, 0), 0);
    assert_string_equal(statement_text(s, 0), "");
    assert_true(statement_is_null(s, 0));
    assert_false(statement_finish(s, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_non_null(strstr(err.text, "nowhere"));
}

static void failure_while_stepping_sticks(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    struct error err = {0};
    static const char sql[] = "INSERT INTO thing (name, size) VALUES ('x', :size)";
    struct statement *s = statement_new(store, sql);
    statement_bind_integer(s, ":size", -1);
    assert_false(statement_step(s));
    statement_bind_integer(s, ":size", 1); /* too late: nothing is done any more */
    assert_false(statement_step(s));
    sqlite3_exec(store->connection, "SELECT * FROM elsewhere", NULL, NULL, NULL);
    assert_false(statement_finish(s, &err));
    assert_non_null(strstr(err.text, "CHECK"));
    assert_int_equal(number(store, "SELECT count(*) FROM thing"), 0);
    s = statement_new(store, sql);
    statement_bind_integer(s, ":size", 1);
    error_clear(&err);
    assert_true(statement_run(s, &err));
    assert_int_equal(number(store, "SELECT count(*) FROM thing"), 1);
}

/* A statement that could not be compiled is compiled again when its literal is used next. */
static void failed_literal_recovers(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    static const char sql[] = "SELECT 7 FROM later";
    struct error err = {0};
    assert_false(statement_run(statement_new(store, sql), &err));
    sqlite3_exec(store->connection, "CREATE TABLE later AS SELECT 1", NULL, NULL, NULL);
    assert_int_equal(number(store, sql), 7);
}

static void first_error_is_kept(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    struct error err = {0};
    error_set(&err, ERROR_REFUSED, "Earlier.");
    assert_false(statement_run(statement_new(store, "SELECT * FROM nowhere"), &err));
    assert_int_equal(err.kind, ERROR_REFUSED);
    assert_string_equal(err.text, "Earlier.");
}

static void literals_are_compiled_once(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    static const char sql[] = "SELECT :value";
    struct error err = {0};
    struct statement *first = statement_new(store, sql);
    sqlite3_stmt *compiled = first->compiled;
    statement_bind_integer(first, ":value", 5);
    assert_true(statement_step(first));
    assert_int_equal(statement_integer(first, 0), 5);
    assert_true(statement_finish(first, &err));
    struct statement *second = statement_new(store, sql);
    assert_ptr_equal(second, first);
    assert_ptr_equal(second->compiled, compiled);
    assert_true(statement_step(second)); /* nothing of the first use is left */
    assert_true(statement_is_null(second, 0));
    assert_true(statement_finish(second, &err));
}

/* Counts down through the same literal, each use open while the next one runs. */
static int64_t sum_down_from(struct store *store, int64_t from)
{
    struct error err = {0};
    struct statement *s = statement_new(store, "SELECT :from UNION ALL SELECT 1000");
    statement_bind_integer(s, ":from", from);
    assert_true(statement_step(s));
    int64_t sum = from > 0 ? sum_down_from(store, from - 1) : 0;
    sum += statement_integer(s, 0);
    assert_true(statement_step(s));
    assert_int_equal(statement_integer(s, 0), 1000);
    assert_false(statement_step(s));
    assert_true(statement_finish(s, &err));
    return sum;
}

static void one_literal_within_itself(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    assert_int_equal(sum_down_from(store, 20), 210);
    assert_int_equal(sum_down_from(store, 3), 6);
}

static void more_literals_than_are_kept(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    enum { COUNT = STORE_CACHE_SLOTS + 40 };
    static char sql[COUNT][32];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < COUNT; i++) {
            snprintf(sql[i], sizeof sql[i], "SELECT %d", i);
            assert_int_equal(number(store, sql[i]), i);
        }
    }
    int kept = 0;
    for (int i = 0; i < STORE_CACHE_SLOTS; i++)
        kept += store->cache[i] != NULL;
    assert_int_equal(kept, STORE_CACHE_SLOTS);
}

static void values_come_back_whole(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    static const int64_t numbers[] = {0, 1, -1, INT64_MAX, INT64_MIN, 4294967296};
    static const char data[] = {0, 1, 0, 'x', 0};
    struct error err = {0};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        size_t length;
        char text[12];
        struct statement *s = statement_new(
            store, "SELECT :number, :text, :bytes, :null, :empty, :full, :no_text");
        statement_bind_integer(s, ":number", numbers[i]);
        statement_bind_text(s, ":text", "Łódź");
        statement_bind_bytes(s, ":bytes", data, sizeof data);
        statement_bind_null(s, ":null");
        statement_bind_text_or_null(s, ":empty", "");
        statement_bind_text_or_null(s, ":full", "x");
        statement_bind_text(s, ":no_text", NULL);
        assert_true(statement_step(s));
        assert_int_equal(statement_integer(s, 0), numbers[i]);
        assert_string_equal(statement_text(s, 1), "Łódź");
        statement_copy_text(s, 1, text, 8);
        assert_string_equal(text, "Łódź");
        assert_memory_equal(statement_bytes(s, 2, &length), data, sizeof data);
        assert_int_equal(length, sizeof data);
        assert_true(statement_is_null(s, 3));
        assert_string_equal(statement_text(s, 3), "");
        assert_true(statement_is_null(s, 4));
        assert_false(statement_is_null(s, 5));
        assert_true(statement_is_null(s, 6));
        assert_false(statement_step(s));
        assert_true(statement_finish(s, &err));
    }
}

static bool add_thing(struct store *store, int64_t id, const char *name, int64_t owner,
                      bool *is_repeat, struct error *err)
{
    struct statement *s = statement_new(
        store, "INSERT INTO thing (id, name, size, owner) VALUES (:id, :name, 1, :owner)");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":name", name);
    if (owner)
        statement_bind_integer(s, ":owner", owner);
    return statement_run_unique(s, is_repeat, err);
}

/* A repeat is an answer; any other broken rule is an error. */
static void repeats_are_answers(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    struct error err = {0};
    bool is_repeat = true;
    assert_true(add_thing(store, 1, "a", 0, &is_repeat, &err));
    assert_false(is_repeat);
    assert_true(add_thing(store, 2, "a", 0, &is_repeat, &err));
    assert_true(is_repeat);
    assert_true(add_thing(store, 1, "b", 0, &is_repeat, &err));
    assert_true(is_repeat);
    assert_int_equal(err.kind, ERROR_NONE);
    assert_int_equal(number(store, "SELECT count(*) FROM thing"), 1);
    assert_false(add_thing(store, 3, NULL, 0, &is_repeat, &err));
    assert_false(is_repeat);
    assert_int_equal(err.kind, ERROR_STORAGE);
    error_clear(&err);
    assert_false(add_thing(store, 3, "c", 99, &is_repeat, &err)); /* no such owner */
    assert_false(is_repeat);
    error_clear(&err);
    assert_true(add_thing(store, 3, "c", 1, &is_repeat, &err));
    assert_false(is_repeat);
    assert_int_equal(number(store, "SELECT count(*) FROM thing"), 2);
}

static void bind_unknown_name(struct store *store)
{
    statement_bind_integer(statement_new(store, "SELECT :a"), ":b", 1);
}

static void copy_too_long_text(struct store *store)
{
    char text[4];
    struct statement *s = statement_new(store, "SELECT 'four'");
    statement_step(s);
    statement_copy_text(s, 0, text, sizeof text);
}

static void mistakes_are_assertions(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    void (*const mistakes[])(struct store *) = {bind_unknown_name, copy_too_long_text};
    for (size_t i = 0; i < 2; i++) {
        int status;
        pid_t child = fork();
        if (child == 0) {
            setrlimit(RLIMIT_CORE, &(struct rlimit){0});
            signal(SIGABRT, SIG_DFL);
            assert_non_null(freopen("/dev/null", "w", stderr));
            mistakes[i](store);
            _exit(0);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    }
}

/* Where a parameter stands is remembered by the order of binding; another order finds its own. */
static void bound_in_any_order(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    struct error err = {0};
    static const char sql[] = "SELECT :first * 100 + ifnull(:second, 7) * 10 + :third";
    static const char *const names[] = {":first", ":second", ":third"};
    static const int orders[][3] = {{0, 1, 2}, {0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {0, 1, 2}};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct statement *s = statement_new(store, sql);
        for (int j = 0; j < 3; j++)
            statement_bind_integer(s, names[orders[i][j]], orders[i][j] + 1);
        assert_true(statement_step(s));
        assert_int_equal(statement_integer(s, 0), 123);
        assert_true(statement_finish(s, &err));
    }
    struct statement *s = statement_new(store, sql);
    statement_bind_integer(s, names[0], 1);
    statement_bind_integer(s, names[2], 3); /* one is left out: what it was is forgotten */
    assert_true(statement_step(s));
    assert_int_equal(statement_integer(s, 0), 173);
    assert_true(statement_finish(s, &err));
}

/* More parameters than are remembered, and a schema that changes between. */
static void bound_again_after_a_change(void **state)
{
    struct store *store = ((struct opened *)*state)->store;
    struct error err = {0};
    static const char sql[] = "SELECT :a || :b || :c || :d || :e || :f || :g || :h || :i || :j ||"
                              " :k || :l || :m || :n || :o || :p || :q || :r || count(*) FROM thing";
    static const char names[][3] = {":a", ":b", ":c", ":d", ":e", ":f", ":g", ":h", ":i",
                                    ":j", ":k", ":l", ":m", ":n", ":o", ":p", ":q", ":r"};
    for (int i = 0; i < 3; i++) {
        struct statement *s = statement_new(store, sql);
        for (size_t j = 0; j < sizeof names / sizeof *names; j++)
            statement_bind_text(s, names[j], names[j] + 1);
        assert_true(statement_step(s));
        assert_string_equal(statement_text(s, 0), "abcdefghijklmnopqr0");
        assert_true(statement_finish(s, &err));
        sqlite3_exec(store->connection, "ALTER TABLE thing ADD COLUMN more TEXT", NULL, NULL, NULL);
    }
}

int main(void)
{
#define opened_test(name) cmocka_unit_test_setup_teardown(name, open_new, close_it)
    const struct CMUnitTest tests[] = {
        opened_test(first_failure_sticks),
        opened_test(failure_while_stepping_sticks),
        opened_test(failed_literal_recovers),
        opened_test(first_error_is_kept),
        opened_test(literals_are_compiled_once),
        opened_test(one_literal_within_itself),
        opened_test(more_literals_than_are_kept),
        opened_test(values_come_back_whole),
        opened_test(repeats_are_answers),
        opened_test(bound_in_any_order),
        opened_test(bound_again_after_a_change),
        opened_test(mistakes_are_assertions),
    };
    return cmocka_run_group_tests_name("statement", tests, NULL, NULL);
}
