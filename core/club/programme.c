/* Programmes as rows: adding, changing, finding. */
#include "club/programme.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PROGRAMME_COLUMNS "id, code, title, hour_minutes, funder, from_on, until_on"

static void read_row(struct statement *s, struct programme *programme)
{
    programme->id = statement_integer(s, 0);
    statement_copy_text(s, 1, programme->code, sizeof programme->code);
    statement_copy_text(s, 2, programme->title, sizeof programme->title);
    programme->hour_minutes = (int)statement_integer(s, 3);
    statement_copy_text(s, 4, programme->funder, sizeof programme->funder);
    programme->from_on = day_column(s, 5);
    programme->until_on = day_column(s, 6);
}

bool programme_find(struct club *club, const char *code, struct programme *programme, bool *found,
                    struct error *err)
{
    struct statement *s = statement_new(club->store, "SELECT " PROGRAMME_COLUMNS
                                                     " FROM programme WHERE code = :code");
    statement_bind_text(s, ":code", code);
    *found = statement_step(s);
    memset(programme, 0, sizeof *programme);
    if (*found)
        read_row(s, programme);
    return statement_finish(s, err);
}

static bool refuse_unknown(struct club *club, const char *code, struct error *err)
{
    char known[400];
    struct statement *s =
        statement_new(club->store, "SELECT group_concat(code, ', ') FROM"
                                   " (SELECT code FROM programme ORDER BY code LIMIT 12)");
    text_copy(known, sizeof known, statement_step(s) ? statement_text(s, 0) : "");
    if (!statement_finish(s, err))
        return false;
    if (!known[0])
        return error_set(err, ERROR_REFUSED,
                         _("There is no programme “%.40s”: none has been added yet."), code);
    return error_set(err, ERROR_REFUSED, _("There is no programme “%.40s”. Known: %s."), code,
                     known);
}

bool programme_get(struct club *club, const char *code, struct programme *programme,
                   struct error *err)
{
    bool found;
    if (!programme_find(club, code, programme, &found, err))
        return false;
    return found || refuse_unknown(club, code, err);
}

/* Takes over what the entry names, checked. */
static bool apply(const struct programme_entry *entry, struct programme *programme,
                  struct error *err)
{
    if (entry->title && !text_read_name(entry->title, _("The title"), programme->title,
                                        sizeof programme->title, err))
        return false;
    if (entry->funder && !text_read_line(entry->funder, _("The funder"), programme->funder,
                                         sizeof programme->funder, err))
        return false;
    if (entry->hour_minutes)
        programme->hour_minutes = entry->hour_minutes;
    if (programme->hour_minutes != 45 && programme->hour_minutes != 60)
        return error_set(err, ERROR_USAGE, _("An hour of a programme has 45 or 60 minutes."));
    if (entry->has_until)
        programme->until_on = entry->until_on;
    if (programme->until_on != DAY_NONE && programme->until_on < programme->from_on)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(programme->until_on).text,
                         day_column_text(programme->from_on).text);
    return true;
}

static bool insert(struct club *club, const struct programme *programme, struct error *err)
{
    struct day_text from = day_column_text(programme->from_on);
    struct day_text until = day_column_text(programme->until_on);
    bool is_repeat;
    struct statement *s = statement_new(
        club->store, "INSERT INTO programme (id, code, title, hour_minutes, funder, from_on,"
                     "  until_on, created_at)"
                     " VALUES (:id, :code, :title, :minutes, :funder, :from, :until, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", programme->code);
    statement_bind_text(s, ":title", programme->title);
    statement_bind_integer(s, ":minutes", programme->hour_minutes);
    statement_bind_text(s, ":funder", programme->funder);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    if (!statement_run_unique(s, &is_repeat, err))
        return false;
    return !is_repeat || error_set(err, ERROR_REFUSED, _("The code “%s” is taken. Choose another."),
                                   programme->code);
}

bool programme_add(struct club *club, const struct programme_entry *entry, struct error *err)
{
    struct programme programme = {
        .hour_minutes = 60, .from_on = entry->from_on, .until_on = DAY_NONE};
    struct programme_entry whole = *entry;
    if (!text_is_code(entry->code))
        return error_set(err, ERROR_USAGE,
                         _("A programme's code has 1 to 32 letters a–z, digits, “-”, “_”, “.” or "
                           "“/”."));
    snprintf(programme.code, sizeof programme.code, "%s", entry->code);
    whole.title = entry->title ? entry->title : "";
    if (!apply(&whole, &programme, err) || !club_begin(club, err))
        return false;
    bool ok = insert(club, &programme, err) &&
              club_note(club, "programme.add", programme.code,
                        json_pack("{s:s, s:i}", "title", programme.title, "hour_minutes",
                                  programme.hour_minutes),
                        err);
    return club_end(club, ok, err);
}

static bool update(struct club *club, const struct programme *programme, struct error *err)
{
    struct day_text until = day_column_text(programme->until_on);
    struct statement *s =
        statement_new(club->store, "UPDATE programme SET title = :title, hour_minutes = :minutes,"
                                   "  funder = :funder, until_on = :until WHERE id = :id");
    statement_bind_integer(s, ":id", programme->id);
    statement_bind_text(s, ":title", programme->title);
    statement_bind_integer(s, ":minutes", programme->hour_minutes);
    statement_bind_text(s, ":funder", programme->funder);
    statement_bind_text_or_null(s, ":until", until.text);
    return statement_run(s, err);
}

static json_t *changes(const struct programme_entry *entry, const struct programme *programme)
{
    json_t *body = json_object();
    if (entry->title)
        json_object_set_new(body, "title", json_string(programme->title));
    if (entry->hour_minutes)
        json_object_set_new(body, "hour_minutes", json_integer(programme->hour_minutes));
    if (entry->funder)
        json_object_set_new(body, "funder", json_string(programme->funder));
    if (entry->has_until)
        json_object_set_new(body, "until_on",
                            json_string(day_column_text(programme->until_on).text));
    return body;
}

bool programme_change(struct club *club, const char *code, const struct programme_entry *entry,
                      struct error *err)
{
    struct programme programme;
    if (!entry->title && !entry->hour_minutes && !entry->funder && !entry->has_until)
        return error_set(err, ERROR_USAGE, _("Nothing to change was named."));
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) && apply(entry, &programme, err) &&
              update(club, &programme, err) &&
              club_note(club, "programme.change", code, changes(entry, &programme), err);
    return club_end(club, ok, err);
}

bool programme_list(struct club *club, struct programme_list *list, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT " PROGRAMME_COLUMNS " FROM programme ORDER BY code");
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void programme_list_free(struct programme_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
