/* Makes sessions from schedules, ahead to a horizon. What a version of a schedule says is
 * stored by schedule; here days become sessions: holidays and closed days are left out, and
 * what exists already is not made again. */
#ifndef OBECNI_CLUB_TIMETABLE_SCHEDULE_GENERATE_H
#define OBECNI_CLUB_TIMETABLE_SCHEDULE_GENERATE_H

#include "club/club.h"

enum { SCHEDULE_WEEKS_MOST = 520 };

/* What a run did. */
struct schedule_generated {
    int made;          /* new sessions */
    int days_off;      /* holidays and closed days left out, each once */
    int missing_hours; /* sessions left out whose hour the clocks skip that night */
    int until;         /* the horizon: the last day that is made now */
};

/* Makes the sessions of all schedules up to the Sunday of the week that lies `weeks` ahead
 * (1..SCHEDULE_WEEKS_MOST; 0: the setting horizon_weeks). Costs one small query when nothing
 * is to do, so every writing command may call it first. A change of its own, with one ledger
 * entry when sessions were made and none otherwise. A planned time that happens twice (the
 * clocks are moved back) is the first of the two. */
bool schedule_generate(struct club *club, int weeks, struct schedule_generated *done,
                       struct error *err);

/* Inside a change, without an entry: one schedule up to the setting's horizon, and at least to
 * the day `until` (DAY_NONE: no more than the horizon). */
bool schedule_generate_one(struct club *club, int64_t schedule_id, int until,
                           struct schedule_generated *done, struct error *err);

/* Inside a change, without an entry: what all schedules lack on one day that was opened and
 * that they have been made beyond. */
bool schedule_generate_day(struct club *club, int day, struct schedule_generated *done,
                           struct error *err);

#endif
