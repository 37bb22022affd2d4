/* Finding cards. Making and revoking them is card_issue.c's. */
#include "club/people/card.h"

#include "base/language.h"
#include "base/memory.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

#define CARD_SELECT                                                                                \
    "SELECT c.id, c.participant_id, p.number, c.number, c.issued_at, c.revoked_at,"                \
    " c.revoked_reason FROM card c JOIN participant p ON p.id = c.participant_id"

static void read_row(struct statement *s, struct card *card)
{
    card->id = statement_integer(s, 0);
    card->participant_id = statement_integer(s, 1);
    statement_copy_text(s, 2, card->participant, sizeof card->participant);
    statement_copy_text(s, 3, card->number, sizeof card->number);
    card->issued_at = statement_integer(s, 4);
    card->revoked_at = statement_integer(s, 5);
    statement_copy_text(s, 6, card->revoked_reason, sizeof card->revoked_reason);
}

static bool read_one(struct statement *s, struct card *card, bool *found, struct error *err)
{
    *found = statement_step(s);
    memset(card, 0, sizeof *card);
    if (*found)
        read_row(s, card);
    return statement_finish(s, err);
}

bool card_find(struct club *club, const char *number, struct card *card, bool *found,
               struct error *err)
{
    struct statement *s = statement_new(club->store, CARD_SELECT " WHERE c.number = :number");
    statement_bind_text(s, ":number", number);
    return read_one(s, card, found, err);
}

/* People mix up the two numbers that they have. */
static bool refuse_unknown(struct club *club, const char *number, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT 1 FROM participant WHERE number = :number");
    statement_bind_text(s, ":number", number);
    bool is_participant = statement_step(s);
    if (!statement_finish(s, err))
        return false;
    if (is_participant)
        return error_set(err, ERROR_REFUSED, _("%s is the number of a participant, not of a card."),
                         number);
    return error_set(err, ERROR_REFUSED, _("There is no card with the number %.20s."), number);
}

bool card_get(struct club *club, const char *number, struct card *card, struct error *err)
{
    bool found;
    if (!card_find(club, number, card, &found, err))
        return false;
    return found || refuse_unknown(club, number, err);
}

bool card_find_in_use(struct club *club, int64_t participant_id, struct card *card, bool *found,
                      struct error *err)
{
    struct statement *s = statement_new(
        club->store, CARD_SELECT " WHERE c.participant_id = :participant AND c.revoked_at IS NULL");
    statement_bind_integer(s, ":participant", participant_id);
    return read_one(s, card, found, err);
}

bool card_find_latest(struct club *club, int64_t participant_id, struct card *card, bool *found,
                      struct error *err)
{
    struct statement *s =
        statement_new(club->store, CARD_SELECT
                      " WHERE c.participant_id = :participant ORDER BY c.id DESC LIMIT 1");
    statement_bind_integer(s, ":participant", participant_id);
    return read_one(s, card, found, err);
}

/* A statement of its own for one participant, so that it goes by the index. */
static struct statement *select_wanted(struct club *club, const char *participant)
{
    if (participant)
        return statement_new(
            club->store, CARD_SELECT
            " WHERE c.participant_id IN (SELECT id FROM participant WHERE number = :participant"
            "   UNION ALL SELECT m.id FROM participant h CROSS JOIN participant m"
            "     ON m.merged_into_id = h.id WHERE h.number = :participant)"
            "   AND (:with_revoked OR c.revoked_at IS NULL) ORDER BY c.id");
    return statement_new(club->store, CARD_SELECT " WHERE :participant IS NULL"
                                                  "   AND (:with_revoked OR c.revoked_at IS NULL)"
                                                  " ORDER BY p.number, c.id");
}

bool card_list(struct club *club, const char *participant, bool with_revoked,
               struct card_list *list, struct error *err)
{
    struct statement *s = select_wanted(club, participant);
    statement_bind_text(s, ":participant", participant);
    statement_bind_integer(s, ":with_revoked", with_revoked);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void card_list_free(struct card_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
