/* Targets and values of indicators, period by period, and closing periods. */
#include "club/timetable/indicator.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool find_closed(struct club *club, const char *period, bool *is_closed, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT 1 FROM indicator_closed WHERE period = :period");
    statement_bind_text(s, ":period", period);
    *is_closed = statement_step(s);
    return statement_finish(s, err);
}

static const char *example_of(enum period_length length)
{
    return length == PERIOD_MONTH ? "2026-03" : length == PERIOD_HALF_YEAR ? "2026-I" : "2026";
}

bool indicator_check_period(struct club *club, const struct indicator *indicator, const char *text,
                            struct period *period, struct error *err)
{
    bool is_closed;
    if (!period_read(text, period, err))
        return false;
    if (period->length != indicator->length)
        return error_set(err, ERROR_USAGE,
                         _("%s is told for periods like %s. %s would overlap them, and is of "
                           "another length."),
                         indicator->code, example_of(indicator->length), text);
    return find_closed(club, text, &is_closed, err) &&
           (!is_closed ||
            error_set(err, ERROR_REFUSED,
                      _("The period %s is closed for indicators: neither targets nor values "
                        "change. “obecni indicator reopen %s --reason …” opens it again, with a "
                        "second person."),
                      text, text));
}

static bool insert_target(struct club *club, const struct indicator *indicator, const char *period,
                          int64_t target, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO indicator_target (id, indicator_id, period, value, actor,"
                     " noted_at) VALUES (:id, :indicator, :period, :value, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":indicator", indicator->id);
    statement_bind_text(s, ":period", period);
    statement_bind_integer(s, ":value", target);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err) &&
           club_note(club, "indicator.target", indicator->code,
                     json_pack("{s:s, s:I}", "period", period, "target", (json_int_t)target), err);
}

bool indicator_set_target(struct club *club, const char *code, const char *period, int64_t target,
                          struct error *err)
{
    struct period read;
    struct indicator indicator;
    if (!indicator_get(club, code, &indicator, err) ||
        !indicator_check_period(club, &indicator, period, &read, err))
        return false;
    if (target < 0 || (strcmp(indicator.unit, "percent") == 0 && target > 100))
        return error_set(err, ERROR_USAGE,
                         _("A target is 0 or more, and of a percentage 100 at most."));
    return club_begin(club, err) &&
           club_end(club, insert_target(club, &indicator, period, target, err), err);
}

static bool check_value(struct club *club, const struct indicator *indicator, struct period period,
                        const struct indicator_entered *entered, struct error *err)
{
    bool is_share = strcmp(indicator->unit, "percent") == 0;
    if (indicator->figure && !entered->is_computed)
        return error_set(err, ERROR_REFUSED,
                         _("%s is computed from the figure %s: leave --value out, and it is."),
                         indicator->code, indicator->figure->code);
    if (period.first > club_today(club) ||
        (entered->is_computed && period.last >= club_today(club)))
        return error_set(err, ERROR_REFUSED, _("That period is not over."));
    if (entered->value < 0 || (!is_share && entered->of))
        return error_set(err, ERROR_USAGE,
                         _("A value is 0 or more; --of goes with the unit percent."));
    return !is_share || entered->is_computed || (entered->of && entered->value <= entered->of) ||
           error_set(err, ERROR_USAGE, _("A percentage is told by two numbers: --value 7 --of 9."));
}

static bool insert_value(struct club *club, const struct indicator *indicator, const char *period,
                         const struct indicator_entered *entered, const char *source,
                         struct error *err)
{
    char digest[DIGEST_SHORT_SIZE];
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO indicator_value (id, indicator_id, period, value, of, source, is_computed,"
        " actor, noted_at) VALUES (:id, :indicator, :period, :value, :of, :source, :computed,"
        " :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":indicator", indicator->id);
    statement_bind_text(s, ":period", period);
    statement_bind_integer(s, ":value", entered->value);
    statement_bind_integer(s, ":of", entered->of);
    statement_bind_text(s, ":source", source);
    statement_bind_integer(s, ":computed", entered->is_computed);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    digest_short(source, strlen(source), digest);
    json_t *body = json_pack("{s:s, s:I}", "period", period, "value", (json_int_t)entered->value);
    if (entered->of)
        json_object_set_new(body, "of", json_integer((json_int_t)entered->of));
    if (entered->is_computed)
        json_object_set_new(body, "figure", json_string(source));
    else
        json_object_set_new(body, "source_digest", json_string(digest));
    return statement_run(s, err) && club_note(club, "indicator.value", indicator->code, body, err);
}

bool indicator_set_value(struct club *club, const char *code, const char *period,
                         const struct indicator_entered *entered, struct error *err)
{
    struct period read;
    struct indicator indicator;
    char source[INDICATOR_SOURCE_SIZE];
    if (!indicator_get(club, code, &indicator, err) ||
        !indicator_check_period(club, &indicator, period, &read, err) ||
        !check_value(club, &indicator, read, entered, err))
        return false;
    if (!text_read_name(entered->is_computed && indicator.figure ? indicator.figure->code
                        : entered->source                        ? entered->source
                                                                 : "",
                        _("The source"), source, sizeof source, err))
        return false;
    return club_begin(club, err) &&
           club_end(club, insert_value(club, &indicator, period, entered, source, err), err);
}

static bool read_point(struct statement *s, struct indicator_point *point, struct error *err)
{
    *point = (struct indicator_point){
        .has_target = !statement_is_null(s, 1),
        .target = statement_integer(s, 1),
        .has_value = !statement_is_null(s, 2),
        .value = statement_integer(s, 2),
        .of = statement_integer(s, 3),
        .is_computed = statement_integer(s, 5) != 0,
        .noted_at = statement_integer(s, 7),
        .earlier = (int)statement_integer(s, 8),
        .is_closed = statement_integer(s, 9) != 0,
    };
    statement_copy_text(s, 4, point->source, sizeof point->source);
    statement_copy_text(s, 6, point->actor, sizeof point->actor);
    return period_read(statement_text(s, 0), &point->period, err);
}

bool indicator_points_list(struct club *club, const struct indicator *indicator,
                           struct indicator_points *points, struct error *err)
{
    bool ok = true;
    struct statement *s = statement_new(
        club->store,
        "WITH told AS (SELECT period FROM indicator_target WHERE indicator_id = :id"
        "   UNION SELECT period FROM indicator_value WHERE indicator_id = :id)"
        " SELECT t.period, (SELECT g.value FROM indicator_target g WHERE g.indicator_id = :id"
        "   AND g.period = t.period ORDER BY g.id DESC LIMIT 1), v.value, v.of, v.source,"
        " v.is_computed, v.actor, v.noted_at, (SELECT count(*) FROM indicator_value o"
        "   WHERE o.indicator_id = :id AND o.period = t.period AND o.id < v.id),"
        " EXISTS (SELECT 1 FROM indicator_closed c WHERE c.period = t.period)"
        " FROM told t LEFT JOIN indicator_value v ON v.id = (SELECT max(id) FROM indicator_value"
        "   WHERE indicator_id = :id AND period = t.period) ORDER BY t.period");
    statement_bind_integer(s, ":id", indicator->id);
    while (ok && statement_step(s)) {
        points->items =
            memory_grow(points->items, points->count, &points->capacity, sizeof *points->items);
        ok = read_point(s, &points->items[points->count], err);
        points->count += ok;
    }
    return statement_finish(s, err) && ok;
}

void indicator_points_free(struct indicator_points *points)
{
    free(points->items);
    *points = (struct indicator_points){0};
}

bool indicator_check_close(struct club *club, const char *text, bool is_reopening,
                           struct error *err)
{
    bool is_closed;
    struct period period;
    if (!period_read(text, &period, err) || !find_closed(club, text, &is_closed, err))
        return false;
    if (is_reopening)
        return is_closed || error_set(err, ERROR_REFUSED,
                                      _("The period %s is not closed for indicators."), text);
    if (is_closed)
        return error_set(err, ERROR_REFUSED, _("The period %s is closed for indicators already."),
                         text);
    return period.last < club_today(club) ||
           error_set(err, ERROR_REFUSED, _("The period %s is not over."), text);
}

static bool insert_closing(struct club *club, const char *period, const char *reason,
                           struct error *err)
{
    char digest[DIGEST_SHORT_SIZE];
    json_t *body = json_object();
    struct statement *s = statement_new(
        club->store, "INSERT INTO indicator_closing (id, period, kind, reason, actor, second,"
                     " noted_at) VALUES (:id, :period, iif(:reason IS NULL, 'closed', 'reopened'),"
                     " :reason, :actor, :second, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":period", period);
    statement_bind_text(s, ":reason", reason);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_text_or_null(s, ":second", reason ? club->second : "");
    statement_bind_integer(s, ":now", club_now(club));
    if (reason) {
        digest_short(reason, strlen(reason), digest);
        json_object_set_new(body, "reason_digest", json_string(digest));
    }
    if (statement_run(s, err))
        return club_note(club, reason ? "indicator.reopen" : "indicator.close", period, body, err);
    json_decref(body);
    return false;
}

bool indicator_close(struct club *club, const char *period, struct error *err)
{
    return indicator_check_close(club, period, false, err) && club_begin(club, err) &&
           club_end(club, insert_closing(club, period, NULL, err), err);
}

bool indicator_reopen(struct club *club, const char *period, const char *reason, struct error *err)
{
    char words[INDICATOR_SOURCE_SIZE];
    if (!indicator_check_close(club, period, true, err) ||
        !text_read_name(reason, _("The reason"), words, sizeof words, err))
        return false;
    if (!club->second[0] || strcmp(club->second, club->actor) == 0)
        return error_set(err, ERROR_REFUSED,
                         _("Reopening the period %s needs a second person. Name that person with "
                           "--second CODE."),
                         period);
    return club_begin(club, err) && club_end(club, insert_closing(club, period, words, err), err);
}
