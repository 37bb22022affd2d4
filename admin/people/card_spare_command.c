/* Spare cards and the test card. */
#include "admin/people/card_spare_command.h"

#include "admin/line/answer.h"
#include "admin/people/card_files.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/card_spare.h"

#include <stdlib.h>
#include <string.h>

const struct parameter card_spare_parameters[] = {
    {.name = "--pdf", .type = PARAMETER_PATH, .is_required = true, .meaning = N_("the sheet")},
    {.name = "--count", .type = PARAMETER_INTEGER, .least = 1, .most = CARD_SPARES_MOST,
     .meaning = N_("how many (10)")},
    {.name = NULL},
};

const struct parameter card_hand_out_parameters[] = {
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
     .meaning = N_("the participant's number")},
    {.name = N_("CARD"), .type = PARAMETER_NUMBER, .is_required = true,
     .meaning = N_("the number printed on the spare card")},
    {.name = "--reason", .type = PARAMETER_CODE,
     .meaning = N_("why the old one is revoked: lost, stolen, damaged, replaced, other (lost)")},
    {.name = NULL},
};

const struct parameter card_test_parameters[] = {
    {.name = "--png", .type = PARAMETER_PATH, .meaning = N_("the card as a picture")},
    {.name = "--svg", .type = PARAMETER_PATH, .meaning = N_("the card as a drawing")},
    {.name = "--pdf", .type = PARAMETER_PATH, .meaning = N_("the card on an A4 sheet")},
    {.name = NULL},
};

static void tell_spares(const struct invocation *invocation, const struct card_issued *cards,
                        int count, const char *pdf)
{
    json_t *rows = json_array();
    for (int i = 0; i < count; i++)
        json_array_append_new(rows, json_string(cards[i].card.number));
    answer_done(invocation, json_pack("{s:o, s:s}", "cards", rows, "pdf", pdf),
                _("Spare cards made: %d, in %s. Delete the file once it is printed."), count, pdf);
    say(invocation, "%s", _("One is given out at the kiosk, or with: obecni card hand-out NUMBER CARD"));
}

bool card_spare_command(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    int count = (int)invocation_number_or(invocation, "--count", 10);
    struct card_files files = {.pdf = invocation_text(invocation, "--pdf")};
    if (!club_begin(club, err))
        return false;
    struct card_issued *cards = memory_new((size_t)count, sizeof *cards);
    bool ok = card_spare_make(club, count, cards, err) &&
              card_files_write(invocation, cards, (size_t)count, &files, err);
    ok = club_end(club, ok, err);
    ok = card_files_finish(&files, ok, err) && ok;
    if (ok)
        tell_spares(invocation, cards, count, files.pdf);
    explicit_bzero(cards, (size_t)count * sizeof *cards);
    free(cards);
    return ok;
}

bool card_hand_out_command(struct invocation *invocation, struct error *err)
{
    struct card card;
    char replaced[NUMBER_SIZE];
    const char *participant = invocation_text(invocation, "NUMBER");
    if (!card_spare_hand_out(&invocation->club, participant, invocation_text(invocation, "CARD"),
                             invocation_text_or(invocation, "--reason", "lost"), &card, replaced,
                             err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s?}", "card", card.number, "participant", participant,
                          "replaced", replaced[0] ? replaced : NULL),
                _("Participant %s has card %s."), participant, card.number);
    if (replaced[0] && invocation->output != OUTPUT_JSON)
        say(invocation, _("Card %s is revoked."), replaced);
    return true;
}

/* Nothing is stored of it: the glass knows such a card by its first characters. */
bool card_test_command(struct invocation *invocation, struct error *err)
{
    struct card_issued card = {0};
    struct card_files files = card_files_read(invocation);
    if (!card_files_are_named(&files))
        return error_set(err, ERROR_USAGE, _("Name the file: --pdf, --png or --svg."));
    token_number_new(card.card.number);
    token_test_new(card.payload);
    files.title = language_text(LANGUAGE_POLISH, N_("Test card"));
    bool ok = card_files_write(invocation, &card, 1, &files, err);
    ok = card_files_finish(&files, ok, err) && ok;
    if (ok)
        answer_done(invocation, json_object(),
                    _("The test card is in %s. Held to the kiosk, it shows that the reader works "
                      "and records nothing."),
                    files.pdf ? files.pdf : files.png ? files.png : files.svg);
    return ok;
}
