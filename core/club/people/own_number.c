/* Judging a number with its PIN, and counting what was wrong. */
#include "club/people/own_number.h"

#include "club/people/participant_pin.h"
#include "club/settings.h"
#include "store/statement.h"
#include "trust/pin.h"

#include <assert.h>
#include <string.h>

struct guards {
    int64_t wrong_in_row, locks_in_row, locked_until;  /* of the number */
    int64_t since_at, kiosk_wrong, paused_until;       /* of the kiosk */
};

static bool read_number(struct club *club, const char *number, struct guards *guards,
                        struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT wrong_in_row, locks_in_row, ifnull(locked_until, 0)"
                     " FROM number_guard WHERE number = :number");
    statement_bind_text(s, ":number", number);
    if (statement_step(s)) {
        guards->wrong_in_row = statement_integer(s, 0);
        guards->locks_in_row = statement_integer(s, 1);
        guards->locked_until = statement_integer(s, 2);
    }
    return statement_finish(s, err);
}

/* A count that is older than its time begins anew. */
static bool read_kiosk(struct club *club, struct guards *guards, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT since_at, wrong, ifnull(paused_until, 0)"
                                   " FROM kiosk_guard WHERE node = :node AND since_at > :since");
    statement_bind_integer(s, ":node", club->ledger.node);
    statement_bind_integer(s, ":since", club_now(club) - OWN_NUMBER_KIOSK_SECONDS);
    guards->since_at = club_now(club);
    if (statement_step(s)) {
        guards->since_at = statement_integer(s, 0);
        guards->kiosk_wrong = statement_integer(s, 1);
        guards->paused_until = statement_integer(s, 2);
    }
    return statement_finish(s, err);
}

static bool write_number(struct club *club, const char *number, const struct guards *guards,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO number_guard (number, wrong_in_row, locks_in_row, locked_until,"
                     " tried_at) VALUES (:number, :wrong, :locks, nullif(:until, 0), :now)"
                     " ON CONFLICT (number) DO UPDATE SET wrong_in_row = excluded.wrong_in_row,"
                     "  locks_in_row = excluded.locks_in_row, locked_until = excluded.locked_until,"
                     "  tried_at = excluded.tried_at");
    statement_bind_text(s, ":number", number);
    statement_bind_integer(s, ":wrong", guards->wrong_in_row);
    statement_bind_integer(s, ":locks", guards->locks_in_row);
    statement_bind_integer(s, ":until", guards->locked_until);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool write_kiosk(struct club *club, const struct guards *guards, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO kiosk_guard (node, since_at, wrong, paused_until)"
                     " VALUES (:node, :since, :wrong, nullif(:until, 0))"
                     " ON CONFLICT (node) DO UPDATE SET since_at = excluded.since_at,"
                     "  wrong = excluded.wrong, paused_until = excluded.paused_until");
    statement_bind_integer(s, ":node", club->ledger.node);
    statement_bind_integer(s, ":since", guards->since_at);
    statement_bind_integer(s, ":wrong", guards->kiosk_wrong);
    statement_bind_integer(s, ":until", guards->paused_until);
    return statement_run(s, err);
}

/* What nobody has tried for two days is forgotten: numbers that nobody has would pile up. */
static bool forget_old(struct club *club, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "DELETE FROM number_guard WHERE tried_at < :since");
    statement_bind_integer(s, ":since", club_now(club) - 2 * OWN_NUMBER_LOCK_MOST_SECONDS);
    return statement_run(s, err);
}

static int64_t lock_seconds(int64_t locks_in_row)
{
    int64_t seconds = OWN_NUMBER_LOCK_SECONDS;
    for (int64_t i = 0; i < locks_in_row && seconds < OWN_NUMBER_LOCK_MOST_SECONDS; i++)
        seconds *= 2;
    return seconds < OWN_NUMBER_LOCK_MOST_SECONDS ? seconds : OWN_NUMBER_LOCK_MOST_SECONDS;
}

static void count_wrong(int64_t now, struct guards *guards)
{
    bool is_locked = guards->locked_until > now;
    if (!is_locked && ++guards->wrong_in_row >= OWN_NUMBER_TRIES) {
        guards->wrong_in_row = 0;
        guards->locked_until = now + lock_seconds(guards->locks_in_row++);
    }
    if (++guards->kiosk_wrong >= OWN_NUMBER_KIOSK_TRIES) {
        guards->kiosk_wrong = 0;
        guards->since_at = now;
        guards->paused_until = now + OWN_NUMBER_KIOSK_SECONDS;
    }
}

/* The number goes into the ledger only where somebody has it. */
static bool note_refusal(struct club *club, const char *number, bool is_known,
                         const struct guards *guards, struct error *err)
{
    int64_t now = club_now(club);
    return club_note(club, "number.refuse", is_known ? number : "kiosk",
                     json_pack("{s:b, s:b}", "locked", guards->locked_until > now, "paused",
                               guards->paused_until > now),
                     err);
}

static bool refuse(struct club *club, const char *number, bool is_known, struct guards *guards,
                   struct error *err)
{
    count_wrong(club_now(club), guards);
    return forget_old(club, err) && write_number(club, number, guards, err) &&
           write_kiosk(club, guards, err) && note_refusal(club, number, is_known, guards, err);
}

/* A number that was right begins anew; no entry of its own, the presence has one. */
static bool accept(struct club *club, const char *number, const struct guards *guards,
                   struct error *err)
{
    if (!guards->wrong_in_row && !guards->locks_in_row)
        return true;
    return write_number(club, number, &(struct guards){0}, err);
}

/* A PIN is hashed for a number without one, too: the answer takes as long. */
static bool pin_fits(const char *digits, const char *kept)
{
    struct error err = {0};
    char hashed[PIN_HASH_SIZE];
    if (kept[0])
        return pin_matches(digits, kept);
    pin_hash(digits, hashed, &err);
    return false;
}

static bool judge(struct club *club, const char *number, const char *digits, bool needs_pin,
                  enum own_number_answer *answer, struct error *err)
{
    struct guards guards = {0};
    int64_t person_id;
    char kept[PIN_HASH_SIZE];
    if (!read_number(club, number, &guards, err) || !read_kiosk(club, &guards, err) ||
        !participant_pin_find(club, number, &person_id, kept, err))
        return false;
    int64_t now = club_now(club);
    *answer = OWN_NUMBER_PAUSED;
    if (guards.paused_until > now)
        return true;
    bool suffices = !needs_pin && person_id && !kept[0];
    *answer = OWN_NUMBER_NEEDS_PIN;
    if (!digits && !suffices)
        return true;
    bool is_right = suffices || pin_fits(digits, kept);
    *answer = is_right && guards.locked_until <= now ? OWN_NUMBER_RIGHT : OWN_NUMBER_WRONG;
    return *answer == OWN_NUMBER_RIGHT ? accept(club, number, &guards, err)
                                       : refuse(club, number, person_id != 0, &guards, err);
}

bool own_number_check(struct club *club, const char *number, const char *digits,
                      enum own_number_answer *answer, struct error *err)
{
    char who[SETTING_VALUE_SIZE];
    assert(store_depth(club->store) == 0);
    if (!settings_get_text(club, SETTING_KIOSK_NUMBER, who, err) || !club_begin(club, err))
        return false;
    return club_end(club, judge(club, number, digits, strcmp(who, "number") != 0, answer, err),
                    err);
}

bool own_number_is_taken(struct club *club, bool *is_taken, bool *is_paused, struct error *err)
{
    char who[SETTING_VALUE_SIZE];
    struct guards guards = {0};
    if (!settings_get_text(club, SETTING_KIOSK_NUMBER, who, err) ||
        !read_kiosk(club, &guards, err))
        return false;
    *is_taken = strcmp(who, "off") != 0;
    *is_paused = guards.paused_until > club_now(club);
    return true;
}
