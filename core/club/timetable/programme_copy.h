/* The next edition of a programme, copied from the last: what it is, its rule, goals, logos and
 * leaders, its activities with their leaders, and their schedules, all shifted to the new first
 * day. Of people nothing is copied: a new edition begins with nobody enrolled. */
#ifndef OBECNI_CLUB_TIMETABLE_PROGRAMME_COPY_H
#define OBECNI_CLUB_TIMETABLE_PROGRAMME_COPY_H

#include "club/timetable/programme.h"

struct programme_copy {
    int activities, schedules, sessions, goals, logos;
    int leaders;      /* of the programme and of activities */
    int leaders_left; /* left out: they do not work here on the new first day */
};

/* Copies it as `code`, beginning on `from_on`; the last day is as far from the first as before.
 * An activity's code begins with the new programme's where it began with the old one's, else
 * the new programme's is put behind it. Schedules move by whole weeks, so that Tuesdays stay
 * Tuesdays; of each, the version that held last. ERROR_REFUSED for codes that are taken, or a
 * day that is not after the old edition's first. */
bool programme_copy(struct club *club, const char *from, const char *code, int from_on,
                    struct programme_copy *copy, struct error *err);

#endif
