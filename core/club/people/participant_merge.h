/* Merging: a number turns out to be somebody who has another one (domain §7 row 32). What was
 * noted under the merged number stays as it is, signed lists verify as before; from then on the
 * number leads to the person, and figures about the person read both. Never undone: what was
 * merged by mistake is put right with a new number and corrections. */
#ifndef OBECNI_CLUB_PEOPLE_PARTICIPANT_MERGE_H
#define OBECNI_CLUB_PEOPLE_PARTICIPANT_MERGE_H

#include "club/club.h"

#include <stddef.h>

/* What went with a merge. */
struct participant_merge {
    int enrolments_ended;     /* of the merged number, the day before */
    int enrolments_withdrawn; /* of the merged number, not begun before today */
    int enrolments_made;      /* of the other one, in their place, from today on */
    int bookings_moved;
    int bookings_released;    /* the person is booked elsewhere at that time */
    int numbers_before;       /* that led to the merged number and lead to the other one now */
    char card[NUMBER_SIZE];   /* the merged number's card in use, "" for none */
    bool is_card_kept;        /* it is the other one's now; otherwise it is revoked */
};

/* Merges `number` into the number `into`, both as they were given. ERROR_REFUSED for a number
 * and itself, for one that was merged already, into one that was merged itself (naming where it
 * leads: never a chain, never a circle), for a spare that nobody has taken, a participant into
 * a guest, one who is here into one who left, and one whose name is known into one without. */
bool participant_merge(struct club *club, const char *number, const char *into,
                       struct participant_merge *merge, struct error *err);

/* The number that holds for `number`: itself, or what it was merged into. An unknown number
 * stays as it is. */
bool participant_merge_holder(struct club *club, const char *number, char holder[NUMBER_SIZE],
                              struct error *err);

/* Two presences at the same time: of one session, where they count once, or of two. */
struct merge_overlap {
    char session[SESSION_CODE_SIZE], other_session[SESSION_CODE_SIZE];
    int64_t in_at, other_in_at; /* 0 when not known */
};
/* Zero state is empty. */
struct merge_overlaps {
    struct merge_overlap *items;
    size_t count, capacity;
};

/* The presences of both people that overlap in time, by start. */
bool participant_merge_overlaps(struct club *club, const char *number, const char *other,
                                struct merge_overlaps *overlaps, struct error *err);
void merge_overlaps_free(struct merge_overlaps *overlaps);

#endif
