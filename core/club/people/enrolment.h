/* Enrolments: who belongs to which activity from when to when. Who is expected in one session
 * is frozen from them when it opens (club/attendance); later changes do not reach back. */
#ifndef OBECNI_CLUB_PEOPLE_ENROLMENT_H
#define OBECNI_CLUB_PEOPLE_ENROLMENT_H

#include "base/day.h"
#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

struct enrolment {
    int64_t id;
    int64_t participant_id;
    char participant[NUMBER_SIZE];
    char activity[CODE_SIZE];
    char activity_title[LABEL_SIZE];
    int from_on;
    int until_on; /* the last day; DAY_NONE while open */
    char end_reason[DICTIONARY_CODE_SIZE]; /* dictionary leave_reason, "" for none */
};

struct enrolment_entry {
    const char *participant; /* number in its stored form */
    const char *activity;
    int from_on;             /* may lie in the past */
    int until_on;            /* DAY_NONE: open */
    bool over_capacity;      /* also when the activity is full */
};

/* ERROR_REFUSED for who left, for an unknown activity, for an enrolment of the person in the
 * activity in that time, and for a full activity (unless over_capacity); ERROR_USAGE for an
 * end before the start. */
bool enrolment_add(struct club *club, const struct enrolment_entry *entry, struct error *err);

/* Ends the enrolment that runs on the day, or the next one. One that would begin later than
 * the day and has not begun is withdrawn: `*is_withdrawn`. `reason` is of the dictionary
 * leave_reason. ERROR_REFUSED when there is none, or it began after that day. */
bool enrolment_end(struct club *club, const char *participant, const char *activity, int until_on,
                   const char *reason, bool *is_withdrawn, struct error *err);

/* The same for everything that a participant is enrolled in, as part of another change and
 * without entries of its own. Counts what was ended and what was withdrawn. */
bool enrolment_end_all(struct club *club, const char *participant, int until_on,
                       const char *reason, int *ended, int *withdrawn, struct error *err);

struct enrolment_filter {
    const char *participant; /* number, with those that were merged into it; NULL: all */
    const char *activity;    /* code; NULL: all */
    int day;                 /* in force on this day; DAY_NONE: all */
};

/* Zero state is empty. */
struct enrolment_list {
    struct enrolment *items;
    size_t count, capacity;
};

/* By activity, participant number and first day. */
bool enrolment_list(struct club *club, const struct enrolment_filter *filter,
                    struct enrolment_list *list, struct error *err);
void enrolment_list_free(struct enrolment_list *list);

#endif
