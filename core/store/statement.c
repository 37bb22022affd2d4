/* Compiled statements, kept by the address of their SQL literal and used again. */
#include "store/statement.h"

#include "base/memory.h"
#include "store/connection.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void note_failure(struct statement *statement, int code)
{
    if (statement->failure || code == SQLITE_OK)
        return;
    statement->failure = code;
    snprintf(statement->message, sizeof statement->message, "%s",
             sqlite3_errmsg(statement->store->connection));
}

static void compile(struct statement *statement)
{
    unsigned flags = statement->is_cached ? SQLITE_PREPARE_PERSISTENT : 0;
    note_failure(statement, sqlite3_prepare_v3(statement->store->connection, statement->sql, -1,
                                               flags, &statement->compiled, NULL));
}

/* The cache slot of a literal, or an empty one; NULL when the cache is full. */
static struct statement **find_slot(struct store *store, const char *sql)
{
    size_t start = ((uintptr_t)sql >> 4) * 2654435761u % STORE_CACHE_SLOTS;
    for (size_t i = 0; i < STORE_CACHE_SLOTS; i++) {
        struct statement **slot = &store->cache[(start + i) % STORE_CACHE_SLOTS];
        if (!*slot || (*slot)->sql == sql)
            return slot;
    }
    return NULL;
}

struct statement *statement_new(struct store *store, const char *sql)
{
    struct statement **slot = find_slot(store, sql);
    struct statement *statement = slot ? *slot : NULL;
    if (!statement || statement->is_in_use) {
        bool is_cached = slot && !*slot;
        statement = memory_new(1, sizeof *statement);
        statement->store = store;
        statement->sql = sql;
        statement->is_cached = is_cached;
        if (is_cached)
            *slot = statement;
    }
    statement->is_in_use = true;
    statement->failure = 0;
    statement->next_place = 0;
    if (!statement->compiled)
        compile(statement);
    return statement;
}

/* A statement is bound in the same order each time: what was found for a place then holds for
 * the same literal now. */
static int find_parameter(struct statement *statement, const char *name)
{
    struct statement_place *place = NULL;
    if (statement->next_place < STATEMENT_PLACES)
        place = &statement->places[statement->next_place++];
    if (place && place->name == name)
        return place->index;
    int index = sqlite3_bind_parameter_index(statement->compiled, name);
    assert(index > 0);
    if (place)
        *place = (struct statement_place){.name = name, .index = index};
    return index;
}

void statement_bind_text(struct statement *statement, const char *name, const char *text)
{
    if (statement->failure)
        return;
    int index = find_parameter(statement, name);
    note_failure(statement, sqlite3_bind_text(statement->compiled, index, text, -1, SQLITE_STATIC));
}

void statement_bind_text_or_null(struct statement *statement, const char *name, const char *text)
{
    statement_bind_text(statement, name, text && *text ? text : NULL);
}

void statement_bind_integer(struct statement *statement, const char *name, int64_t value)
{
    if (statement->failure)
        return;
    int index = find_parameter(statement, name);
    note_failure(statement, sqlite3_bind_int64(statement->compiled, index, value));
}

/* By hand: lists bind tens of thousands. */
static void add_number(struct buffer *list, int64_t value)
{
    char text[24], *at = text + sizeof text;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        *--at = '-';
    buffer_append(list, at, (size_t)(text + sizeof text - at));
}

void statement_bind_integers(struct statement *statement, const char *name, const int64_t *values,
                             size_t count)
{
    struct buffer list = {0};
    if (statement->failure)
        return;
    buffer_append_text(&list, "[");
    for (size_t i = 0; i < count; i++) {
        buffer_append(&list, ",", i > 0);
        add_number(&list, values[i]);
    }
    buffer_append_text(&list, "]");
    int index = find_parameter(statement, name);
    note_failure(statement, sqlite3_bind_text(statement->compiled, index, list.text, -1,
                                              SQLITE_TRANSIENT));
    buffer_free(&list);
}

void statement_bind_bytes(struct statement *statement, const char *name, const void *bytes,
                          size_t length)
{
    if (statement->failure)
        return;
    int index = find_parameter(statement, name);
    note_failure(statement, sqlite3_bind_blob64(statement->compiled, index, bytes, length,
                                                SQLITE_STATIC));
}

void statement_bind_null(struct statement *statement, const char *name)
{
    if (statement->failure)
        return;
    note_failure(statement, sqlite3_bind_null(statement->compiled, find_parameter(statement, name)));
}

bool statement_step(struct statement *statement)
{
    if (statement->failure)
        return false;
    int code = sqlite3_step(statement->compiled);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        note_failure(statement, code);
    return false;
}

int64_t statement_integer(struct statement *statement, int column)
{
    return sqlite3_column_int64(statement->compiled, column);
}

const char *statement_text(struct statement *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement->compiled, column);
    return text ? (const char *)text : "";
}

const void *statement_bytes(struct statement *statement, int column, size_t *length)
{
    const void *bytes = sqlite3_column_blob(statement->compiled, column);
    *length = (size_t)sqlite3_column_bytes(statement->compiled, column);
    return bytes;
}

bool statement_is_null(struct statement *statement, int column)
{
    return sqlite3_column_type(statement->compiled, column) == SQLITE_NULL;
}

void statement_copy_text(struct statement *statement, int column, char *text, size_t size)
{
    const char *value = statement_text(statement, column);
    size_t length = strlen(value);
    assert(length < size);
    memcpy(text, value, length + 1);
}

void statement_reads_all(struct statement *statement)
{
    statement->reads_all = true;
}

/* A full scan over many rows that nobody meant is a missing index; debug builds say so. */
static void warn_of_scan(struct statement *statement)
{
#ifdef OBECNI_DEBUG
    int rows = sqlite3_stmt_status(statement->compiled, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
    if (rows > 5000 && !statement->reads_all)
        fprintf(stderr, "full scan of %d rows: %s\n", rows, statement->sql);
#else
    (void)statement;
#endif
}

/* Resets a cached statement for its next use, ends one that stands alone. */
static void give_back(struct statement *statement)
{
    if (statement->compiled) {
        warn_of_scan(statement);
        sqlite3_reset(statement->compiled);
        sqlite3_clear_bindings(statement->compiled);
    }
    statement->is_in_use = false;
    if (!statement->is_cached) {
        sqlite3_finalize(statement->compiled);
        free(statement);
    }
}

bool statement_finish(struct statement *statement, struct error *err)
{
    bool ok = !statement->failure ||
              store_failed(statement->store, statement->failure, statement->message, err);
    give_back(statement);
    return ok;
}

bool statement_run(struct statement *statement, struct error *err)
{
    while (statement_step(statement)) {
    }
    return statement_finish(statement, err);
}

bool statement_run_unique(struct statement *statement, bool *is_repeat, struct error *err)
{
    while (statement_step(statement)) {
    }
    *is_repeat = statement->failure == SQLITE_CONSTRAINT_UNIQUE ||
                 statement->failure == SQLITE_CONSTRAINT_PRIMARYKEY ||
                 statement->failure == SQLITE_CONSTRAINT_ROWID;
    if (*is_repeat)
        statement->failure = 0;
    return statement_finish(statement, err);
}
