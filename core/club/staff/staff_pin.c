/* One row for each person's PIN; every try passes through the write lock. */
#include "club/staff/staff_pin.h"

#include "base/language.h"
#include "club/staff/staff_card.h"
#include "store/statement.h"
#include "trust/pin.h"

#include <assert.h>
#include <string.h>

static bool store_pin(struct club *club, const struct staff *staff, const char *kept,
                      struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO staff_pin (staff_id, kept, set_at, set_by)"
                     " VALUES (:staff, :kept, :now, :actor)"
                     " ON CONFLICT (staff_id) DO UPDATE SET kept = excluded.kept, set_at ="
                     "  excluded.set_at, set_by = excluded.set_by, wrong_in_row = 0,"
                     "  locked_until = NULL");
    statement_bind_integer(s, ":staff", staff->id);
    statement_bind_text(s, ":kept", kept);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

bool staff_pin_set(struct club *club, const char *code, const char *digits, struct error *err)
{
    struct staff staff;
    char kept[PIN_HASH_SIZE];
    if (!pin_check_form(digits, err) || !staff_get(club, code, &staff, err) ||
        !pin_hash(digits, kept, err) || !club_begin(club, err))
        return false;
    /* A staff card opens with the PIN that it was made with: a new one ends it. */
    char card[NUMBER_SIZE];
    bool ok = store_pin(club, &staff, kept, err) &&
              staff_card_revoke_row(club, staff.id, "replaced", card, err) &&
              club_note(club, "staff.pin", staff.code,
                        card[0] ? json_pack("{s:s}", "revoked_card", card) : NULL, err);
    return club_end(club, ok, err);
}

bool staff_pin_exists(struct club *club, const struct staff *staff, bool *exists, bool *is_own,
                      struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT set_by FROM staff_pin WHERE staff_id = :staff");
    statement_bind_integer(s, ":staff", staff->id);
    *exists = statement_step(s);
    *is_own = *exists && strcmp(statement_text(s, 0), staff->code) == 0;
    return statement_finish(s, err);
}

struct tries {
    char kept[PIN_HASH_SIZE];
    int64_t wrong_in_row;
    int64_t locked_until; /* 0: not locked */
};

static bool read_tries(struct club *club, const struct staff *staff, struct tries *tries,
                       struct error *err)
{
    memset(tries, 0, sizeof *tries);
    struct statement *s =
        statement_new(club->store, "SELECT kept, wrong_in_row, ifnull(locked_until, 0)"
                                   " FROM staff_pin WHERE staff_id = :staff");
    statement_bind_integer(s, ":staff", staff->id);
    if (statement_step(s)) {
        statement_copy_text(s, 0, tries->kept, sizeof tries->kept);
        tries->wrong_in_row = statement_integer(s, 1);
        tries->locked_until = statement_integer(s, 2);
    }
    return statement_finish(s, err);
}

static bool write_tries(struct club *club, const struct staff *staff, const struct tries *tries,
                        struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE staff_pin SET wrong_in_row = :wrong,"
                     "  locked_until = nullif(:until, 0) WHERE staff_id = :staff");
    statement_bind_integer(s, ":staff", staff->id);
    statement_bind_integer(s, ":wrong", tries->wrong_in_row);
    statement_bind_integer(s, ":until", tries->locked_until);
    return statement_run(s, err);
}

static enum staff_pin_answer judge(const struct tries *tries, const char *digits, int64_t now)
{
    if (!tries->kept[0])
        return STAFF_PIN_NONE;
    if (tries->locked_until > now)
        return STAFF_PIN_LOCKED;
    return pin_matches(digits, tries->kept) ? STAFF_PIN_RIGHT : STAFF_PIN_WRONG;
}

/* After a lock has passed, as many tries are free as before it. */
static bool count_wrong(struct club *club, const struct staff *staff, struct tries *tries,
                        struct error *err)
{
    tries->wrong_in_row++;
    tries->locked_until = 0;
    if (tries->wrong_in_row >= STAFF_PIN_TRIES) {
        tries->wrong_in_row = 0;
        tries->locked_until = club_now(club) + STAFF_PIN_LOCK_SECONDS;
    }
    return write_tries(club, staff, tries, err);
}

static bool note_refusal(struct club *club, const struct staff *staff, bool is_locked,
                         struct error *err)
{
    return club_note(club, "pin.refuse", staff->code, json_pack("{s:b}", "locked", is_locked), err);
}

static bool settle(struct club *club, const struct staff *staff, struct tries *tries,
                   enum staff_pin_answer answer, struct error *err)
{
    switch (answer) {
    case STAFF_PIN_RIGHT:
        if (!tries->wrong_in_row && !tries->locked_until)
            return true;
        *tries = (struct tries){0};
        return write_tries(club, staff, tries, err);
    case STAFF_PIN_WRONG:
        return count_wrong(club, staff, tries, err) &&
               note_refusal(club, staff, tries->locked_until != 0, err);
    case STAFF_PIN_LOCKED:
        return note_refusal(club, staff, true, err);
    case STAFF_PIN_NONE:
        return note_refusal(club, staff, false, err);
    }
    return true;
}

bool staff_pin_check(struct club *club, const struct staff *staff, const char *digits,
                     enum staff_pin_answer *answer, int64_t *locked_until, struct error *err)
{
    struct tries tries;
    assert(store_depth(club->store) == 0);
    if (!club_begin(club, err))
        return false;
    bool ok = read_tries(club, staff, &tries, err);
    if (ok) {
        *answer = judge(&tries, digits, club_now(club));
        ok = settle(club, staff, &tries, *answer, err);
        *locked_until = tries.locked_until;
    }
    return club_end(club, ok, err);
}
