/* Making spare cards and handing them out. */
#include "club/people/card_spare.h"

#include "base/language.h"
#include "club/number.h"
#include "club/people/participant.h"
#include "club/refusal.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

static bool make(struct club *club, struct card_issued *spare, struct error *err)
{
    unsigned char hash[TOKEN_HASH_SIZE];
    if (!number_new(club, spare->card.number, err))
        return false;
    token_new(spare->payload);
    token_hash(spare->payload, hash);
    struct statement *s = statement_new(
        club->store, "INSERT INTO card_spare (number, token_hash, made_at, made_by)"
                     " VALUES (:number, :hash, :now, :actor)");
    statement_bind_text(s, ":number", spare->card.number);
    statement_bind_bytes(s, ":hash", hash, sizeof hash);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

bool card_spare_make(struct club *club, int count, struct card_issued *cards, struct error *err)
{
    memset(cards, 0, (size_t)count * sizeof *cards);
    if (!club_begin(club, err))
        return false;
    bool ok = true;
    for (int i = 0; ok && i < count; i++)
        ok = make(club, &cards[i], err);
    ok = ok && club_note(club, "card.spare", "", json_pack("{s:i}", "count", count), err);
    ok = club_end(club, ok, err);
    if (!ok)
        explicit_bzero(cards, (size_t)count * sizeof *cards);
    return ok;
}

bool card_spare_count(struct club *club, int *count, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT count(*) FROM card_spare WHERE gone_at IS NULL");
    statement_reads_all(s);
    *count = statement_step(s) ? (int)statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

/* By payload or number; *number is "" when there is none. */
static bool find(struct club *club, const char *spare, char number[NUMBER_SIZE],
                 unsigned char hash[TOKEN_HASH_SIZE], struct error *err)
{
    size_t length;
    number[0] = '\0';
    struct statement *s = statement_new(
        club->store, "SELECT number, token_hash FROM card_spare"
                     " WHERE (token_hash = :hash OR number = :number) AND gone_at IS NULL");
    token_hash(spare, hash);
    statement_bind_bytes(s, ":hash", hash, TOKEN_HASH_SIZE);
    statement_bind_text(s, ":number", spare);
    if (statement_step(s)) {
        statement_copy_text(s, 0, number, NUMBER_SIZE);
        const void *stored = statement_bytes(s, 1, &length);
        memcpy(hash, stored, TOKEN_HASH_SIZE);
    }
    return statement_finish(s, err);
}

bool card_spare_find(struct club *club, const char *payload, bool *found, struct error *err)
{
    char number[NUMBER_SIZE];
    unsigned char hash[TOKEN_HASH_SIZE];
    if (!find(club, payload, number, hash, err))
        return false;
    *found = number[0] != '\0';
    return true;
}

static bool take(struct club *club, const char *number, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE card_spare SET gone_at = :now WHERE number = :number");
    statement_bind_text(s, ":number", number);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool insert(struct club *club, const struct participant *participant, const char *number,
                   const unsigned char hash[TOKEN_HASH_SIZE], struct error *err)
{
    int64_t id = club_new_id(club);
    struct statement *s = statement_new(
        club->store, "INSERT INTO card (id, participant_id, number, token_hash, issued_at)"
                     " VALUES (:id, :participant, :number, :hash, :now)");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":participant", participant->id);
    statement_bind_text(s, ":number", number);
    statement_bind_bytes(s, ":hash", hash, TOKEN_HASH_SIZE);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool revoke_old(struct club *club, int64_t participant_id, const char *reason,
                       char replaced[NUMBER_SIZE], struct error *err)
{
    struct card old;
    bool has_old;
    if (!card_find_in_use(club, participant_id, &old, &has_old, err))
        return false;
    snprintf(replaced, NUMBER_SIZE, "%s", has_old ? old.number : "");
    return !has_old || card_revoke_row(club, &old, reason, err);
}

static bool hand_out(struct club *club, const char *number, const char *spare, const char *reason,
                     struct card *card, char replaced[NUMBER_SIZE], struct error *err)
{
    struct participant participant;
    char spare_number[NUMBER_SIZE];
    unsigned char hash[TOKEN_HASH_SIZE];
    bool found;
    if (!participant_get(club, number, &participant, err) ||
        !participant_check_here(&participant, err) ||
        !find(club, spare, spare_number, hash, err))
        return false;
    if (!spare_number[0])
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NO_SPARE,
                            _("This is no spare card, or it was handed out before. Take another one."));
    if (!revoke_old(club, participant.id, reason, replaced, err))
        return false;
    json_t *body = json_pack("{s:s, s:s}", "participant", number, "reason", reason);
    if (replaced[0])
        json_object_set_new(body, "replaced", json_string(replaced));
    bool ok = take(club, spare_number, err) &&
              insert(club, &participant, spare_number, hash, err) &&
              club_note(club, "card.hand_out", spare_number, json_incref(body), err) &&
              card_find(club, spare_number, card, &found, err);
    json_decref(body);
    return ok;
}

bool card_spare_hand_out(struct club *club, const char *participant, const char *spare,
                         const char *reason, struct card *card, char replaced[NUMBER_SIZE],
                         struct error *err)
{
    return dictionary_check(DICTIONARY_REVOKE_REASON, reason, err) && club_begin(club, err) &&
           club_end(club, hand_out(club, participant, spare, reason, card, replaced, err), err);
}
