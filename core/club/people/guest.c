/* Making guests' numbers and letting spares be taken. Listing them is guest_list.c's. */
#include "club/people/guest.h"

#include "base/language.h"
#include "club/people/participant.h"
#include "club/presence/checkin_facts.h"
#include "club/refusal.h"
#include "store/statement.h"
#include "trust/token.h"

#include <stdio.h>
#include <string.h>

/* `kind` NULL: a spare. */
static bool insert(struct club *club, int64_t participant_id, const char *kind, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO guest (participant_id, made_at, kind, taken_at, actor)"
                     " VALUES (:id, :now, :kind, iif(:kind IS NULL, NULL, :now),"
                     "  iif(:kind IS NULL, NULL, :actor))");
    statement_bind_integer(s, ":id", participant_id);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":kind", kind);
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

/* The row before the card, so that each card is known as a guest's from its first moment. */
static bool make(struct club *club, const char *kind, struct card_issued *issued, struct error *err)
{
    struct participant participant;
    return participant_insert(club, NULL, &participant, err) &&
           insert(club, participant.id, kind, err) &&
           card_issue(club, participant.number, issued, err);
}

bool guest_add(struct club *club, const char *kind, struct card_issued *issued, struct error *err)
{
    memset(issued, 0, sizeof *issued);
    if (!dictionary_check(DICTIONARY_GUEST_KIND, kind, err) || !club_begin(club, err))
        return false;
    bool ok = make(club, kind, issued, err) &&
              club_note(club, "guest.add", issued->card.participant,
                        json_pack("{s:s}", "kind", kind), err);
    ok = club_end(club, ok, err);
    if (!ok)
        card_issued_wipe(issued);
    return ok;
}

bool guest_print(struct club *club, int count, struct card_issued *cards, struct error *err)
{
    memset(cards, 0, (size_t)count * sizeof *cards);
    if (!club_begin(club, err))
        return false;
    bool ok = true;
    for (int i = 0; ok && i < count; i++)
        ok = make(club, NULL, &cards[i], err);
    ok = ok && club_note(club, "guest.print", "", json_pack("{s:i}", "count", count), err);
    ok = club_end(club, ok, err);
    if (!ok)
        explicit_bzero(cards, (size_t)count * sizeof *cards);
    return ok;
}

/* The participant's number behind a payload, a card's number or a number. */
static bool find_number(struct club *club, const char *who, char number[NUMBER_SIZE],
                        struct error *err)
{
    struct checkin_person person;
    struct card card;
    bool is_card;
    if (token_check(who)) {
        if (!checkin_find_by_token(club, who, &person, err))
            return false;
        memcpy(number, person.number, NUMBER_SIZE);
        return number[0] || error_set_as(err, ERROR_REFUSED, REFUSAL_NO_GUEST_CARD,
                                         _("This card is not known."));
    }
    if (!token_number_read(who, number))
        return error_set(err, ERROR_USAGE,
                         _("“%.20s” is neither a card nor a number: 6 characters and a check "
                           "character."),
                         who);
    if (!card_find(club, number, &card, &is_card, err))
        return false;
    if (is_card)
        memcpy(number, card.participant, NUMBER_SIZE);
    return true;
}

static bool check_spare(struct club *club, const char *number, struct guest *guest,
                        struct error *err)
{
    struct participant participant;
    bool found;
    char taken[CLOCK_TEXT_SIZE];
    if (!participant_get(club, number, &participant, err) ||
        !guest_find(club, number, guest, &found, err))
        return false;
    if (!found)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NO_GUEST_CARD,
                            _("%s is a participant's number and not a guest's spare one."), number);
    clock_format(guest->taken_at, taken);
    if (guest->taken_at)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_GUEST_TAKEN,
                            _("The number %s was taken on %.10s at %.5s. Give the next spare card."),
                            number, taken, taken + 11);
    return guest->card[0] ||
           error_set_as(err, ERROR_REFUSED, REFUSAL_NO_GUEST_CARD,
                        _("The card of the spare number %s is revoked. Give the next spare card."),
                        number);
}

static bool update(struct club *club, int64_t participant_id, const char *kind, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE guest SET kind = :kind, taken_at = :now, actor = :actor"
                     " WHERE participant_id = :id");
    statement_bind_integer(s, ":id", participant_id);
    statement_bind_text(s, ":kind", kind);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

bool guest_take(struct club *club, const char *who, const char *kind, struct guest *guest,
                struct error *err)
{
    char number[NUMBER_SIZE];
    if (!dictionary_check(DICTIONARY_GUEST_KIND, kind, err) || !club_begin(club, err))
        return false;
    bool found, ok = find_number(club, who, number, err) &&
                     check_spare(club, number, guest, err) &&
                     update(club, guest->id, kind, err) &&
                     club_note(club, "guest.take", number, json_pack("{s:s}", "kind", kind), err) &&
                     guest_find(club, number, guest, &found, err);
    return club_end(club, ok, err);
}

bool guest_check_participant(struct club *club, int64_t participant_id, struct error *err)
{
    char number[NUMBER_SIZE] = "";
    struct statement *s = statement_new(
        club->store, "SELECT p.number FROM guest g JOIN participant p ON p.id = g.participant_id"
                     " WHERE g.participant_id = :id");
    statement_bind_integer(s, ":id", participant_id);
    if (statement_step(s))
        statement_copy_text(s, 0, number, sizeof number);
    if (!statement_finish(s, err))
        return false;
    return !number[0] ||
           error_set(err, ERROR_REFUSED,
                     _("%s is a guest's number, and guests are not enrolled or booked. Add the "
                       "person with “obecni participant add”, then: obecni participant merge %s "
                       "--into NUMBER"),
                     number, number);
}
