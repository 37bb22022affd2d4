/* The sections under a participant's sheet. */
#include "admin/people/participant_sections.h"

#include "admin/line/answer.h"
#include "base/language.h"

#include <stdio.h>
#include <stdlib.h>

static bool read_contracts(struct club *club, const char *number, struct contract_list *contracts,
                           struct error *err)
{
    struct contract_filter filter = {.participant = number, .day = club_today(club),
                                     .from = DAY_NONE, .until = DAY_NONE};
    return contract_list(club, &filter, contracts, err);
}

static bool read_history(struct club *club, int64_t participant_id,
                         struct participant_sections *sections, struct error *err)
{
    struct history_request request = {.person_id = participant_id,
                                      .from = sections->heat.from,
                                      .until = sections->heat.until,
                                      .day = sections->heat.today};
    sections->heat.history = &sections->history;
    return person_history_get(club, &request, &sections->history, err);
}

bool participant_sections_read(struct invocation *invocation,
                               const struct participant *participant,
                               struct participant_sections *sections, struct error *err)
{
    struct club *club = &invocation->club;
    struct enrolment_filter filter = {.participant = participant->number, .day = DAY_NONE};
    *sections = (struct participant_sections){0};
    return participant_heat_days(invocation, &sections->heat, err) &&
           card_list(club, participant->number, true, &sections->cards, err) &&
           enrolment_list(club, &filter, &sections->enrolments, err) &&
           read_contracts(club, participant->number, &sections->contracts, err) &&
           read_history(club, participant->id, sections, err);
}

void participant_sections_free(struct participant_sections *sections)
{
    card_list_free(&sections->cards);
    enrolment_list_free(&sections->enrolments);
    contract_list_free(&sections->contracts);
    person_history_free(&sections->history);
}

static const struct listing_column card_columns[] = {
    {.key = "card", .title = N_("Card")},
    {.key = "issued_at", .title = N_("Issued")},
    {.key = "revoked_at", .title = N_("Revoked")},
    {.key = "revoked_reason", .title = N_("Reason")},
    {.key = NULL},
};

static struct listing *list_cards(const struct card_list *cards)
{
    struct listing *listing = listing_new("cards", card_columns);
    for (size_t i = 0; i < cards->count; i++) {
        const struct card *card = &cards->items[i];
        listing_text(listing, card->number);
        listing_instant(listing, card->issued_at);
        listing_instant(listing, card->revoked_at);
        answer_word(listing, DICTIONARY_REVOKE_REASON, card->revoked_reason);
    }
    return listing;
}

static const struct listing_column enrolment_columns[] = {
    {.key = "activity", .title = N_("Activity")},
    {.key = "activity_title", .title = N_("Title")},
    {.key = "from_on", .title = N_("From"), .is_whole = true},
    {.key = "until_on", .title = N_("Until"), .is_whole = true},
    {.key = "end_reason", .title = N_("Reason")},
    {.key = NULL},
};

static struct listing *list_enrolments(const struct enrolment_list *enrolments)
{
    struct listing *listing = listing_new("enrolments", enrolment_columns);
    for (size_t i = 0; i < enrolments->count; i++) {
        const struct enrolment *enrolment = &enrolments->items[i];
        listing_text(listing, enrolment->activity);
        listing_text(listing, enrolment->activity_title);
        answer_day(listing, enrolment->from_on);
        answer_day(listing, enrolment->until_on);
        answer_word(listing, DICTIONARY_LEAVE_REASON, enrolment->end_reason);
    }
    return listing;
}

static const struct listing_column contract_columns[] = {
    {.key = "contract", .title = N_("Contract")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "from_on", .title = N_("From"), .is_whole = true},
    {.key = "until_on", .title = N_("Until"), .is_whole = true},
    {.key = "ended_on", .title = N_("Ended")},
    {.key = "state", .title = N_("State")},
    {.key = NULL},
};

static struct listing *list_contracts(const struct contract_list *contracts)
{
    struct listing *listing = listing_new("contracts", contract_columns);
    for (size_t i = 0; i < contracts->count; i++) {
        const struct contract *contract = &contracts->items[i];
        listing_text(listing, contract->sign);
        answer_word(listing, DICTIONARY_CONTRACT_KIND, contract->kind);
        answer_day(listing, contract->terms.from_on);
        answer_day(listing, contract->terms.until_on);
        answer_day(listing, contract->ended_on);
        answer_stored(listing, contract_state_word(contract->state));
    }
    return listing;
}

/* Text for CSV, where one field holds the list as JSON. */
static void add_json(struct listing *listing, json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT);
    listing_json(listing, text, text);
    free(text);
    json_decref(value);
}

void participant_sections_add(struct listing *listing, const struct participant_sections *sections)
{
    add_json(listing, listing_rows_json(list_cards(&sections->cards)));
    add_json(listing, listing_rows_json(list_enrolments(&sections->enrolments)));
    add_json(listing, listing_rows_json(list_contracts(&sections->contracts)));
    add_json(listing, participant_heat_json(&sections->heat));
}

static void print_title(const struct invocation *invocation, const char *title)
{
    printf("\n%s%s%s\n", invocation->is_color ? "\033[1m" : "", title,
           invocation->is_color ? "\033[0m" : "");
}

static void print_list(struct invocation *invocation, const char *title, size_t count,
                       struct listing *listing)
{
    if (!count) {
        listing_free(listing);
        return;
    }
    print_title(invocation, title);
    listing_print(invocation, listing, "");
}

void participant_sections_print(struct invocation *invocation,
                                const struct participant_sections *sections)
{
    char title[160], from[DAY_SIZE], until[DAY_SIZE];
    print_list(invocation, _("Cards"), sections->cards.count, list_cards(&sections->cards));
    print_list(invocation, _("Enrolments"), sections->enrolments.count,
               list_enrolments(&sections->enrolments));
    print_list(invocation, _("Contracts"), sections->contracts.count,
               list_contracts(&sections->contracts));
    day_format(sections->heat.from, from);
    day_format(sections->heat.until, until);
    snprintf(title, sizeof title, _("Attendance from %s to %s"), from, until);
    print_title(invocation, title);
    participant_heat_print(invocation, &sections->heat);
}
