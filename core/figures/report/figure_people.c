/* Who finished in a period, and contracts: figures without presences. */
#include "figures/report/figure_parts.h"

#include "club/day_column.h"
#include "store/statement.h"

/* Enrolments that a merge carried over ended nowhere. */
static bool add_finished(struct club *club, const struct period *period, const char *programme,
                         struct figure_values *values, struct error *err)
{
    struct day_text from = day_column_text(period->first), until = day_column_text(period->last);
    struct statement *s = statement_new(
        club->store,
        "WITH told AS (SELECT ifnull(p.merged_into_id, p.id) AS person, e.until_on,"
        "   e.end_reason FROM enrolment e JOIN participant p ON p.id = e.participant_id"
        "   JOIN activity a ON a.id = e.activity_id LEFT JOIN programme g ON g.id = a.programme_id"
        "   WHERE e.from_on <= :until AND ifnull(e.until_on, '9999') >= :from"
        "   AND (e.end_reason IS NULL OR e.end_reason <> 'merged')"
        "   AND (:programme IS NULL OR g.code = :programme)"
        "   AND ifnull(p.merged_into_id, p.id) NOT IN (SELECT person_id FROM restricted_person)),"
        " person AS (SELECT max(ifnull(until_on, '9999')) AS last,"
        "   max(end_reason IS NOT NULL AND end_reason = 'completed') AS is_completed"
        "   FROM told GROUP BY person)"
        " SELECT count(*), ifnull(sum(is_completed), 0) FROM person WHERE last <= :until");
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_text(s, ":programme", programme);
    if (statement_step(s)) {
        figure_add(values, "persons_finished", "", statement_integer(s, 0));
        figure_add(values, "persons_completed", "", statement_integer(s, 1));
    }
    return statement_finish(s, err);
}

/* A contract lasts from the first of its terms to the end of the newest, unless it ended. */
static bool add_contracts(struct club *club, const struct period *period,
                          struct figure_values *values, struct error *err)
{
    struct day_text from = day_column_text(period->first), until = day_column_text(period->last);
    struct statement *s = statement_new(
        club->store,
        "WITH told AS (SELECT ifnull(p.merged_into_id, p.id) AS person, t.concluded_on, t.from_on,"
        "   min(n.until_on, ifnull((SELECT e.ended_on FROM contract_end e"
        "     WHERE e.contract_id = c.id ORDER BY e.id DESC LIMIT 1), '9999')) AS until_on"
        "   FROM contract c JOIN participant p ON p.id = c.participant_id"
        "   JOIN contract_terms t ON t.contract_id = c.id AND t.version = 1"
        "   JOIN contract_terms n ON n.contract_id = c.id AND n.version ="
        "     (SELECT max(version) FROM contract_terms WHERE contract_id = c.id)"
        "   WHERE ifnull(p.merged_into_id, p.id) NOT IN"
        "     (SELECT person_id FROM restricted_person))"
        " SELECT sum(concluded_on >= :from AND concluded_on <= :until),"
        " sum(from_on <= :until AND until_on >= :from),"
        " count(DISTINCT iif(from_on <= :until AND until_on >= :from, person, NULL)) FROM told");
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    if (statement_step(s)) {
        figure_add(values, "contracts_concluded", "", statement_integer(s, 0));
        figure_add(values, "contracts_in_force", "", statement_integer(s, 1));
        figure_add(values, "contract_persons", "", statement_integer(s, 2));
    }
    return statement_finish(s, err);
}

bool figure_people_add(struct club *club, const struct period *period, const char *programme,
                       struct figure_values *values, struct error *err)
{
    static const char *const contracts[] = {"contracts_concluded", "contracts_in_force",
                                            "contract_persons"};
    for (size_t i = 0; programme && i < sizeof contracts / sizeof *contracts; i++)
        figure_add_unknown(values, contracts[i], FIGURE_NO_PROGRAMME);
    return add_finished(club, period, programme, values, err) &&
           (programme || add_contracts(club, period, values, err));
}
