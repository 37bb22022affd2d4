/* What indicators there are, and adding one. Targets and values are indicator_value.c's. */
#include "club/timetable/indicator.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/timetable/programme.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDICATOR_COLUMNS                                                                          \
    "i.id, i.code, i.level, ifnull(p.code, ''), i.title, i.definition, i.unit, i.length,"          \
    " i.figure, i.part, i.actor, i.noted_at"                                                       \
    " FROM indicator i LEFT JOIN programme p ON p.id = i.programme_id"

static void read_row(struct statement *s, struct indicator *indicator)
{
    *indicator = (struct indicator){
        .id = statement_integer(s, 0),
        .length = period_length_find(statement_text(s, 7)),
        .figure = figure_find(statement_text(s, 8)),
        .noted_at = statement_integer(s, 11),
    };
    statement_copy_text(s, 1, indicator->code, sizeof indicator->code);
    statement_copy_text(s, 2, indicator->level, sizeof indicator->level);
    statement_copy_text(s, 3, indicator->programme, sizeof indicator->programme);
    statement_copy_text(s, 4, indicator->title, sizeof indicator->title);
    statement_copy_text(s, 5, indicator->definition, sizeof indicator->definition);
    statement_copy_text(s, 6, indicator->unit, sizeof indicator->unit);
    statement_copy_text(s, 9, indicator->part, sizeof indicator->part);
    statement_copy_text(s, 10, indicator->actor, sizeof indicator->actor);
}

bool indicator_list(struct club *club, const char *programme, const char *level,
                    struct indicators *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT " INDICATOR_COLUMNS " WHERE (:programme IS NULL OR p.code = :programme)"
        " AND (:level IS NULL OR i.level = :level)"
        " ORDER BY CASE i.level WHEN 'product' THEN 1 WHEN 'result' THEN 2 ELSE 3 END,"
        " i.code");
    statement_bind_text(s, ":programme", programme);
    statement_bind_text(s, ":level", level);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void indicators_free(struct indicators *list)
{
    free(list->items);
    *list = (struct indicators){0};
}

static bool find(struct club *club, const char *code, struct indicator *indicator, bool *found,
                 struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT " INDICATOR_COLUMNS " WHERE i.code = :code");
    statement_bind_text(s, ":code", code);
    *found = statement_step(s);
    memset(indicator, 0, sizeof *indicator);
    if (*found)
        read_row(s, indicator);
    return statement_finish(s, err);
}

bool indicator_get(struct club *club, const char *code, struct indicator *indicator,
                   struct error *err)
{
    bool found;
    if (!find(club, code, indicator, &found, err))
        return false;
    return found ||
           error_set(err, ERROR_REFUSED,
                     _("There is no indicator “%.40s”. “obecni indicator list” shows them."), code);
}

static bool check_figure(const struct indicator_entry *entry, struct indicator *indicator,
                         struct error *err)
{
    if (!entry->figure)
        return !entry->part || !*entry->part ||
               error_set(err, ERROR_USAGE, _("--part goes with --figure."));
    if (strcmp(entry->level, "impact") == 0)
        return error_set(err, ERROR_USAGE,
                         _("An impact cannot be computed from what the club records: enter its "
                           "values by hand, with their source."));
    if (!figure_check(entry->figure, entry->part ? entry->part : "", &indicator->figure, err))
        return false;
    if (indicator->figure->source == FIGURE_BY_HAND)
        return error_set(err, ERROR_USAGE,
                         _("The figure %s is entered by hand, and not computed. Leave --figure out: "
                           "then the indicator's values are entered by hand too."),
                         entry->figure);
    return !indicator->figure->needs_vault ||
           error_set(err, ERROR_USAGE,
                     _("The figure %s is told by the vault alone; a value of it would stand in "
                       "clear."),
                     entry->figure);
}

static bool check_unit(const struct indicator_entry *entry, struct indicator *indicator,
                       struct error *err)
{
    const char *unit = entry->unit && *entry->unit ? entry->unit
                       : indicator->figure         ? indicator->figure->unit
                                                   : NULL;
    if (!unit)
        return error_set(err, ERROR_USAGE,
                         _("A value without its unit says nothing. Name the unit with --unit."));
    if (!dictionary_check(DICTIONARY_FIGURE_UNIT, unit, err))
        return false;
    if (indicator->figure && strcmp(unit, indicator->figure->unit) != 0)
        return error_set(err, ERROR_USAGE, _("The figure %s counts in %s, not in %s."),
                         indicator->figure->code, indicator->figure->unit, unit);
    snprintf(indicator->unit, sizeof indicator->unit, "%s", unit);
    return true;
}

static bool insert(struct club *club, const struct indicator_entry *entry,
                   const struct indicator *indicator, struct error *err)
{
    bool is_repeat;
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO indicator (id, code, level, programme_id, title, definition, unit, length,"
        " figure, part, actor, noted_at) VALUES (:id, :code, :level,"
        " (SELECT id FROM programme WHERE code = :programme), :title, :definition, :unit,"
        " :length, :figure, :part, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", entry->code);
    statement_bind_text(s, ":level", entry->level);
    statement_bind_text(s, ":programme", entry->programme);
    statement_bind_text(s, ":title", indicator->title);
    statement_bind_text(s, ":definition", indicator->definition);
    statement_bind_text(s, ":unit", indicator->unit);
    statement_bind_text(s, ":length", entry->length);
    statement_bind_text(s, ":figure", indicator->figure ? indicator->figure->code : "");
    statement_bind_text(s, ":part", entry->part ? entry->part : "");
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    if (!statement_run_unique(s, &is_repeat, err))
        return false;
    return !is_repeat ||
           error_set(err, ERROR_REFUSED, _("There is an indicator %s already."), entry->code);
}

static bool add(struct club *club, const struct indicator_entry *entry,
                const struct indicator *indicator, struct error *err)
{
    char digest[DIGEST_SHORT_SIZE];
    if (!insert(club, entry, indicator, err))
        return false;
    digest_short(indicator->definition, strlen(indicator->definition), digest);
    json_t *body = json_pack("{s:s, s:s, s:s, s:s}", "level", entry->level, "unit", indicator->unit,
                             "length", entry->length, "definition_digest", digest);
    if (entry->programme)
        json_object_set_new(body, "programme", json_string(entry->programme));
    if (indicator->figure)
        json_object_set_new(body, "figure", json_string(indicator->figure->code));
    if (entry->part && *entry->part)
        json_object_set_new(body, "part", json_string(entry->part));
    return club_note(club, "indicator.add", entry->code, body, err);
}

bool indicator_add(struct club *club, const struct indicator_entry *entry, struct error *err)
{
    struct programme programme;
    struct indicator indicator = {0};
    return check_figure(entry, &indicator, err) && check_unit(entry, &indicator, err) &&
           text_read_name(entry->title, _("The title"), indicator.title, sizeof indicator.title,
                          err) &&
           text_read_name(entry->definition, _("The definition"), indicator.definition,
                          sizeof indicator.definition, err) &&
           (!entry->programme || programme_get(club, entry->programme, &programme, err)) &&
           club_begin(club, err) && club_end(club, add(club, entry, &indicator, err), err);
}
