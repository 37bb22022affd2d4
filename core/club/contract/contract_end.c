/* Endings of contracts before their time: people's decision, noted with a reason, and taken back
 * the same way. */
#include "club/contract/contract.h"

#include "base/language.h"
#include "club/day_column.h"
#include "store/statement.h"

bool contract_check_not_ended(const struct contract *contract, struct error *err)
{
    return contract->ended_on == DAY_NONE ||
           error_set(err, ERROR_REFUSED,
                     _("The contract %s was ended on %s. Reopen it first, or conclude another."),
                     contract->sign, day_column_text(contract->ended_on).text);
}

static bool insert_end(struct club *club, int64_t contract_id, int ended_on, const char *reason,
                       struct error *err)
{
    struct day_text ended = day_column_text(ended_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO contract_end (id, contract_id, ended_on, reason, actor,"
                     " noted_at) VALUES (:id, :contract, :ended, :reason, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":contract", contract_id);
    statement_bind_text_or_null(s, ":ended", ended.text);
    statement_bind_text(s, ":reason", reason);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool end(struct club *club, const char *sign, int ended_on, const char *reason,
                struct error *err)
{
    struct contract contract;
    if (!contract_get(club, sign, club_today(club), &contract, err) ||
        !contract_check_not_ended(&contract, err))
        return false;
    int first = contract.terms.from_on < contract.terms.concluded_on ? contract.terms.from_on
                                                                     : contract.terms.concluded_on;
    if (ended_on < first || ended_on > contract.terms.until_on)
        return error_set(err, ERROR_USAGE,
                         _("The contract %s can be ended on a day from %s to %s; then it runs out "
                           "by itself."),
                         contract.sign, day_column_text(first).text,
                         day_column_text(contract.terms.until_on).text);
    json_t *body = json_pack("{s:s}", "reason", reason);
    day_column_note(body, "ended_on", ended_on);
    if (insert_end(club, contract.id, ended_on, reason, err))
        return club_note(club, "contract.end", contract.sign, body, err);
    json_decref(body);
    return false;
}

bool contract_end(struct club *club, const char *sign, int ended_on, const char *reason,
                  struct error *err)
{
    return dictionary_check(DICTIONARY_CONTRACT_END_REASON, reason, err) && club_begin(club, err) &&
           club_end(club, end(club, sign, ended_on, reason, err), err);
}

static bool reopen(struct club *club, const char *sign, struct error *err)
{
    struct contract contract;
    if (!contract_get(club, sign, club_today(club), &contract, err))
        return false;
    if (contract.ended_on == DAY_NONE)
        return error_set(err, ERROR_REFUSED, _("The contract %s was not ended by anybody."),
                         contract.sign);
    return insert_end(club, contract.id, DAY_NONE, NULL, err) &&
           club_note(club, "contract.reopen", contract.sign, NULL, err);
}

bool contract_reopen(struct club *club, const char *sign, struct error *err)
{
    return club_begin(club, err) && club_end(club, reopen(club, sign, err), err);
}
