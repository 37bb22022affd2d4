/* Adding referrals, and seeing what followed. */
#include "casework/referral.h"

#include "base/language.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <string.h>

static bool add(struct club *club, const struct referral_entry *entry, struct case_fact *fact,
                struct error *err)
{
    struct case_entry shared = {
        .noun = CASE_REFERRAL,
        .happened_on = entry->happened_on,
        .household = entry->household,
        .participant = entry->participant,
        .kind = entry->is_in ? REFERRAL_IN : REFERRAL_OUT,
        .partners = entry->partner,
        .is_another = entry->is_another,
    };
    return case_fact_insert(club, &shared, fact, err) &&
           case_fact_note(club, "referral.add", fact, NULL, err);
}

bool referral_add(struct club *club, const struct referral_entry *entry, struct case_fact *fact,
                  struct error *err)
{
    if (!entry->participant && !entry->household)
        return error_set(err, ERROR_USAGE,
                         _("Say who was referred: --participant, --household, or both."));
    if (strchr(entry->partner, ','))
        return error_set(err, ERROR_USAGE, _("A referral has one partner."));
    return club_begin(club, err) && club_end(club, add(club, entry, fact, err), err);
}

bool referral_attended(struct club *club, const struct case_fact *fact, int *sessions,
                       struct error *err)
{
    struct day_text day = day_column_text(fact->happened_on);
    *sessions = 0;
    struct statement *s = statement_new(
        club->store, "SELECT count(DISTINCT s.id) FROM (SELECT id FROM participant WHERE id = :id"
                     "   UNION ALL SELECT id FROM participant WHERE merged_into_id = :id) n"
                     " CROSS JOIN presence_event e ON e.participant_id = n.id"
                     " JOIN session s ON s.id = e.session_id"
                     " JOIN attendance t ON t.session_id = s.id AND t.participant_id = n.id"
                     " WHERE s.held_on >= :day AND s.state = 'planned'"
                     "   AND t.status IN ('present', 'late', 'left_early')"
                     "   AND EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id)");
    statement_bind_integer(s, ":id", fact->person_id);
    statement_bind_text(s, ":day", day.text);
    if (statement_step(s))
        *sessions = (int)statement_integer(s, 0);
    return statement_finish(s, err);
}
