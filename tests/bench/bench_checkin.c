/* What a check-in costs beyond what no durable record can do without. In turn, in one run and
 * on one disk: a bare row inserted durably, a check-in in the small club, a check-in in the
 * large one. Both clubs have the same people today; only the past differs.
 *
 *   bench_checkin COUNT BARE.db SMALL.db SMALL.cards LARGE.db LARGE.cards */
#include "cards.h"
#include "measure.h"

#include "club/presence/checkin.h"
#include "trust/start.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WARM_UP = 50, CHECKPOINT_EVERY = 100 };

struct bare {
    sqlite3 *connection;
    sqlite3_stmt *begin, *insert, *commit;
};

static bool run(sqlite3_stmt *statement)
{
    bool ok = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_reset(statement);
    return ok;
}

static sqlite3_stmt *prepare(sqlite3 *connection, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(connection, sql, -1, &statement, NULL);
    return statement;
}

/* The same durability as the kiosk's connection, and nothing else. */
static bool bare_open(struct bare *bare, const char *path)
{
    remove(path);
    if (sqlite3_open(path, &bare->connection) != SQLITE_OK ||
        sqlite3_exec(bare->connection,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "PRAGMA wal_autocheckpoint = 0;"
                     "CREATE TABLE presence (id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL,"
                     " participant_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT",
                     NULL, NULL, NULL) != SQLITE_OK)
        return false;
    bare->begin = prepare(bare->connection, "BEGIN IMMEDIATE");
    bare->insert = prepare(bare->connection, "INSERT INTO presence (session_id, participant_id, at)"
                                             " VALUES (7, 11, 1768228200)");
    bare->commit = prepare(bare->connection, "COMMIT");
    return bare->begin && bare->insert && bare->commit;
}

static void bare_close(struct bare *bare)
{
    sqlite3_finalize(bare->begin);
    sqlite3_finalize(bare->insert);
    sqlite3_finalize(bare->commit);
    sqlite3_close(bare->connection);
}

struct door {
    struct club club;
    struct cards cards;
};

static bool door_open(struct door *door, const char *path, const char *cards, size_t count)
{
    struct error err = {0};
    if (!cards_read(&door->cards, cards, 0, count))
        return false;
    if (club_open(&door->club, path, CLUB_KIOSK, &err))
        return true;
    fprintf(stderr, "%s: %s\n", path, err.text);
    return false;
}

static void door_close(struct door *door)
{
    club_close(&door->club);
    cards_free(&door->cards);
}

/* Every one must be recorded: whatever else is answered would be measured as too cheap. */
static bool scan(struct door *door, size_t number)
{
    struct error err = {0};
    struct checkin_result result;
    bool ok = checkin_scan(&door->club, door->cards.payloads[number], CHECKIN_CARD, &result, &err);
    if (ok && result.answer == CHECKIN_RECORDED)
        return true;
    fprintf(stderr, "scan %zu was not recorded: %s\n", number,
            ok ? checkin_answer_word(result.answer) : err.text);
    return false;
}

enum contender { BARE, SMALL, LARGE, CONTENDERS };

struct contest {
    struct bare bare;
    struct door doors[CONTENDERS];
    struct series times[CONTENDERS];
};

static bool attempt(struct contest *contest, enum contender contender, size_t number)
{
    double began_us = measure_us();
    bool ok = true;
    if (contender == BARE)
        ok = run(contest->bare.begin) && run(contest->bare.insert) && run(contest->bare.commit);
    else
        ok = scan(&contest->doors[contender], number);
    if (number >= WARM_UP)
        series_add(&contest->times[contender], measure_us() - began_us);
    return ok;
}

/* As the kiosk does when idle: never inside what is measured. */
static void checkpoint(struct contest *contest)
{
    sqlite3_wal_checkpoint_v2(contest->bare.connection, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL,
                              NULL);
    store_checkpoint(contest->doors[SMALL].club.store);
    store_checkpoint(contest->doors[LARGE].club.store);
}

/* Who begins changes with every round, so that nobody always runs after the same other. */
static bool compete(struct contest *contest, size_t count)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count + WARM_UP; i++) {
        for (size_t turn = 0; ok && turn < CONTENDERS; turn++)
            ok = attempt(contest, (enum contender)((i + turn) % CONTENDERS), i);
        if (i % CHECKPOINT_EVERY == 0)
            checkpoint(contest);
    }
    return ok;
}

static void print_ratio(const char *what, struct series *one, struct series *other, double budget)
{
    figure_print(&(struct figure){
        .what = what,
        .unit = "×",
        .p50 = series_percentile(one, 0.50) / series_percentile(other, 0.50),
        .p99 = series_percentile(one, 0.99) / series_percentile(other, 0.99),
        .budget = budget,
        .is_p99_judged = true});
}

static void print(struct contest *contest)
{
    struct series *times = contest->times;
    figure_print_times("bare durable insert of one row", &times[BARE], NAN, false);
    figure_print_times("check-in, small club", &times[SMALL], NAN, false);
    figure_print_times("check-in, large club", &times[LARGE], NAN, false);
    print_ratio("check-in, small club : bare insert", &times[SMALL], &times[BARE], 2.0);
    print_ratio("check-in, large club : bare insert", &times[LARGE], &times[BARE], 2.0);
    print_ratio("check-in, large club : small club", &times[LARGE], &times[SMALL], 1.15);
}

int main(int count, char **words)
{
    struct error err = {0};
    struct contest contest = {0};
    if (count != 7) {
        fprintf(stderr, "bench_checkin COUNT BARE.db SMALL.db SMALL.cards LARGE.db LARGE.cards\n");
        return 2;
    }
    size_t times = (size_t)strtoul(words[1], NULL, 10);
    /* The doors first: how the store sets SQLite up holds for the bare insert as well. */
    bool ok = trust_start(&err) &&
              door_open(&contest.doors[SMALL], words[3], words[4], times + WARM_UP) &&
              door_open(&contest.doors[LARGE], words[5], words[6], times + WARM_UP) &&
              bare_open(&contest.bare, words[2]) && compete(&contest, times);
    if (ok)
        print(&contest);
    for (int i = 0; i < CONTENDERS; i++) {
        door_close(&contest.doors[i]);
        series_free(&contest.times[i]);
    }
    bare_close(&contest.bare);
    return ok ? 0 : 1;
}
