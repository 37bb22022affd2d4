/* How the kiosk is, in its own words: the one row that it writes of itself, for staff who are
 * somewhere else. No fact about the club, so no ledger entry. */
#ifndef OBECNI_CLUB_KIOSK_STATE_H
#define OBECNI_CLUB_KIOSK_STATE_H

#include "club/club.h"

#include <stddef.h>

enum kiosk_problem {
    KIOSK_PROBLEM_NONE,
    KIOSK_PROBLEM_CLOCK,   /* behind the records: nothing is recorded */
    KIOSK_PROBLEM_STORAGE, /* the database could not be read or written */
    KIOSK_PROBLEM_READER,  /* nothing is attached that types as a reader does */
};

enum { KIOSK_VERSION_SIZE = 24, KIOSK_READERS_UNKNOWN = -1 };

struct kiosk_state {
    int node;
    int64_t started_at, seen_at;
    char version[KIOSK_VERSION_SIZE];
    bool is_clock_fixed;
    int width, height; /* of the glass, pixels */
    int width_mm; /* of the whole screen, as calibrated; 0 keeps what was stored */
    int reader_count;  /* KIOSK_READERS_UNKNOWN where the machine does not tell */
    int64_t last_scan_at; /* 0: none since it was started */
    enum kiosk_problem problem; /* the last one */
    int64_t problem_at;
    bool is_over; /* that problem; true without one */
};

/* "clock", "storage", "reader"; "" for none. */
const char *kiosk_problem_word(enum kiosk_problem problem);

/* Whether the machine's clock is behind the records, by more than what check-ins tolerate. */
bool kiosk_state_clock_is_behind(struct club *club, bool *is_behind, struct error *err);

/* Writes the kiosk's own row; node and seen_at are filled in. Does not wait: `*is_written` is
 * false when somebody else is writing just then. */
bool kiosk_state_write(struct club *club, struct kiosk_state *state, bool *is_written,
                       struct error *err);

/* The width of the whole screen in millimetres as this node was calibrated; 0 when never. */
bool kiosk_state_width(struct club *club, int64_t *width_mm, struct error *err);

struct kiosk_states {
    struct kiosk_state *items;
    size_t count, capacity;
};
/* Every kiosk by its node. The zero list is empty; the caller frees it. */
bool kiosk_state_list(struct club *club, struct kiosk_states *states, struct error *err);
void kiosk_states_free(struct kiosk_states *states);

#endif
