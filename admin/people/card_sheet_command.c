/* Cards for several people in one change, on one sheet. */
#include "admin/people/card_sheet_command.h"

#include "admin/line/answer.h"
#include "admin/people/card_files.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The numbers typed, and with --all-without everybody who has no card in use. */
struct numbers {
    char (*items)[NUMBER_SIZE];
    size_t count, capacity;
};

static void add_number(struct numbers *numbers, const char *number)
{
    for (size_t i = 0; i < numbers->count; i++) {
        if (strcmp(numbers->items[i], number) == 0)
            return;
    }
    numbers->items =
        memory_grow(numbers->items, numbers->count, &numbers->capacity, sizeof *numbers->items);
    snprintf(numbers->items[numbers->count++], NUMBER_SIZE, "%s", number);
}

static bool add_all_without(struct club *club, struct numbers *numbers, struct error *err)
{
    struct participant_list list = {0};
    struct participant_filter filter = {.only_without_card = true};
    bool ok = participant_list(club, &filter, &list, err);
    for (size_t i = 0; i < list.count; i++)
        add_number(numbers, list.items[i].number);
    participant_list_free(&list);
    return ok;
}

static bool collect(struct invocation *invocation, struct numbers *numbers, struct error *err)
{
    const char *number;
    for (int i = 0; (number = invocation_rest(invocation, "NUMBER", i)); i++)
        add_number(numbers, number);
    if (invocation_has(invocation, "--all-without"))
        return add_all_without(&invocation->club, numbers, err);
    return numbers->count || error_set(err, ERROR_USAGE, _("Whose cards? Name participants, or say "
                                                           "--all-without."));
}

/* With --reissue a card in use is replaced; who has none gets one either way. */
static bool make_card(struct invocation *invocation, const char *number,
                      struct card_issued *issued, struct error *err)
{
    struct club *club = &invocation->club;
    struct participant participant;
    struct card card;
    bool has_card;
    if (!participant_get(club, number, &participant, err) ||
        !card_find_in_use(club, participant.id, &card, &has_card, err))
        return false;
    if (has_card && invocation_has(invocation, "--reissue"))
        return card_reissue(club, number, "replaced", issued, err);
    return card_issue(club, number, issued, err);
}

static bool make_cards(struct invocation *invocation, const struct numbers *numbers,
                       struct card_issued *cards, struct card_files *files, struct error *err)
{
    bool ok = club_begin(&invocation->club, err);
    if (!ok)
        return false;
    for (size_t i = 0; ok && i < numbers->count; i++)
        ok = make_card(invocation, numbers->items[i], &cards[i], err);
    ok = ok && card_files_write(invocation, cards, numbers->count, files, err);
    ok = club_end(&invocation->club, ok, err);
    return card_files_finish(files, ok && !invocation->is_dry_run, err) && ok;
}

static void tell(const struct invocation *invocation, const struct card_issued *cards, size_t count,
                 const char *path)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(rows,
                              json_pack("{s:s, s:s, s:s?}", "card", cards[i].card.number,
                                        "participant", cards[i].card.participant, "replaced",
                                        cards[i].replaced[0] ? cards[i].replaced : NULL));
    answer_done(invocation, json_pack("{s:o, s:s}", "cards", rows, "pdf", path),
                _("Cards on the sheet %s: %zu."), path, count);
}

bool card_sheet_command(struct invocation *invocation, struct error *err)
{
    struct numbers numbers = {0};
    struct card_files files = card_files_read(invocation);
    bool ok = collect(invocation, &numbers, err);
    if (ok && !numbers.count) {
        say(invocation, "%s", _("Everybody has a card in use."));
        free(numbers.items);
        return true;
    }
    struct card_issued *cards = memory_new(numbers.count, sizeof *cards);
    ok = ok && make_cards(invocation, &numbers, cards, &files, err);
    if (ok)
        tell(invocation, cards, numbers.count, files.pdf);
    explicit_bzero(cards, numbers.count * sizeof *cards);
    free(cards);
    free(numbers.items);
    return ok;
}
