/* A leader's hours for settlement (domain §7 row 24): from signed sessions alone, by who really
 * led them, minutes as they were, hours only as the programme counts them. */
#ifndef OBECNI_FIGURES_REPORT_LEADER_HOURS_H
#define OBECNI_FIGURES_REPORT_LEADER_HOURS_H

#include "club/club.h"

#include <stddef.h>

enum leader_role {
    LEADER_PLANNED,    /* as planned, for the activity or the session */
    LEADER_SUBSTITUTE, /* in somebody's place */
    LEADER_JOINT,      /* beside others */
    LEADER_TOLD,       /* not planned: told to have led */
};

struct leader_session {
    char session[SESSION_CODE_SIZE];
    char activity[CODE_SIZE];
    char programme[CODE_SIZE]; /* "" for none: hours of 60 minutes */
    int held_on;
    int64_t start_at, end_at; /* the real ones where they were told */
    int minutes;              /* whole ones between these; a begun minute does not count */
    int hour_minutes;
    enum leader_role role;
    bool is_signed; /* only then it counts */
};

/* Of one programme: whole hours and the minutes that make none. */
struct leader_total {
    char programme[CODE_SIZE];
    int hour_minutes;
    int sessions;
    int minutes;
    int hours, rest_minutes;
};

struct leader_hours {
    struct leader_session *sessions; /* by start; signed or not */
    size_t count, capacity;
    struct leader_total *totals; /* of the signed ones, by programme */
    size_t total_count, total_capacity;
};

/* Sessions from `from` to `until` that are over, have marks, and that the member of staff led,
 * as far as is known. The zero
 * state is empty; the caller frees it. */
struct leader_hours_filter {
    const char *staff;
    int from, until;
    const char *activity, *programme; /* NULL: all */
};
bool leader_hours_get(struct club *club, const struct leader_hours_filter *filter,
                      struct leader_hours *hours, struct error *err);
void leader_hours_free(struct leader_hours *hours);

/* "planned", "substitute", "joint", "told". */
const char *leader_role_word(enum leader_role role);

#endif
