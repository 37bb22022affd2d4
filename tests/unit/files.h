/* Files and databases as another program would handle them: a folder of one's own, bytes,
 * SQL past the program's own connection. For tests of what must be refused or noticed. */
#ifndef OBECNI_TESTS_UNIT_FILES_H
#define OBECNI_TESTS_UNIT_FILES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <dirent.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
    char dir[64];
    char path[96]; /* the one database in it */
};

struct bytes {
    unsigned char *data;
    size_t size;
};

static inline void folder_make(struct folder *folder)
{
    snprintf(folder->dir, sizeof folder->dir, "/tmp/obecni-files-XXXXXX");
    assert_non_null(mkdtemp(folder->dir));
    snprintf(folder->path, sizeof folder->path, "%s/club.db", folder->dir);
}

static inline void folder_remove(struct folder *folder)
{
    DIR *dir = opendir(folder->dir);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char path[400];
        snprintf(path, sizeof path, "%s/%s", folder->dir, entry->d_name);
        if (entry->d_name[0] != '.' && unlink(path) != 0)
            rmdir(path);
    }
    if (dir)
        closedir(dir);
    rmdir(folder->dir);
}

/* How many entries the folder has. */
static inline int folder_count(const struct folder *folder)
{
    int count = 0;
    DIR *dir = opendir(folder->dir);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return count;
}

/* The whole file; nothing when there is none. The caller frees `data`. */
static inline struct bytes bytes_read(const char *path)
{
    struct bytes bytes = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return bytes;
    FILE *copy = open_memstream((char **)&bytes.data, &bytes.size);
    char block[4096];
    for (size_t read; (read = fread(block, 1, sizeof block, file)) > 0;)
        fwrite(block, 1, read, copy);
    fclose(copy);
    fclose(file);
    return bytes;
}

static inline void bytes_write(const char *path, const void *data, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static inline bool bytes_hold(struct bytes bytes, const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i + length <= bytes.size; i++) {
        if (memcmp(bytes.data + i, text, length) == 0)
            return true;
    }
    return false;
}

/* Runs SQL in a connection of its own. */
static inline void raw_run(const char *path, const char *sql)
{
    sqlite3 *connection = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    sqlite3_busy_timeout(connection, 5000);
    if (sqlite3_exec(connection, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    assert_int_equal(sqlite3_close(connection), SQLITE_OK);
}

/* SQLite's result for SQL that should be refused, and whether its message holds the words. */
static inline int raw_refusal(const char *path, const char *sql, const char *words)
{
    sqlite3 *connection = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    sqlite3_exec(connection, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    int code = sqlite3_exec(connection, sql, NULL, NULL, &message);
    if (!strstr(message ? message : "", words))
        fail_msg("%s: “%s” does not say “%s”", sql, message ? message : "done", words);
    sqlite3_free(message);
    sqlite3_close(connection);
    return code;
}

/* The first column of the first row, -1 when there is none. */
static inline int64_t raw_number(const char *path, const char *sql)
{
    sqlite3 *connection = NULL;
    sqlite3_stmt *compiled = NULL;
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(connection, sql, -1, &compiled, NULL), SQLITE_OK);
    int64_t number = sqlite3_step(compiled) == SQLITE_ROW ? sqlite3_column_int64(compiled, 0) : -1;
    sqlite3_finalize(compiled);
    sqlite3_close(connection);
    return number;
}

#endif
