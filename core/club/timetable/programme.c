/* Programmes as rows: adding, changing, finding. */
#include "club/timetable/programme.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PROGRAMME_COLUMNS                                                                          \
    "g.id, g.code, g.title, g.hour_minutes, g.funder, g.from_on, g.until_on, g.kind = 'project',"  \
    " g.audience, g.planned, g.share_asked, g.count_asked,"                                        \
    " (SELECT code FROM programme WHERE id = g.previous_id),"                                      \
    " (SELECT iif(c.is_closed, c.noted_at, 0) FROM programme_closing c"                            \
    "  WHERE c.programme_id = g.id ORDER BY c.id DESC LIMIT 1)"

static void read_row(struct statement *s, struct programme *programme)
{
    programme->id = statement_integer(s, 0);
    statement_copy_text(s, 1, programme->code, sizeof programme->code);
    statement_copy_text(s, 2, programme->title, sizeof programme->title);
    programme->hour_minutes = (int)statement_integer(s, 3);
    statement_copy_text(s, 4, programme->funder, sizeof programme->funder);
    programme->from_on = day_column(s, 5);
    programme->until_on = day_column(s, 6);
    programme->is_project = statement_integer(s, 7) != 0;
    statement_copy_text(s, 8, programme->audience, sizeof programme->audience);
    programme->planned = (int)statement_integer(s, 9);
    programme->share_asked = (int)statement_integer(s, 10);
    programme->count_asked = (int)statement_integer(s, 11);
    statement_copy_text(s, 12, programme->previous, sizeof programme->previous);
    programme->closed_at = statement_integer(s, 13);
}

bool programme_find(struct club *club, const char *code, struct programme *programme, bool *found,
                    struct error *err)
{
    struct statement *s = statement_new(club->store, "SELECT " PROGRAMME_COLUMNS
                                                     " FROM programme g WHERE g.code = :code");
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

bool programme_read_rule(const char *typed, struct programme *programme, struct error *err)
{
    int number, length = 0;
    bool is_none = strcmp(typed, "none") == 0;
    bool is_read = !is_none && typed[0] >= '1' && typed[0] <= '9' &&
                   sscanf(typed, "%3d%n", &number, &length) == 1;
    bool is_share = is_read && strcmp(typed + length, "%") == 0;
    if (!is_none && (!is_read || (!is_share && typed[length]) || (is_share && number > 100)))
        return error_set(err, ERROR_USAGE,
                         _("“%.20s” is no rule for completing it. Give a share of the sessions "
                           "(80%%, at most 100%%), a number of them (6), or none."),
                         typed);
    programme->share_asked = is_share ? number : 0;
    programme->count_asked = is_read && !is_share ? number : 0;
    return true;
}

void programme_write_rule(const struct programme *programme, char rule[PROGRAMME_RULE_SIZE])
{
    rule[0] = '\0';
    if (programme->share_asked || programme->count_asked)
        snprintf(rule, PROGRAMME_RULE_SIZE, "%d%s",
                 programme->share_asked + programme->count_asked,
                 programme->share_asked ? "%" : "");
}

static bool check_days(const struct programme *programme, struct error *err)
{
    if (programme->is_project && programme->until_on == DAY_NONE)
        return error_set(err, ERROR_USAGE, _("A project has a last day: name it with --until."));
    return programme->until_on == DAY_NONE || programme->until_on >= programme->from_on ||
           error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                     day_column_text(programme->until_on).text,
                     day_column_text(programme->from_on).text);
}

/* A number of meetings nobody could attend is no rule. */
static bool check_numbers(const struct programme *programme, struct error *err)
{
    if (programme->hour_minutes != 45 && programme->hour_minutes != 60)
        return error_set(err, ERROR_USAGE, _("An hour of a programme has 45 or 60 minutes."));
    if (programme->planned < 0 || programme->planned > PROGRAMME_PLANNED_MOST)
        return error_set(err, ERROR_USAGE, _("The meetings planned are 1 to %d, or 0 for none."),
                         PROGRAMME_PLANNED_MOST);
    return !programme->planned || programme->count_asked <= programme->planned ||
           error_set(err, ERROR_USAGE,
                     _("The rule asks for %d meetings, and %d are planned. Nobody could complete "
                       "it."),
                     programme->count_asked, programme->planned);
}

static bool apply_words(const struct programme_entry *entry, struct programme *programme,
                        struct error *err)
{
    if (entry->title && !text_read_name(entry->title, _("The title"), programme->title,
                                        sizeof programme->title, err))
        return false;
    if (entry->funder && !text_read_line(entry->funder, _("The funder"), programme->funder,
                                         sizeof programme->funder, err))
        return false;
    return !entry->audience || text_read_line(entry->audience, _("The target group"),
                                              programme->audience, sizeof programme->audience, err);
}

/* Takes over what the entry names, checked. */
static bool apply(const struct programme_entry *entry, struct programme *programme,
                  struct error *err)
{
    if (!apply_words(entry, programme, err) ||
        (entry->completion && !programme_read_rule(entry->completion, programme, err)))
        return false;
    if (entry->kind)
        programme->is_project = strcmp(entry->kind, "project") == 0;
    if (entry->hour_minutes)
        programme->hour_minutes = entry->hour_minutes;
    if (entry->has_planned)
        programme->planned = entry->planned;
    if (entry->has_until)
        programme->until_on = entry->until_on;
    return check_numbers(programme, err) && check_days(programme, err);
}

/* Values that both adding and changing write; 0 becomes NULL in SQL. */
static void bind(struct statement *s, const struct programme *programme)
{
    statement_bind_text(s, ":title", programme->title);
    statement_bind_text(s, ":kind", programme->is_project ? "project" : "municipal");
    statement_bind_integer(s, ":minutes", programme->hour_minutes);
    statement_bind_text(s, ":funder", programme->funder);
    statement_bind_text(s, ":audience", programme->audience);
    statement_bind_integer(s, ":planned", programme->planned);
    statement_bind_integer(s, ":share", programme->share_asked);
    statement_bind_integer(s, ":count", programme->count_asked);
}

static bool insert(struct club *club, const struct programme *programme, struct error *err)
{
    struct day_text from = day_column_text(programme->from_on);
    struct day_text until = day_column_text(programme->until_on);
    bool is_repeat;
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO programme (id, code, title, kind, hour_minutes, funder, audience, planned,"
        "  share_asked, count_asked, from_on, until_on, created_at)"
        " VALUES (:id, :code, :title, :kind, :minutes, :funder, :audience, nullif(:planned, 0),"
        "  nullif(:share, 0), nullif(:count, 0), :from, :until, :now)");
    bind(s, programme);
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", programme->code);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    if (!statement_run_unique(s, &is_repeat, err))
        return false;
    return !is_repeat || error_set(err, ERROR_REFUSED, _("The code “%s” is taken. Choose another."),
                                   programme->code);
}

/* What differs from an empty programme goes into the ledger, as in programme_change. */
static void note_new(json_t *body, const struct programme *programme)
{
    char rule[PROGRAMME_RULE_SIZE];
    programme_write_rule(programme, rule);
    if (programme->is_project)
        json_object_set_new(body, "kind", json_string("project"));
    if (programme->planned)
        json_object_set_new(body, "planned", json_integer(programme->planned));
    if (rule[0])
        json_object_set_new(body, "completion", json_string(rule));
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
    json_t *body = json_pack("{s:s, s:i}", "title", programme.title, "hour_minutes",
                             programme.hour_minutes);
    note_new(body, &programme);
    bool ok = insert(club, &programme, err);
    if (ok)
        ok = club_note(club, "programme.add", programme.code, body, err);
    else
        json_decref(body);
    return club_end(club, ok, err);
}

static bool update(struct club *club, const struct programme *programme, struct error *err)
{
    struct day_text until = day_column_text(programme->until_on);
    struct statement *s = statement_new(
        club->store, "UPDATE programme SET title = :title, kind = :kind, hour_minutes = :minutes,"
                     "  funder = :funder, audience = :audience, planned = nullif(:planned, 0),"
                     "  share_asked = nullif(:share, 0), count_asked = nullif(:count, 0),"
                     "  until_on = :until WHERE id = :id");
    bind(s, programme);
    statement_bind_integer(s, ":id", programme->id);
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
    if (entry->kind)
        json_object_set_new(body, "kind", json_string(entry->kind));
    if (entry->audience)
        json_object_set_new(body, "target_group", json_string(programme->audience));
    if (entry->has_planned)
        json_object_set_new(body, "planned", json_integer(programme->planned));
    if (entry->completion)
        json_object_set_new(body, "completion", json_string(entry->completion));
    if (entry->has_until)
        json_object_set_new(body, "until_on",
                            json_string(day_column_text(programme->until_on).text));
    return body;
}

static bool is_empty(const struct programme_entry *entry)
{
    return !entry->title && !entry->kind && !entry->hour_minutes && !entry->funder &&
           !entry->audience && !entry->has_planned && !entry->completion && !entry->has_until;
}

bool programme_change(struct club *club, const char *code, const struct programme_entry *entry,
                      struct error *err)
{
    struct programme programme;
    if (is_empty(entry))
        return error_set(err, ERROR_USAGE, _("Nothing to change was named."));
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) &&
              programme_check_open(&programme, err) && apply(entry, &programme, err) &&
              update(club, &programme, err) &&
              club_note(club, "programme.change", code, changes(entry, &programme), err);
    return club_end(club, ok, err);
}

bool programme_list(struct club *club, struct programme_list *list, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT " PROGRAMME_COLUMNS " FROM programme g ORDER BY g.code");
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
