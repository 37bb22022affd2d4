/* The projection computed again from the events: compared, or written anew. */
#include "club/presence/attendance_store.h"

#include "store/statement.h"

#include <string.h>

/* Events and stored rows go by side by side, both by session and person. */
struct walk {
    struct club *club;
    bool repair;
    struct attendance_rebuild *report;
    struct statement *stored;
    bool has_stored; /* there is a row that was not looked at yet */
    int64_t orphans; /* rows that no event stands behind */
    int64_t session_id, participant_id; /* of whom events are gathered, 0: nobody yet */
    struct attendance_facts facts;
    struct attendance_terms terms; /* of the session */
};

static struct statement *select_stored(struct club *club)
{
    return statement_new(club->store,
                         "SELECT session_id, participant_id, status, ifnull(in_at, 0),"
                         " ifnull(out_at, 0), late_minutes, credited_minutes, source, came_anyway"
                         " FROM attendance ORDER BY session_id, participant_id");
}

static void read_stored(struct statement *s, struct attendance_row *row)
{
    memset(row, 0, sizeof *row);
    row->status = attendance_status_find(statement_text(s, 2));
    row->in_at = statement_integer(s, 3);
    row->out_at = statement_integer(s, 4);
    row->late_minutes = (int)statement_integer(s, 5);
    row->credited_minutes = (int)statement_integer(s, 6);
    statement_copy_text(s, 7, row->source, sizeof row->source);
    row->came_anyway = statement_integer(s, 8) != 0;
}

static bool is_same(const struct attendance_row *a, const struct attendance_row *b)
{
    return a->status == b->status && a->in_at == b->in_at && a->out_at == b->out_at &&
           a->late_minutes == b->late_minutes && a->credited_minutes == b->credited_minutes &&
           a->came_anyway == b->came_anyway && strcmp(a->source, b->source) == 0;
}

/* How the next stored row lies to whom events were gathered of: before, at, after. */
static int compare_stored(const struct walk *walk)
{
    int64_t session_id = statement_integer(walk->stored, 0);
    int64_t participant_id = statement_integer(walk->stored, 1);
    if (session_id != walk->session_id)
        return session_id < walk->session_id ? -1 : 1;
    return participant_id < walk->participant_id ? -1 : participant_id > walk->participant_id;
}

static bool compare(struct walk *walk, const struct attendance_row *derived, struct error *err)
{
    struct attendance_row stored;
    bool is_right = false;
    for (; walk->has_stored && compare_stored(walk) < 0; walk->orphans++)
        walk->has_stored = statement_step(walk->stored);
    if (walk->has_stored && compare_stored(walk) == 0) {
        read_stored(walk->stored, &stored);
        is_right = is_same(&stored, derived);
        walk->has_stored = statement_step(walk->stored);
    }
    walk->report->rows++;
    if (is_right)
        return true;
    walk->report->differences++;
    return !walk->repair || attendance_put(walk->club, walk->session_id, walk->participant_id,
                                           derived, err);
}

/* All events of one person in one session were seen. */
static bool end_group(struct walk *walk, struct error *err)
{
    struct attendance_row row;
    if (!walk->session_id)
        return true;
    attendance_settle(&walk->facts, &walk->terms, &row);
    memset(&walk->facts, 0, sizeof walk->facts);
    return compare(walk, &row, err);
}

static bool begin_group(struct walk *walk, int64_t session_id, int64_t participant_id,
                        struct error *err)
{
    bool is_known = session_id == walk->session_id;
    walk->session_id = session_id;
    walk->participant_id = participant_id;
    return is_known ||
           attendance_terms_get(walk->club, session_id, ATTENDANCE_NOW, &walk->terms, err);
}

static bool take_event(struct walk *walk, struct statement *s, struct error *err)
{
    int64_t session_id = statement_integer(s, 0), participant_id = statement_integer(s, 1);
    bool is_next = session_id != walk->session_id || participant_id != walk->participant_id;
    if (is_next && (!end_group(walk, err) || !begin_group(walk, session_id, participant_id, err)))
        return false;
    struct presence_event event = {
        .kind = presence_kind_find(statement_text(s, 2)),
        .at = statement_integer(s, 3),
        .source = statement_text(s, 4),
        .status = attendance_status_find(statement_text(s, 5)),
    };
    attendance_apply(&walk->facts, &event);
    return true;
}

/* Sorting once costs less than finding a million rows one by one. */
static bool walk_events(struct walk *walk, struct error *err)
{
    struct statement *s = statement_new(
        walk->club->store, "SELECT session_id, participant_id, kind, at, source,"
                           " ifnull(status, 'unknown') FROM presence_event"
                           " WHERE session_id IS NOT NULL"
                           " ORDER BY session_id, participant_id, id");
    bool ok = true;
    while (ok && statement_step(s))
        ok = take_event(walk, s, err);
    ok = ok && end_group(walk, err);
    return statement_finish(s, err) && ok;
}

static bool walk_all(struct walk *walk, struct error *err)
{
    walk->stored = select_stored(walk->club);
    walk->has_stored = statement_step(walk->stored);
    bool ok = walk_events(walk, err);
    for (; ok && walk->has_stored; walk->orphans++)
        walk->has_stored = statement_step(walk->stored);
    return statement_finish(walk->stored, err) && ok;
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
    struct walk all = {.club = club, .repair = repair, .report = report};
    memset(report, 0, sizeof *report);
    if (!walk_all(&all, err))
        return false;
    report->differences += all.orphans;
    return !repair || !all.orphans || delete_orphans(club, err);
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
