/* Reading who led which session, and adding up what is signed. */
#include "figures/report/leader_hours.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "club/session/session_lead.h"
#include "club/staff/staff.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

const char *leader_role_word(enum leader_role role)
{
    static const char *const words[] = {
        [LEADER_PLANNED] = "planned",
        [LEADER_SUBSTITUTE] = "substitute",
        [LEADER_JOINT] = "joint",
        [LEADER_TOLD] = "told",
    };
    return words[role];
}

static struct statement *find(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT s.code, a.code, ifnull(p.code, ''), s.held_on, ifnull(c.began_at, s.start_at),"
        " ifnull(c.ended_at, s.end_at), ifnull(p.hour_minutes, 60),"
        " EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id),"
        " ifnull((SELECT f.role FROM session_leading f WHERE f.session_id = s.id"
        "   AND f.staff_id = :id ORDER BY f.id DESC LIMIT 1),"
        "   CASE WHEN :id IN (" SESSION_PLANNED ") THEN 'leads' ELSE 'told' END)"
        " FROM session s CROSS JOIN activity a ON a.id = s.activity_id"
        " LEFT JOIN programme p ON p.id = a.programme_id"
        " LEFT JOIN session_course c ON c.session_id = s.id AND c.version ="
        "   (SELECT max(version) FROM session_course WHERE session_id = s.id)"
        " WHERE s.held_on >= :from AND s.held_on <= :until AND s.state = 'planned'"
        "   AND ifnull(c.ended_at, s.end_at) <= :now"
        "   AND EXISTS (SELECT 1 FROM session_opening o WHERE o.session_id = s.id)"
        "   AND (:activity IS NULL OR a.code = :activity)"
        "   AND (:programme IS NULL OR p.code = :programme)"
        "   AND :id IN (" SESSION_LED ")"
        " ORDER BY s.held_on, ifnull(c.began_at, s.start_at), s.code");
}

static enum leader_role role_of(const char *word)
{
    return strcmp(word, "substitutes") == 0 ? LEADER_SUBSTITUTE
           : strcmp(word, "joint") == 0     ? LEADER_JOINT
           : strcmp(word, "leads") == 0     ? LEADER_PLANNED
                                            : LEADER_TOLD;
}

static const struct leader_session *add_session(struct leader_hours *hours, struct statement *s)
{
    hours->sessions =
        memory_grow(hours->sessions, hours->count, &hours->capacity, sizeof *hours->sessions);
    struct leader_session *session = &hours->sessions[hours->count++];
    *session = (struct leader_session){
        .held_on = day_column(s, 3),
        .start_at = statement_integer(s, 4),
        .end_at = statement_integer(s, 5),
        .hour_minutes = (int)statement_integer(s, 6),
        .is_signed = statement_integer(s, 7) != 0,
        .role = role_of(statement_text(s, 8)),
    };
    session->minutes = (int)((session->end_at - session->start_at) / 60);
    statement_copy_text(s, 0, session->session, sizeof session->session);
    statement_copy_text(s, 1, session->activity, sizeof session->activity);
    statement_copy_text(s, 2, session->programme, sizeof session->programme);
    return session;
}

static struct leader_total *find_total(struct leader_hours *hours,
                                       const struct leader_session *session)
{
    for (size_t i = 0; i < hours->total_count; i++) {
        if (strcmp(hours->totals[i].programme, session->programme) == 0)
            return &hours->totals[i];
    }
    hours->totals = memory_grow(hours->totals, hours->total_count, &hours->total_capacity,
                                sizeof *hours->totals);
    struct leader_total *total = &hours->totals[hours->total_count++];
    *total = (struct leader_total){.hour_minutes = session->hour_minutes};
    memcpy(total->programme, session->programme, sizeof total->programme);
    return total;
}

static void add_up(struct leader_hours *hours, const struct leader_session *session)
{
    if (!session->is_signed)
        return;
    struct leader_total *total = find_total(hours, session);
    total->sessions++;
    total->minutes += session->minutes;
    total->hours = total->minutes / total->hour_minutes;
    total->rest_minutes = total->minutes % total->hour_minutes;
}

static int compare(const void *a, const void *b)
{
    const struct leader_total *first = a, *second = b;
    return strcmp(first->programme, second->programme);
}

bool leader_hours_get(struct club *club, const struct leader_hours_filter *filter,
                      struct leader_hours *hours, struct error *err)
{
    struct staff staff;
    memset(hours, 0, sizeof *hours);
    if (!staff_get(club, filter->staff, &staff, err))
        return false;
    struct day_text from = day_column_text(filter->from);
    struct day_text until = day_column_text(filter->until);
    struct statement *s = find(club);
    statement_bind_integer(s, ":id", staff.id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text_or_null(s, ":activity", filter->activity);
    statement_bind_text_or_null(s, ":programme", filter->programme);
    while (statement_step(s))
        add_up(hours, add_session(hours, s));
    if (hours->total_count)
        qsort(hours->totals, hours->total_count, sizeof *hours->totals, compare);
    return statement_finish(s, err);
}

void leader_hours_free(struct leader_hours *hours)
{
    free(hours->sessions);
    free(hours->totals);
    memset(hours, 0, sizeof *hours);
}
