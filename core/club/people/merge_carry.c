/* Moving enrolments and bookings to the number that holds, without gaps and without overlaps. */
#include "club/people/merge_carry.h"

#include "club/day_column.h"
#include "club/people/enrolment.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* The enrolment of the participant in the activity that runs on the day or begins after it;
 * DAY_NONE in *from for none. */
static bool find_next(struct club *club, int64_t participant_id, int64_t activity_id, int day,
                      int *from, int *until, struct error *err)
{
    struct day_text text = day_column_text(day);
    struct statement *s = statement_new(
        club->store, "SELECT from_on, until_on FROM enrolment"
                     " WHERE participant_id = :participant AND activity_id = :activity"
                     "   AND (until_on IS NULL OR until_on >= :day) ORDER BY from_on LIMIT 1");
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":activity", activity_id);
    statement_bind_text(s, ":day", text.text);
    *from = *until = DAY_NONE;
    if (statement_step(s)) {
        *from = day_column(s, 0);
        *until = day_column(s, 1);
    }
    return statement_finish(s, err);
}

static bool insert(struct club *club, int64_t participant_id, int64_t activity_id, int from,
                   int until, struct error *err)
{
    struct day_text from_text = day_column_text(from), until_text = day_column_text(until);
    struct statement *s = statement_new(
        club->store, "INSERT INTO enrolment (id, participant_id, activity_id, from_on, until_on,"
                     "  created_at)"
                     " VALUES (:id, :participant, :activity, :from, :until, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":activity", activity_id);
    statement_bind_text(s, ":from", from_text.text);
    statement_bind_text_or_null(s, ":until", until_text.text);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* Fills the days from `day` to `until` (DAY_NONE: open) on which the person is not enrolled. */
static bool fill(struct club *club, int64_t participant_id, int64_t activity_id, int day,
                 int until, int *made, struct error *err)
{
    int taken_from, taken_until;
    while (until == DAY_NONE || day <= until) {
        if (!find_next(club, participant_id, activity_id, day, &taken_from, &taken_until, err))
            return false;
        if (taken_from == DAY_NONE || taken_from > day) {
            bool is_cut = taken_from != DAY_NONE && (until == DAY_NONE || taken_from <= until);
            if (!insert(club, participant_id, activity_id, day, is_cut ? taken_from - 1 : until,
                        err))
                return false;
            *made += 1;
        }
        if (taken_from == DAY_NONE || taken_until == DAY_NONE)
            return true;
        day = taken_until + 1;
    }
    return true;
}

static bool cut(struct club *club, int64_t enrolment_id, int until, struct error *err)
{
    struct day_text text = day_column_text(until);
    struct statement *s = statement_new(
        club->store, "UPDATE enrolment SET until_on = :until, end_reason = 'merged'"
                     " WHERE id = :id");
    statement_bind_integer(s, ":id", enrolment_id);
    statement_bind_text(s, ":until", text.text);
    return statement_run(s, err);
}

static bool withdraw(struct club *club, int64_t enrolment_id, struct error *err)
{
    struct statement *s = statement_new(club->store, "DELETE FROM enrolment WHERE id = :id");
    statement_bind_integer(s, ":id", enrolment_id);
    return statement_run(s, err);
}

static bool carry_one(struct club *club, const struct enrolment *enrolment, int64_t activity_id,
                      const struct participant *into, struct participant_merge *merge,
                      struct error *err)
{
    int today = club_today(club);
    bool has_begun = enrolment->from_on < today;
    if (has_begun ? !cut(club, enrolment->id, today - 1, err) : !withdraw(club, enrolment->id, err))
        return false;
    merge->enrolments_ended += has_begun;
    merge->enrolments_withdrawn += !has_begun;
    return fill(club, into->id, activity_id, has_begun ? today : enrolment->from_on,
                enrolment->until_on, &merge->enrolments_made, err);
}

static bool find_activity(struct club *club, int64_t enrolment_id, int64_t *activity_id,
                          struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT activity_id FROM enrolment WHERE id = :id");
    statement_bind_integer(s, ":id", enrolment_id);
    *activity_id = statement_step(s) ? statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

bool merge_carry_enrolments(struct club *club, const struct participant *from,
                            const struct participant *into, struct participant_merge *merge,
                            struct error *err)
{
    struct enrolment_filter filter = {.participant = from->number, .day = DAY_NONE};
    struct enrolment_list list = {0};
    int64_t activity_id;
    bool ok = enrolment_list(club, &filter, &list, err);
    for (size_t i = 0; ok && i < list.count; i++) {
        const struct enrolment *enrolment = &list.items[i];
        if (enrolment->until_on != DAY_NONE && enrolment->until_on < club_today(club))
            continue;
        ok = find_activity(club, enrolment->id, &activity_id, err) &&
             carry_one(club, enrolment, activity_id, into, merge, err);
    }
    enrolment_list_free(&list);
    return ok;
}

/* Sets the booking free; gives its session. */
static bool release_next(struct club *club, int64_t participant_id, int64_t *session_id,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE booking SET released_at = :now WHERE id = (SELECT b.id FROM booking b"
                     "   JOIN session s ON s.id = b.session_id"
                     "   WHERE b.participant_id = :participant AND b.released_at IS NULL"
                     "     AND s.start_at > :now ORDER BY s.start_at LIMIT 1)"
                     " RETURNING session_id");
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":now", club_now(club));
    *session_id = statement_step(s) ? statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

/* Nobody sits in two consultations at once. */
static bool book(struct club *club, int64_t participant_id, int64_t session_id, bool *is_booked,
                 struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO booking (id, session_id, participant_id, booked_at)"
                     " SELECT :id, t.id, :participant, :now FROM session t WHERE t.id = :session"
                     " AND NOT EXISTS (SELECT 1 FROM booking b JOIN session s ON s.id = b.session_id"
                     "   WHERE b.participant_id = :participant AND b.released_at IS NULL"
                     "   AND s.state = 'planned' AND s.start_at < t.end_at AND s.end_at > t.start_at)"
                     " RETURNING id");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":now", club_now(club));
    *is_booked = statement_step(s);
    return statement_finish(s, err);
}

bool merge_carry_bookings(struct club *club, const struct participant *from,
                          const struct participant *into, struct participant_merge *merge,
                          struct error *err)
{
    int64_t session_id;
    bool is_booked;
    do {
        if (!release_next(club, from->id, &session_id, err))
            return false;
        if (session_id && !book(club, into->id, session_id, &is_booked, err))
            return false;
        merge->bookings_moved += session_id && is_booked;
        merge->bookings_released += session_id && !is_booked;
    } while (session_id);
    return true;
}
