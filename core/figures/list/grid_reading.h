/* What the files that read an attendance grid share. For nobody else. */
#ifndef OBECNI_FIGURES_LIST_GRID_READING_H
#define OBECNI_FIGURES_LIST_GRID_READING_H

#include "figures/list/attendance_grid.h"

/* One thing that was read: that somebody was expected in a session, or one event. */
struct grid_entry {
    size_t session; /* its index */
    int64_t participant_id;
    int64_t person_id; /* whom the number led to */
    int64_t event_id;  /* 0: expected */
    struct attendance_noted noted;
};

/* Zero state is empty. */
struct grid_entries {
    struct grid_entry *items;
    size_t count, capacity;
};

/* The sessions of the filter, as they were known. */
bool grid_read_sessions(struct club *club, const struct grid_filter *filter, int64_t before,
                        struct attendance_grid *grid, struct error *err);

/* Who was expected in a session, and what was noted of whom; of one person alone where the
 * filter names one, under all numbers that lead there now. */
bool grid_read_entries(struct club *club, const struct grid_session *session, size_t index,
                       int64_t person_id, int64_t before, struct grid_entries *entries,
                       struct error *err);

#endif
