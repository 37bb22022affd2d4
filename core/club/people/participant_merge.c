/* The merge itself: checks, and what goes over to the number that holds. What may be shown
 * before is participant_merge_show.c's. */
#include "club/people/participant_merge.h"

#include "base/language.h"
#include "club/people/card.h"
#include "club/people/guest.h"
#include "club/people/merge_carry.h"
#include "club/people/participant.h"
#include "store/statement.h"

#include <string.h>

/* What is merged, and into what. */
struct pair {
    struct participant from, into;
};

static bool check_not_merged(const struct pair *pair, struct error *err)
{
    const struct participant *from = &pair->from, *into = &pair->into;
    if (from->id == into->id)
        return error_set(err, ERROR_REFUSED, _("%s cannot be merged into itself."), from->number);
    if (from->merged_into[0])
        return error_set(err, ERROR_REFUSED, _("%s was merged already: it leads to %s."),
                         from->number, from->merged_into);
    if (strcmp(into->merged_into, from->number) == 0)
        return error_set(err, ERROR_REFUSED,
                         _("%s was merged into %s: merging the other way round would be a circle."),
                         into->number, from->number);
    return !into->merged_into[0] ||
           error_set(err, ERROR_REFUSED, _("%s was merged itself: it leads to %s. Merge into %s."),
                     into->number, into->merged_into, into->merged_into);
}

static bool check_spare(struct club *club, const struct participant *participant,
                        struct error *err)
{
    struct guest guest;
    bool found;
    if (!guest_find(club, participant->number, &guest, &found, err))
        return false;
    return !found || guest.taken_at ||
           error_set(err, ERROR_REFUSED,
                     _("%s is a spare number that nobody has taken: there is nothing to merge."),
                     participant->number);
}

static bool check_pair(struct club *club, const struct pair *pair, struct error *err)
{
    const struct participant *from = &pair->from, *into = &pair->into;
    if (!check_not_merged(pair, err) || !check_spare(club, from, err) ||
        !check_spare(club, into, err) || !participant_check_kept(club, from, err) ||
        !participant_check_kept(club, into, err))
        return false;
    if (into->is_guest && !from->is_guest)
        return error_set(err, ERROR_REFUSED,
                         _("%s is a guest's number. Merge it into the participant: obecni "
                           "participant merge %s --into %s"),
                         into->number, into->number, from->number);
    if (from->has_identity && !into->has_identity)
        return error_set(err, ERROR_REFUSED,
                         _("Who %s is, is known, and of %s only the number. Merge the other way "
                           "round."),
                         from->number, into->number);
    return from->left_on != DAY_NONE || participant_check_here(into, err);
}

/* Straight to the number that holds, also for those that were merged before. */
static bool point(struct club *club, const struct pair *pair, struct participant_merge *merge,
                  struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE participant SET merged_into_id = :into"
                     " WHERE id = :from OR merged_into_id = :from RETURNING id");
    statement_bind_integer(s, ":into", pair->into.id);
    statement_bind_integer(s, ":from", pair->from.id);
    while (statement_step(s))
        merge->numbers_before += statement_integer(s, 0) != pair->from.id;
    if (!statement_finish(s, err))
        return false;
    s = statement_new(club->store,
                      "INSERT INTO participant_merge (participant_id, into_id, merged_at, actor)"
                      " VALUES (:from, :into, :now, :actor)");
    statement_bind_integer(s, ":into", pair->into.id);
    statement_bind_integer(s, ":from", pair->from.id);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

static bool give_card(struct club *club, int64_t card_id, int64_t participant_id,
                      struct error *err)
{
    struct statement *s = statement_new(
        club->store, "UPDATE card SET participant_id = :participant WHERE id = :card");
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":card", card_id);
    return statement_run(s, err);
}

/* One card in use for each person: the other one's stays. */
static bool carry_card(struct club *club, const struct pair *pair, struct participant_merge *merge,
                       struct error *err)
{
    struct card card, other;
    bool has_card, has_other;
    if (!card_find_in_use(club, pair->from.id, &card, &has_card, err) ||
        !card_find_in_use(club, pair->into.id, &other, &has_other, err))
        return false;
    if (!has_card)
        return true;
    memcpy(merge->card, card.number, sizeof merge->card);
    merge->is_card_kept = !has_other && pair->into.left_on == DAY_NONE;
    return merge->is_card_kept ? give_card(club, card.id, pair->into.id, err)
                               : card_revoke_row(club, &card, "merged", err);
}

static bool note(struct club *club, const struct pair *pair, const struct participant_merge *merge,
                 struct error *err)
{
    json_t *body = json_pack(
        "{s:s, s:i, s:i, s:i, s:i, s:i, s:i}", "into", pair->into.number, "enrolments_ended",
        merge->enrolments_ended, "enrolments_withdrawn", merge->enrolments_withdrawn,
        "enrolments_made", merge->enrolments_made, "bookings_moved", merge->bookings_moved,
        "bookings_released", merge->bookings_released, "numbers_before", merge->numbers_before);
    if (merge->card[0])
        json_object_set_new(body, merge->is_card_kept ? "card_kept" : "card_revoked",
                            json_string(merge->card));
    return club_note(club, "participant.merge", pair->from.number, body, err);
}

static bool carry_out(struct club *club, const char *number, const char *into,
                      struct participant_merge *merge, struct error *err)
{
    struct pair pair;
    return participant_get(club, number, &pair.from, err) &&
           participant_get(club, into, &pair.into, err) && check_pair(club, &pair, err) &&
           carry_card(club, &pair, merge, err) &&
           merge_carry_enrolments(club, &pair.from, &pair.into, merge, err) &&
           merge_carry_bookings(club, &pair.from, &pair.into, merge, err) &&
           point(club, &pair, merge, err) && note(club, &pair, merge, err);
}

bool participant_merge(struct club *club, const char *number, const char *into,
                       struct participant_merge *merge, struct error *err)
{
    memset(merge, 0, sizeof *merge);
    if (!club_begin(club, err))
        return false;
    return club_end(club, carry_out(club, number, into, merge, err), err);
}
