/* The demonstration club's figures, each counted by hand from the tables of data/demo. What a
 * number is made of stands beside it; GPP is the programme of G1, G2 and K1. */
#include "figures/report/indicator_values.h"
#include "figures/report/report.h"
#include "tests/unit/demo.h"
#include "tests/unit/people.h"

/* `programme` NULL: of the whole club. */
static void check_of(void **state, const char *programme, const char *period, const char *figure,
                     const char *part, int64_t wanted)
{
    struct period of;
    struct figure_values values;
    struct club *club = &((struct demo *)*state)->club;
    must(period_read(period, &of, &err));
    must(figure_values_get(club, &of, 1, programme, &values, &err));
    struct figure_value found = figure_values_find(&values, figure, part);
    figure_values_free(&values, 1);
    assert_int_equal(found.state, FIGURE_KNOWN);
    if (found.value != wanted)
        fail_msg("%s %s in %s: %lld, not %lld", figure, part, period, (long long)found.value,
                 (long long)wanted);
}

static void check(void **state, const char *period, const char *figure, const char *part,
                  int64_t wanted)
{
    check_of(state, "GPP", period, figure, part, wanted);
}

/* signoffs.csv: 17 lists of G1 and 15 of G2 in 2025; cancellations.csv: one of each. */
static void sessions(void **state)
{
    check(state, "2025-II", "sessions_planned", "", 34);
    check(state, "2025-II", "sessions_held", "", 32);
    check(state, "2025-II", "sessions_held_by_kind", "grupowe_infoedu", 17);
    check(state, "2025-II", "sessions_held_by_kind", "psychoedukacja", 15);
    check(state, "2025-II", "sessions_cancelled", "", 2);
    check(state, "2025-II", "sessions_cancelled_by_reason", "leader", 1);
    check(state, "2025-II", "sessions_cancelled_by_reason", "room", 1);
    check(state, "2025-II", "sessions_unsigned", "", 0);
    check(state, "2026-01", "sessions_unsigned", "", 1); /* G2 on the 8th */
    check(state, "2025-II", "minutes_held", "", 3900);   /* 17 × 150 + 15 × 90 */
}

/* presences.csv, rows of 2025 by G1 and G2: 294 of 27 numbers; by month 71, 76, 77, 70 of 19,
 * 23, 26, 27. Everybody is new in the first year. */
static void persons(void **state)
{
    check(state, "2025-II", "presences", "", 294);
    check(state, "2025-II", "persons", "", 27);
    check(state, "2025-II", "persons_new", "", 27);
    check(state, "2025-II", "persons_by_kind", "grupowe_infoedu", 12);
    check(state, "2025-II", "persons_by_kind", "psychoedukacja", 15);
    check(state, "2025-09", "persons", "", 19);
    check(state, "2025-10", "persons", "", 23);
    check(state, "2025-11", "persons", "", 26);
    check(state, "2025-12", "persons", "", 27);
    check(state, "2025", "persons", "", 27); /* at most 19 + 23 + 26 + 27, at least 27 */
    check(state, "2025-12", "presences", "", 70);
}

/* participants.csv, target_groups of these 27. */
static void target_groups(void **state)
{
    check(state, "2025-II", "persons_by_target_group", "alcohol", 12);
    check(state, "2025-II", "persons_by_target_group", "homeless", 3);
    check(state, "2025-II", "persons_by_target_group", "refugee", 0);
    check(state, "2025-II", "persons_without_group", "", 0);
}

/* The whole club. Sessions: signoffs.csv has 17 lists of G1, 15 of G2, 12 of KPK and 11 of
 * NS-2025 in 2025, cancellations.csv one of each but KPK; the one list of January is G1's of the
 * 5th, and G2's of the 8th is not signed. Enrolled at those lists: 396 + 96 + 88; excuses.csv
 * grants four. Casework and contracts: one row each in its table. */
static const struct {
    const char *figure, *part;
    int64_t autumn, january; /* 2025-II, 2026-01 */
} whole[] = {
    {"sessions_held", "", 17 + 15 + 12 + 11, 1},
    {"sessions_planned", "", 55 + 3, 2 + 6}, /* January: 2 over, G1 three more, G2 three, one off */
    {"sessions_cancelled", "", 3, 1},        /* G2 on the 22nd */
    {"sessions_cancelled_by_reason", "leader", 2, 0},
    {"sessions_cancelled_by_reason", "room", 1, 1},
    {"sessions_unsigned", "", 0, 1},
    {"sessions_unrecorded", "", 0, 0},
    {"sessions_ahead", "", 0, 5}, /* 12th, 19th, 26th of G1; 15th, 29th of G2 */
    {"session_use", "", 55, 1},
    {"sessions_held_by_kind", "grupowe_infoedu", 17, 1},
    {"sessions_held_by_kind", "psychoedukacja", 15, 0},
    {"sessions_held_by_kind", "grupa_wsparcia", 12, 0},
    {"sessions_held_by_kind", "trening_umiejetnosci_spolecznych", 11, 0},
    {"minutes_held", "", 17 * 150 + 15 * 90 + 23 * 120, 150},
    {"minutes_held_by_kind", "grupa_wsparcia", 12 * 120, 0},
    {"minutes_attended", "", 145 * 150 + 149 * 90 + (73 + 69) * 120, 8 * 150},
    {"presences", "", 145 + 149 + 73 + 69, 8},
    {"attendance_share", "", 436, 8},
    {"persons", "", 27 + 8, 8}, /* all of NS-2025 are in G1 or G2 as well */
    {"persons_new", "", 35, 0},
    {"persons_continuing", "", 0, 8},
    {"persons_finished", "", 8, 0}, /* KPK ended on 2 December */
    {"persons_completed", "", 0, 0},
    {"persons_by_kind", "grupowe_infoedu", 12, 8},
    {"persons_by_kind", "psychoedukacja", 15, 0},
    {"persons_by_kind", "grupa_wsparcia", 8, 0},
    {"persons_by_kind", "trening_umiejetnosci_spolecznych", 8, 0},
    {"persons_by_target_group", "alcohol", 12, 5}, /* TBK8VZ0 8E6MFEA C75BVRV G4AN9AY S2ASERM */
    {"persons_by_target_group", "homeless", 3, 1},
    {"persons_by_target_group", "drugs", 3, 1},
    {"persons_without_group", "", 8, 0}, /* KPK */
    {"guest_visits", "", 0, 0},
    {"consultations", "", 0, 0},
    {"consultation_persons", "", 0, 0},
    {"services", "", 0, 1 + 1 + 1 + 2 + 5 + 1 + 1 + 3},
    {"services_by_kind", "poradnictwo_prawne", 0, 2},
    {"services_by_kind", "informacja", 0, 8},
    {"service_persons", "", 0, 3}, /* TBK8VZ0, 98DT82N, G4AN9AY */
    {"households", "", 0, 6},
    {"interventions", "", 0, 8},
    {"violence_interventions", "", 0, 3},
    {"violence_share", "", 0, 3},
    {"interventions_by_kind", "visit_intervention", 0, 2},
    {"interventions_by_kind", "conversation", 0, 2},
    {"intervention_households", "", 0, 6},
    {"referrals_in", "", 6, 1},
    {"referrals_out", "", 2, 2},
    {"outcome_persons", "", 5, 1},
    {"outcomes_by_kind", "therapy", 2, 1},
    {"outcomes_by_kind", "work", 1, 0},
    {"effects_by_target_group", "alcohol", 2, 0},  /* 8E6MFEA, G4AN9AY */
    {"effects_by_target_group", "drugs", 1, 1},    /* 98DT82N; 59RB7MK */
    {"persons_by_effect", "social", 3, 1},         /* therapy twice, self-help */
    {"persons_by_effect", "vocational", 2, 0},     /* training, work */
    {"social_by_target_group", "mental", 1, 0},    /* 8GSVJAY */
    {"social_by_target_group", "homeless", 0, 0},
    {"vocational_by_target_group", "homeless", 1, 0}, /* G4AN9AY */
    {"vocational_by_target_group", "released", 1, 0}, /* X32H9EN */
    {"contracts_concluded", "", 26, 0},
    {"contracts_in_force", "", 26, 26},
    {"contract_persons", "", 26, 26},
};

static void every_figure_of_the_club(void **state)
{
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        check_of(state, NULL, "2025-II", whole[i].figure, whole[i].part, whole[i].autumn);
        check_of(state, NULL, "2026-01", whole[i].figure, whole[i].part, whole[i].january);
    }
}

/* A figure that is added to the table is counted by hand above, or entered by hand in life. */
static void none_is_left_out(void **state)
{
    (void)state;
    const struct figure *figure;
    for (size_t f = 0; (figure = figure_at(f)) != NULL; f++) {
        bool is_there = figure->source == FIGURE_BY_HAND;
        for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
            is_there |= strcmp(whole[i].figure, figure->code) == 0;
        if (!is_there)
            fail_msg("%s is not counted by hand", figure->code);
    }
}

static struct report get(struct club *club, const char *period, const char *other)
{
    struct report report;
    struct period compared;
    struct report_request request = {.years = 3, .others = &compared, .other_count = 1};
    must(period_read(period, &request.period, &err));
    must(period_read(other, &compared, &err));
    must(report_get(club, &request, &report, &err));
    return report;
}

/* earlier_figures.csv: 61/34, 70/41, 66/37, 72/39, and in 2007 132 households. */
static void the_legacy_row_is_not_compared(void **state)
{
    struct report report = get(&((struct demo *)*state)->club, "2025-II", "2007");
    const struct report_row *row = NULL;
    int64_t change;
    for (size_t i = 0; i < report.count; i++) {
        if (strcmp(report.rows[i].figure->code, "interventions") == 0)
            row = &report.rows[i];
    }
    assert_non_null(row);
    assert_int_equal(row->cells[0].value, 72);
    assert_int_equal(row->cells[1].value, 70);
    assert_true(report_change(&report, row, 1, &change));
    assert_int_equal(change, 2);
    assert_int_equal(row->cells[4].state, CELL_OTHER_UNIT);
    assert_int_equal(row->cells[4].value, 0);
    assert_false(report_change(&report, row, 4, &change));
    assert_true(report_is_apart(&report, row->cells[4].hand));
    report_free(&report);
}

/* Nothing of the published one is a number of people from 1 to 4. */
static void the_public_version_shows_no_small_number(void **state)
{
    struct report report = get(&((struct demo *)*state)->club, "2025-II", "2007");
    int hidden = 0;
    report_make_public(&report, 5);
    for (size_t r = 0; r < report.count; r++) {
        const struct report_cell *cell = &report.rows[r].cells[0];
        bool is_small = cell->value > 0 && cell->value < 5;
        hidden += cell->state == CELL_SMALL;
        if (report.rows[r].figure->is_about_people && report_cell_is_number(cell) && is_small)
            fail_msg("%s shows %lld", report.rows[r].figure->code, (long long)cell->value);
    }
    assert_true(hidden > 0);
    report_free(&report);
}

/* indicators.csv: lists of G1 and G2 that were signed, month by month. */
static void indicators(void **state)
{
    static const int64_t held[] = {9, 8, 8, 7};
    struct indicator indicator;
    struct indicator_points points = {0};
    struct club *club = &((struct demo *)*state)->club;
    must(indicator_get(club, "GPP/P1", &indicator, &err));
    must(indicator_points_list(club, &indicator, &points, &err));
    assert_int_equal(points.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(points.items[i].value, held[i]);
        assert_true(points.items[i].is_computed);
    }
    indicator_points_free(&points);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sessions),
        cmocka_unit_test(persons),
        cmocka_unit_test(target_groups),
        cmocka_unit_test(every_figure_of_the_club),
        cmocka_unit_test(none_is_left_out),
        cmocka_unit_test(the_legacy_row_is_not_compared),
        cmocka_unit_test(the_public_version_shows_no_small_number),
        cmocka_unit_test(indicators),
    };
    return cmocka_run_group_tests(tests, make_demo, remove_demo);
}
