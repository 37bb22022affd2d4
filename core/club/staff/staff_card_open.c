/* Card, PIN, key; and counting what was wrong. */
#include "club/staff/staff_card_open.h"

#include "base/language.h"
#include "store/statement.h"
#include "trust/staff_key.h"

#include <assert.h>
#include <string.h>

/* A card as it was read, with what stops guessing. */
struct holder {
    int64_t card_id; /* 0: no such card */
    char number[NUMBER_SIZE];
    char staff[CODE_SIZE];
    bool is_revoked;
    struct staff_key key;
    int64_t wrong_in_row, locks_in_row, locked_until;
};

static void read_key(struct statement *s, struct staff_key *key)
{
    size_t length;
    const void *bytes = statement_bytes(s, 4, &length);
    memcpy(key->salt, bytes, sizeof key->salt);
    key->operations = statement_integer(s, 5);
    key->memory_bytes = statement_integer(s, 6);
    bytes = statement_bytes(s, 7, &length);
    memcpy(key->nonce, bytes, sizeof key->nonce);
    bytes = statement_bytes(s, 8, &length);
    if (length == sizeof key->wrapped)
        memcpy(key->wrapped, bytes, length);
}

static bool find(struct club *club, const char *payload, struct holder *holder, struct error *err)
{
    unsigned char hash[TOKEN_HASH_SIZE];
    memset(holder, 0, sizeof *holder);
    token_hash(payload, hash);
    struct statement *s = statement_new(
        club->store, "SELECT c.id, c.number, f.code, c.revoked_at IS NOT NULL, c.salt,"
                     " c.operations, c.memory_bytes, c.nonce, c.wrapped, g.wrong_in_row,"
                     " g.locks_in_row, g.locked_until FROM staff_card c"
                     " JOIN staff f ON f.id = c.staff_id"
                     " JOIN staff_card_guard g ON g.staff_card_id = c.id"
                     " WHERE c.token_hash = :hash");
    statement_bind_bytes(s, ":hash", hash, sizeof hash);
    if (statement_step(s)) {
        holder->card_id = statement_integer(s, 0);
        statement_copy_text(s, 1, holder->number, sizeof holder->number);
        statement_copy_text(s, 2, holder->staff, sizeof holder->staff);
        holder->is_revoked = statement_integer(s, 3) != 0;
        read_key(s, &holder->key);
        holder->wrong_in_row = statement_integer(s, 9);
        holder->locks_in_row = statement_integer(s, 10);
        holder->locked_until = statement_integer(s, 11);
    }
    return statement_finish(s, err);
}

static bool write_tries(struct club *club, const struct holder *holder, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE staff_card_guard SET wrong_in_row = :wrong, locks_in_row = :locks,"
                     " locked_until = nullif(:until, 0) WHERE staff_card_id = :card");
    statement_bind_integer(s, ":card", holder->card_id);
    statement_bind_integer(s, ":wrong", holder->wrong_in_row);
    statement_bind_integer(s, ":locks", holder->locks_in_row);
    statement_bind_integer(s, ":until", holder->locked_until);
    return statement_run(s, err);
}

static int64_t lock_seconds(int64_t locks_in_row)
{
    int64_t seconds = STAFF_CARD_LOCK_SECONDS;
    for (int64_t i = 0; i < locks_in_row && seconds < STAFF_CARD_LOCK_MOST_SECONDS; i++)
        seconds *= 2;
    return seconds < STAFF_CARD_LOCK_MOST_SECONDS ? seconds : STAFF_CARD_LOCK_MOST_SECONDS;
}

/* After a lock as many tries are free as before it, and the next lock is twice as long. */
static void count_wrong(struct club *club, struct holder *holder)
{
    holder->locked_until = 0;
    if (++holder->wrong_in_row < STAFF_CARD_TRIES)
        return;
    holder->wrong_in_row = 0;
    holder->locked_until = club_now(club) + lock_seconds(holder->locks_in_row++);
}

static bool note_refusal(struct club *club, const struct holder *holder, const char *reason,
                         struct error *err)
{
    return club_note(club, "staff_card.refuse", holder->staff,
                     json_pack("{s:s, s:s}", "card", holder->number, "reason", reason), err);
}

/* What stands before any PIN. `*reason` is the ledger's word for a refusal. */
static bool judge(struct club *club, const struct holder *holder, struct staff *staff,
                  enum staff_card_answer *answer, const char **reason, struct error *err)
{
    bool found;
    *answer = STAFF_CARD_REFUSED;
    *reason = "revoked";
    if (holder->is_revoked)
        return true;
    if (!staff_find(club, holder->staff, staff, &found, err))
        return false;
    *reason = "role";
    if (!found || !staff_is_valid(staff, club_today(club)) ||
        !(roles_stored(staff->role) & ROLES_NAMES))
        return true;
    *reason = "locked";
    *answer = holder->locked_until > club_now(club) ? STAFF_CARD_LOCKED : STAFF_CARD_RIGHT;
    return true;
}

static bool look(struct club *club, const char *payload, struct holder *holder,
                 struct staff *staff, enum staff_card_answer *answer, int64_t *locked_until,
                 struct error *err)
{
    const char *reason;
    *answer = STAFF_CARD_REFUSED;
    *locked_until = 0;
    if (!find(club, payload, holder, err) || !holder->card_id)
        return err->kind == ERROR_NONE;
    if (!judge(club, holder, staff, answer, &reason, err))
        return false;
    if (*answer == STAFF_CARD_LOCKED)
        *locked_until = holder->locked_until;
    return *answer == STAFF_CARD_RIGHT || note_refusal(club, holder, reason, err);
}

bool staff_card_look(struct club *club, const char *payload, enum staff_card_answer *answer,
                     int64_t *locked_until, struct error *err)
{
    struct holder holder;
    struct staff staff;
    return club_begin(club, err) &&
           club_end(club, look(club, payload, &holder, &staff, answer, locked_until, err), err);
}

/* That names can be read from now on is the owner's entry, not the kiosk's. */
static bool note_open(struct club *club, const struct holder *holder, struct error *err)
{
    char actor[CODE_SIZE];
    memcpy(actor, club->actor, sizeof actor);
    memcpy(club->actor, holder->staff, sizeof club->actor);
    bool ok = club_note(club, "staff_card.open", holder->staff,
                        json_pack("{s:s}", "card", holder->number), err);
    memcpy(club->actor, actor, sizeof club->actor);
    return ok;
}

static bool try_pin(struct club *club, const char *payload, const char *digits,
                    struct holder *holder, enum staff_card_answer *answer, int64_t *locked_until,
                    struct error *err)
{
    bool is_right;
    if (!staff_key_unwrap(&club->vault, holder->card_id, payload, digits, &holder->key, &is_right,
                          err))
        return false;
    if (is_right) {
        bool has_tries = holder->wrong_in_row || holder->locks_in_row || holder->locked_until;
        holder->wrong_in_row = holder->locks_in_row = holder->locked_until = 0;
        return (!has_tries || write_tries(club, holder, err)) && note_open(club, holder, err);
    }
    *answer = STAFF_CARD_WRONG;
    count_wrong(club, holder);
    *locked_until = holder->locked_until;
    return write_tries(club, holder, err) &&
           note_refusal(club, holder, holder->locked_until ? "wrong, locks" : "wrong", err);
}

bool staff_card_open(struct club *club, const char *payload, const char *digits,
                     struct staff *staff, enum staff_card_answer *answer, int64_t *locked_until,
                     struct error *err)
{
    struct holder holder;
    assert(store_depth(club->store) == 0);
    if (!club_begin(club, err))
        return false;
    bool ok = look(club, payload, &holder, staff, answer, locked_until, err) &&
              (*answer != STAFF_CARD_RIGHT ||
               try_pin(club, payload, digits, &holder, answer, locked_until, err));
    ok = club_end(club, ok, err);
    if (!ok || *answer != STAFF_CARD_RIGHT)
        vault_close(&club->vault);
    return ok;
}
