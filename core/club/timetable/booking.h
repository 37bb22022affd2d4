/* Booking individual consultations: one person for each slot. Who is expected in a group is
 * club/enrolment's. */
#ifndef OBECNI_CLUB_TIMETABLE_BOOKING_H
#define OBECNI_CLUB_TIMETABLE_BOOKING_H

#include "club/club.h"

/* Books the session for the participant (both by code and number in stored form).
 * ERROR_REFUSED for a group's session, one that is taken, open, over or cancelled, for who
 * left the club, and for who is booked elsewhere at that time. */
bool booking_make(struct club *club, const char *session, const char *participant,
                  struct error *err);

/* Gives the slot free again and says whose it was. ERROR_REFUSED when nobody has booked it,
 * or when it is open. */
bool booking_release(struct club *club, const char *session, char participant[NUMBER_SIZE],
                     struct error *err);

#endif
