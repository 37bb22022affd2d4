/* Casework's own figures under the names that reports use. It is not kept by programme. */
#include "figures/casework_counts.h"
#include "figures/figure_parts.h"

#include <string.h>

static void add_unknown(struct figure_values *values)
{
    const struct figure *figure;
    for (size_t i = 0; (figure = figure_at(i)) != NULL; i++) {
        if (figure->is_whole_club && figure->source != FIGURE_CONTRACTS && !figure->needs_vault)
            figure_add_unknown(values, figure->code, FIGURE_NO_PROGRAMME);
    }
}

static void add_kinds(const struct casework_rows *rows, bool as_persons, const char *figure,
                      struct figure_values *values)
{
    for (size_t i = 0; i < rows->count; i++)
        figure_add(values, figure, rows->items[i].code,
                   as_persons ? rows->items[i].persons : rows->items[i].count);
}

static void add_counts(const struct casework_counts *counts, struct figure_values *values)
{
    figure_add(values, "consultations", "", counts->consultations);
    figure_add(values, "consultation_persons", "", counts->consultation_persons);
    figure_add(values, "services", "", counts->services);
    figure_add(values, "service_persons", "", counts->service_persons);
    figure_add(values, "households", "", counts->households);
    figure_add(values, "interventions", "", counts->interventions);
    figure_add(values, "violence_interventions", "", counts->violence);
    figure_add_share(values, "violence_share", counts->violence, counts->interventions);
    figure_add(values, "intervention_households", "", counts->intervention_households);
    figure_add(values, "referrals_in", "", counts->referrals_in);
    figure_add(values, "referrals_out", "", counts->referrals_out);
    add_kinds(&counts->services_by, false, "services_by_kind", values);
    add_kinds(&counts->by_kind, false, "interventions_by_kind", values);
    add_kinds(&counts->outcomes_by, true, "outcomes_by_kind", values);
}

/* An effect is an outcome other than leaving early. */
static bool add_effects(struct club *club, const struct period *period,
                        struct figure_values *values, struct error *err)
{
    struct casework_reached_list reached = {0};
    bool ok = casework_reached_list(club, period->first, period->last, &reached, err);
    int64_t persons = 0, last = 0;
    for (size_t i = 0; ok && i < reached.count; i++) {
        const struct casework_reached *item = &reached.items[i];
        if (strcmp(item->kind, "left") == 0 || item->person_id == last)
            continue;
        persons++;
        last = item->person_id;
    }
    figure_add(values, "outcome_persons", "", persons);
    casework_reached_free(&reached);
    return ok;
}

bool figure_casework_add(struct club *club, const struct period *period, const char *programme,
                         struct figure_values *values, struct error *err)
{
    struct casework_counts counts = {0};
    if (programme) {
        add_unknown(values);
        return true;
    }
    bool ok = casework_counts_get(club, period->first, period->last, &counts, err);
    if (ok)
        add_counts(&counts, values);
    casework_counts_free(&counts);
    return ok && add_effects(club, period, values, err);
}
