/* Reading whose one session is. Changing it is session_lead_change.c's. */
#include "club/session/session_lead.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

bool session_is_led_by(struct club *club, const char *session, const char *leader, bool *exists,
                       bool *is_led, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT " SESSION_LED_BY " FROM session s WHERE s.code = :session");
    statement_bind_text(s, ":session", session);
    statement_bind_text(s, ":leader", leader);
    *exists = statement_step(s);
    *is_led = *exists && statement_integer(s, 0) != 0;
    return statement_finish(s, err);
}

bool session_lead_get(struct club *club, int64_t session_id, struct session_lead *lead,
                      struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT " SESSION_CODES_OF(SESSION_PLANNED) ", "
                     SESSION_CODES_OF(SESSION_TO_LEAD) ", " SESSION_LED_CODES ", EXISTS (" SESSION_TOLD "),"
                     " (SELECT signed_by FROM session_signoff x WHERE x.session_id = s.id"
                     "  ORDER BY version DESC LIMIT 1) FROM session s WHERE s.id = :session");
    statement_bind_integer(s, ":session", session_id);
    memset(lead, 0, sizeof *lead);
    if (statement_step(s)) {
        text_copy(lead->planned, sizeof lead->planned, statement_text(s, 0));
        text_copy(lead->to_lead, sizeof lead->to_lead, statement_text(s, 1));
        text_copy(lead->led, sizeof lead->led, statement_text(s, 2));
        lead->is_told = statement_integer(s, 3) != 0;
        statement_copy_text(s, 4, lead->signed_by, sizeof lead->signed_by);
    }
    return statement_finish(s, err);
}

bool session_lead_has_led(struct club *club, int64_t session_id, const char *staff, bool *has_led,
                          struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM session s JOIN staff f ON f.code = :staff"
                     " WHERE s.id = :session AND f.id IN (" SESSION_LED ")");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_text(s, ":staff", staff);
    *has_led = statement_step(s);
    return statement_finish(s, err);
}

static void read_fact(struct statement *s, struct session_lead_fact *fact)
{
    memset(fact, 0, sizeof *fact);
    statement_copy_text(s, 0, fact->staff, sizeof fact->staff);
    statement_copy_text(s, 1, fact->role, sizeof fact->role);
    statement_copy_text(s, 2, fact->for_staff, sizeof fact->for_staff);
    statement_copy_text(s, 3, fact->reason, sizeof fact->reason);
    statement_copy_text(s, 4, fact->actor, sizeof fact->actor);
    fact->noted_at = statement_integer(s, 5);
    fact->withdrawn_at = statement_integer(s, 6);
}

bool session_lead_facts(struct club *club, int64_t session_id, struct session_lead_facts *facts,
                        struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT f.code, l.role, o.code, l.reason, l.actor, l.noted_at,"
                     " ifnull(w.noted_at, 0) FROM session_leader l"
                     " JOIN staff f ON f.id = l.staff_id"
                     " LEFT JOIN staff o ON o.id = l.for_staff_id"
                     " LEFT JOIN session_leader w ON w.withdraws_id = l.id"
                     " WHERE l.session_id = :session AND l.role <> 'withdrawn' ORDER BY l.id");
    statement_bind_integer(s, ":session", session_id);
    while (statement_step(s)) {
        facts->items =
            memory_grow(facts->items, facts->count, &facts->capacity, sizeof *facts->items);
        read_fact(s, &facts->items[facts->count++]);
    }
    return statement_finish(s, err);
}

void session_lead_facts_free(struct session_lead_facts *facts)
{
    free(facts->items);
    *facts = (struct session_lead_facts){0};
}
