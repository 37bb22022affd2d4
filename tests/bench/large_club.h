/* The parts of the large club's generator: who is in it, and what happened. Filled by plain
 * SQL inside one change, because the club's own functions commit one by one. */
#ifndef OBECNI_BENCH_LARGE_CLUB_H
#define OBECNI_BENCH_LARGE_CLUB_H

#include "club/club.h"
#include "trust/token.h"

enum {
    LEADERS = 8,
    ACTIVITIES_MOST = 80,
    SEATS = 50,      /* persons enrolled in one activity at any time */
    TIMES_A_WEEK = 2,
    WEEKS_AHEAD = 26,
    LATE_MINUTES = 15,
};

/* The plan. Each seat of an activity is taken by one person after the other: person p sits on
 * seat p % seats, as number p / seats in turn. Whoever is last on a seat is there today. */
struct plan {
    int participants;
    int64_t presences;
    int activities, seats, weeks; /* weeks of history before this one */
    int today;                    /* a day number; a Monday */
};

struct member {
    int64_t id, card_id;
    char number[NUMBER_SIZE];
    char payload[TOKEN_SIZE];
    int from, until; /* days of the enrolment; DAY_NONE: open */
};

struct activity_plan {
    int64_t id;
    char code[CODE_SIZE], room[ROOM_SIZE];
    int64_t schedule_ids[TIMES_A_WEEK];
};

struct large_club {
    struct club club;
    struct plan plan;
    struct member *members; /* plan.participants of them */
    struct activity_plan activities[ACTIVITIES_MOST];
    uint64_t random;
    int contracts, excuses, signed_lists;
};

/* The same numbers in every run. */
uint64_t large_club_random(struct large_club *large);

/* Day of the week (0: Monday) and minutes of an activity's times in the week. */
struct meeting {
    int weekday, start_minutes, end_minutes;
};
struct meeting large_club_meeting(int activity, int which);

/* Staff, activities, schedules; participants with cards, enrolments, identities. */
bool large_club_add_people(struct large_club *large, struct error *err);

/* Sessions from the first week to 26 weeks ahead; openings, expected, presences, attendance and
 * a ledger entry for each presence, for all that is over. */
bool large_club_add_history(struct large_club *large, struct error *err);

/* After a session, by the program's own functions: some of the missing excused, the list with
 * its course signed by the leader; but for the last days. */
bool large_club_finish_session(struct large_club *large, int64_t session_id, const char *code,
                               int day, int activity, int present, struct error *err);

/* For most who are there today a contract of this half-year, with two lines. */
bool large_club_add_contracts(struct large_club *large, struct error *err);

#endif
