/* Schedules: when an activity recurs, in versions. A change never touches what was: it is a
 * new version from a day on. Sessions are made by schedule_generate.
 *
 * A series is one recurrence of an activity through all its versions. It is called
 * "G1:1" (activity, and which of its series), or just "G1" when there is one. */
#ifndef OBECNI_CLUB_TIMETABLE_SCHEDULE_H
#define OBECNI_CLUB_TIMETABLE_SCHEDULE_H

#include "club/club.h"
#include "club/session/session.h"
#include "club/timetable/recurrence.h"
#include "club/timetable/schedule_generate.h"

enum { SCHEDULE_CODE_SIZE = CODE_SIZE + 12 };

/* One version. */
struct schedule {
    int64_t id;
    int64_t series_id;
    char code[SCHEDULE_CODE_SIZE]; /* of the series */
    char activity[CODE_SIZE];
    char rule[RECURRENCE_RULE_SIZE];
    int anchor; /* day that INTERVAL and COUNT are counted from */
    int start_minutes;
    int end_minutes;
    int slot_minutes; /* 0: not cut into slots */
    char room[ROOM_SIZE];
    int valid_from;
    int valid_until;     /* the last day; DAY_NONE: open */
    int generated_until; /* sessions are made until then; DAY_NONE: none yet */
};

/* What is typed. Days as base/day counts them, minutes since midnight. */
struct schedule_entry {
    const char *activity;
    const char *rule; /* as typed, or by recurrence_weekly */
    int start_minutes;
    int end_minutes;  /* up to 1440 */
    int slot_minutes; /* consultations only, 0 for none; must fill the time wholly */
    const char *room;
    int valid_from;
    int valid_until; /* DAY_NONE: no end */
};

/* Adds a schedule and makes its sessions to the horizon, also those of days that are over.
 * ERROR_USAGE for an end before the start, a rule that is wrong or gives no day, slots that
 * do not fit; ERROR_REFUSED for an unknown activity, slots of a group, or a group that would
 * meet itself. */
bool schedule_add(struct club *club, const struct schedule_entry *entry, struct schedule *added,
                  struct schedule_generated *made, struct error *err);

/* What a change did to sessions that were planned ahead. */
struct schedule_effect {
    struct schedule schedule; /* the version that holds now */
    int removed;              /* that nobody had touched */
    int made;
    struct sessions kept; /* opened, booked, cancelled, moved …: they stay as they are */
};
void schedule_effect_free(struct schedule_effect *effect);

/* Changes the series `code` from the day `entry->valid_from` on (not before today): a new
 * version with the entry's values, until entry->valid_until. The version before ends the day
 * before. The entry's activity is not looked at. A rule that stays keeps its anchor. */
bool schedule_change(struct club *club, const char *code, const struct schedule_entry *entry,
                     struct schedule_effect *effect, struct error *err);

/* Ends the series `code`: `last` is its last day. */
bool schedule_end(struct club *club, const char *code, int last, struct schedule_effect *effect,
                  struct error *err);

/* The version of the series `code` that holds on `day`, else the next one, else the last.
 * ERROR_REFUSED when there is none, or when an activity's code means several; ERROR_USAGE for
 * what cannot name a schedule. */
bool schedule_get(struct club *club, const char *code, int day, struct schedule *schedule,
                  struct error *err);

/* Versions of one activity or of all (NULL); with `day`, only those that end on it or later
 * (DAY_NONE: all). By activity, series and first day. The zero state is empty. */
struct schedules {
    struct schedule *items;
    size_t count;
    size_t capacity;
};
bool schedule_list(struct club *club, const char *activity, int day, struct schedules *schedules,
                   struct error *err);
void schedules_free(struct schedules *schedules);

#endif
