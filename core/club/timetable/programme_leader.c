/* Who answers for a programme, from when to when. */
#include "club/timetable/programme_leader.h"

#include "base/language.h"
#include "club/day_column.h"
#include "club/timetable/leader_period.h"
#include "club/timetable/programme_close.h"

static bool check_days(const struct programme *programme, int from_on, struct error *err)
{
    return programme->until_on == DAY_NONE || from_on <= programme->until_on ||
           error_set(err, ERROR_REFUSED, _("%s ends on %s. Nobody answers for it after that."),
                     programme->code, day_column_text(programme->until_on).text);
}

bool programme_leader_add(struct club *club, const char *code, const char *staff_code, int from_on,
                          int until_on, struct error *err)
{
    struct programme programme;
    struct leader_period period = {
        .of = LEADER_OF_PROGRAMME, .owner = code, .from_on = from_on, .until_on = until_on};
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) &&
              programme_check_open(&programme, err) &&
              leader_period_check(club, staff_code, &period, err) &&
              check_days(&programme, from_on, err);
    period.owner_id = ok ? programme.id : 0;
    ok = ok && leader_period_add(club, &period, err) &&
         leader_period_note(club, "programme.leader.add", &period, err);
    return club_end(club, ok, err);
}

bool programme_leader_end(struct club *club, const char *code, const char *staff_code,
                          int until_on, struct error *err)
{
    struct programme programme;
    struct leader_period period = {
        .of = LEADER_OF_PROGRAMME, .owner = code, .until_on = until_on};
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, code, &programme, err) && programme_check_open(&programme, err);
    period.owner_id = ok ? programme.id : 0;
    ok = ok && leader_period_end(club, staff_code, &period, err) &&
         leader_period_note(club, "programme.leader.end", &period, err);
    return club_end(club, ok, err);
}

bool programme_leader_list(struct club *club, const struct programme *programme,
                           struct activity_leader_list *list, struct error *err)
{
    return leader_period_list(club, LEADER_OF_PROGRAMME, programme->id, DAY_NONE, list, err);
}
