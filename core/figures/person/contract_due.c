/* Deadlines of evaluations. */
#include "figures/person/contract_due.h"

#include "base/memory.h"
#include "club/settings.h"

#include <stdlib.h>
#include <string.h>

const char *due_reason_word(enum due_reason reason)
{
    static const char *const words[] = {
        [DUE_INTERVAL] = "interval", [DUE_LINE] = "line", [DUE_END] = "end"};
    return words[reason];
}

/* Days are asked for; those ahead of `until` and those settled since are passed over. */
static void add(struct contract_dues *list, struct contract_due due, int until)
{
    bool is_settled = due.evaluated_on != DAY_NONE && due.evaluated_on >= due.due_on;
    if (due.due_on > until || is_settled)
        return;
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = due;
}

static void add_lines(const struct obligations *obligations, struct contract_due due, int until,
                      struct contract_dues *list)
{
    for (size_t i = 0; i < obligations->count; i++) {
        due.reason = DUE_LINE;
        due.line = obligations->items[i].line;
        due.due_on = obligations->items[i].until_on;
        if (due.due_on < contract_last_day(&due.contract))
            add(list, due, until);
    }
}

/* Never agreed, or the person has died. */
static bool has_nobody_to_ask(const struct contract *contract)
{
    return contract->has_died || strcmp(contract->end_reason, "mistake") == 0 ||
           strcmp(contract->end_reason, "deceased") == 0;
}

static void add_contract(const struct contract *contract, const struct obligations *obligations,
                         int evaluated_on, int interval, int until, struct contract_dues *list)
{
    struct contract_due due = {
        .contract = *contract, .reason = DUE_END, .evaluated_on = evaluated_on};
    if (has_nobody_to_ask(contract))
        return;
    due.due_on = contract_last_day(contract);
    add(list, due, until);
    due.reason = DUE_INTERVAL;
    due.due_on = due.evaluated_on == DAY_NONE || due.evaluated_on < contract->terms.from_on
                     ? contract->terms.from_on + interval
                     : due.evaluated_on + interval;
    if (due.due_on < contract_last_day(contract))
        add(list, due, until);
    add_lines(obligations, due, until, list);
}

static int compare(const void *a, const void *b)
{
    const struct contract_due *left = a, *right = b;
    if (left->due_on != right->due_on)
        return left->due_on < right->due_on ? -1 : 1;
    int result = strcmp(left->contract.sign, right->contract.sign);
    return result ? result : left->line - right->line;
}

static bool add_all(struct club *club, const struct contract_list *contracts, int until,
                    struct contract_dues *list, struct error *err)
{
    int64_t interval;
    size_t count = contracts->count;
    int *evaluated_on = memory_new(count, sizeof *evaluated_on);
    struct obligations *obligations = memory_new(count, sizeof *obligations);
    bool ok = settings_get_integer(club, SETTING_EVALUATION_INTERVAL_DAYS, &interval, err) &&
              contract_evaluation_last_many(club, contracts->items, count, evaluated_on, err) &&
              obligation_list_many(club, contracts->items, count, obligations, err);
    for (size_t i = 0; i < count; i++) {
        if (ok)
            add_contract(&contracts->items[i], &obligations[i], evaluated_on[i], (int)interval,
                         until, list);
        obligations_free(&obligations[i]);
    }
    free(obligations);
    free(evaluated_on);
    return ok;
}

static bool read_dues(struct club *club, const struct contract_filter *filter, int until,
                      struct contract_dues *list, struct error *err)
{
    struct contract_filter any = *filter;
    struct contract_list contracts = {0};
    any.state = NULL;
    bool ok = contract_list(club, &any, &contracts, err) &&
              add_all(club, &contracts, until, list, err);
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare);
    contract_list_free(&contracts);
    return ok;
}

bool contract_due_list(struct club *club, const struct contract_filter *filter, int until,
                       struct contract_dues *list, struct error *err)
{
    if (store_depth(club->store) > 0)
        return read_dues(club, filter, until, list, err);
    return store_begin_reading(club->store, __func__, err) &&
           store_end(club->store, read_dues(club, filter, until, list, err), err);
}

void contract_dues_free(struct contract_dues *list)
{
    free(list->items);
    *list = (struct contract_dues){0};
}
