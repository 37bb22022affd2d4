/* Sessions of a period: each group session is one of held, cancelled, unsigned, unrecorded,
 * ahead; and the time that signed ones took. Consultations that nobody booked and nobody came
 * to are offers, and no consultation counts among the sessions. */
#include "figures/report/figure_parts.h"

#include "club/day_column.h"
#include "store/statement.h"

#include <string.h>

static struct statement *find(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT a.form = 'group', a.kind, ifnull(s.cancel_reason, ''),"
        " CASE WHEN s.state = 'cancelled' THEN 'cancelled'"
        "   WHEN EXISTS (SELECT 1 FROM session_signoff g WHERE g.session_id = s.id) THEN 'held'"
        "   WHEN ifnull(c.ended_at, s.end_at) > :now THEN 'ahead'"
        "   WHEN EXISTS (SELECT 1 FROM session_opening o WHERE o.session_id = s.id)"
        "   THEN 'unsigned' ELSE 'unrecorded' END AS what, count(*),"
        " sum((ifnull(c.ended_at, s.end_at) - ifnull(c.began_at, s.start_at)) / 60)"
        " FROM session s JOIN activity a ON a.id = s.activity_id"
        " LEFT JOIN programme p ON p.id = a.programme_id"
        " LEFT JOIN session_course c ON c.session_id = s.id AND c.version ="
        "   (SELECT max(version) FROM session_course WHERE session_id = s.id)"
        " WHERE s.held_on >= :from AND s.held_on <= :until"
        "   AND (:programme IS NULL OR p.code = :programme) GROUP BY 1, 2, 3, 4");
}

static void add_group(struct figure_values *values, const char *what, const char *kind,
                      const char *reason, int64_t count)
{
    figure_add(values, "sessions_planned", "", count);
    if (strcmp(what, "held") == 0) {
        figure_add(values, "sessions_held", "", count);
        figure_add(values, "sessions_held_by_kind", kind, count);
    } else if (strcmp(what, "cancelled") == 0) {
        figure_add(values, "sessions_cancelled", "", count);
        figure_add(values, "sessions_cancelled_by_reason", reason, count);
    } else if (strcmp(what, "unsigned") == 0) {
        figure_add(values, "sessions_unsigned", "", count);
    } else if (strcmp(what, "unrecorded") == 0) {
        figure_add(values, "sessions_unrecorded", "", count);
    } else {
        figure_add(values, "sessions_ahead", "", count);
    }
}

/* Figures that come to nothing are said as well. */
static void begin(struct figure_values *values)
{
    static const char *const codes[] = {
        "sessions_planned",    "sessions_held",  "sessions_cancelled", "sessions_unsigned",
        "sessions_unrecorded", "sessions_ahead", "minutes_held",
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        figure_add(values, codes[i], "", 0);
}

bool figure_sessions_add(struct club *club, const struct period *period, const char *programme,
                         struct figure_values *values, struct error *err)
{
    struct day_text from = day_column_text(period->first), until = day_column_text(period->last);
    struct statement *s = find(club);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":programme", programme);
    begin(values);
    while (statement_step(s)) {
        char kind[DICTIONARY_CODE_SIZE], reason[DICTIONARY_CODE_SIZE], what[16];
        statement_copy_text(s, 1, kind, sizeof kind);
        statement_copy_text(s, 2, reason, sizeof reason);
        statement_copy_text(s, 3, what, sizeof what);
        if (statement_integer(s, 0))
            add_group(values, what, kind, reason, statement_integer(s, 4));
        if (strcmp(what, "held") == 0) {
            figure_add(values, "minutes_held", "", statement_integer(s, 5));
            figure_add(values, "minutes_held_by_kind", kind, statement_integer(s, 5));
        }
    }
    figure_add_share(values, "session_use", figure_values_find(values, "sessions_held", "").value,
                     figure_values_find(values, "sessions_planned", "").value);
    return statement_finish(s, err);
}
