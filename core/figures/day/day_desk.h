/* The day at the desk: its sessions with who is in, and what waits for somebody. Numbers only;
 * names are joined by the caller when the vault is open. */
#ifndef OBECNI_FIGURES_DAY_DAY_DESK_H
#define OBECNI_FIGURES_DAY_DAY_DESK_H

#include "club/session/session.h"

enum { DAY_DESK_WAITING_DAYS = 92 };

struct day_session {
    struct session session;
    bool is_running; /* cards are taken for it, or it goes on */
    int expected;    /* on the frozen list; before the opening: enrolled or booked */
    int present;     /* present, late or left early; guests included */
    int guests;      /* of these, not expected */
    int in_now;      /* of these, in the room as far as is known: not gone, and not over */
    int unmarked;    /* expected, and nothing is known */
};

struct day_person {
    int64_t participant_id;
    char participant[NUMBER_SIZE];
    char session[SESSION_CODE_SIZE];
    int64_t in_at; /* 0: not known */
};

struct day_desk {
    struct day_session *sessions;
    size_t session_count;
    struct day_person *in; /* who is in now, by session and number */
    size_t in_count, in_capacity;
    /* Not older than a quarter: over, with marks, without a sign-off; and over, where somebody
     * was awaited, without a mark, which nobody has noted as seen. */
    int unsigned_count, unmarked_count;
    char unsigned_oldest[SESSION_CODE_SIZE], unmarked_oldest[SESSION_CODE_SIZE]; /* "" for none */
};

struct day_desk_filter {
    int day;
    const char *activity, *programme, *leader; /* NULL: all */
};

/* Zero state is empty; the caller frees it. */
bool day_desk_get(struct club *club, const struct day_desk_filter *filter, struct day_desk *desk,
                  struct error *err);
void day_desk_free(struct day_desk *desk);

#endif
