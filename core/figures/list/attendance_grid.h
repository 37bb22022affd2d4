/* Who has to do with which sessions: persons beside sessions, as it was known at an instant. What
 * the printed lists are made of: one session's list, one person's card, a month's register. Read
 * from the events, never from the projection, so that the same comes out again later.
 *
 * Presences of numbers that were merged are one person's. But a list that was signed before the
 * merge stays as it was signed: a grid of a single session follows only merges made before. */
#ifndef OBECNI_FIGURES_LIST_ATTENDANCE_GRID_H
#define OBECNI_FIGURES_LIST_ATTENDANCE_GRID_H

#include "club/dictionary.h"
#include "club/presence/attendance.h"

#include <stddef.h>

struct grid_session {
    int64_t id, activity_id;
    char code[SESSION_CODE_SIZE];
    char activity[CODE_SIZE];
    char activity_title[LABEL_SIZE];
    char kind[DICTIONARY_CODE_SIZE];
    char programme[CODE_SIZE];  /* "" for none */
    char programme_title[LABEL_SIZE];
    char room[ROOM_SIZE];
    char cancel_reason[DICTIONARY_CODE_SIZE];
    int day;
    int hour_minutes;           /* 45 or 60 */
    bool is_individual;
    bool is_over;               /* by the instant */
    int64_t first_signed_at;    /* 0: nobody signed by then */
    struct attendance_terms terms;
};

/* The real hours where they were told, else the planned ones; and the whole minutes between. */
int64_t grid_session_from(const struct grid_session *session);
int64_t grid_session_until(const struct grid_session *session);
int grid_session_minutes(const struct grid_session *session);

/* Over and not cancelled, and nobody has signed its list. */
bool grid_session_is_unsigned(const struct grid_session *session);

struct grid_person {
    int64_t id;
    char number[NUMBER_SIZE];
};

/* What one person has to do with one session: nothing, unless expected or noted. */
struct grid_cell {
    bool is_expected; /* on the frozen list; before the opening: enrolled or booked */
    bool is_noted;    /* something was noted */
    struct attendance_row row;
};

/* Zero state is empty. */
struct attendance_grid {
    struct grid_session *sessions; /* by start and code */
    size_t session_count, session_capacity;
    struct grid_person *persons; /* by number; only those with a cell that says something */
    size_t person_count, person_capacity;
    struct grid_cell *cells; /* [person * session_count + session] */
};

/* NULL, 0 and DAY_NONE: no limit. */
struct grid_filter {
    int64_t session_id;
    int64_t activity_id; /* of the session, where one is asked for */
    const char *activity, *programme;
    const char *leader; /* staff code: only what this person leads, led or signed */
    int64_t person_id;
    int from, until;
};

/* `before`: what was noted earlier is known. To be freed, also after a failure. */
bool attendance_grid_get(struct club *club, const struct grid_filter *filter, int64_t before,
                         struct attendance_grid *grid, struct error *err);
void attendance_grid_free(struct attendance_grid *grid);

const struct grid_cell *attendance_grid_cell(const struct attendance_grid *grid, size_t person,
                                             size_t session);

/* Sums of cells: of one session's, of one person's, of all. */
struct attendance_tally {
    int expected;
    int present; /* present, late and left early, guests included */
    int late, left_early;
    int guests;  /* present though not expected */
    int excused, absent, refused;
    int unknown; /* expected, and nobody said anything; only of sessions that were not cancelled */
    int came_anyway; /* to a cancelled session */
    int64_t minutes; /* credited */
};
void attendance_tally_add(struct attendance_tally *tally, const struct grid_session *session,
                          const struct grid_cell *cell);

#endif
