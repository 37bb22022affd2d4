/* Presences over time: the rows behind `obecni attendance list`, and arrivals that nobody
 * has placed yet. Numbers only. */
#ifndef OBECNI_FIGURES_LIST_PRESENCES_H
#define OBECNI_FIGURES_LIST_PRESENCES_H

#include "club/club.h"

struct presence {
    char session[SESSION_CODE_SIZE];
    int64_t participant_id;
    char participant[NUMBER_SIZE];
    int64_t start_at;
    int64_t in_at; /* 0: none */
    int64_t out_at; /* 0: none */
    char status[24];
    int late_minutes;
    int credited_minutes;
    char source[24];
    bool came_anyway;
};

struct presences {
    struct presence *items;
    size_t count, capacity;
};

/* What to list; NULL and DAY_NONE mean no limit. A participant is listed with the numbers that
 * were merged into theirs; each row has the number that it was noted under. */
struct presence_filter {
    const char *session, *participant, *activity, *programme, *status;
    const char *leader; /* staff code: only of sessions that this person leads */
    int from, until;
};

/* By start, session and number. The list is freed with presences_free. */
bool presences_list(struct club *club, const struct presence_filter *filter,
                    struct presences *list, struct error *err);

/* Arrivals without a session that are open (club/arrival), by time. Only participant, in_at and
 * source are filled. */
bool presences_open_arrivals(struct club *club, struct presences *list, struct error *err);

void presences_free(struct presences *list);

#endif
