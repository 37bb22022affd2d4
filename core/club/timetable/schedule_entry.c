/* Checks on a schedule before it is stored: hours, slots, days, rule. */
#include "club/timetable/schedule_entry.h"

#include "base/language.h"
#include "base/text.h"
#include "club/day_column.h"
#include "store/statement.h"

enum { SLOT_LEAST = 5, SLOT_MOST = 480, DAYS_MOST = 3660 };

static bool check_hours(const struct schedule_entry *entry, struct error *err)
{
    int start = entry->start_minutes, end = entry->end_minutes;
    if (start < 0 || start > 1439 || end < 1 || end > 1440)
        return error_set(err, ERROR_USAGE, _("Hours lie between 00:00 and 24:00."));
    if (end <= start)
        return error_set(err, ERROR_USAGE,
                         _("The end (%02d:%02d) must come after the start (%02d:%02d)."), end / 60,
                         end % 60, start / 60, start % 60);
    return true;
}

static bool check_slots(const struct schedule_entry *entry, const struct activity *activity,
                        struct error *err)
{
    int slot = entry->slot_minutes, length = entry->end_minutes - entry->start_minutes;
    if (slot == 0)
        return true;
    if (!activity->is_individual)
        return error_set(err, ERROR_REFUSED,
                         _("%s is a group; only individual consultations have slots."),
                         activity->code);
    if (slot < SLOT_LEAST || slot > SLOT_MOST)
        return error_set(err, ERROR_USAGE, _("A slot has %d to %d minutes."), SLOT_LEAST,
                         SLOT_MOST);
    if (length % slot != 0)
        return error_set(err, ERROR_USAGE,
                         _("%d minutes cannot be divided into slots of %d minutes."), length, slot);
    return true;
}

static bool check_days(struct club *club, const struct schedule_entry *entry, struct error *err)
{
    if (entry->valid_until != DAY_NONE && entry->valid_until < entry->valid_from)
        return error_set(err, ERROR_USAGE, _("The schedule would end before it begins."));
    int distance = entry->valid_from - club_today(club);
    if (distance < -DAYS_MOST || distance > DAYS_MOST)
        return error_set(err, ERROR_USAGE,
                         _("A schedule begins within ten years of today. Check the year."));
    return true;
}

bool schedule_check_days(const struct schedule_version *version, struct error *err)
{
    const struct schedule_entry *entry = version->entry;
    struct recurrence_days days = {0};
    int until = entry->valid_from + DAYS_MOST;
    if (entry->valid_until != DAY_NONE && entry->valid_until < until)
        until = entry->valid_until;
    bool ok = recurrence_list(version->rule, version->anchor, entry->valid_from, until, &days, err);
    if (ok && days.count == 0)
        ok =
            error_set(err, ERROR_USAGE, _("The rule %s gives no day in that time."), version->rule);
    recurrence_days_free(&days);
    return ok;
}

bool schedule_read_entry(struct club *club, const struct schedule_entry *entry,
                         const struct activity *activity, struct schedule_version *version,
                         struct error *err)
{
    *version = (struct schedule_version){
        .entry = entry, .activity_id = activity->id, .anchor = entry->valid_from};
    return check_hours(entry, err) && check_slots(entry, activity, err) &&
           check_days(club, entry, err) && recurrence_read(entry->rule, version->rule, err) &&
           text_read_name(entry->room, _("The room"), version->room, sizeof version->room, err) &&
           schedule_check_days(version, err);
}

bool schedule_check_overlap(struct club *club, int64_t id, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT x.code, a.code FROM session n JOIN activity a ON a.id = n.activity_id"
        " JOIN session x ON x.activity_id = n.activity_id AND x.held_on = n.held_on"
        " AND x.start_at < n.end_at AND x.end_at > n.start_at WHERE n.schedule_id = :id"
        " AND (a.form = 'group' OR x.room = n.room) AND x.id <> n.id AND x.state = 'planned' AND n.state = 'planned'"
        " ORDER BY x.start_at LIMIT 1");
    statement_bind_integer(s, ":id", id);
    bool found = statement_step(s);
    if (found)
        error_set(err, ERROR_REFUSED, _("%s would meet twice at one time: there is already %s."),
                  statement_text(s, 1), statement_text(s, 0));
    return statement_finish(s, err) && !found;
}

json_t *schedule_note_body(const struct schedule *schedule, int made)
{
    json_t *body = json_pack("{s:s, s:i, s:i, s:i, s:s, s:i}", "rule", schedule->rule, "start",
                             schedule->start_minutes, "end", schedule->end_minutes, "slot",
                             schedule->slot_minutes, "room", schedule->room, "sessions", made);
    day_column_note(body, "from", schedule->valid_from);
    day_column_note(body, "until", schedule->valid_until);
    return body;
}
