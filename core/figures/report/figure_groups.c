/* Persons and effects by target group. Who belongs where is sealed (club/target_group_record):
 * each person is opened once, and only numbers leave this file. */
#include "figures/report/figure_parts.h"

#include "base/memory.h"
#include "casework/outcome.h"
#include "club/people/target_group_record.h"
#include "figures/report/casework_counts.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In which periods somebody was there, or reached something: a bit for each. */
struct about {
    int64_t person_id;
    unsigned present, reached, social, vocational;
};
struct about_list {
    struct about *items;
    size_t count, capacity;
};

static struct about *about_add(struct about_list *list, int64_t person_id)
{
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    struct about *item = &list->items[list->count++];
    *item = (struct about){.person_id = person_id};
    return item;
}

static void list_present(const struct figure_presences *presences, size_t count,
                         struct about_list *list)
{
    for (size_t p = 0; p < presences->count; p++) {
        const struct presence_person *person = &presences->persons[p];
        unsigned bits = 0;
        for (size_t i = 0; i < count; i++)
            bits |= person->kinds[i] ? 1U << i : 0;
        if (bits && !person->is_left_out)
            about_add(list, person->id)->present = bits;
    }
}

/* Also of those who never came to a session. */
static bool list_reached(struct club *club, const struct period *periods, size_t count,
                         struct about_list *list, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        struct casework_reached_list reached = {0};
        ok = casework_reached_list(club, periods[i].first, periods[i].last, &reached, err);
        for (size_t k = 0; ok && k < reached.count; k++) {
            enum outcome_effect effect = outcome_effect(reached.items[k].kind);
            if (!casework_is_effect(reached.items[k].kind))
                continue;
            struct about *item = about_add(list, reached.items[k].person_id);
            item->reached = 1U << i;
            item->social = effect == OUTCOME_SOCIAL ? 1U << i : 0;
            item->vocational = effect == OUTCOME_VOCATIONAL ? 1U << i : 0;
        }
        casework_reached_free(&reached);
    }
    return ok;
}

static int compare(const void *a, const void *b)
{
    const struct about *first = a, *second = b;
    return (first->person_id > second->person_id) - (first->person_id < second->person_id);
}

/* One row for each person. */
static void fold(struct about_list *list)
{
    size_t kept = 0;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare);
    for (size_t i = 0; i < list->count; i++) {
        const struct about item = list->items[i];
        if (!kept || list->items[kept - 1].person_id != item.person_id)
            list->items[kept++] = (struct about){.person_id = item.person_id};
        struct about *one = &list->items[kept - 1];
        one->present |= item.present;
        one->reached |= item.reached;
        one->social |= item.social;
        one->vocational |= item.vocational;
    }
    list->count = kept;
}

/* What one person adds to one period. */
static void add_groups(const char *groups, const struct about *about, size_t period,
                       struct figure_values *values)
{
    for (const char *code = groups; *code; code += strspn(code, ",")) {
        char one[DICTIONARY_CODE_SIZE];
        size_t length = strcspn(code, ",");
        snprintf(one, sizeof one, "%.*s", (int)length, code);
        figure_add(values, "persons_by_target_group", one, about->present >> period & 1);
        figure_add(values, "effects_by_target_group", one, about->reached >> period & 1);
        figure_add(values, "social_by_target_group", one, about->social >> period & 1);
        figure_add(values, "vocational_by_target_group", one, about->vocational >> period & 1);
        code += length;
    }
    if (!groups[0])
        figure_add(values, "persons_without_group", "", about->present >> period & 1);
}

static bool find_disposed(struct club *club, int64_t person_id, bool *is_disposed,
                          struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM disposal_item WHERE class = 'groups' AND subject_id = :person");
    statement_bind_integer(s, ":person", person_id);
    *is_disposed = statement_step(s);
    return statement_finish(s, err);
}

/* Of a period without all its groups nothing is told: the number would be another one. */
static void take_back(struct figure_values *values)
{
    for (size_t i = 0; i < values->count; i++) {
        struct figure_value *item = &values->items[i];
        if (item->figure->needs_vault && item->state == FIGURE_KNOWN) {
            item->state = FIGURE_DISPOSED;
            item->value = 0;
        }
    }
}

/* As of each period's last day: groups outlive the identity when that is disposed of, and what
 * was said later changes no earlier period. */
static bool add_all(struct club *club, const struct about_list *list,
                    const struct period *periods, size_t count, struct figure_values *values,
                    struct error *err)
{
    bool ok = true, is_disposed;
    unsigned disposed = 0;
    for (size_t i = 0; ok && i < list->count; i++) {
        const struct about *about = &list->items[i];
        struct target_group_record record = {0};
        ok = target_group_record_list(club, about->person_id, &record, err) &&
             (record.count || find_disposed(club, about->person_id, &is_disposed, err));
        if (ok && !record.count && is_disposed)
            disposed |= about->present | about->reached;
        for (size_t k = 0; ok && k < count; k++)
            add_groups(target_group_record_at(&record, periods[k].last), about, k, &values[k]);
        target_group_record_free(&record);
    }
    for (size_t k = 0; ok && k < count; k++) {
        if (disposed >> k & 1)
            take_back(&values[k]);
    }
    return ok;
}

static void add_states(struct figure_values *values, enum figure_state of_presence,
                       enum figure_state of_casework)
{
    figure_add_unknown(values, "persons_by_target_group", of_presence);
    figure_add_unknown(values, "persons_without_group", of_presence);
    figure_add_unknown(values, "effects_by_target_group", of_casework);
    figure_add_unknown(values, "social_by_target_group", of_casework);
    figure_add_unknown(values, "vocational_by_target_group", of_casework);
}

bool figure_groups_add(struct club *club, const struct figure_presences *presences,
                       const struct period *periods, size_t count, bool with_casework,
                       struct figure_values *values, struct error *err)
{
    enum figure_state state = vault_is_open(&club->vault) ? FIGURE_KNOWN : FIGURE_LOCKED;
    for (size_t i = 0; i < count; i++)
        add_states(&values[i], state, with_casework ? state : FIGURE_NO_PROGRAMME);
    if (state != FIGURE_KNOWN)
        return true;
    struct about_list list = {0};
    list_present(presences, count, &list);
    bool ok = !with_casework || list_reached(club, periods, count, &list, err);
    fold(&list);
    ok = ok && add_all(club, &list, periods, count, values, err);
    free(list.items);
    return ok;
}
