/* SQLite writes each page of a transaction to the log by two calls, of its header and of itself.
 * Somebody waits at the door for all of them. Here they are put one after the other in memory
 * and go out together when the last page of the transaction is there (its header says so), so
 * before it is synchronised and before anybody is told of it; and ahead of anything else that is
 * asked of the file. Everything but the log is left to SQLite's own. */
#include "store/log_file.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static const char way_name[] = "obecni-log";

enum {
    FRAME_HEADER = 24, /* of a page in the log; bytes 4 to 7 are 0 unless it is the last one */
    GATHERED_MOST = 64 * 1024,
};

struct log_file {
    sqlite3_file file; /* first: SQLite's pointer to the whole */
    sqlite3_file *real;
    sqlite3_int64 from; /* where in the file the gathered bytes belong */
    int length;
    int is_ending; /* the header of a transaction's last page is the last that was gathered */
    unsigned char *gathered;
};

static struct log_file *of(sqlite3_file *file)
{
    return (struct log_file *)file;
}

/* What was gathered is gone in any case: after a failure SQLite undoes the transaction. */
static int write_out(struct log_file *log)
{
    int length = log->length;
    log->length = 0;
    log->is_ending = 0;
    return length ? log->real->pMethods->xWrite(log->real, log->gathered, length, log->from)
                  : SQLITE_OK;
}

static int log_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    static const unsigned char not_last[4];
    struct log_file *log = of(file);
    if (log->length &&
        (offset != log->from + log->length || length > GATHERED_MOST - log->length)) {
        int code = write_out(log);
        if (code != SQLITE_OK)
            return code;
    }
    if (length > GATHERED_MOST)
        return log->real->pMethods->xWrite(log->real, bytes, length, offset);
    if (!log->length)
        log->from = offset;
    int was_ending = log->is_ending;
    memcpy(log->gathered + log->length, bytes, (size_t)length);
    log->length += length;
    log->is_ending =
        length == FRAME_HEADER && memcmp((const char *)bytes + 4, not_last, sizeof not_last) != 0;
    return was_ending ? write_out(log) : SQLITE_OK;
}

static int log_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
    int code = write_out(of(file));
    return code == SQLITE_OK ? of(file)->real->pMethods->xRead(of(file)->real, bytes, length, offset)
                             : code;
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int code = write_out(of(file));
    return code == SQLITE_OK ? of(file)->real->pMethods->xTruncate(of(file)->real, size) : code;
}

static int log_sync(sqlite3_file *file, int flags)
{
    int code = write_out(of(file));
    return code == SQLITE_OK ? of(file)->real->pMethods->xSync(of(file)->real, flags) : code;
}

static int log_size(sqlite3_file *file, sqlite3_int64 *size)
{
    int code = write_out(of(file));
    return code == SQLITE_OK ? of(file)->real->pMethods->xFileSize(of(file)->real, size) : code;
}

static int log_control(sqlite3_file *file, int operation, void *argument)
{
    int code = write_out(of(file));
    return code == SQLITE_OK
               ? of(file)->real->pMethods->xFileControl(of(file)->real, operation, argument)
               : code;
}

static int log_close(sqlite3_file *file)
{
    struct log_file *log = of(file);
    int code = write_out(log), closed = log->real->pMethods->xClose(log->real);
    sqlite3_free(log->gathered);
    return code == SQLITE_OK ? closed : code;
}

/* Locks are the database's; the log has none of its own. */
static int log_lock(sqlite3_file *file, int level)
{
    return of(file)->real->pMethods->xLock(of(file)->real, level);
}

static int log_unlock(sqlite3_file *file, int level)
{
    return of(file)->real->pMethods->xUnlock(of(file)->real, level);
}

static int log_is_reserved(sqlite3_file *file, int *is_reserved)
{
    return of(file)->real->pMethods->xCheckReservedLock(of(file)->real, is_reserved);
}

static int log_sector(sqlite3_file *file)
{
    return of(file)->real->pMethods->xSectorSize(of(file)->real);
}

static int log_device(sqlite3_file *file)
{
    return of(file)->real->pMethods->xDeviceCharacteristics(of(file)->real);
}

static sqlite3_vfs *real_way(sqlite3_vfs *way)
{
    return way->pAppData;
}

static int open_log(sqlite3_vfs *way, sqlite3_filename name, sqlite3_file *file, int flags,
                    int *opened)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = log_close, .xRead = log_read, .xWrite = log_write, .xTruncate = log_truncate,
        .xSync = log_sync, .xFileSize = log_size, .xLock = log_lock, .xUnlock = log_unlock,
        .xCheckReservedLock = log_is_reserved, .xFileControl = log_control,
        .xSectorSize = log_sector, .xDeviceCharacteristics = log_device,
    };
    struct log_file *log = of(file);
    memset(log, 0, sizeof *log);
    log->real = (sqlite3_file *)(log + 1);
    log->gathered = sqlite3_malloc(GATHERED_MOST);
    int code = log->gathered
                   ? real_way(way)->xOpen(real_way(way), name, log->real, flags, opened)
                   : SQLITE_NOMEM;
    if (code != SQLITE_OK) {
        sqlite3_free(log->gathered);
        return code;
    }
    /* Touched now: it grows no more with the first long transaction. */
    memset(log->gathered, 0, GATHERED_MOST);
    log->file.pMethods = &methods;
    return code;
}

/* Any other file is SQLite's own from the beginning: nothing stands between. */
static int way_open(sqlite3_vfs *way, sqlite3_filename name, sqlite3_file *file, int flags,
                    int *opened)
{
    return flags & SQLITE_OPEN_WAL ? open_log(way, name, file, flags, opened)
                                   : real_way(way)->xOpen(real_way(way), name, file, flags, opened);
}

static int way_delete(sqlite3_vfs *way, const char *name, int syncs_folder)
{
    return real_way(way)->xDelete(real_way(way), name, syncs_folder);
}

static int way_access(sqlite3_vfs *way, const char *name, int flags, int *result)
{
    return real_way(way)->xAccess(real_way(way), name, flags, result);
}

static int way_full_name(sqlite3_vfs *way, const char *name, int size, char *full)
{
    return real_way(way)->xFullPathname(real_way(way), name, size, full);
}

static int way_randomness(sqlite3_vfs *way, int length, char *bytes)
{
    return real_way(way)->xRandomness(real_way(way), length, bytes);
}

static int way_sleep(sqlite3_vfs *way, int microseconds)
{
    return real_way(way)->xSleep(real_way(way), microseconds);
}

static int way_time(sqlite3_vfs *way, sqlite3_int64 *now)
{
    return real_way(way)->xCurrentTimeInt64(real_way(way), now);
}

static int way_last_error(sqlite3_vfs *way, int size, char *words)
{
    return real_way(way)->xGetLastError(real_way(way), size, words);
}

/* SQLite links it into a list of its own and keeps it until the program ends. */
const char *log_file_way(void)
{
    sqlite3_vfs *real = sqlite3_vfs_find(NULL), *way;
    if (sqlite3_vfs_find(way_name))
        return way_name;
    way = real && real->iVersion >= 2 ? sqlite3_malloc(sizeof *way) : NULL;
    if (!way)
        return NULL;
    *way = (sqlite3_vfs){
        .iVersion = 2,
        .szOsFile = (int)sizeof(struct log_file) + real->szOsFile,
        .mxPathname = real->mxPathname,
        .zName = way_name,
        .pAppData = real,
        .xOpen = way_open, .xDelete = way_delete, .xAccess = way_access,
        .xFullPathname = way_full_name, .xRandomness = way_randomness, .xSleep = way_sleep,
        .xGetLastError = way_last_error, .xCurrentTimeInt64 = way_time,
    };
    if (sqlite3_vfs_register(way, 0) == SQLITE_OK)
        return way_name;
    sqlite3_free(way);
    return NULL;
}
