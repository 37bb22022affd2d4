/* Who leads an activity, from when to when. */
#include "club/timetable/activity.h"

#include "club/presence/month.h"
#include "club/timetable/leader_period.h"
#include "club/timetable/programme_close.h"

#include <stdlib.h>
#include <string.h>

bool activity_leader_add(struct club *club, const char *code, const char *staff_code, int from_on,
                         int until_on, struct error *err)
{
    struct activity activity;
    struct leader_period period = {
        .of = LEADER_OF_ACTIVITY, .owner = code, .from_on = from_on, .until_on = until_on};
    if (!club_begin(club, err))
        return false;
    bool ok = activity_get(club, code, &activity, err) &&
              programme_check_activity(club, activity.id, err) &&
              leader_period_check(club, staff_code, &period, err) &&
              month_check_open_days(club, from_on, until_on, err);
    period.owner_id = ok ? activity.id : 0;
    ok = ok && leader_period_add(club, &period, err) &&
         leader_period_note(club, "activity.leader.add", &period, err);
    return club_end(club, ok, err);
}

bool activity_leader_end(struct club *club, const char *code, const char *staff_code, int until_on,
                         struct error *err)
{
    struct activity activity;
    struct leader_period period = {
        .of = LEADER_OF_ACTIVITY, .owner = code, .until_on = until_on};
    if (!club_begin(club, err))
        return false;
    bool ok = activity_get(club, code, &activity, err) &&
              programme_check_activity(club, activity.id, err) &&
              month_check_open_days(club, until_on + 1, DAY_NONE, err);
    period.owner_id = ok ? activity.id : 0;
    ok = ok && leader_period_end(club, staff_code, &period, err) &&
         leader_period_note(club, "activity.leader.end", &period, err);
    return club_end(club, ok, err);
}

bool activity_leader_list(struct club *club, int64_t activity_id, int day,
                          struct activity_leader_list *list, struct error *err)
{
    return leader_period_list(club, LEADER_OF_ACTIVITY, activity_id, day, list, err);
}

void activity_leader_list_free(struct activity_leader_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
