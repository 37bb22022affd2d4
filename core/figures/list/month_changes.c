/* Reading what changed in a month since it was first closed. What has an id is later than the
 * closing by its id, what has none by its time. */
#include "figures/list/month_changes.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "club/session/session_lead.h"
#include "club/staff/staff.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
/* The ledger entry whose change drew an id; asked for late ones. */
#define CHANGE_OF(drawn)                                                                           \
    "(SELECT n.id + 1 FROM ledger n WHERE n.id >= f.node << 48 AND n.id < f.node + 1 << 48"        \
    " AND n.entry_id < " drawn " ORDER BY n.id DESC LIMIT 1)"

#define CHANGED_PRESENCES                                                                          \
    "SELECT e.noted_at, e.id, e.kind, s.code, p.number, e.status, x.code, e.actor, e.second,"      \
    " e.reason FROM first f CROSS JOIN inside s CROSS JOIN attendance t ON t.session_id = s.id"    \
    " CROSS JOIN presence_event e ON e.participant_id = t.participant_id AND e.session_id = s.id"  \
    " JOIN participant p ON p.id = e.participant_id LEFT JOIN excuse x ON x.id = e.about_id"       \
    " WHERE e.id > f.id"                                                                           \
    " UNION ALL SELECT r.noted_at, r.id, r.kind, NULL, p.number, NULL, NULL, r.actor, r.second,"   \
    " r.reason FROM first f CROSS JOIN presence_event o INDEXED BY presence_open"                  \
    " CROSS JOIN presence_event r INDEXED BY presence_placed ON r.kind = 'placed'"                 \
    "   AND r.about_id = o.id AND r.id > f.id"                                                     \
    " JOIN participant p ON p.id = r.participant_id"                                               \
    " WHERE o.kind = 'open_arrival' AND o.at >= :start AND o.at < :end"

#define CHANGED_LISTS                                                                              \
    "SELECT c.noted_at, 0, 'course', s.code, NULL, NULL, NULL, c.actor, NULL, c.explanation"       \
    " FROM first f, inside s JOIN session_course c ON c.session_id = s.id"                         \
    " WHERE c.noted_at > f.noted_at"                                                               \
    " UNION ALL SELECT g.signed_at, g.id, 'signed', s.code, NULL, NULL, NULL, g.signed_by,"        \
    " g.second, NULL FROM first f, inside s JOIN session_signoff g ON g.session_id = s.id"         \
    " WHERE g.id > f.id"                                                                           \
    " UNION ALL SELECT l.noted_at, l.id, 'leaders', s.code, NULL, NULL, w.code, l.actor, NULL,"    \
    " l.reason FROM first f, inside s JOIN session_leader l ON l.session_id = s.id"                \
    " JOIN staff w ON w.id = l.staff_id WHERE l.id > f.id"

/* Rows that do not say who made them: the ledger entry l of their change does. */
#define CHANGED_SESSIONS                                                                           \
    "SELECT l.at, 0, CASE WHEN l.action GLOB 'schedule.*' THEN 'removed'"                          \
    "   WHEN l.action = 'session.move' THEN 'moved' WHEN q.state = 'planned' THEN 'cancelled'"     \
    "   ELSE 'restored' END, q.code, NULL, NULL, NULL, l.actor, json_extract(l.body, '$.second')," \
    " json_extract(l.body, '$.reason') FROM first f, session_past q"                               \
    " JOIN ledger l ON l.id = q.node << 48 | q.seq"                                                \
    " LEFT JOIN session s ON s.id = q.session_id"                                                  \
    " WHERE q.seq > f.seq AND ((q.held_on >= :from AND q.held_on <= :until)"                       \
    "   OR (s.held_on >= :from AND s.held_on <= :until))"                                          \
    " UNION ALL SELECT s.created_at, s.id, 'added', s.code, NULL, NULL, NULL, l.actor,"            \
    " json_extract(l.body, '$.second'), NULL FROM first f, inside s"                               \
    " LEFT JOIN ledger l ON l.id = " CHANGE_OF("s.id")                                             \
    " WHERE s.id > f.id"

#define CHANGED_ENROLMENTS                                                                         \
    "SELECT e.created_at, e.id, 'enrolled', NULL, p.number, NULL, a.code, l.actor,"                \
    " json_extract(l.body, '$.second'), NULL FROM first f, enrolment e"                            \
    " JOIN participant p ON p.id = e.participant_id JOIN activity a ON a.id = e.activity_id"       \
    " LEFT JOIN ledger l ON l.id = " CHANGE_OF("e.id")                                             \
    " WHERE e.id > f.id AND e.from_on <= :until AND ifnull(e.until_on, '9999') >= :from"           \
    " UNION ALL SELECT l.at, 0, iif(e.id IS NULL, 'enrolment_removed', 'enrolment_changed'),"      \
    " NULL, p.number, NULL, a.code, l.actor, json_extract(l.body, '$.second'),"                    \
    " json_extract(l.body, '$.reason') FROM first f, enrolment_past q"                             \
    " JOIN ledger l ON l.id = q.node << 48 | q.seq"                                                \
    " JOIN participant p ON p.id = q.participant_id JOIN activity a ON a.id = q.activity_id"       \
    " LEFT JOIN enrolment e ON e.id = q.enrolment_id WHERE q.seq > f.seq AND q.from_on <= :until"  \
    " AND iif(e.id IS NULL, ifnull(q.until_on, '9999') >= :from,"                                  \
    "   min(ifnull(q.until_on, '9999'), ifnull(e.until_on, '9999')) < :until AND"                  \
    "   max(ifnull(q.until_on, '9999'), ifnull(e.until_on, '9999')) >= :from)"                     \
    " UNION ALL SELECT m.noted_at, m.id, m.kind, NULL, NULL, NULL, NULL, m.actor, m.second,"       \
    " m.reason FROM first f, month_event m WHERE m.month = :month AND m.id > f.id"

/* What is common to the questions: the month around, the filter behind. */
#define CHANGES(of)                                                                                \
    "WITH first AS (SELECT m.id, m.noted_at, m.seq, c.node FROM month_event m, club c"             \
    "   WHERE m.month = :month ORDER BY m.id LIMIT 1),"                                            \
    " inside AS (SELECT * FROM session WHERE held_on >= :from AND held_on <= :until),"             \
    " change (at, id, what, session, participant, status, about, actor, second, reason)"           \
    " AS (" of ")"                                                                                 \
    " SELECT x.at, x.id, x.what, x.session, x.participant, x.status, x.about, x.actor, x.second,"  \
    " x.reason FROM change x LEFT JOIN session s ON s.code = x.session"                            \
    " LEFT JOIN activity a ON a.id = s.activity_id LEFT JOIN programme g ON g.id = a.programme_id" \
    " WHERE (:activity IS NULL OR a.code = :activity)"                                             \
    " AND (:programme IS NULL OR g.code = :programme) AND " SESSION_LED_BY                         \
    " AND :month || :from || :until || :start || :end IS NOT NULL"
/* clang-format on */

static void read_row(struct statement *s, struct month_change *change)
{
    *change = (struct month_change){
        .at = statement_integer(s, 0),
        .id = statement_integer(s, 1),
    };
    statement_copy_text(s, 2, change->what, sizeof change->what);
    statement_copy_text(s, 3, change->session, sizeof change->session);
    statement_copy_text(s, 4, change->participant, sizeof change->participant);
    statement_copy_text(s, 5, change->status, sizeof change->status);
    statement_copy_text(s, 6, change->about, sizeof change->about);
    statement_copy_text(s, 7, change->actor, sizeof change->actor);
    statement_copy_text(s, 8, change->second, sizeof change->second);
    snprintf(change->reason, sizeof change->reason, "%s", statement_text(s, 9));
}

static bool find_closing(struct club *club, const char *month, int64_t *closed_at,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT noted_at FROM month_event WHERE month = :month ORDER BY id LIMIT 1");
    statement_bind_text(s, ":month", month);
    *closed_at = statement_step(s) ? statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

/* Unknown codes are said, not answered with an empty list. */
static bool check_filter(struct club *club, const struct month_change_filter *filter,
                         struct error *err)
{
    struct activity activity;
    struct programme programme;
    struct staff staff;
    return (!filter->activity || activity_get(club, filter->activity, &activity, err)) &&
           (!filter->programme || programme_get(club, filter->programme, &programme, err)) &&
           (!filter->leader || staff_get(club, filter->leader, &staff, err));
}

/* Binds, reads and finishes one of the questions. */
static bool read_changes(struct statement *s, int month, const struct month_change_filter *filter,
                         struct month_changes *changes, struct error *err)
{
    char text[MONTH_SIZE];
    struct day_text from = day_column_text(month), until = day_column_text(month_last(month));
    month_format(month, text);
    statement_bind_text(s, ":month", text);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":start", clock_day_start(month));
    statement_bind_integer(s, ":end", clock_day_start(month_last(month) + 1));
    statement_bind_text(s, ":activity", filter->activity);
    statement_bind_text(s, ":programme", filter->programme);
    statement_bind_text(s, ":leader", filter->leader);
    while (statement_step(s)) {
        changes->items =
            memory_grow(changes->items, changes->count, &changes->capacity, sizeof *changes->items);
        read_row(s, &changes->items[changes->count++]);
    }
    return statement_finish(s, err);
}

static int compare(const void *left, const void *right)
{
    const struct month_change *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    int order = strcmp(a->session, b->session);
    return order ? order : strcmp(a->participant, b->participant);
}

bool month_changes_list(struct club *club, int month, const struct month_change_filter *filter,
                        struct month_changes *changes, struct error *err)
{
    char text[MONTH_SIZE];
    month_format(month, text);
    bool ok =
        check_filter(club, filter, err) && find_closing(club, text, &changes->closed_at, err) &&
        read_changes(statement_new(club->store, CHANGES(CHANGED_PRESENCES)), month, filter,
                     changes, err) &&
        read_changes(statement_new(club->store, CHANGES(CHANGED_LISTS)), month, filter, changes,
                     err) &&
        read_changes(statement_new(club->store, CHANGES(CHANGED_SESSIONS)), month, filter, changes,
                     err) &&
        read_changes(statement_new(club->store, CHANGES(CHANGED_ENROLMENTS)), month, filter,
                     changes, err);
    if (changes->count)
        qsort(changes->items, changes->count, sizeof *changes->items, compare);
    return ok;
}

void month_changes_free(struct month_changes *changes)
{
    free(changes->items);
    *changes = (struct month_changes){0};
}
