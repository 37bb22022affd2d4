/* What tests of excuses stand on: a week with a group, claims, decisions, marks. */
#ifndef OBECNI_TESTS_UNIT_EXCUSES_H
#define OBECNI_TESTS_UNIT_EXCUSES_H

#include "club/people/participant_merge.h"
#include "club/presence/excuse.h"
#include "club/presence/excuse_reach.h"
#include "club/session/signoff.h"
#include "tests/unit/door.h"

static inline struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

/* A group on three days of January, seen from the 20th: on the 5th one member came, and so the
 * session was opened; on the 12th nobody was marked; the 26th lies ahead. */
struct week {
    struct session opened, unopened, ahead;
    struct visitor came, missed;
};

static inline struct week week_new(struct club *club)
{
    struct week week;
    door_set_now(club, "2026-01-02T09:00:00");
    people_add_staff(club, "AP", "2025-01-01");
    people_add_staff(club, "HD", "2025-01-01");
    door_group(club, "G1", false);
    must(activity_leader_add(club, "G1", "AP", people_day("2026-01-01"), DAY_NONE, &err));
    week.came = door_member(club, "G1");
    week.missed = door_member(club, "G1");
    week.opened = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    week.unopened = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    week.ahead = door_session(club, "G1", "2026-01-26", "15:30", "18:00");
    door_expect(club, "2026-01-05T15:25:00", &week.came, CHECKIN_RECORDED);
    door_set_now(club, "2026-01-20T10:00:00");
    return week;
}

static inline struct excuse_claim claim_session(const struct week *week)
{
    return (struct excuse_claim){.participant = week->missed.number,
                                 .session = week->opened.code,
                                 .from_on = DAY_NONE,
                                 .until_on = DAY_NONE,
                                 .document = "medical",
                                 .seen_on = people_day("2026-01-08")};
}

static inline struct excuse_claim claim_days(const struct week *week, const char *from, const char *until)
{
    struct excuse_claim claim = claim_session(week);
    claim.session = NULL;
    claim.from_on = people_day(from);
    claim.until_on = people_day(until);
    return claim;
}

static inline struct excuse add(struct club *club, struct excuse_claim claim)
{
    struct excuse excuse;
    must(excuse_add(club, &claim, &excuse, &err));
    return excuse;
}

static inline bool decide_as(struct club *club, const struct excuse *excuse, enum excuse_state decision,
                      struct error *err)
{
    int count;
    struct excuse_decision deciding = {
        .excuse = excuse->code,
        .decision = decision,
        .basis = decision == EXCUSE_GRANTED ? NULL : "other",
    };
    return excuse_decide(club, &deciding, &count, err);
}

static inline int decide(struct club *club, const struct excuse *excuse, enum excuse_state decision,
                  bool despite)
{
    int count = -1;
    struct excuse_decision deciding = {
        .excuse = excuse->code,
        .decision = decision,
        .basis = decision == EXCUSE_GRANTED ? NULL : "other",
        .despite_deadline = despite,
    };
    must(excuse_decide(club, &deciding, &count, &err));
    door_check_projection(club);
    return count;
}

static inline void mark_absent(struct club *club, const struct session *session,
                        const struct visitor *visitor)
{
    must(attendance_correct(club,
                            &(struct attendance_correction){.session = session->code,
                                                            .participant = visitor->number,
                                                            .status = ATTENDANCE_ABSENT,
                                                            .reason = "lista papierowa"},
                            &err));
}

#endif
