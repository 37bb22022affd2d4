/* Slots and who has them. */
#include "club/timetable/booking.h"

#include "base/language.h"
#include "club/people/guest.h"
#include "club/people/participant.h"
#include "club/presence/month.h"
#include "club/session/session.h"
#include "store/statement.h"

#include <string.h>

static bool check_bookable(struct club *club, const struct session *session, struct error *err)
{
    if (!session->is_individual)
        return error_set(err, ERROR_REFUSED,
                         _("%s is a group. People are enrolled in groups, not booked."),
                         session->activity);
    if (session->cancel_reason[0])
        return error_set(err, ERROR_REFUSED, _("The session %s is cancelled."), session->code);
    if (session->booked[0])
        return error_set(err, ERROR_REFUSED, _("The session %s is booked already."), session->code);
    if (session->opened_at || session->end_at <= club_now(club))
        return error_set(err, ERROR_REFUSED, _("The session %s has taken place."), session->code);
    return true;
}

/* Nobody can sit in two consultations at once. */
static bool check_free(struct club *club, const struct session *session,
                       const struct participant *participant, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT s.code FROM booking b JOIN session s ON s.id = b.session_id"
                     " WHERE b.participant_id = :participant AND b.released_at IS NULL"
                     " AND s.state = 'planned' AND s.start_at < :end AND s.end_at > :start"
                     " LIMIT 1");
    statement_bind_integer(s, ":participant", participant->id);
    statement_bind_integer(s, ":start", session->start_at);
    statement_bind_integer(s, ":end", session->end_at);
    bool found = statement_step(s);
    if (found)
        error_set(err, ERROR_REFUSED, _("Participant %s has booked %s at that time."),
                  participant->number, statement_text(s, 0));
    return statement_finish(s, err) && !found;
}

static bool insert(struct club *club, const struct session *session,
                   const struct participant *participant, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "INSERT INTO booking (id, session_id, participant_id, booked_at)"
                                   " VALUES (:id, :session, :participant, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":session", session->id);
    statement_bind_integer(s, ":participant", participant->id);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* The checks are inside the change: of two desks that book one slot, one is refused. */
static bool make(struct club *club, const char *code, const char *number, struct error *err)
{
    struct session session;
    struct participant participant;
    return session_get(club, code, &session, err) &&
           participant_get(club, number, &participant, err) &&
           check_bookable(club, &session, err) && participant_check_here(&participant, err) &&
           guest_check_participant(club, participant.id, err) &&
           check_free(club, &session, &participant, err) &&
           insert(club, &session, &participant, err) &&
           club_note(club, "session.book", session.code,
                     json_pack("{s:s}", "participant", participant.number), err);
}

bool booking_make(struct club *club, const char *session, const char *participant,
                  struct error *err)
{
    return club_begin(club, err) && club_end(club, make(club, session, participant, err), err);
}

static bool set_released(struct club *club, int64_t session_id, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "UPDATE booking SET released_at = :now"
                                   " WHERE session_id = :session AND released_at IS NULL");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool release(struct club *club, const char *code, char participant[NUMBER_SIZE],
                    struct error *err)
{
    struct session session;
    if (!session_get(club, code, &session, err))
        return false;
    if (!session.booked[0])
        return error_set(err, ERROR_REFUSED, _("Nobody has booked the session %s."), code);
    if (session.opened_at)
        return error_set(err, ERROR_REFUSED, _("The session %s has taken place."), code);
    memcpy(participant, session.booked, NUMBER_SIZE);
    return month_check_open(club, session.held_on, err) &&
           set_released(club, session.id, err) &&
           club_note(club, "session.release", session.code,
                     json_pack("{s:s}", "participant", participant), err);
}

bool booking_release(struct club *club, const char *session, char participant[NUMBER_SIZE],
                     struct error *err)
{
    return club_begin(club, err) && club_end(club, release(club, session, participant, err), err);
}
