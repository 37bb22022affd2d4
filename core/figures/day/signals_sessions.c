/* Going through the sessions of the window once: heads that do not fit, nothing signed, nothing
 * recorded; the marks of each are signals_marks'. */
#include "figures/day/signals_marks.h"

#include <stdio.h>
#include <string.h>

/* Columns: id, activity's id, start, planned end, code, activity, end, is open, is signed, heads
 * counted without those who have no number (NULL: not counted), explanation, and of one that is
 * over without a mark: whether anybody was awaited. */
static struct statement *find(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT s.id, a.id, s.start_at, s.end_at, s.code, a.code, ifnull(c.ended_at, s.end_at),"
        " o.session_id IS NOT NULL,"
        " EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id),"
        " c.headcount - c.uncounted, ifnull(c.explanation, ''),"
        " CASE WHEN o.session_id IS NOT NULL THEN 0"
        "   WHEN a.form = 'individual' THEN EXISTS (SELECT 1 FROM booking b"
        "     WHERE b.session_id = s.id AND b.released_at IS NULL)"
        "   ELSE EXISTS (SELECT 1 FROM enrolment e WHERE e.activity_id = a.id"
        "     AND e.from_on <= s.held_on AND (e.until_on IS NULL OR e.until_on >= s.held_on)) END"
        " FROM session s CROSS JOIN activity a ON a.id = s.activity_id"
        " LEFT JOIN session_opening o ON o.session_id = s.id"
        " LEFT JOIN session_course c ON c.session_id = s.id AND c.version ="
        "   (SELECT max(version) FROM session_course WHERE session_id = s.id)"
        " WHERE " SIGNALS_SESSIONS " AND (s.start_at <= :now OR o.session_id IS NOT NULL)"
        " ORDER BY s.held_on, s.start_at");
}

static struct signal *add(struct signals *signals, enum signal_kind kind, struct statement *s,
                          int64_t arose_at)
{
    struct signal *signal = signals_add(signals, kind);
    signal->arose_at = arose_at;
    statement_copy_text(s, 4, signal->session, sizeof signal->session);
    statement_copy_text(s, 5, signal->activity, sizeof signal->activity);
    snprintf(signal->id, sizeof signal->id, "%s-%s", signal_kind_word(kind), signal->session);
    return signal;
}

static void look_at_heads(const struct signals_asked *asked, struct signals *signals,
                          struct statement *s, int marked)
{
    int heads = (int)statement_integer(s, 9);
    if (statement_is_null(s, 9) || heads == marked || !signals_wants(asked, SIGNAL_HEADCOUNT))
        return;
    struct signal *signal = add(signals, SIGNAL_HEADCOUNT, s, statement_integer(s, 6));
    signal->heads = heads;
    signal->marked = marked;
    signal->count = heads > marked ? heads - marked : marked - heads;
    statement_copy_text(s, 10, signal->explanation, sizeof signal->explanation);
    if (signal->explanation[0])
        signal->status = SIGNAL_SETTLED;
}

/* Who leads signs after the session; only the day after it is a signal. */
static void look_at_sign_off(const struct signals_asked *asked, struct signals *signals,
                             struct statement *s, int64_t now)
{
    int64_t over_at = statement_integer(s, 6);
    bool is_open = statement_integer(s, 7) != 0, is_signed = statement_integer(s, 8) != 0;
    if (is_signed || now < over_at)
        return;
    if (!is_open) {
        if (statement_integer(s, 11) && signals_wants(asked, SIGNAL_UNMARKED))
            add(signals, SIGNAL_UNMARKED, s, over_at);
        return;
    }
    int64_t due_at = clock_day_start(clock_wall(over_at - 1).day + 1);
    if (now >= due_at && signals_wants(asked, SIGNAL_UNSIGNED))
        add(signals, SIGNAL_UNSIGNED, s, due_at);
}

/* Marks are read only where a kind that is asked for needs them. */
static bool look_at_marks(struct signals_marks *marks, struct statement *s, int *present,
                          struct error *err)
{
    struct signals_session session = {
        .id = statement_integer(s, 0),
        .activity_id = statement_integer(s, 1),
        .start_at = statement_integer(s, 2),
        .end_at = statement_integer(s, 3),
    };
    bool needs = marks->wants_rows || marks->wants_marked ||
                 (!statement_is_null(s, 9) && signals_wants(marks->asked, SIGNAL_HEADCOUNT));
    *present = 0;
    return !needs || !statement_integer(s, 7) ||
           signals_marks_take(marks, &session, present, err);
}

bool signals_from_sessions(struct club *club, const struct signals_asked *asked,
                           struct signals *signals, struct signals_absents *absents,
                           struct error *err)
{
    struct signals_marks marks;
    const char *wanted = asked->filter->kind;
    if (wanted && strcmp(wanted, signal_kind_word(SIGNAL_CARDS)) == 0)
        return true;
    bool ok = signals_marks_begin(&marks, club, asked, absents, err);
    struct statement *s = find(club);
    signals_bind(s, asked);
    statement_bind_integer(s, ":now", club_now(club));
    while (ok && statement_step(s)) {
        int present;
        ok = look_at_marks(&marks, s, &present, err);
        look_at_heads(asked, signals, s, present);
        look_at_sign_off(asked, signals, s, club_now(club));
    }
    ok = statement_finish(s, err) && ok && signals_marks_end(&marks, signals, err);
    signals_marks_free(&marks);
    return ok;
}
