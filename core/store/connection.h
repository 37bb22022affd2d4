/* What the files of this folder share about a connection. For nobody else. */
#ifndef OBECNI_STORE_CONNECTION_H
#define OBECNI_STORE_CONNECTION_H

#include "store/store.h"

#include <sqlite3.h>

enum { STORE_DEPTH_MAX = 16, STORE_CACHE_SLOTS = 256, STATEMENT_PLACES = 16 };

/* Where a parameter's name stands in the compiled statement. */
struct statement_place {
    const char *name; /* the literal's address */
    int index;
};

struct statement {
    struct store *store;
    sqlite3_stmt *compiled;
    const char *sql;  /* the literal's address is the key */
    bool is_cached;   /* lives in the store's cache, not on its own */
    bool is_in_use;
    bool reads_all;   /* a full scan is what it is for */
    struct statement_place places[STATEMENT_PLACES]; /* in the order in which they are bound */
    int next_place;
    int failure;      /* SQLite's extended code of the first failure, 0 while none */
    char message[200];
};

struct store {
    sqlite3 *connection;
    char *path;
    int wait_ms; /* for a lock */
    int depth;
    const char *where[STORE_DEPTH_MAX];
    int log_pages; /* in the write-ahead log at the last commit, */
    int log_seen;  /* and those that the last checkpoint left there */
    struct statement *cache[STORE_CACHE_SLOTS];
};

/* Turns a SQLite result into one sentence of ERROR_STORAGE. Always false. */
bool store_failed(struct store *store, int code, const char *message, struct error *err);

/* Runs a fixed text of SQL; asks a PRAGMA for its number (SQLite's result in *code). */
bool store_run_text(struct store *store, const char *sql, struct error *err);
int64_t store_ask_number(struct store *store, const char *sql, int *code);

/* Brings the schema to the newest version; `may_create` for a file that has none yet. */
bool store_migrate(struct store *store, bool may_create, struct error *err);

/* From now on counts what stands in the log instead of moving it now and then. */
void store_watch_log(struct store *store);

/* The newest version this program knows. */
int store_schema_version(void);

/* Lets the connection write presence, openings, the ledger and the kiosk's own state, and
 * nothing else; the desk's also what staff do at the kiosk: course and sign-off, cards that are
 * lost, guests, who leads, cancelling. */
void store_restrict_to_kiosk(struct store *store);
void store_restrict_to_desk(struct store *store);

/* The schema's steps, made from data/schema/NNNN_*.sql at build. */
struct schema_step {
    int number;
    const char *name;
    const char *sql;
};
extern const struct schema_step schema_steps[];
extern const int schema_step_count;

enum { STORE_APPLICATION_ID = 0x4F424543 }; /* "OBEC" */

#endif
