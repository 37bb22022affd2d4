/* Adding services. */
#include "casework/service.h"

#include "base/language.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <string.h>

static bool check_served(const struct service_entry *entry, struct error *err)
{
    bool is_known = entry->participant || entry->household;
    if (is_known && entry->persons)
        return error_set(err, ERROR_USAGE,
                         _("--persons counts people without a number. Note them apart from a "
                           "--participant or a --household."));
    if (!is_known && !entry->persons)
        return error_set(err, ERROR_USAGE,
                         _("Say who was served: --participant, --household, or how many --persons "
                           "without a number."));
    return entry->persons <= entry->count ||
           error_set(err, ERROR_USAGE,
                     _("More people (%d) than services (%d): each of them had one at least."),
                     (int)entry->persons, (int)entry->count);
}

/* Kinds of individual sessions would be counted twice. */
static bool check_kind(const char *kind, struct error *err)
{
    if (strcmp(kind, "konsultacja_ind") == 0)
        return error_set(err, ERROR_USAGE,
                         _("Consultations are counted from the signed lists of their sessions and "
                           "are not entered again."));
    return dictionary_check(DICTIONARY_SERVICE_KIND, kind, err);
}

static bool check_not_attended(struct club *club, const struct case_fact *fact, struct error *err)
{
    char session[SESSION_CODE_SIZE] = "";
    struct day_text day = day_column_text(fact->happened_on);
    struct statement *s = statement_new(
        club->store, "SELECT s.code FROM session s JOIN activity a ON a.id = s.activity_id"
                     " JOIN attendance t ON t.session_id = s.id"
                     " JOIN participant p ON p.id = t.participant_id"
                     " WHERE s.held_on = :day AND s.state = 'planned' AND a.form = 'individual'"
                     "   AND a.kind = :kind AND ifnull(p.merged_into_id, p.id) = :person"
                     "   AND t.status IN ('present', 'late', 'left_early') ORDER BY s.start_at");
    statement_bind_text(s, ":day", day.text);
    statement_bind_text(s, ":kind", fact->kind);
    statement_bind_integer(s, ":person", fact->person_id);
    if (statement_step(s))
        statement_copy_text(s, 0, session, sizeof session);
    if (!statement_finish(s, err))
        return false;
    return !session[0] || error_set(err, ERROR_REFUSED,
                                    _("Participant %s attended %s of the same kind that day. It is "
                                      "counted from its signed list."),
                                    fact->participant, session);
}

static bool insert(struct club *club, const struct service_entry *entry, int64_t fact_id,
                   struct error *err)
{
    struct statement *s = statement_new(club->store, "INSERT INTO service (fact_id, count, persons)"
                                                     " VALUES (:id, :count, :persons)");
    statement_bind_integer(s, ":id", fact_id);
    statement_bind_integer(s, ":count", entry->count);
    statement_bind_integer(s, ":persons", entry->persons);
    return statement_run(s, err);
}

static bool add(struct club *club, const struct service_entry *entry, struct case_fact *fact,
                struct error *err)
{
    struct case_entry shared = {
        .noun = CASE_SERVICE,
        .happened_on = entry->happened_on,
        .household = entry->household,
        .participant = entry->participant,
        .kind = entry->kind,
        .is_another = entry->is_another,
    };
    return case_fact_insert(club, &shared, fact, err) && check_not_attended(club, fact, err) &&
           insert(club, entry, fact->id, err) &&
           case_fact_note(club, "service.add", fact,
                          json_pack("{s:I}", "count", (json_int_t)entry->count), err);
}

bool service_add(struct club *club, const struct service_entry *entry, struct case_fact *fact,
                 struct error *err)
{
    return check_kind(entry->kind, err) && check_served(entry, err) && club_begin(club, err) &&
           club_end(club, add(club, entry, fact, err), err);
}
