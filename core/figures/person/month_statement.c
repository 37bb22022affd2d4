/* From contracts in force to a month's lines. */
#include "figures/person/month_statement.h"

#include "base/memory.h"
#include "club/presence/month.h"
#include "rights/restriction.h"

#include <stdlib.h>
#include <string.h>

/* Noted as concluded though it never was: it was in force on no day. */
#define REASON_MISTAKE "mistake"

/* What the reading goes by. */
struct reading {
    struct club *club;
    int first, last; /* days of the month */
    struct history_cache *cache;
    struct month_statement *statement;
};

static void add_session(struct statement_line *line, const struct history_session *session)
{
    switch (session->class) {
    case CLASS_ATTENDED:
    case CLASS_EXCUSED:
        line->days[line->day_count++] = (struct statement_day){
            .day = session->day, .is_excused = session->class == CLASS_EXCUSED};
        line->held++;
        line->attended += session->class == CLASS_ATTENDED;
        line->excused += session->class == CLASS_EXCUSED;
        line->minutes += session->class == CLASS_ATTENDED ? session->credited_minutes : 0;
        break;
    case CLASS_NOT_ATTENDED:
    case CLASS_REFUSED:
        line->held++;
        break;
    case CLASS_UNMARKED:
        line->unsigned_count += !session->is_signed;
        line->unmarked_count += session->is_signed;
        break;
    case CLASS_AHEAD:
    case CLASS_BOOKABLE:
    case CLASS_WAS_FREE:
    case CLASS_NOT_HELD:
    case CLASS_NOT_ENROLLED:
    case CLASS_COUNT:
        break;
    }
}

static struct statement_line *next_line(struct month_statement *statement)
{
    statement->lines = memory_grow(statement->lines, statement->count, &statement->capacity,
                                   sizeof *statement->lines);
    struct statement_line *line = &statement->lines[statement->count++];
    memset(line, 0, sizeof *line);
    return line;
}

static void add_line(const struct reading *reading, const struct contract_figures *figures,
                     const struct contract_line *of)
{
    const struct obligation *obligation = &of->obligation;
    struct obligation_count so_far;
    if (obligation->from_on > reading->last || obligation->until_on < reading->first)
        return;
    struct statement_line *line = next_line(reading->statement);
    memcpy(line->sign, figures->contract.sign, sizeof line->sign);
    memcpy(line->participant, figures->contract.participant, sizeof line->participant);
    line->person_id = figures->contract.person_id;
    line->obligation = *obligation;
    line->days = memory_new(of->session_count, sizeof *line->days);
    for (size_t i = 0; i < of->session_count; i++) {
        const struct history_session *session = &figures->history.items[of->sessions[i]];
        if (session->day >= reading->first && session->day <= reading->last)
            add_session(line, session);
    }
    int until = obligation->until_on < reading->last ? obligation->until_on : reading->last;
    contract_figures_window(figures, of, obligation->from_on, until, &so_far);
    line->so_far = so_far.figures;
    obligation_count_free(&so_far);
    reading->statement->held += line->held;
    reading->statement->unsigned_count += line->unsigned_count;
}

static bool add_contract(const struct reading *reading, const struct contract *contract,
                         struct error *err)
{
    struct month_statement *statement = reading->statement;
    struct contract_figures figures;
    bool is_restricted;
    if (strcmp(contract->end_reason, REASON_MISTAKE) == 0)
        return true;
    if (!restriction_holds(reading->club, contract->person_id, &is_restricted, err))
        return false;
    statement->contracts++;
    statement->restricted += is_restricted;
    if (is_restricted)
        return true;
    if (!contract_figures_of(reading->club, contract, reading->cache, &figures, err))
        return false;
    contract_figures_sign(&figures);
    for (size_t i = 0; i < figures.line_count; i++) {
        if (obligation_counts_sessions(figures.lines[i].obligation.kind))
            add_line(reading, &figures, &figures.lines[i]);
        else
            statement->other++;
    }
    contract_figures_free(&figures);
    return true;
}

/* The days that any of the contracts reaches, so that sessions are read once. */
static struct history_cache *cache_for(const struct contract_list *contracts, int64_t at)
{
    int from = contracts->items[0].terms.from_on, until = contracts->items[0].terms.until_on;
    for (size_t i = 1; i < contracts->count; i++) {
        const struct contract_terms *terms = &contracts->items[i].terms;
        from = terms->from_on < from ? terms->from_on : from;
        until = terms->until_on > until ? terms->until_on : until;
    }
    return history_cache_new_at(from, until, at);
}

static bool read_all(struct club *club, int month, int64_t at, struct month_statement *statement,
                     struct error *err)
{
    struct contract_list contracts = {0};
    struct contract_filter filter = {
        .day = clock_wall(at).day, .at = at, .from = month, .until = month_last(month)};
    struct reading reading = {
        .club = club, .first = month, .last = month_last(month), .statement = statement};
    bool ok = contract_list(club, &filter, &contracts, err);
    if (ok && contracts.count)
        reading.cache = cache_for(&contracts, at);
    for (size_t i = 0; ok && i < contracts.count; i++)
        ok = add_contract(&reading, &contracts.items[i], err);
    history_cache_free(reading.cache);
    contract_list_free(&contracts);
    return ok;
}

/* All from one state of the database. */
bool month_statement_get(struct club *club, int month, int64_t at,
                         struct month_statement *statement, struct error *err)
{
    *statement = (struct month_statement){0};
    if (store_depth(club->store) > 0)
        return read_all(club, month, at, statement, err);
    return store_begin_reading(club->store, __func__, err) &&
           store_end(club->store, read_all(club, month, at, statement, err), err);
}

void month_statement_free(struct month_statement *statement)
{
    for (size_t i = 0; i < statement->count; i++)
        free(statement->lines[i].days);
    free(statement->lines);
    *statement = (struct month_statement){0};
}
