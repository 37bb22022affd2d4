/* Issuing, revoking and listing staff cards. */
#include "admin/staff/staff_card_command.h"

#include "admin/line/answer.h"
#include "admin/line/pin_entry.h"
#include "admin/people/card_files.h"
#include "base/language.h"
#include "club/staff/staff_card.h"

#include <stdio.h>
#include <string.h>

const struct parameter staff_card_parameters[] = {
    {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("whose card; that person types the PIN")},
    {.name = "--png", .type = PARAMETER_PATH, .meaning = N_("the card as a picture")},
    {.name = "--svg", .type = PARAMETER_PATH, .meaning = N_("the card as a drawing")},
    {.name = "--pdf", .type = PARAMETER_PATH, .meaning = N_("the card on an A4 sheet")},
    {.name = NULL},
};

const struct parameter staff_card_revoke_parameters[] = {
    {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true, .meaning = N_("whose card")},
    {.name = "--reason", .type = PARAMETER_CODE,
     .meaning = N_("lost, stolen, damaged, replaced, left or other (lost)")},
    {.name = NULL},
};

const struct listing_column staff_cards_columns[] = {
    {.key = "staff", .title = N_("Code")},
    {.key = "card", .title = N_("Card")},
    {.key = "issued_at", .title = N_("Issued")},
    {.key = "issued_by", .title = N_("By")},
    {.key = "revoked_at", .title = N_("Revoked")},
    {.key = "revoked_reason", .title = N_("Reason")},
    {.key = "locked_until", .title = N_("Locked until")},
    {.key = NULL},
};

static void tell(const struct invocation *invocation, const struct staff_card_issued *issued,
                 const struct card_files *files)
{
    const struct staff_card *card = &issued->card;
    bool has_files = card_files_are_named(files);
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack("{s:s, s:s, s:s?, s:s?}", "staff", card->staff, "card", card->number,
                             "payload", has_files ? NULL : issued->payload, "replaced",
                             issued->replaced[0] ? issued->replaced : NULL));
        return;
    }
    say(invocation, _("%s has the staff card %s. With the PIN it opens names at the kiosk."),
        card->staff, card->number);
    if (issued->replaced[0])
        say(invocation, _("Card %s is revoked."), issued->replaced);
    if (has_files) {
        card_files_tell(invocation, files);
        return;
    }
    printf("%s\n", issued->payload);
    say(invocation, "%s",
        _("This is the card's secret. It is shown only now and cannot be shown again."));
}

/* The card as a face of paper: number and secret, a title of its own. */
static bool write_files(struct invocation *invocation, const struct staff_card_issued *issued,
                        struct card_files *files, struct error *err)
{
    struct card_issued face = {0};
    memcpy(face.card.number, issued->card.number, sizeof face.card.number);
    memcpy(face.payload, issued->payload, sizeof face.payload);
    files->title = language_text(LANGUAGE_POLISH, N_("Staff card"));
    bool ok = card_files_write(invocation, &face, 1, files, err);
    card_issued_wipe(&face);
    return ok;
}

static bool issue(struct invocation *invocation, const char *digits, struct error *err)
{
    struct club *club = &invocation->club;
    struct staff_card_issued issued = {0};
    struct card_files files = card_files_read(invocation);
    if (!club_begin(club, err))
        return false;
    bool ok = staff_card_issue(club, invocation_text(invocation, "CODE"), digits, &issued, err) &&
              (!card_files_are_named(&files) || write_files(invocation, &issued, &files, err));
    ok = club_end(club, ok, err);
    ok = card_files_finish(&files, ok, err) && ok;
    if (ok)
        tell(invocation, &issued, &files);
    staff_card_issued_wipe(&issued);
    return ok;
}

bool staff_card_command(struct invocation *invocation, struct error *err)
{
    struct staff staff;
    char digits[PIN_ENTRY_SIZE] = "";
    bool ok = staff_card_check_owner(&invocation->club, invocation_text(invocation, "CODE"), &staff,
                                     err) &&
              pin_entry_prove_digits(invocation, &staff, "OBECNI_STAFF_PIN_FILE", digits, err) &&
              issue(invocation, digits, err);
    explicit_bzero(digits, sizeof digits);
    return ok;
}

bool staff_card_revoke_command(struct invocation *invocation, struct error *err)
{
    struct staff staff;
    struct staff_card card;
    bool found;
    struct club *club = &invocation->club;
    const char *code = invocation_text(invocation, "CODE");
    const char *reason = invocation_text_or(invocation, "--reason", "lost");
    if (!dictionary_check(DICTIONARY_REVOKE_REASON, reason, err) ||
        !staff_get(club, code, &staff, err) ||
        !staff_card_find_in_use(club, staff.id, &card, &found, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED, _("%s has no staff card in use."), code);
    if (!confirm(invocation, err, _("Revoke the staff card %s of %s for good?"), card.number, code) ||
        !staff_card_revoke(club, code, reason, &card, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s, s:s}", "staff", code, "card", card.number,
                                      "reason", reason),
                _("The staff card %s of %s is revoked. It opens nothing any more."), card.number,
                code);
    return true;
}

bool staff_cards_command(struct invocation *invocation, struct error *err)
{
    struct staff_card_list cards = {0};
    bool ok = staff_card_list(&invocation->club, invocation_has(invocation, "--all"), &cards, err);
    if (ok) {
        struct listing *listing = listing_new("cards", staff_cards_columns);
        for (size_t i = 0; i < cards.count; i++) {
            const struct staff_card *card = &cards.items[i];
            bool is_locked = card->locked_until > club_now(&invocation->club);
            listing_text(listing, card->staff);
            listing_text(listing, card->number);
            listing_instant(listing, card->issued_at);
            listing_text(listing, card->issued_by);
            listing_instant(listing, card->revoked_at);
            answer_word(listing, DICTIONARY_REVOKE_REASON, card->revoked_reason);
            listing_instant(listing, is_locked ? card->locked_until : 0);
        }
        listing_print(invocation, listing, _("There are no such cards."));
    }
    staff_card_list_free(&cards);
    return ok;
}
