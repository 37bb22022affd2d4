/* What one transaction adds to the log goes out in one call, whatever its size and however it
 * came about; and others see all of it, even where nothing is synchronised. */
#include "store/log_file.h"

#include "tests/unit/files.h"
#include <sqlite3.h>

struct opened {
    struct folder folder;
    sqlite3 *connection;
};

static void run(sqlite3 *connection, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(connection, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
}

static int open_new(void **state)
{
    struct opened *opened = calloc(1, sizeof *opened);
    folder_make(&opened->folder);
    const char *way = log_file_way();
    assert_non_null(way);
    assert_string_equal(way, log_file_way());
    assert_int_equal(sqlite3_open_v2(opened->folder.path, &opened->connection,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, way),
                     SQLITE_OK);
    run(opened->connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                            "PRAGMA wal_autocheckpoint = 0;"
                            "CREATE TABLE one (id INTEGER PRIMARY KEY, words TEXT);"
                            "CREATE TABLE two (id INTEGER PRIMARY KEY, words TEXT);"
                            "CREATE TABLE three (id INTEGER PRIMARY KEY, words TEXT);");
    *state = opened;
    return 0;
}

static int close_it(void **state)
{
    struct opened *opened = *state;
    assert_int_equal(sqlite3_close(opened->connection), SQLITE_OK);
    folder_remove(&opened->folder);
    free(opened);
    return 0;
}

/* How often this process has told the system to write; negative when the system does not say. */
static long writes(void)
{
    char line[100];
    long count = -1;
    FILE *file = fopen("/proc/self/io", "r");
    while (file && fgets(line, sizeof line, file))
        sscanf(line, "syscw: %ld", &count);
    if (file)
        fclose(file);
    return count;
}

static const char three_pages[] = "BEGIN; INSERT INTO one (words) VALUES ('a');"
                                  "INSERT INTO two (words) VALUES ('b');"
                                  "INSERT INTO three (words) VALUES ('c'); COMMIT";

static void one_call_for_three_pages(void **state)
{
    struct opened *opened = *state;
    if (writes() < 0)
        skip();
    run(opened->connection, three_pages);
    long before = writes();
    run(opened->connection, three_pages);
    assert_int_equal(writes() - before, 1);
    assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM three"), 2);
}

static void others_see_it_at_once(void **state)
{
    struct opened *opened = *state;
    run(opened->connection, "PRAGMA synchronous = OFF");
    for (int i = 1; i < 20; i++) {
        run(opened->connection, three_pages);
        assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM one JOIN two"
                                                         " USING (id) JOIN three USING (id)"), i);
    }
}

/* More than fits into the cache or into what is gathered: pages go out before the end, are read
 * back and written again. */
static void more_than_is_gathered(void **state)
{
    struct opened *opened = *state;
    run(opened->connection,
        "PRAGMA cache_size = 5; BEGIN;"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
        " INSERT INTO one SELECT i, hex(zeroblob(300)) FROM n;"
        "INSERT INTO two SELECT id, words FROM one WHERE id % 2;"
        "UPDATE one SET words = words || 'x' WHERE id % 3 = 0; COMMIT");
    assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM one"), 2000);
    assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM two"), 1000);
    assert_int_equal(raw_number(opened->folder.path,
                                "SELECT count(*) FROM one WHERE words LIKE '%x'"), 666);
    assert_int_equal(raw_number(opened->folder.path,
                                "SELECT count(*) FROM pragma_integrity_check"
                                " WHERE integrity_check = 'ok'"), 1);
}

static void what_is_undone_is_gone(void **state)
{
    struct opened *opened = *state;
    run(opened->connection,
        "PRAGMA cache_size = 5; BEGIN; INSERT INTO one (words) VALUES ('kept'); SAVEPOINT inner;"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
        " INSERT INTO one SELECT i + 10, hex(zeroblob(300)) FROM n;"
        "ROLLBACK TO inner; INSERT INTO two (words) VALUES ('after'); COMMIT;"
        "BEGIN; INSERT INTO three (words) VALUES ('never'); ROLLBACK");
    assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM one"), 1);
    assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM two"), 1);
    assert_int_equal(raw_number(opened->folder.path, "SELECT count(*) FROM three"), 0);
    run(opened->connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_int_equal(raw_number(opened->folder.path,
                                "SELECT count(*) FROM pragma_integrity_check"
                                " WHERE integrity_check = 'ok'"), 1);
}

#define log_test(f) cmocka_unit_test_setup_teardown(f, open_new, close_it)

int main(void)
{
    const struct CMUnitTest tests[] = {
        log_test(one_call_for_three_pages),
        log_test(others_see_it_at_once),
        log_test(more_than_is_gathered),
        log_test(what_is_undone_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
