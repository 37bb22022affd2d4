/* What is the own of many persons, read in a constant number of questions. What the rows mean is
 * history_own.c's. */
#include "figures/person/history_reading.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Each person, and the numbers merged into the person's, as HISTORY_WHO says it of one. */
#define CROWD                                                                                      \
    "WITH who (person, id) AS (SELECT value, value FROM json_each(:persons) UNION ALL"             \
    " SELECT p.merged_into_id, p.id FROM json_each(:persons) j"                                    \
    "  JOIN participant p ON p.merged_into_id = j.value WHERE NOT EXISTS"                          \
    "   (SELECT 1 FROM participant_merge g"                                                        \
    "    WHERE g.participant_id = p.id AND g.merged_at >= :before)) "

static int compare_ids(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

void history_cache_share(struct history_cache *cache, const int64_t *person_ids, size_t count)
{
    int64_t *ids = memory_new(count, sizeof *ids);
    cache->is_for_many = true;
    cache->members = memory_new(count, sizeof *cache->members);
    if (count)
        memcpy(ids, person_ids, count * sizeof *ids);
    qsort(ids, count, sizeof *ids, compare_ids);
    for (size_t i = 0; i < count; i++) {
        if (!i || ids[i] != ids[i - 1])
            cache->members[cache->member_count++].person_id = ids[i];
    }
    free(ids);
}

static int compare_member(const void *person_id, const void *member)
{
    return compare_ids(person_id, &((const struct history_member *)member)->person_id);
}

static struct history_member *find_member(const struct history_cache *cache, int64_t person_id)
{
    return cache->member_count ? bsearch(&person_id, cache->members, cache->member_count,
                                         sizeof *cache->members, compare_member)
                               : NULL;
}

/* Rows of one person come together: the member of the row before is tried first. */
static struct history_own *own_of(const struct history_cache *cache, struct statement *s,
                                  struct history_member **last)
{
    int64_t person_id = statement_integer(s, 0);
    if (!*last || (*last)->person_id != person_id)
        *last = find_member(cache, person_id);
    return &(*last)->own;
}

static struct statement *ask(struct club *club, const struct history_cache *cache, const char *sql)
{
    struct statement *s = statement_new(club->store, sql);
    int64_t *ids = memory_new(cache->member_count, sizeof *ids);
    for (size_t i = 0; i < cache->member_count; i++)
        ids[i] = cache->members[i].person_id;
    statement_bind_integers(s, ":persons", ids, cache->member_count);
    statement_bind_integer(s, ":before", cache->before);
    free(ids);
    return s;
}

static bool read_spans(struct club *club, struct history_cache *cache, struct error *err)
{
    struct history_member *last = NULL;
    struct statement *s = ask(
        club, cache,
        CROWD "SELECT v.person, v.activity_id, v.from_on, v.until_on FROM ("
              " SELECT w.person, e.id, activity_id, from_on, until_on, created_at, NULL AS seq"
              "  FROM who w CROSS JOIN enrolment e ON e.participant_id = w.id"
              " UNION ALL SELECT w.person, p.enrolment_id, p.activity_id, p.from_on, p.until_on,"
              "  p.created_at, p.seq FROM enrolment_past p JOIN who w ON w.id = p.participant_id"
              "  JOIN ledger l ON l.id = p.node << 48 | p.seq WHERE l.at >= :before) v"
              " WHERE v.created_at < :before AND NOT EXISTS (SELECT 1 FROM enrolment_past q"
              "   JOIN ledger m ON m.id = q.node << 48 | q.seq WHERE q.enrolment_id = v.id"
              "   AND m.at >= :before AND (v.seq IS NULL OR q.seq < v.seq))");
    while (statement_step(s))
        history_own_add_span(own_of(cache, s, &last), s, 1);
    return statement_finish(s, err);
}

/* A number that an event may carry, and whose it is. */
struct carried {
    int64_t participant_id;
    struct history_member *member;
    size_t within; /* of its events so many may lie within the cache's days */
};

struct carried_list {
    struct carried *items;
    size_t count, capacity;
};

static int compare_carried(const void *a, const void *b)
{
    const struct carried *left = a, *right = b;
    return compare_ids(&left->participant_id, &right->participant_id);
}

static bool read_carried(struct club *club, struct history_cache *cache, struct carried_list *list,
                         struct error *err)
{
    struct statement *s = ask(club, cache, CROWD "SELECT person, id FROM who");
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        list->items[list->count++] =
            (struct carried){.participant_id = statement_integer(s, 1),
                             .member = find_member(cache, statement_integer(s, 0))};
    }
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare_carried);
    return statement_finish(s, err);
}

static struct carried *find_carried(const struct carried_list *list, int64_t participant_id)
{
    const struct carried wanted = {.participant_id = participant_id};
    return list->count ? bsearch(&wanted, list->items, list->count, sizeof *list->items,
                                 compare_carried)
                       : NULL;
}

/* The sessions of each number's events by the index alone, which holds them side by side. */
static bool read_known(struct club *club, const struct history_cache *cache,
                       struct carried_list *list, struct error *err)
{
    struct carried *carried = list->items;
    struct statement *s =
        ask(club, cache, CROWD "SELECT w.id, e.session_id FROM who w CROSS JOIN presence_event e"
                               " ON e.participant_id = w.id AND e.session_id IS NOT NULL");
    while (statement_step(s)) {
        int64_t participant_id = statement_integer(s, 0);
        if (carried->participant_id != participant_id)
            carried = find_carried(list, participant_id);
        carried->within +=
            history_own_note_place(&carried->member->own, cache, statement_integer(s, 1));
    }
    return statement_finish(s, err);
}

/* The events by the table, which holds them in the order in which they were noted: going to the
 * row of each costs more than passing by those of others. */
static bool read_events(struct club *club, const struct history_cache *cache,
                        const struct carried_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT participant_id, id, session_id, at, kind, ifnull(status, 'unknown'),"
                     " source, participant_id FROM presence_event"
                     " WHERE id >= :first AND session_id IS NOT NULL");
    statement_bind_integer(s, ":first", ledger_least_id(clock_day_start(cache->from)));
    while (statement_step(s)) {
        struct carried *carried = find_carried(list, statement_integer(s, 0));
        if (carried)
            carried->within -= history_own_add_event(&carried->member->own, cache, s, 1);
    }
    return statement_finish(s, err);
}

/* Who has events that were noted before the days began is read alone. */
static bool read_missing(struct club *club, struct history_cache *cache,
                         const struct carried_list *list, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < list->count; i++) {
        struct history_member *member = list->items[i].member;
        if (!list->items[i].within)
            continue;
        history_own_free(&member->own);
        ok = history_own_read(club, member->person_id, cache, &member->own, err);
    }
    return ok;
}

/* Whether nothing was noted since: else what was known is to be looked at event by event. An id
 * below :least was drawn before :before. */
static bool is_newest(struct club *club, const struct history_cache *cache, bool *newest,
                      struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT 1 FROM presence_event WHERE id >= :least"
                                   " AND noted_at >= :before LIMIT 1");
    statement_bind_integer(s, ":least", ledger_least_id(cache->before));
    statement_bind_integer(s, ":before", cache->before);
    *newest = !statement_step(s);
    return statement_finish(s, err);
}

static bool read_bookings(struct club *club, struct history_cache *cache, struct error *err)
{
    struct history_member *last = NULL;
    struct statement *s =
        ask(club, cache,
            CROWD "SELECT w.person, b.session_id, x.activity_id FROM who w"
                  " CROSS JOIN booking b ON b.participant_id = w.id"
                  " CROSS JOIN session x ON x.id = b.session_id WHERE b.booked_at < :before"
                  " AND ifnull(b.released_at, :before) >= :before");
    while (statement_step(s))
        history_own_add_booking(own_of(cache, s, &last), s, 1);
    return statement_finish(s, err);
}

static bool read_members(struct club *club, struct history_cache *cache, struct error *err)
{
    struct carried_list list = {0};
    bool ok = history_cache_read_places(club, cache, 0, err) && read_spans(club, cache, err) &&
              read_bookings(club, cache, err) && read_carried(club, cache, &list, err) &&
              read_known(club, cache, &list, err) && read_events(club, cache, &list, err);
    for (size_t i = 0; ok && i < cache->member_count; i++)
        history_own_sort(&cache->members[i].own);
    ok = ok && read_missing(club, cache, &list, err);
    free(list.items);
    return ok;
}

bool history_crowd_find(struct club *club, struct history_cache *cache, int64_t person_id,
                        const struct history_own **own, struct error *err)
{
    bool newest = true;
    *own = NULL;
    if (cache->member_count && !cache->has_members) {
        if (!is_newest(club, cache, &newest, err) ||
            (newest && !read_members(club, cache, err)))
            return false;
        cache->has_members = newest;
        cache->member_count = newest ? cache->member_count : 0;
    }
    struct history_member *member = find_member(cache, person_id);
    *own = member ? &member->own : NULL;
    return true;
}
