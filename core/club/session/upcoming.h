/* The next sessions as a public screen may show them: time and room only. */
#ifndef OBECNI_CLUB_SESSION_UPCOMING_H
#define OBECNI_CLUB_SESSION_UPCOMING_H

#include "club/club.h"

enum { UPCOMING_COUNT = 3 };

struct upcoming {
    struct {
        int64_t start_at;
        int64_t end_at;
        char room[ROOM_SIZE];
    } rows[UPCOMING_COUNT];
    int count;
    bool is_today; /* whether the first row is today; rows of another day are left out then */
};

/* Sessions that are not over yet, planned and not cancelled, of the first day that has one
 * (today if any are left). Sessions at one time in one room (parallel consultations) are one
 * row. Looks `UPCOMING_DAYS` ahead. */
enum { UPCOMING_DAYS = 60 };
bool upcoming_list(struct club *club, struct upcoming *upcoming, struct error *err);

/* A number that changes when another process has committed to the database since the
 * connection was opened; cheap enough to ask every second. */
bool upcoming_change_count(struct club *club, int64_t *count, struct error *err);

#endif
