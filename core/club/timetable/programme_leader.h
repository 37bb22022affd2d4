/* Who answers for a programme, from when to when. Who leads its meetings is club/activity's. */
#ifndef OBECNI_CLUB_TIMETABLE_PROGRAMME_LEADER_H
#define OBECNI_CLUB_TIMETABLE_PROGRAMME_LEADER_H

#include "club/timetable/activity.h"
#include "club/timetable/programme.h"

/* As activity_leader_add and _end: ERROR_REFUSED for who does not work here on those days or
 * answers for it already, and for a closed programme. */
bool programme_leader_add(struct club *club, const char *code, const char *staff, int from_on,
                          int until_on, struct error *err);
bool programme_leader_end(struct club *club, const char *code, const char *staff, int until_on,
                          struct error *err);

/* By first day and code; freed by activity_leader_list_free. */
bool programme_leader_list(struct club *club, const struct programme *programme,
                           struct activity_leader_list *list, struct error *err);

#endif
