/* Properties of the derivation alone, over random events of one person in one session: it
 * equals the slow reference, and the order of noting makes no difference where time allows
 * another one. Fixed seeds; a failure prints its seed and the shortest story that shows it. */
#include "tests/unit/chance.h"
#include "tests/unit/register_reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

enum { START = 1768228200, CASES = 200000, MOST_EVENTS = 10, SWAPS = 40 };

struct story {
    uint64_t seed;
    struct attendance_terms terms;
    struct reference_events events;
};

static const enum attendance_status said[] = {ATTENDANCE_PRESENT, ATTENDANCE_LATE,
                                              ATTENDANCE_LEFT_EARLY, ATTENDANCE_ABSENT,
                                              ATTENDANCE_UNKNOWN};
static const char *const sources[] = {"card", "manual_code", "staff_manual", "paper_import"};

/* Around the planned hours, often on the same few moments, now and then between minutes. */
static int64_t moment(struct chance *chance)
{
    int64_t at = START + 600 * ((int64_t)chance_below(chance, 20) - 2);
    return chance_below(chance, 3) ? at : at + (int64_t)chance_below(chance, 121) - 60;
}

static struct attendance_terms random_terms(struct chance *chance)
{
    struct attendance_terms terms = {
        .start_at = START,
        .end_at = START + 9000,
        .late_minutes = 10 * (int)chance_below(chance, 3),
        .leave_minutes = 10 * (int)chance_below(chance, 3),
        .credits_real = chance_below(chance, 2),
        .is_open = true,
        .is_cancelled = chance_below(chance, 6) == 0,
    };
    if (chance_below(chance, 3) == 0) {
        terms.began_at = START + 60 * ((int64_t)chance_below(chance, 60) - 20);
        terms.ended_at = terms.began_at + 60 * (1 + (int64_t)chance_below(chance, 180));
    }
    return terms;
}

static struct presence_event random_event(struct chance *chance)
{
    struct presence_event event = {
        .kind = (enum presence_kind)chance_below(chance, PRESENCE_PLACED + 1),
        .at = moment(chance),
        .source = sources[chance_below(chance, 4)],
        .about_id = 1,
    };
    if (event.kind == PRESENCE_MARKED || event.kind == PRESENCE_CORRECTED)
        event.status = said[chance_below(chance, 5)];
    return event;
}

static struct story random_story(uint64_t seed)
{
    struct chance chance = chance_from(seed);
    struct story story = {.seed = seed, .terms = random_terms(&chance)};
    int count = (int)chance_below(&chance, MOST_EVENTS + 1);
    while (story.events.count < count)
        story.events.items[story.events.count++] = random_event(&chance);
    return story;
}

static struct attendance_row derive(const struct story *story)
{
    struct attendance_facts facts = {0};
    struct attendance_row row;
    for (int i = 0; i < story->events.count; i++)
        attendance_apply(&facts, &story->events.items[i]);
    attendance_settle(&facts, &story->terms, &row);
    return row;
}

static void print_story(const char *title, const struct story *story)
{
    char text[REFERENCE_TEXT_SIZE];
    const struct attendance_terms *terms = &story->terms;
    struct attendance_row row = derive(story);
    print_message("%s: late %d, leave %d, %s%s, really %lld to %lld\n", title, terms->late_minutes,
                  terms->leave_minutes, terms->credits_real ? "real" : "whole",
                  terms->is_cancelled ? ", cancelled" : "",
                  terms->began_at ? (long long)(terms->began_at - START) : 0LL,
                  terms->ended_at ? (long long)(terms->ended_at - START) : 0LL);
    for (int i = 0; i < story->events.count; i++) {
        const struct presence_event *event = &story->events.items[i];
        print_message("  %s %s at %lld by %s\n", presence_kind_word(event->kind),
                      attendance_status_word(event->status), (long long)(event->at - START),
                      event->source);
    }
    print_message("  gives %s\n", reference_text(&row, START, text));
}

static bool equals_reference(const struct story *story)
{
    struct attendance_row row = derive(story),
                          wanted = reference_row(&story->events, &story->terms);
    return reference_is_same(&row, &wanted);
}

static struct story without(const struct story *story, int index)
{
    struct story rest = *story;
    rest.events.count--;
    for (int i = index; i < rest.events.count; i++)
        rest.events.items[i] = rest.events.items[i + 1];
    return rest;
}

/* Leaves out events as long as the property does not hold without them either. */
static struct story shrink(struct story story, bool (*holds)(const struct story *))
{
    for (int i = 0; i < story.events.count;) {
        struct story rest = without(&story, i);
        if (holds(&rest)) {
            i++;
        } else {
            story = rest;
            i = 0;
        }
    }
    return story;
}

static void check(uint64_t seed, bool (*holds)(const struct story *))
{
    struct story story = random_story(seed);
    if (holds(&story))
        return;
    char text[REFERENCE_TEXT_SIZE];
    story = shrink(story, holds);
    print_story("The shortest story", &story);
    struct attendance_row wanted = reference_row(&story.events, &story.terms);
    fail_msg("seed %llu; the reference says %s", (unsigned long long)seed,
             reference_text(&wanted, START, text));
}

static void projection_equals_the_reference(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= CASES; seed++)
        check(seed, equals_reference);
}

/* May two events that were noted one after the other have been noted the other way round? Of
 * several words of staff the last holds, so their order is part of what they say; a leaving
 * before a word is taken back by it; a decision replaces the one before. */
static bool may_swap(const struct presence_event *a, const struct presence_event *b)
{
    bool a_decides = a->kind == PRESENCE_EXCUSE_GRANTED || a->kind == PRESENCE_EXCUSE_WITHDRAWN;
    bool b_decides = b->kind == PRESENCE_EXCUSE_GRANTED || b->kind == PRESENCE_EXCUSE_WITHDRAWN;
    bool a_word = reference_is_word(a), b_word = reference_is_word(b);
    return !(a_decides && b_decides) && !(a_word && b_word) &&
           !(a_word && b->kind == PRESENCE_LEFT) && !(b_word && a->kind == PRESENCE_LEFT);
}

static struct story reordered(const struct story *story)
{
    struct story other = *story;
    struct chance chance = chance_from(~story->seed);
    for (int i = 0; i < SWAPS && other.events.count > 1; i++) {
        struct presence_event *at =
            &other.events.items[chance_below(&chance, (unsigned)other.events.count - 1)];
        struct presence_event first = at[0];
        if (!may_swap(&at[0], &at[1]))
            continue;
        at[0] = at[1];
        at[1] = first;
    }
    return other;
}

static bool order_is_indifferent(const struct story *story)
{
    struct story other = reordered(story);
    struct attendance_row row = derive(story), again = derive(&other);
    return reference_is_same(&row, &again);
}

static void any_order_that_time_allows(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= CASES; seed++)
        check(seed, order_is_indifferent);
}

/* What never happens, whatever was noted. */
static bool promises_hold(const struct story *story)
{
    struct attendance_row row = derive(story);
    bool has_absent = false, has_early = false, has_came = false;
    for (int i = 0; i < story->events.count; i++) {
        const struct presence_event *event = &story->events.items[i];
        has_absent = has_absent || (reference_is_word(event) && event->status == ATTENDANCE_ABSENT);
        has_early = has_early || event->status == ATTENDANCE_LEFT_EARLY;
        has_came = has_came || event->kind == PRESENCE_CAME_CANCELLED;
    }
    bool was_there = attendance_is_presence(row.status);
    if (story->terms.is_cancelled != (row.status == ATTENDANCE_NOT_APPLICABLE))
        return false; /* what was not held cannot be missed */
    if (row.status == ATTENDANCE_ABSENT && !has_absent)
        return false; /* nobody is absent unless a person said so */
    if (row.out_at && row.out_at < row.in_at)
        return false; /* nobody leaves before coming */
    if (row.credited_minutes < 0 || (row.credited_minutes && !was_there))
        return false;
    if (was_there && !row.in_at)
        return false;
    if (row.out_at && row.out_at < row.in_at && !has_early)
        return false; /* nobody leaves before coming, unless staff give such an hour */
    return !has_came || row.came_anyway; /* that somebody came is never lost */
}

static void promises_hold_always(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= CASES; seed++)
        check(seed, promises_hold);
}

/* The stories reach every status, so that the properties are about something. */
static void stories_reach_everything(void **state)
{
    (void)state;
    int seen[ATTENDANCE_STATUS_COUNT] = {0};
    int moved = 0;
    for (uint64_t seed = 1; seed <= CASES / 10; seed++) {
        struct story story = random_story(seed), other = reordered(&story);
        seen[derive(&story).status]++;
        moved += memcmp(&story.events, &other.events, sizeof story.events) != 0;
    }
    for (int i = 0; i < ATTENDANCE_STATUS_COUNT; i++)
        assert_true(seen[i] > CASES / 1000);
    assert_true(moved > CASES / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(projection_equals_the_reference),
        cmocka_unit_test(any_order_that_time_allows),
        cmocka_unit_test(promises_hold_always),
        cmocka_unit_test(stories_reach_everything),
    };
    return cmocka_run_group_tests_name("register_order", tests, NULL, NULL);
}
