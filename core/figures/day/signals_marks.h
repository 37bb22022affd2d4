/* The marks of one session after the other: rows of missed sessions, and who is marked absent.
 * For signals_sessions alone. */
#ifndef OBECNI_FIGURES_DAY_SIGNALS_MARKS_H
#define OBECNI_FIGURES_DAY_SIGNALS_MARKS_H

#include "figures/day/signals_rows.h"

struct signals_session {
    int64_t id, activity_id, start_at, end_at;
};

struct signals_marks {
    struct club *club;
    const struct signals_asked *asked;
    bool wants_rows, wants_marked;
    struct signals_rows rows;
    struct signals_absents *absents;
};

bool signals_marks_begin(struct signals_marks *marks, struct club *club,
                         const struct signals_asked *asked, struct signals_absents *absents,
                         struct error *err);
/* The next session; *present: how many are marked present in it. */
bool signals_marks_take(struct signals_marks *marks, const struct signals_session *session,
                        int *present, struct error *err);
bool signals_marks_end(struct signals_marks *marks, struct signals *signals, struct error *err);
void signals_marks_free(struct signals_marks *marks);

#endif
