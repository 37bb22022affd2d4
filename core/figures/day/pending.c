/* Finding what is over and unsigned, and counting what is known of it. */
#include "figures/day/pending.h"

#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/session/session_lead.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* Columns in the order of the statement in pending_list. */
static void read_row(struct statement *s, int today, struct pending_session *pending)
{
    memset(pending, 0, sizeof *pending);
    statement_copy_text(s, 0, pending->session, sizeof pending->session);
    statement_copy_text(s, 1, pending->activity, sizeof pending->activity);
    pending->held_on = day_column(s, 2);
    pending->days_waiting = today - pending->held_on;
    pending->start_at = statement_integer(s, 3);
    pending->over_at = statement_integer(s, 4);
    pending->has_mark = statement_integer(s, 5) != 0;
    pending->expected = (int)statement_integer(s, 6);
    pending->marked = (int)statement_integer(s, 7);
    pending->present = (int)statement_integer(s, 8);
    pending->unknown = (int)statement_integer(s, 9);
    pending->session_id = statement_integer(s, 10);
}

/* Who was expected in a session `s`: frozen, or while it is not open as it would be now. */
#define AWAITED                                                                                    \
    "SELECT participant_id FROM expected WHERE session_id = s.id"                                  \
    " UNION SELECT e.participant_id FROM enrolment e WHERE a.form = 'group'"                       \
    "   AND e.activity_id = s.activity_id AND e.from_on <= s.held_on"                              \
    "   AND (e.until_on IS NULL OR e.until_on >= s.held_on) AND o.session_id IS NULL"              \
    " UNION SELECT b.participant_id FROM booking b WHERE b.session_id = s.id"                      \
    "   AND b.released_at IS NULL AND o.session_id IS NULL"
#define OVER_AT                                                                                    \
    "ifnull((SELECT c.ended_at FROM session_course c WHERE c.session_id = s.id"                    \
    " ORDER BY c.version DESC LIMIT 1), s.end_at)"

static struct statement *select_rows(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT s.code, a.code, s.held_on, s.start_at, " OVER_AT ", o.session_id IS NOT NULL,"
        " (SELECT count(*) FROM (" AWAITED ")),"
        " (SELECT count(*) FROM attendance t WHERE t.session_id = s.id AND t.status <> 'unknown'),"
        " (SELECT count(*) FROM attendance t WHERE t.session_id = s.id"
        "   AND (t.status = 'present' OR t.status = 'late' OR t.status = 'left_early')),"
        " (SELECT count(*) FROM (" AWAITED ") w WHERE NOT EXISTS (SELECT 1 FROM attendance t"
        "   WHERE t.session_id = s.id AND t.participant_id = w.participant_id"
        "   AND t.status <> 'unknown')), s.id"
        " FROM session s JOIN activity a ON a.id = s.activity_id"
        " LEFT JOIN session_opening o ON o.session_id = s.id"
        " WHERE s.held_on >= :from AND s.held_on <= :until AND s.state = 'planned'"
        " AND s.id NOT IN (SELECT session_id FROM session_signoff) AND " OVER_AT " <= :now"
        " AND (a.form = 'group' OR o.session_id IS NOT NULL OR EXISTS (SELECT 1 FROM booking b"
        "   WHERE b.session_id = s.id AND b.released_at IS NULL))"
        " AND (:activity IS NULL OR a.code = :activity)"
        " AND (:programme IS NULL OR a.programme_id ="
        "   (SELECT id FROM programme WHERE code = :programme)) AND " SESSION_LED_BY
        " ORDER BY s.start_at, s.code");
}

static bool read_leaders(struct club *club, struct pending *list, struct error *err)
{
    struct session_lead lead;
    for (size_t i = 0; i < list->count; i++) {
        if (!session_lead_get(club, list->items[i].session_id, &lead, err))
            return false;
        text_copy(list->items[i].leaders, sizeof list->items[i].leaders, lead.led);
    }
    return true;
}

bool pending_list(struct club *club, const struct pending_filter *filter, struct pending *list,
                  struct error *err)
{
    int today = club_today(club);
    struct day_text from = day_column_text(filter->from);
    struct day_text until = day_column_text(filter->until == DAY_NONE ? today : filter->until);
    struct statement *s = select_rows(club);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":activity", filter->activity);
    statement_bind_text(s, ":programme", filter->programme);
    statement_bind_text(s, ":leader", filter->leader);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, today, &list->items[list->count++]);
    }
    return statement_finish(s, err) && read_leaders(club, list, err);
}

void pending_free(struct pending *list)
{
    free(list->items);
    *list = (struct pending){0};
}
