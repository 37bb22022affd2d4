/* A new club in a folder of its own, for unit tests of what the club knows: real SQLite file,
 * real vault (light), clock standing at 2026-01-12T15:20:00 in Warsaw. */
#ifndef OBECNI_TESTS_UNIT_FIXTURE_H
#define OBECNI_TESTS_UNIT_FIXTURE_H

#include "club/club.h"

#define FIXTURE_PASSPHRASE "correct horse battery"

struct fixture {
    struct club club;
    char dir[64];
    char path[128];
};

/* Makes the club and leaves it open for writing with the vault open; the actor is "AP". */
void fixture_open(struct fixture *fixture);

/* Closes it and removes the folder with everything in it. */
void fixture_close(struct fixture *fixture);

#endif
