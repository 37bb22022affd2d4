/* What schedule.c and schedule_change.c share: reading what was typed into a version that
 * can be stored. For nobody else. */
#ifndef OBECNI_CLUB_TIMETABLE_SCHEDULE_ENTRY_H
#define OBECNI_CLUB_TIMETABLE_SCHEDULE_ENTRY_H

#include "club/timetable/activity.h"
#include "club/timetable/schedule.h"

#include <jansson.h>

/* An entry that was checked, with texts in their stored form. */
struct schedule_version {
    const struct schedule_entry *entry;
    int64_t activity_id;
    int64_t series_id; /* 0: begins a series */
    int anchor;
    char rule[RECURRENCE_RULE_SIZE];
    char room[ROOM_SIZE];
};

/* Checks the entry; anchors the rule at the entry's first day. */
bool schedule_read_entry(struct club *club, const struct schedule_entry *entry,
                         const struct activity *activity, struct schedule_version *version,
                         struct error *err);

/* Whether the rule gives any day at all between the entry's first and last; within ten years
 * when it has no end. */
bool schedule_check_days(const struct schedule_version *version, struct error *err);

/* Stores the row, inside a change. */
bool schedule_insert(struct club *club, const struct schedule_version *version, int64_t *id,
                     struct error *err);

/* ERROR_REFUSED when a session of this version meets another of the same group. */
bool schedule_check_overlap(struct club *club, int64_t id, struct error *err);

/* A ledger entry's body for a version. */
json_t *schedule_note_body(const struct schedule *schedule, int made);

#endif
