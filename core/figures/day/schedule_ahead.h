/* What schedules promise beyond the days for which sessions are made already. */
#ifndef OBECNI_FIGURES_DAY_SCHEDULE_AHEAD_H
#define OBECNI_FIGURES_DAY_SCHEDULE_AHEAD_H

#include "club/club.h"

struct promised_session {
    int day;
    int64_t start_at;
    int planned_minutes;
};

/* Zero state is empty. */
struct promised_sessions {
    struct promised_session *items;
    size_t count, capacity;
};

/* Sessions of the activity until the day (included) that are not made yet, by its schedules,
 * its programme's time and the holidays and closed days known today. */
bool schedule_ahead_list(struct club *club, const char *activity, int until,
                         struct promised_sessions *list, struct error *err);
void promised_sessions_free(struct promised_sessions *list);

#endif
