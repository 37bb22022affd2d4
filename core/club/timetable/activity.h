/* Activities: what takes place again and again (a support group, a training, consultations),
 * and who leads it from when to when. When it takes place is club/schedule's, who takes part
 * is club/enrolment's. */
#ifndef OBECNI_CLUB_TIMETABLE_ACTIVITY_H
#define OBECNI_CLUB_TIMETABLE_ACTIVITY_H

#include "base/day.h"
#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

enum { ACTIVITY_UNSET = -1, ACTIVITY_MINUTES_MOST = 240, ACTIVITY_CAPACITY_MOST = 1000 };

struct activity {
    int64_t id;
    char code[CODE_SIZE];
    char programme[CODE_SIZE]; /* "" when it belongs to none */
    char title[LABEL_SIZE];
    char kind[DICTIONARY_CODE_SIZE]; /* dictionary activity_kind */
    bool is_individual; /* consultations by booking, else a group */
    bool is_open;       /* takes anyone with a card */
    int capacity;       /* persons enrolled at once; 0: not limited */
    int early_minutes;  /* ACTIVITY_UNSET: the club's setting */
    int late_minutes;   /* ACTIVITY_UNSET: the club's setting */
    int leave_minutes;  /* before the end from which somebody left early; or ACTIVITY_UNSET */
    bool credits_real;  /* minutes are credited as people were there, else the whole session */
};

/* What is typed. In activity_change NULL and false mean: stays as it is. */
struct activity_entry {
    const char *code;      /* activity_add only */
    const char *programme; /* "" for none */
    const char *title;
    const char *kind;
    bool is_individual; /* activity_add only: the form decides what the records mean */
    bool has_open, is_open;
    bool has_capacity;
    int capacity; /* 0 lifts the limit; at most ACTIVITY_CAPACITY_MOST */
    bool has_early, has_late, has_leave;
    int early_minutes, late_minutes, leave_minutes; /* 0..240; ACTIVITY_UNSET: the setting */
    const char *credit; /* "whole" or "real"; NULL in activity_add: whole */
};

/* ERROR_REFUSED for a taken code or an unknown programme, ERROR_USAGE for an unknown kind or
 * a number out of range. */
bool activity_add(struct club *club, const struct activity_entry *entry, struct error *err);
bool activity_change(struct club *club, const char *code, const struct activity_entry *entry,
                     struct error *err);

/* By code; _get refuses, with the codes that there are. */
bool activity_find(struct club *club, const char *code, struct activity *activity, bool *found,
                   struct error *err);
bool activity_get(struct club *club, const char *code, struct activity *activity,
                  struct error *err);

/* Zero state is empty. */
struct activity_list {
    struct activity *items;
    size_t count, capacity;
};

/* By code; with a `programme` code, only its own (NULL: all). */
bool activity_list(struct club *club, const char *programme, struct activity_list *list,
                   struct error *err);
void activity_list_free(struct activity_list *list);

/* A period in which somebody is planned to lead. */
struct activity_leader {
    char staff[CODE_SIZE];
    char name[LABEL_SIZE];
    int from_on;
    int until_on; /* the last day; DAY_NONE while open */
};

/* Somebody leads from a day on. ERROR_REFUSED when the person does not work in the club on
 * the first or last day, or leads in that time already. `until_on` may be DAY_NONE. */
bool activity_leader_add(struct club *club, const char *code, const char *staff, int from_on,
                         int until_on, struct error *err);

/* The last day of leading; a period that would begin later is taken back. ERROR_REFUSED when
 * the person does not lead on or after that day. */
bool activity_leader_end(struct club *club, const char *code, const char *staff, int until_on,
                         struct error *err);

/* Zero state is empty. */
struct activity_leader_list {
    struct activity_leader *items;
    size_t count, capacity;
};

/* Periods of the activity by first day and code; with a `day`, only those in force on it and
 * of people who work in the club then (DAY_NONE: all). */
bool activity_leader_list(struct club *club, int64_t activity_id, int day,
                          struct activity_leader_list *list, struct error *err);
void activity_leader_list_free(struct activity_leader_list *list);

#endif
