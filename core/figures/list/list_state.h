/* What is known of one session's list beside its rows, at an instant: its number, what the leader
 * told, who signed, whether that can be proved, and what was noted since. */
#ifndef OBECNI_FIGURES_LIST_LIST_STATE_H
#define OBECNI_FIGURES_LIST_LIST_STATE_H

#include "club/session/signoff.h"

enum { LIST_NUMBER_SIZE = CODE_SIZE + 24 };

/* The list's number within its activity and year: "2026/G1/004", the fourth session that the
 * schedules planned for that year, by what was planned: neither moving nor cancelling a session
 * changes a number, and a cancelled one keeps its own. A session added by hand takes the number
 * of the scheduled one before it with a part behind, "2026/G1/004.1"; where nothing is scheduled
 * in the year they count themselves, in the order in which they were added. */
bool list_number_get(struct club *club, int64_t session_id, char number[LIST_NUMBER_SIZE],
                     struct error *err);

/* A change after the sign-off. */
struct list_change {
    int64_t noted_at;
    char participant[NUMBER_SIZE];  /* "" for the course of the session */
    enum attendance_status status;  /* of a correction; ATTENDANCE_STATUS_COUNT: none was said */
    char actor[CODE_SIZE], second[CODE_SIZE];
};

/* Zero state is empty. */
struct list_state {
    struct session_course course; /* version 0: nothing was told */
    struct signoff signoff;       /* version 0: nobody signed */
    char signed_by[LABEL_SIZE];   /* the name */
    bool is_proved;               /* made again it has the hash that was signed */
    struct list_change *changes;  /* as they were noted */
    size_t change_count, change_capacity;
};

/* `before`: what was noted earlier is known. To be freed, also after a failure. */
bool list_state_get(struct club *club, const char *session, int64_t session_id, int64_t before,
                    struct list_state *state, struct error *err);
void list_state_free(struct list_state *state);

#endif
