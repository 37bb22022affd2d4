/* Reading sessions, and naming and storing new ones. */
#include "club/session/session.h"

#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/presence/month.h"
#include "club/refusal.h"
#include "club/session/session_lead.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const state_words[] = {
    [SESSION_STATE_PLANNED] = "planned", [SESSION_STATE_OPEN] = "open",
    [SESSION_STATE_HELD] = "held",       [SESSION_STATE_NO_MARK] = "no_mark",
    [SESSION_STATE_SIGNED] = "signed",   [SESSION_STATE_CANCELLED] = "cancelled",
};

const char *session_state_word(enum session_state state)
{
    return state_words[state];
}

static enum session_state derive_state(const struct session *session, int64_t now)
{
    if (session->cancel_reason[0])
        return SESSION_STATE_CANCELLED;
    if (session->signed_version)
        return SESSION_STATE_SIGNED;
    if (session->over_at <= now)
        return session->opened_at ? SESSION_STATE_HELD : SESSION_STATE_NO_MARK;
    return session->opened_at ? SESSION_STATE_OPEN : SESSION_STATE_PLANNED;
}

/* Columns in the order of SESSION_COLUMNS. */
static void read_row(struct statement *s, int64_t now, struct session *session)
{
    *session = (struct session){
        .id = statement_integer(s, 0),
        .activity_id = statement_integer(s, 2),
        .is_individual = strcmp(statement_text(s, 5), "individual") == 0,
        .is_scheduled = !statement_is_null(s, 6),
        .start_at = statement_integer(s, 8),
        .end_at = statement_integer(s, 9),
        .is_moved = statement_integer(s, 8) != statement_integer(s, 10),
        .is_closed_by_day = statement_integer(s, 13) != 0,
        .opened_at = statement_integer(s, 14),
        .has_substitute = statement_integer(s, 17) != 0,
        .over_at = statement_integer(s, 18),
        .signed_version = (int)statement_integer(s, 19),
    };
    day_parse(statement_text(s, 7), &session->held_on);
    statement_copy_text(s, 1, session->code, sizeof session->code);
    statement_copy_text(s, 3, session->activity, sizeof session->activity);
    statement_copy_text(s, 4, session->activity_title, sizeof session->activity_title);
    statement_copy_text(s, 11, session->room, sizeof session->room);
    statement_copy_text(s, 12, session->cancel_reason, sizeof session->cancel_reason);
    statement_copy_text(s, 15, session->booked, sizeof session->booked);
    snprintf(session->leaders, sizeof session->leaders, "%s", statement_text(s, 16));
    session->state = derive_state(session, now);
}

#define SESSION_COLUMNS                                                                            \
    "SELECT s.id, s.code, a.id, a.code, a.title, a.form, s.schedule_id, s.held_on, s.start_at,"    \
    " s.end_at, s.planned_start_at, s.room, s.cancel_reason, s.is_closed_by_day,"                  \
    " (SELECT o.opened_at FROM session_opening o WHERE o.session_id = s.id),"                      \
    " (SELECT p.number FROM booking b JOIN participant p ON p.id = b.participant_id"               \
    "  WHERE b.session_id = s.id AND b.released_at IS NULL),"                                      \
    " " SESSION_LED_CODES ","                                                                      \
    " EXISTS (SELECT 1 FROM session_leading l WHERE l.session_id = s.id),"                         \
    " ifnull((SELECT c.ended_at FROM session_course c WHERE c.session_id = s.id"                   \
    "  ORDER BY c.version DESC LIMIT 1), s.end_at),"                                               \
    " (SELECT max(x.version) FROM session_signoff x WHERE x.session_id = s.id)"                    \
    " FROM session s JOIN activity a ON a.id = s.activity_id "

static bool is_code(const char *code)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
    size_t length = strlen(code);
    return length > 0 && length < SESSION_CODE_SIZE && strspn(code, allowed) == length;
}

bool session_get(struct club *club, const char *code, struct session *session, struct error *err)
{
    if (!is_code(code))
        return error_set(err, ERROR_USAGE,
                         _("That is not a session's code. One looks like G1-2026-01-12."));
    struct statement *s = statement_new(club->store, SESSION_COLUMNS "WHERE s.code = :code");
    statement_bind_text(s, ":code", code);
    bool found = statement_step(s);
    if (found)
        read_row(s, club_now(club), session);
    if (!statement_finish(s, err))
        return false;
    return found || error_set_as(err, ERROR_REFUSED, REFUSAL_UNKNOWN,
                                 _("There is no session “%s”."), code);
}

bool session_list(struct club *club, const struct session_filter *filter, struct sessions *sessions,
                  struct error *err)
{
    char from[DAY_SIZE], until[DAY_SIZE];
    day_format(filter->from, from);
    day_format(filter->until, until);
    struct activity activity;
    struct programme programme;
    if ((filter->activity && !activity_get(club, filter->activity, &activity, err)) ||
        (filter->programme && !programme_get(club, filter->programme, &programme, err)))
        return false;
    struct statement *s =
        statement_new(club->store, SESSION_COLUMNS
                      "WHERE s.held_on >= :from AND s.held_on <= :until"
                      " AND (:activity IS NULL OR a.code = :activity)"
                      " AND (:programme IS NULL OR a.programme_id ="
                      "  (SELECT id FROM programme WHERE code = :programme)) AND " SESSION_LED_BY
                      " ORDER BY s.start_at, s.code");
    statement_bind_text(s, ":from", from);
    statement_bind_text(s, ":until", filter->until == DAY_NONE ? "9999" : until);
    statement_bind_text(s, ":activity", filter->activity);
    statement_bind_text_or_null(s, ":leader", filter->leader);
    statement_bind_text_or_null(s, ":programme", filter->programme);
    while (statement_step(s)) {
        sessions->items = memory_grow(sessions->items, sessions->count, &sessions->capacity,
                                      sizeof *sessions->items);
        struct session *session = &sessions->items[sessions->count];
        read_row(s, club_now(club), session);
        sessions->count += !filter->state ||
                           strcmp(session_state_word(session->state), filter->state) == 0;
    }
    return statement_finish(s, err);
}

void sessions_free(struct sessions *sessions)
{
    free(sessions->items);
    *sessions = (struct sessions){0};
}

static bool is_taken(struct club *club, const char *code, bool *taken, struct error *err)
{
    struct statement *s = statement_new(club->store, "SELECT 1 FROM session WHERE code = :code");
    statement_bind_text(s, ":code", code);
    *taken = statement_step(s);
    return statement_finish(s, err);
}

/* The first free code of an activity and a day. */
static bool next_code(struct club *club, const char *activity, int day,
                      char code[SESSION_CODE_SIZE], struct error *err)
{
    char day_text[DAY_SIZE];
    day_format(day, day_text);
    snprintf(code, SESSION_CODE_SIZE, "%s-%s", activity, day_text);
    for (unsigned i = 2; i < 1000; i++) {
        bool taken;
        if (!is_taken(club, code, &taken, err))
            return false;
        if (!taken)
            return true;
        snprintf(code, SESSION_CODE_SIZE, "%s-%s-%u", activity, day_text, i);
    }
    return error_set(err, ERROR_REFUSED, _("There are too many sessions of %s on %s."), activity,
                     day_text);
}

bool session_insert(struct club *club, const struct session_row *row, char code[SESSION_CODE_SIZE],
                    struct error *err)
{
    if (!month_check_open(club, row->day, err) ||
        !programme_check_activity(club, row->activity_id, err) ||
        !next_code(club, row->activity, row->day, code, err))
        return false;
    char day[DAY_SIZE];
    day_format(row->day, day);
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO session (id, code, activity_id, schedule_id, held_on, start_at, end_at,"
        " planned_start_at, room, created_at) VALUES (:id, :code, :activity, nullif(:schedule, 0),"
        " :day, :start, :end, :start, :room, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", code);
    statement_bind_integer(s, ":activity", row->activity_id);
    statement_bind_integer(s, ":schedule", row->schedule_id);
    statement_bind_text(s, ":day", day);
    statement_bind_integer(s, ":start", row->start_at);
    statement_bind_integer(s, ":end", row->end_at);
    statement_bind_text(s, ":room", row->room);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}
