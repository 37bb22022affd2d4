/* The projection computed again from the events: compared, or written anew. */
#include "club/attendance_store.h"

#include "store/statement.h"

#include <string.h>

static bool stored_row(struct club *club, int64_t session_id, int64_t participant_id,
                       struct attendance_row *row, bool *found, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT status, ifnull(in_at, 0), ifnull(out_at, 0),"
                     " late_minutes, credited_minutes, source, came_anyway FROM attendance"
                     " WHERE session_id = :session"
                     " AND participant_id = :participant");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":participant", participant_id);
    *found = statement_step(s);
    memset(row, 0, sizeof *row);
    if (*found) {
        row->status = attendance_status_find(statement_text(s, 0));
        row->in_at = statement_integer(s, 1);
        row->out_at = statement_integer(s, 2);
        row->late_minutes = (int)statement_integer(s, 3);
        row->credited_minutes = (int)statement_integer(s, 4);
        statement_copy_text(s, 5, row->source, sizeof row->source);
        row->came_anyway = statement_integer(s, 6) != 0;
    }
    return statement_finish(s, err);
}

static bool is_same(const struct attendance_row *a, const struct attendance_row *b)
{
    return a->status == b->status && a->in_at == b->in_at && a->out_at == b->out_at &&
           a->late_minutes == b->late_minutes && a->credited_minutes == b->credited_minutes &&
           a->came_anyway == b->came_anyway && strcmp(a->source, b->source) == 0;
}

static bool compare(struct club *club, int64_t session_id, int64_t participant_id,
                    const struct attendance_row *derived, bool repair,
                    struct attendance_rebuild *report, struct error *err)
{
    struct attendance_row stored;
    bool found;
    if (!stored_row(club, session_id, participant_id, &stored, &found, err))
        return false;
    report->rows++;
    if (found && is_same(&stored, derived))
        return true;
    report->differences++;
    return !repair || attendance_put(club, session_id, participant_id, derived, err);
}

/* Walks all events grouped by session and person, in the order in which they were noted. */
static bool walk(struct club *club, bool repair, struct attendance_rebuild *report,
                 struct error *err)
{
    int64_t session_id = 0, participant_id = 0;
    struct attendance_facts facts = {0};
    struct attendance_row row;
    struct attendance_terms terms = {0};
    struct statement *s = statement_new(
        club->store, "SELECT session_id, participant_id, kind, at, source,"
                     " ifnull(status, 'unknown') FROM presence_event"
                     " WHERE session_id IS NOT NULL ORDER BY participant_id, session_id, id");
    bool ok = true;
    for (bool more = true; ok && more;) {
        more = statement_step(s);
        bool is_next = !more || statement_integer(s, 0) != session_id ||
                       statement_integer(s, 1) != participant_id;
        if (is_next && session_id) {
            attendance_settle(&facts, &terms, &row);
            ok = compare(club, session_id, participant_id, &row, repair, report, err);
        }
        if (!more || !ok)
            break;
        if (is_next) {
            memset(&facts, 0, sizeof facts);
            participant_id = statement_integer(s, 1);
            if (statement_integer(s, 0) != session_id)
                ok = attendance_terms_get(club, statement_integer(s, 0), ATTENDANCE_NOW,
                                          &terms, err);
            session_id = statement_integer(s, 0);
        }
        struct presence_event event = {
            .kind = presence_kind_find(statement_text(s, 2)),
            .at = statement_integer(s, 3),
            .source = statement_text(s, 4),
            .status = attendance_status_find(statement_text(s, 5)),
        };
        attendance_apply(&facts, &event);
    }
    return statement_finish(s, err) && ok;
}

/* Rows that no event stands behind. */
static bool count_orphans(struct club *club, int64_t *count, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT count(*) FROM attendance t WHERE NOT EXISTS"
                     " (SELECT 1 FROM presence_event e WHERE e.session_id = t.session_id"
                     "  AND e.participant_id = t.participant_id)");
    *count = statement_step(s) ? statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

static bool delete_orphans(struct club *club, struct error *err)
{
    return statement_run(
        statement_new(club->store, "DELETE FROM attendance WHERE NOT EXISTS"
                                   " (SELECT 1 FROM presence_event e"
                                   "  WHERE e.session_id = attendance.session_id"
                                   "  AND e.participant_id = attendance.participant_id)"),
        err);
}

static bool rebuild(struct club *club, bool repair, struct attendance_rebuild *report,
                    struct error *err)
{
    int64_t orphans;
    memset(report, 0, sizeof *report);
    if (!walk(club, repair, report, err) || !count_orphans(club, &orphans, err))
        return false;
    report->differences += orphans;
    return !repair || !orphans || delete_orphans(club, err);
}

bool attendance_rebuild(struct club *club, bool repair, struct attendance_rebuild *report,
                        struct error *err)
{
    /* Comparing reads one state and keeps nobody at the door waiting. */
    if (!repair)
        return store_begin_reading(club->store, __func__, err) &&
               store_end(club->store, rebuild(club, false, report, err), err);
    if (!club_begin(club, err))
        return false;
    bool ok = rebuild(club, true, report, err) &&
              club_note(club, "attendance.rebuild", "",
                        json_pack("{s:I, s:I}", "rows", (json_int_t)report->rows, "differences",
                                  (json_int_t)report->differences),
                        err);
    return club_end(club, ok, err);
}
