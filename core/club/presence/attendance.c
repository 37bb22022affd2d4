/* Keeping what the derivation gives: recording events, and the projection beside them.
 * Corrections and rebuilding are in files beside. */
#include "club/presence/attendance.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/presence/attendance_store.h"
#include "club/presence/month.h"
#include "club/session/signoff_guard.h"
#include "club/settings.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a session is told by at the time, of `when` (s: as it is; p: as it was). */
#define TERMS(when)                                                                                \
    "SELECT " when ", ifnull(o.late_minutes, 0), ifnull(o.leave_minutes, 0),"                      \
    " ifnull(o.credit = 'real', 0), o.session_id IS NOT NULL, ifnull(c.began_at, 0),"              \
    " ifnull(c.ended_at, 0) FROM session s LEFT JOIN session_opening o ON o.session_id = s.id"

/* Of now there is no past to look for, and the last course is the one that holds: somebody waits
 * at the door for this. */
static struct statement *ask_now(struct club *club)
{
    return statement_new(club->store,
                         TERMS("s.start_at, s.end_at, s.state = 'cancelled'")
                         " LEFT JOIN session_course c ON c.session_id = s.id"
                         " WHERE s.id = :session ORDER BY c.version DESC LIMIT 1");
}

static struct statement *ask_before(struct club *club, int64_t before)
{
    struct statement *s = statement_new(
        club->store,
        TERMS("ifnull(p.start_at, s.start_at), ifnull(p.end_at, s.end_at),"
              " ifnull(p.state, s.state) = 'cancelled'")
        " LEFT JOIN session_past p ON p.session_id = s.id AND p.seq ="
        "   (SELECT min(q.seq) FROM session_past q JOIN ledger l ON l.id ="
        "     q.node << 48 | q.seq WHERE q.session_id = :session AND l.at >= :before)"
        " LEFT JOIN session_course c ON c.session_id = s.id AND c.version ="
        "   (SELECT max(version) FROM session_course"
        "    WHERE session_id = :session AND noted_at < :before)"
        " WHERE s.id = :session");
    statement_bind_integer(s, ":before", before);
    return s;
}

bool attendance_terms_get(struct club *club, int64_t session_id, int64_t before,
                          struct attendance_terms *terms, struct error *err)
{
    struct statement *s = before == ATTENDANCE_NOW ? ask_now(club) : ask_before(club, before);
    statement_bind_integer(s, ":session", session_id);
    memset(terms, 0, sizeof *terms);
    if (statement_step(s)) {
        terms->start_at = statement_integer(s, 0);
        terms->end_at = statement_integer(s, 1);
        terms->is_cancelled = statement_integer(s, 2) != 0;
        terms->late_minutes = (int)statement_integer(s, 3);
        terms->leave_minutes = (int)statement_integer(s, 4);
        terms->credits_real = statement_integer(s, 5) != 0;
        terms->is_open = statement_integer(s, 6) != 0;
        terms->began_at = statement_integer(s, 7);
        terms->ended_at = statement_integer(s, 8);
    }
    return statement_finish(s, err);
}

static bool insert_event(struct club *club, const struct presence_event *event, bool *is_repeat,
                         struct error *err)
{
    bool is_stated = event->kind == PRESENCE_MARKED || event->kind == PRESENCE_CORRECTED ||
                     event->kind == PRESENCE_REFUSED;
    int64_t drawn_before = club->ledger.last_id;
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO presence_event (id, kind, session_id, participant_id, card_id, at, noted_at,"
        " source, actor, status, reason, about_id, second, list_number) VALUES (:id, :kind,"
        " :session, :participant, :card, :at, :now, :source, :actor, :status, :reason, :about,"
        " :second, :list)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":kind", presence_kind_word(event->kind));
    if (event->session_id)
        statement_bind_integer(s, ":session", event->session_id);
    statement_bind_integer(s, ":participant", event->participant_id);
    if (event->card_id)
        statement_bind_integer(s, ":card", event->card_id);
    statement_bind_integer(s, ":at", event->at);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":source", event->source);
    statement_bind_text(s, ":actor", club->actor);
    if (is_stated)
        statement_bind_text(s, ":status",
                            attendance_status_word(event->kind == PRESENCE_REFUSED
                                                       ? ATTENDANCE_REFUSED_ENTRY
                                                       : event->status));
    statement_bind_text_or_null(s, ":reason", event->reason);
    if (event->about_id)
        statement_bind_integer(s, ":about", event->about_id);
    statement_bind_text_or_null(s, ":second", club->second[0] ? club->second : NULL);
    statement_bind_text_or_null(s, ":list", event->list_number);
    bool ok = statement_run_unique(s, is_repeat, err);
    if (ok && *is_repeat) /* no row has the id, and no entry will cover it */
        club->ledger.last_id = drawn_before;
    return ok;
}

static void bind_row(struct statement *s, int64_t session_id, int64_t participant_id,
                     const struct attendance_row *row)
{
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_text(s, ":status", attendance_status_word(row->status));
    if (row->in_at)
        statement_bind_integer(s, ":in_at", row->in_at);
    if (row->out_at)
        statement_bind_integer(s, ":out_at", row->out_at);
    statement_bind_integer(s, ":late", row->late_minutes);
    statement_bind_integer(s, ":credited", row->credited_minutes);
    statement_bind_text(s, ":source", row->source);
    statement_bind_integer(s, ":came", row->came_anyway);
}

bool attendance_put(struct club *club, int64_t session_id, int64_t participant_id,
                    const struct attendance_row *row, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO attendance (session_id, participant_id, status, in_at, out_at, late_minutes,"
        " credited_minutes, source, came_anyway) VALUES (:session, :participant, :status, :in_at,"
        " :out_at, :late, :credited, :source, :came)"
        " ON CONFLICT (session_id, participant_id) DO UPDATE SET status = excluded.status,"
        " in_at = excluded.in_at, out_at = excluded.out_at, late_minutes = excluded.late_minutes,"
        " credited_minutes = excluded.credited_minutes, source = excluded.source,"
        " came_anyway = excluded.came_anyway");
    bind_row(s, session_id, participant_id, row);
    return statement_run(s, err);
}

/* The row of a first event, which stands alone; `*is_first` is false when there is a row. */
static bool insert_first(struct club *club, const struct presence_event *event,
                         const struct attendance_row *row, bool *is_first, struct error *err)
{
    bool is_repeat;
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO attendance (session_id, participant_id, status, in_at, out_at, late_minutes,"
        " credited_minutes, source, came_anyway) VALUES (:session, :participant, :status, :in_at,"
        " :out_at, :late, :credited, :source, :came)");
    bind_row(s, event->session_id, event->participant_id, row);
    bool ok = statement_run_unique(s, &is_repeat, err);
    *is_first = !is_repeat;
    return ok;
}

/* Adds what the statement's rows say; to be stepped to its end here. */
static void gather(struct statement *s, struct attendance_facts *facts, bool *is_any)
{
    memset(facts, 0, sizeof *facts);
    *is_any = false;
    while (statement_step(s)) {
        struct presence_event event = {
            .kind = presence_kind_find(statement_text(s, 0)),
            .at = statement_integer(s, 1),
            .source = statement_text(s, 2),
            .status = attendance_status_find(statement_text(s, 3)),
        };
        attendance_apply(facts, &event);
        *is_any = true;
    }
}

bool attendance_derive(struct club *club, int64_t session_id, int64_t participant_id,
                       int64_t before, const struct attendance_terms *terms,
                       struct attendance_row *row, bool *is_any, struct error *err)
{
    struct attendance_facts facts;
    struct attendance_noted *noted = NULL;
    size_t count = 0, capacity = 0;
    struct statement *s = statement_new(
        club->store, "SELECT kind, at, source, ifnull(status, 'unknown'), participant_id"
                     " FROM presence_event WHERE session_id = :session AND participant_id IN"
                     "  (SELECT :participant UNION ALL"
                     "   SELECT id FROM participant WHERE merged_into_id = :participant)"
                     " AND noted_at < :before ORDER BY id");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":before", before);
    while (statement_step(s)) {
        noted = memory_grow(noted, count, &capacity, sizeof *noted);
        noted[count] = (struct attendance_noted){
            .kind = presence_kind_find(statement_text(s, 0)),
            .at = statement_integer(s, 1),
            .status = attendance_status_find(statement_text(s, 3)),
            .participant_id = statement_integer(s, 4),
        };
        statement_copy_text(s, 2, noted[count].source, sizeof noted[count].source);
        count++;
    }
    attendance_gather(&facts, noted, count);
    attendance_settle(&facts, terms, row);
    *is_any = count > 0;
    free(noted);
    return statement_finish(s, err);
}

/* The row of one number, which the events of that number alone make. */
bool attendance_rederive(struct club *club, int64_t session_id, int64_t participant_id,
                         const struct attendance_terms *terms, struct attendance_row *row,
                         struct error *err)
{
    struct attendance_facts facts;
    bool is_any;
    struct statement *s = statement_new(
        club->store, "SELECT kind, at, source, ifnull(status, 'unknown') FROM presence_event"
                     " WHERE session_id = :session AND participant_id = :participant ORDER BY id");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":participant", participant_id);
    gather(s, &facts, &is_any);
    attendance_settle(&facts, terms, row);
    return statement_finish(s, err) &&
           (!is_any || attendance_put(club, session_id, participant_id, row, err));
}

/* Most people have one event in a session: then there is nothing to read back. */
static bool project(struct club *club, const struct presence_event *event,
                    const struct attendance_terms *terms, struct attendance_row *row,
                    struct error *err)
{
    struct attendance_facts facts = {0};
    bool is_first;
    attendance_apply(&facts, event);
    attendance_settle(&facts, terms, row);
    if (!insert_first(club, event, row, &is_first, err))
        return false;
    return is_first || attendance_rederive(club, event->session_id, event->participant_id, terms,
                                           row, err);
}

static bool open_if_needed(struct club *club, const struct presence_event *event,
                           struct attendance_terms *terms, struct error *err)
{
    if (event->terms && event->terms->is_open) {
        *terms = *event->terms;
        return true;
    }
    if (!attendance_terms_get(club, event->session_id, ATTENDANCE_NOW, terms, err))
        return false;
    if (terms->is_open || event->kind == PRESENCE_CAME_CANCELLED)
        return true;
    return attendance_open_session(club, event->session_id, err) &&
           attendance_terms_get(club, event->session_id, ATTENDANCE_NOW, terms, err);
}

/* What the door notes by itself is of the running day, which no closed month has, and of a
 * session that is not over (club/checkin looks for a signed list); nothing else reaches into
 * them but corrections. */
static bool check_closed(struct club *club, const struct presence_event *event, struct error *err)
{
    bool is_door = strcmp(event->source, "card") == 0 || strcmp(event->source, "manual_code") == 0;
    bool is_correction = event->kind == PRESENCE_CORRECTED || event->kind == PRESENCE_REFUSED ||
                         event->kind == PRESENCE_EXCUSE_GRANTED ||
                         event->kind == PRESENCE_EXCUSE_WITHDRAWN;
    if (is_door && event->at == club_now(club))
        return true;
    if (!event->session_id)
        return month_check_open(club, clock_wall(event->at).day, err);
    return month_check_session(club, event->session_id, err) &&
           programme_check_session(club, event->session_id, err) &&
           signoff_guard_check(club, event->session_id, is_correction, err);
}

bool attendance_record(struct club *club, const struct presence_event *event,
                       struct attendance_row *row, bool *is_repeat, struct error *err)
{
    struct attendance_terms terms;
    memset(row, 0, sizeof *row);
    *is_repeat = false;
    if (!check_closed(club, event, err) ||
        (event->session_id && !open_if_needed(club, event, &terms, err)))
        return false;
    if (!insert_event(club, event, is_repeat, err))
        return false;
    return *is_repeat || !event->session_id || project(club, event, &terms, row, err);
}

bool attendance_rederive_session(struct club *club, int64_t session_id, struct error *err)
{
    struct attendance_terms terms;
    if (!attendance_terms_get(club, session_id, ATTENDANCE_NOW, &terms, err))
        return false;
    struct statement *s = statement_new(
        club->store,
        "SELECT participant_id FROM attendance WHERE session_id = :session");
    statement_bind_integer(s, ":session", session_id);
    bool ok = true;
    struct attendance_row row;
    while (ok && statement_step(s))
        ok = attendance_rederive(club, session_id, statement_integer(s, 0), &terms, &row, err);
    return statement_finish(s, err) && ok;
}
