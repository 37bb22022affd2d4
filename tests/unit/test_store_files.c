/* Every file that cannot be opened is refused in one sentence, and neither it nor its folder
 * is changed; one that another process holds is waited for, but not long. */
#include "store/store.h"

#include "club/club.h"
#include "store/connection.h"
#include "store/statement.h"
#include "tests/unit/files.h"
#include "tests/unit/fixture.h"

#include <signal.h>
#include <sys/wait.h>

static const enum store_access opening[] = {STORE_READING, STORE_WRITING, STORE_KIOSK};

/* One sentence or a few: it ends like one and has no line end. */
static void check_sentence(const struct error *err, const char *words)
{
    size_t length = strlen(err->text);
    assert_int_equal(err->kind, ERROR_STORAGE);
    if (!strstr(err->text, words))
        fail_msg("“%s” does not say “%s”", err->text, words);
    assert_true(length > 10 && err->text[length - 1] == '.');
    assert_null(strchr(err->text, '\n'));
}

/* Nothing is in the folder but the file, and what SQLite keeps beside it for other readers,
 * in which nothing stands. */
static void check_folder(const struct folder *folder)
{
    char log[120];
    struct stat status;
    int files = stat(folder->path, &status) == 0;
    snprintf(log, sizeof log, "%s-shm", folder->path);
    files += stat(log, &status) == 0;
    snprintf(log, sizeof log, "%s-wal", folder->path);
    if (stat(log, &status) == 0) {
        assert_int_equal(status.st_size, 0);
        files++;
    }
    assert_int_equal(folder_count(folder), files);
}

/* Refused in every way of opening; the file and the folder stay as they were. */
static void check_refused(const struct folder *folder, const char *words)
{
    struct bytes before = bytes_read(folder->path);
    for (size_t i = 0; i < 3; i++) {
        struct store *store = (struct store *)folder;
        struct error err = {0};
        if (store_open(&store, folder->path, opening[i], &err))
            fail_msg("opened, where “%s” was expected", words);
        assert_null(store);
        check_sentence(&err, words);
        assert_non_null(strstr(err.text, folder->path));
        struct bytes after = bytes_read(folder->path);
        assert_int_equal(after.size, before.size);
        if (before.size)
            assert_memory_equal(after.data, before.data, before.size);
        check_folder(folder);
        free(after.data);
    }
    free(before.data);
}

static void missing(void **state)
{
    check_refused(*state, "There is no database");
    assert_int_equal(folder_count(*state), 0);
}

static void empty(void **state)
{
    struct folder *folder = *state;
    bytes_write(folder->path, "", 0);
    check_refused(folder, "is empty");
}

static void text_file(void **state)
{
    struct folder *folder = *state;
    char text[6000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "Lista obecności\n"[i % 17];
    bytes_write(folder->path, text, 20);
    check_refused(folder, "damaged or not a database");
    bytes_write(folder->path, text, sizeof text);
    check_refused(folder, "damaged or not a database");
}

static void folder_instead(void **state)
{
    struct folder *folder = *state;
    assert_int_equal(mkdir(folder->path, 0700), 0);
    check_refused(folder, "is not a file");
    struct store *store;
    struct error err = {0};
    assert_false(store_open(&store, folder->path, STORE_CREATING, &err));
    check_sentence(&err, "is not a file");
    assert_int_equal(rmdir(folder->path), 0);
}

static void other_programs_database(void **state)
{
    struct folder *folder = *state;
    raw_run(folder->path, "CREATE TABLE club (id INTEGER); PRAGMA user_version = 1");
    check_refused(folder, "belongs to another program");
    raw_run(folder->path, "PRAGMA application_id = 1234567");
    check_refused(folder, "belongs to another program");
}

/* A club with people in it, made once for each test and closed. */
static void make_club(struct fixture *fixture, struct folder *folder)
{
    struct error err = {0};
    fixture_open(fixture);
    assert_true(club_begin(&fixture->club, &err));
    assert_true(statement_run(
        statement_new(fixture->club.store,
                      "INSERT INTO participant (id, number, created_at) WITH RECURSIVE n (i) AS"
                      " (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                      " SELECT i, printf('%07d', i), 0 FROM n"),
        &err));
    assert_true(club_end(&fixture->club, true, &err));
    club_close(&fixture->club);
    snprintf(folder->dir, sizeof folder->dir, "%s", fixture->dir);
    snprintf(folder->path, sizeof folder->path, "%.90s", fixture->path);
    assert_int_equal(folder_count(folder), 1); /* no log is left beside it */
}

static void newer_version(void **state)
{
    (void)state;
    struct fixture fixture;
    struct folder folder;
    make_club(&fixture, &folder);
    int64_t version = raw_number(folder.path, "PRAGMA user_version");
    char sql[60];
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", (int)version + 1);
    raw_run(folder.path, sql);
    check_refused(&folder, "made by a newer version");
    fixture_close(&fixture);
}

static void truncated(void **state)
{
    (void)state;
    struct fixture fixture;
    struct folder folder;
    make_club(&fixture, &folder);
    struct bytes bytes = bytes_read(folder.path);
    const size_t kept[] = {bytes.size / 2, bytes.size / 2 + 100, bytes.size - 4096,
                           bytes.size - 1, 4096, 100};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        bytes_write(folder.path, bytes.data, kept[i]);
        check_refused(&folder, "damaged or not a database");
    }
    bytes_write(folder.path, bytes.data, bytes.size);
    struct club club;
    struct error err = {0};
    assert_true(club_open(&club, folder.path, CLUB_WRITING, &err));
    club_close(&club);
    free(bytes.data);
    fixture_close(&fixture);
}

/* The same refusals where a whole club is opened: nothing stays open. */
static void club_open_passes_it_on(void **state)
{
    struct folder *folder = *state;
    static const enum club_access accesses[] = {CLUB_READING, CLUB_WRITING, CLUB_KIOSK};
    for (size_t i = 0; i < 3; i++) {
        struct club club;
        struct error err = {0};
        assert_false(club_open(&club, folder->path, accesses[i], &err));
        check_sentence(&err, "There is no database");
        assert_null(club.store);
        club_close(&club);
    }
}

/* Opens as a user who may read but not write; 0 when it answered as it must. */
static int try_as_nobody(const struct folder *folder, enum store_access access_wanted,
                         const char *words)
{
    struct store *store;
    struct error err = {0};
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 9;
    bool ok = store_open(&store, folder->path, access_wanted, &err);
    if (!words) {
        struct statement *s = ok ? statement_new(store, "SELECT count(*) FROM participant") : NULL;
        return ok && statement_step(s) && statement_integer(s, 0) == 2000 ? 0 : 1;
    }
    if (ok || store)
        return 2;
    return err.kind == ERROR_STORAGE && strstr(err.text, words) ? 0 : 3;
}

static void check_as_nobody(const struct folder *folder, enum store_access access_wanted,
                            const char *words)
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(try_as_nobody(folder, access_wanted, words));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void read_only(void **state)
{
    (void)state;
    struct fixture fixture;
    struct folder folder;
    make_club(&fixture, &folder);
    struct bytes before = bytes_read(folder.path), after;
    assert_int_equal(chmod(folder.path, 0444), 0);
    for (int is_folder_open = 0; is_folder_open < 2; is_folder_open++) {
        assert_int_equal(chmod(folder.dir, is_folder_open ? 0777 : 0555), 0);
        check_as_nobody(&folder, STORE_WRITING, "may only be read");
        check_as_nobody(&folder, STORE_KIOSK, "may only be read");
        check_as_nobody(&folder, STORE_READING, NULL);
        check_folder(&folder);
    }
    after = bytes_read(folder.path);
    assert_int_equal(after.size, before.size);
    assert_memory_equal(after.data, before.data, before.size);
    free(before.data);
    free(after.data);
    fixture_close(&fixture);
}

/* A process that holds the database for writing until it is let go. */
struct holder {
    pid_t process;
    int hold[2], ready[2];
};

static void hold(struct holder *holder, const char *path)
{
    sqlite3 *connection = NULL;
    char byte;
    close(holder->hold[1]);
    if (sqlite3_open(path, &connection) != SQLITE_OK ||
        sqlite3_exec(connection, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK ||
        write(holder->ready[1], "x", 1) != 1)
        _exit(1);
    if (read(holder->hold[0], &byte, 1) != 0) /* until the other end is closed */
        _exit(2);
    sqlite3_close(connection);
    _exit(0);
}

static void holder_start(struct holder *holder, const char *path)
{
    char byte;
    assert_int_equal(pipe(holder->hold), 0);
    assert_int_equal(pipe(holder->ready), 0);
    holder->process = fork();
    if (holder->process == 0)
        hold(holder, path);
    close(holder->hold[0]);
    close(holder->ready[1]);
    assert_int_equal(read(holder->ready[0], &byte, 1), 1);
    close(holder->ready[0]);
}

static void holder_stop(struct holder *holder)
{
    int status;
    close(holder->hold[1]);
    assert_int_equal(waitpid(holder->process, &status, 0), holder->process);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void locked_by_another_process(void **state)
{
    (void)state;
    struct fixture fixture;
    struct folder folder;
    struct club kiosk;
    struct holder holder;
    struct error err = {0};
    make_club(&fixture, &folder);
    holder_start(&holder, folder.path);
    /* Opening and reading need not wait; a change waits and is refused. */
    assert_true(club_open(&kiosk, folder.path, CLUB_KIOSK, &err));
    assert_false(club_begin(&kiosk, &err));
    check_sentence(&err, "in use by another program");
    assert_int_equal(store_depth(kiosk.store), 0);
    holder_stop(&holder);
    error_clear(&err);
    assert_true(club_begin(&kiosk, &err));
    assert_true(club_end(&kiosk, true, &err));
    club_close(&kiosk);
    fixture_close(&fixture);
}

/* How long each kind of connection waits is set, not measured here. */
static void waiting_times(void **state)
{
    (void)state;
    struct fixture fixture;
    struct folder folder;
    make_club(&fixture, &folder);
    for (size_t i = 0; i < 3; i++) {
        struct store *store;
        struct error err = {0};
        assert_true(store_open(&store, folder.path, opening[i], &err));
        sqlite3_set_authorizer(store->connection, NULL, NULL);
        struct statement *s = statement_new(store, "PRAGMA busy_timeout");
        assert_true(statement_step(s));
        if (opening[i] == STORE_KIOSK)
            assert_in_range(statement_integer(s, 0), 500, 999);
        else
            assert_in_range(statement_integer(s, 0), 1000, 30000);
        assert_true(statement_finish(s, &err));
        store_close(store);
    }
    fixture_close(&fixture);
}

static void making_over_something(void **state)
{
    struct folder *folder = *state;
    struct store *store;
    struct error err = {0};
    bytes_write(folder->path, "not empty", 9);
    assert_false(store_open(&store, folder->path, STORE_CREATING, &err));
    assert_int_equal(err.kind, ERROR_REFUSED);
    assert_non_null(strstr(err.text, "exists already"));
    struct bytes after = bytes_read(folder->path);
    assert_int_equal(after.size, 9);
    assert_memory_equal(after.data, "not empty", 9);
    free(after.data);
}

static void making_in_an_empty_file(void **state)
{
    struct folder *folder = *state;
    struct store *store;
    struct error err = {0};
    bytes_write(folder->path, "", 0);
    assert_true(store_open(&store, folder->path, STORE_CREATING, &err));
    store_close(store);
    assert_true(store_open(&store, folder->path, STORE_WRITING, &err));
    store_close(store);
}

static void making_where_there_is_no_folder(void **state)
{
    struct folder *folder = *state;
    char path[200];
    struct store *store;
    struct error err = {0};
    snprintf(path, sizeof path, "%s/nowhere/club.db", folder->dir);
    assert_false(store_open(&store, path, STORE_CREATING, &err));
    check_sentence(&err, "cannot be read or written");
    assert_int_equal(folder_count(folder), 0);
}

/* Two at once: one makes the club, the other is refused and takes nothing away. */
static int make_in_child(const char *path, int start)
{
    struct store *store;
    struct error err = {0};
    char byte;
    if (read(start, &byte, 1) != 0)
        return 9;
    if (store_open(&store, path, STORE_CREATING, &err)) {
        store_close(store);
        return 0;
    }
    return err.kind == ERROR_REFUSED ? 1 : 2;
}

static void two_make_at_once(void **state)
{
    struct folder *folder = *state;
    for (int round = 0; round < 25; round++) {
        int start[2], answers[3] = {0};
        assert_int_equal(pipe(start), 0);
        for (int i = 0; i < 2; i++) {
            if (fork() == 0) {
                close(start[1]);
                _exit(make_in_child(folder->path, start[0]));
            }
        }
        close(start[0]);
        close(start[1]);
        for (int i = 0; i < 2; i++) {
            int status;
            assert_true(wait(&status) > 0);
            assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 3);
            answers[WEXITSTATUS(status)]++;
        }
        assert_int_equal(answers[0], 1);
        assert_int_equal(answers[1], 1);
        assert_int_equal(raw_number(folder->path, "PRAGMA application_id"), 0x4F424543);
        assert_int_equal(unlink(folder->path), 0);
    }
}

static int in_folder(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    folder_make(folder);
    *state = folder;
    return 0;
}

static int out_of_folder(void **state)
{
    folder_remove(*state);
    free(*state);
    return 0;
}

int main(void)
{
#define folder_test(name) cmocka_unit_test_setup_teardown(name, in_folder, out_of_folder)
    const struct CMUnitTest tests[] = {
        folder_test(missing),
        folder_test(empty),
        folder_test(text_file),
        folder_test(folder_instead),
        folder_test(other_programs_database),
        cmocka_unit_test(newer_version),
        cmocka_unit_test(truncated),
        folder_test(club_open_passes_it_on),
        cmocka_unit_test(read_only),
        cmocka_unit_test(locked_by_another_process),
        cmocka_unit_test(waiting_times),
        folder_test(making_over_something),
        folder_test(making_in_an_empty_file),
        folder_test(making_where_there_is_no_folder),
        folder_test(two_make_at_once),
    };
    return cmocka_run_group_tests_name("store files", tests, NULL, NULL);
}
