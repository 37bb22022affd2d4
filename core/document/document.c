/* Reading the register: one document, lists of them, its code, its copies. */
#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "document/document_store.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void document_free(struct document *document)
{
    free(document->parameters);
    memset(document, 0, sizeof *document);
}

bool document_number_read(const char *typed, char series[SERIES_SIZE], int *serial, int *year)
{
    size_t length = strcspn(typed, "/-");
    char rest[DOCUMENT_NUMBER_SIZE], after;
    if (length < 2 || length >= SERIES_SIZE || strlen(typed) >= sizeof rest)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!isalpha((unsigned char)typed[i]))
            return false;
        series[i] = (char)toupper((unsigned char)typed[i]);
    }
    series[length] = '\0';
    snprintf(rest, sizeof rest, "%s", typed + length);
    for (char *at = rest; *at; at++)
        *at = *at == '-' ? '/' : *at;
    return strspn(rest, "0123456789/") == strlen(rest) &&
           sscanf(rest, "/%7d/%4d%c", serial, year, &after) == 2;
}

bool document_find_id(struct club *club, const char *number, int64_t *document_id,
                      struct error *err)
{
    char series[SERIES_SIZE];
    int serial, year;
    *document_id = 0;
    if (!document_number_read(number, series, &serial, &year))
        return true;
    struct statement *s = statement_new(
        club->store, "SELECT id FROM document WHERE series = :series AND year = :year"
                     " AND serial = :serial");
    statement_bind_text(s, ":series", series);
    statement_bind_integer(s, ":year", year);
    statement_bind_integer(s, ":serial", serial);
    if (statement_step(s))
        *document_id = statement_integer(s, 0);
    return statement_finish(s, err);
}

/* What read_row takes, in its order. */
#define COLUMNS                                                                                    \
    " d.id, d.series, d.year, d.serial, d.as_of_at, d.issued_at, d.actor, ifnull(d.second, ''),"   \
    " d.parameters, d.digest, d.signature, d.key_id, d.chain, d.content IS NOT NULL,"              \
    " (SELECT count(*) FROM document_copy c WHERE c.document_id = d.id),"                          \
    " (SELECT o.series || '/' || o.serial || '/' || o.year FROM document o"                        \
    "  WHERE o.id = d.corrects_id),"                                                               \
    " (SELECT n.series || '/' || n.serial || '/' || n.year FROM document n"                        \
    "  WHERE n.corrects_id = d.id) "

static void copy_bytes(struct statement *s, int column, unsigned char *bytes, size_t size)
{
    size_t length;
    const void *found = statement_bytes(s, column, &length);
    if (length == size)
        memcpy(bytes, found, size);
}

static void read_row(struct statement *s, struct document *document)
{
    *document = (struct document){
        .id = statement_integer(s, 0),
        .kind = document_kind_find(statement_text(s, 1)),
        .year = (int)statement_integer(s, 2),
        .serial = (int)statement_integer(s, 3),
        .as_of_at = statement_integer(s, 4),
        .issued_at = statement_integer(s, 5),
        .parameters = memory_copy_text(statement_text(s, 8)),
        .key_id = statement_integer(s, 11),
        .is_kept = statement_integer(s, 13) != 0,
        .copy_count = statement_integer(s, 14),
    };
    snprintf(document->number, sizeof document->number, "%.4s/%d/%d", statement_text(s, 1),
             document->serial, document->year);
    statement_copy_text(s, 6, document->actor, sizeof document->actor);
    statement_copy_text(s, 7, document->second, sizeof document->second);
    copy_bytes(s, 9, document->digest, sizeof document->digest);
    copy_bytes(s, 10, document->signature, sizeof document->signature);
    statement_copy_text(s, 12, document->chain, sizeof document->chain);
    statement_copy_text(s, 15, document->corrects, sizeof document->corrects);
    statement_copy_text(s, 16, document->corrected_by, sizeof document->corrected_by);
}

bool document_get(struct club *club, const char *number, struct document *document,
                  struct error *err)
{
    int64_t id;
    memset(document, 0, sizeof *document);
    if (!document_find_id(club, number, &id, err))
        return false;
    struct statement *s =
        statement_new(club->store, "SELECT" COLUMNS "FROM document d WHERE d.id = :id");
    statement_bind_integer(s, ":id", id);
    if (statement_step(s))
        read_row(s, document);
    if (!statement_finish(s, err))
        return false;
    return document->id || error_set(err, ERROR_REFUSED,
                                     _("No document %s is in the register. See “obecni document "
                                       "register”."),
                                     number);
}

bool document_list(struct club *club, const struct document_filter *filter,
                   struct document_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT" COLUMNS "FROM document d WHERE (:series IS NULL OR d.series = :series)"
        " AND d.issued_at >= :from AND d.issued_at < :before AND (:participant = 0 OR EXISTS"
        " (SELECT 1 FROM document_participant x JOIN participant p ON p.id = x.participant_id"
        "  WHERE x.document_id = d.id"
        "  AND (p.id = :participant OR p.merged_into_id = :participant)))"
        " ORDER BY d.id");
    statement_reads_all(s);
    statement_bind_text(s, ":series", filter->series);
    statement_bind_integer(s, ":from",
                           filter->from_on == DAY_NONE ? 0 : clock_day_start(filter->from_on));
    statement_bind_integer(
        s, ":before", filter->to_on == DAY_NONE ? INT64_MAX : clock_day_start(filter->to_on + 1));
    statement_bind_integer(s, ":participant", filter->participant_id);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void document_list_free(struct document_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        document_free(&list->items[i]);
    free(list->items);
    memset(list, 0, sizeof *list);
}

bool document_note_copy(struct club *club, const struct document *document, const char *reason,
                        const char *form, struct error *err)
{
    int64_t id = club_new_id(club);
    if (!club_note(club, "document.copy", document->number,
                   json_pack("{s:s, s:s}", "reason", reason, "form", form), err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO document_copy (id, document_id, made_at, actor, reason, form)"
                     " VALUES (:id, :document, :now, :actor, :reason, :form)");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":document", document->id);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_text(s, ":reason", reason);
    statement_bind_text(s, ":form", form);
    return statement_run(s, err);
}

bool document_copies(struct club *club, const struct document *document,
                     struct document_copy_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT made_at, actor, reason, form FROM document_copy"
                     " WHERE document_id = :document ORDER BY id");
    statement_bind_integer(s, ":document", document->id);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct document_copy *copy = &list->items[list->count++];
        *copy = (struct document_copy){.made_at = statement_integer(s, 0),
                                       .is_duplicate = strcmp(statement_text(s, 2), "duplicate") == 0};
        statement_copy_text(s, 1, copy->actor, sizeof copy->actor);
        statement_copy_text(s, 3, copy->form, sizeof copy->form);
    }
    return statement_finish(s, err);
}

void document_copy_list_free(struct document_copy_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

void document_code(const struct document *document, char code[DOCUMENT_CODE_SIZE])
{
    char text[DOCUMENT_SIGNED_SIZE];
    document_code_text(document->number, document->as_of_at, document->digest, text);
    document_code_whole(text, document->signature, code, DOCUMENT_CODE_SIZE);
}
