/* Making cards and taking them out of use. */
#include "club/people/card.h"

#include "base/language.h"
#include "club/number.h"
#include "club/people/participant.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

void card_issued_wipe(struct card_issued *issued)
{
    explicit_bzero(issued, sizeof *issued);
}

static bool insert(struct club *club, const struct card *card, const char *payload,
                   struct error *err)
{
    unsigned char hash[TOKEN_HASH_SIZE];
    token_hash(payload, hash);
    struct statement *s = statement_new(
        club->store, "INSERT INTO card (id, participant_id, number, token_hash, issued_at)"
                     " VALUES (:id, :participant, :number, :hash, :now)");
    statement_bind_integer(s, ":id", card->id);
    statement_bind_integer(s, ":participant", card->participant_id);
    statement_bind_text(s, ":number", card->number);
    statement_bind_bytes(s, ":hash", hash, sizeof hash);
    statement_bind_integer(s, ":now", card->issued_at);
    return statement_run(s, err);
}

/* A new card for the participant, whatever there was before. */
static bool make(struct club *club, const struct participant *participant,
                 struct card_issued *issued, struct error *err)
{
    struct card *card = &issued->card;
    if (!number_new(club, card->number, err))
        return false;
    card->id = club_new_id(club);
    card->participant_id = participant->id;
    card->issued_at = club_now(club);
    snprintf(card->participant, sizeof card->participant, "%s", participant->number);
    token_new(issued->payload);
    return insert(club, card, issued->payload, err);
}

bool card_revoke_row(struct club *club, const struct card *card, const char *reason,
                     struct error *err)
{
    struct statement *s =
        statement_new(club->store, "UPDATE card SET revoked_at = :now, revoked_reason = :reason"
                                   " WHERE id = :id AND revoked_at IS NULL");
    statement_bind_integer(s, ":id", card->id);
    statement_bind_text(s, ":reason", reason);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool issue(struct club *club, const char *number, struct card_issued *issued,
                  struct error *err)
{
    struct participant participant;
    struct card in_use;
    bool found;
    if (!participant_get(club, number, &participant, err) ||
        !participant_check_here(&participant, err) ||
        !card_find_in_use(club, participant.id, &in_use, &found, err))
        return false;
    if (found)
        return error_set(
            err, ERROR_REFUSED,
            _("Participant %s has card %s in use. A lost one is replaced by reissuing."), number,
            in_use.number);
    return make(club, &participant, issued, err) &&
           club_note(club, "card.issue", issued->card.number,
                     json_pack("{s:s}", "participant", number), err);
}

/* Ends a change that made a card: what was not stored must not be printed. */
static bool end(struct club *club, bool ok, struct card_issued *issued, struct error *err)
{
    ok = club_end(club, ok, err);
    if (!ok)
        card_issued_wipe(issued);
    return ok;
}

bool card_issue(struct club *club, const char *participant, struct card_issued *issued,
                struct error *err)
{
    memset(issued, 0, sizeof *issued);
    if (!club_begin(club, err))
        return false;
    return end(club, issue(club, participant, issued, err), issued, err);
}

static bool refuse_old(const struct card *named, const struct card *latest, struct error *err)
{
    return error_set(err, ERROR_REFUSED,
                     _("Card %s was replaced already: the latest card of participant %s is %s."),
                     named->number, named->participant, latest->number);
}

/* The participant's latest card, by either number. */
static bool find_latest(struct club *club, const char *number, struct card *latest,
                        struct error *err)
{
    struct participant participant;
    struct card named;
    bool is_card, found;
    if (!card_find(club, number, &named, &is_card, err) ||
        !participant_get(club, is_card ? named.participant : number, &participant, err) ||
        !participant_check_here(&participant, err) ||
        !card_find_latest(club, participant.id, latest, &found, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED,
                         _("Participant %s never had a card. Issue the first one."), number);
    if (is_card && latest->id != named.id)
        return refuse_old(&named, latest, err);
    return !latest->revoked_at ||
           error_set(err, ERROR_REFUSED,
                     _("Card %s is revoked already and stays so. A new one is issued with “obecni "
                       "card issue %s”."),
                     latest->number, latest->participant);
}

static bool reissue(struct club *club, const char *number, const char *reason,
                    struct card_issued *issued, struct error *err)
{
    struct participant participant;
    struct card latest;
    if (!find_latest(club, number, &latest, err) ||
        !participant_get(club, latest.participant, &participant, err))
        return false;
    memcpy(issued->replaced, latest.number, sizeof issued->replaced);
    if (!card_revoke_row(club, &latest, reason, err))
        return false;
    return make(club, &participant, issued, err) &&
           club_note(club, "card.reissue", issued->card.number,
                     json_pack("{s:s, s:s, s:s}", "participant", participant.number, "before",
                               latest.number, "reason", reason),
                     err);
}

bool card_reissue(struct club *club, const char *number, const char *reason,
                  struct card_issued *issued, struct error *err)
{
    memset(issued, 0, sizeof *issued);
    reason = reason ? reason : "lost";
    if (!dictionary_check(DICTIONARY_REVOKE_REASON, reason, err) || !club_begin(club, err))
        return false;
    return end(club, reissue(club, number, reason, issued, err), issued, err);
}

/* The card meant by its own number, or the one in use of a participant's. */
static bool find_to_revoke(struct club *club, const char *number, struct card *card,
                           struct error *err)
{
    struct participant participant;
    bool found;
    if (!card_find(club, number, card, &found, err))
        return false;
    if (found && card->revoked_at)
        return error_set(err, ERROR_REFUSED, _("Card %s is revoked already."), number);
    if (found)
        return true;
    if (!participant_find(club, number, &participant, &found, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED,
                         _("There is no card and no participant with the number %.20s."), number);
    if (!card_find_in_use(club, participant.id, card, &found, err))
        return false;
    return found || error_set(err, ERROR_REFUSED, _("Participant %s has no card in use."), number);
}

bool card_revoke(struct club *club, const char *number, const char *reason, struct card *card,
                 struct error *err)
{
    if (!dictionary_check(DICTIONARY_REVOKE_REASON, reason, err) || !club_begin(club, err))
        return false;
    bool ok =
        find_to_revoke(club, number, card, err) && card_revoke_row(club, card, reason, err) &&
        club_note(club, "card.revoke", card->number,
                  json_pack("{s:s, s:s}", "participant", card->participant, "reason", reason), err);
    return club_end(club, ok, err);
}
