/* Reading schedules, and adding a first version. Later versions are schedule_change.c's. */
#include "club/timetable/schedule.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme_close.h"
#include "club/timetable/schedule_entry.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_row(struct statement *s, struct schedule *schedule)
{
    *schedule = (struct schedule){
        .id = statement_integer(s, 0),
        .series_id = statement_integer(s, 1),
        .anchor = day_column(s, 5),
        .start_minutes = (int)statement_integer(s, 6),
        .end_minutes = (int)statement_integer(s, 7),
        .slot_minutes = (int)statement_integer(s, 8),
        .valid_from = day_column(s, 10),
        .valid_until = day_column(s, 11),
        .generated_until = day_column(s, 12),
    };
    statement_copy_text(s, 2, schedule->activity, sizeof schedule->activity);
    statement_copy_text(s, 4, schedule->rule, sizeof schedule->rule);
    statement_copy_text(s, 9, schedule->room, sizeof schedule->room);
    snprintf(schedule->code, sizeof schedule->code, "%s:%d", schedule->activity,
             (int)statement_integer(s, 3));
}

bool schedule_list(struct club *club, const char *activity, int day, struct schedules *schedules,
                   struct error *err)
{
    struct activity known;
    if (activity && !activity_get(club, activity, &known, err))
        return false;
    struct day_text from = day_column_text(day);
    struct statement *s = statement_new(
        club->store,
        "SELECT v.id, v.series_id, a.code, (SELECT count(DISTINCT w.series_id) FROM schedule w"
        " WHERE w.activity_id = a.id AND w.series_id <= v.series_id), v.rule, v.anchor_on,"
        " v.start_minutes, v.end_minutes, v.slot_minutes, v.room, v.valid_from_on,"
        " v.valid_until_on, v.generated_until_on FROM schedule v JOIN activity a ON a.id = "
        "v.activity_id"
        " WHERE (:activity IS NULL OR a.code = :activity)"
        " AND (v.valid_until_on IS NULL OR v.valid_until_on >= :from)"
        " ORDER BY a.code, v.series_id, v.valid_from_on");
    statement_bind_text(s, ":activity", activity);
    statement_bind_text(s, ":from", from.text);
    while (statement_step(s)) {
        schedules->items = memory_grow(schedules->items, schedules->count, &schedules->capacity,
                                       sizeof *schedules->items);
        read_row(s, &schedules->items[schedules->count++]);
    }
    return statement_finish(s, err);
}

void schedules_free(struct schedules *schedules)
{
    free(schedules->items);
    *schedules = (struct schedules){0};
}

/* Leaves the versions of one series, if the code names one. */
static bool pick_series(struct schedules *all, const char *code, struct error *err)
{
    size_t kept = 0;
    bool is_plain = !strchr(code, ':');
    for (size_t i = 0; i < all->count; i++) {
        if (is_plain || strcmp(all->items[i].code, code) == 0)
            all->items[kept++] = all->items[i];
    }
    all->count = kept;
    if (kept == 0)
        return error_set(err, ERROR_REFUSED, _("There is no schedule “%s”."), code);
    if (all->items[0].series_id != all->items[kept - 1].series_id)
        return error_set(err, ERROR_REFUSED,
                         _("%s has several schedules. Say which: %s … %s, as “schedule list” "
                           "shows them."),
                         code, all->items[0].code, all->items[kept - 1].code);
    return true;
}

/* Of one series' versions the one that holds on the day, else the next, else the last. */
static size_t find_version(const struct schedules *versions, int day)
{
    size_t i = 0;
    while (i + 1 < versions->count && versions->items[i].valid_until < day)
        i++; /* only the last version can be open */
    return i;
}

bool schedule_get(struct club *club, const char *code, int day, struct schedule *schedule,
                  struct error *err)
{
    char activity[CODE_SIZE];
    struct schedules all = {0};
    size_t length = strcspn(code, ":");
    snprintf(activity, sizeof activity, "%.*s", (int)(length < CODE_SIZE ? length : 0), code);
    if (!text_is_code(activity) || strspn(code + length, ":0123456789") != strlen(code + length))
        return error_set(err, ERROR_USAGE,
                         _("A schedule is named like G1, or G1:2 when there are several."));
    /* What is over does not count when there is something in force. */
    bool ok = schedule_list(club, activity, day, &all, err);
    if (ok && (all.count == 0 || strchr(code, ':'))) {
        schedules_free(&all);
        ok = schedule_list(club, activity, DAY_NONE, &all, err);
    }
    if (ok && pick_series(&all, code, err))
        *schedule = all.items[find_version(&all, day)];
    else
        ok = false;
    schedules_free(&all);
    return ok;
}

bool schedule_insert(struct club *club, const struct schedule_version *version, int64_t *id,
                     struct error *err)
{
    const struct schedule_entry *entry = version->entry;
    struct day_text from = day_column_text(entry->valid_from);
    struct day_text until = day_column_text(entry->valid_until);
    struct day_text anchor = day_column_text(version->anchor);
    *id = club_new_id(club);
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO schedule (id, activity_id, rule, start_minutes, end_minutes, slot_minutes,"
        " room, valid_from_on, valid_until_on, series_id, anchor_on, created_at) VALUES (:id,"
        " :activity, :rule, :start, :end, nullif(:slot, 0), :room, :from, :until, :series,"
        " :anchor, :now)");
    statement_bind_integer(s, ":id", *id);
    statement_bind_integer(s, ":activity", version->activity_id);
    statement_bind_text(s, ":rule", version->rule);
    statement_bind_integer(s, ":start", entry->start_minutes);
    statement_bind_integer(s, ":end", entry->end_minutes);
    statement_bind_integer(s, ":slot", entry->slot_minutes);
    statement_bind_text(s, ":room", version->room);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    statement_bind_integer(s, ":series", version->series_id ? version->series_id : *id);
    statement_bind_text(s, ":anchor", anchor.text);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool add_version(struct club *club, const struct schedule_version *version,
                        struct schedule_generated *made, int64_t *id, struct error *err)
{
    return schedule_insert(club, version, id, err) &&
           schedule_generate_one(club, *id, DAY_NONE, made, err) &&
           schedule_check_overlap(club, *id, err);
}

static bool get_version(struct club *club, const char *activity, int64_t id,
                        struct schedule *schedule, struct error *err)
{
    struct schedules all = {0};
    bool ok = schedule_list(club, activity, DAY_NONE, &all, err);
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].id == id)
            *schedule = all.items[i];
    }
    schedules_free(&all);
    return ok;
}

bool schedule_add(struct club *club, const struct schedule_entry *entry, struct schedule *added,
                  struct schedule_generated *made, struct error *err)
{
    struct activity activity;
    struct schedule_version version;
    if (!activity_get(club, entry->activity, &activity, err) ||
        !schedule_read_entry(club, entry, &activity, &version, err) || !club_begin(club, err))
        return false;
    int64_t id;
    bool ok =
        programme_check_activity(club, activity.id, err) &&
        add_version(club, &version, made, &id, err) &&
        get_version(club, activity.code, id, added, err) &&
        club_note(club, "schedule.add", added->code, schedule_note_body(added, made->made), err);
    return club_end(club, ok, err);
}
