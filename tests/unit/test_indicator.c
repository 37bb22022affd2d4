/* Indicators: what they may be, targets and values, computed and by hand, and closed periods. */
#include "figures/report/indicator_values.h"
#include "tests/unit/reporting.h"

static bool add(struct planning *p, const char *code, const char *level, const char *unit,
                const char *figure)
{
    struct indicator_entry entry = {.code = code,
                                    .level = level,
                                    .title = "Spotkania",
                                    .definition = "liczba spotkań z listą",
                                    .unit = unit,
                                    .length = "month",
                                    .figure = figure};
    return indicator_add(p->club, &entry, &p->err);
}

/* One signed session in September: A present, B absent. The day is the 2nd of November. */
static void tell(struct planning *p)
{
    struct someone a = contracts_enrolled(p), b = contracts_enrolled(p);
    contracts_mark(p, "G1-2026-09-07", &a, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-07", &b, ATTENDANCE_ABSENT);
    reporting_sign(p, "G1-2026-09-07");
    planning_set_now(p, "2026-11-02T09:00");
}

static struct indicator_points points_of(struct planning *p, const char *code)
{
    struct indicator indicator;
    struct indicator_points points = {0};
    must(indicator_get(p->club, code, &indicator, &p->err));
    must(indicator_points_list(p->club, &indicator, &points, &p->err));
    return points;
}

static void a_computed_value_is_kept_with_who_and_when(void **state)
{
    struct planning *p = *state;
    struct indicator_computed value;
    tell(p);
    must(add(p, "P1", "product", NULL, "sessions_held"));
    must(indicator_set_target(p->club, "P1", "2026-09", 8, &p->err));
    must(indicator_values_store(p->club, "P1", "2026-09", &value, &p->err));
    assert_int_equal(value.value, 1);
    struct indicator_points points = points_of(p, "P1");
    assert_int_equal(points.count, 1);
    assert_int_equal(points.items[0].target, 8);
    assert_int_equal(points.items[0].value, 1);
    assert_true(points.items[0].is_computed);
    assert_string_equal(points.items[0].source, "sessions_held");
    assert_string_equal(points.items[0].actor, "AP");
    assert_int_equal(points.items[0].noted_at, instant_from("2026-11-02T09:00"));
    indicator_points_free(&points);
    /* What is signed later does not change it; computing again adds a newer value. */
    struct someone c = contracts_enrolled(p);
    contracts_mark(p, "G1-2026-09-14", &c, ATTENDANCE_PRESENT);
    reporting_sign(p, "G1-2026-09-14");
    points = points_of(p, "P1");
    assert_int_equal(points.items[0].value, 1);
    indicator_points_free(&points);
    must(indicator_values_store(p->club, "P1", "2026-09", &value, &p->err));
    points = points_of(p, "P1");
    assert_int_equal(points.items[0].value, 2);
    assert_int_equal(points.items[0].earlier, 1);
    indicator_points_free(&points);
}

static void a_share_is_two_numbers(void **state)
{
    struct planning *p = *state;
    struct indicator_computed value;
    tell(p);
    must(add(p, "R1", "result", NULL, "attendance_share"));
    must(indicator_values_store(p->club, "R1", "2026-09", &value, &p->err));
    assert_int_equal(value.value, 1);
    assert_int_equal(value.of, 2);
    must_refuse(indicator_values_store(p->club, "R1", "2026-10", &value, &p->err), ERROR_REFUSED,
                "n/d"); /* nothing was held */
    must_refuse(indicator_set_target(p->club, "R1", "2026-09", 101, &p->err), ERROR_USAGE, "100");
    must(add(p, "R2", "result", "percent", NULL));
    struct indicator_entered entered = {.value = 7, .source = "ankieta"};
    must_refuse(indicator_set_value(p->club, "R2", "2026-09", &entered, &p->err), ERROR_USAGE,
                "two numbers");
    entered.of = 6;
    must_refuse(indicator_set_value(p->club, "R2", "2026-09", &entered, &p->err), ERROR_USAGE,
                "two numbers");
    entered.of = 9;
    must(indicator_set_value(p->club, "R2", "2026-09", &entered, &p->err));
}

static void what_is_refused(void **state)
{
    struct planning *p = *state;
    struct indicator_computed value;
    struct indicator_entered entered = {.value = 3, .source = "dane ośrodka"};
    tell(p);
    must_refuse(add(p, "O1", "impact", NULL, "persons"), ERROR_USAGE, "cannot be computed");
    must_refuse(add(p, "O1", "impact", NULL, NULL), ERROR_USAGE, "without its unit");
    must_refuse(add(p, "O1", "impact", "pieces", NULL), ERROR_USAGE, "Possible");
    must_refuse(add(p, "P1", "product", "persons", "sessions_held"), ERROR_USAGE, "counts in");
    must_refuse(add(p, "P1", "product", NULL, "session_held"), ERROR_USAGE, "no figure");
    must_refuse(add(p, "P1", "product", NULL, "persons_by_target_group"), ERROR_USAGE,
                "name one with --part");
    must_refuse(add(p, "P1", "product", NULL, "persons_without_group"), ERROR_USAGE, "vault");
    must(add(p, "P1", "product", NULL, "sessions_held"));
    must_refuse(add(p, "P1", "product", NULL, "persons"), ERROR_REFUSED, "already");
    must(add(p, "O1", "impact", "households", NULL));
    must_refuse(indicator_set_value(p->club, "O2", "2026-09", &entered, &p->err), ERROR_REFUSED,
                "no indicator");
    must_refuse(indicator_set_value(p->club, "P1", "2026-09", &entered, &p->err), ERROR_REFUSED,
                "is computed from");
    must_refuse(indicator_values_store(p->club, "O1", "2026-09", &value, &p->err), ERROR_REFUSED,
                "by hand");
    must_refuse(indicator_values_store(p->club, "P1", "2026-11", &value, &p->err), ERROR_REFUSED,
                "not over");
    must_refuse(indicator_values_store(p->club, "P1", "2026-07", &value, &p->err), ERROR_REFUSED,
                "n/d"); /* before the records */
    must_refuse(indicator_set_value(p->club, "O1", "2026", &entered, &p->err), ERROR_USAGE,
                "would overlap");
    must_refuse(indicator_set_value(p->club, "O1", "2027-01", &entered, &p->err), ERROR_REFUSED,
                "not over");
    entered.of = 4;
    must_refuse(indicator_set_value(p->club, "O1", "2026-09", &entered, &p->err), ERROR_USAGE,
                "percent");
    entered = (struct indicator_entered){.value = 3};
    must_refuse(indicator_set_value(p->club, "O1", "2026-09", &entered, &p->err), ERROR_USAGE,
                "source");
}

static void a_closed_period_stays_as_it_is(void **state)
{
    struct planning *p = *state;
    struct indicator_entered entered = {.value = 3, .source = "dane ośrodka"};
    tell(p);
    must(add(p, "O1", "impact", "households", NULL));
    must(indicator_set_value(p->club, "O1", "2026-09", &entered, &p->err));
    must_refuse(indicator_close(p->club, "2026-11", &p->err), ERROR_REFUSED, "not over");
    must(indicator_close(p->club, "2026-09", &p->err));
    must_refuse(indicator_close(p->club, "2026-09", &p->err), ERROR_REFUSED, "already");
    must_refuse(indicator_set_value(p->club, "O1", "2026-09", &entered, &p->err), ERROR_REFUSED,
                "is closed");
    must_refuse(indicator_set_target(p->club, "O1", "2026-09", 2, &p->err), ERROR_REFUSED,
                "is closed");
    must(indicator_set_value(p->club, "O1", "2026-10", &entered, &p->err));
    /* The database's own last line. */
    struct statement *s = statement_new(
        p->club->store, "INSERT INTO indicator_target (id, indicator_id, period, value, actor,"
                        " noted_at) SELECT 1, id, '2026-09', 5, 'AP', 0 FROM indicator");
    assert_false(statement_run(s, &p->err));
    error_clear(&p->err);
    must_refuse(indicator_reopen(p->club, "2026-09", "błąd", &p->err), ERROR_REFUSED, "second");
    must_refuse(indicator_reopen(p->club, "2026-10", "błąd", &p->err), ERROR_REFUSED, "not closed");
    strcpy(p->club->second, "HD");
    must(indicator_reopen(p->club, "2026-09", "błąd w źródle", &p->err));
    must(indicator_set_target(p->club, "O1", "2026-09", 2, &p->err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        reporting_test(a_computed_value_is_kept_with_who_and_when),
        reporting_test(a_share_is_two_numbers),
        reporting_test(what_is_refused),
        reporting_test(a_closed_period_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
