/* Persons and effects by target group. Who belongs where is sealed (club/target_group_record):
 * each person is opened once, and only numbers leave this file. */
#include "figures/figure_parts.h"

#include "base/memory.h"
#include "club/target_group_record.h"
#include "figures/casework_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In which periods somebody reached something, a bit for each, as persons are ordered. */
static bool read_reached(struct club *club, const struct figure_presences *presences,
                         const struct period *periods, size_t count, unsigned *reached,
                         struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        struct casework_reached_list list = {0};
        ok = casework_reached_list(club, periods[i].first, periods[i].last, &list, err);
        for (size_t k = 0, p = 0; ok && k < list.count; k++) {
            if (p < presences->count && presences->persons[p].id > list.items[k].person_id)
                p = 0;
            while (p < presences->count && presences->persons[p].id < list.items[k].person_id)
                p++;
            if (p < presences->count && presences->persons[p].id == list.items[k].person_id &&
                strcmp(list.items[k].kind, "left") != 0)
                reached[p] |= 1U << i;
        }
        casework_reached_free(&list);
    }
    return ok;
}

static unsigned present_in(const struct presence_person *person, size_t count)
{
    unsigned bits = 0;
    for (size_t i = 0; i < count; i++)
        bits |= person->kinds[i] ? 1U << i : 0;
    return bits;
}

/* What one person adds to one period. */
static void add_groups(const char *groups, bool is_present, bool is_reached,
                       struct figure_values *values)
{
    for (const char *code = groups; *code; code += strspn(code, ",")) {
        char one[DICTIONARY_CODE_SIZE];
        size_t length = strcspn(code, ",");
        snprintf(one, sizeof one, "%.*s", (int)length, code);
        if (is_present)
            figure_add(values, "persons_by_target_group", one, 1);
        if (is_reached)
            figure_add(values, "effects_by_target_group", one, 1);
        code += length;
    }
    if (!groups[0] && is_present)
        figure_add(values, "persons_without_group", "", 1);
}

/* As of each period's last day: groups outlive the identity when that is disposed of, and what
 * was said later changes no earlier period. */
static bool add_all(struct club *club, const struct figure_presences *presences,
                    const struct period *periods, size_t count, const unsigned *reached,
                    struct figure_values *values, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < presences->count; i++) {
        struct target_group_record record = {0};
        unsigned present = present_in(&presences->persons[i], count);
        if (presences->persons[i].is_left_out || (!present && !reached[i]))
            continue;
        ok = target_group_record_list(club, presences->persons[i].id, &record, err);
        for (size_t k = 0; ok && k < count; k++)
            add_groups(target_group_record_at(&record, periods[k].last), present >> k & 1,
                       reached[i] >> k & 1, &values[k]);
        target_group_record_free(&record);
    }
    return ok;
}

bool figure_groups_add(struct club *club, const struct figure_presences *presences,
                       const struct period *periods, size_t count, bool with_casework,
                       struct figure_values *values, struct error *err)
{
    bool is_open = vault_is_open(&club->vault);
    for (size_t i = 0; i < count; i++) {
        enum figure_state state = is_open ? FIGURE_KNOWN : FIGURE_LOCKED;
        figure_add_unknown(&values[i], "persons_by_target_group", state);
        figure_add_unknown(&values[i], "persons_without_group", state);
        figure_add_unknown(&values[i], "effects_by_target_group",
                           with_casework ? state : FIGURE_NO_PROGRAMME);
    }
    if (!is_open)
        return true;
    unsigned *reached = memory_new(presences->count + 1, sizeof *reached);
    bool ok = (!with_casework || read_reached(club, presences, periods, count, reached, err)) &&
              add_all(club, presences, periods, count, reached, values, err);
    free(reached);
    return ok;
}
