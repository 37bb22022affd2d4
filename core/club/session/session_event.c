/* Names are made of a session's id and the first entry of this club's ledger, which no other club
 * has. */
#include "club/session/session_event.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/timetable/activity.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLUB_MARK_SIZE = 17 };

void session_events_free(struct session_events *events)
{
    free(events->items);
    *events = (struct session_events){0};
}

static bool read_mark(struct club *club, char mark[CLUB_MARK_SIZE], struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT lower(hex(substr(hash, 1, 8))) FROM ledger ORDER BY id LIMIT 1");
    mark[0] = '\0';
    if (statement_step(s))
        statement_copy_text(s, 0, mark, CLUB_MARK_SIZE);
    return statement_finish(s, err);
}

static void make_uid(int64_t session_id, const char *mark, char uid[SESSION_UID_SIZE])
{
    snprintf(uid, SESSION_UID_SIZE, "%lld-%s@obecni", (long long)session_id, mark);
}

/* When it was planned, and how often it was changed; closing and opening days counts for all, so
 * that the number never falls. */
static bool read_changes(struct club *club, const struct session *session,
                         struct session_event *event, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT s.planned_start_at,"
        " (SELECT count(*) FROM ledger l WHERE l.subject = s.code AND (l.action = 'session.move'"
        "    OR l.action = 'session.cancel' OR l.action = 'session.restore'))"
        " + (SELECT count(*) FROM ledger l WHERE l.action GLOB 'calendar.*')"
        " FROM session s WHERE s.id = :id");
    statement_reads_all(s);
    statement_bind_integer(s, ":id", session->id);
    if (statement_step(s)) {
        event->occurrence_at = statement_integer(s, 0);
        event->sequence = (int)statement_integer(s, 1);
    }
    return statement_finish(s, err);
}

bool session_event_list(struct club *club, const struct session_filter *filter, const char *room,
                        struct session_events *events, struct error *err)
{
    char mark[CLUB_MARK_SIZE];
    struct sessions sessions = {0};
    bool ok = read_mark(club, mark, err) && session_list(club, filter, &sessions, err);
    for (size_t i = 0; ok && i < sessions.count; i++) {
        const struct session *session = &sessions.items[i];
        if (room && strcmp(session->room, room) != 0)
            continue;
        events->items = memory_grow(events->items, events->count, &events->capacity,
                                    sizeof *events->items);
        struct session_event *event = &events->items[events->count++];
        *event = (struct session_event){.start_at = session->start_at,
                                        .end_at = session->end_at,
                                        .is_cancelled =
                                            session->state == SESSION_STATE_CANCELLED};
        make_uid(session->id, mark, event->uid);
        memcpy(event->room, session->room, sizeof event->room);
        memcpy(event->title, session->activity_title, sizeof event->title);
        ok = read_changes(club, session, event, err);
    }
    sessions_free(&sessions);
    return ok;
}

/* The code of the session that the event is here; "" when it is none yet. */
static bool find_session(struct club *club, const struct session_event *event, const char *mark,
                         char code[SESSION_CODE_SIZE], struct error *err)
{
    char own[CLUB_MARK_SIZE + 16];
    snprintf(own, sizeof own, "-%s@obecni", mark);
    size_t length = strlen(event->uid), tail = strlen(own);
    bool is_own = length > tail && strcmp(event->uid + length - tail, own) == 0;
    struct statement *s = statement_new(
        club->store,
        "SELECT code FROM session WHERE id = :own"
        " UNION ALL SELECT s.code FROM session_import i JOIN session s ON s.id = i.session_id"
        " WHERE i.uid = :uid AND i.occurrence_at = :at");
    statement_bind_integer(s, ":own", is_own ? strtoll(event->uid, NULL, 10) : 0);
    statement_bind_text(s, ":uid", event->uid);
    statement_bind_integer(s, ":at", event->occurrence_at);
    code[0] = '\0';
    if (statement_step(s))
        statement_copy_text(s, 0, code, SESSION_CODE_SIZE);
    return statement_finish(s, err);
}

static bool read_time(const struct session_event *event, struct session_time *time,
                      struct error *err)
{
    struct wall_time start = clock_wall(event->start_at), end = clock_wall(event->end_at);
    *time = (struct session_time){
        .day = start.day, .start_minutes = start.minutes, .end_minutes = end.minutes};
    if (end.day == start.day + 1 && end.minutes == 0)
        time->end_minutes = 24 * 60;
    else if (end.day != start.day || end.minutes <= start.minutes)
        return error_set(err, ERROR_REFUSED,
                         _("An event of %s does not end on the day on which it begins. Nothing "
                           "was taken over; leave that day out with --from and --to."),
                         day_column_text(start.day).text);
    return true;
}

static bool add(struct club *club, const char *activity, const struct session_event *event,
                struct session_imported *imported, struct error *err)
{
    char code[SESSION_CODE_SIZE];
    struct session_time time;
    if (event->is_cancelled)
        return true;
    if (!read_time(event, &time, err) ||
        !session_add(club, activity, &time, event->room, code, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO session_import (uid, occurrence_at, session_id)"
                     " SELECT :uid, :at, id FROM session WHERE code = :code");
    statement_bind_text(s, ":uid", event->uid);
    statement_bind_integer(s, ":at", event->occurrence_at);
    statement_bind_text(s, ":code", code);
    imported->added++;
    return statement_run(s, err);
}

static bool change(struct club *club, const char *code, const struct session_event *event,
                   const char *reason, struct session_imported *imported, struct error *err)
{
    struct session session;
    struct session_time time;
    if (!session_get(club, code, &session, err))
        return false;
    bool is_cancelled = session.state == SESSION_STATE_CANCELLED;
    bool is_moved = session.start_at != event->start_at || session.end_at != event->end_at;
    if (event->is_cancelled && !is_cancelled) {
        imported->cancelled++;
        return session_cancel(club, code, reason, err);
    }
    if (event->is_cancelled || is_cancelled || !is_moved) {
        imported->unchanged++;
        return true;
    }
    imported->moved++;
    return read_time(event, &time, err) && session_move(club, code, &time, err);
}

bool session_event_import(struct club *club, const char *activity,
                          const struct session_events *events, const char *reason,
                          struct session_imported *imported, struct error *err)
{
    char mark[CLUB_MARK_SIZE], code[SESSION_CODE_SIZE];
    struct activity known;
    *imported = (struct session_imported){0};
    if (!activity_get(club, activity, &known, err) || !club_begin(club, err))
        return false;
    bool ok = read_mark(club, mark, err);
    for (size_t i = 0; ok && i < events->count; i++) {
        const struct session_event *event = &events->items[i];
        ok = find_session(club, event, mark, code, err) &&
             (code[0] ? change(club, code, event, reason, imported, err)
                      : add(club, activity, event, imported, err));
    }
    return club_end(club, ok, err);
}
