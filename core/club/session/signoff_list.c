/* Writing the list that a hash is over. */
#include "club/session/signoff_list.h"

#include "club/presence/attendance.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static void add_instant(struct buffer *text, int64_t at)
{
    if (at)
        buffer_printf(text, " %lld", (long long)at);
    else
        buffer_append_text(text, " -");
}

static const char *or_dash(const char *word)
{
    return *word ? word : "-";
}

/* The session's own lines; the real hours go into the terms. */
static bool write_head(struct club *club, int64_t session_id, int course_version,
                       struct attendance_terms *terms, struct buffer *text, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT s.code, ifnull(c.began_at, 0), ifnull(c.ended_at, 0), c.topic,"
                     " ifnull(c.headcount, -1), ifnull(c.uncounted, 0), c.explanation"
                     " FROM session s LEFT JOIN session_course c ON c.session_id = s.id"
                     "   AND c.version = :version WHERE s.id = :session");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":version", course_version);
    if (statement_step(s)) {
        terms->began_at = statement_integer(s, 1);
        terms->ended_at = statement_integer(s, 2);
        buffer_printf(text, "OBECNI-LIST-1\nsession %s\nplanned %lld %lld\nreal",
                      statement_text(s, 0), (long long)terms->start_at, (long long)terms->end_at);
        add_instant(text, terms->began_at);
        add_instant(text, terms->ended_at);
        buffer_printf(text, "\ntopic %s\nheads", or_dash(statement_text(s, 3)));
        if (statement_integer(s, 4) < 0)
            buffer_append_text(text, " -");
        else
            buffer_printf(text, " %d", (int)statement_integer(s, 4));
        buffer_printf(text, " %d %s\n", (int)statement_integer(s, 5),
                      or_dash(statement_text(s, 6)));
    }
    return statement_finish(s, err);
}

static bool write_leaders(struct club *club, int64_t session_id, int course_version,
                          struct buffer *text, struct error *err)
{
    bool is_any = false;
    struct statement *s = statement_new(
        club->store, "SELECT f.code FROM session_led d JOIN staff f ON f.id = d.staff_id"
                     " WHERE d.session_id = :session AND d.version = :version ORDER BY f.code");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":version", course_version);
    buffer_append_text(text, "led");
    while (statement_step(s)) {
        buffer_printf(text, " %s", statement_text(s, 0));
        is_any = true;
    }
    buffer_append_text(text, is_any ? "\n" : " -\n");
    return statement_finish(s, err);
}

/* What the events of one number up to one say; false in *is_any when there are none. */
static bool derive(struct club *club, int64_t session_id, int64_t participant_id,
                   int64_t event_id, const struct attendance_terms *terms,
                   struct attendance_row *row, bool *is_any, struct error *err)
{
    struct attendance_facts facts = {0};
    struct statement *s = statement_new(
        club->store, "SELECT kind, at, source, ifnull(status, 'unknown') FROM presence_event"
                     " WHERE session_id = :session AND participant_id = :participant"
                     " AND id <= :last ORDER BY id");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":last", event_id);
    *is_any = false;
    while (statement_step(s)) {
        struct presence_event event = {
            .kind = presence_kind_find(statement_text(s, 0)),
            .at = statement_integer(s, 1),
            .source = statement_text(s, 2),
            .status = attendance_status_find(statement_text(s, 3)),
        };
        attendance_apply(&facts, &event);
        *is_any = true;
    }
    attendance_settle(&facts, terms, row);
    return statement_finish(s, err);
}

/* Somebody present under two numbers is one head. */
static bool is_counted(struct signoff_list *list, int64_t person_id)
{
    for (int i = 0; i < list->present; i++) {
        if (list->person_ids[i] == person_id)
            return true;
    }
    list->person_ids = memory_grow(list->person_ids, (size_t)list->present, &list->capacity,
                                   sizeof *list->person_ids);
    list->person_ids[list->present] = person_id;
    return false;
}

static void write_row(struct signoff_list *list, const char *number, bool is_expected,
                      const struct attendance_row *row)
{
    buffer_printf(&list->text, "row %s %s %s", number, is_expected ? "expected" : "guest",
                  attendance_status_word(row->status));
    add_instant(&list->text, row->in_at);
    add_instant(&list->text, row->out_at);
    buffer_printf(&list->text, " %d %d %s\n", row->late_minutes, row->credited_minutes,
                  or_dash(row->source));
    list->expected += is_expected;
    list->unknown += is_expected && row->status == ATTENDANCE_UNKNOWN;
}

/* Each event has a row in the projection, which so tells who may be on the list. */
static bool write_rows(struct club *club, int64_t session_id, int64_t event_id,
                       const struct attendance_terms *terms, struct signoff_list *list,
                       struct error *err)
{
    bool ok = true;
    struct statement *s = statement_new(
        club->store, "SELECT p.id, p.number, x.participant_id IS NOT NULL,"
                     " ifnull(p.merged_into_id, p.id) FROM"
                     " (SELECT participant_id FROM expected WHERE session_id = :session"
                     "  UNION SELECT participant_id FROM attendance WHERE session_id = :session) r"
                     " JOIN participant p ON p.id = r.participant_id"
                     " LEFT JOIN expected x ON x.session_id = :session"
                     "   AND x.participant_id = p.id ORDER BY p.number");
    statement_bind_integer(s, ":session", session_id);
    while (ok && statement_step(s)) {
        bool is_any, is_expected = statement_integer(s, 2) != 0;
        struct attendance_row row;
        ok = derive(club, session_id, statement_integer(s, 0), event_id, terms, &row, &is_any, err);
        if (ok && (is_any || is_expected))
            write_row(list, statement_text(s, 1), is_expected, &row);
        if (ok && attendance_is_presence(row.status))
            list->present += !is_counted(list, statement_integer(s, 3));
    }
    return statement_finish(s, err) && ok;
}

bool signoff_list_write(struct club *club, int64_t session_id, int64_t event_id,
                        int course_version, struct signoff_list *list, struct error *err)
{
    struct attendance_terms terms;
    memset(list, 0, sizeof *list);
    buffer_append_text(&list->text, "");
    if (!attendance_terms_get(club, session_id, ATTENDANCE_NOW, &terms, err) ||
        !write_head(club, session_id, course_version, &terms, &list->text, err) ||
        !write_leaders(club, session_id, course_version, &list->text, err) ||
        !write_rows(club, session_id, event_id, &terms, list, err))
        return false;
    digest_whole(list->text.text, list->text.length, list->hash);
    return true;
}

void signoff_list_free(struct signoff_list *list)
{
    buffer_free(&list->text);
    free(list->person_ids);
    memset(list, 0, sizeof *list);
}
