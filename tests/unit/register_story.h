/* Random stories of a register: steps that staff, readers and participants take, told by a
 * seed. A story that breaks a property is shortened until no step can be left out, and printed.
 * What a step does is register_world's. */
#ifndef OBECNI_TESTS_UNIT_REGISTER_STORY_H
#define OBECNI_TESTS_UNIT_REGISTER_STORY_H

#include "tests/unit/chance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdbool.h>
#include <string.h>

enum { STORY_PEOPLE = 6, STORY_SESSIONS = 8, STORY_STEPS_MOST = 160 };

enum step_kind {
    STEP_PLACE, /* typed in from paper or by staff, after the session */
    STEP_CARD,  /* a reader's event, noted later */
    STEP_LEFT,
    STEP_MARK,
    STEP_REFUSE,
    STEP_CORRECT,
    STEP_GRANT,
    STEP_WITHDRAW,
    STEP_OPEN_ARRIVAL,
    STEP_CANCEL,
    STEP_RESTORE,
    STEP_MOVE,
    STEP_CLOSE_DAY,
    STEP_OPEN_DAY,
    STEP_COURSE,
    STEP_RULES, /* the activity's minutes and its rule of credit change */
    STEP_ENROL,
    STEP_LEAVE, /* an enrolment ends */
    STEP_KINDS
};

struct step {
    enum step_kind kind;
    int session, person;
    int minutes;       /* after the session's start */
    int detail;        /* which status, source … */
    int pause_seconds; /* before it */
};

struct story {
    uint64_t seed;
    struct step steps[STORY_STEPS_MOST];
    int count;
};

/* How often each kind comes: people come and are marked more often than sessions move. */
static const unsigned char step_weights[STEP_KINDS] = {
    [STEP_PLACE] = 14,    [STEP_CARD] = 14,        [STEP_LEFT] = 9,    [STEP_MARK] = 8,
    [STEP_REFUSE] = 2,    [STEP_CORRECT] = 8,      [STEP_GRANT] = 7,   [STEP_WITHDRAW] = 4,
    [STEP_CANCEL] = 4,    [STEP_OPEN_ARRIVAL] = 2, [STEP_RESTORE] = 5, [STEP_MOVE] = 3,
    [STEP_CLOSE_DAY] = 2, [STEP_OPEN_DAY] = 2,     [STEP_COURSE] = 6,  [STEP_RULES] = 4,
    [STEP_ENROL] = 2,     [STEP_LEAVE] = 2,
};

static inline struct step story_step(struct chance *chance)
{
    int weight = 0, drawn;
    struct step step = {0};
    for (int i = 0; i < STEP_KINDS; i++)
        weight += step_weights[i];
    drawn = (int)chance_below(chance, (unsigned)weight);
    while (drawn >= step_weights[step.kind])
        drawn -= step_weights[step.kind++];
    step.session = (int)chance_below(chance, STORY_SESSIONS);
    step.person = (int)chance_below(chance, STORY_PEOPLE);
    step.minutes = 5 * (int)chance_below(chance, 36) - 30;
    step.detail = (int)chance_below(chance, 1000);
    step.pause_seconds =
        chance_below(chance, 3) ? (int)chance_below(chance, 3) : (int)chance_below(chance, 40000);
    return step;
}

static inline struct story story_from(uint64_t seed, int count)
{
    struct chance chance = chance_from(seed);
    struct story story = {.seed = seed};
    while (story.count < count)
        story.steps[story.count++] = story_step(&chance);
    return story;
}

static inline void story_print(const struct story *story)
{
    static const char *const words[STEP_KINDS] = {
        "place",     "card",     "left",   "mark",   "refuse",  "correct",
        "grant",     "withdraw", "open",   "cancel", "restore", "move",
        "close day", "open day", "course", "rules",  "enrol",   "leave"};
    for (int i = 0; i < story->count; i++) {
        const struct step *step = &story->steps[i];
        print_message("  %s: session %d, person %d, minute %d, detail %d, after %d s\n",
                      words[step->kind], step->session, step->person, step->minutes, step->detail,
                      step->pause_seconds);
    }
}

static inline struct story story_without(const struct story *story, int from, int count)
{
    struct story rest = *story;
    rest.count -= count;
    memmove(&rest.steps[from], &rest.steps[from + count],
            (size_t)(rest.count - from) * sizeof *rest.steps);
    return rest;
}

/* Leaves steps out, first many at once and in the end one by one, while it still breaks. */
static inline struct story story_shrink(struct story story, bool (*holds)(const struct story *))
{
    for (int size = (story.count + 1) / 2; size > 0; size = size > 1 ? (size + 1) / 2 : 0) {
        for (int from = 0; from + size <= story.count;) {
            struct story rest = story_without(&story, from, size);
            if (holds(&rest))
                from += size;
            else
                story = rest;
        }
    }
    return story;
}

/* The property holds for that many stories, whose seeds begin at 1. */
static inline void story_check(int stories, int steps, bool (*holds)(const struct story *))
{
    for (uint64_t seed = 1; seed <= (uint64_t)stories; seed++) {
        struct story story = story_from(seed, steps);
        if (holds(&story))
            continue;
        print_message("Seed %llu breaks it; the shortest story that does:\n",
                      (unsigned long long)seed);
        story = story_shrink(story, holds);
        story_print(&story);
        holds(&story); /* once more, for its message */
        fail_msg("seed %llu", (unsigned long long)seed);
    }
}

#endif
