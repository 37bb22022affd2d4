/* What changed inside a month after it was closed for the first time: presences, sign-offs,
 * courses, sessions, leaders and enrolments of its days, beside the reopenings and closings
 * themselves. Facts with who, when, second person and reason; numbers only. */
#ifndef OBECNI_FIGURES_LIST_MONTH_CHANGES_H
#define OBECNI_FIGURES_LIST_MONTH_CHANGES_H

#include "club/club.h"
#include "club/dictionary.h"
#include "club/presence/month.h"

struct month_change {
    int64_t at;    /* when it was noted */
    int64_t id;    /* of its row, in the order of noting; 0: it has none */
    char what[32]; /* a kind of presence_event, or "signed", "course", "added", "cancelled",
                      "restored", "moved", "removed", "leaders", "enrolled", "enrolment_changed",
                      "enrolment_removed", "reopened", "closed" */
    char session[SESSION_CODE_SIZE]; /* "" for none */
    char participant[NUMBER_SIZE];   /* "" for none */
    char status[24];                 /* what a presence says since; "" for others */
    char about[CODE_SIZE];           /* the excuse, or the enrolment's activity; "" for none */
    char actor[CODE_SIZE], second[CODE_SIZE];
    char reason[MONTH_REASON_SIZE]; /* in words, or a code */
};

struct month_changes {
    int64_t closed_at; /* first; 0: never */
    struct month_change *items;
    size_t count, capacity;
};

/* NULL: all. Of one activity or leader only what is of a session is listed. */
struct month_change_filter {
    const char *activity, *programme;
    const char *leader; /* staff code: sessions that this person leads */
};

/* By time, then in the order of noting. Nothing, and no error, for a month that was never closed. */
bool month_changes_list(struct club *club, int month, const struct month_change_filter *filter,
                        struct month_changes *changes, struct error *err);
void month_changes_free(struct month_changes *changes);

#endif
