/* Keeping a programme's logos. What an image has to be is programme_logo_check.c's. */
#include "club/timetable/programme_logo.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

bool programme_logo_list(struct club *club, const struct programme *programme,
                         struct programme_logo_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT id, position, name, format, length(bytes), digest FROM programme_logo"
                     " WHERE programme_id = :programme AND ended_at IS NULL ORDER BY position");
    statement_bind_integer(s, ":programme", programme->id);
    while (statement_step(s)) {
        size_t length;
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct programme_logo *logo = &list->items[list->count++];
        logo->id = statement_integer(s, 0);
        logo->position = (int)statement_integer(s, 1);
        statement_copy_text(s, 2, logo->name, sizeof logo->name);
        statement_copy_text(s, 3, logo->format, sizeof logo->format);
        logo->size = statement_integer(s, 4);
        digest_shorten(statement_bytes(s, 5, &length), logo->digest);
    }
    return statement_finish(s, err);
}

void programme_logo_list_free(struct programme_logo_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

static bool check_new(struct club *club, const struct programme *programme,
                      const struct programme_logo *logo, struct error *err)
{
    struct programme_logo_list list = {0};
    bool ok = programme_logo_list(club, programme, &list, err);
    for (size_t i = 0; ok && i < list.count; i++) {
        if (strcmp(list.items[i].digest, logo->digest) == 0)
            ok = error_set(err, ERROR_REFUSED, _("%s has this logo already, as number %d."),
                           programme->code, list.items[i].position);
    }
    if (ok && list.count >= LOGOS_MOST)
        ok = error_set(err, ERROR_REFUSED,
                       _("%s has %d logos already: no more stand side by side on a page."),
                       programme->code, LOGOS_MOST);
    programme_logo_list_free(&list);
    return ok;
}

static bool insert(struct club *club, const struct programme *programme, const void *bytes,
                   const unsigned char digest[DIGEST_SIZE], struct programme_logo *logo,
                   struct error *err)
{
    logo->id = club_new_id(club);
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO programme_logo (id, programme_id, position, name, format, digest, bytes,"
        "  noted_at) VALUES (:id, :programme, (SELECT ifnull(max(position), 0) + 1"
        "   FROM programme_logo WHERE programme_id = :programme), :name, :format, :digest, :bytes,"
        "  :now) RETURNING position");
    statement_bind_integer(s, ":id", logo->id);
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_text(s, ":name", logo->name);
    statement_bind_text(s, ":format", logo->format);
    statement_bind_bytes(s, ":digest", digest, DIGEST_SIZE);
    statement_bind_bytes(s, ":bytes", bytes, (size_t)logo->size);
    statement_bind_integer(s, ":now", club_now(club));
    if (statement_step(s))
        logo->position = (int)statement_integer(s, 0);
    return statement_finish(s, err);
}

static json_t *body(const struct programme_logo *logo)
{
    return json_pack("{s:i, s:s, s:s}", "number", logo->position, "format", logo->format,
                     "digest", logo->digest);
}

bool programme_logo_add(struct club *club, const char *code, const char *name, const void *bytes,
                        size_t length, struct programme_logo *logo, struct error *err)
{
    struct programme programme;
    unsigned char digest[DIGEST_SIZE];
    const char *format;
    *logo = (struct programme_logo){.size = (int64_t)length};
    if (!text_read_name(name, _("The logo's name"), logo->name, sizeof logo->name, err) ||
        !programme_logo_check(bytes, length, &format, err) || !club_begin(club, err))
        return false;
    text_copy(logo->format, sizeof logo->format, format);
    digest_whole(bytes, length, digest);
    digest_shorten(digest, logo->digest);
    bool ok = programme_get(club, code, &programme, err) &&
              programme_check_open(&programme, err) && check_new(club, &programme, logo, err) &&
              insert(club, &programme, bytes, digest, logo, err) &&
              club_note(club, "programme.logo.add", code, body(logo), err);
    return club_end(club, ok, err);
}

static bool end(struct club *club, const struct programme *programme, int position,
                struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE programme_logo SET ended_at = :now WHERE programme_id = :programme"
                     " AND position = :position AND ended_at IS NULL RETURNING 1");
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_integer(s, ":position", position);
    bool is_there = statement_step(s);
    if (!statement_finish(s, err))
        return false;
    return is_there || error_set(err, ERROR_REFUSED, _("%s has no logo with the number %d."),
                                 programme->code, position);
}

bool programme_logo_end(struct club *club, const char *code, int position, struct error *err)
{
    struct programme programme;
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) &&
              programme_check_open(&programme, err) && end(club, &programme, position, err) &&
              club_note(club, "programme.logo.end", code, json_pack("{s:i}", "number", position),
                        err);
    return club_end(club, ok, err);
}

bool programme_logo_read(struct club *club, const struct programme_logo *logo,
                         unsigned char **bytes, size_t *length, struct error *err)
{
    unsigned char now[DIGEST_SIZE];
    bool holds = false;
    *bytes = NULL;
    *length = 0;
    struct statement *s =
        statement_new(club->store, "SELECT bytes, digest FROM programme_logo WHERE id = :id");
    statement_bind_integer(s, ":id", logo->id);
    if (statement_step(s)) {
        size_t digest_length;
        const void *kept = statement_bytes(s, 0, length);
        const void *digest = statement_bytes(s, 1, &digest_length);
        digest_whole(kept, *length, now);
        holds = digest_length == sizeof now && memcmp(now, digest, sizeof now) == 0;
        *bytes = memory_new(*length, 1);
        memcpy(*bytes, kept, *length);
    }
    bool ok = statement_finish(s, err) &&
              (holds || error_set(err, ERROR_STORAGE, _("The logo “%s” was damaged. Restore a "
                                                        "backup."),
                                  logo->name));
    if (!ok) {
        free(*bytes);
        *bytes = NULL;
    }
    return ok;
}
