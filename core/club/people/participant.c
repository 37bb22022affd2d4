/* Finding participants. Adding and changing are participant_change.c's, leaving and coming
 * back participant_leave.c's. */
#include "club/people/participant.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/refusal.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

#define PARTICIPANT_COLUMNS                                                                        \
    "p.id, p.number, p.created_at, p.left_on, p.left_reason,"                                      \
    " EXISTS (SELECT 1 FROM identity i WHERE i.participant_id = p.id),"                            \
    " EXISTS (SELECT 1 FROM guest g WHERE g.participant_id = p.id),"                               \
    " (SELECT t.number FROM participant t WHERE t.id = p.merged_into_id)"

static void read_row(struct statement *s, struct participant *participant)
{
    participant->id = statement_integer(s, 0);
    statement_copy_text(s, 1, participant->number, sizeof participant->number);
    participant->created_at = statement_integer(s, 2);
    participant->left_on = day_column(s, 3);
    statement_copy_text(s, 4, participant->left_reason, sizeof participant->left_reason);
    participant->has_identity = statement_integer(s, 5);
    participant->is_guest = statement_integer(s, 6);
    statement_copy_text(s, 7, participant->merged_into, sizeof participant->merged_into);
}

bool participant_find(struct club *club, const char *number, struct participant *participant,
                      bool *found, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT " PARTICIPANT_COLUMNS " FROM participant p WHERE p.number = :number");
    statement_bind_text(s, ":number", number);
    *found = statement_step(s);
    memset(participant, 0, sizeof *participant);
    if (*found)
        read_row(s, participant);
    return statement_finish(s, err);
}

/* People mix up the two numbers that they have. */
static bool refuse_unknown(struct club *club, const char *number, struct error *err)
{
    char owner[NUMBER_SIZE] = "";
    struct statement *s = statement_new(
        club->store, "SELECT p.number FROM card c JOIN participant p ON p.id = c.participant_id"
                     " WHERE c.number = :number");
    statement_bind_text(s, ":number", number);
    if (statement_step(s))
        statement_copy_text(s, 0, owner, sizeof owner);
    if (!statement_finish(s, err))
        return false;
    if (owner[0])
        return error_set_as(err, ERROR_REFUSED, REFUSAL_UNKNOWN,
                            _("%s is the number of a card of participant %s."),
                            number, owner);
    return error_set_as(err, ERROR_REFUSED, REFUSAL_UNKNOWN,
                        _("There is no participant with the number %.20s."),
                        number);
}

bool participant_get(struct club *club, const char *number, struct participant *participant,
                     struct error *err)
{
    bool found;
    if (!participant_find(club, number, participant, &found, err))
        return false;
    return found || refuse_unknown(club, number, err);
}

bool participant_check_kept(struct club *club, const struct participant *participant,
                            struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT d.protocol FROM participant p JOIN disposal_item i"
                     "  ON i.class = 'person' AND i.subject_id = ifnull(p.merged_into_id, p.id)"
                     " JOIN disposal d ON d.id = i.disposal_id WHERE p.id = :id");
    char protocol[CODE_SIZE] = "";
    statement_bind_integer(s, ":id", participant->id);
    if (statement_step(s))
        statement_copy_text(s, 0, protocol, sizeof protocol);
    if (!statement_finish(s, err))
        return false;
    return !protocol[0] ||
           error_set_as(err, ERROR_REFUSED, REFUSAL_DISPOSED,
                        _("Who %s was, was disposed of under the protocol %s. The number stays what it "
                          "is; whoever comes again gets a new one."),
                        participant->number, protocol);
}

bool participant_check_here(const struct participant *participant, struct error *err)
{
    return participant->left_on == DAY_NONE ||
           error_set_as(err, ERROR_REFUSED, REFUSAL_PERSON_LEFT,
                        _("Participant %s left the club on %s. Record the return first."),
                        participant->number, day_column_text(participant->left_on).text);
}

bool participant_find_case(struct club *club, const char *case_sign, const char *except,
                           char number[NUMBER_SIZE], struct error *err)
{
    unsigned char mark[VAULT_MARK_SIZE];
    number[0] = '\0';
    if (!person_need_vault(club, err))
        return false;
    person_case_mark(&club->vault, case_sign, mark);
    struct statement *s = statement_new(
        club->store, "SELECT p.number FROM identity i JOIN participant p ON p.id = i.participant_id"
                     " WHERE i.case_mark = :mark AND p.number <> ifnull(:except, '')"
                     "   AND i.version = (SELECT max(version) FROM identity newest"
                     "                    WHERE newest.participant_id = i.participant_id)"
                     " ORDER BY p.number LIMIT 1");
    statement_bind_bytes(s, ":mark", mark, sizeof mark);
    statement_bind_text(s, ":except", except);
    if (statement_step(s))
        statement_copy_text(s, 0, number, NUMBER_SIZE);
    return statement_finish(s, err);
}

/* Few of all are left after the filters: sorting them costs less than going by the numbers'
 * index to each (hence the +). */
bool participant_list(struct club *club, const struct participant_filter *filter,
                      struct participant_list *list, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT " PARTICIPANT_COLUMNS " FROM participant p"
                                   " WHERE (:with_left OR p.left_on IS NULL)"
                                   "   AND (:with_merged OR p.merged_into_id IS NULL)"
                                   "   AND (:with_guests OR NOT EXISTS"
                                   "     (SELECT 1 FROM guest g WHERE g.participant_id = p.id)"
                                   "     OR (:with_merged AND p.merged_into_id IS NOT NULL))"
                                   "   AND NOT (:only_without_card AND EXISTS"
                                   "     (SELECT 1 FROM card c"
                                   "      WHERE c.participant_id = p.id AND c.revoked_at IS NULL))"
                                   " ORDER BY +p.number");
    statement_bind_integer(s, ":with_left", filter->with_left);
    statement_bind_integer(s, ":only_without_card", filter->only_without_card);
    statement_bind_integer(s, ":with_merged", filter->with_merged);
    statement_bind_integer(s, ":with_guests", filter->with_guests);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void participant_list_free(struct participant_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
