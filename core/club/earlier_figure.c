/* Earlier figures as rows. */
#include "club/earlier_figure.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/timetable/programme.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_row(struct statement *s, struct earlier_figure *row, struct error *err)
{
    *row = (struct earlier_figure){
        .id = statement_integer(s, 0),
        .figure = figure_find(statement_text(s, 2)),
        .value = statement_integer(s, 7),
        .noted_at = statement_integer(s, 10),
        .is_withdrawn = !statement_is_null(s, 11),
    };
    statement_copy_text(s, 1, row->code, sizeof row->code);
    statement_copy_text(s, 3, row->part, sizeof row->part);
    statement_copy_text(s, 4, row->unit, sizeof row->unit);
    statement_copy_text(s, 6, row->programme, sizeof row->programme);
    statement_copy_text(s, 8, row->source, sizeof row->source);
    statement_copy_text(s, 9, row->actor, sizeof row->actor);
    statement_copy_text(s, 11, row->reason, sizeof row->reason);
    return period_read(statement_text(s, 5), &row->period, err);
}

bool earlier_figure_list(struct club *club, const char *programme, struct earlier_figures *list,
                         struct error *err)
{
    bool ok = true;
    struct statement *s = statement_new(
        club->store,
        "SELECT f.id, f.code, f.figure, f.part, f.unit, f.period, ifnull(p.code, ''), f.value,"
        " f.source, f.actor, f.noted_at, w.reason FROM earlier_figure f"
        " LEFT JOIN programme p ON p.id = f.programme_id"
        " LEFT JOIN earlier_figure_withdrawal w ON w.figure_id = f.id"
        " WHERE :programme IS NULL OR ifnull(p.code, '') = :programme"
        " ORDER BY f.figure, f.part, f.period, f.id");
    statement_bind_text(s, ":programme", programme);
    while (ok && statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        ok = read_row(s, &list->items[list->count], err);
        list->count += ok && list->items[list->count].figure;
    }
    return statement_finish(s, err) && ok;
}

void earlier_figures_free(struct earlier_figures *list)
{
    free(list->items);
    *list = (struct earlier_figures){0};
}

static bool check_words(const struct earlier_figure_entry *entry, struct earlier_figure *row,
                        struct error *err)
{
    if (!figure_check(entry->figure, entry->part ? entry->part : "", &row->figure, err))
        return false;
    if (!entry->unit || !*entry->unit)
        return error_set(err, ERROR_USAGE,
                         _("A number without its unit cannot be compared with anything. Name the "
                           "unit with --unit, as the source counts it."));
    if (strcmp(entry->unit, "percent") == 0 || strcmp(row->figure->unit, "percent") == 0)
        return error_set(err, ERROR_USAGE,
                         _("A percentage is not entered: enter the two numbers it is made of."));
    return dictionary_check(DICTIONARY_FIGURE_UNIT, entry->unit, err) &&
           period_read(entry->period, &row->period, err) &&
           text_read_name(entry->source, _("The source"), row->source, sizeof row->source, err);
}

static bool check_period(struct club *club, const struct earlier_figure *row, struct error *err)
{
    char period[PERIOD_SIZE];
    period_format(row->period, period);
    return row->period.last < club_today(club) ||
           error_set(err, ERROR_REFUSED,
                     _("The period %s is not over: its figures are not those of an earlier year."),
                     period);
}

/* A year beside its halves says something of its own; two rows for one period do not. */
static bool check_overlap(struct club *club, const struct earlier_figure_entry *entry,
                          const struct earlier_figure *row, struct error *err)
{
    struct earlier_figures list = {0};
    bool ok = earlier_figure_list(club, entry->programme ? entry->programme : "", &list, err);
    for (size_t i = 0; ok && i < list.count; i++) {
        const struct earlier_figure *other = &list.items[i];
        if (!other->is_withdrawn && other->figure == row->figure &&
            strcmp(other->part, entry->part ? entry->part : "") == 0 &&
            strcmp(other->unit, entry->unit) == 0 && other->period.length == row->period.length &&
            period_overlaps(other->period, row->period))
            ok = error_set(err, ERROR_REFUSED,
                           _("%s has a value for this figure, unit and period already, %lld. Two "
                             "would overlap: withdraw that one first, if it is wrong."),
                           other->code, (long long)other->value);
    }
    earlier_figures_free(&list);
    return ok;
}

static bool insert(struct club *club, const struct earlier_figure_entry *entry,
                   const struct earlier_figure *row, char code[CODE_SIZE], struct error *err)
{
    char period[PERIOD_SIZE];
    struct statement *count = statement_new(club->store, "SELECT count(*) + 1 FROM earlier_figure");
    int64_t number = statement_step(count) ? statement_integer(count, 0) : 0;
    if (!statement_finish(count, err))
        return false;
    snprintf(code, CODE_SIZE, "W-%lld", (long long)number);
    period_format(row->period, period);
    struct statement *s = statement_new(
        club->store, "INSERT INTO earlier_figure (id, code, figure, part, unit, period,"
                     " programme_id, value, source, actor, noted_at) VALUES (:id, :code, :figure,"
                     " :part, :unit, :period, (SELECT id FROM programme WHERE code = :programme),"
                     " :value, :source, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", code);
    statement_bind_text(s, ":figure", entry->figure);
    statement_bind_text(s, ":part", entry->part ? entry->part : "");
    statement_bind_text(s, ":unit", entry->unit);
    statement_bind_text(s, ":period", period);
    statement_bind_text(s, ":programme", entry->programme);
    statement_bind_integer(s, ":value", entry->value);
    statement_bind_text(s, ":source", row->source);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* Sources are people's words: the chain covers their digest. */
static bool add(struct club *club, const struct earlier_figure_entry *entry,
                const struct earlier_figure *row, char code[CODE_SIZE], struct error *err)
{
    char digest[DIGEST_SHORT_SIZE], period[PERIOD_SIZE];
    if (!check_period(club, row, err) || !check_overlap(club, entry, row, err) ||
        !insert(club, entry, row, code, err))
        return false;
    digest_short(row->source, strlen(row->source), digest);
    period_format(row->period, period);
    json_t *body =
        json_pack("{s:s, s:s, s:s, s:I, s:s}", "figure", entry->figure, "unit", entry->unit,
                  "period", period, "value", (json_int_t)entry->value, "source_digest", digest);
    if (entry->part && *entry->part)
        json_object_set_new(body, "part", json_string(entry->part));
    if (entry->programme)
        json_object_set_new(body, "programme", json_string(entry->programme));
    return club_note(club, "earlier_figure.add", code, body, err);
}

bool earlier_figure_add(struct club *club, const struct earlier_figure_entry *entry,
                        char code[CODE_SIZE], struct error *err)
{
    struct programme programme;
    struct earlier_figure row = {0};
    return check_words(entry, &row, err) &&
           (entry->value >= 0 || error_set(err, ERROR_USAGE, _("A figure is 0 or more."))) &&
           (!entry->programme || programme_get(club, entry->programme, &programme, err)) &&
           club_begin(club, err) && club_end(club, add(club, entry, &row, code, err), err);
}

static bool find(struct club *club, const char *code, int64_t *id, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT f.id, w.figure_id FROM earlier_figure f"
                                   " LEFT JOIN earlier_figure_withdrawal w ON w.figure_id = f.id"
                                   " WHERE f.code = :code");
    statement_bind_text(s, ":code", code);
    bool found = statement_step(s), is_withdrawn = found && !statement_is_null(s, 1);
    *id = found ? statement_integer(s, 0) : 0;
    if (!statement_finish(s, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED, _("There is no earlier figure “%.40s”."), code);
    return !is_withdrawn || error_set(err, ERROR_REFUSED, _("%s is withdrawn already."), code);
}

static bool withdraw(struct club *club, const char *code, const char *reason, struct error *err)
{
    int64_t id;
    char digest[DIGEST_SHORT_SIZE];
    if (!find(club, code, &id, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO earlier_figure_withdrawal (figure_id, reason, actor, noted_at)"
                     " VALUES (:id, :reason, :actor, :now)");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":reason", reason);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    digest_short(reason, strlen(reason), digest);
    return statement_run(s, err) && club_note(club, "earlier_figure.withdraw", code,
                                              json_pack("{s:s}", "reason_digest", digest), err);
}

bool earlier_figure_withdraw(struct club *club, const char *code, const char *reason,
                             struct error *err)
{
    char words[EARLIER_SOURCE_SIZE];
    return text_read_name(reason, _("The reason"), words, sizeof words, err) &&
           club_begin(club, err) && club_end(club, withdraw(club, code, words, err), err);
}
