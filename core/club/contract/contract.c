/* Reading contracts as of a day: one, many, and their terms. Changing them is
 * contract_change.c's. */
#include "club/contract/contract.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static const char *const terms_words[] = {
    [CONTRACT_CONCLUDED] = "contract",
    [CONTRACT_ANNEX] = "annex",
    [CONTRACT_EXTENSION] = "extension",
};

const char *contract_terms_word(enum contract_terms_kind kind)
{
    return terms_words[kind];
}

static enum contract_terms_kind terms_find(const char *word)
{
    int kind = CONTRACT_CONCLUDED;
    while (kind < CONTRACT_EXTENSION && strcmp(terms_words[kind], word) != 0)
        kind++;
    return (enum contract_terms_kind)kind;
}

const char *contract_state_word(enum contract_state state)
{
    static const char *const words[] = {
        [CONTRACT_AHEAD] = "ahead",
        [CONTRACT_RUNNING] = "running",
        [CONTRACT_OVER] = "over",
        [CONTRACT_ENDED] = "ended",
    };
    return words[state];
}

int contract_last_day(const struct contract *contract)
{
    if (contract->ended_on != DAY_NONE && contract->ended_on < contract->terms.until_on)
        return contract->ended_on;
    return contract->terms.until_on;
}

static enum contract_state find_state(const struct contract *contract)
{
    if (contract->ended_on != DAY_NONE && contract->ended_on < contract->day)
        return CONTRACT_ENDED;
    if (contract->day < contract->terms.from_on)
        return CONTRACT_AHEAD;
    return contract->day > contract->terms.until_on ? CONTRACT_OVER : CONTRACT_RUNNING;
}

/* The version, kind, days, text and instant, from the column `first` on. */
static void read_terms(struct statement *s, int first, struct contract_terms *terms)
{
    *terms = (struct contract_terms){
        .version = (int)statement_integer(s, first),
        .kind = terms_find(statement_text(s, first + 1)),
        .concluded_on = day_column(s, first + 2),
        .from_on = day_column(s, first + 3),
        .until_on = day_column(s, first + 4),
        .text_id = statement_integer(s, first + 5),
        .noted_at = statement_integer(s, first + 6),
    };
}

#define TERMS_COLUMNS                                                                              \
    "t.version, t.kind, t.concluded_on, t.from_on, t.until_on, ifnull(t.text_id, 0), t.noted_at"

/* :day as text, :before its end as an instant. `known` is what counts as known for each. */
#define CONTRACT_SELECT                                                                            \
    "SELECT c.id, c.sign, w.id, w.number, c.kind, k.social_worker, k.district, c.noted_at,"        \
    " c.known, " TERMS_COLUMNS ", e.ended_on, e.reason,"                                           \
    " ifnull(w.left_reason, '') = 'deceased'"                                                      \
    " FROM (SELECT *, iif(noted_at < :before, :before, first_day_ends_at) AS known"                \
    "       FROM contract) c"                                                                      \
    " JOIN participant p ON p.id = c.participant_id"                                               \
    " JOIN participant w ON w.id = ifnull(p.merged_into_id, p.id)"                                 \
    " JOIN contract_care k ON k.id = (SELECT max(id) FROM contract_care"                           \
    "   WHERE contract_id = c.id AND noted_at < c.known)"                                          \
    " JOIN contract_terms t ON t.contract_id = c.id AND t.version ="                               \
    "   (SELECT max(version) FROM contract_terms WHERE contract_id = c.id"                         \
    "    AND concluded_on <= :day AND noted_at < c.known)"                                         \
    " LEFT JOIN contract_end e ON e.id = (SELECT max(id) FROM contract_end"                        \
    "   WHERE contract_id = c.id AND noted_at < c.known) "

static void read_row(struct statement *s, int day, int64_t before, struct contract *contract)
{
    memset(contract, 0, sizeof *contract);
    contract->day = day;
    contract->facts_before = before;
    contract->id = statement_integer(s, 0);
    statement_copy_text(s, 1, contract->sign, sizeof contract->sign);
    contract->person_id = statement_integer(s, 2);
    statement_copy_text(s, 3, contract->participant, sizeof contract->participant);
    statement_copy_text(s, 4, contract->kind, sizeof contract->kind);
    statement_copy_text(s, 5, contract->social_worker, sizeof contract->social_worker);
    statement_copy_text(s, 6, contract->district, sizeof contract->district);
    contract->noted_at = statement_integer(s, 7);
    contract->before = statement_integer(s, 8);
    read_terms(s, 9, &contract->terms);
    contract->ended_on = day_column(s, 16);
    statement_copy_text(s, 17, contract->end_reason, sizeof contract->end_reason);
    contract->has_died = statement_integer(s, 18) != 0;
    contract->state = find_state(contract);
}

/* Why a contract was not found as of the day. */
static bool refuse(struct club *club, const char *sign, int day, struct error *err)
{
    char concluded[DAY_SIZE] = "", found[CODE_SIZE] = "";
    struct statement *s = statement_new(
        club->store, "SELECT c.sign, t.concluded_on FROM contract c JOIN contract_terms t"
                     " ON t.contract_id = c.id AND t.version = 1 WHERE c.sign = :sign");
    statement_bind_text(s, ":sign", sign);
    if (statement_step(s)) {
        statement_copy_text(s, 0, found, sizeof found);
        statement_copy_text(s, 1, concluded, sizeof concluded);
    }
    if (!statement_finish(s, err))
        return false;
    if (!found[0])
        return error_set(err, ERROR_REFUSED,
                         _("There is no contract “%.40s”. See “obecni contract list”."), sign);
    return error_set(err, ERROR_REFUSED,
                     _("The contract %s was concluded on %s. Nothing holds as of %s."), found,
                     concluded, day_column_text(day).text);
}

static bool check_day(struct club *club, int day, struct error *err)
{
    return day <= club_today(club) ||
           error_set(err, ERROR_USAGE,
                     _("%s lies ahead. Figures are as of today or an earlier day."),
                     day_column_text(day).text);
}

static bool get_before(struct club *club, const char *sign, int day, int64_t before,
                       struct contract *contract, struct error *err)
{
    struct day_text day_text = day_column_text(day);
    if (!check_day(club, day, err))
        return false;
    struct statement *s = statement_new(club->store, CONTRACT_SELECT "WHERE c.sign = :sign");
    statement_bind_text(s, ":sign", sign);
    statement_bind_text(s, ":day", day_text.text);
    statement_bind_integer(s, ":before", before);
    bool found = statement_step(s);
    if (found)
        read_row(s, day, before, contract);
    return statement_finish(s, err) && (found || refuse(club, sign, day, err));
}

bool contract_get(struct club *club, const char *sign, int day, struct contract *contract,
                  struct error *err)
{
    return get_before(club, sign, day, clock_day_start(day + 1), contract, err);
}

bool contract_get_at(struct club *club, const char *sign, int64_t at, struct contract *contract,
                     struct error *err)
{
    return get_before(club, sign, clock_wall(at).day, at + 1, contract, err);
}

/* Whether the text holds the part, without regard to case and marks; an absent part holds. */
static bool holds(const char *text, const char *part)
{
    char folded[2 * LABEL_SIZE], wanted[2 * LABEL_SIZE];
    if (!part)
        return true;
    text_fold(text, folded, sizeof folded);
    text_fold(part, wanted, sizeof wanted);
    return strstr(folded, wanted) != NULL;
}

static bool is_wanted(const struct contract_filter *filter, const struct contract *contract)
{
    return holds(contract->social_worker, filter->social_worker) &&
           holds(contract->district, filter->district) &&
           (!filter->state || strcmp(filter->state, contract_state_word(contract->state)) == 0) &&
           (filter->from == DAY_NONE || contract_last_day(contract) >= filter->from) &&
           (filter->until == DAY_NONE || contract->terms.from_on <= filter->until);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Two whole numbers, of whatever length, without their leading zeros; moves behind both. */
static int compare_numbers(const char **left, const char **right)
{
    size_t x = 0, y = 0;
    *left += strspn(*left, "0");
    *right += strspn(*right, "0");
    while (is_digit((*left)[x]))
        x++;
    while (is_digit((*right)[y]))
        y++;
    int result = x != y ? (x < y ? -1 : 1) : memcmp(*left, *right, x);
    *left += x;
    *right += y;
    return result;
}

/* Whole numbers within signs are compared as numbers. */
static int compare_signs(const void *a, const void *b)
{
    const char *left = ((const struct contract *)a)->sign;
    const char *right = ((const struct contract *)b)->sign;
    while (*left && *right) {
        if (is_digit(*left) && is_digit(*right)) {
            int result = compare_numbers(&left, &right);
            if (result)
                return result;
        } else if (*left != *right) {
            return (unsigned char)*left < (unsigned char)*right ? -1 : 1;
        } else {
            left++;
            right++;
        }
    }
    return *left ? 1 : *right ? -1 : 0;
}

static bool is_sorted(const struct contract_list *list)
{
    for (size_t i = 1; i < list->count; i++) {
        if (compare_signs(&list->items[i - 1], &list->items[i]) > 0)
            return false;
    }
    return true;
}

static bool check_filter(struct club *club, const struct contract_filter *filter, struct error *err)
{
    struct participant participant;
    struct activity activity;
    struct programme programme;
    return check_day(club, filter->day, err) &&
           (!filter->kind || dictionary_check(DICTIONARY_CONTRACT_KIND, filter->kind, err)) &&
           (!filter->participant ||
            participant_get(club, filter->participant, &participant, err)) &&
           (!filter->activity || activity_get(club, filter->activity, &activity, err)) &&
           (!filter->programme || programme_get(club, filter->programme, &programme, err));
}

/* An obligation reaches an activity when no dimension of its filter excludes it. */
#define REACHES                                                                                    \
    "EXISTS (SELECT 1 FROM obligation o JOIN activity a LEFT JOIN programme g"                     \
    "   ON g.id = a.programme_id WHERE o.contract_id = c.id"                                       \
    "   AND o.kind NOT IN ('single_act', 'conduct') AND o.noted_at < c.known"                      \
    "   AND o.version <= t.version AND NOT EXISTS (SELECT 1 FROM obligation_release r"             \
    "     WHERE r.obligation_id = o.id AND r.version <= t.version AND r.noted_at < c.known)"       \
    "   AND (:activity IS NULL OR a.code = :activity)"                                             \
    "   AND (:programme IS NULL OR g.code = :programme)"                                           \
    "   AND NOT EXISTS (SELECT 1 FROM obligation_filter f WHERE f.obligation_id = o.id"            \
    "     GROUP BY f.dimension HAVING max(f.code = CASE f.dimension WHEN 'activity' THEN a.code"   \
    "       WHEN 'kind' THEN a.kind ELSE ifnull(g.code, '') END) = 0))"

static struct statement *select_list(struct club *club, const struct contract_filter *filter)
{
    if (filter->participant)
        return statement_new(
            club->store, CONTRACT_SELECT
            "WHERE c.participant_id IN (SELECT x.id FROM participant x, participant y"
            "   WHERE y.number = :participant AND (x.id = ifnull(y.merged_into_id, y.id)"
            "     OR x.merged_into_id = ifnull(y.merged_into_id, y.id)))"
            " AND (:kind IS NULL OR c.kind = :kind)"
            " AND (ifnull(:activity, :programme) IS NULL OR " REACHES ")");
    return statement_new(club->store, CONTRACT_SELECT
                         "WHERE :participant IS NULL AND (:kind IS NULL OR c.kind = :kind)"
                         " AND (ifnull(:activity, :programme) IS NULL OR " REACHES ")");
}

bool contract_list(struct club *club, const struct contract_filter *filter,
                   struct contract_list *list, struct error *err)
{
    struct day_text day = day_column_text(filter->day);
    int64_t before = filter->at ? filter->at + 1 : clock_day_start(filter->day + 1);
    if (!check_filter(club, filter, err))
        return false;
    struct statement *s = select_list(club, filter);
    statement_bind_text(s, ":participant", filter->participant);
    statement_bind_text(s, ":kind", filter->kind);
    statement_bind_text(s, ":activity", filter->activity);
    statement_bind_text(s, ":programme", filter->programme);
    statement_bind_text(s, ":day", day.text);
    statement_bind_integer(s, ":before", before);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, filter->day, before, &list->items[list->count]);
        list->count += is_wanted(filter, &list->items[list->count]);
    }
    if (!is_sorted(list))
        qsort(list->items, list->count, sizeof *list->items, compare_signs);
    return statement_finish(s, err);
}

void contract_list_free(struct contract_list *list)
{
    free(list->items);
    *list = (struct contract_list){0};
}

bool contract_terms_list(struct club *club, const struct contract *contract,
                         struct contract_terms_list *list, struct error *err)
{
    struct day_text day = day_column_text(contract->day);
    struct statement *s =
        statement_new(club->store, "SELECT " TERMS_COLUMNS " FROM contract_terms t"
                                   " WHERE t.contract_id = :contract AND t.concluded_on <= :day"
                                   " AND t.noted_at < :before ORDER BY t.version");
    statement_bind_integer(s, ":contract", contract->id);
    statement_bind_text(s, ":day", day.text);
    statement_bind_integer(s, ":before", contract->before);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_terms(s, 0, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void contract_terms_list_free(struct contract_terms_list *list)
{
    free(list->items);
    *list = (struct contract_terms_list){0};
}
