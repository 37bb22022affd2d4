/* Sentences for failures, closing, transactions. Opening is open.c's, running SQL
 * statement.c's. */
#include "store/store.h"

#include "base/language.h"
#include "store/connection.h"
#include "store/statement.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>

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

bool store_run_text(struct store *store, const char *sql, struct error *err)
{
    int code = sqlite3_exec(store->connection, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || store_failed(store, code, sqlite3_errmsg(store->connection), err);
}

int64_t store_ask_number(struct store *store, const char *sql, int *code)
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

static void warn_of_open_change(const struct store *store)
{
#ifdef OBECNI_DEBUG
    if (store->depth > 0)
        fprintf(stderr, "closed inside the change begun by %s\n", store->where[store->depth - 1]);
#else
    (void)store;
#endif
}

void store_close(struct store *store)
{
    if (!store)
        return;
    warn_of_open_change(store);
    forget_statements(store);
    sqlite3_close(store->connection);
    free(store->path);
    free(store);
}

static const char *const begin_sql = "BEGIN IMMEDIATE";
static const char *const begin_reading_sql = "BEGIN";
static const char *const commit_sql = "COMMIT";
static const char *const savepoint_sql = "SAVEPOINT inner_change";
static const char *const release_sql = "RELEASE inner_change";
static const char *const undo_sql = "ROLLBACK TO inner_change; RELEASE inner_change";

bool store_has_moved(struct store *store)
{
    int moved = 0;
    sqlite3_file_control(store->connection, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

bool store_begin_reading(struct store *store, const char *where, struct error *err)
{
    assert(store->depth == 0);
    if (!statement_run(statement_new(store, begin_reading_sql), err))
        return false;
    store->where[store->depth++] = where;
    return true;
}

bool store_begin(struct store *store, const char *where, struct error *err)
{
    assert(store->depth < STORE_DEPTH_MAX);
    if (store->depth == 0 && store_has_moved(store))
        return error_set(err, ERROR_STORAGE,
                         _("The database %s was replaced while it was open. Nothing was changed. "
                           "Start again."),
                         store->path);
    if (!statement_run(statement_new(store, store->depth == 0 ? begin_sql : savepoint_sql), err))
        return false;
    store->where[store->depth++] = where;
    return true;
}

bool store_try_begin(struct store *store, const char *where, bool *is_free, struct error *err)
{
    assert(store->depth == 0);
    struct error busy = {0};
    *is_free = false;
    if (store_has_moved(store))
        return true;
    sqlite3_busy_timeout(store->connection, 0);
    bool begun = statement_run(statement_new(store, begin_sql), &busy);
    int code = sqlite3_errcode(store->connection) & 0xff;
    sqlite3_busy_timeout(store->connection, store->wait_ms);
    if (!begun)
        return code == SQLITE_BUSY || error_set(err, busy.kind, "%s", busy.text);
    store->where[store->depth++] = where;
    *is_free = true;
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
    return store_ask_number(store, "PRAGMA data_version", &code);
}

uint32_t store_version(struct store *store)
{
    unsigned version = 0;
    sqlite3_file_control(store->connection, "main", SQLITE_FCNTL_DATA_VERSION, &version);
    return version;
}

int64_t store_free_bytes(const struct store *store)
{
    struct statvfs disk;
    if (statvfs(store->path, &disk) != 0)
        return -1;
    return (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
}

static int note_log_pages(void *given, sqlite3 *connection, const char *name, int pages)
{
    (void)connection, (void)name;
    ((struct store *)given)->log_pages = pages;
    return SQLITE_OK;
}

void store_watch_log(struct store *store)
{
    sqlite3_wal_hook(store->connection, note_log_pages, store);
}

void store_checkpoint(struct store *store)
{
    int pages = 0, moved = 0;
    int code = sqlite3_wal_checkpoint_v2(store->connection, NULL, SQLITE_CHECKPOINT_PASSIVE, &pages,
                                         &moved);
    /* A log that was moved as a whole is written from its beginning again. */
    store->log_seen = code == SQLITE_OK && pages == moved ? 0 : store->log_pages;
    store->log_pages = store->log_seen;
}

int store_log_pages(const struct store *store)
{
    /* Somebody else may have moved the log meanwhile. */
    return store->log_pages < store->log_seen ? store->log_pages
                                              : store->log_pages - store->log_seen;
}
