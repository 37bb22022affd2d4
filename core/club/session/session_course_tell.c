/* Telling the course by itself, and which rows of the list came out otherwise by it. */
#include "club/session/session_course.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/presence/month.h"
#include "club/refusal.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* A row of the projection as far as the course can change it. */
struct shape {
    int64_t participant_id;
    char status[24];
    int64_t late_minutes, credited_minutes;
};

struct shapes {
    struct shape *items;
    size_t count, capacity;
};

static bool read_shapes(struct club *club, int64_t session_id, struct shapes *shapes,
                        struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT participant_id, status, late_minutes, credited_minutes"
                     " FROM attendance WHERE session_id = :session ORDER BY participant_id");
    statement_bind_integer(s, ":session", session_id);
    while (statement_step(s)) {
        shapes->items = memory_grow(shapes->items, shapes->count, &shapes->capacity,
                                    sizeof *shapes->items);
        struct shape *shape = &shapes->items[shapes->count++];
        shape->participant_id = statement_integer(s, 0);
        statement_copy_text(s, 1, shape->status, sizeof shape->status);
        shape->late_minutes = statement_integer(s, 2);
        shape->credited_minutes = statement_integer(s, 3);
    }
    return statement_finish(s, err);
}

/* Both hold the same people: telling makes no marks. */
static void compare(const struct shapes *before, const struct shapes *after,
                    struct session_course_effect *effect)
{
    for (size_t i = 0; i < before->count && i < after->count; i++) {
        const struct shape *a = &before->items[i], *b = &after->items[i];
        effect->statuses +=
            strcmp(a->status, b->status) != 0 || a->late_minutes != b->late_minutes;
        effect->credits += a->credited_minutes != b->credited_minutes;
    }
}

static bool check_tellable(struct club *club, const struct session *session, struct error *err)
{
    if (session->cancel_reason[0])
        return error_set_as(err, ERROR_REFUSED, REFUSAL_CANCELLED,
                            _("The session %s is cancelled."), session->code);
    return session->start_at - 4 * 3600 <= club_now(club) ||
           error_set_as(err, ERROR_REFUSED, REFUSAL_NOT_BEGUN,
                        _("The session %s has not begun yet."), session->code);
}

static json_t *describe(const struct session_course *course,
                        const struct session_course_entry *entry)
{
    json_t *body = json_pack("{s:i, s:i}", "version", course->version, "uncounted",
                             course->uncounted);
    json_t *led_by = json_array();
    for (size_t i = 0; i < entry->led_count; i++)
        json_array_append_new(led_by, json_string(entry->led_by[i]));
    if (course->began_at) {
        json_object_set_new(body, "began_at", json_integer(course->began_at));
        json_object_set_new(body, "ended_at", json_integer(course->ended_at));
    }
    if (course->headcount >= 0)
        json_object_set_new(body, "headcount", json_integer(course->headcount));
    if (course->topic[0])
        json_object_set_new(body, "topic", json_string(course->topic));
    if (course->explanation[0])
        json_object_set_new(body, "explanation", json_string(course->explanation));
    if (entry->led_count)
        json_object_set(body, "led_by", led_by);
    json_decref(led_by);
    return body;
}

static bool tell(struct club *club, const char *code, const struct session_course_entry *entry,
                 struct session_course_effect *effect, struct error *err)
{
    struct session session;
    struct session_course before, course;
    struct shapes shapes_before = {0}, shapes_after = {0};
    if (!session_get(club, code, &session, err) || !check_tellable(club, &session, err) ||
        !month_check_session(club, session.id, err) ||
        !programme_check_session(club, session.id, err) ||
        !session_course_get(club, session.id, &before, err))
        return false;
    bool ok = read_shapes(club, session.id, &shapes_before, err) &&
              session_course_put(club, &session, entry, false, &course, err) &&
              read_shapes(club, session.id, &shapes_after, err);
    compare(&shapes_before, &shapes_after, effect);
    free(shapes_before.items);
    free(shapes_after.items);
    if (ok && course.version == before.version)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_TOLD_ALREADY,
                            _("That is told of %s already."), session.code);
    return ok && club_note(club, "session.course", session.code, describe(&course, entry), err);
}

bool session_course_tell(struct club *club, const char *session,
                         const struct session_course_entry *entry,
                         struct session_course_effect *effect, struct error *err)
{
    *effect = (struct session_course_effect){0};
    if (!entry->began_at && !entry->ended_at && !entry->topic && !entry->has_headcount &&
        !entry->has_uncounted && !entry->explanation && !entry->led_count)
        return error_set(err, ERROR_USAGE, _("Nothing to tell was named."));
    return club_begin(club, err) && club_end(club, tell(club, session, entry, effect, err), err);
}
