/* Changing and ending a schedule from a day on: what was stays, what nobody touched is made
 * anew, and what somebody decided by hand stays and is reported. */
#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/timetable/schedule_entry.h"
#include "store/statement.h"

#include <string.h>

void schedule_effect_free(struct schedule_effect *effect)
{
    sessions_free(&effect->kept);
}

/* Removes the sessions of a version from a day on that have not begun and that nobody
 * opened, booked, cancelled, moved, or gave another room or leader. */
static bool remove_untouched(struct club *club, int64_t id, int from, int *removed,
                             struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "DELETE FROM session WHERE id IN (SELECT x.id FROM session x JOIN schedule v"
        " ON v.id = x.schedule_id WHERE v.id = :id AND x.planned_start_at >= :from"
        " AND x.start_at > :now AND (x.state = 'planned' OR x.is_closed_by_day)"
        " AND x.start_at = x.planned_start_at AND x.room = v.room AND x.end_at - x.start_at ="
        "  60 * ifnull(v.slot_minutes, v.end_minutes - v.start_minutes)"
        " AND NOT EXISTS (SELECT 1 FROM session_opening o WHERE o.session_id = x.id)"
        " AND NOT EXISTS (SELECT 1 FROM attendance t WHERE t.session_id = x.id)"
        " AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.session_id = x.id)"
        " AND NOT EXISTS (SELECT 1 FROM session_leader l WHERE l.session_id = x.id))"
        " RETURNING 1");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":from", clock_day_start(from));
    statement_bind_integer(s, ":now", club_now(club));
    while (statement_step(s))
        (*removed)++;
    return statement_finish(s, err);
}

/* Adds the sessions of a version that are left from a day on. */
static bool list_kept(struct club *club, int64_t id, int from, struct sessions *kept,
                      struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT code FROM session WHERE schedule_id = :id"
                                   " AND planned_start_at >= :from ORDER BY planned_start_at");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":from", clock_day_start(from));
    bool ok = true;
    while (ok && statement_step(s)) {
        kept->items = memory_grow(kept->items, kept->count, &kept->capacity, sizeof *kept->items);
        ok = session_get(club, statement_text(s, 0), &kept->items[kept->count], err);
        kept->count += ok;
    }
    return statement_finish(s, err) && ok;
}

static bool clear_ahead(struct club *club, int64_t id, int from, struct schedule_effect *effect,
                        struct error *err)
{
    return remove_untouched(club, id, from, &effect->removed, err) &&
           list_kept(club, id, from, &effect->kept, err);
}

static bool set_last_day(struct club *club, int64_t id, int last, struct error *err)
{
    struct day_text day = day_column_text(last);
    struct statement *s =
        statement_new(club->store, "UPDATE schedule SET valid_until_on = :day WHERE id = :id");
    statement_bind_text(s, ":day", day.text);
    statement_bind_integer(s, ":id", id);
    return statement_run(s, err);
}

/* Writes the new values over a version that has not begun. */
static bool overwrite(struct club *club, int64_t id, const struct schedule_version *version,
                      struct error *err)
{
    const struct schedule_entry *entry = version->entry;
    struct day_text from = day_column_text(entry->valid_from);
    struct day_text until = day_column_text(entry->valid_until);
    struct day_text anchor = day_column_text(version->anchor);
    struct statement *s = statement_new(
        club->store, "UPDATE schedule SET rule = :rule, start_minutes = :start, end_minutes = :end,"
                     " slot_minutes = nullif(:slot, 0), room = :room, valid_from_on = :from,"
                     " valid_until_on = :until, anchor_on = :anchor, generated_until_on = NULL"
                     " WHERE id = :id");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":rule", version->rule);
    statement_bind_integer(s, ":start", entry->start_minutes);
    statement_bind_integer(s, ":end", entry->end_minutes);
    statement_bind_integer(s, ":slot", entry->slot_minutes);
    statement_bind_text(s, ":room", version->room);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    statement_bind_text(s, ":anchor", anchor.text);
    return statement_run(s, err);
}

/* The same rule goes on counting where it did; another one begins anew. */
static int find_anchor(const struct schedule *old, const struct schedule_version *version)
{
    int from = version->entry->valid_from;
    bool is_kept = strcmp(old->rule, version->rule) == 0 && old->anchor <= from;
    return is_kept ? old->anchor : from;
}

/* Puts the new version in the place of the old one from its first day on. */
static bool replace(struct club *club, const struct schedule *old,
                    const struct schedule_version *version, struct schedule_effect *effect,
                    struct error *err)
{
    int from = version->entry->valid_from;
    int64_t id = old->id;
    struct schedule_generated made;
    bool has_begun = old->valid_from < from;
    bool ok = clear_ahead(club, old->id, from, effect, err);
    if (ok && has_begun)
        ok = set_last_day(club, old->id, from - 1, err) && schedule_insert(club, version, &id, err);
    else if (ok)
        ok = overwrite(club, old->id, version, err);
    ok = ok && schedule_generate_one(club, id, old->generated_until, &made, err) &&
         schedule_check_overlap(club, id, err) &&
         schedule_get(club, old->code, from, &effect->schedule, err);
    if (ok)
        effect->made = made.made;
    return ok;
}

/* Versions of a series never hold on one day. */
static bool check_next(struct club *club, const struct schedule *old,
                       const struct schedule_entry *entry, struct error *err)
{
    struct schedules all = {0};
    bool ok = schedule_list(club, old->activity, DAY_NONE, &all, err);
    for (size_t i = 0; ok && i < all.count; i++) {
        const struct schedule *other = &all.items[i];
        bool is_later = other->series_id == old->series_id && other->valid_from > old->valid_from;
        bool is_met = entry->valid_until == DAY_NONE || entry->valid_until >= other->valid_from;
        if (is_later && is_met)
            ok = error_set(err, ERROR_REFUSED,
                           _("From %s on another change holds already. Give a last day before it."),
                           day_column_text(other->valid_from).text);
    }
    schedules_free(&all);
    return ok;
}

static bool check_change(struct club *club, const struct schedule *old,
                         const struct schedule_entry *entry, struct error *err)
{
    if (entry->valid_from < club_today(club))
        return error_set(err, ERROR_REFUSED,
                         _("A schedule cannot be changed for days that are over. Begin today or "
                           "later."));
    if (old->valid_until != DAY_NONE && old->valid_until < entry->valid_from)
        return error_set(err, ERROR_REFUSED, _("The schedule %s ended on %s. Add a new one."),
                         old->code, day_column_text(old->valid_until).text);
    return check_next(club, old, entry, err);
}

static json_t *change_body(const struct schedule_effect *effect)
{
    json_t *body = schedule_note_body(&effect->schedule, effect->made);
    json_object_set_new(body, "removed", json_integer(effect->removed));
    json_object_set_new(body, "kept", json_integer((json_int_t)effect->kept.count));
    return body;
}

bool schedule_change(struct club *club, const char *code, const struct schedule_entry *entry,
                     struct schedule_effect *effect, struct error *err)
{
    *effect = (struct schedule_effect){0};
    struct schedule old;
    struct activity activity;
    struct schedule_version version;
    if (!schedule_get(club, code, entry->valid_from, &old, err) ||
        !activity_get(club, old.activity, &activity, err) ||
        !check_change(club, &old, entry, err) ||
        !schedule_read_entry(club, entry, &activity, &version, err))
        return false;
    version.series_id = old.series_id;
    version.anchor = find_anchor(&old, &version);
    if (!schedule_check_days(&version, err) || !club_begin(club, err))
        return false;
    bool ok = replace(club, &old, &version, effect, err) &&
              club_note(club, "schedule.change", old.code, change_body(effect), err);
    if (club_end(club, ok, err))
        return true;
    schedule_effect_free(effect);
    return false;
}

static bool remove_version(struct club *club, int64_t id, struct error *err)
{
    struct statement *s = statement_new(club->store, "DELETE FROM schedule WHERE id = :id");
    statement_bind_integer(s, ":id", id);
    return statement_run(s, err);
}

/* Takes away the versions that would begin after the last day. */
static bool remove_later(struct club *club, const struct schedule *old, int last,
                         struct schedule_effect *effect, struct error *err)
{
    struct schedules all = {0};
    bool ok = schedule_list(club, old->activity, last + 1, &all, err);
    for (size_t i = 0; ok && i < all.count; i++) {
        const struct schedule *later = &all.items[i];
        if (later->series_id != old->series_id || later->valid_from <= last)
            continue;
        size_t kept = effect->kept.count;
        ok = clear_ahead(club, later->id, later->valid_from, effect, err);
        if (ok && effect->kept.count > kept)
            ok = error_set(err, ERROR_REFUSED,
                           _("%s was changed from %s on, and %s is booked or was changed. "
                             "Choose a later day."),
                           old->code, day_column_text(later->valid_from).text,
                           effect->kept.items[kept].code);
        ok = ok && remove_version(club, later->id, err);
    }
    schedules_free(&all);
    return ok;
}

static bool end_series(struct club *club, const struct schedule *old, int last,
                       struct schedule_effect *effect, struct error *err)
{
    return remove_later(club, old, last, effect, err) && set_last_day(club, old->id, last, err) &&
           clear_ahead(club, old->id, last + 1, effect, err) &&
           schedule_get(club, old->code, last, &effect->schedule, err) &&
           club_note(club, "schedule.end", old->code, change_body(effect), err);
}

bool schedule_end(struct club *club, const char *code, int last, struct schedule_effect *effect,
                  struct error *err)
{
    *effect = (struct schedule_effect){0};
    struct schedule old;
    if (!schedule_get(club, code, last, &old, err))
        return false;
    if (last < old.valid_from)
        return error_set(err, ERROR_REFUSED, _("The schedule %s begins only on %s."), old.code,
                         day_column_text(old.valid_from).text);
    if (old.valid_until != DAY_NONE && old.valid_until < last)
        return error_set(err, ERROR_REFUSED, _("The schedule %s ended on %s already."), old.code,
                         day_column_text(old.valid_until).text);
    if (!club_begin(club, err))
        return false;
    if (club_end(club, end_series(club, &old, last, effect, err), err))
        return true;
    schedule_effect_free(effect);
    return false;
}
