/* Adding contracts, who is responsible for one, annexes and extensions. Each is one change with
 * one entry of the ledger, which names the contract's sign. Endings are contract_end.c's,
 * evaluations contract_evaluation.c's. */
#include "club/contract/contract.h"

#include "base/language.h"
#include "base/text.h"
#include "club/contract/contract_text.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <string.h>

enum { DAYS_MOST = 3660 };

/* What is free text goes into the ledger as a digest: it proves, and tells nothing. */
static void note_digest(json_t *body, const char *key, const char *text)
{
    char digest[DIGEST_SHORT_SIZE];
    digest_short(text, strlen(text), digest);
    json_object_set_new(body, key, json_string(digest));
}

static bool check_days(struct club *club, int concluded_on, int from_on, int until_on,
                       struct error *err)
{
    if (concluded_on > club_today(club))
        return error_set(err, ERROR_USAGE,
                         _("%s lies ahead. A contract is noted when it has been concluded."),
                         day_column_text(concluded_on).text);
    if (until_on < from_on)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(until_on).text, day_column_text(from_on).text);
    if (until_on < concluded_on)
        return error_set(err, ERROR_USAGE,
                         _("The last day %s lies before %s, when it was concluded."),
                         day_column_text(until_on).text, day_column_text(concluded_on).text);
    return until_on - from_on <= DAYS_MOST ||
           error_set(err, ERROR_USAGE, _("A contract lasts at most ten years. Check the year."));
}

static bool insert_contract(struct club *club, int64_t id, const struct contract_entry *entry,
                            struct error *err)
{
    bool is_repeat;
    int64_t now = club_now(club);
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO contract (id, sign, participant_id, kind, noted_at, first_day_ends_at)"
        " SELECT :id, :sign, ifnull(merged_into_id, id), :kind, :now, :ends FROM participant"
        " WHERE number = :participant");
    statement_bind_integer(s, ":id", id);
    statement_bind_text(s, ":sign", entry->sign);
    statement_bind_text(s, ":participant", entry->participant);
    statement_bind_text(s, ":kind", entry->kind);
    statement_bind_integer(s, ":now", now);
    statement_bind_integer(s, ":ends", clock_day_start(clock_wall(now).day + 1));
    if (!statement_run_unique(s, &is_repeat, err))
        return false;
    return !is_repeat || error_set(err, ERROR_REFUSED,
                                   _("There is a contract with the sign %s already."), entry->sign);
}

static bool insert_care(struct club *club, int64_t contract_id, const char *social_worker,
                        const char *district, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO contract_care (id, contract_id, social_worker, district,"
                     " noted_at) VALUES (:id, :contract, :worker, :district, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":contract", contract_id);
    statement_bind_text(s, ":worker", social_worker);
    statement_bind_text(s, ":district", district);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool insert_terms(struct club *club, int64_t contract_id, const struct contract_terms *terms,
                         struct error *err)
{
    struct day_text concluded = day_column_text(terms->concluded_on);
    struct day_text from = day_column_text(terms->from_on);
    struct day_text until = day_column_text(terms->until_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO contract_terms (contract_id, version, kind, concluded_on,"
                     " from_on, until_on, text_id, noted_at) VALUES (:contract, :version, :kind,"
                     " :concluded, :from, :until, nullif(:text, 0), :now)");
    statement_bind_integer(s, ":contract", contract_id);
    statement_bind_integer(s, ":version", terms->version);
    statement_bind_text(s, ":kind", contract_terms_word(terms->kind));
    statement_bind_text(s, ":concluded", concluded.text);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":text", terms->text_id);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static json_t *terms_body(const struct contract_terms *terms)
{
    json_t *body =
        json_pack("{s:i, s:b}", "version", terms->version, "has_text", terms->text_id != 0);
    day_column_note(body, "concluded_on", terms->concluded_on);
    day_column_note(body, "from_on", terms->from_on);
    day_column_note(body, "until_on", terms->until_on);
    return body;
}

static bool add(struct club *club, const struct contract_entry *entry, const char *social_worker,
                const char *district, struct error *err)
{
    struct participant participant;
    struct contract_terms terms = {
        .version = 1,
        .kind = CONTRACT_CONCLUDED,
        .concluded_on = entry->concluded_on,
        .from_on = entry->from_on,
        .until_on = entry->until_on,
    };
    int64_t id = club_new_id(club);
    if (!participant_get(club, entry->participant, &participant, err) ||
        !insert_contract(club, id, entry, err) ||
        !insert_care(club, id, social_worker, district, err) ||
        !contract_text_seal(club, id, _("The remark"), entry->text, &terms.text_id, err) ||
        !insert_terms(club, id, &terms, err))
        return false;
    json_t *body = terms_body(&terms);
    json_object_set_new(body, "participant", json_string(entry->participant));
    note_digest(body, "social_worker", social_worker);
    note_digest(body, "district", district);
    return club_note(club, "contract.add", entry->sign, body, err);
}

bool contract_add(struct club *club, const struct contract_entry *entry, struct error *err)
{
    char social_worker[LABEL_SIZE], district[LABEL_SIZE];
    if (!text_is_code(entry->sign))
        return error_set(err, ERROR_USAGE,
                         _("A contract's sign has 1 to 32 letters a–z, digits, “-”, “_”, “.” or "
                           "“/”, like KIS/12/2026."));
    if (!dictionary_check(DICTIONARY_CONTRACT_KIND, entry->kind, err) ||
        !check_days(club, entry->concluded_on, entry->from_on, entry->until_on, err) ||
        !text_read_name(entry->social_worker, _("The social worker"), social_worker,
                        sizeof social_worker, err) ||
        !text_read_line(entry->district, _("The district"), district, sizeof district, err) ||
        !club_begin(club, err))
        return false;
    return club_end(club, add(club, entry, social_worker, district, err), err);
}

static bool change(struct club *club, const char *sign, const char *social_worker,
                   const char *district, struct error *err)
{
    struct contract contract;
    if (!contract_get(club, sign, club_today(club), &contract, err))
        return false;
    const char *worker_now = social_worker ? social_worker : contract.social_worker;
    const char *district_now = district ? district : contract.district;
    if (strcmp(worker_now, contract.social_worker) == 0 &&
        strcmp(district_now, contract.district) == 0)
        return error_set(err, ERROR_USAGE, _("Nothing differs from what is known already."));
    json_t *body = json_object();
    if (social_worker)
        note_digest(body, "social_worker", social_worker);
    if (district)
        note_digest(body, "district", district);
    if (insert_care(club, contract.id, worker_now, district_now, err))
        return club_note(club, "contract.change", contract.sign, body, err);
    json_decref(body);
    return false;
}

bool contract_change(struct club *club, const char *sign, const char *social_worker,
                     const char *district, struct error *err)
{
    char worker[LABEL_SIZE], place[LABEL_SIZE];
    if (!social_worker && !district)
        return error_set(err, ERROR_USAGE, _("Nothing to change was named."));
    if ((social_worker &&
         !text_read_name(social_worker, _("The social worker"), worker, sizeof worker, err)) ||
        (district && !text_read_line(district, _("The district"), place, sizeof place, err)) ||
        !club_begin(club, err))
        return false;
    return club_end(
        club, change(club, sign, social_worker ? worker : NULL, district ? place : NULL, err), err);
}

static bool check_annex(struct club *club, const struct contract *contract,
                        const struct contract_terms *terms, struct error *err)
{
    if (!contract_check_not_ended(contract, err) ||
        !check_days(club, terms->concluded_on, terms->from_on, terms->until_on, err))
        return false;
    if (terms->concluded_on < contract->terms.concluded_on)
        return error_set(err, ERROR_REFUSED,
                         _("The terms of %s that hold were concluded on %s, after %s."),
                         contract->sign, day_column_text(contract->terms.concluded_on).text,
                         day_column_text(terms->concluded_on).text);
    return terms->kind != CONTRACT_EXTENSION || terms->until_on > contract->terms.until_on ||
           error_set(err, ERROR_USAGE,
                     _("The contract %s lasts until %s already. An extension ends later."),
                     contract->sign, day_column_text(contract->terms.until_on).text);
}

static bool add_terms(struct club *club, const char *sign, const struct contract_annex *annex,
                      int *version, struct error *err)
{
    struct contract contract;
    if (!contract_get(club, sign, club_today(club), &contract, err))
        return false;
    struct contract_terms terms = {
        .version = *version = contract.terms.version + 1,
        .kind = annex->kind,
        .concluded_on = annex->concluded_on,
        .from_on = annex->from_on == DAY_NONE ? contract.terms.from_on : annex->from_on,
        .until_on = annex->until_on == DAY_NONE ? contract.terms.until_on : annex->until_on,
    };
    return check_annex(club, &contract, &terms, err) &&
           contract_text_seal(club, contract.id, _("The remark"), annex->text, &terms.text_id,
                              err) &&
           insert_terms(club, contract.id, &terms, err) &&
           club_note(club, annex->kind == CONTRACT_ANNEX ? "contract.annex" : "contract.extend",
                     contract.sign, terms_body(&terms), err);
}

bool contract_add_terms(struct club *club, const char *sign, const struct contract_annex *annex,
                        int *version, struct error *err)
{
    return club_begin(club, err) && club_end(club, add_terms(club, sign, annex, version, err), err);
}
