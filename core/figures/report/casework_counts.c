/* Counting casework: one statement for each table, all over facts that stand. */
#include "figures/report/casework_counts.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* A period as text: "" at the first end sorts before every day. */
struct period {
    struct day_text from, until;
};

static struct period period_of(int from, int until)
{
    struct period period = {day_column_text(from), day_column_text(until)};
    if (until == DAY_NONE)
        memcpy(period.until.text, "9999-12-31", DAY_SIZE);
    return period;
}

static void bind(struct statement *s, const struct period *period)
{
    statement_bind_text(s, ":from", period->from.text);
    statement_bind_text(s, ":until", period->until.text);
}

/* Columns: code, count, violence, persons, households, unnamed. */
static bool read_rows(struct statement *s, struct casework_rows *rows, struct error *err)
{
    while (statement_step(s)) {
        rows->items = memory_grow(rows->items, rows->count, &rows->capacity, sizeof *rows->items);
        struct casework_row *row = &rows->items[rows->count++];
        *row = (struct casework_row){
            .count = statement_integer(s, 1),
            .violence = statement_integer(s, 2),
            .persons = statement_integer(s, 3),
            .households = statement_integer(s, 4),
            .unnamed = statement_integer(s, 5),
        };
        statement_copy_text(s, 0, row->code, sizeof row->code);
    }
    return statement_finish(s, err);
}

/* The columns of one row into places, in order. */
static bool read_values(struct statement *s, int64_t *const places[], int count, struct error *err)
{
    bool found = statement_step(s);
    for (int i = 0; found && i < count; i++)
        *places[i] = statement_integer(s, i);
    return statement_finish(s, err);
}

static bool count_interventions(struct club *club, const struct period *period,
                                struct casework_counts *counts, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT count(*), ifnull(sum(i.is_violence), 0),"
                     " count(DISTINCT f.household_id),"
                     " count(DISTINCT iif(i.is_violence, f.household_id, NULL))"
                     " FROM case_standing f JOIN intervention i ON i.fact_id = f.id"
                     " WHERE f.noun = 'intervention' AND f.happened_on BETWEEN :from AND :until");
    bind(s, period);
    int64_t *const places[] = {&counts->interventions, &counts->violence,
                               &counts->intervention_households, &counts->violence_households};
    if (!read_values(s, places, 4, err))
        return false;
    s = statement_new(club->store,
                      "SELECT f.kind, count(*), sum(i.is_violence), 0,"
                      " count(DISTINCT f.household_id), 0"
                      " FROM case_standing f JOIN intervention i ON i.fact_id = f.id"
                      " WHERE f.noun = 'intervention' AND f.happened_on BETWEEN :from AND :until"
                      " GROUP BY f.kind ORDER BY f.kind");
    bind(s, period);
    return read_rows(s, &counts->by_kind, err);
}

/* Facts about people, without those whose data is restricted (art. 18 RODO). */
#define REPORTED                                                                                   \
    " (SELECT * FROM case_standing WHERE person_id IS NULL"                                        \
    "   OR person_id NOT IN (SELECT person_id FROM restricted_person))"

static bool count_households(struct club *club, const struct period *period,
                             struct casework_counts *counts, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT count(DISTINCT f.household_id) FROM" REPORTED " f"
                                   " WHERE f.noun IN ('intervention', 'service', 'referral')"
                                   "   AND f.happened_on BETWEEN :from AND :until");
    bind(s, period);
    int64_t *const places[] = {&counts->households};
    return read_values(s, places, 1, err);
}

static bool count_visits(struct club *club, const struct period *period,
                         struct casework_counts *counts, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT ifnull(sum(due_on BETWEEN :from AND :until), 0),"
                     " ifnull(sum(due_on BETWEEN :from AND :until AND done_on <= :until), 0),"
                     " ifnull(sum(done_on BETWEEN :from AND :until), 0) FROM followup_standing");
    bind(s, period);
    int64_t *const places[] = {&counts->visits_due, &counts->visits_due_done, &counts->visits_done};
    return read_values(s, places, 3, err);
}

/* Individual sessions that somebody attended, signed; with the person, day and kind. */
#define CONSULTED                                                                                  \
    " consulted (person_id, session_id, day, kind) AS MATERIALIZED (SELECT"                        \
    "   ifnull(p.merged_into_id, p.id),"                                                           \
    "   s.id, s.held_on, a.kind FROM session s JOIN activity a ON a.id = s.activity_id"            \
    "   JOIN attendance t ON t.session_id = s.id JOIN participant p ON p.id = t.participant_id"    \
    "   LEFT JOIN guest g ON g.participant_id = ifnull(p.merged_into_id, p.id)"                    \
    "   WHERE s.held_on BETWEEN :from AND :until AND s.state = 'planned'"                          \
    "     AND a.form = 'individual' AND t.status IN ('present', 'late', 'left_early')"             \
    "     AND (g.kind IS NULL OR g.kind NOT IN ('family', 'minor'))"                               \
    "     AND ifnull(p.merged_into_id, p.id) NOT IN (SELECT person_id FROM restricted_person)"     \
    "     AND EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id)"                  \
    "   GROUP BY 1, 2)"
/* Services that are not one of those. */
#define SERVED                                                                                     \
    " served (person_id, household_id, kind, count, persons) AS (SELECT f.person_id,"              \
    "   f.household_id, f.kind, v.count, v.persons"                                                \
    "   FROM" REPORTED " f JOIN service v ON v.fact_id = f.id WHERE f.noun = 'service'"            \
    "   AND f.happened_on BETWEEN :from AND :until AND (f.person_id IS NULL"                       \
    "     OR (f.person_id, f.happened_on, f.kind) NOT IN (SELECT person_id, day, kind"             \
    "       FROM consulted)))"

static bool count_served(struct club *club, const struct period *period,
                         struct casework_counts *counts, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "WITH" CONSULTED "," SERVED " SELECT (SELECT ifnull(sum(count), 0) FROM served),"
        " (SELECT count(DISTINCT person_id) FROM served),"
        " (SELECT count(DISTINCT household_id) FROM served),"
        " (SELECT ifnull(sum(persons), 0) FROM served),"
        " (SELECT count(*) FROM consulted),"
        " (SELECT count(DISTINCT person_id) FROM consulted),"
        " (SELECT count(*) FROM (SELECT person_id FROM served"
        "   WHERE person_id IS NOT NULL UNION SELECT person_id FROM consulted))");
    bind(s, period);
    int64_t *const places[] = {&counts->services,           &counts->service_persons,
                               &counts->service_households, &counts->service_unnamed,
                               &counts->consultations,      &counts->consultation_persons,
                               &counts->served_persons};
    return read_values(s, places, 7, err);
}

static bool list_served(struct club *club, const struct period *period,
                        struct casework_counts *counts, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "WITH" CONSULTED "," SERVED
                                   " SELECT kind, sum(count), 0, count(DISTINCT person_id),"
                                   " count(DISTINCT household_id), sum(persons) FROM served"
                                   " GROUP BY kind ORDER BY kind");
    bind(s, period);
    if (!read_rows(s, &counts->services_by, err))
        return false;
    s = statement_new(club->store,
                      "WITH" CONSULTED " SELECT kind, count(*), 0, count(DISTINCT person_id), 0, 0"
                      " FROM consulted GROUP BY kind ORDER BY kind");
    bind(s, period);
    return read_rows(s, &counts->consulted_by, err);
}

static bool count_referrals(struct club *club, const struct period *period,
                            struct casework_counts *counts, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT ifnull(sum(kind = 'in'), 0), ifnull(sum(kind = 'out'), 0),"
                     " count(DISTINCT iif(kind = 'in', person_id, NULL)),"
                     " count(DISTINCT iif(kind = 'in', household_id, NULL)),"
                     " count(DISTINCT iif(kind = 'out', person_id, NULL)),"
                     " count(DISTINCT iif(kind = 'out', household_id, NULL))"
                     " FROM" REPORTED " WHERE noun = 'referral'"
                     "   AND happened_on BETWEEN :from AND :until");
    bind(s, period);
    int64_t *const places[] = {&counts->referrals_in,         &counts->referrals_out,
                               &counts->referred_in_persons,  &counts->referred_in_households,
                               &counts->referred_out_persons, &counts->referred_out_households};
    return read_values(s, places, 6, err);
}

static bool count_attended(struct club *club, const struct period *period,
                           struct casework_counts *counts, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "WITH sent (person_id, day) AS MATERIALIZED (SELECT person_id,"
        "   min(happened_on) FROM" REPORTED " WHERE noun = 'referral'"
        "   AND kind = 'in' AND happened_on BETWEEN :from AND :until"
        "   AND person_id IS NOT NULL GROUP BY person_id)"
        " SELECT count(*) FROM sent r WHERE EXISTS (SELECT 1 FROM"
        "   (SELECT r.person_id AS id UNION ALL"
        "    SELECT id FROM participant WHERE merged_into_id = r.person_id) n"
        "   CROSS JOIN presence_event e ON e.participant_id = n.id"
        "   JOIN session s ON s.id = e.session_id"
        "   JOIN attendance t ON t.session_id = s.id AND t.participant_id = n.id"
        "   WHERE s.held_on BETWEEN r.day AND :until AND s.state = 'planned'"
        "     AND t.status IN ('present', 'late', 'left_early')"
        "     AND EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id))");
    bind(s, period);
    int64_t *const places[] = {&counts->referred_in_attended};
    return read_values(s, places, 1, err);
}

static bool list_referrals(struct club *club, const struct period *period, const char *kind,
                           struct casework_rows *rows, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT c.partner, count(*), 0, count(DISTINCT f.person_id),"
                                   " count(DISTINCT f.household_id), 0"
                                   " FROM" REPORTED " f JOIN case_partner c ON c.fact_id = f.id"
                                   " WHERE f.noun = 'referral' AND f.kind = :kind"
                                   "   AND f.happened_on BETWEEN :from AND :until"
                                   " GROUP BY c.partner ORDER BY c.partner");
    bind(s, period);
    statement_bind_text(s, ":kind", kind);
    return read_rows(s, rows, err);
}

static bool count_outcomes(struct club *club, const struct period *period,
                           struct casework_counts *counts, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT count(*), count(DISTINCT person_id), count(DISTINCT household_id)"
                     " FROM" REPORTED " WHERE noun = 'outcome'"
                     "   AND happened_on BETWEEN :from AND :until");
    bind(s, period);
    int64_t *const places[] = {&counts->outcomes, &counts->outcome_persons,
                               &counts->outcome_households};
    if (!read_values(s, places, 3, err))
        return false;
    s = statement_new(club->store, "SELECT kind, count(*), 0, count(DISTINCT person_id),"
                                   " count(DISTINCT household_id), 0"
                                   " FROM" REPORTED " WHERE noun = 'outcome'"
                                   "   AND happened_on BETWEEN :from AND :until"
                                   " GROUP BY kind ORDER BY kind");
    bind(s, period);
    return read_rows(s, &counts->outcomes_by, err);
}

bool casework_counts_get(struct club *club, int from, int until, struct casework_counts *counts,
                         struct error *err)
{
    struct period period = period_of(from, until);
    *counts = (struct casework_counts){0};
    return count_interventions(club, &period, counts, err) &&
           count_households(club, &period, counts, err) &&
           count_visits(club, &period, counts, err) && count_served(club, &period, counts, err) &&
           list_served(club, &period, counts, err) && count_referrals(club, &period, counts, err) &&
           count_attended(club, &period, counts, err) &&
           list_referrals(club, &period, "in", &counts->in_by, err) &&
           list_referrals(club, &period, "out", &counts->out_by, err) &&
           count_outcomes(club, &period, counts, err);
}

void casework_counts_free(struct casework_counts *counts)
{
    free(counts->by_kind.items);
    free(counts->services_by.items);
    free(counts->consulted_by.items);
    free(counts->in_by.items);
    free(counts->out_by.items);
    free(counts->outcomes_by.items);
    *counts = (struct casework_counts){0};
}

bool casework_is_effect(const char *kind)
{
    return strcmp(kind, "left") != 0;
}

bool casework_reached_list(struct club *club, int from, int until,
                           struct casework_reached_list *list, struct error *err)
{
    struct period period = period_of(from, until);
    struct statement *s = statement_new(
        club->store, "SELECT DISTINCT person_id, kind FROM" REPORTED " WHERE noun = 'outcome'"
                     "   AND person_id IS NOT NULL AND happened_on BETWEEN :from AND :until"
                     " ORDER BY person_id, kind");
    bind(s, &period);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct casework_reached *reached = &list->items[list->count++];
        *reached = (struct casework_reached){.person_id = statement_integer(s, 0)};
        statement_copy_text(s, 1, reached->kind, sizeof reached->kind);
    }
    return statement_finish(s, err);
}

void casework_reached_free(struct casework_reached_list *list)
{
    free(list->items);
    *list = (struct casework_reached_list){0};
}
