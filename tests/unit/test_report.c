/* Reports: what is compared, what is n/d, and earlier figures entered by hand. */
#include "figures/report/report.h"
#include "tests/unit/reporting.h"

static struct report get(struct planning *p, const char *period, int years)
{
    struct report report;
    struct report_request request = {.period = reporting_period(period), .years = years};
    must(report_get(p->club, &request, &report, &p->err));
    return report;
}

static const struct report_row *find(const struct report *report, const char *figure)
{
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->rows[i].figure->code, figure) == 0)
            return &report->rows[i];
    }
    fail_msg("no row %s", figure);
    return NULL;
}

static void enter(struct planning *p, const char *figure, const char *period, int64_t value,
                  const char *unit)
{
    char code[CODE_SIZE];
    struct earlier_figure_entry entry = {
        .figure = figure, .period = period, .value = value, .unit = unit, .source = "sprawozdanie"};
    must(earlier_figure_add(p->club, &entry, code, &p->err));
}

static void cell_is(const struct report *report, const char *figure, size_t column,
                    enum report_cell_state state, int64_t value)
{
    const struct report_cell *cell = &find(report, figure)->cells[column];
    assert_int_equal(cell->state, state);
    assert_int_equal(cell->value, value);
}

/* Interventions of I-2025 by hand, of I-2024 as households, of 2007 as households of a year:
 * only the first can stand beside I-2026. Nothing of them is on record. */
static void only_the_same_unit_and_length_are_compared(void **state)
{
    struct planning *p = *state;
    enter(p, "interventions", "2025-I", 66, "interventions");
    enter(p, "interventions", "2026-I", 58, "interventions");
    enter(p, "interventions", "2024-I", 50, "households");
    enter(p, "interventions", "2007", 132, "households");
    enter(p, "interventions", "2008", 169, "interventions");
    struct report report = get(p, "2026-I", 3);
    assert_int_equal(report.column_count, 4);
    cell_is(&report, "interventions", 0, CELL_BY_HAND, 58);
    cell_is(&report, "interventions", 1, CELL_BY_HAND, 66);
    cell_is(&report, "interventions", 2, CELL_OTHER_UNIT, 0); /* no number leaks into the row */
    cell_is(&report, "interventions", 3, CELL_NO_RECORDS, 0);
    int64_t change;
    assert_true(report_change(&report, find(&report, "interventions"), 1, &change));
    assert_int_equal(change, -8); /* 58 - 66 */
    assert_false(report_change(&report, find(&report, "interventions"), 2, &change));
    assert_false(report_change(&report, find(&report, "interventions"), 3, &change));
    /* In the order of figure and period: 2007 and 2008 and I-2024 stand apart. */
    assert_int_equal(report.earlier.count, 5);
    assert_true(report_is_apart(&report, 0)); /* 2007: unit and length */
    assert_true(report_is_apart(&report, 1)); /* 2008: length */
    assert_true(report_is_apart(&report, 2)); /* 2024-I: unit */
    assert_false(report_is_apart(&report, 3));
    report_free(&report);
}

static void another_length_stands_beside_without_a_change(void **state)
{
    struct planning *p = *state;
    struct report report;
    struct period year = reporting_period("2008");
    struct report_request request = {
        .period = reporting_period("2026-I"), .others = &year, .other_count = 1};
    int64_t change;
    enter(p, "interventions", "2026-I", 58, "interventions");
    enter(p, "interventions", "2008", 169, "interventions");
    must(report_get(p->club, &request, &report, &p->err));
    cell_is(&report, "interventions", 1, CELL_BY_HAND, 169);
    assert_true(report.columns[1].is_length_other);
    assert_false(report_change(&report, find(&report, "interventions"), 1, &change));
    report_free(&report);
}

/* Sessions are on record since September 2026. */
static void a_part_of_a_period_is_no_period(void **state)
{
    struct planning *p = *state;
    int64_t change;
    struct someone a = contracts_enrolled(p);
    contracts_mark(p, "G1-2026-09-07", &a, ATTENDANCE_PRESENT);
    reporting_sign(p, "G1-2026-09-07");
    planning_set_now(p, "2027-01-04T09:00");
    struct report report = get(p, "2026-II", 1);
    cell_is(&report, "persons", 0, CELL_NUMBER, 1);
    cell_is(&report, "persons", 1, CELL_NO_RECORDS, 0);
    report_free(&report);
    enter(p, "persons", "2025-II", 30, "persons");
    report = get(p, "2026-II", 1);
    cell_is(&report, "persons", 1, CELL_BY_HAND, 30);
    assert_false(report_change(&report, find(&report, "persons"), 1, &change)); /* four months */
    report_free(&report);
    planning_set_now(p, "2027-09-01T09:00");
    report = get(p, "2027-II", 1);
    assert_true(report.is_running);
    cell_is(&report, "persons", 1, CELL_PART_RECORDS, 0); /* not the 1 */
    report_free(&report);
    struct report_request ahead = {.period = reporting_period("2028-I")};
    must_refuse(report_get(p->club, &ahead, &report, &p->err), ERROR_REFUSED, "lies ahead");
    report_free(&report);
}

static void shares_of_numbers_by_hand(void **state)
{
    struct planning *p = *state;
    enter(p, "interventions", "2024-I", 61, "interventions");
    enter(p, "violence_interventions", "2024-I", 34, "interventions");
    struct report report = get(p, "2024-I", 0);
    const struct report_cell *cell = &find(&report, "violence_share")->cells[0];
    assert_int_equal(cell->state, CELL_BY_HAND);
    assert_int_equal(cell->value, 34);
    assert_int_equal(cell->of, 61);
    report_free(&report);
}

/* Staff and subsidies (art. 18a) are nobody's records here: n/d until they are entered. */
static void the_annual_report_asks_for_staff_by_hand(void **state)
{
    struct planning *p = *state;
    struct report report;
    struct report_request request = {.kind = REPORT_KIS, .period = reporting_period("2025"), .years = 1};
    must(report_get(p->club, &request, &report, &p->err));
    cell_is(&report, "staff_persons", 0, CELL_NO_RECORDS, 0);
    cell_is(&report, "staff_by_basis", 0, CELL_NO_RECORDS, 0);
    cell_is(&report, "subsidies_spent", 0, CELL_NO_RECORDS, 0);
    report_free(&report);
    enter(p, "staff_persons", "2025", 5, "persons");
    enter(p, "staff_persons", "2024", 4, "persons");
    enter(p, "subsidies_received", "2025", 48000, "zloty");
    must(report_get(p->club, &request, &report, &p->err));
    int64_t change;
    cell_is(&report, "staff_persons", 0, CELL_BY_HAND, 5);
    assert_true(report_change(&report, find(&report, "staff_persons"), 1, &change));
    assert_int_equal(change, 1);
    cell_is(&report, "subsidies_received", 0, CELL_BY_HAND, 48000);
    cell_is(&report, "subsidies_spent", 0, CELL_NO_RECORDS, 0);
    report_make_public(&report, 5);
    cell_is(&report, "staff_persons", 1, CELL_BY_HAND, 4); /* staff are no participants */
    report_free(&report);
    report = get(p, "2025-I", 0); /* nobody else asks for them */
    for (size_t i = 0; i < report.count; i++)
        assert_int_not_equal(report.rows[i].figure->source, FIGURE_BY_HAND);
    report_free(&report);
}

static void earlier_figures_are_refused(void **state)
{
    struct planning *p = *state;
    static const struct {
        struct earlier_figure_entry entry;
        enum error_kind kind;
        const char *words;
    } rows[] = {
        {{"interwencje", NULL, "interventions", "2025-I", NULL, 1, "x"}, ERROR_USAGE, "no figure"},
        {{"interventions", NULL, NULL, "2025-I", NULL, 1, "x"}, ERROR_USAGE, "without its unit"},
        {{"interventions", NULL, "", "2025-I", NULL, 1, "x"}, ERROR_USAGE, "without its unit"},
        {{"interventions", NULL, "pieces", "2025-I", NULL, 1, "x"}, ERROR_USAGE, "Possible"},
        {{"interventions", NULL, "percent", "2025-I", NULL, 1, "x"}, ERROR_USAGE, "percentage"},
        {{"violence_share", NULL, "persons", "2025-I", NULL, 1, "x"}, ERROR_USAGE, "percentage"},
        {{"interventions", "visit", "interventions", "2025-I", NULL, 1, "x"}, ERROR_USAGE, "parts"},
        {{"interventions_by_kind", "no", "interventions", "2025-I", NULL, 1, "x"},
         ERROR_USAGE,
         "Possible"},
        {{"interventions", NULL, "interventions", "2025-III", NULL, 1, "x"},
         ERROR_USAGE,
         "not a period"},
        {{"interventions", NULL, "interventions", "2025-I", NULL, 1, " "}, ERROR_USAGE, "source"},
        {{"interventions", NULL, "interventions", "2025-I", NULL, -1, "x"},
         ERROR_USAGE,
         "0 or more"},
        {{"interventions", NULL, "interventions", "2026-II", NULL, 1, "x"},
         ERROR_REFUSED,
         "is not over"},
        {{"interventions", NULL, "interventions", "2024-I", NULL, 1, "x"},
         ERROR_REFUSED,
         "would overlap"},
        {{"interventions", NULL, "interventions", "2025-I", "GPP", 1, "x"},
         ERROR_REFUSED,
         "no programme"},
    };
    char code[CODE_SIZE];
    enter(p, "interventions", "2024-I", 61, "interventions");
    int64_t before = planning_ledger_length(p);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        must_refuse(earlier_figure_add(p->club, &rows[i].entry, code, &p->err), rows[i].kind,
                    rows[i].words);
    assert_int_equal(planning_ledger_length(p), before);
    enter(p, "interventions", "2024", 131, "interventions"); /* a year says something else */
    enter(p, "interventions", "2024-I", 44, "households");
    must_refuse(earlier_figure_withdraw(p->club, "W-9", "pomyłka", &p->err), ERROR_REFUSED, "W-9");
    must_refuse(earlier_figure_withdraw(p->club, "W-1", "", &p->err), ERROR_USAGE, "reason");
    must(earlier_figure_withdraw(p->club, "W-1", "pomyłka", &p->err));
    must_refuse(earlier_figure_withdraw(p->club, "W-1", "pomyłka", &p->err), ERROR_REFUSED,
                "already");
    enter(p, "interventions", "2024-I", 62, "interventions");
    struct report report = get(p, "2024-I", 0);
    cell_is(&report, "interventions", 0, CELL_BY_HAND, 62);
    report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        reporting_test(only_the_same_unit_and_length_are_compared),
        reporting_test(another_length_stands_beside_without_a_change),
        reporting_test(a_part_of_a_period_is_no_period),
        reporting_test(shares_of_numbers_by_hand),
        reporting_test(the_annual_report_asks_for_staff_by_hand),
        reporting_test(earlier_figures_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
