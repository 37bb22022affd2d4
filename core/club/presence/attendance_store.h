/* What the files about attendance share; for them alone. */
#ifndef OBECNI_CLUB_PRESENCE_ATTENDANCE_STORE_H
#define OBECNI_CLUB_PRESENCE_ATTENDANCE_STORE_H

#include "club/presence/attendance.h"

/* Derives one person's row of one session from the events, stores it and gives it. */
bool attendance_rederive(struct club *club, int64_t session_id, int64_t participant_id,
                         const struct attendance_terms *terms, struct attendance_row *row,
                         struct error *err);

bool attendance_put(struct club *club, int64_t session_id, int64_t participant_id,
                    const struct attendance_row *row, struct error *err);

#endif
