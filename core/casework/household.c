/* Finding and listing households. Making and changing them is household_change.c's. */
#include "casework/household.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/people/person.h"
#include "store/statement.h"
#include "trust/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool household_code_read(const char *typed, char code[HOUSEHOLD_CODE_SIZE])
{
    char number[NUMBER_SIZE];
    if ((typed[0] == 'R' || typed[0] == 'r') && typed[1] == '-')
        typed += 2;
    if (!token_number_read(typed, number))
        return false;
    snprintf(code, HOUSEHOLD_CODE_SIZE, "R-%s", number);
    return true;
}

#define HOUSEHOLD_SELECT                                                                           \
    "SELECT h.id, h.code, h.noted_at, (SELECT c.closed_on FROM household_closing c"                \
    "   WHERE c.household_id = h.id ORDER BY c.id DESC LIMIT 1),"                                  \
    " (SELECT count(*) FROM case_standing f WHERE f.household_id = h.id"                           \
    "   AND f.noun = 'intervention'),"                                                             \
    " (SELECT count(*) FROM case_standing f JOIN intervention i ON i.fact_id = f.id"               \
    "   WHERE f.household_id = h.id AND i.is_violence),"                                           \
    " (SELECT count(*) FROM case_standing f JOIN followup_standing v ON v.fact_id = f.id"          \
    "   WHERE f.household_id = h.id AND v.done_on IS NULL),"                                       \
    " (SELECT max(f.happened_on) FROM case_standing f WHERE f.household_id = h.id)"                \
    " FROM household h"

static void read_row(struct statement *s, struct household *household)
{
    *household = (struct household){
        .id = statement_integer(s, 0),
        .noted_at = statement_integer(s, 2),
        .closed_on = day_column(s, 3),
        .interventions = statement_integer(s, 4),
        .violence = statement_integer(s, 5),
        .visits_waiting = (int)statement_integer(s, 6),
        .last_on = day_column(s, 7),
    };
    statement_copy_text(s, 1, household->code, sizeof household->code);
}

bool household_get(struct club *club, const char *typed, struct household *household,
                   struct error *err)
{
    char code[HOUSEHOLD_CODE_SIZE];
    if (!household_code_read(typed, code))
        return error_set(err, ERROR_USAGE,
                         _("“%.20s” is no household's pseudonym. They look like R-7QK4M24: R, six "
                           "characters and a check character."),
                         typed);
    struct statement *s = statement_new(club->store, HOUSEHOLD_SELECT " WHERE h.code = :code");
    statement_bind_text(s, ":code", code);
    bool found = statement_step(s);
    if (found)
        read_row(s, household);
    if (!statement_finish(s, err))
        return false;
    return found || error_set(err, ERROR_REFUSED, _("There is no household %s."), code);
}

bool household_read_label(struct club *club, struct household *household, struct error *err)
{
    if (!person_need_vault(club, err))
        return false;
    struct statement *s =
        statement_new(club->store, "SELECT version, nonce, sealed FROM household_label"
                                   " WHERE household_id = :id ORDER BY version DESC LIMIT 1");
    statement_bind_integer(s, ":id", household->id);
    bool holds = true;
    household->label[0] = '\0';
    if (statement_step(s)) {
        size_t nonce_length, length;
        char *text = NULL;
        const unsigned char *nonce = statement_bytes(s, 1, &nonce_length);
        const unsigned char *sealed = statement_bytes(s, 2, &length);
        holds = vault_unseal(&club->vault, household->id, statement_integer(s, 0), nonce, sealed,
                             length, &text);
        if (holds) {
            snprintf(household->label, sizeof household->label, "%s", text);
            vault_wipe(text);
        }
    }
    if (!statement_finish(s, err))
        return false;
    return holds || error_set(err, ERROR_STORAGE,
                              _("The sealed label of a household was damaged or exchanged. Restore "
                                "a backup."));
}

bool household_list(struct club *club, const struct household_filter *filter,
                    struct households *list, struct error *err)
{
    struct day_text from = day_column_text(filter->from), until = day_column_text(filter->until);
    struct statement *s =
        statement_new(club->store, HOUSEHOLD_SELECT
                      " WHERE (:with_closed OR (SELECT c.closed_on FROM household_closing c"
                      "   WHERE c.household_id = h.id ORDER BY c.id DESC LIMIT 1) IS NULL)"
                      " AND ((:from = '' AND :until = '') OR EXISTS (SELECT 1"
                      "   FROM case_standing f WHERE f.household_id = h.id"
                      "   AND f.happened_on >= :from"
                      "   AND (:until = '' OR f.happened_on <= :until)))"
                      " ORDER BY h.code");
    statement_bind_integer(s, ":with_closed", filter->with_closed);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void households_free(struct households *list)
{
    if (list->items)
        explicit_bzero(list->items, list->count * sizeof *list->items);
    free(list->items);
    *list = (struct households){0};
}
