/* From a contract to the figures of its lines. */
#include "figures/person/contract_figures.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* The days that any line looks at; false when none counts sessions. */
static bool find_days(const struct contract_figures *figures, int *from, int *until)
{
    bool is_any = false;
    for (size_t i = 0; i < figures->line_count; i++) {
        const struct obligation *obligation = &figures->lines[i].obligation;
        if (obligation->kind == OBLIGATION_SINGLE_ACT)
            continue;
        if (!is_any || obligation->from_on < *from)
            *from = obligation->from_on;
        if (!is_any || obligation->until_on > *until)
            *until = obligation->until_on;
        is_any = true;
    }
    return is_any;
}

/* What is owed ends with the contract. */
static void cut_window(const struct contract *contract, struct obligation *obligation)
{
    int last = contract_last_day(contract);
    if (contract->ended_on != DAY_NONE && obligation->until_on > last)
        obligation->until_on = last;
}

static bool is_held(enum session_class class)
{
    return class == CLASS_ATTENDED || class == CLASS_EXCUSED || class == CLASS_NOT_ATTENDED ||
           class == CLASS_REFUSED || class == CLASS_UNMARKED;
}

static struct counted_session counted_of(const struct history_session *session)
{
    return (struct counted_session){
        .day = session->day,
        .class = session->class,
        .credited_minutes = session->credited_minutes,
        .planned_minutes = session->planned_minutes,
    };
}

static void add_session(struct contract_line *line, const struct history_session *session,
                        size_t index, struct counted_session *counted)
{
    *counted = counted_of(session);
    line->unsigned_count += is_held(session->class) && !session->is_signed;
    line->came_cancelled += session->came_cancelled;
    line->late_count += session->status == ATTENDANCE_LATE;
    line->sessions[line->session_count++] = index;
}

/* Hours that could be booked count where a number of them is asked for by name. */
static bool wants_free_hours(const struct obligation *obligation)
{
    bool is_named = obligation->activities[0] || obligation->kinds[0] || obligation->programmes[0];
    return is_named && obligation_counts_sessions(obligation->kind) &&
           obligation->kind != OBLIGATION_ALL && obligation->kind != OBLIGATION_MIN_SHARE;
}

/* Sessions of one activity follow each other: what was found of the one before may hold. */
struct reach {
    const struct history_session *before; /* NULL: none yet */
    bool reaches;
};

static bool is_reached_by(const struct obligation *obligation,
                          const struct history_session *session, struct reach *reach)
{
    if (!reach->before || strcmp(reach->before->activity, session->activity) != 0)
        reach->reaches = person_history_reaches(obligation, session->activity, session->kind,
                                                session->programme);
    reach->before = session;
    return reach->reaches;
}

/* Counts what the line reaches in its window. */
static void count_line(struct contract_line *line, const struct person_history *history)
{
    const struct obligation *obligation = &line->obligation;
    struct reach reach = {0};
    struct counted_session *counted = memory_new(history->count, sizeof *counted);
    line->sessions = memory_new(history->count, sizeof *line->sessions);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_session *session = &history->items[i];
        if (session->day >= obligation->from_on && session->day <= obligation->until_on &&
            is_reached_by(obligation, session, &reach) &&
            (!person_history_is_free(session) || wants_free_hours(obligation)))
            add_session(line, session, i, &counted[line->session_count]);
    }
    obligation_count(obligation, counted, line->session_count, &line->count);
    line->outcome = line->count.figures.outcome;
    free(counted);
}

static bool read_facts(struct club *club, const struct contract *contract,
                       struct contract_line *line, struct error *err)
{
    int in_window = 0;
    if (!obligation_fact_list(club, line->obligation.id, contract->facts_before,
                              &line->facts, err))
        return false;
    for (size_t i = 0; i < line->facts.count; i++)
        in_window += line->facts.items[i].done_on <= line->obligation.until_on;
    line->outcome = obligation_act_outcome(&line->obligation, contract->day, in_window);
    line->count.figures.outcome = line->outcome;
    return true;
}

/* Marks the sessions that the line counts, or would if it lay elsewhere: any line that does. */
static void mark_reached(const struct contract_line *line, const struct person_history *history,
                         bool *is_reached)
{
    const struct obligation *obligation = &line->obligation;
    struct reach reach = {0};
    for (size_t i = 0; obligation_counts_sessions(obligation->kind) && i < history->count; i++) {
        const struct history_session *session = &history->items[i];
        if (session->day >= obligation->from_on && session->day <= obligation->until_on &&
            is_reached_by(obligation, session, &reach))
            is_reached[i] = true;
    }
}

static void count_row(struct contract_figures *figures)
{
    const struct person_history *history = &figures->history;
    bool *is_reached = memory_new(history->count, sizeof *is_reached);
    figures->absent_since = DAY_NONE;
    for (size_t i = 0; i < figures->line_count; i++)
        mark_reached(&figures->lines[i], history, is_reached);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_session *session = &history->items[i];
        if (!is_reached[i])
            continue;
        if (session->class == CLASS_ATTENDED) {
            figures->absences_in_row = 0;
        } else if (session->class == CLASS_NOT_ATTENDED) {
            if (figures->absences_in_row++ == 0)
                figures->absent_since = session->day;
        }
    }
    if (!figures->absences_in_row)
        figures->absent_since = DAY_NONE;
    free(is_reached);
}

static bool read_history(struct club *club, const struct obligations *obligations,
                         struct history_cache *cache, struct contract_figures *figures,
                         struct error *err)
{
    const struct contract *contract = &figures->contract;
    struct history_request request = {
        .cache = cache,
        .person_id = contract->person_id,
        .day = contract->day,
        .before = contract->facts_before,
        .obligations = obligations->items,
        .obligation_count = obligations->count,
    };
    return !find_days(figures, &request.from, &request.until) ||
           person_history_get(club, &request, &figures->history, err);
}

bool contract_figures_from(struct club *club, const struct contract *contract,
                           const struct obligations *obligations, struct history_cache *cache,
                           struct contract_figures *figures, struct error *err)
{
    memset(figures, 0, sizeof *figures);
    figures->contract = *contract;
    figures->lines = memory_new(obligations->count, sizeof *figures->lines);
    for (size_t i = 0; i < obligations->count; i++) {
        figures->lines[i].obligation = obligations->items[i];
        cut_window(contract, &figures->lines[i].obligation);
    }
    figures->line_count = obligations->count;
    bool ok = read_history(club, obligations, cache, figures, err);
    for (size_t i = 0; ok && i < figures->line_count; i++) {
        struct contract_line *line = &figures->lines[i];
        if (line->obligation.kind == OBLIGATION_SINGLE_ACT)
            ok = read_facts(club, contract, line, err);
        else
            count_line(line, &figures->history);
    }
    count_row(figures);
    if (!ok)
        contract_figures_free(figures);
    return ok;
}

bool contract_figures_of(struct club *club, const struct contract *contract,
                         struct history_cache *cache, struct contract_figures *figures,
                         struct error *err)
{
    int noted_later = 0;
    struct obligations obligations = {0};
    memset(figures, 0, sizeof *figures);
    bool ok = obligation_list(club, contract, &obligations, err) &&
              obligation_count_later(club, contract, &noted_later, err) &&
              contract_figures_from(club, contract, &obligations, cache, figures, err);
    figures->noted_later = noted_later;
    obligations_free(&obligations);
    return ok;
}

/* `at` 0: as of the day's end. */
static bool read_figures(struct club *club, const char *sign, int day, int64_t at,
                         struct contract_figures *figures, struct error *err)
{
    struct contract contract;
    bool got = at ? contract_get_at(club, sign, at, &contract, err)
                  : contract_get(club, sign, day, &contract, err);
    return got && contract_figures_of(club, &contract, NULL, figures, err);
}

/* All from one state of the database. */
static bool get_figures(struct club *club, const char *sign, int day, int64_t at,
                        struct contract_figures *figures, struct error *err)
{
    memset(figures, 0, sizeof *figures);
    if (store_depth(club->store) > 0)
        return read_figures(club, sign, day, at, figures, err);
    return store_begin_reading(club->store, __func__, err) &&
           store_end(club->store, read_figures(club, sign, day, at, figures, err), err);
}

bool contract_figures_get(struct club *club, const char *sign, int day,
                          struct contract_figures *figures, struct error *err)
{
    return get_figures(club, sign, day, 0, figures, err);
}

bool contract_figures_get_at(struct club *club, const char *sign, int64_t at,
                             struct contract_figures *figures, struct error *err)
{
    return get_figures(club, sign, DAY_NONE, at, figures, err);
}

void contract_figures_free(struct contract_figures *figures)
{
    for (size_t i = 0; i < figures->line_count; i++) {
        obligation_count_free(&figures->lines[i].count);
        obligation_facts_free(&figures->lines[i].facts);
        free(figures->lines[i].sessions);
    }
    free(figures->lines);
    person_history_free(&figures->history);
    memset(figures, 0, sizeof *figures);
}

void contract_figures_window(const struct contract_figures *figures,
                             const struct contract_line *line, int from, int until,
                             struct obligation_count *count)
{
    struct obligation obligation = line->obligation;
    struct counted_session *counted = memory_new(line->session_count, sizeof *counted);
    obligation.from_on = from;
    obligation.until_on = until;
    for (size_t i = 0; i < line->session_count; i++)
        counted[i] = counted_of(&figures->history.items[line->sessions[i]]);
    obligation_count(&obligation, counted, line->session_count, count);
    free(counted);
}

void contract_figures_sign(struct contract_figures *figures)
{
    for (size_t i = 0; i < figures->history.count; i++) {
        struct history_session *session = &figures->history.items[i];
        if (is_held(session->class) && !session->is_signed)
            session->class = CLASS_UNMARKED;
    }
    for (size_t i = 0; i < figures->line_count; i++) {
        struct contract_line *line = &figures->lines[i];
        if (line->obligation.kind == OBLIGATION_SINGLE_ACT)
            continue;
        obligation_count_free(&line->count);
        contract_figures_window(figures, line, line->obligation.from_on, line->obligation.until_on,
                                &line->count);
        line->outcome = line->count.figures.outcome;
        line->late_count = 0;
        for (size_t k = 0; k < line->session_count; k++) {
            const struct history_session *session = &figures->history.items[line->sessions[k]];
            line->late_count +=
                session->class == CLASS_ATTENDED && session->status == ATTENDANCE_LATE;
        }
    }
    count_row(figures);
}

bool contract_figures_offer(struct club *club, const struct obligation *obligation,
                            struct obligation_figures *offer, struct error *err)
{
    struct person_history history = {0};
    struct contract_line line = {.obligation = *obligation};
    struct history_request request = {
        .from = obligation->from_on,
        .until = obligation->until_on,
        .day = club_today(club),
        .obligations = obligation,
        .obligation_count = 1,
    };
    bool ok = person_history_get(club, &request, &history, err);
    if (ok) {
        count_line(&line, &history);
        *offer = line.count.figures;
    }
    obligation_count_free(&line.count);
    free(line.sessions);
    person_history_free(&history);
    return ok;
}
