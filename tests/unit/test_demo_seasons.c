/* Two seasons of the demonstration's projects that were held: „Krok po kroku” and „Nowy start”
 * in autumn 2025. Each figure counted by hand from the tables of data/demo. */
#include "figures/person/completion.h"
#include "figures/report/figure_values.h"
#include "tests/unit/demo.h"
#include "tests/unit/people.h"

/* presences.csv of NS-2025: the meetings of 10, 17, 24 September, 1, 8, 15, 29 October, 5, 12,
 * 19 and 26 November; the one of 22 October was cancelled. x: was there. */
enum { MEETINGS = 11, MEN = 8, ASKED = 9 };
static const struct {
    const char *number;
    const char *came;
} new_start[MEN] = {
    {"64XSC66", "xx--x-xxx-x"}, {"93EAF3R", "x-xxxxxxx-x"}, {"9S08MR8", "xxxxxx-xxxx"},
    {"BNPG3DP", "xx-xxxx-xxx"}, {"C75BVRV", "-xxx-xx-xxx"}, {"G4AN9AY", "xxxxx-xxxxx"},
    {"QFNN8FR", "xxx-xxxx-xx"}, {"X32H9EN", "x-xx-xxx-x-"},
};

static int came(size_t man)
{
    int count = 0;
    for (const char *mark = new_start[man].came; *mark; mark++)
        count += *mark == 'x';
    return count;
}

static void list_is(const struct programme_completer_list *list)
{
    assert_int_equal(list->count, MEN);
    assert_int_equal(list->sessions, MEETINGS);
    for (size_t i = 0; i < MEN; i++) {
        assert_string_equal(list->items[i].participant, new_start[i].number);
        assert_int_equal(list->items[i].attended, came(i));
        assert_int_equal(list->items[i].counted, MEETINGS);
        assert_int_equal(list->items[i].excused, 0);
        assert_int_equal(list->items[i].is_completed, came(i) >= ASKED);
    }
}

/* It asks for 9: 10, 10, 9, 9 and 9 of eleven are enough, 8, 7 and 7 are not. */
static void new_start_was_held_and_closed(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct programme programme;
    struct completion completion;
    struct programme_closing closing;
    must(programme_get(club, "NS-2025", &programme, &err));
    assert_true(programme.closed_at > 0);
    must(completion_get(club, &programme, &completion, &err));
    list_is(&completion.list);
    assert_int_equal(completion.completed, 5);
    assert_int_equal(completion.unsigned_count, 0);
    completion_free(&completion);
    must(programme_closing_get(club, &programme, &closing, &err));
    assert_true(closing.holds);
    list_is(&closing.list);
    programme_completer_list_free(&closing.list);
}

/* Twelve meetings; of 80 % of twelve, which are ten rounded up: 11, 10, 10 and 10 are enough,
 * 9, 8, 8 and 7 are not. Nobody has closed it yet. */
static void step_by_step_was_held(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct programme programme;
    struct completion completion;
    int attended = 0;
    must(programme_get(club, "KPK", &programme, &err));
    assert_int_equal(programme.closed_at, 0);
    must(completion_get(club, &programme, &completion, &err));
    assert_int_equal(completion.list.count, 8);
    assert_int_equal(completion.list.sessions, 12);
    assert_int_equal(completion.completed, 4);
    for (size_t i = 0; i < completion.list.count; i++)
        attended += completion.list.items[i].attended;
    assert_int_equal(attended, 11 + 10 + 10 + 10 + 9 + 8 + 8 + 7);
    completion_free(&completion);
}

static int64_t figure(struct club *club, const char *programme, const char *words,
                      const struct period *period)
{
    char code[64];
    struct figure_values values;
    const char *slash = strchr(words, '/');
    snprintf(code, sizeof code, "%.*s", slash ? (int)(slash - words) : 60, words);
    must(figure_values_get(club, period, 1, programme, &values, &err));
    struct figure_value found = figure_values_find(&values, code, slash ? slash + 1 : "");
    figure_values_free(&values, 1);
    assert_int_equal(found.state, FIGURE_KNOWN);
    return found.value;
}

/* By half-year and month. NS-2025: 19 presences at 3 meetings in September, 25 at 4 in October,
 * 25 at 4 in November. KPK: 25 at 4, 24 at 4, 19 at 3, and 5 at the one of 2 December. */
static void figures_of_both(void **state)
{
    static const struct {
        const char *programme, *period, *figure;
        int64_t wanted;
    } rows[] = {
        {"NS-2025", "2025-II", "sessions_planned", 12},
        {"NS-2025", "2025-II", "sessions_held", 11},
        {"NS-2025", "2025-II", "sessions_cancelled", 1},
        {"NS-2025", "2025-II", "sessions_cancelled_by_reason/leader", 1},
        {"NS-2025", "2025-II", "sessions_unsigned", 0},
        {"NS-2025", "2025-II", "minutes_held", 11 * 120},
        {"NS-2025", "2025-II", "presences", 69},
        {"NS-2025", "2025-II", "attendance_share", 69}, /* of 88 */
        {"NS-2025", "2025-II", "persons", 8},
        {"NS-2025", "2025-II", "minutes_attended", 69 * 120},
        {"NS-2025", "2025-09", "presences", 19},
        {"NS-2025", "2025-10", "presences", 25},
        {"NS-2025", "2025-11", "presences", 25},
        {"NS-2025", "2025-12", "persons", 0},
        {"KPK", "2025-II", "sessions_planned", 12},
        {"KPK", "2025-II", "sessions_held", 12},
        {"KPK", "2025-II", "minutes_held", 12 * 120},
        {"KPK", "2025-II", "presences", 73},
        {"KPK", "2025-II", "persons", 8},
        {"KPK", "2025-II", "persons_finished", 8}, /* nobody goes on elsewhere */
        {"KPK", "2025-09", "presences", 25},
        {"KPK", "2025-10", "presences", 24},
        {"KPK", "2025-11", "presences", 19},
        {"KPK", "2025-12", "presences", 5},
    };
    struct club *club = &((struct demo *)*state)->club;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct period period;
        must(period_read(rows[i].period, &period, &err));
        int64_t found = figure(club, rows[i].programme, rows[i].figure, &period);
        if (found != rows[i].wanted)
            fail_msg("%s of %s in %s: %lld, not %lld", rows[i].figure, rows[i].programme,
                     rows[i].period, (long long)found, (long long)rows[i].wanted);
    }
}

/* All eight men of „Nowy start” are in the groups G1 or G2 too: the half-year has 27 of those
 * groups and 8 of „Krok po kroku”, and nobody twice. */
static void nobody_is_counted_twice(void **state)
{
    static const char *const months[] = {"2025-09", "2025-10", "2025-11", "2025-12"};
    struct club *club = &((struct demo *)*state)->club;
    struct period period;
    int64_t sum = 0, most = 0;
    for (size_t i = 0; i < 4; i++) {
        must(period_read(months[i], &period, &err));
        int64_t of_month = figure(club, NULL, "persons", &period);
        sum += of_month;
        most = of_month > most ? of_month : most;
    }
    assert_int_equal(sum, 30 + 33 + 35 + 32);
    must(period_read("2025", &period, &err));
    int64_t year = figure(club, NULL, "persons", &period);
    assert_int_equal(year, 35);
    assert_true(year <= sum && year >= most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_start_was_held_and_closed),
        cmocka_unit_test(step_by_step_was_held),
        cmocka_unit_test(figures_of_both),
        cmocka_unit_test(nobody_is_counted_twice),
    };
    return cmocka_run_group_tests_name("demo seasons", tests, make_demo, remove_demo);
}
