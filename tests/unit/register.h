/* A group that AP leads with people expected on Monday the 12th of January 2026, and short ways
 * to mark, tell and sign. For the tests of the register. */
#ifndef OBECNI_TESTS_UNIT_REGISTER_H
#define OBECNI_TESTS_UNIT_REGISTER_H

#include "club/presence/attendance_mark.h"
#include "club/session/session_lead.h"
#include "club/session/signoff.h"
#include "tests/unit/door.h"

enum { REGISTER_PEOPLE = 5 };

struct register_world {
    struct club *club;
    struct session session; /* 15:30 to 18:00 */
    struct visitor people[REGISTER_PEOPLE];
};

static inline void register_add_staff(struct club *club, const char *code, const char *role)
{
    struct staff_entry entry = {.code = code, .name = "Jan Przykładowy", .role = role,
                                .from_on = people_day("2025-01-01")};
    must(staff_add(club, &entry, &err));
}

static inline void register_act(struct club *club, const char *actor, const char *second)
{
    snprintf(club->actor, sizeof club->actor, "%s", actor);
    snprintf(club->second, sizeof club->second, "%s", second);
}

/* AP leads, JW could, MK coordinates; it is five minutes after the end. */
static inline struct register_world register_make(void **state)
{
    struct register_world world = {.club = &((struct fixture *)*state)->club};
    struct club *club = world.club;
    door_set_now(club, "2026-01-05T09:00");
    register_add_staff(club, "AP", "leader");
    register_add_staff(club, "JW", "leader");
    register_add_staff(club, "MK", "coordinator");
    door_group(club, "G1", false);
    must(activity_leader_add(club, "G1", "AP", people_day("2026-01-01"), DAY_NONE, &err));
    world.session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    for (int i = 0; i < REGISTER_PEOPLE; i++)
        world.people[i] = door_member(club, "G1");
    door_set_now(club, "2026-01-12T18:05");
    return world;
}

static inline void register_reload(struct register_world *world)
{
    struct club *club = world->club;
    char code[SESSION_CODE_SIZE];
    memcpy(code, world->session.code, sizeof code);
    must(session_get(club, code, &world->session, &err));
}

static inline bool register_mark(struct register_world *world, int person,
                                 enum attendance_status status, int64_t at, struct error *err)
{
    size_t marked;
    const char *number = world->people[person].number;
    struct attendance_marks marks = {.session = world->session.code, .status = status, .at = at,
                                     .participants = &number, .count = 1};
    return attendance_mark(world->club, &marks, &marked, err);
}

/* Whoever has no mark was absent. */
static inline bool register_sign(struct register_world *world, int headcount,
                                 struct signoff *signoff, struct error *err)
{
    struct signoff_entry entry = {.session = world->session.code, .rest_absent = true};
    entry.course.has_headcount = headcount >= 0;
    entry.course.headcount = headcount;
    return signoff_sign(world->club, &entry, signoff, err);
}

#endif
