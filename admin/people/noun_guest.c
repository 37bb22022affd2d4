/* guest: numbers and cards for who comes once or comes along; no personal data. Letting one of
 * them become somebody is “participant merge”. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/people/card_files.h"
#include "admin/session/guest_presence.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/guest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_json_made(const char *number, const char *card, const char *payload,
                            const char *kind, const struct guest_presence *presence)
{
    print_json(json_pack("{s:s, s:s, s:s?, s:s, s:s?}", "participant", number, "card", card,
                         "payload", payload, "kind", kind, "session",
                         presence->is_recorded ? presence->code : NULL));
}

static void tell_made(const struct invocation *invocation, const struct card_issued *issued,
                      const struct card_files *files, const struct guest_presence *presence)
{
    const struct card *card = &issued->card;
    if (invocation->output == OUTPUT_JSON) {
        print_json_made(card->participant, card->number, issued->payload,
                        invocation_text_or(invocation, "--kind", "first_visit"), presence);
        return;
    }
    say(invocation, _("Guest %s has card %s."), card->participant, card->number);
    guest_presence_tell(invocation, presence, card->participant);
    if (card_files_are_named(files)) {
        card_files_tell(invocation, files);
        return;
    }
    printf("%s\n", issued->payload);
    say(invocation, "%s",
        _("This is the card's secret. It is shown only now and cannot be shown again."));
}

/* The number, the card, its files and the presence: all or nothing. */
static bool add(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct card_issued issued;
    struct guest_presence presence;
    struct card_files files = card_files_read(invocation);
    if (!guest_presence_find(invocation, &presence, err) || !club_begin(club, err))
        return false;
    bool ok = guest_add(club, invocation_text_or(invocation, "--kind", "first_visit"), &issued, err);
    if (ok && card_files_are_named(&files))
        ok = card_files_write(invocation, &issued, 1, &files, err);
    ok = ok && guest_presence_record(club, issued.card.participant, &presence, err);
    ok = club_end(club, ok, err);
    ok = card_files_finish(&files, ok, err) && ok;
    if (ok)
        tell_made(invocation, &issued, &files, &presence);
    card_issued_wipe(&issued);
    return ok;
}

static bool take(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct guest guest;
    struct guest_presence presence;
    const char *kind = invocation_text_or(invocation, "--kind", "first_visit");
    if (!guest_presence_find(invocation, &presence, err) || !club_begin(club, err))
        return false;
    bool ok = guest_take(club, invocation_text(invocation, "WHO"), kind, &guest, err) &&
              guest_presence_record(club, guest.number, &presence, err);
    if (!club_end(club, ok, err))
        return false;
    if (invocation->output == OUTPUT_JSON) {
        print_json_made(guest.number, guest.card, NULL, kind, &presence);
        return true;
    }
    say(invocation, _("Guest %s has the spare card %s."), guest.number, guest.card);
    guest_presence_tell(invocation, &presence, guest.number);
    return true;
}

static void tell_printed(const struct invocation *invocation, const struct card_issued *cards,
                         int count, const struct card_files *files)
{
    json_t *rows = json_array();
    for (int i = 0; i < count; i++)
        json_array_append_new(rows, json_pack("{s:s, s:s}", "card", cards[i].card.number,
                                              "participant", cards[i].card.participant));
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack("{s:o, s:s}", "guests", rows, "pdf", files->pdf));
        return;
    }
    json_decref(rows);
    say(invocation, _("Spare cards made: %d, in %s. Delete the file once it is printed."), count,
        files->pdf);
    say(invocation, "%s", _("A guest takes one with: obecni guest take NUMBER"));
}

static bool print_spares(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct card_files files = {.pdf = invocation_text(invocation, "--pdf")};
    int count = (int)invocation_number_or(invocation, "--count", 10);
    struct card_issued *cards = memory_new((size_t)count, sizeof *cards);
    bool ok = club_begin(club, err);
    if (ok) {
        ok = guest_print(club, count, cards, err) &&
             card_files_write(invocation, cards, (size_t)count, &files, err);
        ok = club_end(club, ok, err);
        ok = card_files_finish(&files, ok, err) && ok;
    }
    if (ok)
        tell_printed(invocation, cards, count, &files);
    explicit_bzero(cards, (size_t)count * sizeof *cards);
    free(cards);
    return ok;
}

static const struct listing_column columns[] = {
    {.key = "participant", .title = N_("Number")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "since", .title = N_("Since")},
    {.key = "card", .title = N_("Card")},
    {.key = "presences", .title = N_("Presences"), .align = LISTING_RIGHT},
    {.key = "last_in_at", .title = N_("Last")},
    {.key = "merged_into", .title = N_("Leads to")},
    {.key = NULL},
};

static void add_row(struct listing *listing, const struct guest *guest)
{
    listing_text(listing, guest->number);
    answer_word(listing, DICTIONARY_GUEST_KIND, guest->kind);
    listing_instant(listing, guest->taken_at);
    answer_text(listing, guest->card);
    listing_integer(listing, guest->presences);
    listing_instant(listing, guest->last_in_at);
    answer_text(listing, guest->merged_into);
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct guest_list guests = {0};
    struct guest_filter filter = {
        .kind = invocation_text(invocation, "--kind"),
        .only_spares = invocation_has(invocation, "--spare"),
        .with_merged = invocation_has(invocation, "--merged"),
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
    };
    if (filter.until != DAY_NONE && filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    bool ok = guest_list(&invocation->club, &filter, &guests, err);
    struct listing *listing = listing_new("guests", columns);
    for (size_t i = 0; ok && i < guests.count; i++)
        add_row(listing, &guests.items[i]);
    if (ok)
        listing_print(invocation, listing,
                      filter.only_spares ? _("There is no spare card.") : _("There is no guest."));
    guest_list_free(&guests);
    return ok;
}

#define KIND_PARAMETER(words)                                                                      \
    {.name = "--kind", .type = PARAMETER_WORD,                                                     \
     .choices = "first_visit information family minor other", .meaning = words}
#define PRESENCE_PARAMETERS                                                                        \
    {.name = "--session", .type = PARAMETER_SESSION,                                               \
     .meaning = N_("record the presence in this session (the one that runs)")},                    \
    {.name = "--at", .type = PARAMETER_INSTANT, .meaning = N_("when the person came (now)")}

const struct command guest_commands[] = {
    {.noun = "guest", .verb = "add",
     .summary = N_("Gives a guest a number and a card at once, and records the presence."),
     .needs = NEED_WRITING, .roles = ROLES_DESK,
     .parameters = (const struct parameter[]){
         PRESENCE_PARAMETERS,
         KIND_PARAMETER(N_("what brings the person (first_visit)")),
         {.name = "--pdf", .type = PARAMETER_PATH, .meaning = N_("print the card on a sheet")},
         {.name = "--png", .type = PARAMETER_PATH, .meaning = N_("the card as a picture")},
         {.name = "--svg", .type = PARAMETER_PATH, .meaning = N_("the card as a drawing")},
         {.name = NULL}},
     .example = "obecni guest add --kind family --session G1-2026-01-12 --pdf karta.pdf",
     .run = add},
    {.noun = "guest", .verb = "print",
     .summary = N_("Prints spare cards ahead, for guests on days without a printer."),
     .needs = NEED_WRITING, .roles = ROLES_DESK,
     .parameters = (const struct parameter[]){
         {.name = "--count", .type = PARAMETER_INTEGER, .least = 1, .most = GUEST_SPARES_MOST,
          .meaning = N_("how many (10)")},
         {.name = "--pdf", .type = PARAMETER_PATH, .is_required = true,
          .meaning = N_("the file to write")},
         {.name = NULL}},
     .example = "obecni guest print --count 10 --pdf karty-gosci.pdf", .run = print_spares},
    {.noun = "guest", .verb = "take",
     .summary = N_("Gives a guest a spare card, and records the presence."),
     .needs = NEED_WRITING, .roles = ROLES_DESK,
     .parameters = (const struct parameter[]){
         {.name = N_("WHO"), .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the spare card: its number, or what a reader gives")},
         PRESENCE_PARAMETERS,
         KIND_PARAMETER(N_("what brings the person (first_visit)")),
         {.name = NULL}},
     .example = "obecni guest take 7QK4M24 --kind information", .run = take},
    {.noun = "guest", .verb = "list",
     .summary = N_("Lists guests, since when, and how often they came."),
     .needs = NEED_READING, .roles = ROLES_DESK | ROLE_AUDITOR,
     .parameters = (const struct parameter[]){
         KIND_PARAMETER(N_("only this kind")),
         {.name = "--spare", .type = PARAMETER_FLAG,
          .meaning = N_("the spare cards that nobody has taken")},
         {.name = "--merged", .type = PARAMETER_FLAG,
          .meaning = N_("also those that lead to a participant by now")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("guests since this day")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day")},
         {.name = NULL}},
     .columns = columns, .example = "obecni guest list --from 2026-01-01", .run = list},
    {.noun = NULL},
};
