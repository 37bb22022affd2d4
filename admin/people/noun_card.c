/* card: issuing, replacing, revoking and printing cards. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/list_filter.h"
#include "admin/people/card_files.h"
#include "admin/people/card_sheet_command.h"
#include "admin/people/card_spare_command.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is told about a fresh card: the payload this once, unless it went into files. */
static void tell(const struct invocation *invocation, const struct card_issued *issued,
                 const struct card_files *files)
{
    const struct card *card = &issued->card;
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack("{s:s, s:s, s:s, s:s?}", "card", card->number, "participant",
                             card->participant, "payload", issued->payload, "replaced",
                             issued->replaced[0] ? issued->replaced : NULL));
        return;
    }
    say(invocation, _("Participant %s has card %s."), card->participant, card->number);
    if (issued->replaced[0])
        say(invocation, _("Card %s is revoked."), issued->replaced);
    if (card_files_are_named(files)) {
        card_files_tell(invocation, files);
        return;
    }
    printf("%s\n", issued->payload);
    say(invocation, "%s",
        _("This is the card's secret. It is shown only now and cannot be shown again."));
}

/* How one of the two makes a card. */
static bool make(struct invocation *invocation, struct card_issued *issued, struct error *err)
{
    const char *number = invocation_text(invocation, "NUMBER");
    if (invocation->command->verb[0] == 'i')
        return card_issue(&invocation->club, number, issued, err);
    return card_reissue(&invocation->club, number, invocation_text(invocation, "--reason"), issued,
                        err);
}

/* issue and reissue: the card and its files, both or neither. */
static bool issue(struct invocation *invocation, struct error *err)
{
    struct card_issued issued;
    struct card_files files = card_files_read(invocation);
    if (files.with_name && !card_files_are_named(&files))
        return error_set(err, ERROR_USAGE, _("--with-name needs --png, --svg or --pdf."));
    if (!club_begin(&invocation->club, err))
        return false;
    bool ok = make(invocation, &issued, err);
    if (ok && card_files_are_named(&files))
        ok = card_files_write(invocation, &issued, 1, &files, err);
    ok = club_end(&invocation->club, ok, err);
    ok = card_files_finish(&files, ok && !invocation->is_dry_run, err) && ok;
    if (ok)
        tell(invocation, &issued, &files);
    card_issued_wipe(&issued);
    return ok;
}

/* The card that is asked about; empty where card_revoke will refuse. */
static bool find_revocable(struct club *club, const char *number, struct card *card,
                           struct error *err)
{
    struct participant participant;
    bool found;
    if (!card_find(club, number, card, &found, err) || found)
        return err->kind == ERROR_NONE;
    return participant_get(club, number, &participant, err) &&
           card_find_in_use(club, participant.id, card, &found, err) &&
           (found || error_set(err, ERROR_REFUSED, _("Participant %s has no card in use."), number));
}

static bool revoke(struct invocation *invocation, struct error *err)
{
    struct card card;
    const char *number = invocation_text(invocation, "NUMBER");
    const char *reason = invocation_text(invocation, "--reason");
    if (!find_revocable(&invocation->club, number, &card, err) ||
        !confirm(invocation, err, _("Revoke card %s of participant %s for good?"), card.number,
                 card.participant) ||
        !card_revoke(&invocation->club, number, reason, &card, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s}", "card", card.number, "participant", card.participant,
                          "reason", reason),
                _("Card %s of participant %s is revoked."), card.number, card.participant);
    return true;
}

static const struct listing_column columns[] = {
    {.key = "card", .title = N_("Card")},
    {.key = "participant", .title = N_("Participant")},
    {.key = "name", .title = N_("Name")},
    {.key = "issued_at", .title = N_("Issued")},
    {.key = "revoked_at", .title = N_("Revoked")},
    {.key = "revoked_reason", .title = N_("Reason")},
    {.key = NULL},
};

static void add_row(struct listing *listing, const struct card *card,
                    const struct answer_names *names, size_t index)
{
    listing_text(listing, card->number);
    listing_text(listing, card->participant);
    answer_name(listing, names, index);
    listing_instant(listing, card->issued_at);
    listing_instant(listing, card->revoked_at);
    answer_word(listing, DICTIONARY_REVOKE_REASON, card->revoked_reason);
}

static bool print_cards(struct invocation *invocation, const struct card_list *cards,
                        struct error *err)
{
    struct answer_names names;
    int64_t *ids = memory_new(cards->count, sizeof *ids);
    for (size_t i = 0; i < cards->count; i++)
        ids[i] = cards->items[i].participant_id;
    bool ok = answer_names_load(invocation, ids, cards->count, "card list", &names, err);
    if (ok) {
        struct listing *listing = listing_new("cards", columns);
        size_t *order = answer_names_order(&names, cards->count);
        for (size_t i = 0; i < cards->count; i++)
            add_row(listing, &cards->items[order[i]], &names, order[i]);
        free(order);
        listing_print(invocation, listing, _("There are no such cards."));
    }
    answer_names_free(&names);
    free(ids);
    return ok;
}

/* The days are those of the issue. */
static void keep_wanted(const struct list_filter *filter, const char *status,
                        struct card_list *cards)
{
    size_t kept = 0;
    for (size_t i = 0; i < cards->count; i++) {
        const struct card *card = &cards->items[i];
        const char *word = card->revoked_at ? "revoked" : "in_use";
        if ((!status || strcmp(status, word) == 0) &&
            list_filter_takes_person(filter, card->participant_id) &&
            list_filter_takes_day(filter, clock_wall(card->issued_at).day))
            cards->items[kept++] = cards->items[i];
    }
    cards->count = kept;
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct card_list cards = {0};
    struct participant participant;
    struct list_filter filter;
    struct club *club = &invocation->club;
    const char *number = invocation_text(invocation, "NUMBER");
    const char *status = invocation_text(invocation, "--status");
    bool ok = list_filter_read(invocation, &filter, err) &&
              list_filter_people(club, &filter, club_today(club), err) &&
              (!number || participant_get(club, number, &participant, err)) &&
              card_list(club, number, status || invocation_has(invocation, "--all"), &cards, err);
    if (ok)
        keep_wanted(&filter, status, &cards);
    ok = ok && print_cards(invocation, &cards, err);
    card_list_free(&cards);
    list_filter_free(&filter);
    return ok;
}

static bool show(struct invocation *invocation, struct error *err)
{
    struct card card;
    struct answer_names names;
    if (!card_get(&invocation->club, invocation_text(invocation, "CARD"), &card, err))
        return false;
    bool ok = answer_names_load(invocation, &card.participant_id, 1, card.number, &names, err);
    if (ok) {
        struct listing *listing = listing_new("cards", columns);
        add_row(listing, &card, &names, 0);
        listing_print_sheet(invocation, listing);
    }
    answer_names_free(&names);
    return ok;
}

static const struct parameter issue_parameters[] = {
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
     .meaning = N_("the participant's number")},
    {.name = "--png", .type = PARAMETER_PATH, .meaning = N_("the card as a picture")},
    {.name = "--svg", .type = PARAMETER_PATH, .meaning = N_("the card as a drawing")},
    {.name = "--pdf", .type = PARAMETER_PATH, .meaning = N_("the card on an A4 sheet")},
    {.name = "--with-name", .type = PARAMETER_FLAG, .meaning = N_("print the name on it")},
    {.name = NULL},
};

static const struct parameter reissue_parameters[] = {
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
     .meaning = N_("the participant's number, or the card's")},
    {.name = "--reason", .type = PARAMETER_CODE,
     .meaning = N_("why the old one is revoked: lost, stolen, damaged, replaced, other (lost)")},
    {.name = "--png", .type = PARAMETER_PATH, .meaning = N_("the card as a picture")},
    {.name = "--svg", .type = PARAMETER_PATH, .meaning = N_("the card as a drawing")},
    {.name = "--pdf", .type = PARAMETER_PATH, .meaning = N_("the card on an A4 sheet")},
    {.name = "--with-name", .type = PARAMETER_FLAG, .meaning = N_("print the name on it")},
    {.name = NULL},
};

static const struct parameter sheet_parameters[] = {
    {.name = "--pdf", .type = PARAMETER_PATH, .is_required = true, .meaning = N_("the sheet")},
    {.name = "--reissue", .type = PARAMETER_FLAG,
     .meaning = N_("replace the cards in use; they are revoked")},
    {.name = "--all-without", .type = PARAMETER_FLAG,
     .meaning = N_("everybody who has no card in use")},
    {.name = "--with-name", .type = PARAMETER_FLAG, .meaning = N_("print the names on them")},
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_rest = true,
     .meaning = N_("participants' numbers")},
    {.name = NULL},
};

const struct command card_commands[] = {
    {.noun = "card", .verb = "issue",
     .summary = N_("Issues a participant's card; the secret in it is shown or printed this once."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_DESK, .parameters = issue_parameters,
     .example = "obecni card issue 7QK4M24 --png card.png", .run = issue},
    {.noun = "card", .verb = "reissue",
     .summary = N_("Replaces a card: the old one is revoked, a new one issued."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_DESK, .parameters = reissue_parameters,
     .example = "obecni card reissue 7QK4M24 --reason damaged --pdf card.pdf", .run = issue},
    {.noun = "card", .verb = "revoke",
     .summary = N_("Takes a card out of use for good."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLES_DESK,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the card's number, or the participant's")},
         {.name = "--reason", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("lost, stolen, damaged, replaced, left or other")},
         {.name = NULL}},
     .example = "obecni card revoke 3FA0T9C --reason stolen", .run = revoke},
    {.noun = "card", .verb = "list", .summary = N_("Lists cards in use."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_DESK | ROLE_AUDITOR,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .meaning = N_("only this participant's")},
         {.name = "--all", .type = PARAMETER_FLAG, .meaning = N_("also revoked ones")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "in_use revoked",
          .meaning = N_("only these (in use)")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("issued on this day or later")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("issued on this day or earlier")},
         LIST_FILTER_ENROLLED, {.name = NULL}},
     .columns = columns, .example = "obecni card list 7QK4M24 --all", .run = list},
    {.noun = "card", .verb = "show", .summary = N_("Shows whose a card is and whether it holds."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_DESK | ROLE_AUDITOR,
     .parameters = (const struct parameter[]){
         {.name = N_("CARD"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the number printed on the card")},
         {.name = NULL}},
     .example = "obecni card show 3FA0T9C", .run = show},
    {.noun = "card", .verb = "sheet",
     .summary = N_("Issues cards for several participants and prints them on A4, to be cut."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE, .parameters = sheet_parameters,
     .example = "obecni card sheet --all-without --pdf cards.pdf", .run = card_sheet_command},
    {.noun = "card", .verb = "spare",
     .summary = N_("Prints cards that are nobody's until one is handed out for a lost card."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE, .parameters = card_spare_parameters,
     .example = "obecni card spare --count 10 --pdf spare.pdf", .run = card_spare_command},
    {.noun = "card", .verb = "hand-out",
     .summary = N_("Gives a spare card to a participant; the card in use is revoked."),
     .needs = NEED_WRITING, .roles = ROLES_DESK, .parameters = card_hand_out_parameters,
     .example = "obecni card hand-out 7QK4M24 3FA0T9C", .run = card_hand_out_command},
    {.noun = "card", .verb = "test",
     .summary = N_("Prints a card that shows at the kiosk that the reader works and records "
                   "nothing."),
     .needs = NEED_READING, .roles = ROLES_DESK | ROLE_ADMINISTRATOR,
     .parameters = card_test_parameters, .example = "obecni card test --pdf test.pdf",
     .run = card_test_command},
    {.noun = NULL},
};
