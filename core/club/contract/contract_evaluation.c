/* Evaluations: what people found on a day, in words that are sealed. */
#include "club/contract/contract.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/contract/contract_text.h"
#include "club/day_column.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <stdlib.h>
#include <string.h>

static bool insert_evaluation(struct club *club, int64_t contract_id, int evaluated_on,
                              const char *author, int64_t text_id, struct error *err)
{
    struct day_text day = day_column_text(evaluated_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO contract_evaluation (id, contract_id, evaluated_on, author,"
                     " text_id, actor, noted_at)"
                     " VALUES (:id, :contract, :day, :author, :text, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":contract", contract_id);
    statement_bind_text(s, ":day", day.text);
    statement_bind_text(s, ":author", author);
    statement_bind_integer(s, ":text", text_id);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool evaluate(struct club *club, const char *sign, int evaluated_on, const char *author,
                     const char *text, struct error *err)
{
    struct contract contract;
    int64_t text_id;
    if (!contract_get(club, sign, evaluated_on, &contract, err) ||
        !contract_text_seal(club, contract.id, _("The evaluation"), text, &text_id, err) ||
        !insert_evaluation(club, contract.id, evaluated_on, author, text_id, err))
        return false;
    char digest[DIGEST_SHORT_SIZE];
    digest_short(author, strlen(author), digest);
    json_t *body = json_pack("{s:s}", "author", digest);
    day_column_note(body, "evaluated_on", evaluated_on);
    return club_note(club, "contract.evaluate", contract.sign, body, err);
}

bool contract_evaluate(struct club *club, const char *sign, int evaluated_on, const char *author,
                       const char *text, struct error *err)
{
    char name[LABEL_SIZE];
    if (evaluated_on > club_today(club))
        return error_set(err, ERROR_USAGE,
                         _("%s lies ahead. An evaluation is noted when it has been made."),
                         day_column_text(evaluated_on).text);
    if (!text_read_name(author, _("The author"), name, sizeof name, err) || !club_begin(club, err))
        return false;
    return club_end(club, evaluate(club, sign, evaluated_on, name, text, err), err);
}

bool contract_evaluation_list(struct club *club, const struct contract *contract,
                              struct contract_evaluations *list, struct error *err)
{
    struct day_text day = day_column_text(contract->day);
    struct statement *s = statement_new(
        club->store, "SELECT id, evaluated_on, author, text_id, noted_at FROM contract_evaluation"
                     " WHERE contract_id = :contract AND evaluated_on <= :day"
                     " AND noted_at < :before ORDER BY evaluated_on, id");
    statement_bind_integer(s, ":contract", contract->id);
    statement_bind_text(s, ":day", day.text);
    statement_bind_integer(s, ":before", contract->before);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct contract_evaluation *evaluation = &list->items[list->count++];
        *evaluation = (struct contract_evaluation){
            .id = statement_integer(s, 0),
            .evaluated_on = day_column(s, 1),
            .text_id = statement_integer(s, 3),
            .noted_at = statement_integer(s, 4),
        };
        statement_copy_text(s, 2, evaluation->author, sizeof evaluation->author);
    }
    return statement_finish(s, err);
}

void contract_evaluations_free(struct contract_evaluations *list)
{
    free(list->items);
    *list = (struct contract_evaluations){0};
}

bool contract_evaluation_last_many(struct club *club, const struct contract *contracts,
                                   size_t count, int *days, struct error *err)
{
    int64_t *ids = memory_new(count, sizeof *ids);
    struct statement *s = statement_new(
        club->store, "SELECT j.key, e.evaluated_on, e.noted_at FROM json_each(:contracts) j"
                     " CROSS JOIN contract_evaluation e ON e.contract_id = j.value");
    for (size_t i = 0; i < count; i++) {
        ids[i] = contracts[i].id;
        days[i] = DAY_NONE;
    }
    statement_bind_integers(s, ":contracts", ids, count);
    while (statement_step(s)) {
        size_t i = (size_t)statement_integer(s, 0);
        int day = day_column(s, 1);
        if (day <= contracts[i].day && statement_integer(s, 2) < contracts[i].before &&
            (days[i] == DAY_NONE || day > days[i]))
            days[i] = day;
    }
    free(ids);
    return statement_finish(s, err);
}

bool contract_evaluation_last(struct club *club, const struct contract *contract, int *day,
                              struct error *err)
{
    struct day_text today = day_column_text(contract->day);
    struct statement *s =
        statement_new(club->store, "SELECT max(evaluated_on) FROM contract_evaluation"
                                   " WHERE contract_id = :contract AND evaluated_on <= :day"
                                   " AND noted_at < :before");
    statement_bind_integer(s, ":contract", contract->id);
    statement_bind_text(s, ":day", today.text);
    statement_bind_integer(s, ":before", contract->before);
    *day = statement_step(s) ? day_column(s, 0) : DAY_NONE;
    return statement_finish(s, err);
}
