/* What a copy that was put back lacks: the sessions between its last entry and the moment from
 * which things are recorded again. Their lists are on paper, or in somebody's memory. */
#ifndef OBECNI_FIGURES_DAY_GAPS_H
#define OBECNI_FIGURES_DAY_GAPS_H

#include "club/club.h"

#include <stddef.h>

enum gap_state {
    GAP_MISSING,  /* nothing is recorded */
    GAP_PARTIAL,  /* recorded up to the copy; what came later is missing */
    GAP_RECORDED, /* something was noted after the gap: a paper list was typed back */
};

struct gap {
    char session[SESSION_CODE_SIZE];
    int64_t start_at, end_at;
    char room[ROOM_SIZE];
    enum gap_state state;
    int event_count;
};
struct gaps {
    struct gap *items;
    size_t count, capacity;
};

/* Sessions that were to take place at some moment from `from` to `until` (UTC seconds), by
 * start; cancelled ones are not looked for. The zero list is empty; the caller frees it. */
bool gaps_list(struct club *club, int64_t from, int64_t until, struct gaps *gaps,
               struct error *err);
void gaps_free(struct gaps *gaps);

/* "missing", "partial", "recorded". */
const char *gap_state_word(enum gap_state state);

#endif
