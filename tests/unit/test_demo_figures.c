/* The demonstration club's figures, each counted by hand from the tables of data/demo. What a
 * number is made of stands beside it; GPP is the programme of G1, G2 and K1. */
#include "exchange/demo_club.h"

#include "figures/indicator_values.h"
#include "figures/report.h"
#include "tests/unit/files.h"
#include "tests/unit/people.h"

struct demo {
    struct folder folder;
    struct club club;
};

static int make_demo(void **state)
{
    struct demo *demo = calloc(1, sizeof *demo);
    struct error failure = {0};
    folder_make(&demo->folder);
    unsetenv("OBECNI_NOW");
    if (!demo_club_make(&demo->club, demo->folder.path, &failure)) {
        print_error("%s\n", failure.text);
        return -1;
    }
    *state = demo;
    return 0;
}

static int remove_demo(void **state)
{
    struct demo *demo = *state;
    club_close(&demo->club);
    folder_remove(&demo->folder);
    free(demo);
    return 0;
}

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
        cmocka_unit_test(the_legacy_row_is_not_compared),
        cmocka_unit_test(the_public_version_shows_no_small_number),
        cmocka_unit_test(indicators),
    };
    return cmocka_run_group_tests(tests, make_demo, remove_demo);
}
