/* Adding up the month. */
#include "figures/person/own_balance.h"

#include "club/people/participant.h"
#include "figures/person/contract_figures.h"

#include <string.h>

enum { AHEAD_DAYS = 60 };

static void month_of(int day, int *first, int *last)
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    *first = day_of(year, month, 1);
    *last = month == 12 ? day_of(year, 12, 31) : day_of(year, month + 1, 1) - 1;
}

static bool count_month(struct club *club, int64_t person_id, int first, int last,
                        struct own_balance *balance, struct error *err)
{
    struct person_history history = {0};
    int today = club_today(club);
    struct history_request request = {
        .person_id = person_id, .day = today, .from = first, .until = today + AHEAD_DAYS};
    if (!person_history_get(club, &request, &history, err))
        return false;
    for (size_t i = 0; i < history.count; i++) {
        const struct history_session *session = &history.items[i];
        bool is_ahead = session->class == CLASS_AHEAD && session->start_at > club_now(club);
        balance->attended += session->class == CLASS_ATTENDED && session->day <= last;
        if (is_ahead && (!balance->next_at || session->start_at < balance->next_at))
            balance->next_at = session->start_at;
    }
    person_history_free(&history);
    return true;
}

/* Which lines say something of the month alone, and which of a longer time. */
static bool is_of_month(const struct obligation *line, int first, int last)
{
    bool is_within = line->from_on >= first && line->until_on <= last;
    return line->kind == OBLIGATION_PER_MONTH || line->kind == OBLIGATION_ALL ||
           (line->kind == OBLIGATION_MIN_COUNT && is_within);
}

static bool is_running(const struct obligation *line, int today)
{
    return line->from_on <= today && today <= line->until_on;
}

/* Whether two lines reach the same session. */
static bool lines_meet(const struct contract_line *one, const struct contract_line *other)
{
    for (size_t i = 0; i < one->session_count; i++) {
        for (size_t j = 0; j < other->session_count; j++) {
            if (one->sessions[i] == other->sessions[j])
                return true;
        }
    }
    return false;
}

static void add_month(const struct contract_figures *figures, const struct contract_line *line,
                      int first, int last, struct own_balance *balance)
{
    struct obligation_count count = {0};
    const struct obligation *obligation = &line->obligation;
    int from = obligation->from_on > first ? obligation->from_on : first;
    int until = obligation->until_on < last ? obligation->until_on : last;
    contract_figures_window(figures, line, from, until, &count);
    balance->has_month = balance->has_month || count.figures.required > 0;
    balance->month_counted += count.figures.counted;
    balance->month_asked += count.figures.required;
    obligation_count_free(&count);
}

static void add_whole(const struct contract_line *line, struct own_balance *balance)
{
    const struct obligation_figures *figures = &line->count.figures;
    balance->has_whole = balance->has_whole || figures->required > 0;
    balance->whole_counted += figures->counted;
    balance->whole_asked += figures->required;
}

/* Lines that cannot be added are left out: their numbers would mean nothing without words. */
static void add_lines(const struct contract_figures *figures, int today, int first, int last,
                      struct own_balance *balance)
{
    struct own_balance sums = {0};
    for (size_t i = 0; i < figures->line_count; i++) {
        const struct contract_line *line = &figures->lines[i];
        bool is_month = is_of_month(&line->obligation, first, last);
        bool is_whole = !is_month && line->obligation.kind == OBLIGATION_MIN_COUNT;
        if ((!is_month && !is_whole) || !is_running(&line->obligation, today))
            continue;
        for (size_t j = 0; j < i; j++) {
            if (is_running(&figures->lines[j].obligation, today) &&
                lines_meet(line, &figures->lines[j]))
                return;
        }
        if (is_month)
            add_month(figures, line, first, last, &sums);
        else
            add_whole(line, &sums);
    }
    sums.attended = balance->attended;
    sums.next_at = balance->next_at;
    *balance = sums;
}

/* With two contracts at once nobody could tell whose numbers these are. */
static bool count_contract(struct club *club, const char *number, int first, int last,
                           struct own_balance *balance, struct error *err)
{
    struct contract_list list = {0};
    struct contract_figures figures = {0};
    int today = club_today(club);
    struct contract_filter filter = {
        .participant = number, .state = contract_state_word(CONTRACT_RUNNING), .day = today,
        .from = DAY_NONE, .until = DAY_NONE};
    if (!contract_list(club, &filter, &list, err))
        return false;
    bool ok = list.count != 1 ||
              contract_figures_of(club, &list.items[0], NULL, &figures, err);
    if (ok && list.count == 1)
        add_lines(&figures, today, first, last, balance);
    contract_figures_free(&figures);
    contract_list_free(&list);
    return ok;
}

static bool read_balance(struct club *club, const char *number, struct own_balance *balance,
                         struct error *err)
{
    struct participant person;
    char into[NUMBER_SIZE];
    int first, last;
    if (!participant_get(club, number, &person, err))
        return false;
    memcpy(into, person.merged_into, sizeof into);
    if (into[0] && !participant_get(club, into, &person, err))
        return false;
    month_of(club_today(club), &first, &last);
    return count_month(club, person.id, first, last, balance, err) &&
           count_contract(club, person.number, first, last, balance, err);
}

/* All from one state of the database. */
bool own_balance_get(struct club *club, const char *number, struct own_balance *balance,
                     struct error *err)
{
    memset(balance, 0, sizeof *balance);
    return store_begin_reading(club->store, __func__, err) &&
           store_end(club->store, read_balance(club, number, balance, err), err);
}
