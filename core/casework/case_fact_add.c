/* Adding facts and withdrawing them. */
#include "casework/case_fact.h"

#include "base/language.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/people/person.h"
#include "club/presence/month.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool check_day(struct club *club, int happened_on, struct error *err)
{
    if (happened_on > club_today(club))
        return error_set(err, ERROR_USAGE, _("%s lies ahead. A fact is noted when it is one."),
                         day_column_text(happened_on).text);
    return month_check_open(club, happened_on, err);
}

static bool find_household(struct club *club, const char *typed, struct case_fact *fact,
                           struct error *err)
{
    struct household household;
    if (!typed)
        return true;
    if (!household_get(club, typed, &household, err))
        return false;
    if (household.closed_on != DAY_NONE && fact->happened_on > household.closed_on)
        return error_set(err, ERROR_REFUSED,
                         _("Household %s was closed on %s. If the work goes on: obecni household "
                           "reopen %s"),
                         household.code, day_column_text(household.closed_on).text, household.code);
    fact->household_id = household.id;
    memcpy(fact->household, household.code, sizeof fact->household);
    return true;
}

static bool find_person(struct club *club, const char *number, struct case_fact *fact,
                        struct error *err)
{
    bool is_guest = false;
    if (!number)
        return true;
    struct statement *s =
        statement_new(club->store, "SELECT p.id, p.number, EXISTS (SELECT 1 FROM guest g"
                                   "   WHERE g.participant_id = p.id) FROM participant q"
                                   " JOIN participant p ON p.id = ifnull(q.merged_into_id, q.id)"
                                   " WHERE q.number = :number");
    statement_bind_text(s, ":number", number);
    if (statement_step(s)) {
        fact->person_id = statement_integer(s, 0);
        statement_copy_text(s, 1, fact->participant, sizeof fact->participant);
        is_guest = statement_integer(s, 2) != 0;
    }
    if (!statement_finish(s, err))
        return false;
    if (!fact->person_id)
        return error_set(err, ERROR_REFUSED, _("There is no participant with the number %s."),
                         number);
    return !is_guest || error_set(err, ERROR_REFUSED,
                                  _("%s is a guest's number. Casework is noted of participants and "
                                    "households."),
                                  number);
}

/* Two notes of one visit would count it twice. */
static bool check_is_new(struct club *club, const struct case_fact *fact, struct error *err)
{
    char code[CODE_SIZE] = "";
    struct day_text day = day_column_text(fact->happened_on);
    struct statement *s = statement_new(
        club->store, "SELECT code FROM case_standing WHERE noun = :noun AND happened_on = :day"
                     " AND kind = :kind AND household_id IS nullif(:household, 0)"
                     " AND person_id IS nullif(:person, 0)"
                     " AND (household_id IS NOT NULL OR person_id IS NOT NULL)");
    statement_bind_text(s, ":noun", case_noun_word(fact->noun));
    statement_bind_text(s, ":day", day.text);
    statement_bind_text(s, ":kind", fact->kind);
    statement_bind_integer(s, ":household", fact->household_id);
    statement_bind_integer(s, ":person", fact->person_id);
    if (statement_step(s))
        statement_copy_text(s, 0, code, sizeof code);
    if (!statement_finish(s, err))
        return false;
    return !code[0] || error_set(err, ERROR_REFUSED,
                                 _("The same is noted already, as %s. If it was another one, say "
                                   "so with --another."),
                                 code);
}

static bool next_code(struct club *club, struct case_fact *fact, struct error *err)
{
    static const char letters[] = {[CASE_INTERVENTION] = 'I',
                                   [CASE_SERVICE] = 'P',
                                   [CASE_REFERRAL] = 'S',
                                   [CASE_OUTCOME] = 'E'};
    struct day_text day = day_column_text(fact->happened_on);
    bool is_taken = true;
    for (int number = 1; is_taken; number++) {
        if (number == 1)
            snprintf(fact->code, sizeof fact->code, "%c-%s", letters[fact->noun], day.text);
        else
            snprintf(fact->code, sizeof fact->code, "%c-%s-%d", letters[fact->noun], day.text,
                     number);
        struct statement *s =
            statement_new(club->store, "SELECT 1 FROM case_fact WHERE code = :code");
        statement_bind_text(s, ":code", fact->code);
        is_taken = statement_step(s);
        if (!statement_finish(s, err))
            return false;
    }
    return true;
}

static bool insert(struct club *club, struct case_fact *fact, struct error *err)
{
    struct day_text day = day_column_text(fact->happened_on);
    fact->id = club_new_id(club);
    struct statement *s = statement_new(
        club->store, "INSERT INTO case_fact (id, code, noun, happened_on, household_id,"
                     " participant_id, kind, actor, noted_at) VALUES (:id, :code, :noun, :day,"
                     " nullif(:household, 0), nullif(:person, 0), :kind, :actor, :now)");
    statement_bind_integer(s, ":id", fact->id);
    statement_bind_text(s, ":code", fact->code);
    statement_bind_text(s, ":noun", case_noun_word(fact->noun));
    statement_bind_text(s, ":day", day.text);
    statement_bind_integer(s, ":household", fact->household_id);
    statement_bind_integer(s, ":person", fact->person_id);
    statement_bind_text(s, ":kind", fact->kind);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool insert_partner(struct club *club, int64_t fact_id, const char *code, struct error *err)
{
    bool is_repeat;
    if (!partner_check(club, code, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO case_partner (fact_id, partner) VALUES (:id, :code)");
    statement_bind_integer(s, ":id", fact_id);
    statement_bind_text(s, ":code", code);
    return statement_run_unique(s, &is_repeat, err) &&
           (!is_repeat || error_set(err, ERROR_USAGE, _("“%s” is named twice."), code));
}

static bool insert_partners(struct club *club, int64_t fact_id, const char *codes,
                            struct error *err)
{
    int count = 0;
    for (const char *at = codes; at && *at; at += *at == ',') {
        char code[CODE_SIZE];
        size_t length = strcspn(at, ",");
        if (++count > CASE_PARTNERS_MOST)
            return error_set(err, ERROR_USAGE, _("At most %d partners can be named."),
                             CASE_PARTNERS_MOST);
        if (!length || length >= sizeof code)
            return error_set(err, ERROR_USAGE, _("“%.40s” is not a code."), at);
        snprintf(code, sizeof code, "%.*s", (int)length, at);
        if (!insert_partner(club, fact_id, code, err))
            return false;
        at += length;
    }
    return true;
}

static bool seal_text(struct club *club, int64_t fact_id, const char *text, struct error *err)
{
    char line[CASE_TEXT_SIZE];
    unsigned char nonce[VAULT_NONCE_SIZE], *sealed;
    size_t length;
    if (!text)
        return true;
    if (!person_need_vault(club, err) ||
        !text_read_name(text, _("the note"), line, sizeof line, err))
        return false;
    vault_seal(&club->vault, fact_id, fact_id, line, nonce, &sealed, &length);
    explicit_bzero(line, sizeof line);
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO case_text (fact_id, nonce, sealed) VALUES (:id, :nonce, :sealed)");
    statement_bind_integer(s, ":id", fact_id);
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":sealed", sealed, length);
    bool ok = statement_run(s, err);
    free(sealed);
    return ok;
}

bool case_fact_insert(struct club *club, const struct case_entry *entry, struct case_fact *fact,
                      struct error *err)
{
    *fact = (struct case_fact){.noun = entry->noun, .happened_on = entry->happened_on};
    snprintf(fact->kind, sizeof fact->kind, "%s", entry->kind);
    return check_day(club, fact->happened_on, err) &&
           find_household(club, entry->household, fact, err) &&
           find_person(club, entry->participant, fact, err) &&
           (entry->is_another || check_is_new(club, fact, err)) && next_code(club, fact, err) &&
           insert(club, fact, err) && insert_partners(club, fact->id, entry->partners, err) &&
           seal_text(club, fact->id, entry->text, err);
}

bool case_fact_note(struct club *club, const char *action, struct case_fact *fact, json_t *body,
                    struct error *err)
{
    body = body ? body : json_object();
    day_column_note(body, "happened_on", fact->happened_on);
    if (fact->household_id)
        json_object_set_new(body, "household", json_string(fact->household));
    if (fact->person_id)
        json_object_set_new(body, "participant", json_string(fact->participant));
    return club_note(club, action, fact->code, body, err) &&
           case_fact_get(club, fact->noun, fact->code, fact, err);
}

/* The visits that were due or done would no longer count either. */
static bool check_months(struct club *club, const struct case_fact *fact, struct error *err)
{
    bool ok = month_check_open(club, fact->happened_on, err);
    struct statement *s =
        statement_new(club->store, "SELECT due_on FROM followup_standing WHERE fact_id = :id UNION"
                                   " SELECT done_on FROM followup_standing WHERE fact_id = :id"
                                   "   AND done_on IS NOT NULL");
    statement_bind_integer(s, ":id", fact->id);
    while (ok && statement_step(s))
        ok = month_check_open(club, day_column(s, 0), err);
    return statement_finish(s, err) && ok;
}

static bool withdraw(struct club *club, struct case_fact *fact, const char *reason,
                     struct error *err)
{
    struct statement *s =
        statement_new(club->store, "INSERT INTO case_withdrawal (fact_id, reason, actor, noted_at)"
                                   " VALUES (:id, :reason, :actor, :now)");
    statement_bind_integer(s, ":id", fact->id);
    statement_bind_text(s, ":reason", reason);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

bool case_fact_withdraw(struct club *club, enum case_noun noun, const char *code,
                        const char *reason, struct case_fact *fact, struct error *err)
{
    char action[40];
    snprintf(action, sizeof action, "%s.withdraw", case_noun_word(noun));
    if (!dictionary_check(DICTIONARY_WITHDRAWAL_REASON, reason, err) || !club_begin(club, err))
        return false;
    bool ok = case_fact_get(club, noun, code, fact, err) && case_fact_check_stands(fact, err) &&
              check_months(club, fact, err) && withdraw(club, fact, reason, err) &&
              case_fact_note(club, action, fact, json_pack("{s:s}", "reason", reason), err);
    return club_end(club, ok, err);
}
