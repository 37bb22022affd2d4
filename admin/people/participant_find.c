/* `participant find`: who the text may mean, the surest first. */
#include "admin/people/participant_find.h"

#include "admin/line/answer.h"
#include "base/language.h"
#include "club/people/person_search.h"

const struct listing_column participant_found_columns[] = {
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "created_at", .title = N_("Added")},
    {.key = "left_on", .title = N_("Left")},
    {.key = "left_reason", .title = N_("Reason")},
    {.key = "match", .title = NULL},
    {.key = "merged_number", .title = NULL},
    {.key = NULL},
};

static void add_row(struct listing *listing, const struct person_match *match)
{
    const struct participant *participant = &match->participant;
    listing_text(listing, participant->number);
    answer_text(listing, match->name);
    listing_instant(listing, participant->created_at);
    answer_day(listing, participant->left_on);
    answer_word(listing, DICTIONARY_LEAVE_REASON, participant->left_reason);
    listing_ranked(listing, person_match_word(match->kind), "", match->kind);
    answer_text(listing, match->merged);
}

static void say_merged(const struct invocation *invocation, const struct person_matches *matches)
{
    for (size_t i = 0; i < matches->count; i++) {
        const struct person_match *match = &matches->items[i];
        if (match->merged[0])
            say(invocation, _("The number %s was merged into %s."), match->merged,
                match->participant.number);
    }
}

bool participant_find_command(struct invocation *invocation, struct error *err)
{
    struct person_matches matches;
    if (!person_search(&invocation->club, invocation_text(invocation, "TEXT"), &matches, err))
        return false;
    struct listing *listing = listing_new("participants", participant_found_columns);
    for (size_t i = 0; i < matches.count; i++)
        add_row(listing, &matches.items[i]);
    listing_print(invocation, listing, _("Nobody was found."));
    say_merged(invocation, &matches);
    person_matches_free(&matches);
    return true;
}
