/* The own month as the glass may show it: what counts, what is never an absence, and which numbers
 * are left out because nobody could tell whose they are. */
#include "contracts.h"

#include "figures/person/own_balance.h"

static struct own_balance balance_of(struct planning *p, const struct someone *someone)
{
    struct own_balance balance;
    must(own_balance_get(p->club, someone->number, &balance, &p->err));
    return balance;
}

static void test_without_a_contract(void **state)
{
    struct planning *p = *state;
    struct someone someone = contracts_enrolled(p);
    contracts_mark(p, "G1-2026-09-28", &someone, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-05", &someone, ATTENDANCE_PRESENT);
    contracts_mark(p, "G2-2026-10-08", &someone, ATTENDANCE_ABSENT);
    struct own_balance balance = balance_of(p, &someone);
    assert_int_equal(balance.attended, 1);
    assert_false(balance.has_month || balance.has_whole);
    assert_int_equal(clock_wall(balance.next_at).day, day_from("2026-10-12"));
}

static void test_of_a_month_and_of_the_whole(void **state)
{
    struct planning *p = *state;
    struct someone someone = contracts_enrolled(p);
    contracts_add(p, "KIS/1", &someone, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1", "per_month 4 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1", "min_count 12 G2 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-28", &someone, ATTENDANCE_PRESENT);
    contracts_mark(p, "G2-2026-10-01", &someone, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-05", &someone, ATTENDANCE_LATE);
    contracts_mark(p, "G2-2026-10-08", &someone, ATTENDANCE_PRESENT);
    struct own_balance balance = balance_of(p, &someone);
    assert_true(balance.has_month && balance.has_whole);
    assert_int_equal(balance.month_counted, 1);
    assert_int_equal(balance.month_asked, 4);
    assert_int_equal(balance.whole_counted, 2);
    assert_int_equal(balance.whole_asked, 12);
    assert_int_equal(balance.attended, 3);
}

/* A presence would stand twice. */
static void test_lines_that_meet_are_not_added(void **state)
{
    struct planning *p = *state;
    struct someone someone = contracts_enrolled(p);
    contracts_add(p, "KIS/1", &someone, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1", "per_month 4 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1", "per_month 6 - neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-10-05", &someone, ATTENDANCE_PRESENT);
    struct own_balance balance = balance_of(p, &someone);
    assert_false(balance.has_month || balance.has_whole);
    assert_int_equal(balance.attended, 1);
}

static void test_two_contracts_at_once(void **state)
{
    struct planning *p = *state;
    struct someone someone = contracts_enrolled(p);
    contracts_add(p, "KIS/1", &someone, "2026-09-01", "2026-12-31");
    contracts_add(p, "KIS/2", &someone, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1", "per_month 4 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-10-05", &someone, ATTENDANCE_PRESENT);
    assert_false(balance_of(p, &someone).has_month);
}

static void test_of_nobody(void **state)
{
    struct planning *p = *state;
    struct error err = {0};
    struct own_balance balance;
    assert_false(own_balance_get(p->club, "0000000", &balance, &err));
    assert_int_equal(err.kind, ERROR_REFUSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        contracts_test(test_without_a_contract),
        contracts_test(test_of_a_month_and_of_the_whole),
        contracts_test(test_lines_that_meet_are_not_added),
        contracts_test(test_two_contracts_at_once),
        contracts_test(test_of_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
