/* From when to when somebody leads an activity, or answers for a programme: two tables that are
 * alike but for what they belong to. Whether that may be changed now is the owner's to say. */
#ifndef OBECNI_CLUB_TIMETABLE_LEADER_PERIOD_H
#define OBECNI_CLUB_TIMETABLE_LEADER_PERIOD_H

#include "club/staff/staff.h"
#include "club/timetable/activity.h"

enum leader_of { LEADER_OF_ACTIVITY, LEADER_OF_PROGRAMME };

struct leader_period {
    enum leader_of of;
    int64_t owner_id;
    const char *owner; /* its code */
    struct staff staff;
    int from_on, until_on; /* until_on DAY_NONE: open */
};

/* Fills in the staff. ERROR_USAGE when it would end before it begins; ERROR_REFUSED for who does
 * not work here on its first or its last day. */
bool leader_period_check(struct club *club, const char *staff_code, struct leader_period *period,
                         struct error *err);

/* All inside a change. ERROR_REFUSED when somebody has a period of that time already. */
bool leader_period_add(struct club *club, const struct leader_period *period, struct error *err);

/* Cuts the period that runs on `until_on`, else the next one, which is taken back; `from_on` is
 * filled in. ERROR_REFUSED when there is none. */
bool leader_period_end(struct club *club, const char *staff_code, struct leader_period *period,
                       struct error *err);

/* The change's entry: staff and days, for the owner. */
bool leader_period_note(struct club *club, const char *action, const struct leader_period *period,
                        struct error *err);

/* By first day and code; with a day, those alone who lead and work here on it (DAY_NONE: all). */
bool leader_period_list(struct club *club, enum leader_of of, int64_t owner_id, int day,
                        struct activity_leader_list *list, struct error *err);

#endif
