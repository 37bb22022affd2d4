/* Putting together what a person has to do with which session. What is the person's own is
 * history_own.c's, the sessions are history_cache.c's. */
#include "figures/person/history_reading.h"

#include "base/memory.h"
#include "figures/day/schedule_ahead.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* What one reading goes by. */
struct reading {
    struct club *club;
    const struct history_request *request;
    int64_t before; /* what was noted before it is known */
    int64_t now;    /* what ended by it is over */
    const struct history_own *own;
    struct person_history *history;
};

bool person_history_reaches(const struct obligation *obligation, const char *activity,
                            const char *kind, const char *programme)
{
    return obligation->kind != OBLIGATION_SINGLE_ACT &&
           obligation_names(obligation->activities, activity) &&
           obligation_names(obligation->kinds, kind) &&
           obligation_names(obligation->programmes, programme);
}

bool person_history_is_free(const struct history_session *session)
{
    return session->class == CLASS_BOOKABLE || session->class == CLASS_WAS_FREE;
}

/* Whether any obligation wants the activity; `by_name`: by a filter and not by having none. */
static bool is_wanted(const struct history_request *request,
                      const struct history_activity *activity, bool by_name)
{
    if (!request->obligation_count)
        return !by_name;
    for (size_t i = 0; i < request->obligation_count; i++) {
        const struct obligation *obligation = &request->obligations[i];
        bool is_named =
            obligation->activities[0] || obligation->kinds[0] || obligation->programmes[0];
        if ((is_named || !by_name) &&
            person_history_reaches(obligation, activity->code, activity->kind, activity->programme))
            return true;
    }
    return false;
}

/* Activities that may hold sessions of the person, or hours that could be booked. */
static bool may_matter(const struct reading *reading, const struct history_activity *activity)
{
    const struct history_request *request = reading->request;
    bool is_own = !request->person_id || history_own_knows(reading->own, activity->id);
    return is_own ? is_wanted(request, activity, false)
                  : activity->is_individual && is_wanted(request, activity, true);
}

static bool is_on_list(struct reading *reading, int64_t session_id, bool *is_listed,
                       struct error *err)
{
    struct statement *s =
        statement_new(reading->club->store, "SELECT 1 FROM expected WHERE session_id = :session"
                                            " AND participant_id IN " HISTORY_WHO);
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":person", reading->request->person_id);
    statement_bind_integer(s, ":before", reading->before);
    *is_listed = statement_step(s);
    return statement_finish(s, err);
}

/* The class of what somebody said; false when nobody said anything. */
static bool class_of_status(enum attendance_status status, enum session_class *class)
{
    switch (status) {
    case ATTENDANCE_PRESENT:
    case ATTENDANCE_LATE:
    case ATTENDANCE_LEFT_EARLY:
        *class = CLASS_ATTENDED;
        return true;
    case ATTENDANCE_EXCUSED:
        *class = CLASS_EXCUSED;
        return true;
    case ATTENDANCE_ABSENT:
        *class = CLASS_NOT_ATTENDED;
        return true;
    case ATTENDANCE_REFUSED_ENTRY:
        *class = CLASS_REFUSED;
        return true;
    case ATTENDANCE_UNKNOWN:
    case ATTENDANCE_NOT_APPLICABLE:
    case ATTENDANCE_STATUS_COUNT:
        break;
    }
    return false;
}

/* Whether the person was or will be expected: by the frozen list, else by what is known. Where
 * something was said of somebody who belongs there, the list would tell nothing more. */
static bool find_expected(struct reading *reading, const struct history_activity *activity,
                          const struct history_slot *slot, enum attendance_status status,
                          bool *expected, struct error *err)
{
    enum session_class class;
    *expected = activity->is_individual
                    ? history_own_has_booked(reading->own, slot->id)
                    : history_own_is_enrolled(reading->own, activity->id, slot->day);
    bool is_enough = !reading->request->person_id || !slot->terms.is_open ||
                     (*expected && class_of_status(status, &class));
    return is_enough || is_on_list(reading, slot->id, expected, err);
}

/* Gives the session its class; false when it has nothing to do with the person. */
static bool classify(const struct reading *reading, const struct history_activity *activity,
                     const struct history_slot *slot, bool expected,
                     struct history_session *session)
{
    bool is_over = slot->terms.end_at <= reading->now;
    if (slot->terms.is_cancelled) {
        session->class = CLASS_NOT_HELD;
        session->status = ATTENDANCE_NOT_APPLICABLE;
        return reading->request->person_id && (expected || session->came_cancelled);
    }
    if (!reading->request->person_id) {
        session->class = activity->is_individual ? CLASS_BOOKABLE : CLASS_AHEAD;
        return true;
    }
    bool has_said = class_of_status(session->status, &session->class);
    /* What somebody was not expected in cannot be missed: a guest's presence was taken back. */
    bool is_void = !expected && (session->class == CLASS_NOT_ATTENDED ||
                                 session->class == CLASS_EXCUSED);
    if (has_said && !is_void) {
        session->is_guest = !expected;
        return true;
    }
    if (expected) {
        session->class = is_over ? CLASS_UNMARKED : CLASS_AHEAD;
        return true;
    }
    session->class = CLASS_NOT_ENROLLED;
    if (activity->is_individual)
        session->class = slot->terms.start_at > reading->now ? CLASS_BOOKABLE : CLASS_WAS_FREE;
    return !activity->is_individual || !slot->is_booked;
}

/* The next one, which is there once the count says so. */
static struct history_session *next_session(struct reading *reading,
                                            const struct history_activity *activity)
{
    struct person_history *history = reading->history;
    history->items =
        memory_grow(history->items, history->count, &history->capacity, sizeof *history->items);
    struct history_session *session = &history->items[history->count];
    memset(session, 0, sizeof *session);
    memcpy(session->activity, activity->code, sizeof session->activity);
    memcpy(session->kind, activity->kind, sizeof session->kind);
    memcpy(session->programme, activity->programme, sizeof session->programme);
    return session;
}

static bool add_slot(struct reading *reading, const struct history_activity *activity,
                     const struct history_slot *slot, struct error *err)
{
    struct attendance_facts facts;
    struct attendance_row row = {0};
    bool expected;
    struct history_session *session = next_session(reading, activity);
    if (history_own_gather(reading->own, slot->id, &facts))
        attendance_settle(&facts, &slot->terms, &row);
    memcpy(session->code, slot->code, sizeof session->code);
    memcpy(session->cancel_reason, slot->cancel_reason, sizeof session->cancel_reason);
    session->day = slot->day;
    session->start_at = slot->terms.start_at;
    session->planned_minutes = (int)((slot->terms.end_at - slot->terms.start_at) / 60);
    session->is_signed = slot->is_signed;
    session->status = row.status;
    session->late_minutes = row.late_minutes;
    session->credited_minutes = row.credited_minutes;
    session->came_cancelled = slot->terms.is_cancelled && row.came_anyway;
    if (!find_expected(reading, activity, slot, row.status, &expected, err))
        return false;
    reading->history->count += classify(reading, activity, slot, expected, session);
    return true;
}

/* What only the schedule promises: hours to book, and for a group the days of the enrolment. */
static bool add_promised(struct reading *reading, const struct history_activity *activity,
                         struct error *err)
{
    const struct history_request *request = reading->request;
    struct promised_sessions promised = {0};
    bool ok = schedule_ahead_list(reading->club, activity->code, request->until, &promised, err);
    for (size_t i = 0; ok && i < promised.count; i++) {
        const struct promised_session *one = &promised.items[i];
        bool is_enrolled =
            !request->person_id || history_own_is_enrolled(reading->own, activity->id, one->day);
        if (one->day < request->from || one->start_at <= reading->now)
            continue;
        struct history_session *session = next_session(reading, activity);
        session->day = one->day;
        session->start_at = one->start_at;
        session->planned_minutes = one->planned_minutes;
        session->class = is_enrolled ? CLASS_AHEAD : CLASS_NOT_ENROLLED;
        if (activity->is_individual)
            session->class = CLASS_BOOKABLE;
        reading->history->count++;
    }
    promised_sessions_free(&promised);
    return ok;
}

static bool add_activity(struct reading *reading, struct history_activity *activity,
                         const struct history_cache *cache, struct error *err)
{
    const struct history_request *request = reading->request;
    if (!may_matter(reading, activity))
        return true;
    bool ok = history_cache_read_slots(reading->club, cache, activity, err);
    for (size_t i = 0; ok && i < activity->slot_count; i++) {
        const struct history_slot *slot = &activity->slots[i];
        if (slot->day >= request->from && slot->day <= request->until)
            ok = add_slot(reading, activity, slot, err);
    }
    return ok && (!activity->has_promises || add_promised(reading, activity, err));
}

static int compare_sessions(const void *a, const void *b)
{
    const struct history_session *left = a, *right = b;
    if (left->start_at != right->start_at)
        return left->start_at < right->start_at ? -1 : 1;
    int result = strcmp(left->activity, right->activity);
    return result ? result : strcmp(left->code, right->code);
}

static bool is_sorted(const struct person_history *history)
{
    for (size_t i = 1; i < history->count; i++) {
        if (compare_sessions(&history->items[i - 1], &history->items[i]) > 0)
            return false;
    }
    return true;
}

/* What is the person's own: of a member of the cache what was read for all, else into `alone`. */
static bool find_own(struct reading *reading, struct history_cache *cache,
                     struct history_own *alone, struct error *err)
{
    int64_t person_id = reading->request->person_id;
    reading->own = alone;
    if (!person_id)
        return true;
    if (!history_crowd_find(reading->club, cache, person_id, &reading->own, err))
        return false;
    if (reading->own)
        return true;
    reading->own = alone;
    return history_own_read(reading->club, person_id, cache, alone, err);
}

static bool read_all(struct reading *reading, struct history_cache *cache, struct error *err)
{
    struct person_history *history = reading->history;
    struct history_own alone = {0};
    bool ok = history_cache_read(reading->club, cache, err) &&
              find_own(reading, cache, &alone, err);
    for (size_t i = 0; ok && i < cache->count; i++)
        ok = add_activity(reading, &cache->activities[i], cache, err);
    if (ok && !is_sorted(history))
        qsort(history->items, history->count, sizeof *history->items, compare_sessions);
    history_own_free(&alone);
    return ok;
}

bool person_history_get(struct club *club, const struct history_request *request,
                        struct person_history *history, struct error *err)
{
    int64_t now = club_now(club);
    int64_t before = request->before ? request->before : clock_day_start(request->day + 1);
    struct history_cache *own = NULL, *cache = request->cache;
    struct reading reading = {
        .club = club,
        .request = request,
        .before = before,
        .now = now < before ? now : before,
        .history = history,
    };
    if (!cache || cache->before != before || cache->from > request->from ||
        cache->until < request->until)
        cache = own = history_cache_new_at(request->from, request->until, before - 1);
    bool ok = read_all(&reading, cache, err);
    history_cache_free(own);
    return ok;
}

void person_history_free(struct person_history *history)
{
    free(history->items);
    *history = (struct person_history){0};
}
