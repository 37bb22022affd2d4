/* Versions of a session's course: read, checked and added. */
#include "club/session/session_course.h"

#include "base/language.h"
#include "club/presence/attendance.h"
#include "club/refusal.h"
#include "club/session/session_lead.h"
#include "club/session/signoff_guard.h"
#include "club/staff/staff.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FROM_PLAN_SECONDS = 4 * 3600 };

bool session_course_get(struct club *club, int64_t session_id, struct session_course *course,
                        struct error *err)
{
    return session_course_get_at(club, session_id, INT64_MAX, course, err);
}

bool session_course_get_at(struct club *club, int64_t session_id, int64_t before,
                           struct session_course *course, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT version, began_at, ended_at, topic, ifnull(headcount, -1), uncounted,"
                     " explanation, actor, noted_at FROM session_course"
                     " WHERE session_id = :session AND noted_at < :before"
                     " ORDER BY version DESC LIMIT 1");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":before", before);
    *course = (struct session_course){.headcount = SESSION_COURSE_UNSET};
    if (statement_step(s)) {
        course->version = (int)statement_integer(s, 0);
        course->began_at = statement_integer(s, 1);
        course->ended_at = statement_integer(s, 2);
        statement_copy_text(s, 3, course->topic, sizeof course->topic);
        course->headcount = (int)statement_integer(s, 4);
        course->uncounted = (int)statement_integer(s, 5);
        statement_copy_text(s, 6, course->explanation, sizeof course->explanation);
        statement_copy_text(s, 7, course->actor, sizeof course->actor);
        course->noted_at = statement_integer(s, 8);
    }
    return statement_finish(s, err);
}

static bool check_hour(struct club *club, const struct session *session, int64_t at,
                       int64_t planned_at, struct error *err)
{
    if (at > club_now(club))
        return error_set_as(err, ERROR_REFUSED, REFUSAL_HOUR_AHEAD,
                            _("What became of a session is told afterwards: that hour is ahead."));
    /* Midnight ends the day. */
    bool is_same_day = clock_wall(at).day == session->held_on ||
                       at == clock_day_start(session->held_on + 1);
    return (is_same_day && llabs(at - planned_at) <= FROM_PLAN_SECONDS) ||
           error_set_as(err, ERROR_USAGE, REFUSAL_HOUR_OUTSIDE,
                        _("That hour is too far from the plan of %s: the same day, four hours at "
                          "most."),
                        session->code);
}

static bool check_hours(struct club *club, const struct session *session,
                        const struct session_course *course, struct error *err)
{
    if (!course->began_at)
        return true;
    if (course->began_at >= course->ended_at)
        return error_set_as(err, ERROR_USAGE, REFUSAL_HOURS_REVERSED,
                            _("The end must come after the beginning."));
    return check_hour(club, session, course->began_at, session->start_at, err) &&
           check_hour(club, session, course->ended_at, session->end_at, err);
}

static bool check_heads(const struct session_course *course, struct error *err)
{
    if (course->headcount > SESSION_COURSE_HEADS_MOST || course->headcount < SESSION_COURSE_UNSET ||
        course->uncounted < 0)
        return error_set(err, ERROR_USAGE, _("The heads in the room are 0 to %d."),
                         SESSION_COURSE_HEADS_MOST);
    return course->headcount >= course->uncounted || !course->uncounted ||
           error_set(err, ERROR_USAGE,
                     _("Among %d heads there cannot be %d without a number."),
                     course->headcount < 0 ? 0 : course->headcount, course->uncounted);
}

static bool take_word(const char *dictionary, const char *code, char word[DICTIONARY_CODE_SIZE],
                      struct error *err)
{
    if (!code)
        return true;
    if (*code && !dictionary_check(dictionary, code, err))
        return false;
    snprintf(word, DICTIONARY_CODE_SIZE, "%s", code);
    return true;
}

/* Takes over what the entry names, checked. */
static bool apply(struct club *club, const struct session *session,
                  const struct session_course_entry *entry, struct session_course *course,
                  struct error *err)
{
    if (entry->began_at || entry->ended_at) {
        int64_t began_at = course->began_at ? course->began_at : session->start_at;
        int64_t ended_at = course->ended_at ? course->ended_at : session->end_at;
        course->began_at = entry->began_at ? entry->began_at : began_at;
        course->ended_at = entry->ended_at ? entry->ended_at : ended_at;
    }
    course->headcount = entry->has_headcount ? entry->headcount : course->headcount;
    course->uncounted = entry->has_uncounted ? entry->uncounted : course->uncounted;
    return take_word(DICTIONARY_TOPIC, entry->topic, course->topic, err) &&
           take_word(DICTIONARY_HEADCOUNT_REASON, entry->explanation, course->explanation, err) &&
           check_hours(club, session, course, err) && check_heads(course, err);
}

static bool insert(struct club *club, int64_t session_id, const struct session_course *course,
                   struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO session_course (session_id, version, began_at, ended_at, topic, headcount,"
        " uncounted, explanation, actor, second, noted_at) VALUES (:session, :version,"
        " nullif(:began, 0), nullif(:ended, 0), :topic, nullif(:heads, -1), :uncounted,"
        " :explanation, :actor, :second, :now)");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":version", course->version);
    statement_bind_integer(s, ":began", course->began_at);
    statement_bind_integer(s, ":ended", course->ended_at);
    statement_bind_text_or_null(s, ":topic", course->topic);
    statement_bind_integer(s, ":heads", course->headcount);
    statement_bind_integer(s, ":uncounted", course->uncounted);
    statement_bind_text_or_null(s, ":explanation", course->explanation);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_text_or_null(s, ":second", club->second);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* The staff of the version before, or whoever was to lead, taken over into this one. */
static bool keep_led(struct club *club, int64_t session_id, int version, bool names_leaders,
                     struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO session_led (session_id, version, staff_id)"
        " SELECT :session, :version, staff_id FROM session_led"
        "  WHERE session_id = :session AND version = :version - 1"
        " UNION SELECT :session, :version, f.id FROM session s, staff f"
        "  WHERE s.id = :session AND :names AND f.id IN (" SESSION_TO_LEAD ")"
        "  AND NOT EXISTS (SELECT 1 FROM session_led"
        "   WHERE session_id = :session AND version = :version - 1)");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":version", version);
    statement_bind_integer(s, ":names", names_leaders);
    return statement_run(s, err);
}

static bool tell_led(struct club *club, const struct session *session, int version,
                     const struct session_course_entry *entry, struct error *err)
{
    for (size_t i = 0; i < entry->led_count; i++) {
        struct staff member;
        bool is_repeat;
        if (!staff_get_valid(club, entry->led_by[i], session->held_on, &member, err))
            return false;
        struct statement *s = statement_new(
            club->store, "INSERT INTO session_led (session_id, version, staff_id)"
                         " VALUES (:session, :version, :staff)");
        statement_bind_integer(s, ":session", session->id);
        statement_bind_integer(s, ":version", version);
        statement_bind_integer(s, ":staff", member.id);
        if (!statement_run_unique(s, &is_repeat, err))
            return false;
    }
    return true;
}

/* Whether exactly those are told to have led. */
static bool is_same_led(struct club *club, int64_t session_id,
                        const struct session_course_entry *entry, bool *is_same,
                        struct error *err)
{
    size_t told = 0, found = 0;
    struct statement *s = statement_new(
        club->store, "SELECT f.code FROM session s, staff f WHERE s.id = :session"
                     " AND f.id IN (" SESSION_TOLD ")");
    statement_bind_integer(s, ":session", session_id);
    while (statement_step(s)) {
        bool is_named = false;
        for (size_t i = 0; i < entry->led_count; i++)
            is_named = is_named || strcmp(entry->led_by[i], statement_text(s, 0)) == 0;
        told++;
        found += is_named;
    }
    *is_same = !entry->led_count || (found == told && found == entry->led_count);
    return statement_finish(s, err);
}

static bool is_same_course(const struct session_course *a, const struct session_course *b)
{
    return a->began_at == b->began_at && a->ended_at == b->ended_at &&
           a->headcount == b->headcount && a->uncounted == b->uncounted &&
           strcmp(a->topic, b->topic) == 0 && strcmp(a->explanation, b->explanation) == 0;
}

/* Whether a new version is needed: something differs, or who led has to be put down. */
static bool needs_version(struct club *club, const struct session *session,
                          const struct session_course_entry *entry,
                          const struct session_course *before, const struct session_course *after,
                          bool names_leaders, bool *needs, struct error *err)
{
    bool is_same;
    struct session_lead lead;
    if (!is_same_led(club, session->id, entry, &is_same, err) ||
        !session_lead_get(club, session->id, &lead, err))
        return false;
    *needs = !is_same || !is_same_course(before, after) ||
             (names_leaders && (!before->version || (!lead.is_told && lead.to_lead[0])));
    return true;
}

bool session_course_put(struct club *club, const struct session *session,
                        const struct session_course_entry *entry, bool names_leaders,
                        struct session_course *course, struct error *err)
{
    bool needs;
    struct session_course before;
    if (!session_course_get(club, session->id, &before, err))
        return false;
    *course = before;
    if (!apply(club, session, entry, course, err) ||
        !needs_version(club, session, entry, &before, course, names_leaders, &needs, err))
        return false;
    if (!needs)
        return true;
    course->version++;
    return signoff_guard_check(club, session->id, true, err) &&
           insert(club, session->id, course, err) &&
           (entry->led_count ? tell_led(club, session, course->version, entry, err)
                             : keep_led(club, session->id, course->version, names_leaders, err)) &&
           attendance_rederive_session(club, session->id, err);
}
