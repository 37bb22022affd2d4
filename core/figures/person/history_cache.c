/* Sessions of activities as they were known at the end of a day, read once for many persons. */
#include "figures/person/history_reading.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>

struct history_cache *history_cache_new(int from, int until, int day)
{
    struct history_cache *cache = memory_new(1, sizeof *cache);
    *cache = (struct history_cache){
        .from = from, .until = until, .day = day, .before = clock_day_start(day + 1)};
    return cache;
}

struct history_cache *history_cache_new_at(int from, int until, int64_t at)
{
    struct history_cache *cache = history_cache_new(from, until, clock_wall(at).day);
    cache->before = at + 1;
    return cache;
}

void history_cache_free(struct history_cache *cache)
{
    for (size_t i = 0; cache && i < cache->count; i++)
        free(cache->activities[i].slots);
    for (size_t i = 0; cache && i < cache->member_count; i++)
        history_own_free(&cache->members[i].own);
    if (cache) {
        free(cache->members);
        free(cache->activities);
        free(cache->places);
    }
    free(cache);
}

#define PLACES                                                                                     \
    "SELECT s.id, s.activity_id, s.held_on BETWEEN :from AND :until"                               \
    " OR EXISTS (SELECT 1 FROM session_past p WHERE p.session_id = s.id) FROM "

static struct statement *ask_places(struct club *club, const struct history_cache *cache,
                                    int64_t person_id)
{
    struct statement *s;
    if (cache->is_for_many) {
        s = statement_new(club->store, PLACES "session s ORDER BY s.id");
        statement_reads_all(s);
        return s;
    }
    s = statement_new(club->store, PLACES "(SELECT DISTINCT session_id FROM presence_event"
                                          "  WHERE participant_id IN " HISTORY_WHO ") e"
                                          " CROSS JOIN session s ON s.id = e.session_id"
                                          " ORDER BY s.id");
    statement_bind_integer(s, ":person", person_id);
    statement_bind_integer(s, ":before", cache->before);
    return s;
}

bool history_cache_read_places(struct club *club, struct history_cache *cache, int64_t person_id,
                               struct error *err)
{
    struct day_text from = day_column_text(cache->from), until = day_column_text(cache->until);
    if (cache->has_places)
        return true;
    struct statement *s = ask_places(club, cache, person_id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    cache->place_count = 0;
    while (statement_step(s)) {
        cache->places = memory_grow(cache->places, cache->place_count, &cache->place_capacity,
                                    sizeof *cache->places);
        cache->places[cache->place_count++] =
            (struct history_place){.session_id = statement_integer(s, 0),
                                   .activity_id = statement_integer(s, 1),
                                   .may_be_within = statement_integer(s, 2) != 0};
    }
    cache->has_places = cache->is_for_many;
    return statement_finish(s, err);
}

static int compare_place(const void *session_id, const void *place)
{
    int64_t wanted = *(const int64_t *)session_id;
    int64_t found = ((const struct history_place *)place)->session_id;
    return (wanted > found) - (wanted < found);
}

const struct history_place *history_cache_find_place(const struct history_cache *cache,
                                                     int64_t session_id)
{
    return cache->place_count ? bsearch(&session_id, cache->places, cache->place_count,
                                        sizeof *cache->places, compare_place)
                              : NULL;
}

bool history_cache_read(struct club *club, struct history_cache *cache, struct error *err)
{
    struct day_text until = day_column_text(cache->until);
    if (cache->is_read)
        return true;
    struct statement *s = statement_new(
        club->store,
        "SELECT a.id, a.code, a.kind, ifnull(g.code, ''), a.form = 'individual',"
        " EXISTS (SELECT 1 FROM schedule h WHERE h.activity_id = a.id"
        "   AND ifnull(h.generated_until_on, '') < min(:until, ifnull(h.valid_until_on, '9999')))"
        " FROM activity a LEFT JOIN programme g ON g.id = a.programme_id ORDER BY a.code");
    statement_bind_text(s, ":until", until.text);
    while (statement_step(s)) {
        cache->activities = memory_grow(cache->activities, cache->count, &cache->capacity,
                                        sizeof *cache->activities);
        struct history_activity *activity = &cache->activities[cache->count++];
        *activity = (struct history_activity){
            .id = statement_integer(s, 0),
            .is_individual = statement_integer(s, 4) != 0,
            .has_promises = statement_integer(s, 5) != 0,
        };
        statement_copy_text(s, 1, activity->code, sizeof activity->code);
        statement_copy_text(s, 2, activity->kind, sizeof activity->kind);
        statement_copy_text(s, 3, activity->programme, sizeof activity->programme);
    }
    cache->is_read = statement_finish(s, err);
    return cache->is_read;
}

/* What a schedule made later counts as promised when the schedule was there. */
static struct statement *select_slots(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT v.id, v.code, v.held_on, v.start_at, v.end_at, v.state = 'cancelled',"
        " ifnull(v.cancel_reason, ''), o.session_id IS NOT NULL, ifnull(o.late_minutes, 0),"
        " ifnull(o.leave_minutes, 0), ifnull(o.credit = 'real', 0), ifnull(c.began_at, 0),"
        " ifnull(c.ended_at, 0),"
        " EXISTS (SELECT 1 FROM booking b WHERE b.session_id = v.id"
        "   AND b.booked_at < :before AND ifnull(b.released_at, :before) >= :before),"
        " EXISTS (SELECT 1 FROM session_signoff f WHERE f.session_id = v.id"
        "   AND f.signed_at < :before)"
        " FROM (SELECT id, code, held_on, start_at, end_at, state, cancel_reason, NULL AS seq"
        "   FROM session WHERE activity_id = :activity AND held_on BETWEEN :from AND :until"
        "    AND (created_at < :before OR EXISTS (SELECT 1 FROM schedule h"
        "      WHERE h.id = schedule_id AND h.created_at < :before))"
        "  UNION ALL SELECT p.session_id, p.code, p.held_on, p.start_at, p.end_at, p.state,"
        "    p.cancel_reason, p.seq FROM session_past p JOIN ledger l ON l.id ="
        "    p.node << 48 | p.seq WHERE p.activity_id = :activity"
        "    AND p.held_on BETWEEN :from AND :until AND l.at >= :before"
        "    AND p.created_at < :before) v"
        " LEFT JOIN session_opening o ON o.session_id = v.id AND o.opened_at < :before"
        " LEFT JOIN session_course c ON c.session_id = v.id AND c.version ="
        "  (SELECT max(version) FROM session_course WHERE session_id = v.id"
        "   AND noted_at < :before)"
        " WHERE NOT EXISTS (SELECT 1 FROM session_past q JOIN ledger m ON m.id ="
        "   q.node << 48 | q.seq WHERE q.session_id = v.id AND m.at >= :before"
        "   AND (v.seq IS NULL OR q.seq < v.seq))");
}

static void read_slot(struct statement *s, struct history_slot *slot)
{
    *slot = (struct history_slot){
        .id = statement_integer(s, 0),
        .day = day_column(s, 2),
        .is_booked = statement_integer(s, 13) != 0,
        .is_signed = statement_integer(s, 14) != 0,
        .terms =
            {
                .start_at = statement_integer(s, 3),
                .end_at = statement_integer(s, 4),
                .is_cancelled = statement_integer(s, 5) != 0,
                .is_open = statement_integer(s, 7) != 0,
                .late_minutes = (int)statement_integer(s, 8),
                .leave_minutes = (int)statement_integer(s, 9),
                .credits_real = statement_integer(s, 10) != 0,
                .began_at = statement_integer(s, 11),
                .ended_at = statement_integer(s, 12),
            },
    };
    statement_copy_text(s, 1, slot->code, sizeof slot->code);
    statement_copy_text(s, 6, slot->cancel_reason, sizeof slot->cancel_reason);
}

bool history_cache_read_slots(struct club *club, const struct history_cache *cache,
                              struct history_activity *activity, struct error *err)
{
    struct day_text from = day_column_text(cache->from), until = day_column_text(cache->until);
    if (activity->has_slots)
        return true;
    struct statement *s = select_slots(club);
    statement_bind_integer(s, ":activity", activity->id);
    statement_bind_integer(s, ":before", cache->before);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    while (statement_step(s)) {
        activity->slots = memory_grow(activity->slots, activity->slot_count,
                                      &activity->slot_capacity, sizeof *activity->slots);
        read_slot(s, &activity->slots[activity->slot_count++]);
    }
    activity->has_slots = statement_finish(s, err);
    return activity->has_slots;
}
