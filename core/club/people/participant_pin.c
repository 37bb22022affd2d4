/* One row for each participant who wanted a PIN. */
#include "club/people/participant_pin.h"

#include "base/language.h"
#include "club/people/participant.h"
#include "club/refusal.h"
#include "store/statement.h"
#include "trust/pin.h"

_Static_assert(PARTICIPANT_PIN_KEPT_SIZE == (int)PIN_HASH_SIZE, "the same text");

static bool store_pin(struct club *club, int64_t participant_id, const char *kept,
                      struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO participant_pin (participant_id, kept, set_at, set_by)"
                     " VALUES (:participant, :kept, :now, :actor)"
                     " ON CONFLICT (participant_id) DO UPDATE SET kept = excluded.kept,"
                     "  set_at = excluded.set_at, set_by = excluded.set_by");
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_text(s, ":kept", kept);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

static bool end_lock(struct club *club, const char *number, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "DELETE FROM number_guard WHERE number = :number");
    statement_bind_text(s, ":number", number);
    return statement_run(s, err);
}

static bool get(struct club *club, const char *number, struct participant *participant,
                struct error *err)
{
    if (!participant_get(club, number, participant, err) ||
        !participant_check_kept(club, participant, err))
        return false;
    return !participant->merged_into[0] ||
           error_set_as(err, ERROR_REFUSED, REFUSAL_NUMBER_LEADS_ON,
                        _("Number %s leads to %s: give that one."), number,
                        participant->merged_into);
}

static bool set(struct club *club, const char *number, const char *kept, struct error *err)
{
    struct participant participant;
    return get(club, number, &participant, err) && participant_check_here(&participant, err) &&
           store_pin(club, participant.id, kept, err) && end_lock(club, number, err) &&
           club_note(club, "participant.pin", number, json_pack("{s:b}", "set", true), err);
}

bool participant_pin_set(struct club *club, const char *number, const char *digits,
                         struct error *err)
{
    char kept[PIN_HASH_SIZE];
    return pin_check_form(digits, err) && pin_hash(digits, kept, err) && club_begin(club, err) &&
           club_end(club, set(club, number, kept, err), err);
}

static bool clear(struct club *club, const char *number, struct error *err)
{
    struct participant participant;
    struct statement *s;
    if (!get(club, number, &participant, err))
        return false;
    s = statement_new(club->store, "DELETE FROM participant_pin WHERE participant_id = :participant"
                                   " RETURNING 1");
    statement_bind_integer(s, ":participant", participant.id);
    bool had = statement_step(s);
    if (!statement_finish(s, err))
        return false;
    if (!had)
        return error_set(err, ERROR_REFUSED, _("Participant %s has no PIN."), number);
    return club_note(club, "participant.pin", number, json_pack("{s:b}", "set", false), err);
}

bool participant_pin_clear(struct club *club, const char *number, struct error *err)
{
    return club_begin(club, err) && club_end(club, clear(club, number, err), err);
}

bool participant_pin_is_locked(struct club *club, const char *number, bool *is_locked,
                               struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM number_guard WHERE number = :number AND locked_until > :now");
    statement_bind_text(s, ":number", number);
    statement_bind_integer(s, ":now", club_now(club));
    *is_locked = statement_step(s);
    return statement_finish(s, err);
}

static bool unlock(struct club *club, const char *number, struct error *err)
{
    bool is_locked;
    struct participant participant;
    if (!get(club, number, &participant, err) ||
        !participant_pin_is_locked(club, number, &is_locked, err))
        return false;
    if (!is_locked)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NOT_LOCKED,
                            _("Number %s is not locked."), number);
    return end_lock(club, number, err) && club_note(club, "number.unlock", number, NULL, err);
}

bool participant_pin_unlock(struct club *club, const char *number, struct error *err)
{
    return club_begin(club, err) && club_end(club, unlock(club, number, err), err);
}

bool participant_pin_find(struct club *club, const char *number, int64_t *person_id,
                          char kept[PARTICIPANT_PIN_KEPT_SIZE], struct error *err)
{
    *person_id = 0;
    kept[0] = '\0';
    struct statement *s = statement_new(
        club->store, "SELECT ifnull(p.merged_into_id, p.id), ifnull(n.kept, '') FROM participant p"
                     " LEFT JOIN participant_pin n"
                     "  ON n.participant_id = ifnull(p.merged_into_id, p.id)"
                     " WHERE p.number = :number");
    statement_bind_text(s, ":number", number);
    if (statement_step(s)) {
        *person_id = statement_integer(s, 0);
        statement_copy_text(s, 1, kept, PARTICIPANT_PIN_KEPT_SIZE);
    }
    return statement_finish(s, err);
}
