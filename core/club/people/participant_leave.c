/* Leaving the club and coming back: what goes with a participant, in one change. */
#include "club/people/participant.h"

#include "base/language.h"
#include "club/day_column.h"
#include "club/people/card.h"
#include "club/people/enrolment.h"
#include "store/statement.h"

#include <string.h>

static bool check_day(struct club *club, int left_on, struct error *err)
{
    return left_on <= club_today(club) ||
           error_set(err, ERROR_USAGE,
                     _("The day of leaving, %s, lies ahead. Record it on the day."),
                     day_column_text(left_on).text);
}

/* Writes the day and reason; DAY_NONE for coming back. */
static bool update(struct club *club, const struct participant *participant, int left_on,
                   const char *reason, struct error *err)
{
    struct day_text day = day_column_text(left_on);
    struct statement *s = statement_new(
        club->store, "UPDATE participant SET left_on = :left_on, left_reason = :reason"
                     " WHERE id = :id");
    statement_bind_integer(s, ":id", participant->id);
    statement_bind_text_or_null(s, ":left_on", day.text);
    statement_bind_text_or_null(s, ":reason", reason);
    return statement_run(s, err);
}

static bool revoke_card(struct club *club, const struct participant *participant,
                        struct participant_leaving *leaving, struct error *err)
{
    struct card card;
    bool found;
    if (!card_find_in_use(club, participant->id, &card, &found, err))
        return false;
    if (!found)
        return true;
    memcpy(leaving->card, card.number, sizeof leaving->card);
    return card_revoke_row(club, &card, "left", err);
}

/* Booked consultations that have not begun are free again. */
static bool release_bookings(struct club *club, const struct participant *participant,
                             struct participant_leaving *leaving, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE booking SET released_at = :now"
                     " WHERE participant_id = :participant AND released_at IS NULL"
                     "   AND (SELECT start_at FROM session WHERE id = session_id) > :now"
                     " RETURNING id");
    statement_bind_integer(s, ":participant", participant->id);
    statement_bind_integer(s, ":now", club_now(club));
    while (statement_step(s))
        leaving->bookings_released++;
    return statement_finish(s, err);
}

static bool note(struct club *club, const struct participant *participant, int left_on,
                 const char *reason, const struct participant_leaving *leaving, struct error *err)
{
    json_t *body =
        json_pack("{s:s, s:i, s:i, s:i}", "reason", reason, "enrolments_ended",
                  leaving->enrolments_ended, "enrolments_withdrawn", leaving->enrolments_withdrawn,
                  "bookings_released", leaving->bookings_released);
    day_column_note(body, "left_on", left_on);
    if (leaving->card[0])
        json_object_set_new(body, "card", json_string(leaving->card));
    return club_note(club, "participant.leave", participant->number, body, err);
}

static bool leave(struct club *club, const char *number, int left_on, const char *reason,
                  struct participant_leaving *leaving, struct error *err)
{
    struct participant participant;
    if (!participant_get(club, number, &participant, err))
        return false;
    if (participant.left_on != DAY_NONE)
        return error_set(err, ERROR_REFUSED, _("Participant %s left the club already, on %s."),
                         number, day_column_text(participant.left_on).text);
    return revoke_card(club, &participant, leaving, err) &&
           enrolment_end_all(club, participant.number, left_on, reason, &leaving->enrolments_ended,
                             &leaving->enrolments_withdrawn, err) &&
           release_bookings(club, &participant, leaving, err) &&
           update(club, &participant, left_on, reason, err) &&
           note(club, &participant, left_on, reason, leaving, err);
}

bool participant_leave(struct club *club, const char *number, int left_on, const char *reason,
                       struct participant_leaving *leaving, struct error *err)
{
    memset(leaving, 0, sizeof *leaving);
    if (!dictionary_check_typed(DICTIONARY_LEAVE_REASON, LEAVE_REASON_MERGED, reason, err) ||
        !check_day(club, left_on, err) ||
        !club_begin(club, err))
        return false;
    return club_end(club, leave(club, number, left_on, reason, leaving, err), err);
}

static bool come_back(struct club *club, const char *number, struct error *err)
{
    struct participant participant;
    if (!participant_get(club, number, &participant, err) ||
        !participant_check_kept(club, &participant, err))
        return false;
    if (participant.left_on == DAY_NONE)
        return error_set(err, ERROR_REFUSED, _("Participant %s has not left the club."), number);
    json_t *body = json_pack("{s:s}", "left_reason", participant.left_reason);
    day_column_note(body, "left_on", participant.left_on);
    bool ok = update(club, &participant, DAY_NONE, "", err) &&
              club_note(club, "participant.return", number, json_incref(body), err);
    json_decref(body);
    return ok;
}

bool participant_return(struct club *club, const char *number, struct error *err)
{
    if (!club_begin(club, err))
        return false;
    return club_end(club, come_back(club, number, err), err);
}
