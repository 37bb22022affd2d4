/* Ending enrolments: cutting what runs, withdrawing what has not begun. */
#include "club/people/enrolment.h"

#include "base/language.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "club/presence/month.h"
#include "club/timetable/activity.h"
#include "store/statement.h"

/* What has begun stays on record; it cannot have ended before it began. */
static bool refuse_begun(const char *activity, const char *from, int until_on, struct error *err)
{
    return error_set(err, ERROR_REFUSED, _("The enrolment in %s began on %s, after %s."), activity,
                     from, day_column_text(until_on).text);
}

static bool cut(struct club *club, int64_t id, int until_on, const char *reason, struct error *err)
{
    struct day_text until = day_column_text(until_on);
    struct statement *s = statement_new(
        club->store, "UPDATE enrolment SET until_on = :until, end_reason = :reason WHERE id = :id");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":until", until.text);
    statement_bind_text(s, ":reason", reason);
    return statement_run(s, err);
}

static bool withdraw(struct club *club, int64_t id, struct error *err)
{
    struct statement *s = statement_new(club->store, "DELETE FROM enrolment WHERE id = :id");
    statement_bind_integer(s, ":id", id);
    return statement_run(s, err);
}

/* The days on which the person belongs, or belongs no more, by another last day. */
static bool check_months(struct club *club, const struct enrolment *enrolment, int until_on,
                         struct error *err)
{
    int before = enrolment->until_on;
    bool is_longer = before != DAY_NONE && before < until_on;
    return is_longer ? month_check_open_days(club, before + 1, until_on, err)
                     : month_check_open_days(club, until_on + 1, before, err);
}

/* Ends one enrolment at the day. */
static bool end_one(struct club *club, const struct enrolment *enrolment, int until_on,
                    const char *reason, bool *is_withdrawn, struct error *err)
{
    *is_withdrawn = enrolment->from_on > until_on;
    if (!*is_withdrawn)
        return check_months(club, enrolment, until_on, err) &&
               cut(club, enrolment->id, until_on, reason, err);
    if (enrolment->from_on <= club_today(club))
        return refuse_begun(enrolment->activity, day_column_text(enrolment->from_on).text, until_on,
                            err);
    return withdraw(club, enrolment->id, err);
}

/* The enrolment that runs on the day, else the next one after it. */
static bool find_to_end(struct club *club, const char *participant, const char *activity, int day,
                        struct enrolment *enrolment, struct error *err)
{
    struct enrolment_filter filter = {
        .participant = participant, .activity = activity, .day = DAY_NONE};
    struct enrolment_list list = {0};
    bool found = false, ok = enrolment_list(club, &filter, &list, err);
    for (size_t i = 0; ok && !found && i < list.count; i++) {
        found = list.items[i].until_on == DAY_NONE || list.items[i].until_on >= day;
        if (found)
            *enrolment = list.items[i];
    }
    enrolment_list_free(&list);
    return ok && (found || error_set(err, ERROR_REFUSED,
                                     _("Participant %s is not enrolled in %s on %s or later."),
                                     participant, activity, day_column_text(day).text));
}

static bool note(struct club *club, const struct enrolment *enrolment, int until_on,
                 const char *reason, bool is_withdrawn, struct error *err)
{
    json_t *body = json_pack("{s:s, s:s}", "activity", enrolment->activity, "reason", reason);
    day_column_note(body, "from_on", enrolment->from_on);
    day_column_note(body, "until_on", is_withdrawn ? DAY_NONE : until_on);
    return club_note(club, is_withdrawn ? "enrolment.withdraw" : "enrolment.end",
                     enrolment->participant, body, err);
}

static bool end(struct club *club, const char *number, const char *code, int until_on,
                const char *reason, bool *is_withdrawn, struct error *err)
{
    struct participant participant;
    struct activity activity;
    struct enrolment enrolment;
    return participant_get(club, number, &participant, err) &&
           activity_get(club, code, &activity, err) &&
           find_to_end(club, number, code, until_on, &enrolment, err) &&
           end_one(club, &enrolment, until_on, reason, is_withdrawn, err) &&
           note(club, &enrolment, until_on, reason, *is_withdrawn, err);
}

bool enrolment_end(struct club *club, const char *participant, const char *activity, int until_on,
                   const char *reason, bool *is_withdrawn, struct error *err)
{
    if (!dictionary_check_typed(DICTIONARY_LEAVE_REASON, LEAVE_REASON_MERGED, reason, err) ||
        !club_begin(club, err))
        return false;
    bool ok = end(club, participant, activity, until_on, reason, is_withdrawn, err);
    return club_end(club, ok, err);
}

bool enrolment_end_all(struct club *club, const char *participant, int until_on, const char *reason,
                       int *ended, int *withdrawn, struct error *err)
{
    struct enrolment_filter filter = {.participant = participant, .day = DAY_NONE};
    struct enrolment_list list = {0};
    bool is_withdrawn, ok = enrolment_list(club, &filter, &list, err);
    *ended = *withdrawn = 0;
    for (size_t i = 0; ok && i < list.count; i++) {
        if (list.items[i].until_on != DAY_NONE && list.items[i].until_on <= until_on)
            continue;
        ok = end_one(club, &list.items[i], until_on, reason, &is_withdrawn, err);
        *ended += !is_withdrawn;
        *withdrawn += is_withdrawn;
    }
    enrolment_list_free(&list);
    return ok;
}
