/* A small club whose January is over, everything that can be done to it by hand as a table of
 * verbs, and what January consists of as one text. For the property tests of closed months. */
#ifndef OBECNI_TESTS_UNIT_MONTH_WORLD_H
#define OBECNI_TESTS_UNIT_MONTH_WORLD_H

#include "base/memory.h"
#include "tests/unit/door.h"

enum { MONTH_WORLD_PEOPLE = 4, MONTH_WORLD_SESSIONS = 6 };

struct month_world {
    struct club *club;
    struct visitor people[MONTH_WORLD_PEOPLE];
    char sessions[MONTH_WORLD_SESSIONS][SESSION_CODE_SIZE]; /* of January, one of them a slot */
    unsigned random; /* state of the numbers that choose; any seed */
};

/* G1 on Mondays and a consultation in January 2026, seen from the 3rd of February; two of
 * staff, HD agreeing to everything as the second person. */
void month_world_new(struct month_world *world, struct club *club, unsigned seed);

struct month_verb {
    const char *name;
    bool (*run)(struct month_world *world, struct error *err); /* on something of January */
};
extern const struct month_verb month_verbs[];
extern const size_t month_verb_count;

/* A number from 0 to below `limit`. */
unsigned month_world_choose(struct month_world *world, unsigned limit);

/* All rows that January consists of, in a fixed order. The caller frees it. */
char *month_world_january(struct month_world *world);

#endif
