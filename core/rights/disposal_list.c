/* The register of disposals, and what each of them listed. */
#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "rights/disposal.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static void read_row(struct statement *s, struct disposal *disposal)
{
    size_t length;
    memset(disposal, 0, sizeof *disposal);
    disposal->id = statement_integer(s, 0);
    statement_copy_text(s, 1, disposal->protocol, sizeof disposal->protocol);
    disposal->disposed_on = day_column(s, 2);
    const void *digest = statement_bytes(s, 3, &length);
    if (length == sizeof disposal->digest)
        memcpy(disposal->digest, digest, length);
    statement_copy_text(s, 4, disposal->actor, sizeof disposal->actor);
    statement_copy_text(s, 5, disposal->second, sizeof disposal->second);
    disposal->noted_at = statement_integer(s, 6);
}

static bool read_counts(struct club *club, struct disposal *disposal, struct error *err)
{
    struct statement *s = statement_new(club->store, "SELECT class, count(*) FROM disposal_item"
                                                     " WHERE disposal_id = :id GROUP BY class");
    statement_bind_integer(s, ":id", disposal->id);
    while (statement_step(s)) {
        enum retention_class class = retention_class_find(statement_text(s, 0));
        if (class < RETENTION_CLASS_COUNT)
            disposal->counts[class] = (int)statement_integer(s, 1);
        disposal->count += (int)statement_integer(s, 1);
    }
    return statement_finish(s, err);
}

bool disposal_list(struct club *club, int from, int until, struct disposals *list,
                   struct error *err)
{
    struct day_text first = day_column_text(from), last = day_column_text(until);
    struct statement *s = statement_new(
        club->store, "SELECT id, protocol, disposed_on, digest, actor, second, noted_at"
                     " FROM disposal WHERE (:from = '' OR disposed_on >= :from)"
                     " AND (:until = '' OR disposed_on <= :until) ORDER BY id");
    statement_bind_text(s, ":from", first.text);
    statement_bind_text(s, ":until", last.text);
    while (statement_step(s)) {
        list->items =
            memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    bool ok = statement_finish(s, err);
    for (size_t i = 0; ok && i < list->count; i++)
        ok = read_counts(club, &list->items[i], err);
    return ok;
}

void disposals_free(struct disposals *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

static bool read_items(struct club *club, int64_t disposal_id, struct retention_items *list,
                       struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT i.class, i.subject_id, i.closed_on, i.dispose_after,"
        " CASE i.class WHEN 'refusal' THEN (SELECT s.code FROM presence_event e"
        "   JOIN session s ON s.id = e.session_id WHERE e.id = i.subject_id)"
        "  WHEN 'contract' THEN (SELECT sign FROM contract WHERE id = i.subject_id)"
        "  WHEN 'casework' THEN (SELECT code FROM case_fact WHERE id = i.subject_id)"
        "  WHEN 'household' THEN (SELECT code FROM household WHERE id = i.subject_id)"
        "  WHEN 'request' THEN (SELECT code FROM request WHERE id = i.subject_id)"
        "  WHEN 'incident' THEN (SELECT code FROM incident WHERE id = i.subject_id)"
        "  ELSE (SELECT number FROM participant WHERE id = i.subject_id) END"
        " FROM disposal_item i WHERE i.disposal_id = :id ORDER BY i.id");
    statement_bind_integer(s, ":id", disposal_id);
    while (statement_step(s)) {
        list->items =
            memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct retention_item *item = &list->items[list->count++];
        *item = (struct retention_item){.class = retention_class_find(statement_text(s, 0))};
        item->subject_id = statement_integer(s, 1);
        item->closed_on = day_column(s, 2);
        item->dispose_after = day_column(s, 3);
        statement_copy_text(s, 4, item->subject, sizeof item->subject);
    }
    return statement_finish(s, err);
}

bool disposal_get(struct club *club, const char *protocol, struct disposal *disposal,
                  struct retention_items *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT id, protocol, disposed_on, digest, actor, second, noted_at"
                     " FROM disposal WHERE protocol = :protocol");
    statement_bind_text(s, ":protocol", protocol);
    bool found = statement_step(s);
    if (found)
        read_row(s, disposal);
    if (!statement_finish(s, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED,
                         _("There is no protocol %.40s. See “obecni retention list”."), protocol);
    return read_counts(club, disposal, err) && read_items(club, disposal->id, list, err);
}
