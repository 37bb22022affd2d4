/* What goes over from a merged number: enrolments and bookings. For participant_merge alone. */
#ifndef OBECNI_CLUB_PEOPLE_MERGE_CARRY_H
#define OBECNI_CLUB_PEOPLE_MERGE_CARRY_H

#include "club/people/participant.h"
#include "club/people/participant_merge.h"

/* Ends what runs with the day before, withdraws what has not begun, and enrols the other
 * number in its place from today on, except where it is enrolled already. */
bool merge_carry_enrolments(struct club *club, const struct participant *from,
                            const struct participant *into, struct participant_merge *merge,
                            struct error *err);

/* Consultations that have not begun are the other number's, unless it is booked at that time. */
bool merge_carry_bookings(struct club *club, const struct participant *from,
                          const struct participant *into, struct participant_merge *merge,
                          struct error *err);

#endif
