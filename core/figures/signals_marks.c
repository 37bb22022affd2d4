/* Sessions missed in a row, and cards of people who are marked absent: from the marks of the
 * window, read once in the order of the sessions. */
#include "base/memory.h"
#include "figures/signals_parts.h"
#include "figures/signals_rows.h"

#include <stdio.h>
#include <string.h>

/* One mark of one person in one session. */
struct mark {
    int64_t session_id, activity_id, start_at, end_at, participant_id;
    int64_t card_at; /* of somebody absent: when the own card was held to the reader; 0: never */
    enum signals_mark kind;
};

/* Columns: session, activity, start, end, participant, status, when a card was held to the reader
 * by somebody absent. Whoever was not expected has missed nothing. */
static struct statement *find(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT s.id, s.activity_id, s.start_at, s.end_at, t.participant_id, t.status,"
        " CASE WHEN t.status = 'absent' THEN (SELECT e.at FROM presence_event e"
        "   WHERE e.participant_id = t.participant_id AND e.session_id = s.id"
        "     AND e.kind = 'arrived' AND (e.source = 'card' OR e.source = 'manual_code')) END,"
        " CASE WHEN t.status = 'absent' THEN EXISTS (SELECT 1 FROM expected x"
        "   WHERE x.session_id = s.id AND x.participant_id = t.participant_id) END"
        " FROM session s CROSS JOIN activity a ON a.id = s.activity_id"
        " CROSS JOIN attendance t ON t.session_id = s.id WHERE " SIGNALS_SESSIONS
        " AND t.status IN ('present', 'late', 'left_early', 'absent', 'refused_entry')"
        " ORDER BY s.held_on, s.start_at");
}

static struct mark read_mark(struct statement *s)
{
    const char *status = statement_text(s, 5);
    struct mark mark = {
        .session_id = statement_integer(s, 0),
        .activity_id = statement_integer(s, 1),
        .start_at = statement_integer(s, 2),
        .end_at = statement_integer(s, 3),
        .participant_id = statement_integer(s, 4),
        .card_at = statement_integer(s, 6),
        .kind = SIGNALS_MARK_CAME,
    };
    if (strcmp(status, "absent") == 0)
        mark.kind = statement_integer(s, 7) ? SIGNALS_MARK_MISSED : SIGNALS_MARK_NONE;
    else if (strcmp(status, "refused_entry") == 0)
        mark.kind = SIGNALS_MARK_REFUSED;
    return mark;
}

static bool add_marked(struct club *club, const struct mark *mark, struct signals *signals,
                       struct error *err)
{
    struct signal *signal = signals_add(signals, SIGNAL_MARKED);
    struct signal_fact fact = {.kind = SIGNAL_FACT_CARD, .at = mark->card_at,
                               .session_id = mark->session_id,
                               .participant_id = mark->participant_id};
    signal->arose_at = mark->card_at;
    signal->participant_id = mark->participant_id;
    struct statement *s = statement_new(
        club->store, "SELECT s.code, a.code, p.number FROM session s"
                     " JOIN activity a ON a.id = s.activity_id JOIN participant o ON o.id = :person"
                     " JOIN participant p ON p.id = ifnull(o.merged_into_id, o.id)"
                     " WHERE s.id = :session");
    statement_bind_integer(s, ":session", mark->session_id);
    statement_bind_integer(s, ":person", mark->participant_id);
    if (statement_step(s)) {
        statement_copy_text(s, 0, signal->session, sizeof signal->session);
        statement_copy_text(s, 1, signal->activity, sizeof signal->activity);
        statement_copy_text(s, 2, signal->participant, sizeof signal->participant);
        snprintf(signal->id, sizeof signal->id, "marked-%s-%s", signal->participant,
                 signal->session);
    }
    signals_add_fact(signals, &fact);
    return statement_finish(s, err);
}

bool signals_from_marks(struct club *club, const struct signals_asked *asked,
                        struct signals *signals, struct error *err)
{
    bool wants_rows = signals_wants(asked, SIGNAL_ABSENCES) && asked->absences > 0;
    bool wants_marked = signals_wants(asked, SIGNAL_MARKED);
    struct signals_rows rows = {0};
    if (!wants_rows && !wants_marked)
        return true;
    bool ok = signals_rows_begin(&rows, club, asked, err);
    struct statement *s = find(club);
    signals_bind(s, asked);
    while (ok && statement_step(s)) {
        struct mark mark = read_mark(s);
        if (wants_rows)
            signals_rows_take(&rows, mark.activity_id, mark.participant_id,
                              &(struct signals_row_mark){.kind = mark.kind, .at = mark.start_at,
                                                         .end_at = mark.end_at,
                                                         .session_id = mark.session_id});
        if (wants_marked && mark.card_at)
            ok = add_marked(club, &mark, signals, err);
    }
    ok = statement_finish(s, err) && ok && signals_rows_end(&rows, signals, err);
    signals_rows_free(&rows);
    return ok;
}
