/* Signals about whole sessions: heads that do not fit, nothing signed, nothing recorded. */
#include "figures/signals_parts.h"

#include <stdio.h>
#include <string.h>

/* Columns: code, activity, end, is open, is signed, heads counted without those who have no
 * number (NULL: not counted), explanation, marked present, whether anybody was awaited. */
static struct statement *find(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT s.code, a.code, ifnull(c.ended_at, s.end_at),"
        " EXISTS (SELECT 1 FROM session_opening o WHERE o.session_id = s.id),"
        " EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id),"
        " c.headcount - c.uncounted, ifnull(c.explanation, ''),"
        " CASE WHEN c.headcount IS NULL THEN 0 ELSE (SELECT count(*) FROM attendance t"
        "   WHERE t.session_id = s.id AND t.status IN ('present', 'late', 'left_early')) END,"
        " CASE WHEN a.form = 'individual' THEN EXISTS (SELECT 1 FROM booking b"
        "   WHERE b.session_id = s.id AND b.released_at IS NULL)"
        " ELSE EXISTS (SELECT 1 FROM enrolment e WHERE e.activity_id = a.id"
        "   AND e.from_on <= s.held_on AND (e.until_on IS NULL OR e.until_on >= s.held_on)) END"
        " FROM session s CROSS JOIN activity a ON a.id = s.activity_id"
        " LEFT JOIN session_course c ON c.session_id = s.id AND c.version ="
        "   (SELECT max(version) FROM session_course WHERE session_id = s.id)"
        " WHERE " SIGNALS_SESSIONS " AND s.start_at <= :now ORDER BY s.start_at");
}

static struct signal *add(struct signals *signals, enum signal_kind kind, struct statement *s,
                          int64_t arose_at)
{
    struct signal *signal = signals_add(signals, kind);
    signal->arose_at = arose_at;
    statement_copy_text(s, 0, signal->session, sizeof signal->session);
    statement_copy_text(s, 1, signal->activity, sizeof signal->activity);
    snprintf(signal->id, sizeof signal->id, "%s-%s", signal_kind_word(kind), signal->session);
    return signal;
}

static void look_at_heads(const struct signals_asked *asked, struct signals *signals,
                          struct statement *s)
{
    int heads = (int)statement_integer(s, 5), marked = (int)statement_integer(s, 7);
    if (statement_is_null(s, 5) || heads == marked || !signals_wants(asked, SIGNAL_HEADCOUNT))
        return;
    struct signal *signal = add(signals, SIGNAL_HEADCOUNT, s, statement_integer(s, 2));
    signal->heads = heads;
    signal->marked = marked;
    signal->count = heads > marked ? heads - marked : marked - heads;
    statement_copy_text(s, 6, signal->explanation, sizeof signal->explanation);
    if (signal->explanation[0])
        signal->status = SIGNAL_SETTLED;
}

/* Who leads signs after the session; only the day after it is a signal. */
static void look_at_sign_off(const struct signals_asked *asked, struct signals *signals,
                             struct statement *s, int64_t now)
{
    int64_t over_at = statement_integer(s, 2);
    bool is_open = statement_integer(s, 3) != 0, is_signed = statement_integer(s, 4) != 0;
    int64_t due_at = clock_day_start(clock_wall(over_at - 1).day + 1);
    if (is_open && !is_signed && now >= due_at && signals_wants(asked, SIGNAL_UNSIGNED))
        add(signals, SIGNAL_UNSIGNED, s, due_at);
    else if (!is_open && statement_integer(s, 8) && now >= over_at &&
             signals_wants(asked, SIGNAL_UNMARKED))
        add(signals, SIGNAL_UNMARKED, s, over_at);
}

bool signals_from_sessions(struct club *club, const struct signals_asked *asked,
                           struct signals *signals, struct error *err)
{
    if (!signals_wants(asked, SIGNAL_HEADCOUNT) && !signals_wants(asked, SIGNAL_UNSIGNED) &&
        !signals_wants(asked, SIGNAL_UNMARKED))
        return true;
    struct statement *s = find(club);
    signals_bind(s, asked);
    statement_bind_integer(s, ":now", club_now(club));
    while (statement_step(s)) {
        look_at_heads(asked, signals, s);
        look_at_sign_off(asked, signals, s, club_now(club));
    }
    return statement_finish(s, err);
}
