/* Signals of running contracts. */
#include "figures/person/contract_risk.h"

#include "base/memory.h"
#include "club/settings.h"

#include <stdlib.h>
#include <string.h>

const char *contract_signal_word(enum contract_signal signal)
{
    static const char *const words[] = {
        [SIGNAL_NO_LONGER] = "no_longer",
        [SIGNAL_ALL_NEEDED] = "all_needed",
        [SIGNAL_IN_ROW] = "in_row",
        [SIGNAL_NOT_OFFERED] = "not_offered",
    };
    return words[signal];
}

/* The shortest session that may still come, in what the figures count by: sessions or minutes. */
static int smallest_step(const struct contract_figures *figures, const struct contract_line *line)
{
    int least = 0;
    if (line->obligation.kind != OBLIGATION_MIN_MINUTES)
        return 1;
    for (size_t i = 0; i < line->session_count; i++) {
        const struct history_session *session = &figures->history.items[line->sessions[i]];
        bool may_come = session->class == CLASS_AHEAD || session->class == CLASS_BOOKABLE ||
                        session->class == CLASS_UNMARKED;
        if (may_come && (!least || session->planned_minutes < least))
            least = session->planned_minutes;
    }
    return least;
}

/* Missing one more would put it out of reach, and something was missed already. That every
 * session is needed where every one was agreed tells nothing. */
static bool needs_all(const struct obligation_figures *figures, int step)
{
    bool was_missed = figures->not_attended + figures->refused + figures->excused > 0;
    return figures->outcome == OUTCOME_OPEN && was_missed &&
           figures->reachable - figures->required < step;
}

static bool line_needs_all(const struct contract_figures *figures, const struct contract_line *line)
{
    const struct obligation_count *count = &line->count;
    if (line->obligation.kind == OBLIGATION_ALL ||
        !obligation_counts_sessions(line->obligation.kind))
        return false;
    for (size_t i = 0; i < count->period_count; i++) {
        if (needs_all(&count->periods[i].figures, 1))
            return true;
    }
    return !count->period_count && needs_all(&count->figures, smallest_step(figures, line));
}

static struct contract_risk *add(struct contract_risks *list,
                                 const struct contract_figures *figures,
                                 enum contract_signal signal)
{
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    struct contract_risk *risk = &list->items[list->count++];
    *risk = (struct contract_risk){
        .contract = figures->contract,
        .signal = signal,
        .absences_in_row = figures->absences_in_row,
        .absent_since = figures->absent_since,
        .until_on = contract_last_day(&figures->contract),
    };
    return risk;
}

/* A line whose days are over is settled by an evaluation since. */
static void add_line(struct contract_risks *list, const struct contract_figures *figures,
                     const struct contract_line *line, int evaluated_on)
{
    enum contract_signal signal;
    int last = line->obligation.until_on;
    if (last < figures->contract.day && evaluated_on != DAY_NONE && evaluated_on >= last)
        return;
    if (line->outcome == OUTCOME_NO_LONGER)
        signal = SIGNAL_NO_LONGER;
    else if (line_needs_all(figures, line))
        signal = SIGNAL_ALL_NEEDED;
    else if (line->outcome == OUTCOME_NOT_OFFERED)
        signal = SIGNAL_NOT_OFFERED;
    else
        return;
    struct contract_risk *risk = add(list, figures, signal);
    risk->obligation = line->obligation;
    risk->figures = line->count.figures;
    risk->until_on = line->obligation.until_on;
}

/* What is read once for all contracts. */
struct reading {
    struct contract_list contracts;
    struct obligations *obligations; /* of each contract */
    int *evaluated_on;               /* DAY_NONE: never */
    struct history_cache *cache;
    int64_t in_row;
};

static bool add_contract(struct club *club, const struct reading *reading, size_t index,
                         struct contract_risks *list, struct error *err)
{
    struct contract_figures figures;
    const struct contract *contract = &reading->contracts.items[index];
    if (contract->has_died)
        return true;
    if (!contract_figures_from(club, contract, &reading->obligations[index], reading->cache,
                               &figures, err))
        return false;
    for (size_t i = 0; i < figures.line_count; i++)
        add_line(list, &figures, &figures.lines[i], reading->evaluated_on[index]);
    if (figures.absences_in_row >= reading->in_row)
        add(list, &figures, SIGNAL_IN_ROW);
    contract_figures_free(&figures);
    return true;
}

enum { MANY = 50 };

static void share(struct history_cache *cache, const struct contract_list *contracts)
{
    int64_t *ids = memory_new(contracts->count, sizeof *ids);
    for (size_t i = 0; i < contracts->count; i++)
        ids[i] = contracts->items[i].person_id;
    history_cache_share(cache, ids, contracts->count);
    free(ids);
}

/* For the days that any of the contracts looks at. */
static struct history_cache *new_cache(const struct contract_list *contracts, int day)
{
    int from = day, until = day;
    for (size_t i = 0; i < contracts->count; i++) {
        const struct contract_terms *terms = &contracts->items[i].terms;
        from = terms->from_on < from ? terms->from_on : from;
        until = terms->until_on > until ? terms->until_on : until;
    }
    struct history_cache *cache = history_cache_new(from, until, day);
    if (contracts->count > MANY)
        share(cache, contracts);
    return cache;
}

static int compare(const void *a, const void *b)
{
    const struct contract_risk *left = a, *right = b;
    if (left->signal != right->signal)
        return left->signal < right->signal ? -1 : 1;
    if (left->until_on != right->until_on)
        return left->until_on < right->until_on ? -1 : 1;
    int result = strcmp(left->contract.sign, right->contract.sign);
    return result ? result : left->obligation.line - right->obligation.line;
}

static void sort(struct contract_risks *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare);
}

static bool read_all(struct club *club, const struct contract_filter *filter,
                     struct reading *reading, struct error *err)
{
    struct contract_filter running = *filter;
    struct contract_list *contracts = &reading->contracts;
    running.state = contract_state_word(CONTRACT_RUNNING);
    if (!settings_get_integer(club, SETTING_SIGNAL_ABSENCES, &reading->in_row, err) ||
        !contract_list(club, &running, contracts, err))
        return false;
    reading->cache = new_cache(contracts, filter->day);
    reading->obligations = memory_new(contracts->count, sizeof *reading->obligations);
    reading->evaluated_on = memory_new(contracts->count, sizeof *reading->evaluated_on);
    return contract_evaluation_last_many(club, contracts->items, contracts->count,
                                         reading->evaluated_on, err) &&
           obligation_list_many(club, contracts->items, contracts->count, reading->obligations,
                                err);
}

static bool read_risks(struct club *club, const struct contract_filter *filter,
                       struct contract_risks *list, struct error *err)
{
    struct reading reading = {0};
    bool ok = read_all(club, filter, &reading, err);
    for (size_t i = 0; ok && i < reading.contracts.count; i++)
        ok = add_contract(club, &reading, i, list, err);
    sort(list);
    for (size_t i = 0; reading.obligations && i < reading.contracts.count; i++)
        obligations_free(&reading.obligations[i]);
    free(reading.obligations);
    free(reading.evaluated_on);
    history_cache_free(reading.cache);
    contract_list_free(&reading.contracts);
    return ok;
}

/* One state of the database, and one lock for thousands of small questions. */
bool contract_risk_list(struct club *club, const struct contract_filter *filter,
                        struct contract_risks *list, struct error *err)
{
    if (store_depth(club->store) > 0)
        return read_risks(club, filter, list, err);
    return store_begin_reading(club->store, __func__, err) &&
           store_end(club->store, read_risks(club, filter, list, err), err);
}

void contract_risks_free(struct contract_risks *list)
{
    free(list->items);
    *list = (struct contract_risks){0};
}
