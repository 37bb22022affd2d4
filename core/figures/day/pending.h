/* Sessions that are over and whose lists nobody has signed: the reminder behind
 * `obecni session pending`. Numbers only. */
#ifndef OBECNI_FIGURES_DAY_PENDING_H
#define OBECNI_FIGURES_DAY_PENDING_H

#include "base/day.h"
#include "club/club.h"

#include <stddef.h>

enum { PENDING_LEADERS_SIZE = 400 };

struct pending_session {
    int64_t session_id;
    char session[SESSION_CODE_SIZE];
    char activity[CODE_SIZE];
    int held_on;
    int64_t start_at;
    int64_t over_at;   /* the real end where it was told, else the planned one */
    int days_waiting;  /* whole days since the day it was held; 0: today */
    bool has_mark;     /* false: nobody noted anything, it may not have been held at all */
    int expected;      /* frozen, or without a mark enrolled and booked now */
    int marked;        /* of anybody, guests included */
    int present;
    int unknown;       /* expected, and nothing is known */
    char leaders[PENDING_LEADERS_SIZE]; /* codes of who led or was to, between ", " */
};

/* What to list; NULL and DAY_NONE mean no limit. */
struct pending_filter {
    int from, until;
    const char *activity, *programme;
    const char *leader; /* staff code: sessions to be signed by this person */
};

/* Oldest first, then by code. A consultation that nobody booked and nobody came to is none. The
 * zero list is empty; freed with pending_free. */
struct pending {
    struct pending_session *items;
    size_t count, capacity;
};
bool pending_list(struct club *club, const struct pending_filter *filter, struct pending *list,
                  struct error *err);
void pending_free(struct pending *list);

#endif
