/* Tables and trends of indicators. */
#include "admin/timetable/indicator_show.h"

#include "admin/line/answer.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/timetable/programme.h"
#include "figures/report/figure_presences.h"
#include "figures/report/indicator_values.h"
#include "figures/report/report_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BAR_LONGEST = 40 };

static const char *level_shown(const char *level)
{
    return strcmp(level, "product") == 0  ? _("product")
           : strcmp(level, "result") == 0 ? _("result")
                                          : _("impact");
}

static void add_level(struct listing *listing, const char *level)
{
    int64_t rank = level[0] == 'p' ? 1 : level[0] == 'r' ? 2 : 3;
    listing_ranked(listing, level, level_shown(level), rank);
}

static void add_value(struct listing *listing, bool is_known, int64_t value, int64_t of)
{
    char shown[REPORT_CELL_SIZE];
    if (!is_known) {
        listing_null(listing);
        return;
    }
    if (of)
        report_percent(value, of, shown);
    else
        snprintf(shown, sizeof shown, "%lld", (long long)value);
    listing_worded(listing, value, shown);
}

static void add_count(struct listing *listing, bool is_known, int64_t value)
{
    if (is_known)
        listing_integer(listing, value);
    else
        listing_null(listing);
}

/* Who and when, of the value; where it is from. */
static void add_origin(struct listing *listing, const struct indicator_point *point)
{
    answer_text(listing, point->source);
    answer_text(listing, point->actor);
    listing_instant(listing, point->noted_at);
}

const struct listing_column indicator_list_columns[] = {
    {.key = "code", .title = N_("Code")},
    {.key = "level", .title = N_("Level"), .is_whole = true},
    {.key = "programme", .title = N_("Programme")},
    {.key = "title", .title = N_("Title")},
    {.key = "definition", .title = NULL},
    {.key = "unit", .title = N_("Unit")},
    {.key = "period", .title = N_("Period"), .is_whole = true},
    {.key = "length", .title = N_("Length")},
    {.key = "target", .title = N_("Target"), .align = LISTING_RIGHT},
    {.key = "value", .title = N_("Value"), .align = LISTING_RIGHT, .is_whole = true},
    {.key = "of", .title = NULL},
    {.key = "source", .title = N_("From")},
    {.key = "actor", .title = N_("Who")},
    {.key = "at", .title = N_("When")},
    {.key = NULL},
};

static void add_indicator(struct listing *listing, const struct indicator *indicator,
                          const struct indicator_point *point)
{
    char period[PERIOD_SIZE] = "";
    if (point->period.length)
        period_format(point->period, period);
    listing_text(listing, indicator->code);
    add_level(listing, indicator->level);
    answer_text(listing, indicator->programme);
    listing_text(listing, indicator->title);
    listing_text(listing, indicator->definition);
    answer_word(listing, DICTIONARY_FIGURE_UNIT, indicator->unit);
    answer_text(listing, period);
    listing_shown(listing, period_length_word(indicator->length),
                  report_length_shown(indicator->length));
    add_count(listing, point->has_target, point->target);
    add_value(listing, point->has_value, point->value, point->of);
    add_count(listing, point->of > 0, point->of);
    add_origin(listing, point);
}

/* The point of the period, or the newest one; empty when there is none. */
static bool find_point(struct club *club, const struct indicator *indicator,
                       const struct period *period, struct indicator_point *point,
                       struct error *err)
{
    struct indicator_points points = {0};
    bool ok = indicator_points_list(club, indicator, &points, err);
    *point = (struct indicator_point){0};
    if (period)
        point->period = *period;
    for (size_t i = 0; ok && i < points.count; i++) {
        if (!period || period_is_same(points.items[i].period, *period))
            *point = points.items[i];
    }
    indicator_points_free(&points);
    return ok;
}

bool indicator_list_command(struct invocation *invocation, struct error *err)
{
    struct period period;
    struct programme programme;
    struct indicators list = {0};
    struct club *club = &invocation->club;
    const char *code = invocation_text(invocation, "--programme");
    const char *text = invocation_text(invocation, "--period");
    if ((text && !period_read(text, &period, err)) ||
        (code && !programme_get(club, code, &programme, err)))
        return false;
    bool ok = indicator_list(club, code, invocation_text(invocation, "--level"), &list, err);
    struct listing *listing = listing_new("indicators", indicator_list_columns);
    for (size_t i = 0; ok && i < list.count; i++) {
        struct indicator_point point;
        if (text && list.items[i].length != period.length)
            continue;
        ok = find_point(club, &list.items[i], text ? &period : NULL, &point, err);
        if (ok)
            add_indicator(listing, &list.items[i], &point);
    }
    if (ok)
        listing_print(invocation, listing, _("There are no such indicators."));
    else
        listing_free(listing);
    indicators_free(&list);
    return ok;
}

const struct listing_column indicator_point_columns[] = {
    {.key = "period", .title = N_("Period")},
    {.key = "target", .title = N_("Target"), .align = LISTING_RIGHT},
    {.key = "value", .title = N_("Value"), .align = LISTING_RIGHT, .is_whole = true},
    {.key = "of", .title = NULL},
    {.key = "now", .title = N_("Now"), .align = LISTING_RIGHT, .is_whole = true},
    {.key = "now_of", .title = NULL},
    {.key = "is_closed", .title = N_("Closed")},
    {.key = "replaced", .title = N_("Replaced"), .align = LISTING_RIGHT},
    {.key = "source", .title = N_("From")},
    {.key = "actor", .title = N_("Who")},
    {.key = "at", .title = N_("When")},
    {.key = NULL},
};

static void add_point(struct listing *listing, const struct indicator_point *point,
                      const struct indicator_computed *now)
{
    char period[PERIOD_SIZE];
    period_format(point->period, period);
    listing_text(listing, period);
    add_count(listing, point->has_target, point->target);
    add_value(listing, point->has_value, point->value, point->of);
    add_count(listing, point->of > 0, point->of);
    add_value(listing, now->is_known, now->value, now->of);
    add_count(listing, now->is_known && now->of > 0, now->of);
    listing_boolean(listing, point->is_closed);
    listing_integer(listing, point->earlier);
    add_origin(listing, point);
}

static void print_head(const struct indicator *indicator)
{
    char unit[DICTIONARY_LABEL_SIZE];
    report_word(DICTIONARY_FIGURE_UNIT, indicator->unit, unit);
    printf("%s: %s (%s)\n", indicator->code, indicator->title, level_shown(indicator->level));
    printf(_("Definition: %s\n"), indicator->definition);
    printf(_("Unit: %s; each period a %s; "), unit, report_length_shown(indicator->length));
    if (indicator->figure)
        printf(_("computed from %s"), indicator->figure->code);
    else
        printf("%s", _("entered by hand with a source"));
    if (indicator->part[0])
        printf(" (%s)", indicator->part);
    printf("%s%s\n\n", indicator->programme[0] ? _("; programme ") : "", indicator->programme);
    fflush(stdout);
}

/* What the figure comes to now, for the newest periods: a value once stored does not follow. */
static bool compute_now(struct club *club, const struct indicator *indicator,
                        const struct indicator_points *points, struct indicator_computed *now,
                        struct error *err)
{
    struct period periods[FIGURE_PERIODS];
    size_t first = points->count > FIGURE_PERIODS ? points->count - FIGURE_PERIODS : 0;
    for (size_t i = first; i < points->count; i++)
        periods[i - first] = points->items[i].period;
    return !indicator->figure || !points->count ||
           indicator_values_get(club, indicator, periods, points->count - first, now + first, err);
}

static void print_points(struct invocation *invocation, const struct indicator *indicator,
                         const struct indicator_points *points,
                         const struct indicator_computed *now)
{
    struct listing *listing = listing_new("periods", indicator_point_columns);
    for (size_t i = 0; i < points->count; i++)
        add_point(listing, &points->items[i], &now[i]);
    listing_extra(listing, "code", json_string(indicator->code));
    listing_extra(listing, "level", json_string(indicator->level));
    listing_extra(listing, "title", json_string(indicator->title));
    listing_extra(listing, "definition", json_string(indicator->definition));
    listing_extra(listing, "unit", json_string(indicator->unit));
    listing_extra(listing, "length", json_string(period_length_word(indicator->length)));
    listing_extra(listing, "figure",
                  indicator->figure ? json_string(indicator->figure->code) : json_null());
    if (invocation->output == OUTPUT_TABLE)
        print_head(indicator);
    listing_print(invocation, listing, _("No target and no value yet."));
}

bool indicator_show_command(struct invocation *invocation, struct error *err)
{
    struct indicator indicator;
    struct indicator_points points = {0};
    struct indicator_computed *now = NULL;
    struct club *club = &invocation->club;
    bool ok = indicator_get(club, invocation_text(invocation, "CODE"), &indicator, err) &&
              indicator_points_list(club, &indicator, &points, err);
    if (ok) {
        now = memory_new(points.count + 1, sizeof *now);
        ok = compute_now(club, &indicator, &points, now, err);
    }
    if (ok)
        print_points(invocation, &indicator, &points, now);
    free(now);
    indicator_points_free(&points);
    return ok;
}

/* What a bar stands for: the number, or the tenths of a percent. */
static int64_t size_of(const struct indicator_point *point)
{
    return point->of ? point->value * 1000 / point->of : point->value;
}

static int64_t target_of(const struct indicator *indicator, const struct indicator_point *point)
{
    return strcmp(indicator->unit, "percent") == 0 ? point->target * 10 : point->target;
}

static int64_t largest_of(const struct indicator *indicator, const struct indicator_points *points)
{
    int64_t largest = 1;
    for (size_t i = 0; i < points->count; i++) {
        const struct indicator_point *point = &points->items[i];
        int64_t target = point->has_target ? target_of(indicator, point) : 0;
        int64_t size = size_of(point) > target ? size_of(point) : target;
        largest = size > largest ? size : largest;
    }
    return largest;
}

/* "#" up to the value, "|" where the target is. */
static void print_bar(const struct indicator *indicator, const struct indicator_point *point,
                      int64_t largest)
{
    char bar[BAR_LONGEST + 2], period[PERIOD_SIZE], value[REPORT_CELL_SIZE];
    int64_t filled = point->has_value ? size_of(point) * BAR_LONGEST / largest : 0;
    int64_t mark = target_of(indicator, point) * BAR_LONGEST / largest;
    memset(bar, ' ', sizeof bar);
    memset(bar, '#', (size_t)filled);
    if (point->has_target)
        bar[mark] = '|';
    bar[BAR_LONGEST + 1] = '\0';
    period_format(point->period, period);
    if (!point->has_value)
        snprintf(value, sizeof value, "%s", _("n/d"));
    else if (point->of)
        report_percent(point->value, point->of, value);
    else
        snprintf(value, sizeof value, "%lld", (long long)point->value);
    printf("%-7s  %s  %s", period, bar, value);
    if (point->has_target)
        printf(_("; target %lld"), (long long)point->target);
    putchar('\n');
}

bool indicator_trend_command(struct invocation *invocation, struct error *err)
{
    struct indicator indicator;
    struct indicator_points points = {0};
    if (invocation->output != OUTPUT_TABLE)
        return indicator_show_command(invocation, err);
    bool ok =
        indicator_get(&invocation->club, invocation_text(invocation, "CODE"), &indicator, err) &&
        indicator_points_list(&invocation->club, &indicator, &points, err);
    if (ok) {
        print_head(&indicator);
        for (size_t i = 0; i < points.count; i++)
            print_bar(&indicator, &points.items[i], largest_of(&indicator, &points));
        puts(points.count ? _("\n# value, | target") : _("No target and no value yet."));
    }
    indicator_points_free(&points);
    return ok;
}
