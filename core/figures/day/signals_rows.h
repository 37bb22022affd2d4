/* Rows of missed sessions, one for each person and activity, while the marks of a window go by
 * in the order of the sessions. For signals_marks alone. */
#ifndef OBECNI_FIGURES_DAY_SIGNALS_ROWS_H
#define OBECNI_FIGURES_DAY_SIGNALS_ROWS_H

#include "figures/day/signals_parts.h"

enum signals_mark {
    SIGNALS_MARK_NONE, /* says nothing */
    SIGNALS_MARK_CAME,
    SIGNALS_MARK_MISSED,
    SIGNALS_MARK_REFUSED,
};

struct signals_row_mark {
    enum signals_mark kind;
    int64_t at, end_at, session_id, participant_id;
    size_t before; /* the mark before it in the row, SIZE_MAX for the first */
};

struct signals_row {
    int64_t activity_id, person_id; /* 0: a free place */
    int missed;
    size_t last; /* the newest mark of the row, SIZE_MAX for none */
    bool reaches_back;  /* no presence yet in the window: the row may have begun before it */
    int64_t came_in_id; /* the last session with a presence */
};

/* A row that is long enough, or may be with what came before the window. */
struct signals_found {
    struct signals_row row;
    bool is_over; /* the person came again */
};

struct signals_merged {
    int64_t id, into_id;
};

/* Zero state is empty. */
struct signals_rows {
    struct club *club;
    const struct signals_asked *asked;
    struct signals_row *places; /* hashed, a power of two of them */
    size_t place_count, row_count;
    struct signals_row_mark *marks;
    size_t mark_count, mark_capacity;
    struct signals_found *found;
    size_t found_count, found_capacity;
    struct signals_merged *merged; /* by id */
    size_t merged_count, merged_capacity;
};

bool signals_rows_begin(struct signals_rows *rows, struct club *club,
                        const struct signals_asked *asked, struct error *err);
void signals_rows_take(struct signals_rows *rows, int64_t activity_id, int64_t participant_id,
                       const struct signals_row_mark *mark);
/* Looks behind the window where a row may have begun there, and adds the signals. */
bool signals_rows_end(struct signals_rows *rows, struct signals *signals, struct error *err);
void signals_rows_free(struct signals_rows *rows);

#endif
