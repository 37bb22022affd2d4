/* The pure arithmetic of obligations: against a slow reference that tries every way in which
 * open sessions could still turn out, for all short histories; and by hand where days matter. */
#include "figures/person/obligation.h"
#include "figures/person/obligation_words.h"
#include "tests/unit/people.h"

static struct obligation obligation_of(enum obligation_kind kind, int threshold,
                                       enum obligation_excuse excuse)
{
    return (struct obligation){
        .kind = kind,
        .threshold = threshold,
        .excuse = excuse,
        .from_on = people_day("2026-09-01"),
        .until_on = people_day("2026-10-31"),
    };
}

static bool is_open(enum session_class class, bool books)
{
    return class == CLASS_UNMARKED || class == CLASS_AHEAD || (books && class == CLASS_BOOKABLE);
}

/* What a completed history says: bit i of `attended` tells how the i-th session turned out
 * that is open now. Plainly as the contract's words have it. */
static bool is_satisfied(const struct obligation *obligation, const enum session_class *classes,
                         size_t count, unsigned attended)
{
    bool is_share = obligation->kind == OBLIGATION_ALL || obligation->kind == OBLIGATION_MIN_SHARE;
    int percent = obligation->kind == OBLIGATION_ALL ? 100 : obligation->threshold;
    int good = 0, bad = 0;
    for (size_t i = 0; i < count; i++) {
        enum session_class class = classes[i];
        if (is_open(class, !is_share))
            class = attended & 1u << i ? CLASS_ATTENDED : CLASS_NOT_ATTENDED;
        if (class == CLASS_EXCUSED && obligation->excuse == OBLIGATION_EXCUSE_COUNTS)
            class = CLASS_ATTENDED;
        if (class == CLASS_EXCUSED && obligation->excuse == OBLIGATION_EXCUSE_DOES_NOT_COUNT)
            class = CLASS_NOT_ATTENDED;
        good += class == CLASS_ATTENDED;
        bad += class == CLASS_NOT_ATTENDED || class == CLASS_REFUSED;
    }
    if (is_share)
        return 100 * good >= percent * (good + bad);
    return (obligation->kind == OBLIGATION_MIN_MINUTES ? 60 * good : good) >= obligation->threshold;
}

static int bits(unsigned number)
{
    int count = 0;
    for (; number; number &= number - 1)
        count++;
    return count;
}

static void check(const struct obligation *obligation, const enum session_class *classes,
                  size_t count)
{
    bool is_share = obligation->kind == OBLIGATION_ALL || obligation->kind == OBLIGATION_MIN_SHARE;
    struct counted_session sessions[8];
    struct obligation_count counted;
    unsigned open = 0;
    bool always = true, ever = false, is_asked = false;
    int least = 99;
    for (size_t i = 0; i < count; i++) {
        sessions[i] = (struct counted_session){.day = obligation->from_on + (int)i,
                                               .class = classes[i],
                                               .credited_minutes = 60,
                                               .planned_minutes = 60};
        open |= (unsigned)is_open(classes[i], !is_share) << i;
        is_asked |=
            classes[i] < CLASS_BOOKABLE &&
            !(classes[i] == CLASS_EXCUSED && obligation->excuse == OBLIGATION_EXCUSE_NEUTRAL);
    }
    for (unsigned attended = 0; attended < 1u << count; attended++) {
        if (attended & ~open)
            continue;
        bool holds = is_satisfied(obligation, classes, count, attended);
        always = always && holds;
        ever = ever || holds;
        if (holds && bits(attended) < least)
            least = bits(attended);
    }
    obligation_count(obligation, sessions, count, &counted);
    const struct obligation_figures *figures = &counted.figures;
    if (is_share && !is_asked)
        assert_int_equal(figures->outcome, OUTCOME_NOTHING);
    else if (always)
        assert_int_equal(figures->outcome, OUTCOME_MET);
    else if (ever)
        assert_int_equal(figures->outcome, OUTCOME_OPEN);
    else
        assert_true(figures->outcome == OUTCOME_NO_LONGER ||
                    figures->outcome == OUTCOME_NOT_OFFERED);
    if (ever && obligation->kind != OBLIGATION_MIN_MINUTES)
        assert_int_equal(figures->needed, least);
    assert_int_equal(figures->held, figures->attended + figures->excused + figures->not_attended +
                                        figures->refused + figures->unmarked);
    obligation_count_free(&counted);
}

/* Every history of up to four sessions, for every rule. */
static void reference(void **state)
{
    static const struct {
        enum obligation_kind kind;
        int threshold;
    } kinds[] = {
        {OBLIGATION_MIN_COUNT, 1},    {OBLIGATION_MIN_COUNT, 2},  {OBLIGATION_MIN_COUNT, 4},
        {OBLIGATION_ALL, 0},          {OBLIGATION_MIN_SHARE, 50}, {OBLIGATION_MIN_SHARE, 67},
        {OBLIGATION_MIN_SHARE, 80},   {OBLIGATION_MIN_SHARE, 1},  {OBLIGATION_MIN_SHARE, 100},
        {OBLIGATION_MIN_MINUTES, 90},
    };
    (void)state;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (int rule = 0; rule < OBLIGATION_EXCUSE_COUNT; rule++) {
            struct obligation obligation =
                obligation_of(kinds[k].kind, kinds[k].threshold, (enum obligation_excuse)rule);
            for (int code = 0; code < CLASS_COUNT * CLASS_COUNT * CLASS_COUNT * CLASS_COUNT;
                 code++) {
                enum session_class classes[4];
                int rest = code;
                for (int i = 0; i < 4; i++, rest /= CLASS_COUNT)
                    classes[i] = (enum session_class)(rest % CLASS_COUNT);
                check(&obligation, classes, 4);
            }
        }
    }
}

/* Adding what was not held, or lay outside of the enrolment, changes no figure but its own. */
static void not_held_changes_nothing(void **state)
{
    (void)state;
    for (int code = 0; code < CLASS_COUNT * CLASS_COUNT * CLASS_COUNT; code++) {
        for (int kind = 0; kind < OBLIGATION_SINGLE_ACT; kind++) {
            struct obligation obligation =
                obligation_of((enum obligation_kind)kind, kind == OBLIGATION_ALL ? 0 : 2,
                              OBLIGATION_EXCUSE_NEUTRAL);
            struct counted_session sessions[5] = {0};
            struct obligation_count without, with;
            int rest = code;
            for (int i = 0; i < 5; i++, rest /= CLASS_COUNT) {
                sessions[i].day = obligation.from_on + 7 * i;
                sessions[i].planned_minutes = 60;
                sessions[i].class = i < 3    ? (enum session_class)(rest % CLASS_COUNT)
                                    : i == 3 ? CLASS_NOT_HELD
                                             : CLASS_NOT_ENROLLED;
            }
            obligation_count(&obligation, sessions, 3, &without);
            obligation_count(&obligation, sessions, 5, &with);
            with.figures.not_held--;
            with.figures.not_enrolled--;
            assert_memory_equal(&with.figures, &without.figures, sizeof with.figures);
            obligation_count_free(&without);
            obligation_count_free(&with);
        }
    }
}

static struct counted_session on(const char *day, enum session_class class)
{
    return (struct counted_session){
        .day = people_day(day), .class = class, .credited_minutes = 90, .planned_minutes = 90};
}

/* One consultation a month, from the middle of September to the beginning of November:
 *   15–30 September  1 attended                   1 of 1, met
 *   October          2 attended                   1 of 1, the second helps no other month
 *   1–5 November     1 ahead                      0 of 1, open
 * together 2 of 3, 1 more; two of the months are parts. */
static void months(void **state)
{
    (void)state;
    struct obligation obligation =
        obligation_of(OBLIGATION_PER_MONTH, 1, OBLIGATION_EXCUSE_NEUTRAL);
    obligation.from_on = people_day("2026-09-15");
    obligation.until_on = people_day("2026-11-05");
    struct counted_session sessions[] = {
        on("2026-09-10", CLASS_ATTENDED), /* before the window */
        on("2026-09-30", CLASS_ATTENDED), on("2026-10-01", CLASS_ATTENDED),
        on("2026-10-31", CLASS_ATTENDED), on("2026-11-05", CLASS_AHEAD),
        on("2026-11-06", CLASS_AHEAD), /* after it */
    };
    struct obligation_count count;
    obligation_count(&obligation, sessions, sizeof sessions / sizeof *sessions, &count);
    assert_int_equal(count.period_count, 3);
    assert_true(count.periods[0].is_partial);
    assert_int_equal(count.periods[0].from, people_day("2026-09-15"));
    assert_int_equal(count.periods[0].until, people_day("2026-09-30"));
    assert_int_equal(count.periods[0].figures.outcome, OUTCOME_MET);
    assert_false(count.periods[1].is_partial);
    assert_int_equal(count.periods[1].figures.counted, 2);
    assert_true(count.periods[2].is_partial);
    assert_int_equal(count.periods[2].figures.outcome, OUTCOME_OPEN);
    assert_int_equal(count.figures.required, 3);
    assert_int_equal(count.figures.counted, 2);
    assert_int_equal(count.figures.needed, 1);
    assert_int_equal(count.figures.attended, 3);
    assert_int_equal(count.figures.outcome, OUTCOME_OPEN);
    obligation_count_free(&count);
}

/* Weeks run from Monday to Sunday. Window Thursday 22 October to Wednesday 4 November 2026:
 * 22–25 (part), 26 October – 1 November (whole, with the change of the clocks behind it), and
 * 2–4 November (part). Attended on Sunday 25 and Monday 26, absent on Tuesday 3: the third week
 * cannot be met any more, so neither can the whole. */
static void weeks(void **state)
{
    (void)state;
    struct obligation obligation = obligation_of(OBLIGATION_PER_WEEK, 1, OBLIGATION_EXCUSE_NEUTRAL);
    obligation.from_on = people_day("2026-10-22");
    obligation.until_on = people_day("2026-11-04");
    struct counted_session sessions[] = {
        on("2026-10-25", CLASS_ATTENDED),
        on("2026-10-26", CLASS_ATTENDED),
        on("2026-11-03", CLASS_NOT_ATTENDED),
    };
    struct obligation_count count;
    obligation_count(&obligation, sessions, 3, &count);
    assert_int_equal(count.period_count, 3);
    assert_int_equal(count.periods[1].from, people_day("2026-10-26"));
    assert_int_equal(count.periods[1].until, people_day("2026-11-01"));
    assert_false(count.periods[1].is_partial);
    assert_int_equal(count.periods[0].figures.outcome, OUTCOME_MET);
    assert_int_equal(count.periods[1].figures.outcome, OUTCOME_MET);
    assert_int_equal(count.periods[2].figures.outcome, OUTCOME_NO_LONGER);
    assert_int_equal(count.figures.outcome, OUTCOME_NO_LONGER);
    assert_int_equal(count.figures.counted, 2);
    assert_int_equal(count.figures.required, 3);
    obligation_count_free(&count);
}

/* 400 minutes: 90 + 90 attended, 90 excused, 90 ahead.
 *   neutral         180 now, at most 270: out of reach; 360 were offered, fewer than agreed
 *   counts          270 now, at most 360
 * With 90 more ahead: 450 offered; neutral at most 360; counts at most 450, 130 more needed. */
static void minutes(void **state)
{
    (void)state;
    struct counted_session sessions[] = {
        on("2026-09-07", CLASS_ATTENDED), on("2026-09-14", CLASS_ATTENDED),
        on("2026-09-21", CLASS_EXCUSED),  on("2026-09-28", CLASS_AHEAD),
        on("2026-10-05", CLASS_AHEAD),
    };
    struct obligation_count count;
    struct obligation obligation =
        obligation_of(OBLIGATION_MIN_MINUTES, 400, OBLIGATION_EXCUSE_NEUTRAL);
    obligation_count(&obligation, sessions, 4, &count);
    assert_int_equal(count.figures.counted, 180);
    assert_int_equal(count.figures.reachable, 270);
    assert_int_equal(count.figures.outcome, OUTCOME_NOT_OFFERED);
    obligation_count_free(&count);
    obligation_count(&obligation, sessions, 5, &count);
    assert_int_equal(count.figures.reachable, 360);
    assert_int_equal(count.figures.outcome, OUTCOME_NO_LONGER);
    obligation_count_free(&count);
    obligation.excuse = OBLIGATION_EXCUSE_COUNTS;
    obligation_count(&obligation, sessions, 5, &count);
    assert_int_equal(count.figures.counted, 270);
    assert_int_equal(count.figures.reachable, 450);
    assert_int_equal(count.figures.needed, 130);
    assert_int_equal(count.figures.outcome, OUTCOME_OPEN);
    obligation_count_free(&count);
}

static void single_act(void **state)
{
    (void)state;
    struct obligation obligation =
        obligation_of(OBLIGATION_SINGLE_ACT, 0, OBLIGATION_EXCUSE_NEUTRAL);
    int last = people_day("2026-10-31");
    assert_int_equal(obligation_act_outcome(&obligation, last, 0), OUTCOME_OPEN);
    assert_int_equal(obligation_act_outcome(&obligation, last + 1, 0), OUTCOME_NO_LONGER);
    assert_int_equal(obligation_act_outcome(&obligation, last + 1, 1), OUTCOME_MET);
}

/* The formula shows the numbers that it is made of, and no outcome is a judgement. */
static void words(void **state)
{
    (void)state;
    struct counted_session sessions[] = {
        on("2026-09-07", CLASS_ATTENDED),
        on("2026-09-14", CLASS_EXCUSED),
        on("2026-09-21", CLASS_NOT_ATTENDED),
        on("2026-09-28", CLASS_AHEAD),
    };
    struct obligation_count count;
    struct buffer text = {0};
    struct obligation obligation =
        obligation_of(OBLIGATION_MIN_SHARE, 50, OBLIGATION_EXCUSE_NEUTRAL);
    obligation_count(&obligation, sessions, 4, &count);
    obligation_words_formula(&obligation, &count.figures, &text);
    assert_string_equal(text.text, "attended 1; required: 50 % of held 3 − excused 1 + ahead 1 = "
                                   "3, rounded up 2");
    buffer_free(&text);
    obligation_words_outcome(&obligation, &count.figures, &text);
    assert_string_equal(text.text, "can still be reached: 1 more (ahead 1)");
    buffer_free(&text);
    obligation.excuse = OBLIGATION_EXCUSE_COUNTS;
    obligation.kind = OBLIGATION_MIN_COUNT;
    obligation.threshold = 4;
    obligation_count_free(&count);
    obligation_count(&obligation, sessions, 4, &count);
    obligation_words_formula(&obligation, &count.figures, &text);
    obligation_words_outcome(&obligation, &count.figures, &text);
    assert_string_equal(text.text, "attended 1 + excused 1 = 2; required 4by what is noted, can no "
                                   "longer be reached: at most 3 of 4");
    buffer_free(&text);
    obligation_count_free(&count);
    for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++)
        assert_null(strstr(obligation_outcome_word((enum obligation_outcome)outcome), "bro"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reference), cmocka_unit_test(not_held_changes_nothing),
        cmocka_unit_test(months),    cmocka_unit_test(weeks),
        cmocka_unit_test(minutes),   cmocka_unit_test(single_act),
        cmocka_unit_test(words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
