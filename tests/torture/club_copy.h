/* The club that is tortured, seen past the programs: which cards were confirmed, and what must be
 * true of the file afterwards. */
#ifndef OBECNI_TORTURE_CLUB_COPY_H
#define OBECNI_TORTURE_CLUB_COPY_H

#include "trust/token.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct card {
    char payload[TOKEN_SIZE];
    int confirmed; /* how often a program said that it is recorded */
};

struct club_copy {
    char path[512];    /* the database */
    char programs[512]; /* the folder of obecni and obecni-kiosk */
    struct card *cards;
    size_t count, next; /* the next card that nobody has held */
    size_t events_before, entries_before;
};

/* Reads the cards, and how many events there are. */
bool club_copy_open(struct club_copy *club, const char *path, const char *cards,
                    const char *programs);
void club_copy_close(struct club_copy *club);

/* What must hold when every program has ended: the file is whole, the chain verifies, the
 * projection is what the events say, each confirmed card has one presence, nobody has two, and
 * each new event has its entry. Says on the error output what does not. */
bool club_copy_prove(struct club_copy *club);

size_t club_copy_confirmed(const struct club_copy *club);
size_t club_copy_recorded(const struct club_copy *club);

#endif
