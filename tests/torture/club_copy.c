/* By SQLite itself and by two commands. */
#include "tests/torture/club_copy.h"

#include "base/process.h"
#include "trust/start.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMMAND_MS = 120000 };

static sqlite3_stmt *prepare(sqlite3 *file, const char *sql)
{
    sqlite3_stmt *compiled = NULL;
    if (sqlite3_prepare_v2(file, sql, -1, &compiled, NULL) != SQLITE_OK) {
        fprintf(stderr, "torture: %s: %s\n", sql, sqlite3_errmsg(file));
        exit(2);
    }
    return compiled;
}

static sqlite3 *open_file(const struct club_copy *club)
{
    sqlite3 *file = NULL;
    if (sqlite3_open(club->path, &file) != SQLITE_OK) {
        fprintf(stderr, "torture: %s: %s\n", club->path, sqlite3_errmsg(file));
        exit(2);
    }
    sqlite3_busy_timeout(file, 5000);
    return file;
}

/* -1: the file could not be read. */
static int64_t number(sqlite3 *file, const char *sql)
{
    sqlite3_stmt *compiled = prepare(file, sql);
    int64_t found = sqlite3_step(compiled) == SQLITE_ROW ? sqlite3_column_int64(compiled, 0) : -1;
    sqlite3_finalize(compiled);
    return found;
}

static const char count_events[] = "SELECT count(*) FROM presence_event";
static const char count_entries[] = "SELECT count(*) FROM ledger WHERE action LIKE 'presence.%'";

bool club_copy_open(struct club_copy *club, const char *path, const char *cards,
                    const char *programs)
{
    char line[64];
    size_t capacity = 0;
    struct error err = {0};
    FILE *file = fopen(cards, "r");
    memset(club, 0, sizeof *club);
    snprintf(club->path, sizeof club->path, "%s", path);
    snprintf(club->programs, sizeof club->programs, "%s", programs);
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (!token_check(line))
            continue;
        club->cards = memory_grow(club->cards, club->count, &capacity, sizeof *club->cards);
        club->cards[club->count] = (struct card){.confirmed = 0};
        memcpy(club->cards[club->count++].payload, line, TOKEN_SIZE);
    }
    if (file)
        fclose(file);
    sqlite3 *connection = open_file(club);
    club->events_before = (size_t)number(connection, count_events);
    club->entries_before = (size_t)number(connection, count_entries);
    sqlite3_close(connection);
    return club->count > 0 && trust_start(&err);
}

void club_copy_close(struct club_copy *club)
{
    free(club->cards);
    club->cards = NULL;
}

static bool complain(bool holds, const char *what)
{
    if (!holds)
        fprintf(stderr, "torture: %s\n", what);
    return holds;
}

static bool prove_file(sqlite3 *file)
{
    sqlite3_stmt *compiled = prepare(file, "PRAGMA integrity_check");
    bool is_whole = sqlite3_step(compiled) == SQLITE_ROW &&
                    strcmp((const char *)sqlite3_column_text(compiled, 0), "ok") == 0;
    if (!is_whole)
        fprintf(stderr, "torture: integrity_check: %s\n", sqlite3_column_text(compiled, 0));
    sqlite3_finalize(compiled);
    return complain(number(file, "SELECT count(*) FROM pragma_foreign_key_check") == 0,
                    "a reference leads nowhere") &&
           is_whole;
}

/* Each confirmed card, and nobody twice. */
static bool prove_presences(const struct club_copy *club, sqlite3 *file)
{
    sqlite3_stmt *compiled = prepare(
        file, "SELECT count(*) FROM card c JOIN presence_event e"
              " ON e.participant_id = c.participant_id AND e.kind = 'arrived'"
              " JOIN attendance a ON a.session_id = e.session_id"
              " AND a.participant_id = e.participant_id WHERE c.token_hash = ?1");
    size_t missing = 0;
    for (size_t i = 0; i < club->count; i++) {
        unsigned char hash[TOKEN_HASH_SIZE];
        if (!club->cards[i].confirmed)
            continue;
        token_hash(club->cards[i].payload, hash);
        sqlite3_reset(compiled);
        sqlite3_bind_blob(compiled, 1, hash, sizeof hash, SQLITE_STATIC);
        missing += sqlite3_step(compiled) != SQLITE_ROW || sqlite3_column_int64(compiled, 0) != 1;
    }
    sqlite3_finalize(compiled);
    if (missing)
        fprintf(stderr, "torture: %zu of %zu confirmed presences are not there\n", missing,
                club_copy_confirmed(club));
    bool is_once = number(file, "SELECT count(*) FROM (SELECT 1 FROM presence_event"
                                " WHERE kind = 'arrived' GROUP BY session_id, participant_id"
                                " HAVING count(*) > 1)") == 0;
    return complain(is_once, "somebody was recorded twice") && !missing;
}

static bool prove_entries(const struct club_copy *club, sqlite3 *file)
{
    size_t events = (size_t)number(file, count_events) - club->events_before;
    size_t entries = (size_t)number(file, count_entries) - club->entries_before;
    if (events != entries)
        fprintf(stderr, "torture: %zu events, but %zu entries of them\n", events, entries);
    return events == entries;
}

static bool prove_command(const struct club_copy *club, const char *const *words)
{
    char program[600];
    const char *whole[8] = {program};
    snprintf(program, sizeof program, "%s/obecni", club->programs);
    for (int i = 0; words[i] && i < 6; i++)
        whole[i + 1] = words[i];
    struct process process = {
        .arguments = whole, .limit_ms = COMMAND_MS, .output_most = 2000, .joins_errors = true};
    bool ok = process_run(&process) == PROCESS_ENDED && process.status == 0;
    if (!ok)
        fprintf(stderr, "torture: obecni %s %s: %s\n", words[0], words[1],
                process.output.text ? process.output.text : "did not end");
    buffer_free(&process.output);
    return ok;
}

bool club_copy_prove(struct club_copy *club)
{
    const char *const chain[] = {"ledger", "verify", NULL};
    const char *const projection[] = {"attendance", "rebuild", "--check", NULL};
    sqlite3 *file = open_file(club);
    bool is_whole = prove_file(file);
    bool has_presences = prove_presences(club, file);
    bool has_entries = prove_entries(club, file);
    sqlite3_close(file);
    bool holds = prove_command(club, chain);
    return prove_command(club, projection) && holds && is_whole && has_presences && has_entries;
}

size_t club_copy_confirmed(const struct club_copy *club)
{
    size_t count = 0;
    for (size_t i = 0; i < club->count; i++)
        count += club->cards[i].confirmed > 0;
    return count;
}

size_t club_copy_recorded(const struct club_copy *club)
{
    sqlite3 *file = open_file(club);
    size_t count = (size_t)number(file, count_events) - club->events_before;
    sqlite3_close(file);
    return count;
}
