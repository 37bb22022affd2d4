/* Who led a session and who was planned to, by name, as it was known at an instant: for what is
 * printed. What holds now, by code, is club/session_lead's. */
#ifndef OBECNI_FIGURES_DAY_SESSION_LEADERS_H
#define OBECNI_FIGURES_DAY_SESSION_LEADERS_H

#include "club/club.h"

#include <stddef.h>

struct session_leader {
    char code[CODE_SIZE];
    char name[LABEL_SIZE];
    char office[LABEL_SIZE]; /* "" for none */
    bool has_led;            /* as told, else was to lead */
    bool is_planned;
};

/* Zero state is empty. */
struct session_leaders {
    struct session_leader *items; /* by name */
    size_t count, capacity;
};

/* `before`: what was noted earlier is known. */
bool session_leaders_get(struct club *club, int64_t session_id, int64_t before,
                         struct session_leaders *leaders, struct error *err);
void session_leaders_free(struct session_leaders *leaders);

#endif
