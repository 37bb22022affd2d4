/* Single acts: facts that are noted, and taken back when they were noted by mistake. */
#include "club/contract/obligation.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>

bool obligation_fact_list(struct club *club, int64_t obligation_id, int64_t before,
                          struct obligation_facts *list, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT f.id, f.done_on, f.evidence, f.actor, f.noted_at"
                                   " FROM obligation_fact f WHERE f.obligation_id = :obligation"
                                   " AND f.takes_back_id IS NULL AND f.noted_at < :before"
                                   " AND NOT EXISTS (SELECT 1 FROM obligation_fact t"
                                   "   WHERE t.takes_back_id = f.id AND t.noted_at < :before)"
                                   " ORDER BY f.done_on, f.id");
    statement_bind_integer(s, ":obligation", obligation_id);
    statement_bind_integer(s, ":before", before);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct obligation_fact *fact = &list->items[list->count++];
        *fact = (struct obligation_fact){
            .id = statement_integer(s, 0),
            .done_on = day_column(s, 1),
            .noted_at = statement_integer(s, 4),
        };
        statement_copy_text(s, 2, fact->evidence, sizeof fact->evidence);
        statement_copy_text(s, 3, fact->actor, sizeof fact->actor);
    }
    return statement_finish(s, err);
}

void obligation_facts_free(struct obligation_facts *list)
{
    free(list->items);
    *list = (struct obligation_facts){0};
}

static bool insert_fact(struct club *club, int64_t obligation_id, int done_on, const char *evidence,
                        int64_t takes_back_id, struct error *err)
{
    struct day_text day = day_column_text(done_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO obligation_fact (id, obligation_id, done_on, evidence,"
                     " takes_back_id, actor, noted_at) VALUES (:id, :obligation, :day, :evidence,"
                     " nullif(:back, 0), :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":obligation", obligation_id);
    statement_bind_text(s, ":day", day.text);
    statement_bind_text(s, ":evidence", evidence);
    statement_bind_integer(s, ":back", takes_back_id);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* The fact of that day that stands; an id of 0 when there is none. */
static bool find_fact(struct club *club, int64_t obligation_id, int done_on,
                      struct obligation_fact *fact, struct error *err)
{
    struct obligation_facts list = {0};
    *fact = (struct obligation_fact){0};
    bool ok = obligation_fact_list(club, obligation_id, INT64_MAX, &list, err);
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].done_on == done_on)
            *fact = list.items[i];
    }
    obligation_facts_free(&list);
    return ok;
}

static bool check_fact(struct club *club, const struct obligation *obligation, int done_on,
                       struct error *err)
{
    if (obligation->kind != OBLIGATION_SINGLE_ACT)
        return error_set(err, ERROR_REFUSED,
                         _("Line %d is “%s”, which is told by attendance. Facts are noted for "
                           "single acts."),
                         obligation->line, obligation_kind_word(obligation->kind));
    if (done_on > club_today(club))
        return error_set(err, ERROR_USAGE, _("%s lies ahead. A fact is noted when it is one."),
                         day_column_text(done_on).text);
    return done_on >= obligation->from_on ||
           error_set(err, ERROR_USAGE, _("%s lies before the window of line %d, from %s."),
                     day_column_text(done_on).text, obligation->line,
                     day_column_text(obligation->from_on).text);
}

static json_t *fact_body(int line, int done_on, const char *evidence)
{
    json_t *body = json_pack("{s:i, s:s}", "line", line, "evidence", evidence);
    day_column_note(body, "done_on", done_on);
    return body;
}

static bool fact_add(struct club *club, const char *sign, int line, int done_on,
                     const char *evidence, struct error *err)
{
    struct contract contract;
    struct obligation obligation;
    struct obligation_fact fact;
    if (!contract_get(club, sign, club_today(club), &contract, err) ||
        !obligation_get(club, &contract, line, &obligation, err) ||
        !check_fact(club, &obligation, done_on, err) ||
        !find_fact(club, obligation.id, done_on, &fact, err))
        return false;
    if (fact.id)
        return error_set(err, ERROR_REFUSED, _("For line %d a fact of %s is noted already."), line,
                         day_column_text(done_on).text);
    return insert_fact(club, obligation.id, done_on, evidence, 0, err) &&
           club_note(club, "contract.fact", contract.sign, fact_body(line, done_on, evidence), err);
}

bool obligation_fact_add(struct club *club, const char *sign, int line, int done_on,
                         const char *evidence, struct error *err)
{
    return dictionary_check(DICTIONARY_CONTRACT_EVIDENCE, evidence, err) && club_begin(club, err) &&
           club_end(club, fact_add(club, sign, line, done_on, evidence, err), err);
}

static bool fact_withdraw(struct club *club, const char *sign, int line, int done_on,
                          struct error *err)
{
    struct contract contract;
    struct obligation obligation;
    struct obligation_fact fact;
    if (!contract_get(club, sign, club_today(club), &contract, err) ||
        !obligation_get(club, &contract, line, &obligation, err) ||
        !find_fact(club, obligation.id, done_on, &fact, err))
        return false;
    if (!fact.id)
        return error_set(err, ERROR_REFUSED, _("For line %d no fact of %s is noted."), line,
                         day_column_text(done_on).text);
    return insert_fact(club, obligation.id, done_on, fact.evidence, fact.id, err) &&
           club_note(club, "contract.fact_withdraw", contract.sign,
                     fact_body(line, done_on, fact.evidence), err);
}

bool obligation_fact_withdraw(struct club *club, const char *sign, int line, int done_on,
                              struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, fact_withdraw(club, sign, line, done_on, err), err);
}
