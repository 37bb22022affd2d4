/* Enrolling and listing. Ending is enrolment_end.c's. */
#include "club/people/enrolment.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/people/guest.h"
#include "club/people/participant.h"
#include "club/presence/month.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static bool refuse_overlap(const char *participant, const char *activity, const char *from,
                           const char *until, struct error *err)
{
    if (!until[0])
        return error_set(err, ERROR_REFUSED,
                         _("Participant %s is enrolled in %s already, since %s."), participant,
                         activity, from);
    return error_set(err, ERROR_REFUSED,
                     _("Participant %s is enrolled in %s already, from %s until %s."), participant,
                     activity, from, until);
}

static bool check_overlap(struct club *club, const struct participant *participant,
                          const struct activity *activity, const struct enrolment_entry *entry,
                          struct error *err)
{
    char taken_from[DAY_SIZE] = "", taken_until[DAY_SIZE] = "";
    struct day_text from = day_column_text(entry->from_on);
    struct day_text until = day_column_text(entry->until_on);
    struct statement *s = statement_new(
        club->store, "SELECT from_on, until_on FROM enrolment"
                     " WHERE participant_id = :participant AND activity_id = :activity"
                     "   AND from_on <= ifnull(:until, '9999-12-31')"
                     "   AND ifnull(until_on, '9999-12-31') >= :from ORDER BY from_on");
    statement_bind_integer(s, ":participant", participant->id);
    statement_bind_integer(s, ":activity", activity->id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    bool overlaps = statement_step(s);
    if (overlaps) {
        statement_copy_text(s, 0, taken_from, sizeof taken_from);
        statement_copy_text(s, 1, taken_until, sizeof taken_until);
    }
    if (!statement_finish(s, err))
        return false;
    return !overlaps ||
           refuse_overlap(participant->number, activity->code, taken_from, taken_until, err);
}

/* The most persons enrolled on any one day of the new enrolment; it only grows on days on
 * which an enrolment begins. */
static bool count_at_once(struct club *club, const struct activity *activity,
                          const struct enrolment_entry *entry, int64_t *most, struct error *err)
{
    struct day_text from = day_column_text(entry->from_on);
    struct day_text until = day_column_text(entry->until_on);
    struct statement *s = statement_new(
        club->store,
        "SELECT max((SELECT count(*) FROM enrolment e WHERE e.activity_id = :activity"
        "              AND e.from_on <= d.day AND ifnull(e.until_on, '9999-12-31') >= d.day))"
        " FROM (SELECT :from AS day UNION SELECT from_on FROM enrolment"
        "       WHERE activity_id = :activity AND from_on >= :from"
        "         AND from_on <= ifnull(:until, '9999-12-31')) d");
    statement_bind_integer(s, ":activity", activity->id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    *most = statement_step(s) ? statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

static bool check_capacity(struct club *club, const struct activity *activity,
                           const struct enrolment_entry *entry, struct error *err)
{
    int64_t most;
    if (!activity->capacity || entry->over_capacity)
        return true;
    if (!count_at_once(club, activity, entry, &most, err))
        return false;
    return most < activity->capacity ||
           error_set(err, ERROR_REFUSED, _("%s is full: %lld of %d places are taken in that time. With --over-capacity it "
                        "goes all the same."),
                     activity->code, (long long)most, activity->capacity);
}

static bool insert(struct club *club, const struct participant *participant,
                   const struct activity *activity, const struct enrolment_entry *entry,
                   struct error *err)
{
    struct day_text from = day_column_text(entry->from_on);
    struct day_text until = day_column_text(entry->until_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO enrolment (id, participant_id, activity_id, from_on, until_on,"
                     "  created_at)"
                     " VALUES (:id, :participant, :activity, :from, :until, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":participant", participant->id);
    statement_bind_integer(s, ":activity", activity->id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool note(struct club *club, const struct enrolment_entry *entry, struct error *err)
{
    json_t *body = json_pack("{s:s}", "activity", entry->activity);
    day_column_note(body, "from_on", entry->from_on);
    day_column_note(body, "until_on", entry->until_on);
    if (entry->over_capacity)
        json_object_set_new(body, "over_capacity", json_true());
    return club_note(club, "enrolment.add", entry->participant, body, err);
}

static bool add(struct club *club, const struct enrolment_entry *entry, struct error *err)
{
    struct participant participant;
    struct activity activity;
    return participant_get(club, entry->participant, &participant, err) &&
           participant_check_here(&participant, err) &&
           guest_check_participant(club, participant.id, err) &&
           activity_get(club, entry->activity, &activity, err) &&
           month_check_open_days(club, entry->from_on, entry->until_on, err) &&
           programme_check_activity(club, activity.id, err) &&
           check_overlap(club, &participant, &activity, entry, err) &&
           check_capacity(club, &activity, entry, err) &&
           insert(club, &participant, &activity, entry, err) && note(club, entry, err);
}

bool enrolment_add(struct club *club, const struct enrolment_entry *entry, struct error *err)
{
    if (entry->until_on != DAY_NONE && entry->until_on < entry->from_on)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(entry->until_on).text,
                         day_column_text(entry->from_on).text);
    if (!club_begin(club, err))
        return false;
    return club_end(club, add(club, entry, err), err);
}

static void read_row(struct statement *s, struct enrolment *enrolment)
{
    enrolment->id = statement_integer(s, 0);
    enrolment->participant_id = statement_integer(s, 1);
    statement_copy_text(s, 2, enrolment->participant, sizeof enrolment->participant);
    statement_copy_text(s, 3, enrolment->activity, sizeof enrolment->activity);
    statement_copy_text(s, 4, enrolment->activity_title, sizeof enrolment->activity_title);
    enrolment->from_on = day_column(s, 5);
    enrolment->until_on = day_column(s, 6);
    statement_copy_text(s, 7, enrolment->end_reason, sizeof enrolment->end_reason);
}

#define ENROLMENT_SELECT                                                                           \
    "SELECT e.id, e.participant_id, p.number, a.code, a.title, e.from_on, e.until_on,"             \
    " e.end_reason FROM enrolment e JOIN participant p ON p.id = e.participant_id"                 \
    " JOIN activity a ON a.id = e.activity_id WHERE "
#define ENROLMENT_WANTED                                                                           \
    " AND (:participant IS NULL OR p.number = :participant OR p.merged_into_id ="                  \
    "   (SELECT id FROM participant WHERE number = :participant))"                                 \
    " AND (:activity IS NULL OR a.code = :activity)"                                               \
    " AND (:day IS NULL OR (e.from_on <= :day AND ifnull(e.until_on, '9999-12-31') >= :day))"      \
    " ORDER BY a.code, p.number, e.from_on"

/* A statement of its own for each way in, so that each goes by its index. */
static struct statement *select_wanted(struct club *club, const struct enrolment_filter *filter)
{
    if (filter->participant)
        return statement_new(club->store,
                             ENROLMENT_SELECT
                             "e.participant_id IN (SELECT id FROM participant"
                             "   WHERE number = :participant UNION ALL"
                             "   SELECT m.id FROM participant h CROSS JOIN participant m"
                             "     ON m.merged_into_id = h.id WHERE h.number = :participant)"
                             ENROLMENT_WANTED);
    if (filter->activity)
        return statement_new(
            club->store, ENROLMENT_SELECT
            "e.activity_id = (SELECT id FROM activity WHERE code = :activity)" ENROLMENT_WANTED);
    return statement_new(club->store, ENROLMENT_SELECT "true" ENROLMENT_WANTED);
}

bool enrolment_list(struct club *club, const struct enrolment_filter *filter,
                    struct enrolment_list *list, struct error *err)
{
    struct day_text day = day_column_text(filter->day);
    struct statement *s = select_wanted(club, filter);
    statement_bind_text(s, ":participant", filter->participant);
    statement_bind_text(s, ":activity", filter->activity);
    statement_bind_text_or_null(s, ":day", day.text);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void enrolment_list_free(struct enrolment_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
