/* Who needs a conversation, asked for all contracts at once and for each person alone, is the
 * same: in the demonstration club and in clubs by chance with people who came under two numbers,
 * guests, excuses noted before the days that are looked at, and lines that were released. */
#include "club/people/participant_merge.h"
#include "figures/person/contract_due.h"
#include "figures/person/contract_risk.h"
#include "tests/unit/chance.h"
#include "tests/unit/contracts.h"
#include "tests/unit/demo.h"

enum { PEOPLE = 64 };

static void check_same(const struct contract_risk *together, const struct contract_risk *alone)
{
    assert_string_equal(together->contract.sign, alone->contract.sign);
    assert_int_equal(together->signal, alone->signal);
    assert_int_equal(together->obligation.line, alone->obligation.line);
    assert_string_equal(together->obligation.activities, alone->obligation.activities);
    assert_string_equal(together->obligation.kinds, alone->obligation.kinds);
    assert_string_equal(together->obligation.programmes, alone->obligation.programmes);
    assert_memory_equal(&together->figures, &alone->figures, sizeof alone->figures);
    assert_int_equal(together->absences_in_row, alone->absences_in_row);
    assert_int_equal(together->absent_since, alone->absent_since);
    assert_int_equal(together->until_on, alone->until_on);
}

static const struct contract_risk *find(const struct contract_risks *list,
                                        const struct contract_risk *wanted)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct contract_risk *risk = &list->items[i];
        if (risk->signal == wanted->signal && risk->obligation.line == wanted->obligation.line &&
            strcmp(risk->contract.sign, wanted->contract.sign) == 0)
            return risk;
    }
    return NULL;
}

/* Each line of each contract with others, as it is alone. */
static void compare_figures(struct club *club, const struct contract *contract,
                            const struct obligations *lines, struct history_cache *cache)
{
    struct contract_figures together, alone;
    struct error err = {0};
    assert_true(contract_figures_from(club, contract, lines, cache, &together, &err));
    assert_true(contract_figures_of(club, contract, NULL, &alone, &err));
    assert_int_equal(together.line_count, alone.line_count);
    assert_int_equal(together.history.count, alone.history.count);
    if (alone.history.count)
        assert_memory_equal(together.history.items, alone.history.items,
                            alone.history.count * sizeof *alone.history.items);
    for (size_t i = 0; i < alone.line_count; i++) {
        assert_memory_equal(&together.lines[i].count.figures, &alone.lines[i].count.figures,
                            sizeof alone.lines[i].count.figures);
        assert_int_equal(together.lines[i].outcome, alone.lines[i].outcome);
        assert_int_equal(together.lines[i].late_count, alone.lines[i].late_count);
    }
    contract_figures_free(&together);
    contract_figures_free(&alone);
}

/* All contracts, whatever became of them, as of the day; how many sessions they had. */
static void compare_contracts(struct club *club, int day)
{
    struct contract_list contracts = {0};
    struct contract_filter filter = {.day = day, .from = DAY_NONE, .until = DAY_NONE};
    struct error err = {0};
    assert_true(contract_list(club, &filter, &contracts, &err));
    struct obligations *lines = calloc(contracts.count + 1, sizeof *lines);
    int64_t *ids = calloc(contracts.count + 1, sizeof *ids);
    for (size_t i = 0; i < contracts.count; i++)
        ids[i] = contracts.items[i].person_id;
    struct history_cache *cache = history_cache_new(day - 200, day + 200, day);
    history_cache_share(cache, ids, contracts.count);
    assert_true(obligation_list_many(club, contracts.items, contracts.count, lines, &err));
    for (size_t i = 0; i < contracts.count; i++) {
        compare_figures(club, &contracts.items[i], &lines[i], cache);
        obligations_free(&lines[i]);
    }
    history_cache_free(cache);
    contract_list_free(&contracts);
    free(lines);
    free(ids);
}

/* What the list of all says of a person is what the list of the person says. */
static size_t compare_signals(struct club *club, int day)
{
    struct contract_risks all = {0};
    struct contract_filter filter = {.day = day, .from = DAY_NONE, .until = DAY_NONE};
    struct error err = {0};
    size_t count, found = 0;
    assert_true(contract_risk_list(club, &filter, &all, &err));
    struct statement *s = statement_new(club->store, "SELECT number FROM participant"
                                                     " WHERE merged_into_id IS NULL");
    while (statement_step(s)) {
        struct contract_risks one = {0};
        filter.participant = statement_text(s, 0);
        assert_true(contract_risk_list(club, &filter, &one, &err));
        for (size_t i = 0; i < one.count; i++) {
            const struct contract_risk *same = find(&all, &one.items[i]);
            assert_non_null(same);
            check_same(same, &one.items[i]);
        }
        found += one.count;
        contract_risks_free(&one);
    }
    assert_true(statement_finish(s, &err));
    count = all.count;
    assert_int_equal(found, count);
    contract_risks_free(&all);
    return count;
}

static void the_demonstration_club(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    int day = club_today(club);
    compare_contracts(club, day);
    compare_contracts(club, day - 30);
    assert_true(compare_signals(club, day) > 0);
}

static const char *const mondays[] = {"G1-2026-09-07", "G1-2026-09-14", "G1-2026-09-21",
                                      "G1-2026-09-28", "G1-2026-10-05", "G1-2026-10-12"};
static const char *const thursdays[] = {"G2-2026-09-03", "G2-2026-09-10", "G2-2026-09-17",
                                        "G2-2026-09-24", "G2-2026-10-01", "G2-2026-10-08"};
enum { MEETINGS = 6 };

/* Something or nothing is said of the person in the session. */
static void say_something(struct planning *p, struct chance *chance, const char *code,
                          const struct someone *someone)
{
    static const enum attendance_status marks[] = {ATTENDANCE_PRESENT, ATTENDANCE_LATE,
                                                   ATTENDANCE_ABSENT, ATTENDANCE_ABSENT,
                                                   ATTENDANCE_REFUSED_ENTRY};
    unsigned which = chance_below(chance, 9);
    if (which < 5)
        contracts_mark(p, code, someone, marks[which]);
    else if (which == 5)
        contracts_excuse(p, code, someone);
    else if (which == 6)
        contracts_event(p, code, someone, (struct presence_event){.kind = PRESENCE_ARRIVED});
}

static void agree(struct planning *p, struct chance *chance, int index,
                  const struct someone *someone)
{
    static const char *const lines[] = {"min_count 9 G1 neutral", "per_month 2 - counts",
                                        "all 0 G1,G2 neutral",    "min_share 70 - does_not_count",
                                        "min_minutes 900 G2 counts", "single_act 0 - neutral",
                                        "min_count 2 K1 neutral", "per_week 1 - neutral"};
    char sign[20];
    snprintf(sign, sizeof sign, "K/%d/26", index);
    contracts_add(p, sign, someone, chance_below(chance, 2) ? "2026-09-01" : "2026-09-20",
                  chance_below(chance, 3) ? "2026-12-20" : "2026-10-31");
    for (unsigned i = 0, count = 1 + chance_below(chance, 3); i < count; i++)
        contracts_oblige(p, sign, lines[chance_below(chance, 8)], NULL, NULL);
    if (chance_below(chance, 6) == 0)
        must(obligation_release(p->club, sign, 1, true, &p->err));
}

/* Who is in both groups, in one, or comes as a guest; some under a number more. */
static void make_people(struct planning *p, struct chance *chance, struct someone *people)
{
    for (int i = 0; i < PEOPLE; i++) {
        unsigned way = chance_below(chance, 4);
        people[i] = contracts_someone(p);
        if (way < 2)
            contracts_enrol(p, &people[i], "G1", "2026-08-31", way ? "2026-10-02" : NULL);
        if (way > 0 && way < 3)
            contracts_enrol(p, &people[i], "G2", "2026-08-31", NULL);
    }
}

static void make_autumn(struct planning *p, struct chance *chance, struct someone *people)
{
    /* Said before anything that is counted begins. */
    for (int i = 0; i < PEOPLE; i += 7)
        contracts_excuse(p, mondays[2 + i % 3], &people[i]);
    for (int meeting = 0; meeting < MEETINGS; meeting++) {
        for (int i = 0; i < PEOPLE; i++)
            say_something(p, chance, thursdays[meeting], &people[i]);
        for (int i = 0; i < PEOPLE; i++)
            say_something(p, chance, mondays[meeting], &people[i]);
    }
}

/* Some turn out to have come under two numbers, each with a contract of its own. */
static void merge_some(struct planning *p, const struct someone *people)
{
    struct participant_merge merge;
    for (int i = 0; i + 1 < PEOPLE; i += 9)
        must(participant_merge(p->club, people[i].number, people[i + 1].number, &merge, &p->err));
}

static void club_by_chance(struct planning *p, uint64_t seed)
{
    struct someone people[PEOPLE];
    size_t signals = 0;
    struct chance chance = chance_from(seed);
    make_people(p, &chance, people);
    make_autumn(p, &chance, people);
    for (int i = 0; i < PEOPLE; i++)
        agree(p, &chance, i, &people[i]);
    planning_set_now(p, "2026-10-14T10:00");
    merge_some(p, people);
    signals = compare_signals(p->club, club_today(p->club));
    assert_true(signals > PEOPLE / 4);
    compare_contracts(p->club, club_today(p->club));
    compare_contracts(p->club, club_today(p->club) - 20);
}

static void one_club(void **state)
{
    club_by_chance(*state, 1);
}

static void another_club(void **state)
{
    club_by_chance(*state, 2);
}

static void a_third_club(void **state)
{
    club_by_chance(*state, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_demonstration_club, make_demo, remove_demo),
        contracts_test(one_club),
        contracts_test(another_club),
        contracts_test(a_third_club),
    };
    return cmocka_run_group_tests_name("contract_crowd", tests, NULL, NULL);
}
