/* Reading marks: a month of a large club has tens of thousands, so that each row is read with as
 * little as can be; whatever needs a closer look gets it later. */
#include "figures/day/signals_marks.h"

#include "base/memory.h"

#include <stdlib.h>

bool signals_marks_begin(struct signals_marks *marks, struct club *club,
                         const struct signals_asked *asked, struct signals_absents *absents,
                         struct error *err)
{
    *marks = (struct signals_marks){
        .club = club,
        .asked = asked,
        .wants_rows = signals_wants(asked, SIGNAL_ABSENCES) && asked->absences > 0,
        .wants_marked = signals_wants(asked, SIGNAL_MARKED),
        .absents = absents,
    };
    return signals_rows_begin(&marks->rows, club, asked, err);
}

static void add_absent(struct signals_absents *absents, int64_t session_id, int64_t participant_id)
{
    absents->items = memory_grow(absents->items, absents->count, &absents->capacity,
                                 sizeof *absents->items);
    absents->items[absents->count++] = (struct signals_absent){session_id, participant_id};
}

bool signals_marks_take(struct signals_marks *marks, const struct signals_session *session,
                        int *present, struct error *err)
{
    static const enum signals_mark kinds[] = {SIGNALS_MARK_NONE, SIGNALS_MARK_CAME,
                                              SIGNALS_MARK_MISSED, SIGNALS_MARK_REFUSED};
    struct statement *s = statement_new(
        marks->club->store, "SELECT participant_id, CASE status WHEN 'present' THEN 1"
                            " WHEN 'absent' THEN 2 WHEN 'late' THEN 1 WHEN 'left_early' THEN 1"
                            " WHEN 'refused_entry' THEN 3 ELSE 0 END"
                            " FROM attendance WHERE session_id = :session");
    statement_bind_integer(s, ":session", session->id);
    while (statement_step(s)) {
        int64_t participant_id = statement_integer(s, 0);
        struct signals_row_mark mark = {.kind = kinds[statement_integer(s, 1)],
                                        .at = session->start_at, .end_at = session->end_at,
                                        .session_id = session->id,
                                        .participant_id = participant_id};
        *present += mark.kind == SIGNALS_MARK_CAME;
        if (mark.kind == SIGNALS_MARK_MISSED && marks->wants_marked)
            add_absent(marks->absents, session->id, participant_id);
        if (marks->wants_rows)
            signals_rows_take(&marks->rows, session->activity_id, participant_id, &mark);
    }
    return statement_finish(s, err);
}

bool signals_marks_end(struct signals_marks *marks, struct signals *signals, struct error *err)
{
    struct signals_absents *absents = marks->absents;
    if (absents->count)
        qsort(absents->items, absents->count, sizeof *absents->items, signals_absent_compare);
    return !marks->wants_rows || signals_rows_end(&marks->rows, signals, err);
}

void signals_marks_free(struct signals_marks *marks)
{
    signals_rows_free(&marks->rows);
}
