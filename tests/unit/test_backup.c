/* Backups as real files: what is copied while others write, what is refused, what is left
 * behind, and what a copy that was put back knows of itself. */
#include "club/backup.h"
#include "figures/day/gaps.h"
#include "tests/unit/door.h"
#include "tests/unit/files.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

static const char *path_in(void **state, const char *name, char path[160])
{
    snprintf(path, 160, "%s/%s", ((struct fixture *)*state)->dir, name);
    return path;
}

/* Files in the fixture's folder whose names hold the word. */
static int count_files(void **state, const char *word)
{
    int count = 0;
    DIR *folder = opendir(((struct fixture *)*state)->dir);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += strstr(entry->d_name, word) != NULL;
    closedir(folder);
    return count;
}

static struct backup_facts make(struct club *club, const char *path)
{
    struct backup_facts facts;
    must(backup_make(club, path, NULL, &facts, &err));
    return facts;
}

static void a_copy_is_whole_and_remembered(void **state)
{
    struct club *club = club_of(state);
    struct participant person = people_add(club);
    char path[160], word[96];
    int64_t entries = people_entries(club);
    struct backup_facts made = make(club, path_in(state, "copy.db", path)), read;
    assert_int_equal(made.entries, entries);
    assert_int_equal(people_entries(club), entries + 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM backup_made WHERE file = 'copy.db'"), 1);
    must(backup_check(path, &read, &err));
    assert_int_equal(read.entries, entries);
    assert_string_equal(read.head, made.head);
    assert_int_equal(read.taken_at, club_now(club));
    assert_string_equal(read.club, "Klub Integracji Społecznej");
    snprintf(word, sizeof word, "SELECT count(*) FROM participant WHERE number = '%s'",
             person.number);
    assert_int_equal(raw_number(path, word), 1);
    int64_t last;
    must(backup_last_at(club, &last, &err));
    assert_int_equal(last, club_now(club));
}

/* One file, for its owner, and nothing beside it: not while it is read either. */
static void a_copy_is_one_file(void **state)
{
    struct club *club = club_of(state);
    struct stat status;
    struct backup_facts facts;
    char path[160];
    make(club, path_in(state, "copy.db", path));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(chmod(path, 0400), 0);
    struct bytes before = bytes_read(path);
    must(backup_check(path, &facts, &err));
    struct bytes after = bytes_read(path);
    assert_int_equal(before.size, after.size);
    assert_memory_equal(before.data, after.data, before.size);
    free(before.data);
    free(after.data);
    assert_int_equal(count_files(state, "copy.db"), 1);
    assert_int_equal(facts.bytes, status.st_size);
}

static void names_stay_sealed(void **state)
{
    struct club *club = club_of(state);
    struct participant person;
    struct person_entry entry = {.surname = "Źdźbłowska", .given_names = "Eulalia"};
    char path[160];
    must(participant_add(club, NULL, &entry, &person, &err));
    make(club, path_in(state, "copy.db", path));
    struct bytes bytes = bytes_read(path);
    assert_false(bytes_hold(bytes, "Eulalia"));
    assert_false(bytes_hold(bytes, FIXTURE_PASSPHRASE));
    free(bytes.data);
    struct club copy;
    char names[1][NAME_SIZE];
    must(club_open(&copy, path, CLUB_WRITING, &err));
    must(vault_unlock(&copy.vault, copy.store, FIXTURE_PASSPHRASE, &err));
    must(person_names(&copy, &person.id, 1, names, &err));
    assert_string_equal(names[0], "Źdźbłowska Eulalia");
    club_close(&copy);
}

/* What exists stays, whatever it is: the database itself, a folder, a link that leads nowhere. */
static void nothing_is_replaced(void **state)
{
    struct club *club = club_of(state);
    struct fixture *fixture = *state;
    struct backup_facts facts;
    char path[160], other[160];
    bytes_write(path_in(state, "mine.txt", path), "mine", 4);
    must_refuse(backup_make(club, path, NULL, &facts, &err), ERROR_REFUSED, "exists already");
    struct bytes kept = bytes_read(path);
    assert_int_equal(kept.size, 4);
    free(kept.data);
    must_refuse(backup_make(club, fixture->path, NULL, &facts, &err), ERROR_REFUSED,
                "exists already");
    must_refuse(backup_make(club, fixture->dir, NULL, &facts, &err), ERROR_REFUSED,
                "exists already");
    assert_int_equal(symlink("/nowhere/at/all", path_in(state, "link.db", other)), 0);
    must_refuse(backup_make(club, other, NULL, &facts, &err), ERROR_REFUSED, "exists already");
    must_refuse(backup_make(club, "/nowhere/at/all.db", NULL, &facts, &err), ERROR_STORAGE,
                "/nowhere/at/all.db");
    assert_int_equal(count_files(state, "part"), 0);
}

/* Somebody takes the name while the copy is being made. */
static void take_the_name(void *path, int64_t done, int64_t all)
{
    if (done == all)
        bytes_write(path, "theirs", 6);
}

static void a_name_taken_meanwhile_stays(void **state)
{
    struct club *club = club_of(state);
    struct backup_facts facts;
    char path[160];
    struct copy_progress progress = {.told = take_the_name, .to = path};
    path_in(state, "copy.db", path);
    must_refuse(backup_make(club, path, &progress, &facts, &err), ERROR_REFUSED, "exists already");
    struct bytes kept = bytes_read(path);
    assert_int_equal(kept.size, 6);
    free(kept.data);
    assert_int_equal(count_files(state, "part"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM backup_made"), 0);
}

/* Others write between the pages: the copy is the state at its beginning, and they are not
 * kept waiting. */
struct writer {
    const char *path;
    int times;
};
static void write_meanwhile(void *to, int64_t done, int64_t all)
{
    struct writer *writer = to;
    (void)done;
    (void)all;
    raw_run(writer->path, "INSERT INTO setting (name, value) VALUES (hex(randomblob(8)), 'x')");
    writer->times++;
}

static void a_copy_is_one_moment(void **state)
{
    struct club *club = club_of(state);
    struct fixture *fixture = *state;
    struct backup_facts facts;
    char path[160];
    raw_run(fixture->path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                           " WHERE i < 20000) INSERT INTO setting SELECT 'before' || i,"
                           " hex(randomblob(300)) FROM n");
    struct writer writer = {.path = fixture->path};
    struct copy_progress progress = {.told = write_meanwhile, .to = &writer};
    must(backup_make(club, path_in(state, "copy.db", path), &progress, &facts, &err));
    assert_true(writer.times > 1);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM setting"), 20000);
    assert_int_equal(people_number(club, "SELECT count(*) FROM setting"), 20000 + writer.times);
}

/* Another process that writes all the while, with a change open when the copy begins. */
static void with_a_running_writer(void **state)
{
    struct club *club = club_of(state);
    struct fixture *fixture = *state;
    struct backup_facts facts;
    char path[160], go[1];
    int ready[2], done[2];
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(done), 0);
    pid_t writer = fork();
    if (writer == 0) {
        sqlite3 *connection;
        sqlite3_open(fixture->path, &connection);
        sqlite3_exec(connection, "BEGIN IMMEDIATE; INSERT INTO setting VALUES ('half', 'x')", NULL,
                     NULL, NULL);
        bool ok = write(ready[1], "r", 1) == 1 && read(done[0], go, 1) == 1;
        ok = sqlite3_exec(connection, "COMMIT", NULL, NULL, NULL) == SQLITE_OK && ok;
        _exit(ok ? 0 : 1);
    }
    assert_int_equal(read(ready[0], go, 1), 1);
    struct copy_progress progress = {0};
    /* The copy needs no lock; remembering it waits until the writer is through. */
    must(store_begin_reading(club->store, "test", &err));
    must(copy_make(club->store, path_in(state, "half.db", path), path, &progress, &err));
    struct error ignored = {0};
    store_end(club->store, false, &ignored);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM setting WHERE name = 'half'"), 0);
    assert_int_equal(write(done[1], "d", 1), 1);
    int status;
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
    must(backup_make(club, path_in(state, "whole.db", path), NULL, &facts, &err));
    assert_int_equal(raw_number(path, "SELECT count(*) FROM setting WHERE name = 'half'"), 1);
}

/* A file of that many bytes of a good copy, then whatever the test does to it. */
static void refuse(struct club *club, const char *path, enum error_kind kind, const char *words)
{
    struct backup_facts facts;
    must_refuse(backup_check(path, &facts, &err), kind, words);
}

static void what_is_no_backup_is_refused(void **state)
{
    struct club *club = club_of(state);
    struct fixture *fixture = *state;
    char good[160], path[160];
    people_add(club);
    make(club, path_in(state, "good.db", good));
    struct bytes bytes = bytes_read(good);
    refuse(club, "/nowhere/at/all.db", ERROR_REFUSED, "no file");
    refuse(club, fixture->dir, ERROR_STORAGE, "cannot serve as a backup");
    bytes_write(path_in(state, "empty.db", path), "", 0);
    refuse(club, path, ERROR_STORAGE, "cannot serve as a backup");
    bytes_write(path_in(state, "foreign.db", path), "not a database at all, but long enough", 38);
    refuse(club, path, ERROR_STORAGE, "cannot serve as a backup");
    for (int part = 1; part <= 8; part++) {
        bytes_write(path_in(state, "cut.db", path), bytes.data, bytes.size * part / 9);
        refuse(club, path, ERROR_STORAGE, "cannot serve as a backup");
    }
    raw_run(path_in(state, "other.db", path), "CREATE TABLE x (y)");
    refuse(club, path, ERROR_STORAGE, "cannot serve as a backup");
    free(bytes.data);
}

static void a_damaged_page_is_found(void **state)
{
    struct club *club = club_of(state);
    char path[160];
    struct backup_facts facts;
    struct error err = {0};
    make(club, path_in(state, "copy.db", path));
    struct bytes bytes = bytes_read(path);
    int found = 0, tried = 0;
    for (size_t page = 1; page * 4096 < bytes.size; page += 5, tried++) {
        unsigned char kept = bytes.data[page * 4096];
        bytes.data[page * 4096] = (unsigned char)~kept; /* the kind of a page */
        bytes_write(path, bytes.data, bytes.size);
        found += !backup_check(path, &facts, &err);
        error_clear(&err);
        bytes.data[page * 4096] = kept;
    }
    free(bytes.data);
    assert_true(tried > 10);
    assert_int_equal(found, tried);
}

static void what_was_changed_in_it_is_found(void **state)
{
    struct club *club = club_of(state);
    char path[160];
    people_add(club);
    make(club, path_in(state, "copy.db", path));
    raw_run(path, "DROP TRIGGER ledger_is_never_changed;"
                  "UPDATE ledger SET actor = 'BZ' WHERE seq = 2");
    refuse(club, path, ERROR_REFUSED, "does not hold at entry 2");
    make(club, path_in(state, "second.db", path));
    raw_run(path, "PRAGMA foreign_keys = OFF;"
                  "INSERT INTO staff_pin (staff_id, kept, set_at, set_by)"
                  " VALUES (77, 'x', 1, 'AP')");
    refuse(club, path, ERROR_REFUSED, "refers to nothing");
}

/* A database in use has its newest changes in another file. */
static void an_open_database_is_no_backup(void **state)
{
    struct club *club = club_of(state);
    struct fixture *fixture = *state;
    struct backup_facts facts;
    char path[160], command[800];
    people_add(club);
    refuse(club, fixture->path, ERROR_REFUSED, "not complete by itself");
    snprintf(command, sizeof command, "cp '%s' '%s' && cp '%s-wal' '%s-wal'", fixture->path,
             path_in(state, "plain.db", path), fixture->path, path);
    assert_int_equal(system(command), 0);
    refuse(club, path, ERROR_REFUSED, "not complete by itself");
    /* A plain copy of a closed one holds, and does not know that it is one. */
    store_checkpoint(club->store);
    snprintf(command, sizeof command, "cp '%s' '%s'", fixture->path,
             path_in(state, "closed.db", path));
    assert_int_equal(system(command), 0);
    must(backup_check(path, &facts, &err));
    assert_int_equal(facts.taken_at, 0);
    assert_int_equal(facts.entries, people_entries(club));
}

/* A damaged database gives no backup, and says so while the last good one is still there. */
static void a_damaged_database_gives_none(void **state)
{
    struct club *club = club_of(state);
    struct fixture *fixture = *state;
    struct backup_facts facts;
    char path[160];
    raw_run(fixture->path, "PRAGMA foreign_keys = OFF; INSERT INTO staff_pin (staff_id, kept,"
                           " set_at, set_by) VALUES (77, 'x', 1, 'AP')");
    must_refuse(backup_make(club, path_in(state, "copy.db", path), NULL, &facts, &err),
                ERROR_REFUSED, "not sound");
    assert_int_equal(count_files(state, "copy"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM backup_made"), 0);
}

/* A disk that takes a few pages only. */
static void no_room_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    char path[160];
    path_in(state, "copy.db", path);
    pid_t child = fork();
    if (child == 0) {
        struct backup_facts facts;
        struct error err = {0};
        struct rlimit limit = {.rlim_cur = 65536, .rlim_max = 65536};
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        bool ok = backup_make(&fixture->club, path, NULL, &facts, &err);
        _exit(!ok && err.kind == ERROR_STORAGE && strstr(err.text, path) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(count_files(state, "copy"), 0);
}

static void a_copy_of_a_copy_counts_from_itself(void **state)
{
    struct club *club = club_of(state), copy;
    char first[160], second[160];
    struct backup_facts facts;
    make(club, path_in(state, "first.db", first));
    must(club_open(&copy, first, CLUB_WRITING, &err));
    door_set_now(&copy, "2026-02-01T10:00:00");
    people_add(&copy);
    must(backup_make(&copy, path_in(state, "second.db", second), NULL, &facts, &err));
    club_close(&copy);
    assert_int_equal(facts.taken_at, door_instant("2026-02-01T10:00:00"));
    assert_int_equal(raw_number(second, "SELECT count(*) FROM backup_copy"), 1);
}

static void expect_gap(const struct gap *gap, const char *session, enum gap_state state)
{
    assert_string_equal(gap->session, session);
    assert_int_equal(gap->state, state);
}

/* Monday is recorded, then the copy is made during it; Tuesday is lost with the disk, Wednesday
 * was cancelled, on Thursday work goes on. */
static void what_a_restored_copy_lacks(void **state)
{
    struct club *club = club_of(state), copy;
    struct backup_restored restored;
    struct gaps gaps;
    char path[160];
    door_set_now(club, "2026-01-02T08:00:00");
    door_group(club, "G1", false);
    struct visitor member = door_member(club, "G1");
    static const char *const days[] = {"2026-01-12", "2026-01-13", "2026-01-14", "2026-01-15"};
    struct session sessions[4];
    for (int i = 0; i < 4; i++)
        sessions[i] = door_session(club, "G1", days[i], "15:30", "17:00");
    must(session_cancel(club, sessions[2].code, "room", &err));
    door_expect(club, "2026-01-12T15:25:00", &member, CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T16:00:00");
    must(backup_restored_get(club, &restored, &err));
    assert_false(restored.is_copy);
    make(club, path_in(state, "copy.db", path));
    must(club_open(&copy, path, CLUB_WRITING, &err));
    door_set_now(&copy, "2026-01-15T09:00:00");
    must(backup_restored_get(&copy, &restored, &err));
    assert_true(restored.is_copy);
    assert_int_equal(restored.taken_at, door_instant("2026-01-12T16:00:00"));
    assert_int_equal(restored.resumed_at, 0);
    people_add(&copy);
    must(backup_restored_get(&copy, &restored, &err));
    assert_int_equal(restored.resumed_at, door_instant("2026-01-15T09:00:00"));
    must(gaps_list(&copy, restored.taken_at, restored.resumed_at, &gaps, &err));
    assert_int_equal(gaps.count, 2);
    expect_gap(&gaps.items[0], sessions[0].code, GAP_PARTIAL);
    expect_gap(&gaps.items[1], sessions[1].code, GAP_MISSING);
    gaps_free(&gaps);
    struct checkin_result result;
    must(checkin_place(&copy, member.number, sessions[1].id, sessions[1].start_at,
                       CHECKIN_PAPER_IMPORT, &result, &err));
    must(gaps_list(&copy, restored.taken_at, restored.resumed_at, &gaps, &err));
    expect_gap(&gaps.items[1], sessions[1].code, GAP_RECORDED);
    gaps_free(&gaps);
    must(backup_restored_finish(&copy, &err));
    must(backup_restored_get(&copy, &restored, &err));
    assert_false(restored.is_copy);
    struct error again = {0};
    assert_false(backup_restored_finish(&copy, &again));
    assert_int_equal(again.kind, ERROR_REFUSED);
    struct ledger_report report;
    must(ledger_verify(copy.store, copy.ledger.node, &report, &err));
    assert_true(report.holds);
    club_close(&copy);
}

/* Ids drawn after a restore are larger than any that the lost days may have drawn. */
static void ids_do_not_collide(void **state)
{
    struct club *club = club_of(state), copy;
    char path[160];
    make(club, path_in(state, "copy.db", path));
    door_set_now(club, "2026-01-13T10:00:00");
    struct participant lost = people_add(club);
    must(club_open(&copy, path, CLUB_WRITING, &err));
    door_set_now(&copy, "2026-01-14T10:00:00");
    struct participant after = people_add(&copy);
    assert_true(after.id > lost.id);
    club_close(&copy);
}

static void the_list_is_newest_first(void **state)
{
    struct club *club = club_of(state);
    struct backup_list list;
    char path[160];
    make(club, path_in(state, "a.db", path));
    door_set_now(club, "2026-01-13T10:00:00");
    make(club, path_in(state, "b.db", path));
    must(backup_list(club, &list, &err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].file, "b.db");
    assert_string_equal(list.items[0].actor, "AP");
    assert_string_equal(list.items[1].file, "a.db");
    backup_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(a_copy_is_whole_and_remembered),
        people_test(a_copy_is_one_file),
        people_test(names_stay_sealed),
        people_test(nothing_is_replaced),
        people_test(a_name_taken_meanwhile_stays),
        people_test(a_copy_is_one_moment),
        people_test(with_a_running_writer),
        people_test(what_is_no_backup_is_refused),
        people_test(a_damaged_page_is_found),
        people_test(what_was_changed_in_it_is_found),
        people_test(an_open_database_is_no_backup),
        people_test(a_damaged_database_gives_none),
        people_test(no_room_leaves_nothing),
        people_test(a_copy_of_a_copy_counts_from_itself),
        people_test(what_a_restored_copy_lacks),
        people_test(ids_do_not_collide),
        people_test(the_list_is_newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
