/* Reading obligations. Changing them is obligation_change.c's, facts are obligation_fact.c's. */
#include "club/contract/obligation.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_words[OBLIGATION_KIND_COUNT] = {
    [OBLIGATION_MIN_COUNT] = "min_count",   [OBLIGATION_ALL] = "all",
    [OBLIGATION_PER_MONTH] = "per_month",   [OBLIGATION_PER_WEEK] = "per_week",
    [OBLIGATION_MIN_SHARE] = "min_share",   [OBLIGATION_MIN_MINUTES] = "min_minutes",
    [OBLIGATION_SINGLE_ACT] = "single_act", [OBLIGATION_CONDUCT] = "conduct",
};

static const char *const excuse_words[OBLIGATION_EXCUSE_COUNT] = {
    [OBLIGATION_EXCUSE_NEUTRAL] = "neutral",
    [OBLIGATION_EXCUSE_COUNTS] = "counts",
    [OBLIGATION_EXCUSE_DOES_NOT_COUNT] = "does_not_count",
};

static int find_word(const char *const *words, int count, const char *word)
{
    int i = 0;
    while (i < count && strcmp(words[i], word) != 0)
        i++;
    return i;
}

const char *obligation_kind_word(enum obligation_kind kind)
{
    return kind_words[kind];
}

enum obligation_kind obligation_kind_find(const char *word)
{
    return (enum obligation_kind)find_word(kind_words, OBLIGATION_KIND_COUNT, word);
}

const char *obligation_excuse_word(enum obligation_excuse rule)
{
    return excuse_words[rule];
}

enum obligation_excuse obligation_excuse_find(const char *word)
{
    return (enum obligation_excuse)find_word(excuse_words, OBLIGATION_EXCUSE_COUNT, word);
}

bool obligation_counts_sessions(enum obligation_kind kind)
{
    return kind != OBLIGATION_SINGLE_ACT && kind != OBLIGATION_CONDUCT;
}

bool obligation_names(const char *codes, const char *code)
{
    size_t length = strlen(code);
    if (!*codes)
        return true;
    for (const char *at = codes; *at; at += *at == ',') {
        size_t width = strcspn(at, ",");
        if (width == length && memcmp(at, code, length) == 0)
            return true;
        at += width;
    }
    return false;
}

/* Without its codes. */
static void read_row(struct statement *s, const struct contract *contract,
                     struct obligation *obligation)
{
    int from = day_column(s, 5), until = day_column(s, 6);
    *obligation = (struct obligation){
        .id = statement_integer(s, 0),
        .contract_id = contract->id,
        .line = (int)statement_integer(s, 1),
        .version = (int)statement_integer(s, 2),
        .kind = obligation_kind_find(statement_text(s, 3)),
        .threshold = (int)statement_integer(s, 4),
        .from_on = from == DAY_NONE ? contract->terms.from_on : from,
        .until_on = until == DAY_NONE ? contract->terms.until_on : until,
        .has_window = from != DAY_NONE || until != DAY_NONE,
        .excuse = obligation_excuse_find(statement_text(s, 7)),
        .text_id = statement_integer(s, 8),
        .noted_at = statement_integer(s, 9),
    };
}

static struct obligation *add_row(struct statement *s, const struct contract *contract,
                                  struct obligations *list)
{
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    struct obligation *obligation = &list->items[list->count++];
    read_row(s, contract, obligation);
    return obligation;
}

#define COLUMNS                                                                                    \
    "o.id, o.line, o.version, o.kind, o.threshold, o.from_on, o.until_on, o.excuse,"               \
    " ifnull(o.text_id, 0), o.noted_at"

#define CODES(dimension)                                                                           \
    " (SELECT group_concat(code, ',') FROM (SELECT f.code FROM obligation_filter f"                \
    "   WHERE f.obligation_id = o.id AND f.dimension = '" dimension "' ORDER BY f.code))"

bool obligation_list(struct club *club, const struct contract *contract, struct obligations *list,
                     struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT " COLUMNS "," CODES("activity") "," CODES("kind") "," CODES(
            "programme") " FROM obligation o WHERE o.contract_id = :contract"
                         " AND o.version <= :version AND o.noted_at < :before"
                         " AND NOT EXISTS (SELECT 1 FROM obligation_release r"
                         "   WHERE r.obligation_id = o.id AND r.version <= :version"
                         "     AND r.noted_at < :before) ORDER BY o.line");
    statement_bind_integer(s, ":contract", contract->id);
    statement_bind_integer(s, ":version", contract->terms.version);
    statement_bind_integer(s, ":before", contract->before);
    while (statement_step(s)) {
        struct obligation *obligation = add_row(s, contract, list);
        statement_copy_text(s, 10, obligation->activities, sizeof obligation->activities);
        statement_copy_text(s, 11, obligation->kinds, sizeof obligation->kinds);
        statement_copy_text(s, 12, obligation->programmes, sizeof obligation->programmes);
    }
    return statement_finish(s, err);
}

/* Which contract has which place in the list; by id, as the rows of both questions come. */
struct place {
    int64_t id;
    size_t index;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    return (left->id > right->id) - (left->id < right->id);
}

/* On the heap, one more than there are contracts: its end is a place of no contract. */
static struct place *new_places(const struct contract *contracts, size_t count)
{
    struct place *places = memory_new(count + 1, sizeof *places);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){.id = contracts[i].id, .index = i};
    qsort(places, count, sizeof *places, compare_places);
    places[count].id = INT64_MAX;
    return places;
}

static void bind_contracts(struct statement *s, const struct contract *contracts, size_t count)
{
    int64_t *ids = memory_new(count, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = contracts[i].id;
    statement_bind_integers(s, ":contracts", ids, count);
    free(ids);
}

/* Whether the line holds: it was agreed and noted by then, and not released. */
static bool holds(struct statement *s, const struct contract *contract)
{
    bool is_released = !statement_is_null(s, 11) &&
                       statement_integer(s, 11) <= contract->terms.version &&
                       statement_integer(s, 12) < contract->before;
    return statement_integer(s, 2) <= contract->terms.version &&
           statement_integer(s, 9) < contract->before && !is_released;
}

/* One more code of a list, after a comma. */
static void add_code(char codes[OBLIGATION_CODES_SIZE], const char *code)
{
    size_t used = strlen(codes), length = strlen(code), comma = used > 0;
    assert(used + comma + length < OBLIGATION_CODES_SIZE);
    memcpy(codes + used, ",", comma);
    memcpy(codes + used + comma, code, length + 1);
}

static void add_filter(struct obligation *obligation, const char *dimension, const char *code)
{
    if (strcmp(dimension, "activity") == 0)
        add_code(obligation->activities, code);
    else if (strcmp(dimension, "kind") == 0)
        add_code(obligation->kinds, code);
    else
        add_code(obligation->programmes, code);
}

static struct obligation *find_line(const struct obligations *list, int64_t id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].id == id)
            return &list->items[i];
    }
    return NULL;
}

static bool list_filters(struct club *club, const struct contract *contracts, size_t count,
                         const struct place *places, struct obligations *lists, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT o.contract_id, o.id, f.dimension, f.code FROM obligation o"
                     " CROSS JOIN obligation_filter f ON f.obligation_id = o.id"
                     " WHERE o.contract_id IN (SELECT value FROM json_each(:contracts))"
                     " ORDER BY o.contract_id, o.line, f.dimension, f.code");
    bind_contracts(s, contracts, count);
    while (statement_step(s)) {
        while (places->id < statement_integer(s, 0))
            places++;
        struct obligation *obligation = find_line(&lists[places->index], statement_integer(s, 1));
        if (obligation)
            add_filter(obligation, statement_text(s, 2), statement_text(s, 3));
    }
    return statement_finish(s, err);
}

static bool list_lines(struct club *club, const struct contract *contracts, size_t count,
                       const struct place *places, struct obligations *lists, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT " COLUMNS ", o.contract_id, r.version, r.noted_at FROM obligation o"
                     " LEFT JOIN obligation_release r ON r.obligation_id = o.id"
                     " WHERE o.contract_id IN (SELECT value FROM json_each(:contracts))"
                     " ORDER BY o.contract_id, o.line");
    bind_contracts(s, contracts, count);
    while (statement_step(s)) {
        while (places->id < statement_integer(s, 10))
            places++;
        if (holds(s, &contracts[places->index]))
            add_row(s, &contracts[places->index], &lists[places->index]);
    }
    return statement_finish(s, err);
}

bool obligation_list_many(struct club *club, const struct contract *contracts, size_t count,
                          struct obligations *lists, struct error *err)
{
    struct place *places = new_places(contracts, count);
    bool ok = list_lines(club, contracts, count, places, lists, err) &&
              list_filters(club, contracts, count, places, lists, err);
    free(places);
    return ok;
}

void obligations_free(struct obligations *list)
{
    free(list->items);
    *list = (struct obligations){0};
}

bool obligation_count_later(struct club *club, const struct contract *contract, int *count,
                            struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT count(*) FROM obligation WHERE contract_id = :contract"
                                   " AND noted_at >= :before");
    statement_bind_integer(s, ":contract", contract->id);
    statement_bind_integer(s, ":before", contract->before);
    *count = statement_step(s) ? (int)statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

bool obligation_get(struct club *club, const struct contract *contract, int line,
                    struct obligation *obligation, struct error *err)
{
    struct obligations list = {0};
    bool found = false, ok = obligation_list(club, contract, &list, err);
    for (size_t i = 0; i < list.count && !found; i++) {
        found = list.items[i].line == line;
        if (found)
            *obligation = list.items[i];
    }
    obligations_free(&list);
    return ok && (found || error_set(err, ERROR_REFUSED,
                                     _("The contract %s has no line %d that holds. See “obecni "
                                       "contract show %s”."),
                                     contract->sign, line, contract->sign));
}
