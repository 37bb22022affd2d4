/* What the club remembers of its copies, and whether it is one itself. */
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/backup_store.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static bool insert(struct club *club, const char *file, const struct backup_facts *facts,
                   const struct ledger *ledger, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO backup_made (id, made_at, file, bytes, seq, head, actor)"
                     " VALUES (:id, :now, :file, :bytes, :seq, :head, :actor)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":file", file);
    statement_bind_integer(s, ":bytes", facts->bytes);
    statement_bind_integer(s, ":seq", ledger->seq);
    statement_bind_bytes(s, ":head", ledger->head, LEDGER_HASH_SIZE);
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

bool backup_remember(struct club *club, const char *path, const struct backup_facts *facts,
                     const struct ledger *ledger, struct error *err)
{
    char file[sizeof((struct backup_row *)0)->file];
    const char *slash = strrchr(path, '/');
    text_copy(file, sizeof file, slash ? slash + 1 : path);
    return insert(club, file, facts, ledger, err) &&
           club_note(club, "backup.make", "",
                     json_pack("{s:s, s:I, s:I}", "head", facts->head, "seq",
                               (json_int_t)ledger->seq, "bytes", (json_int_t)facts->bytes),
                     err);
}

bool backup_list(struct club *club, struct backup_list *list, struct error *err)
{
    memset(list, 0, sizeof *list);
    struct statement *s = statement_new(club->store,
                                        "SELECT made_at, file, bytes, seq, actor FROM backup_made"
                                        " ORDER BY id DESC");
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct backup_row *row = &list->items[list->count++];
        row->made_at = statement_integer(s, 0);
        statement_copy_text(s, 1, row->file, sizeof row->file);
        row->bytes = statement_integer(s, 2);
        row->seq = statement_integer(s, 3);
        statement_copy_text(s, 4, row->actor, sizeof row->actor);
    }
    return statement_finish(s, err);
}

void backup_list_free(struct backup_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

bool backup_last_at(struct club *club, int64_t *made_at, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT made_at FROM backup_made ORDER BY id DESC LIMIT 1");
    *made_at = statement_step(s) ? statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

bool backup_restored_get(struct club *club, struct backup_restored *restored, struct error *err)
{
    memset(restored, 0, sizeof *restored);
    struct statement *s = statement_new(
        club->store, "SELECT b.id IS NOT NULL, b.taken_at, b.seq,"
                     " (SELECT l.at FROM ledger l WHERE l.id = c.node << 48 | b.seq + 1),"
                     " (SELECT l.at FROM ledger l WHERE l.id >= c.node << 48"
                     "   AND l.id < c.node + 1 << 48 ORDER BY l.id DESC LIMIT 1)"
                     " FROM club c LEFT JOIN backup_copy b");
    if (statement_step(s))
        *restored = (struct backup_restored){
            .is_copy = statement_integer(s, 0) != 0,
            .taken_at = statement_integer(s, 1),
            .seq = statement_integer(s, 2),
            .resumed_at = statement_integer(s, 3),
            .last_at = statement_integer(s, 4),
        };
    return statement_finish(s, err);
}

static bool remove_mark(struct club *club, struct error *err)
{
    return statement_run(statement_new(club->store, "DELETE FROM backup_copy"), err);
}

bool backup_restored_finish(struct club *club, struct error *err)
{
    struct backup_restored restored;
    if (!club_begin(club, err))
        return false;
    bool ok = backup_restored_get(club, &restored, err) &&
              (restored.is_copy ||
               error_set(err, ERROR_REFUSED, _("This database was not put back from a copy."))) &&
              remove_mark(club, err) &&
              club_note(club, "backup.resume", "",
                        json_pack("{s:I, s:I}", "taken_at", (json_int_t)restored.taken_at, "seq",
                                  (json_int_t)restored.seq),
                        err);
    return club_end(club, ok, err);
}
