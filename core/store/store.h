/* The one SQLite connection: opening, refusals in one sentence, nested transactions.
 * Statements are store/statement's. SQLite itself is known to this folder alone. */
#ifndef OBECNI_STORE_STORE_H
#define OBECNI_STORE_STORE_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

enum store_access {
    STORE_READING,
    STORE_WRITING,
    STORE_CREATING, /* the file must be missing or empty; the schema is made */
    STORE_KIOSK,    /* writing limited by an authorizer; waits 0.8 s for a lock, not 5 s */
    STORE_DESK,     /* the same, and what staff do at the kiosk */
    STORE_COPY,     /* a copy that nobody else knows of: writing, no log beside it, no new schema */
    STORE_CHECKING, /* a file as it stands: reading, nothing is put beside it, no new schema */
};

/* Opens the database, brings its schema up to date, and hands it to the caller, who closes
 * it with store_close. ERROR_STORAGE with one sentence and nothing open when the file is
 * missing, empty, not SQLite, another program's, from a newer version, truncated or damaged,
 * read-only (unless STORE_READING), or locked. */
bool store_open(struct store **store, const char *path, enum store_access access,
                struct error *err);

/* Accepts NULL. */
void store_close(struct store *store);

/* Transactions nest: only the outermost begins (BEGIN IMMEDIATE) and commits, inner ones are
 * savepoints. `where` is remembered: a debug build names it when the
 * connection is closed inside a change that nobody ended. */
bool store_begin(struct store *store, const char *where, struct error *err);

/* The same for reading alone: one state of the database, and nobody is kept from writing.
 * Only as the outermost one. */
bool store_begin_reading(struct store *store, const char *where, struct error *err);

/* store_begin for whoever can do without: does not wait for a lock. `*is_free` is false, and
 * nothing is open, when another connection is writing. Only as the outermost one. */
bool store_try_begin(struct store *store, const char *where, bool *is_free, struct error *err);

/* Whether the file was replaced or taken away since it was opened: what is written then goes
 * into a file that nobody will ever see. store_begin refuses it. */
bool store_has_moved(struct store *store);

/* Commits (or releases) when `ok`, undoes otherwise. True only when `ok` and it is durable:
 * for the outermost one COMMIT has returned under synchronous=FULL. */
bool store_end(struct store *store, bool ok, struct error *err);

/* How many transactions are open, one inside the other; 0 outside of any. */
int store_depth(const struct store *store);

/* A number that changes when another connection has committed. */
int64_t store_change_count(struct store *store);

/* A number that changes with every commit, also one's own. The same inside a change as after the
 * end of the last one: nobody wrote between. */
uint32_t store_version(struct store *store);

/* Bytes free on the disk that the database lies on, for this user; negative when the machine
 * does not tell. */
int64_t store_free_bytes(const struct store *store);

/* Moves what stands in the write-ahead log into the file, as far as readers allow. Done when
 * idle, so that no commit has to. Not an error when others are busy. */
void store_checkpoint(struct store *store);

/* How many pages this connection has seen added to the log since its last checkpoint, at its own
 * last commit. Only of a connection that moves them itself (STORE_KIOSK, STORE_DESK); else 0. */
int store_log_pages(const struct store *store);

#endif
