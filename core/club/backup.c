/* Making copies and reading them back. What the club remembers of them is backup_made.c's. */
#include "club/backup.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/backup_store.h"
#include "club/staff/staff_card.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* So that the copy, put back one day, knows that it is one. */
static bool write_mark(struct store *copy, const struct ledger *ledger, int64_t now,
                       struct error *err)
{
    struct statement *s = statement_new(
        copy, "INSERT OR REPLACE INTO backup_copy (id, taken_at, seq, head)"
              " VALUES (1, :now, :seq, :head)");
    statement_bind_integer(s, ":now", now);
    statement_bind_integer(s, ":seq", ledger->seq);
    statement_bind_bytes(s, ":head", ledger->head, LEDGER_HASH_SIZE);
    return statement_run(s, err);
}

static bool read_mark(struct store *store, struct backup_facts *facts, struct error *err)
{
    struct statement *s = statement_new(
        store, "SELECT ifnull((SELECT taken_at FROM backup_copy), 0), c.name, l.seq, l.at"
               " FROM club c JOIN ledger l ON l.id >= c.node << 48 AND l.id < c.node + 1 << 48"
               " ORDER BY l.id DESC LIMIT 1");
    if (statement_step(s)) {
        facts->taken_at = statement_integer(s, 0);
        statement_copy_text(s, 1, facts->club, sizeof facts->club);
        facts->seq = statement_integer(s, 2);
        facts->last_at = statement_integer(s, 3);
    }
    return statement_finish(s, err);
}

static int read_node(struct store *store)
{
    struct error ignored = {0};
    struct statement *s = statement_new(store, "SELECT node FROM club");
    int node = statement_step(s) ? (int)statement_integer(s, 0) : -1;
    statement_finish(s, &ignored);
    return node;
}

/* Pages, references, chain, and what it says of itself. */
static bool inspect(struct store *store, const char *path, struct backup_facts *facts,
                    struct error *err)
{
    char reason[COPY_REASON_SIZE];
    struct ledger_report report;
    if (!copy_inspect(store, reason, err))
        return false;
    if (reason[0])
        return error_set(err, ERROR_REFUSED,
                         _("%s is not sound: %s. It cannot serve as a backup."), path, reason);
    if (!ledger_verify(store, read_node(store), &report, err))
        return false;
    if (!report.holds)
        return error_set(err, ERROR_REFUSED,
                         _("%s is not sound: the ledger does not hold at entry %lld: %s."), path,
                         (long long)report.seq, report.reason);
    facts->entries = report.entries;
    memcpy(facts->head, report.head, sizeof facts->head);
    return read_mark(store, facts, err) &&
           (facts->seq || error_set(err, ERROR_REFUSED, _("There is no club in %s."), path));
}

static void read_size(const char *path, struct backup_facts *facts)
{
    struct stat status;
    facts->bytes = stat(path, &status) == 0 ? (int64_t)status.st_size : 0;
}

/* One state of the database, with the chain's end of the same moment. */
static bool copy(struct club *club, const char *part, const char *named,
                 const struct copy_progress *progress, struct ledger *ledger, struct error *err)
{
    struct error ignored = {0};
    *ledger = (struct ledger){.node = club->ledger.node};
    if (!store_begin_reading(club->store, __func__, err))
        return false;
    bool ok = ledger_load(ledger, club->store, err) &&
              copy_make(club->store, part, named, progress, err);
    store_end(club->store, false, &ignored);
    return ok;
}

/* `named` is what people know it by, while it still waits under another name. */
static bool mark_and_inspect(struct club *club, const char *part, const char *named,
                             const struct ledger *ledger, struct backup_facts *facts,
                             struct error *err)
{
    struct store *store = NULL;
    bool ok = store_open(&store, part, STORE_COPY, err) &&
              write_mark(store, ledger, club_now(club), err) &&
              inspect(store, named, facts, err);
    store_close(store);
    read_size(part, facts);
    return ok && copy_sync(part, named, err);
}

/* The change that remembers the copy is begun before the copy is put in place and ends after:
 * the club never remembers one that is not there. */
static bool publish(struct club *club, const char *part, const char *path,
                    const struct backup_facts *facts, const struct ledger *ledger,
                    struct error *err)
{
    if (!club_begin(club, err))
        return false;
    bool ok = backup_remember(club, path, facts, ledger, err);
    bool is_there = ok && copy_publish(part, path, err);
    ok = club_end(club, is_there, err);
    if (is_there && !ok)
        unlink(path);
    return ok;
}

bool backup_make(struct club *club, const char *path, const struct copy_progress *progress,
                 struct backup_facts *facts, struct error *err)
{
    struct ledger ledger;
    struct buffer part = {0};
    memset(facts, 0, sizeof *facts);
    if (!copy_check_target(path, err) || !staff_card_revoke_left(club, err))
        return false;
    buffer_printf(&part, "%s.obecni-part-%ld", path, (long)getpid());
    bool is_made = copy(club, part.text, path, progress, &ledger, err);
    bool ok = is_made && mark_and_inspect(club, part.text, path, &ledger, facts, err) &&
              publish(club, part.text, path, facts, &ledger, err);
    if (is_made && !ok)
        unlink(part.text);
    buffer_free(&part);
    return ok;
}

/* Somebody's open database has its newest changes in a file beside it. */
static bool check_alone(const char *path, struct error *err)
{
    static const char *const endings[] = {"-wal", "-journal"};
    bool is_alone = true;
    for (int i = 0; i < 2; i++) {
        struct buffer name = {0};
        struct stat status;
        buffer_printf(&name, "%s%s", path, endings[i]);
        if (stat(name.text, &status) == 0 && status.st_size > 0)
            is_alone = error_set(err, ERROR_REFUSED,
                                 _("%s is not complete by itself: newer changes lie in %s. Make a "
                                   "backup with “obecni backup make”."),
                                 path, name.text);
        buffer_free(&name);
    }
    return is_alone;
}

bool backup_check(const char *path, struct backup_facts *facts, struct error *err)
{
    struct club club = {0};
    struct club_identity identity;
    struct error inner = {0};
    memset(facts, 0, sizeof *facts);
    if (access(path, F_OK) != 0)
        return error_set(err, ERROR_REFUSED, _("There is no file %s."), path);
    if (!check_alone(path, err))
        return false;
    if (!store_open(&club.store, path, STORE_CHECKING, &inner))
        return error_set(err, inner.kind,
                         _("%s cannot serve as a backup: it is damaged or cut, of another program, "
                           "or of a newer version of this one."),
                         path);
    bool ok = club_identity_get(&club, &identity, err) && club_take_up(&club, &identity, err) &&
              inspect(club.store, path, facts, err);
    club_close(&club);
    read_size(path, facts);
    return ok;
}
