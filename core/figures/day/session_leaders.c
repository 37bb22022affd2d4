/* Reading who led and who was planned, as of an instant. */
#include "figures/day/session_leaders.h"

#include "base/memory.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static struct statement *select_leaders(struct club *club)
{
    return statement_new(
        club->store,
        "WITH planned (staff_id) AS (SELECT p.staff_id FROM session s"
        "   JOIN activity_leader p ON p.activity_id = s.activity_id AND p.from_on <= s.held_on"
        "    AND (p.until_on IS NULL OR p.until_on >= s.held_on) WHERE s.id = :session),"
        " told (staff_id) AS (SELECT staff_id FROM session_led WHERE session_id = :session"
        "   AND version = (SELECT max(version) FROM session_course WHERE session_id = :session"
        "    AND noted_at < :before)),"
        " fact (staff_id, role, for_staff_id) AS (SELECT f.staff_id, f.role, f.for_staff_id"
        "   FROM session_leader f WHERE f.session_id = :session AND f.role <> 'withdrawn'"
        "   AND f.noted_at < :before AND NOT EXISTS (SELECT 1 FROM session_leader w"
        "    WHERE w.withdraws_id = f.id AND w.noted_at < :before)),"
        " to_lead (staff_id) AS (SELECT staff_id FROM planned WHERE NOT EXISTS (SELECT 1 FROM fact"
        "    WHERE fact.role = 'leads' OR fact.for_staff_id = planned.staff_id)"
        "   UNION SELECT staff_id FROM fact),"
        " led (staff_id) AS (SELECT staff_id FROM told UNION SELECT staff_id FROM to_lead"
        "   WHERE NOT EXISTS (SELECT 1 FROM told))"
        " SELECT f.code, f.name, f.title, f.id IN (SELECT staff_id FROM led),"
        " f.id IN (SELECT staff_id FROM planned)"
        " FROM (SELECT staff_id FROM led UNION SELECT staff_id FROM planned) who"
        " JOIN staff f ON f.id = who.staff_id ORDER BY f.name, f.code");
}

bool session_leaders_get(struct club *club, int64_t session_id, int64_t before,
                         struct session_leaders *leaders, struct error *err)
{
    struct statement *s = select_leaders(club);
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":before", before);
    while (statement_step(s)) {
        leaders->items =
            memory_grow(leaders->items, leaders->count, &leaders->capacity, sizeof *leaders->items);
        struct session_leader *leader = &leaders->items[leaders->count++];
        *leader = (struct session_leader){
            .has_led = statement_integer(s, 3) != 0,
            .is_planned = statement_integer(s, 4) != 0,
        };
        statement_copy_text(s, 0, leader->code, sizeof leader->code);
        statement_copy_text(s, 1, leader->name, sizeof leader->name);
        statement_copy_text(s, 2, leader->office, sizeof leader->office);
    }
    return statement_finish(s, err);
}

void session_leaders_free(struct session_leaders *leaders)
{
    free(leaders->items);
    *leaders = (struct session_leaders){0};
}
