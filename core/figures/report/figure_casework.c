/* Casework's own figures under the names that reports use. It is not kept by programme. */
#include "casework/outcome.h"
#include "figures/report/casework_counts.h"
#include "figures/report/figure_parts.h"

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

/* An effect is an outcome other than leaving early; of some kinds the KIS report asks. */
static bool add_effects(struct club *club, const struct period *period,
                        struct figure_values *values, struct error *err)
{
    struct casework_reached_list reached = {0};
    int64_t persons[OUTCOME_VOCATIONAL + 1] = {0}, last[OUTCOME_VOCATIONAL + 1] = {0};
    bool ok = casework_reached_list(club, period->first, period->last, &reached, err);
    for (size_t i = 0; ok && i < reached.count; i++) {
        const struct casework_reached *item = &reached.items[i];
        enum outcome_effect effect = outcome_effect(item->kind);
        if (!casework_is_effect(item->kind))
            continue;
        persons[OUTCOME_NO_EFFECT] += item->person_id != last[OUTCOME_NO_EFFECT];
        last[OUTCOME_NO_EFFECT] = item->person_id;
        persons[effect] += effect && item->person_id != last[effect];
        last[effect] = item->person_id;
    }
    figure_add(values, "outcome_persons", "", persons[OUTCOME_NO_EFFECT]);
    figure_add(values, "persons_by_effect", "social", persons[OUTCOME_SOCIAL]);
    figure_add(values, "persons_by_effect", "vocational", persons[OUTCOME_VOCATIONAL]);
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
