/* Putting the figures of the parts together, in the order of the table. */
#include "figures/report/figure_values.h"

#include "base/calendar.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "figures/report/figure_parts.h"
#include "store/statement.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct figure_value *take(struct figure_values *values, const char *figure, const char *part)
{
    for (size_t i = 0; i < values->count; i++) {
        struct figure_value *item = &values->items[i];
        if (strcmp(item->figure->code, figure) == 0 && strcmp(item->part, part) == 0)
            return item;
    }
    values->items =
        memory_grow(values->items, values->count, &values->capacity, sizeof *values->items);
    struct figure_value *item = &values->items[values->count++];
    *item = (struct figure_value){.figure = figure_find(figure)};
    assert(item->figure);
    snprintf(item->part, sizeof item->part, "%s", part);
    return item;
}

void figure_add(struct figure_values *values, const char *figure, const char *part, int64_t value)
{
    if (value || !*part)
        take(values, figure, part)->value += value;
}

void figure_add_share(struct figure_values *values, const char *figure, int64_t value, int64_t of)
{
    struct figure_value *item = take(values, figure, "");
    item->value += value;
    item->of += of;
}

void figure_add_unknown(struct figure_values *values, const char *figure, enum figure_state state)
{
    take(values, figure, "")->state = state;
}

static void add_persons(const struct figure_presences *presences, const struct period *period,
                        size_t index, struct figure_values *values)
{
    int64_t by_kind[FIGURE_KINDS] = {0}, count = 0, new_count = 0;
    for (size_t i = 0; i < presences->count; i++) {
        const struct presence_person *person = &presences->persons[i];
        uint64_t kinds = person->kinds[index];
        count += kinds != 0;
        new_count += kinds != 0 && person->first_on >= period->first;
        for (size_t k = 0; kinds; kinds >>= 1, k++)
            by_kind[k] += kinds & 1;
    }
    figure_add(values, "persons", "", count);
    figure_add(values, "persons_new", "", new_count);
    figure_add(values, "persons_continuing", "", count - new_count);
    for (size_t k = 0; k < presences->kind_count; k++)
        figure_add(values, "persons_by_kind", presences->kinds[k], by_kind[k]);
}

static void add_presences(const struct figure_presences *presences, const struct period *period,
                          size_t index, struct figure_values *values)
{
    const struct presence_period *of = &presences->periods[index];
    figure_add(values, "minutes_attended", "", of->minutes);
    figure_add(values, "presences", "", of->presences);
    figure_add_share(values, "attendance_share", of->presences, of->possible);
    figure_add(values, "guest_visits", "", of->guest_visits);
    add_persons(presences, period, index, values);
}

static int compare(const void *a, const void *b)
{
    const struct figure_value *first = a, *second = b;
    if (first->figure != second->figure)
        return first->figure < second->figure ? -1 : 1;
    return strcmp(first->part, second->part);
}

static bool add_period(struct club *club, const struct figure_presences *presences,
                       const struct period *period, size_t index, const char *programme,
                       struct figure_values *values, struct error *err)
{
    add_presences(presences, period, index, values);
    return figure_sessions_add(club, period, programme, values, err) &&
           figure_people_add(club, period, programme, values, err) &&
           figure_casework_add(club, period, programme, values, err);
}

bool figure_values_get(struct club *club, const struct period *periods, size_t count,
                       const char *programme, struct figure_values *values, struct error *err)
{
    struct figure_presences presences;
    memset(values, 0, count * sizeof *values);
    bool ok = figure_presences_get(club, periods, count, programme, &presences, err);
    for (size_t i = 0; ok && i < count; i++)
        ok = add_period(club, &presences, &periods[i], i, programme, &values[i], err);
    ok = ok && figure_groups_add(club, &presences, periods, count, !programme, values, err);
    for (size_t i = 0; ok && i < count; i++)
        qsort(values[i].items, values[i].count, sizeof *values[i].items, compare);
    if (ok) {
        values[0].presences_by_day = presences.by_day;
        presences.by_day = NULL;
    }
    figure_presences_free(&presences);
    if (!ok)
        figure_values_free(values, count);
    return ok;
}

void figure_values_free(struct figure_values *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(values[i].items);
        free(values[i].presences_by_day);
        values[i] = (struct figure_values){0};
    }
}

struct figure_value figure_values_find(const struct figure_values *values, const char *figure,
                                       const char *part)
{
    struct figure_value missing = {.figure = figure_find(figure)};
    for (size_t i = 0; i < values->count; i++) {
        const struct figure_value *item = &values->items[i];
        if (strcmp(item->figure->code, figure) != 0)
            continue;
        if (strcmp(item->part, part) == 0)
            return *item;
        missing.state = item->state;
    }
    snprintf(missing.part, sizeof missing.part, "%s", part);
    return missing;
}

bool figure_known_since(struct club *club, enum figure_source source, int *day, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT CASE :source WHEN 0 THEN (SELECT min(held_on) FROM session)"
                     " WHEN 1 THEN (SELECT min(happened_on) FROM case_fact"
                     "   WHERE noun = 'intervention')"
                     " WHEN 2 THEN (SELECT min(happened_on) FROM case_fact"
                     "   WHERE noun <> 'intervention')"
                     " WHEN 3 THEN (SELECT min(concluded_on) FROM contract_terms) END");
    statement_bind_integer(s, ":source", (int64_t)source);
    *day = statement_step(s) ? day_column(s, 0) : DAY_NONE;
    if (*day != DAY_NONE)
        *day = calendar_month_first(*day);
    return statement_finish(s, err);
}
