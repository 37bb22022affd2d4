/* Finding the sessions that an excuse reaches. */
#include "club/presence/excuse_reach.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>

/* The person's numbers. */
#define REACH_MINE                                                                                 \
    "mine (id) AS (SELECT id FROM participant WHERE id = :person OR merged_into_id = :person)"

/* The sessions that it speaks of, and the number that stands for the person in each: where who
 * is expected is frozen, that decides; elsewhere the enrolment or the booking does. Of several
 * numbers it is the one that this excuse was noted of before, else the smallest. */
#define REACH_SESSIONS                                                                             \
    "reached AS MATERIALIZED (SELECT s.id, s.code, s.held_on, s.start_at, s.state,"                \
    " ifnull((SELECT c.ended_at FROM session_course c WHERE c.session_id = s.id"                   \
    "   ORDER BY c.version DESC LIMIT 1), s.end_at) AS over_at,"                                   \
    " o.session_id IS NOT NULL AS is_open,"                                                        \
    " ifnull((SELECT v.participant_id FROM presence_event v WHERE v.session_id = s.id"             \
    "   AND v.participant_id IN mine AND v.about_id = :excuse ORDER BY v.id DESC LIMIT 1),"        \
    "  (SELECT c.id FROM mine c WHERE"                                                             \
    "    EXISTS (SELECT 1 FROM expected e"                                                         \
    "      WHERE e.session_id = s.id AND e.participant_id = c.id)"                                 \
    "    OR EXISTS (SELECT 1 FROM attendance t"                                                    \
    "      WHERE t.session_id = s.id AND t.participant_id = c.id)"                                 \
    "    OR (o.session_id IS NULL AND (EXISTS (SELECT 1 FROM enrolment e"                          \
    "        JOIN activity a ON a.id = e.activity_id AND a.form = 'group'"                         \
    "        WHERE e.participant_id = c.id AND e.activity_id = s.activity_id"                      \
    "        AND e.from_on <= s.held_on AND (e.until_on IS NULL OR e.until_on >= s.held_on))"      \
    "      OR EXISTS (SELECT 1 FROM booking b WHERE b.session_id = s.id"                           \
    "        AND b.participant_id = c.id AND b.released_at IS NULL)))"                             \
    "   ORDER BY c.id LIMIT 1)) AS who"                                                            \
    " FROM session s LEFT JOIN session_opening o ON o.session_id = s.id WHERE s.id IN"             \
    "  (SELECT id FROM session WHERE id = :session UNION ALL"                                      \
    "   SELECT id FROM session WHERE :session IS NULL AND held_on >= :from"                        \
    "    AND held_on <= :until AND (:activity IS NULL OR activity_id = :activity)))"

static struct statement *select_reach(struct club *club)
{
    return statement_new(
        club->store,
        "WITH " REACH_MINE ", " REACH_SESSIONS
        " SELECT r.id, r.code, r.held_on, r.start_at, r.who, r.state = 'cancelled',"
        " r.over_at <= :now, r.is_open,"
        " EXISTS (SELECT 1 FROM session_signoff g WHERE g.session_id = r.id),"
        " EXISTS (SELECT 1 FROM attendance t WHERE t.session_id = r.id AND t.participant_id IN mine"
        "   AND (t.status = 'present' OR t.status = 'late' OR t.status = 'left_early')),"
        " (SELECT e.kind FROM presence_event e WHERE e.session_id = r.id"
        "   AND e.participant_id = r.who AND e.about_id = :excuse"
        "   AND (e.kind = 'excuse_granted' OR e.kind = 'excuse_withdrawn')"
        "   ORDER BY e.id DESC LIMIT 1) IS 'excuse_granted',"
        " ifnull((SELECT t.status FROM attendance t WHERE t.session_id = r.id"
        "   AND t.participant_id = r.who), iif(r.state = 'cancelled', 'not_applicable', 'unknown'))"
        " FROM reached r WHERE r.who IS NOT NULL ORDER BY r.start_at, r.code");
}

static void read_row(struct statement *s, struct excuse_session *session)
{
    *session = (struct excuse_session){
        .session_id = statement_integer(s, 0),
        .held_on = day_column(s, 2),
        .start_at = statement_integer(s, 3),
        .participant_id = statement_integer(s, 4),
        .is_cancelled = statement_integer(s, 5) != 0,
        .is_over = statement_integer(s, 6) != 0,
        .is_open = statement_integer(s, 7) != 0,
        .is_signed = statement_integer(s, 8) != 0,
        .has_come = statement_integer(s, 9) != 0,
        .is_noted = statement_integer(s, 10) != 0,
        .status = attendance_status_find(statement_text(s, 11)),
    };
    statement_copy_text(s, 1, session->session, sizeof session->session);
}

bool excuse_reach_list(struct club *club, const struct excuse *excuse, struct excuse_reach *reach,
                       struct error *err)
{
    struct day_text from = day_column_text(excuse->from_on);
    struct day_text until = day_column_text(excuse->until_on);
    struct statement *s = select_reach(club);
    statement_bind_integer(s, ":person", excuse->person_id);
    statement_bind_integer(s, ":excuse", excuse->id);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    if (excuse->session_id)
        statement_bind_integer(s, ":session", excuse->session_id);
    if (excuse->activity_id)
        statement_bind_integer(s, ":activity", excuse->activity_id);
    while (statement_step(s)) {
        reach->items =
            memory_grow(reach->items, reach->count, &reach->capacity, sizeof *reach->items);
        read_row(s, &reach->items[reach->count++]);
    }
    return statement_finish(s, err);
}

void excuse_reach_free(struct excuse_reach *reach)
{
    free(reach->items);
    *reach = (struct excuse_reach){0};
}

bool excuse_changes(const struct excuse_session *session, enum excuse_state decision)
{
    if (decision == EXCUSE_REOPENED)
        return session->is_noted;
    return decision == EXCUSE_GRANTED && session->is_over && session->is_open &&
           !session->is_cancelled && !session->has_come && !session->is_noted;
}

bool excuse_changes_signed(const struct excuse_reach *reach, enum excuse_state decision)
{
    for (size_t i = 0; i < reach->count; i++) {
        if (reach->items[i].is_signed && excuse_changes(&reach->items[i], decision))
            return true;
    }
    return false;
}
