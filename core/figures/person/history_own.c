/* What is one person's own: enrolments, bookings and events, as they were known. */
#include "figures/person/history_reading.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

void history_own_add_span(struct history_own *own, struct statement *s, int first)
{
    own->spans = memory_grow(own->spans, own->span_count, &own->span_capacity, sizeof *own->spans);
    own->spans[own->span_count++] = (struct history_span){
        .activity_id = statement_integer(s, first),
        .from = day_column(s, first + 1),
        .until = day_column(s, first + 2),
    };
}

void history_own_add_booking(struct history_own *own, struct statement *s, int first)
{
    own->bookings = memory_grow(own->bookings, own->booking_count, &own->booking_capacity,
                                sizeof *own->bookings);
    own->bookings[own->booking_count++] = (struct history_booking){
        .session_id = statement_integer(s, first), .activity_id = statement_integer(s, first + 1)};
}

/* Of several versions of an enrolment the one that the first later change replaced, else the
 * present one. */
static bool read_spans(struct club *club, int64_t person_id, int64_t before,
                       struct history_own *own, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT v.activity_id, v.from_on, v.until_on FROM ("
        " SELECT id, activity_id, from_on, until_on, created_at, NULL AS seq FROM enrolment"
        "  WHERE participant_id IN " HISTORY_WHO
        " UNION ALL SELECT p.enrolment_id, p.activity_id, p.from_on, p.until_on, p.created_at,"
        "  p.seq FROM enrolment_past p JOIN ledger l ON l.id = p.node << 48 | p.seq"
        "  WHERE p.participant_id IN " HISTORY_WHO " AND l.at >= :before) v"
        " WHERE v.created_at < :before AND NOT EXISTS (SELECT 1 FROM enrolment_past q"
        "   JOIN ledger m ON m.id = q.node << 48 | q.seq WHERE q.enrolment_id = v.id"
        "   AND m.at >= :before AND (v.seq IS NULL OR q.seq < v.seq))");
    statement_bind_integer(s, ":person", person_id);
    statement_bind_integer(s, ":before", before);
    while (statement_step(s))
        history_own_add_span(own, s, 0);
    return statement_finish(s, err);
}

/* By session, then in the order in which they were noted. */
static int compare_events(const void *a, const void *b)
{
    const struct history_event *left = a, *right = b;
    if (left->session_id != right->session_id)
        return left->session_id < right->session_id ? -1 : 1;
    return left->id < right->id ? -1 : left->id > right->id;
}

static bool is_sorted(const struct history_own *own)
{
    for (size_t i = 1; i < own->event_count; i++) {
        if (compare_events(&own->events[i - 1], &own->events[i]) > 0)
            return false;
    }
    return true;
}

void history_own_sort(struct history_own *own)
{
    size_t capacity = 0;
    if (!own->event_count)
        return;
    if (!is_sorted(own))
        qsort(own->events, own->event_count, sizeof *own->events, compare_events);
    while (capacity < own->event_count)
        own->noted = memory_grow(own->noted, capacity, &capacity, sizeof *own->noted);
    for (size_t i = 0; i < own->event_count; i++)
        own->noted[i] = own->events[i].noted;
}

static void add_known(struct history_own *own, int64_t activity_id)
{
    for (size_t i = 0; i < own->known_count; i++) {
        if (own->known[i] == activity_id)
            return;
    }
    own->known = memory_grow(own->known, own->known_count, &own->known_capacity,
                             sizeof *own->known);
    own->known[own->known_count++] = activity_id;
}

bool history_own_note_place(struct history_own *own, const struct history_cache *cache,
                            int64_t session_id)
{
    const struct history_place *place = history_cache_find_place(cache, session_id);
    if (place)
        add_known(own, place->activity_id);
    return place && place->may_be_within;
}

static struct history_event *add_event(struct history_own *own, int64_t id, int64_t session_id)
{
    own->events =
        memory_grow(own->events, own->event_count, &own->event_capacity, sizeof *own->events);
    struct history_event *event = &own->events[own->event_count++];
    event->id = id;
    event->session_id = session_id;
    return event;
}

/* What the event says: its columns at, kind, status, source and participant. */
static void read_noted(struct statement *s, int first, struct attendance_noted *noted)
{
    *noted = (struct attendance_noted){
        .at = statement_integer(s, first),
        .kind = presence_kind_find(statement_text(s, first + 1)),
        .status = attendance_status_find(statement_text(s, first + 2)),
        .participant_id = statement_integer(s, first + 4),
    };
    statement_copy_text(s, first + 3, noted->source, sizeof noted->source);
}

bool history_own_add_event(struct history_own *own, const struct history_cache *cache,
                           struct statement *s, int first)
{
    int64_t id = statement_integer(s, first), session_id = statement_integer(s, first + 1);
    const struct history_place *place = history_cache_find_place(cache, session_id);
    if (!place || !place->may_be_within)
        return false;
    read_noted(s, first + 2, &add_event(own, id, session_id)->noted);
    return true;
}

/* The events by the index alone, which holds the person's side by side: the rows themselves lie
 * scattered over years, and only those of the days that are asked for are read. An id below
 * :least was drawn before :before. */
static bool find_events(struct club *club, int64_t person_id, const struct history_cache *cache,
                        struct history_own *own, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT e.id, e.session_id FROM presence_event e"
                     " WHERE e.participant_id IN " HISTORY_WHO " AND e.session_id IS NOT NULL"
                     " AND (e.id < :least OR e.noted_at < :before)");
    statement_bind_integer(s, ":person", person_id);
    statement_bind_integer(s, ":before", cache->before);
    statement_bind_integer(s, ":least", ledger_least_id(cache->before));
    while (statement_step(s)) {
        int64_t session_id = statement_integer(s, 1);
        if (history_own_note_place(own, cache, session_id))
            add_event(own, statement_integer(s, 0), session_id);
    }
    return statement_finish(s, err);
}

static bool read_event(struct club *club, struct history_event *event, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT at, kind, ifnull(status, 'unknown'), source,"
                                   " participant_id FROM presence_event WHERE id = :id");
    statement_bind_integer(s, ":id", event->id);
    if (statement_step(s))
        read_noted(s, 0, &event->noted);
    return statement_finish(s, err);
}

static bool read_events(struct club *club, int64_t person_id, struct history_cache *cache,
                        struct history_own *own, struct error *err)
{
    bool ok = history_cache_read_places(club, cache, person_id, err) &&
              find_events(club, person_id, cache, own, err);
    for (size_t i = 0; ok && i < own->event_count; i++)
        ok = read_event(club, &own->events[i], err);
    if (ok)
        history_own_sort(own);
    return ok;
}

static bool read_bookings(struct club *club, int64_t person_id, int64_t before,
                          struct history_own *own, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT b.session_id, x.activity_id FROM booking b"
                     " JOIN session x ON x.id = b.session_id"
                     " WHERE b.participant_id IN " HISTORY_WHO " AND b.booked_at < :before"
                     " AND ifnull(b.released_at, :before) >= :before");
    statement_bind_integer(s, ":person", person_id);
    statement_bind_integer(s, ":before", before);
    while (statement_step(s))
        history_own_add_booking(own, s, 0);
    return statement_finish(s, err);
}

bool history_own_read(struct club *club, int64_t person_id, struct history_cache *cache,
                      struct history_own *own, struct error *err)
{
    return read_spans(club, person_id, cache->before, own, err) &&
           read_events(club, person_id, cache, own, err) &&
           read_bookings(club, person_id, cache->before, own, err);
}

void history_own_free(struct history_own *own)
{
    free(own->spans);
    free(own->known);
    free(own->events);
    free(own->noted);
    free(own->bookings);
    *own = (struct history_own){0};
}

bool history_own_is_enrolled(const struct history_own *own, int64_t activity_id, int day)
{
    for (size_t i = 0; i < own->span_count; i++) {
        const struct history_span *span = &own->spans[i];
        if (span->activity_id == activity_id && span->from <= day &&
            (span->until == DAY_NONE || span->until >= day))
            return true;
    }
    return false;
}

bool history_own_knows(const struct history_own *own, int64_t activity_id)
{
    for (size_t i = 0; i < own->span_count; i++) {
        if (own->spans[i].activity_id == activity_id)
            return true;
    }
    for (size_t i = 0; i < own->booking_count; i++) {
        if (own->bookings[i].activity_id == activity_id)
            return true;
    }
    for (size_t i = 0; i < own->known_count; i++) {
        if (own->known[i] == activity_id)
            return true;
    }
    return false;
}

bool history_own_has_booked(const struct history_own *own, int64_t session_id)
{
    for (size_t i = 0; i < own->booking_count; i++) {
        if (own->bookings[i].session_id == session_id)
            return true;
    }
    return false;
}

/* The first event of the session or of a later one. */
static size_t find_first(const struct history_own *own, int64_t session_id)
{
    size_t low = 0, high = own->event_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (own->events[middle].session_id < session_id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool history_own_gather(const struct history_own *own, int64_t session_id,
                        struct attendance_facts *facts)
{
    size_t first = find_first(own, session_id), next = first;
    while (next < own->event_count && own->events[next].session_id == session_id)
        next++;
    attendance_gather(facts, next > first ? &own->noted[first] : NULL, next - first);
    return next > first;
}
