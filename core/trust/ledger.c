/* Appending to the chain and reading it back. */
#include "trust/ledger.h"

#include "base/language.h"
#include "store/statement.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t id_epoch = 1577836800; /* 2020-01-01 */

/* The key of an entry. */
static int64_t key(int64_t node, int64_t seq)
{
    return node << 48 | seq;
}

bool ledger_load(struct ledger *ledger, struct store *store, struct error *err)
{
    struct statement *s = statement_new(
        store, "SELECT seq, entry_id, hash, iif(clock = 'system', at, 0) FROM ledger"
               " WHERE id >= :first AND id < :after ORDER BY id DESC LIMIT 1");
    statement_bind_integer(s, ":first", key(ledger->node, 0));
    statement_bind_integer(s, ":after", key(ledger->node + 1, 0));
    ledger->seq = 0;
    ledger->last_id = 0;
    ledger->noted_id = 0;
    ledger->last_at = 0;
    ledger->is_kept = false;
    memset(ledger->head, 0, sizeof ledger->head);
    if (statement_step(s)) {
        size_t length;
        ledger->seq = statement_integer(s, 0);
        ledger->last_id = statement_integer(s, 1);
        ledger->last_at = statement_integer(s, 3);
        ledger->noted_id = ledger->last_id;
        const void *hash = statement_bytes(s, 2, &length);
        if (length == LEDGER_HASH_SIZE)
            memcpy(ledger->head, hash, LEDGER_HASH_SIZE);
    }
    return statement_finish(s, err);
}

void ledger_keep(struct ledger *ledger, struct store *store)
{
    ledger->is_kept = true;
    ledger->kept_node = ledger->node;
    ledger->kept_version = store_version(store);
}

bool ledger_resume(struct ledger *ledger, struct store *store, struct error *err)
{
    bool holds = ledger->is_kept && ledger->kept_node == ledger->node &&
                 ledger->kept_version == store_version(store);
    ledger->is_kept = false;
    return holds || ledger_load(ledger, store, err);
}

int64_t ledger_new_id(struct ledger *ledger, int64_t now)
{
    int64_t by_clock = (now - id_epoch) * 1000 * 4096;
    int64_t next = (ledger->last_id >> 10) + 1;
    /* A clock before 2020 or after 2089 is wrong, and must not spoil the ids of all time. */
    if (next < by_clock && by_clock >> 53 == 0)
        next = by_clock;
    ledger->last_id = next << 10 | ledger->node;
    return ledger->last_id;
}

int64_t ledger_least_id(int64_t at)
{
    int64_t by_clock = (at - id_epoch) * 1000 * 4096;
    return by_clock <= 0 ? 0 : by_clock >> 53 ? INT64_MAX : by_clock << 10;
}

/* One entry as it stands in the table. */
struct row {
    int64_t node, seq, entry_id, at;
    const char *texts[5]; /* clock, actor, action, subject, body */
    size_t lengths[5];    /* in bytes: a NUL hides nothing */
};

static void hash_number(crypto_generichash_state *state, int64_t number)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)number >> 8 * i);
    crypto_generichash_update(state, bytes, sizeof bytes);
}

static void hash_row(const struct row *row, const unsigned char previous[LEDGER_HASH_SIZE],
                     unsigned char hash[LEDGER_HASH_SIZE])
{
    static const char context[] = "OBECNI-LEDGER-1";
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, LEDGER_HASH_SIZE);
    crypto_generichash_update(&state, (const unsigned char *)context, sizeof context - 1);
    crypto_generichash_update(&state, previous, LEDGER_HASH_SIZE);
    hash_number(&state, row->node);
    hash_number(&state, row->seq);
    hash_number(&state, row->entry_id);
    hash_number(&state, row->at);
    for (int i = 0; i < 5; i++) {
        hash_number(&state, (int64_t)row->lengths[i]);
        crypto_generichash_update(&state, (const unsigned char *)row->texts[i], row->lengths[i]);
    }
    crypto_generichash_final(&state, hash, LEDGER_HASH_SIZE);
}

static bool insert_row(struct store *store, const struct row *row, const unsigned char *previous,
                       const unsigned char *hash, struct error *err)
{
    struct statement *s = statement_new(
        store, "INSERT INTO ledger (id, entry_id, at, clock, actor, action, subject, body,"
               " previous, hash) VALUES (:id, :entry_id, :at, :clock, :actor, :action,"
               " :subject, :body, :previous, :hash)");
    statement_bind_integer(s, ":id", key(row->node, row->seq));
    statement_bind_integer(s, ":entry_id", row->entry_id);
    statement_bind_integer(s, ":at", row->at);
    statement_bind_text(s, ":clock", row->texts[0]);
    statement_bind_text(s, ":actor", row->texts[1]);
    statement_bind_text(s, ":action", row->texts[2]);
    statement_bind_text(s, ":subject", row->texts[3]);
    statement_bind_text(s, ":body", row->texts[4]);
    statement_bind_bytes(s, ":previous", previous, LEDGER_HASH_SIZE);
    statement_bind_bytes(s, ":hash", hash, LEDGER_HASH_SIZE);
    return statement_run(s, err);
}

bool ledger_append(struct ledger *ledger, struct store *store, const struct ledger_entry *entry,
                   struct error *err)
{
    char *body = entry->body ? json_dumps(entry->body, JSON_COMPACT | JSON_SORT_KEYS) : NULL;
    json_decref(entry->body);
    unsigned char hash[LEDGER_HASH_SIZE];
    struct row row = {
        .node = ledger->node,
        .seq = ledger->seq + 1,
        .entry_id = ledger->last_id > 0 ? ledger->last_id : ledger_new_id(ledger, entry->at),
        .at = entry->at,
        .texts = {ledger->is_clock_fixed ? "fixed" : "system", entry->actor, entry->action,
                  entry->subject, entry->text ? entry->text : body ? body : "{}"},
    };
    for (int i = 0; i < 5; i++)
        row.lengths[i] = strlen(row.texts[i]);
    hash_row(&row, ledger->head, hash);
    bool ok = insert_row(store, &row, ledger->head, hash, err);
    if (ok) {
        ledger->seq = row.seq;
        ledger->noted_id = row.entry_id;
        ledger->last_at = ledger->is_clock_fixed ? 0 : row.at;
        memcpy(ledger->head, hash, LEDGER_HASH_SIZE);
    }
    free(body);
    return ok;
}

static void fault(struct ledger_report *report, const struct row *row, const char *reason)
{
    report->holds = false;
    report->node = (int)row->node;
    report->seq = row->seq;
    snprintf(report->reason, sizeof report->reason, "%s", reason);
}

/* Compares one row with what must come after `chain`, and moves the chain on. */
static void check_row(struct ledger *chain, const struct row *row, const void *previous,
                      const void *hash, struct ledger_report *report)
{
    unsigned char computed[LEDGER_HASH_SIZE];
    if (row->node != chain->node)
        *chain = (struct ledger){.node = (int)row->node};
    hash_row(row, chain->head, computed);
    if (row->seq != chain->seq + 1)
        fault(report, row, _("an entry before it is missing"));
    else if (memcmp(previous, chain->head, LEDGER_HASH_SIZE) != 0)
        fault(report, row, _("it does not follow the entry before it"));
    else if (memcmp(hash, computed, LEDGER_HASH_SIZE) != 0)
        fault(report, row, _("its content was changed"));
    chain->seq = row->seq;
    memcpy(chain->head, hash, LEDGER_HASH_SIZE);
}

/* A hash as stored; zeros, which nothing hashes to, for one of another length. */
static const void *hash_column(struct statement *s, int column)
{
    static const unsigned char none[LEDGER_HASH_SIZE];
    size_t length;
    const void *hash = statement_bytes(s, column, &length);
    return length == LEDGER_HASH_SIZE ? hash : none;
}

static struct row read_row(struct statement *s)
{
    struct row row = {
        .node = statement_integer(s, 0),
        .seq = statement_integer(s, 1),
        .entry_id = statement_integer(s, 2),
        .at = statement_integer(s, 3),
    };
    for (int i = 0; i < 5; i++) {
        row.texts[i] = statement_text(s, 6 + i);
        statement_bytes(s, 6 + i, &row.lengths[i]);
    }
    return row;
}

static void begin_walk(struct ledger_walk *walk)
{
    memset(walk, 0, sizeof *walk);
    walk->has_begun = true;
    walk->report.holds = true;
    walk->chain.node = -1;
    walk->after_id = INT64_MIN;
}

bool ledger_walk_step(struct ledger_walk *walk, struct store *store, int node, int most,
                      struct error *err)
{
    int64_t before = walk->has_begun ? walk->report.entries : 0;
    if (!walk->has_begun)
        begin_walk(walk);
    struct statement *s = statement_new(
        store, "SELECT node, seq, entry_id, at, previous, hash, clock, actor, action, subject,"
               " body, id FROM ledger WHERE id > :after ORDER BY id LIMIT :most");
    statement_bind_integer(s, ":after", walk->after_id);
    statement_bind_integer(s, ":most", most);
    while (walk->report.holds && statement_step(s)) {
        struct row row = read_row(s);
        walk->report.entries++;
        walk->after_id = statement_integer(s, 11);
        check_row(&walk->chain, &row, hash_column(s, 4), hash_column(s, 5), &walk->report);
        if (row.node == node)
            ledger_short(&walk->chain, walk->report.head);
    }
    walk->is_done = !walk->report.holds || (most >= 0 && walk->report.entries - before < most);
    return statement_finish(s, err);
}

bool ledger_verify(struct store *store, int node, struct ledger_report *report,
                   struct error *err)
{
    struct ledger_walk walk = {.has_begun = false};
    bool ok = ledger_walk_step(&walk, store, node, -1, err);
    *report = walk.report;
    return ok;
}

void ledger_short(const struct ledger *ledger, char text[LEDGER_SHORT_SIZE])
{
    unsigned seq = (unsigned)(ledger->seq % 100000000), high = seq / 10000, low = seq % 10000;
    snprintf(text, LEDGER_SHORT_SIZE, "%04u %04u · %02X%02X-%02X%02X", high % 10000, low,
             ledger->head[0], ledger->head[1], ledger->head[2], ledger->head[3]);
}
