/* The demonstration club in a folder of its own, for tests that count in it. */
#ifndef OBECNI_TESTS_UNIT_DEMO_H
#define OBECNI_TESTS_UNIT_DEMO_H

#include "exchange/demo_club.h"
#include "tests/unit/files.h"

struct demo {
    struct folder folder;
    struct club club;
};

/* A cmocka set-up and tear-down. */
static inline int make_demo(void **state)
{
    struct demo *demo = calloc(1, sizeof *demo);
    struct error failure = {0};
    folder_make(&demo->folder);
    unsetenv("OBECNI_NOW");
    if (!demo_club_make(&demo->club, demo->folder.path, &failure)) {
        print_error("%s\n", failure.text);
        return -1;
    }
    *state = demo;
    return 0;
}

static inline int remove_demo(void **state)
{
    struct demo *demo = *state;
    club_close(&demo->club);
    folder_remove(&demo->folder);
    free(demo);
    return 0;
}

#endif
