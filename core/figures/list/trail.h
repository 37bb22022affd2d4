/* The trail of one presence: every event noted for one person in one session, in order.
 * What `obecni attendance show` prints when somebody asks how a mark came about. */
#ifndef OBECNI_FIGURES_LIST_TRAIL_H
#define OBECNI_FIGURES_LIST_TRAIL_H

#include "club/club.h"

enum { TRAIL_REASON_SIZE = 241, TRAIL_LIST_SIZE = 41 };

struct trail_event {
    int64_t noted_at; /* when it was written down */
    int64_t at;       /* when it was true */
    char kind[24];    /* "arrived", "came_cancelled", "corrected" */
    char status[24];  /* of a correction, else "" */
    char source[24];
    char actor[CODE_SIZE];
    char second[CODE_SIZE];         /* who agreed, where two persons have to; else "" */
    char card[NUMBER_SIZE];         /* "" when no card was used */
    char list[TRAIL_LIST_SIZE];     /* of the paper list it was read from, else "" */
    char reason[TRAIL_REASON_SIZE]; /* words of a correction, a code of a refusal or placing; else "" */
};

struct trail {
    struct trail_event *items;
    size_t count, capacity;
};

/* Also what was noted under numbers that were merged into this one. ERROR_REFUSED when there is
 * no such session or participant. Freed with trail_free. */
bool trail_get(struct club *club, const char *session, const char *participant,
               struct trail *trail, struct error *err);
void trail_free(struct trail *trail);

#endif
