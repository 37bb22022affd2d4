/* Days by the rules of schedules, from where the made sessions end. */
#include "figures/day/schedule_ahead.h"

#include "base/memory.h"
#include "club/timetable/activity.h"
#include "club/timetable/calendar_day.h"
#include "club/timetable/programme.h"
#include "club/timetable/schedule.h"

#include <stdlib.h>

static void add_sessions(const struct schedule *schedule, int day, struct promised_sessions *list)
{
    int length = schedule->end_minutes - schedule->start_minutes;
    if (schedule->slot_minutes)
        length = schedule->slot_minutes;
    for (int at = schedule->start_minutes; at + length <= schedule->end_minutes; at += length) {
        int64_t start_at, end_at;
        if (clock_instant(day, at, &start_at) == WALL_NEVER)
            continue;
        clock_instant(day, at + length, &end_at);
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        list->items[list->count++] = (struct promised_session){
            .day = day, .start_at = start_at, .planned_minutes = (int)((end_at - start_at) / 60)};
    }
}

static bool add_days(struct club *club, const struct schedule *schedule, int from, int until,
                     struct promised_sessions *list, struct error *err)
{
    struct recurrence_days days = {0};
    struct calendar_day calendar_day;
    bool ok = recurrence_list(schedule->rule, schedule->anchor, from, until, &days, err);
    for (size_t i = 0; ok && i < days.count; i++) {
        ok = calendar_day_get(club, days.items[i], &calendar_day, err);
        if (ok && calendar_day_is_held(&calendar_day))
            add_sessions(schedule, days.items[i], list);
    }
    recurrence_days_free(&days);
    return ok;
}

/* The last day of the activity's programme, DAY_NONE when it is open or there is none. */
static bool programme_end(struct club *club, const char *code, int *until, struct error *err)
{
    struct activity activity;
    struct programme programme;
    *until = DAY_NONE;
    if (!activity_get(club, code, &activity, err))
        return false;
    if (!activity.programme[0])
        return true;
    if (!programme_get(club, activity.programme, &programme, err))
        return false;
    *until = programme.until_on;
    return true;
}

bool schedule_ahead_list(struct club *club, const char *activity, int until,
                         struct promised_sessions *list, struct error *err)
{
    struct schedules schedules = {0};
    int last;
    bool ok = programme_end(club, activity, &last, err) &&
              schedule_list(club, activity, DAY_NONE, &schedules, err);
    for (size_t i = 0; ok && i < schedules.count; i++) {
        const struct schedule *schedule = &schedules.items[i];
        int from = schedule->valid_from, to = until;
        if (schedule->generated_until != DAY_NONE && schedule->generated_until >= from)
            from = schedule->generated_until + 1;
        if (schedule->valid_until != DAY_NONE && schedule->valid_until < to)
            to = schedule->valid_until;
        if (last != DAY_NONE && last < to)
            to = last;
        if (from <= to)
            ok = add_days(club, schedule, from, to, list, err);
    }
    schedules_free(&schedules);
    return ok;
}

void promised_sessions_free(struct promised_sessions *list)
{
    free(list->items);
    *list = (struct promised_sessions){0};
}
