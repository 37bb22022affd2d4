/* Whom staff speak about: one person in one session, and whether what they say can be true of
 * it. What is said is attendance_mark's and attendance_correct's. */
#ifndef OBECNI_CLUB_PRESENCE_ATTENDANCE_TARGET_H
#define OBECNI_CLUB_PRESENCE_ATTENDANCE_TARGET_H

#include "club/presence/attendance.h"

/* People come before the start; what is earlier than this belongs to another session. */
enum { ATTENDANCE_EARLIEST_SECONDS = 4 * 3600 };

struct attendance_target {
    int64_t session_id, participant_id;
    char session[SESSION_CODE_SIZE], participant[NUMBER_SIZE];
    int64_t start_at;
    int64_t begins_at; /* the real beginning where it was told and is earlier, else the planned */
    int64_t over_at; /* the real end where it was told and is later, else the planned one */
    int64_t in_at; /* the arrival that holds, else the one that was recorded; 0 for none */
    bool is_cancelled;
    bool is_concerned; /* expected, or with a mark already */
    bool is_present;
    bool has_left_before; /* left the club before that day */
};

/* ERROR_REFUSED when there is no such session or participant. Of numbers that were merged the
 * one that the session knows is meant. */
bool attendance_target_find(struct club *club, const char *session, const char *participant,
                            struct attendance_target *target, struct error *err);

/* The session alone. */
bool attendance_target_find_session(struct club *club, const char *session,
                                    struct attendance_target *target, struct error *err);

/* ERROR_REFUSED for a cancelled session, one that has not begun, a moment ahead, and absence of
 * somebody who was not expected; ERROR_USAGE for an hour that is not the session's, for leaving
 * before the arrival or before the beginning, and for a status that staff do not say. `at` 0: none was named. */
bool attendance_target_check(struct club *club, const struct attendance_target *target,
                             enum attendance_status status, int64_t at, struct error *err);

#endif
