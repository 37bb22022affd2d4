/* Opening, checking, transactions. Compiling and running SQL is statement.c's. */
#include "store/store.h"

#include "base/language.h"
#include "base/memory.h"
#include "store/connection.h"
#include "store/statement.h"

#include <assert.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

bool store_failed(struct store *store, int code, const char *message, struct error *err)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(err, ERROR_STORAGE,
                         _("The database is in use by another program. Try again in a moment."));
    case SQLITE_FULL:
        return error_set(err, ERROR_STORAGE,
                         _("The disk is full. Nothing was changed. Make room and try again."));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return error_set(err, ERROR_STORAGE,
                         _("The database %s may only be read. Nothing was changed. Check the "
                           "rights of the file and its folder."),
                         store->path);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return error_set(err, ERROR_STORAGE,
                         _("The database %s is damaged or not a database. Nothing was changed. "
                           "Restore the last backup."),
                         store->path);
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return error_set(err, ERROR_STORAGE,
                         _("The database %s cannot be read or written (%s). Check the disk."),
                         store->path, message);
    default:
        return error_set(err, ERROR_STORAGE, _("The database refused: %s."), message);
    }
}

static bool run_text(struct store *store, const char *sql, struct error *err)
{
    int code = sqlite3_exec(store->connection, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || store_failed(store, code, sqlite3_errmsg(store->connection), err);
}

static int64_t ask_number(struct store *store, const char *sql, int *code)
{
    sqlite3_stmt *compiled = NULL;
    int64_t value = 0;
    *code = sqlite3_prepare_v2(store->connection, sql, -1, &compiled, NULL);
    if (*code == SQLITE_OK && (*code = sqlite3_step(compiled)) == SQLITE_ROW)
        value = sqlite3_column_int64(compiled, 0);
    sqlite3_finalize(compiled);
    if (*code == SQLITE_ROW || *code == SQLITE_DONE)
        *code = SQLITE_OK;
    return value;
}

/* The file before SQLite touches it: missing and empty ones have sentences of their own. */
static bool check_file(const char *path, enum store_access access_wanted, struct error *err)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (exists && !S_ISREG(status.st_mode))
        return error_set(err, ERROR_STORAGE, _("%s is not a file."), path);
    if (access_wanted == STORE_CREATING) {
        if (exists && status.st_size > 0)
            return error_set(err, ERROR_REFUSED,
                             _("%s exists already and stays as it is. Choose another name."), path);
        return true;
    }
    if (!exists)
        return error_set(err, ERROR_STORAGE,
                         _("There is no database %s. Make one with “obecni init”, or name it "
                           "with --db or OBECNI_DB."),
                         path);
    if (status.st_size == 0)
        return error_set(err, ERROR_STORAGE,
                         _("The file %s is empty. Make a club in it with “obecni init”."), path);
    return true;
}

/* Two who make a club in one folder take turns, so that the second finds the first one's and
 * neither removes the other's. Gives a descriptor to close, negative when there is none. */
static int take_turn(const char *path)
{
    char *copy = memory_copy_text(path);
    int folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(copy);
    if (folder >= 0)
        flock(folder, LOCK_EX);
    return folder;
}

/* A file that was cut: pages are missing that stand in no write-ahead log either. */
static bool check_length(struct store *store, struct error *err)
{
    int code;
    struct stat file, log = {0};
    int64_t pages = ask_number(store, "PRAGMA page_count", &code);
    int64_t page_bytes = code == SQLITE_OK ? ask_number(store, "PRAGMA page_size", &code) : 0;
    if (code != SQLITE_OK)
        return store_failed(store, code, sqlite3_errmsg(store->connection), err);
    if (stat(store->path, &file) != 0 || file.st_size >= pages * page_bytes)
        return true;
    /* The log last: whoever writes meanwhile has made it by now. */
    struct buffer log_path = {0};
    buffer_printf(&log_path, "%s-wal", store->path);
    bool is_logged = stat(log_path.text, &log) == 0 && log.st_size > 0;
    buffer_free(&log_path);
    return is_logged || store_failed(store, SQLITE_CORRUPT, "", err);
}

/* Whose file it is, and whether this program is new enough for it. */
static bool check_owner(struct store *store, struct error *err)
{
    int code;
    int64_t application = ask_number(store, "PRAGMA application_id", &code);
    if (code != SQLITE_OK)
        return store_failed(store, code, sqlite3_errmsg(store->connection), err);
    int64_t version = ask_number(store, "PRAGMA user_version", &code);
    if (code != SQLITE_OK)
        return store_failed(store, code, sqlite3_errmsg(store->connection), err);
    if (application != STORE_APPLICATION_ID)
        return error_set(err, ERROR_STORAGE,
                         _("%s belongs to another program. It stays as it is."), store->path);
    if (version > store_schema_version())
        return error_set(err, ERROR_STORAGE,
                         _("%s was made by a newer version of Obecni. Update this program."),
                         store->path);
    return check_length(store, err);
}

static bool set_up(struct store *store, enum store_access access_wanted, struct error *err)
{
    sqlite3_extended_result_codes(store->connection, 1);
    sqlite3_busy_timeout(store->connection, access_wanted == STORE_KIOSK ? 800 : 5000);
    if (access_wanted != STORE_CREATING && !check_owner(store, err))
        return false;
    if (access_wanted != STORE_READING && sqlite3_db_readonly(store->connection, "main") == 1)
        return store_failed(store, SQLITE_READONLY, "", err);
    /* Recursive triggers: without them REPLACE would delete past the append-only ones. */
    if (!run_text(store, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                         "PRAGMA recursive_triggers = ON;"
                         "PRAGMA secure_delete = FAST; PRAGMA synchronous = FULL", err))
        return false;
    if (access_wanted == STORE_READING)
        return true;
    if (!run_text(store, "PRAGMA journal_mode = WAL", err))
        return false;
    if (!store_migrate(store, access_wanted == STORE_CREATING, err))
        return false;
    if (access_wanted == STORE_KIOSK) {
        /* The kiosk checkpoints when idle, never inside a person's check-in. */
        sqlite3_wal_autocheckpoint(store->connection, 0);
        store_restrict_to_kiosk(store);
    }
    return true;
}

/* SQLite's own files lie beside the database; where none can be made and none are left over,
 * nobody is writing, and the file is read as it stands. */
static bool is_in_frozen_folder(const char *path)
{
    struct buffer name = {0};
    buffer_append_text(&name, path);
    char *slash = strrchr(name.text, '/');
    if (slash)
        slash[slash == name.text] = '\0';
    bool is_frozen = access(slash ? name.text : ".", W_OK) != 0;
    name.length = 0;
    buffer_printf(&name, "%s-wal", path);
    is_frozen = is_frozen && access(name.text, F_OK) != 0;
    buffer_free(&name);
    return is_frozen;
}

static int connect_frozen(struct store *store)
{
    struct buffer uri = {0};
    buffer_append_text(&uri, "file:");
    for (const char *at = store->path; *at; at++)
        buffer_printf(&uri, strchr("?#%", *at) ? "%%%02X" : "%c", *at);
    buffer_append_text(&uri, "?immutable=1");
    int code = sqlite3_open_v2(uri.text, &store->connection,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    buffer_free(&uri);
    return code;
}

/* For the owner and the group, whatever the umask: the kiosk runs as a user of its own. What
 * SQLite puts beside the file gets the same rights. A failure shows when it is opened. */
static void make_file(const char *path)
{
    int file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0660);
    if (file < 0)
        return;
    fchmod(file, 0660);
    close(file);
}

static int connect_to(struct store *store, enum store_access access_wanted)
{
    int flags = access_wanted == STORE_READING ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access_wanted == STORE_READING && is_in_frozen_folder(store->path))
        return connect_frozen(store);
    if (access_wanted == STORE_CREATING)
        make_file(store->path);
    return sqlite3_open_v2(store->path, &store->connection, flags | SQLITE_OPEN_NOMUTEX, NULL);
}

static bool open_file(struct store **opened, const char *path, enum store_access access_wanted,
                      struct error *err)
{
    if (!check_file(path, access_wanted, err))
        return false;
    struct store *store = memory_new(1, sizeof *store);
    store->path = memory_copy_text(path);
    int code = connect_to(store, access_wanted);
    bool ok = code == SQLITE_OK ||
              store_failed(store, code, sqlite3_errmsg(store->connection), err);
    ok = ok && set_up(store, access_wanted, err);
    if (ok) {
        *opened = store;
        return true;
    }
    store_close(store);
    /* It was missing or empty before: half a schema is of no use to anybody. */
    if (access_wanted == STORE_CREATING && err->kind != ERROR_REFUSED)
        unlink(path);
    return false;
}

bool store_open(struct store **opened, const char *path, enum store_access access_wanted,
                struct error *err)
{
    *opened = NULL;
    int turn = access_wanted == STORE_CREATING ? take_turn(path) : -1;
    bool ok = open_file(opened, path, access_wanted, err);
    if (turn >= 0)
        close(turn);
    return ok;
}

static void forget_statements(struct store *store)
{
    for (int i = 0; i < STORE_CACHE_SLOTS; i++) {
        if (!store->cache[i])
            continue;
        sqlite3_finalize(store->cache[i]->compiled);
        free(store->cache[i]);
        store->cache[i] = NULL;
    }
}

void store_close(struct store *store)
{
    if (!store)
        return;
    forget_statements(store);
    sqlite3_close(store->connection);
    free(store->path);
    free(store);
}

static const char *const begin_sql = "BEGIN IMMEDIATE";
static const char *const commit_sql = "COMMIT";
static const char *const savepoint_sql = "SAVEPOINT inner_change";
static const char *const release_sql = "RELEASE inner_change";
static const char *const undo_sql = "ROLLBACK TO inner_change; RELEASE inner_change";

bool store_begin(struct store *store, const char *where, struct error *err)
{
    assert(store->depth < STORE_DEPTH_MAX);
    if (!statement_run(statement_new(store, store->depth == 0 ? begin_sql : savepoint_sql), err))
        return false;
    store->where[store->depth++] = where;
    return true;
}

bool store_end(struct store *store, bool ok, struct error *err)
{
    assert(store->depth > 0);
    store->depth--;
    bool is_outermost = store->depth == 0;
    if (ok && statement_run(statement_new(store, is_outermost ? commit_sql : release_sql), err))
        return true;
    /* SQLite may have rolled back by itself (full disk); then there is nothing to undo. */
    if (!sqlite3_get_autocommit(store->connection))
        sqlite3_exec(store->connection, is_outermost ? "ROLLBACK" : undo_sql, NULL, NULL, NULL);
    return false;
}

int store_depth(const struct store *store)
{
    return store->depth;
}

int64_t store_change_count(struct store *store)
{
    int code;
    return ask_number(store, "PRAGMA data_version", &code);
}

void store_checkpoint(struct store *store)
{
    sqlite3_wal_checkpoint_v2(store->connection, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}
