/* One place where program after program is run and, now and then, killed at a moment that nobody
 * chose. Nothing here waits: each lane is looked at in turn. */
#ifndef OBECNI_TORTURE_LANE_H
#define OBECNI_TORTURE_LANE_H

#include "tests/torture/club_copy.h"

#include "base/child.h"

struct chance {
    uint64_t state; /* not 0 */
};
/* 0 … limit - 1; the same numbers for the same state. */
size_t chance_below(struct chance *chance, size_t limit);

struct tally {
    size_t programs, kills, scans, confirmed, starts, fills;
};

/* The card to hold next: one that nobody has held, or, one time in four, one that was held just
 * now, perhaps elsewhere at this moment. NULL: all were held. */
struct card *lane_card(struct club_copy *club, struct chance *chance);

/* A lane of the command line: a check-in, or another command that reads or writes. */
struct lane {
    struct child child;
    struct card *card; /* NULL: another command */
    int64_t kill_at_ms; /* 0: it may end by itself */
    bool must_succeed;  /* a verification: its answer is the chain's */
    char said[4096];
    size_t length;
    bool is_other; /* the lane of other commands */
};

/* Looks at it: reads, kills, starts the next while `goes_on`. False when a program said what must
 * not be. `is_full`: the disk is, just now or a moment ago. */
bool lane_look(struct lane *lane, struct club_copy *club, struct chance *chance,
               struct tally *tally, int64_t now_ms, bool goes_on, bool is_full);

/* Whether nothing runs there. */
bool lane_is_free(const struct lane *lane);

#endif
