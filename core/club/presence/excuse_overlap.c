/* Keeping excuses of one person apart. */
#include "club/presence/excuse_overlap.h"

#include "base/language.h"
#include "club/day_column.h"
#include "store/statement.h"

/* The activity that it is limited to: by its own words, or as that of its session; 0: none. */
static bool find_activity(struct club *club, const struct excuse *excuse, int64_t *activity_id,
                          struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT activity_id FROM session WHERE id = :session");
    statement_bind_integer(s, ":session", excuse->session_id);
    *activity_id = statement_step(s) ? statement_integer(s, 0) : excuse->activity_id;
    return statement_finish(s, err);
}

bool excuse_check_overlap(struct club *club, const struct excuse *excuse, bool is_granted,
                          struct error *err)
{
    struct day_text from = day_column_text(excuse->from_on);
    struct day_text until = day_column_text(excuse->until_on);
    int64_t activity_id;
    if (!find_activity(club, excuse, &activity_id, err))
        return false;
    struct statement *s = statement_new(
        club->store, "SELECT x.code FROM excuse x LEFT JOIN session s ON s.id = x.session_id"
                     " LEFT JOIN excuse_decision d ON d.id ="
                     "  (SELECT max(id) FROM excuse_decision WHERE excuse_id = x.id)"
                     " WHERE x.participant_id IN (SELECT :person UNION ALL"
                     "   SELECT id FROM participant WHERE merged_into_id = :person)"
                     " AND x.id <> :excuse AND x.from_on <= :until AND x.until_on >= :from"
                     " AND (:session = 0 OR x.session_id IS NULL OR x.session_id = :session)"
                     " AND (:activity IS NULL OR ifnull(x.activity_id, s.activity_id) IS NULL"
                     "   OR ifnull(x.activity_id, s.activity_id) = :activity)"
                     " AND iif(:granted, ifnull(d.decision, '') = 'granted',"
                     "   ifnull(d.decision, '') <> 'refused') ORDER BY x.from_on, x.id LIMIT 1");
    statement_bind_integer(s, ":person", excuse->person_id);
    statement_bind_integer(s, ":excuse", excuse->id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":session", excuse->session_id);
    if (activity_id)
        statement_bind_integer(s, ":activity", activity_id);
    statement_bind_integer(s, ":granted", is_granted);
    bool found = statement_step(s);
    if (found)
        error_set(
            err, ERROR_REFUSED,
            _("The excuse %s covers some of these days already. See “obecni excuse show %s”."),
            statement_text(s, 0), statement_text(s, 0));
    return statement_finish(s, err) && !found;
}
