/* Closing months, like accounting periods: whatever belongs to a day of a closed month stays
 * as it is until two people reopen the month with a reason. Every function that changes facts
 * of a day asks here first. What changed after a closing is figures/month_changes'.
 *
 * A month is kept as the number of its first day (base/day) and written "2026-01". */
#ifndef OBECNI_CLUB_PRESENCE_MONTH_H
#define OBECNI_CLUB_PRESENCE_MONTH_H

#include "base/day.h"
#include "club/club.h"

#include <stddef.h>

enum {
    MONTH_SIZE = 8, /* "2026-01" and the terminator */
    MONTH_REASON_SIZE = 241,
};

/* Reads "2026-01", the years 2000 to 2199. ERROR_USAGE for "2026-13" and what is no month. */
bool month_read(const char *text, int *month, struct error *err);
void month_format(int month, char text[MONTH_SIZE]);
/* The month of a day, and a month's last day. */
int month_of(int day);
int month_last(int month);

/* ERROR_REFUSED, saying how to reopen, when the day lies in a closed month. */
bool month_check_open(struct club *club, int day, struct error *err);
/* The same for each day from `from` to `until`; DAY_NONE at either end: without limit. True for
 * no days (until before from). */
bool month_check_open_days(struct club *club, int from, int until, struct error *err);
/* The same for the day of a session. */
bool month_check_session(struct club *club, int64_t session_id, struct error *err);

/* What has to be settled before a month is closed: sessions over that nobody signed, and
 * arrivals without a session. A free consultation that nobody came to is no session. */
struct month_point {
    char session[SESSION_CODE_SIZE]; /* "" for an arrival */
    char participant[NUMBER_SIZE];   /* of an arrival */
    int64_t at;                      /* the session's start, or the arrival */
    bool is_open;                    /* somebody is marked in the session */
};
struct month_points {
    struct month_point *items;
    size_t count, capacity;
};
/* By time. The zero list is empty. */
bool month_points_list(struct club *club, int month, struct month_points *points,
                       struct error *err);
void month_points_free(struct month_points *points);

/* Whether it was closed at that instant. */
bool month_was_closed(struct club *club, int month, int64_t at, bool *is_closed,
                      struct error *err);

/* Closes it. ERROR_REFUSED while the month is not over or is closed already, and while it has
 * points, unless `reason` says in words why it is closed all the same (NULL or "": it does
 * not). Announced absences of unsigned sessions are noted first. */
bool month_close(struct club *club, int month, const char *reason, struct error *err);

/* The same checks, but for the points; the answer may differ when the change is made. */
bool month_check_closable(struct club *club, int month, struct error *err);

/* Reopens it: a reason in words, and a second person (club.second). ERROR_REFUSED for a month
 * that is not closed. */
bool month_reopen(struct club *club, int month, const char *reason, struct error *err);
/* The same checks, but for the second person. */
bool month_check_reopenable(struct club *club, int month, struct error *err);

/* Months with sessions up to today's, and those that were ever closed. */
struct month_state {
    int month;
    bool is_closed;
    bool is_over;
    int sessions; /* planned until today, without cancelled ones and free offers */
    int unsettled; /* points */
    int reopened;  /* how often */
    int64_t at;    /* of the newest closing or reopening; 0: none */
    char actor[CODE_SIZE], second[CODE_SIZE];
    char reason[MONTH_REASON_SIZE];
};
struct months {
    struct month_state *items;
    size_t count, capacity;
};
/* By month, those that touch the days (DAY_NONE: no limit). The zero list is empty. */
bool month_list(struct club *club, int from, int until, struct months *months, struct error *err);
void months_free(struct months *months);

#endif
