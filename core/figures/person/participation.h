/* One person's part in what was held: counts for a certificate, with the sessions behind them.
 * From signed lists alone, as of a day; presences of merged numbers are the person's. What was
 * not held, lies outside of the enrolment, or has no mark is no absence and in no count. */
#ifndef OBECNI_FIGURES_PERSON_PARTICIPATION_H
#define OBECNI_FIGURES_PERSON_PARTICIPATION_H

#include "figures/person/person_history.h"

struct participation_part {
    char activity[CODE_SIZE];
    char title[LABEL_SIZE];
    char programme[CODE_SIZE];        /* "" for none */
    char programme_title[LABEL_SIZE]; /* "" for none */
    int hour_minutes; /* of the programme, 60 without one; of the whole: 0 when they differ */
    int held;         /* where the person was expected; the sum of the next four */
    int attended, excused, not_attended, refused;
    int minutes;              /* credited, of the attended ones */
    int guest, guest_minutes; /* present where not expected: in none of the above */
};

struct participation_request {
    int64_t person_id;
    const char *programme; /* code; NULL: all */
    int from, until;       /* days of sessions; DAY_NONE: no limit */
    int64_t at;            /* as of this instant */
};

/* Zero state is empty. */
struct participation {
    struct participation_part whole;
    struct participation_part *parts; /* of one activity each, by code */
    size_t part_count, part_capacity;
    int first, last;    /* days of the first and last session counted; DAY_NONE for none */
    int unsigned_count; /* sessions over, of the person's, whose list nobody had signed */
    int unmarked_count; /* signed, and nothing is known about the person */
    struct person_history history; /* of the programme; see participation_counts */
};

/* ERROR_REFUSED for an unknown programme. */
bool participation_get(struct club *club, const struct participation_request *request,
                       struct participation *participation, struct error *err);
void participation_free(struct participation *participation);

/* Whether the session is in a count. */
bool participation_counts(const struct history_session *session);

#endif
