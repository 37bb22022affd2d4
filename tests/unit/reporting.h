/* Short ways for the tests of reports: contracts.h's autumn of 2026, lists signed without the
 * leader's whole procedure, figures asked by code. */
#ifndef OBECNI_TESTS_UNIT_REPORTING_H
#define OBECNI_TESTS_UNIT_REPORTING_H

#include "figures/report/figure_values.h"
#include "tests/unit/contracts.h"

static inline int reporting_open(void **state)
{
    contracts_open(state);
    planning_add_staff(*state, "AP", "Anna Przykładowa");
    return 0;
}

/* What a sign-off leaves behind, as far as figures look at it. */
static inline void reporting_sign(struct planning *p, const char *code)
{
    struct session session = planning_session(p, code);
    struct statement *s = statement_new(
        p->club->store, "INSERT INTO session_course (session_id, version, actor, noted_at)"
                        " VALUES (:id, 1, 'AP', :at)");
    statement_bind_integer(s, ":id", session.id);
    statement_bind_integer(s, ":at", session.end_at);
    must(statement_run(s, &p->err));
    s = statement_new(p->club->store,
                      "INSERT INTO session_signoff (id, session_id, version, course_version,"
                      " hash, expected, present, unknown, signed_by, signed_at)"
                      " VALUES (:id, :id, 1, 1, zeroblob(32), 0, 0, 0, 'AP', :at)");
    statement_bind_integer(s, ":id", session.id);
    statement_bind_integer(s, ":at", session.end_at);
    must(statement_run(s, &p->err));
}

static inline struct period reporting_period(const char *text)
{
    struct period period;
    struct error err = {0};
    assert_true(period_read(text, &period, &err));
    return period;
}

static inline struct figure_value reporting_value(struct planning *p, const char *period,
                                                  const char *programme, const char *figure,
                                                  const char *part)
{
    struct figure_values values;
    struct period of = reporting_period(period);
    must(figure_values_get(p->club, &of, 1, programme, &values, &p->err));
    struct figure_value found = figure_values_find(&values, figure, part);
    figure_values_free(&values, 1);
    return found;
}

/* A figure, or "figure/part", comes to `wanted` in the period. */
static inline void reporting_check(struct planning *p, const char *period, const char *words,
                                   int64_t wanted)
{
    char figure[64];
    const char *slash = strchr(words, '/');
    snprintf(figure, sizeof figure, "%.*s", slash ? (int)(slash - words) : 60, words);
    struct figure_value found = reporting_value(p, period, NULL, figure, slash ? slash + 1 : "");
    assert_int_equal(found.state, FIGURE_KNOWN);
    if (found.value != wanted)
        fail_msg("%s in %s: %lld, not %lld", words, period, (long long)found.value,
                 (long long)wanted);
}

#define reporting_test(name) cmocka_unit_test_setup_teardown(name, reporting_open, planning_close)

#endif
