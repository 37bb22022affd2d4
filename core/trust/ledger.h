/* The ledger: one hash chain for each node, one entry for each change, and for each reading
 * or printing of names. Entries name codes and numbers, never people.
 *
 * An entry's hash is BLAKE2b-256 over "OBECNI-LEDGER-1", the hash before (zeros for the
 * first), and then node, seq, entry_id, at (8 bytes each, little endian) and clock, actor,
 * action, subject, body (each as 8 bytes of length, little endian, and its bytes). */
#ifndef OBECNI_TRUST_LEDGER_H
#define OBECNI_TRUST_LEDGER_H

#include "base/error.h"
#include "store/store.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

enum { LEDGER_HASH_SIZE = 32, LEDGER_SHORT_SIZE = 32 };

/* The chain's end as the next entry needs it. */
struct ledger {
    int node;
    bool is_clock_fixed; /* entries say so */
    int64_t seq;         /* of the last entry, 0 when there is none */
    int64_t last_id;     /* the last row id drawn */
    int64_t noted_id;    /* the last one that an entry covers */
    int64_t last_at;     /* when the last entry was made by the machine's clock; 0: by another */
    unsigned char head[LEDGER_HASH_SIZE];
    bool is_kept;          /* this was the chain's end when the store had kept_version */
    int kept_node;
    uint32_t kept_version;
};

/* Reads the chain's end. To be called inside a transaction that will append. */
bool ledger_load(struct ledger *ledger, struct store *store, struct error *err);

/* Keeps the chain's end from one change to the next: after a commit, and inside the change that
 * comes then, where it is read again unless nobody has written between. */
void ledger_keep(struct ledger *ledger, struct store *store);
bool ledger_resume(struct ledger *ledger, struct store *store, struct error *err);

struct ledger_entry {
    int64_t at;
    const char *actor;
    const char *action;  /* "participant.add" */
    const char *subject; /* code or number, "" when there is none */
    json_t *body;        /* an object; taken over; NULL for an empty one */
    const char *text;    /* or the body as it is to stand there: keys sorted, no spaces */
};

/* Adds the entry to the chain. */
bool ledger_append(struct ledger *ledger, struct store *store, const struct ledger_entry *entry,
                   struct error *err);

/* Draws the next row id: milliseconds since 2020 (41 bits), a counter (12) and the node (10).
 * Always larger than the one before, whatever the clock does. */
int64_t ledger_new_id(struct ledger *ledger, int64_t now);

/* The least row id that can have been drawn at `at` or later, on whichever node: rows noted
 * since then are found by their ids. */
int64_t ledger_least_id(int64_t at);

/* What verification found. */
struct ledger_report {
    int64_t entries;      /* read in all chains */
    bool holds;
    int node;             /* the first entry that does not hold, when !holds */
    int64_t seq;
    char reason[160];     /* why, in the process's language */
    char head[LEDGER_SHORT_SIZE]; /* the own chain's end in short form */
};

/* The same in steps, for who must not be held up: the zero state begins, each step reads at most
 * `most` entries, and is_done says when the report is whole. */
struct ledger_walk {
    struct ledger chain;
    int64_t after_id;
    bool has_begun, is_done;
    struct ledger_report report;
};
bool ledger_walk_step(struct ledger_walk *walk, struct store *store, int node, int most,
                      struct error *err);

/* Reads every chain from its beginning. True also when the chain does not hold: the report
 * says so. ERROR_STORAGE when it cannot be read. */
bool ledger_verify(struct store *store, int node, struct ledger_report *report,
                   struct error *err);

/* The chain's end for print: "0004 2218 · 7F3A-91C2" (entries, then the hash's first bytes). */
void ledger_short(const struct ledger *ledger, char text[LEDGER_SHORT_SIZE]);

#endif
