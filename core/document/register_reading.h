/* A month's register before it is drawn: which days have sessions that concern somebody, what sign
 * stands in each place, and sums. The signs are letters and marks that a black and white printer
 * keeps apart; what they mean stands below the table. */
#ifndef OBECNI_DOCUMENT_REGISTER_READING_H
#define OBECNI_DOCUMENT_REGISTER_READING_H

#include "base/memory.h"
#include "document/people.h"

enum register_sign {
    SIGN_PRESENT,     /* ● */
    SIGN_GUEST,       /* ○: present, and not on the list */
    SIGN_LATE,        /* sp */
    SIGN_LEFT_EARLY,  /* wp */
    SIGN_EXCUSED,     /* u */
    SIGN_ABSENT,      /* n */
    SIGN_REFUSED,     /* o */
    SIGN_UNKNOWN,     /* ? */
    SIGN_CANCELLED,   /* × */
    SIGN_CAME_ANYWAY, /* ×p */
    SIGN_ELSEWHERE,   /* –: a session that did not concern the person */
    SIGN_COUNT
};
const char *register_sign_text(enum register_sign sign);
const char *register_sign_meaning(enum register_sign sign); /* Polish */

/* A day with sessions; several may be on one. */
struct register_day {
    int day;
    size_t first, end; /* indexes of the grid's sessions */
    bool is_over;      /* one of them is */
    struct attendance_tally tally;
};

struct register_reading {
    struct attendance_grid grid;
    struct people people;
    struct register_day *days;
    size_t day_count, day_capacity;
    struct attendance_tally tally; /* of what is over */
    int held, cancelled, ahead, unsigned_lists;
};

/* Whether the session concerns anybody: an hour that nobody booked does not. */
bool register_reading_concerns(const struct register_reading *reading, size_t session);

/* As it was known before `before`. To be freed, also after a failure. */
bool register_reading_get(struct club *club, const struct grid_filter *filter, int64_t before,
                          bool with_names, struct register_reading *reading, struct error *err);
void register_reading_free(struct register_reading *reading);

/* The signs of one person on one day, with a blank between; `is_used` is set for each. Empty for
 * what is ahead. */
void register_reading_signs(const struct register_reading *reading, size_t person, size_t day,
                            bool is_used[SIGN_COUNT], struct buffer *text);

#endif
