/* The demonstration club in a folder of its own, open with its vault, and short ways to make its
 * people leave, be corrected and get cards. For the tests of exports and disposals. */
#ifndef OBECNI_TESTS_UNIT_DEMO_RIGHTS_H
#define OBECNI_TESTS_UNIT_DEMO_RIGHTS_H

#include "club/presence/attendance.h"
#include "exchange/demo_club.h"
#include "rights/disposal.h"
#include "tests/unit/door.h"
#include "tests/unit/files.h"

#include <unistd.h>

struct demo {
    struct folder folder;
    struct club club;
};

static inline void demo_act(struct club *club, const char *now, const char *actor,
                            const char *second)
{
    door_set_now(club, now);
    club->ledger.is_clock_fixed = true;
    snprintf(club->actor, sizeof club->actor, "%s", actor);
    snprintf(club->second, sizeof club->second, "%s", second);
}

static inline int demo_open(void **state)
{
    struct demo *demo = calloc(1, sizeof *demo);
    struct error failure = {0};
    struct club made;
    folder_make(&demo->folder);
    unsetenv("OBECNI_NOW");
    *state = demo;
    if (!demo_club_make(&made, demo->folder.path, &failure)) {
        print_error("%s\n", failure.text);
        return -1;
    }
    club_close(&made);
    must(club_open(&demo->club, demo->folder.path, CLUB_WRITING, &err));
    must(vault_unlock(&demo->club.vault, demo->club.store, DEMO_CLUB_PASSPHRASE, &err));
    demo_act(&demo->club, "2026-01-12T19:00", "MK", "");
    return 0;
}

static inline int demo_close(void **state)
{
    struct demo *demo = *state;
    club_close(&demo->club);
    folder_remove(&demo->folder);
    free(demo);
    return 0;
}

static inline void demo_leave(struct club *club, const char *number)
{
    struct participant_leaving leaving;
    must(participant_leave(club, number, club_today(club), "completed", &leaving, &err));
}

static inline void demo_correct(struct club *club, const char *session, const char *number,
                                const char *reason)
{
    struct attendance_correction correction = {.session = session, .participant = number,
                                               .status = ATTENDANCE_ABSENT, .reason = reason};
    snprintf(club->second, sizeof club->second, "HD");
    must(attendance_correct(club, &correction, &err));
    club->second[0] = '\0';
}

/* A number asked for by SQL about one participant. */
static inline int64_t demo_count(struct club *club, const char *sql, const char *number)
{
    struct error err = {0};
    struct statement *s = statement_new(club->store, sql);
    statement_bind_text(s, ":number", number);
    int64_t count = statement_step(s) ? statement_integer(s, 0) : -1;
    assert_true(statement_finish(s, &err));
    return count;
}

#define demo_test(name) cmocka_unit_test_setup_teardown(name, demo_open, demo_close)

#endif
