/* Copying pages, reading them back, and a rename that replaces nothing. */
#include "store/copy.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/connection.h"
#include "store/statement.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGES_AT_ONCE = 2048 };

static bool file_failed(const char *path, struct error *err)
{
    int code = errno;
    if (code == ENOSPC || code == EDQUOT)
        return error_set(err, ERROR_STORAGE,
                         _("There is no room for %s. Nothing was made. Make room, or choose "
                           "another disk."),
                         path);
    return error_set(err, ERROR_STORAGE, _("The file %s cannot be written (%s)."), path,
                     strerror(code));
}

bool copy_check_target(const char *path, struct error *err)
{
    struct stat status;
    if (lstat(path, &status) == 0)
        return error_set(err, ERROR_REFUSED,
                         _("%s exists already and stays as it is. Choose another name."), path);
    return errno == ENOENT || file_failed(path, err);
}

/* From here on nobody else makes a file of that name, and only the owner reads it. */
static bool make_empty(const char *part, const char *path, struct error *err)
{
    int file = open(part, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
    return file >= 0 || file_failed(path, err);
}

static int copy_pages(sqlite3 *from, sqlite3 *to, const struct copy_progress *progress)
{
    sqlite3_backup *copying = sqlite3_backup_init(to, "main", from, "main");
    if (!copying)
        return sqlite3_errcode(to);
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(copying, PAGES_AT_ONCE);
        int64_t all = sqlite3_backup_pagecount(copying);
        if (progress && progress->told)
            progress->told(progress->to, all - sqlite3_backup_remaining(copying), all);
    }
    int finished = sqlite3_backup_finish(copying);
    return code == SQLITE_DONE ? finished : code;
}

/* Without a write-ahead log, so that the copy is one file and stays one. */
static int fill(struct store *store, sqlite3 *to, const struct copy_progress *progress)
{
    int code = sqlite3_exec(to, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = copy_pages(store->connection, to, progress);
    if (code == SQLITE_OK)
        code = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    return code;
}

static bool copy_failed(struct store *store, int code, const char *message, const char *path,
                        struct error *err)
{
    if ((code & 0xff) == SQLITE_FULL) {
        errno = ENOSPC;
        return file_failed(path, err);
    }
    if ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN)
        return error_set(err, ERROR_STORAGE, _("The file %s cannot be written (%s)."), path,
                         message);
    return store_failed(store, code, message, err);
}

bool copy_make(struct store *store, const char *part, const char *path,
               const struct copy_progress *progress, struct error *err)
{
    sqlite3 *to = NULL;
    assert(store->depth == 1);
    if (!make_empty(part, path, err))
        return false;
    int code = sqlite3_open_v2(part, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK)
        code = fill(store, to, progress);
    bool ok = code == SQLITE_OK || copy_failed(store, code, sqlite3_errmsg(to), path, err);
    sqlite3_close(to);
    if (!ok)
        unlink(part);
    return ok;
}

/* The first line of a check, "" for "ok". */
static bool check(struct statement *s, char reason[COPY_REASON_SIZE], struct error *err)
{
    reason[0] = '\0';
    if (statement_step(s) && strcmp(statement_text(s, 0), "ok") != 0)
        text_copy(reason, COPY_REASON_SIZE, statement_text(s, 0));
    return statement_finish(s, err);
}

static bool check_references(struct store *store, char reason[COPY_REASON_SIZE],
                             struct error *err)
{
    struct statement *s = statement_new(store, "PRAGMA foreign_key_check");
    if (statement_step(s))
        snprintf(reason, COPY_REASON_SIZE, _("a row of %s refers to nothing"),
                 statement_text(s, 0));
    return statement_finish(s, err);
}

bool copy_inspect(struct store *store, char reason[COPY_REASON_SIZE], struct error *err)
{
    return check(statement_new(store, "PRAGMA integrity_check(1)"), reason, err) &&
           (reason[0] || check_references(store, reason, err));
}

bool copy_glance(struct store *store, char reason[COPY_REASON_SIZE], struct error *err)
{
    return check(statement_new(store, "PRAGMA quick_check(1)"), reason, err);
}

static bool sync_file(const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC);
    bool ok = file >= 0 && fsync(file) == 0;
    if (file >= 0)
        close(file);
    return ok;
}

static bool sync_folder(const char *path)
{
    char *copy = memory_copy_text(path);
    bool ok = sync_file(dirname(copy), O_RDONLY | O_DIRECTORY);
    free(copy);
    return ok || errno == EINVAL; /* some file systems know no folders to be synchronised */
}

/* A second name for the same file, then the first goes: link refuses what exists. Where there
 * are no links (a memory stick), a look has to do. */
static bool move_without_replacing(const char *part, const char *path, struct error *err)
{
    if (link(part, path) == 0)
        return unlink(part) == 0 || file_failed(part, err);
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EEXIST)
        return file_failed(path, err);
    return copy_check_target(path, err) && (rename(part, path) == 0 || file_failed(path, err));
}

bool copy_sync(const char *part, const char *path, struct error *err)
{
    return sync_file(part, O_RDONLY) || file_failed(path, err);
}

bool copy_publish(const char *part, const char *path, struct error *err)
{
    return move_without_replacing(part, path, err) && (sync_folder(path) || file_failed(path, err));
}
