/* Opening: whose file it is, whether it can be used, and how. Transactions are store.c's. */
#include "store/store.h"

#include "base/language.h"
#include "base/memory.h"
#include "store/connection.h"

#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

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
    int64_t pages = store_ask_number(store, "PRAGMA page_count", &code);
    int64_t page_bytes = code == SQLITE_OK ? store_ask_number(store, "PRAGMA page_size", &code) : 0;
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
    int64_t application = store_ask_number(store, "PRAGMA application_id", &code);
    if (code != SQLITE_OK)
        return store_failed(store, code, sqlite3_errmsg(store->connection), err);
    int64_t version = store_ask_number(store, "PRAGMA user_version", &code);
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
    bool is_at_kiosk = access_wanted == STORE_KIOSK || access_wanted == STORE_DESK;
    store->wait_ms = is_at_kiosk ? 800 : 5000;
    sqlite3_busy_timeout(store->connection, store->wait_ms);
    if (access_wanted != STORE_CREATING && !check_owner(store, err))
        return false;
    bool is_reading = access_wanted == STORE_READING || access_wanted == STORE_CHECKING;
    if (!is_reading && sqlite3_db_readonly(store->connection, "main") == 1)
        return store_failed(store, SQLITE_READONLY, "", err);
    /* Recursive triggers: without them REPLACE would delete past the append-only ones. */
    if (!store_run_text(store, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                         "PRAGMA recursive_triggers = ON;"
                         "PRAGMA secure_delete = FAST; PRAGMA synchronous = FULL", err))
        return false;
    if (is_reading)
        return true;
    if (access_wanted == STORE_COPY)
        return store_run_text(store, "PRAGMA journal_mode = DELETE", err);
    if (!store_run_text(store, "PRAGMA journal_mode = WAL", err))
        return false;
    if (!store_migrate(store, access_wanted == STORE_CREATING, err))
        return false;
    /* The kiosk checkpoints when nobody waits, never inside a person's check-in. */
    if (is_at_kiosk)
        store_watch_log(store);
    if (access_wanted == STORE_KIOSK)
        store_restrict_to_kiosk(store);
    else if (access_wanted == STORE_DESK)
        store_restrict_to_desk(store);
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
    /* Nobody asks what SQLite's memory amounts to, and counting it takes a lock each time. Once
     * the library has begun this is refused and changes nothing. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int flags = access_wanted == STORE_READING ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access_wanted == STORE_CHECKING ||
        (access_wanted == STORE_READING && is_in_frozen_folder(store->path)))
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

/* Whether it is one of ours with a schema that this program would bring up to date. */
static bool is_older(const char *path)
{
    struct store store = {0};
    int code = sqlite3_open_v2(path, &store.connection, SQLITE_OPEN_READONLY, NULL);
    int64_t application = 0, version = 0;
    if (code == SQLITE_OK)
        application = store_ask_number(&store, "PRAGMA application_id", &code);
    if (code == SQLITE_OK)
        version = store_ask_number(&store, "PRAGMA user_version", &code);
    sqlite3_close(store.connection);
    return code == SQLITE_OK && application == STORE_APPLICATION_ID && version > 0 &&
           version < store_schema_version();
}

bool store_open(struct store **opened, const char *path, enum store_access access_wanted,
                struct error *err)
{
    *opened = NULL;
    if (access_wanted == STORE_READING && is_older(path)) {
        if (!open_file(opened, path, STORE_WRITING, err))
            return false;
        store_close(*opened);
        *opened = NULL;
    }
    int turn = access_wanted == STORE_CREATING ? take_turn(path) : -1;
    bool ok = open_file(opened, path, access_wanted, err);
    if (turn >= 0)
        close(turn);
    return ok;
}
