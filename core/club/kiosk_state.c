/* Writing and reading the row of a kiosk. */
#include "club/kiosk_state.h"

#include "base/memory.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static const char *const words[] = {
    [KIOSK_PROBLEM_NONE] = "",
    [KIOSK_PROBLEM_CLOCK] = "clock",
    [KIOSK_PROBLEM_STORAGE] = "storage",
    [KIOSK_PROBLEM_READER] = "reader",
};

const char *kiosk_problem_word(enum kiosk_problem problem)
{
    return words[problem];
}

static enum kiosk_problem find_problem(const char *word)
{
    int problem = KIOSK_PROBLEM_READER;
    while (problem > KIOSK_PROBLEM_NONE && strcmp(words[problem], word) != 0)
        problem--;
    return (enum kiosk_problem)problem;
}

bool kiosk_state_clock_is_behind(struct club *club, bool *is_behind, struct error *err)
{
    struct ledger ledger = {.node = club->ledger.node};
    if (!ledger_load(&ledger, club->store, err))
        return false;
    *is_behind = club_clock_is_behind(club, ledger.last_at);
    return true;
}

static bool put(struct club *club, const struct kiosk_state *state, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO kiosk_state (node, started_at, seen_at, version, clock, width, height,"
        " width_mm, reader_count, last_scan_at, problem, problem_at, is_over) VALUES (:node,"
        " :started, :seen, :version, :clock, :width, :height, nullif(:width_mm, 0), :readers, nullif(:scan, 0), :problem,"
        " nullif(:problem_at, 0), :is_over) ON CONFLICT (node) DO UPDATE SET"
        " started_at = excluded.started_at, seen_at = excluded.seen_at, version = excluded.version,"
        " clock = excluded.clock, width = excluded.width, height = excluded.height,"
        " width_mm = ifnull(excluded.width_mm, width_mm), reader_count = excluded.reader_count,"
        " last_scan_at = ifnull(excluded.last_scan_at, last_scan_at), problem = excluded.problem,"
        " problem_at = excluded.problem_at, is_over = excluded.is_over");
    statement_bind_integer(s, ":node", state->node);
    statement_bind_integer(s, ":started", state->started_at);
    statement_bind_integer(s, ":seen", state->seen_at);
    statement_bind_text(s, ":version", state->version);
    statement_bind_text(s, ":clock", state->is_clock_fixed ? "fixed" : "system");
    statement_bind_integer(s, ":width", state->width);
    statement_bind_integer(s, ":height", state->height);
    statement_bind_integer(s, ":width_mm", state->width_mm);
    if (state->reader_count == KIOSK_READERS_UNKNOWN)
        statement_bind_null(s, ":readers");
    else
        statement_bind_integer(s, ":readers", state->reader_count);
    statement_bind_integer(s, ":scan", state->last_scan_at);
    statement_bind_text_or_null(s, ":problem", kiosk_problem_word(state->problem));
    statement_bind_integer(s, ":problem_at", state->problem_at);
    statement_bind_integer(s, ":is_over", state->is_over);
    return statement_run(s, err);
}

bool kiosk_state_write(struct club *club, struct kiosk_state *state, bool *is_written,
                       struct error *err)
{
    bool is_free;
    *is_written = false;
    if (!store_try_begin(club->store, __func__, &is_free, err))
        return false;
    if (!is_free)
        return true;
    state->node = club->ledger.node;
    state->seen_at = club_now(club);
    state->is_clock_fixed = club->clock.is_fixed;
    *is_written = store_end(club->store, put(club, state, err), err);
    return *is_written;
}

bool kiosk_state_width(struct club *club, int64_t *width_mm, struct error *err)
{
    *width_mm = 0;
    struct statement *s =
        statement_new(club->store, "SELECT width_mm FROM kiosk_state WHERE node = :node");
    statement_bind_integer(s, ":node", club->ledger.node);
    if (statement_step(s))
        *width_mm = statement_integer(s, 0);
    return statement_finish(s, err);
}

static void read_row(struct statement *s, struct kiosk_state *state)
{
    *state = (struct kiosk_state){
        .node = (int)statement_integer(s, 0),
        .started_at = statement_integer(s, 1),
        .seen_at = statement_integer(s, 2),
        .is_clock_fixed = strcmp(statement_text(s, 4), "fixed") == 0,
        .width = (int)statement_integer(s, 5),
        .height = (int)statement_integer(s, 6),
        .reader_count = statement_is_null(s, 7) ? KIOSK_READERS_UNKNOWN
                                                : (int)statement_integer(s, 7),
        .last_scan_at = statement_integer(s, 8),
        .problem = find_problem(statement_text(s, 9)),
        .problem_at = statement_integer(s, 10),
        .is_over = statement_integer(s, 11) != 0,
        .width_mm = (int)statement_integer(s, 12),
    };
    statement_copy_text(s, 3, state->version, sizeof state->version);
}

bool kiosk_state_list(struct club *club, struct kiosk_states *states, struct error *err)
{
    memset(states, 0, sizeof *states);
    struct statement *s = statement_new(
        club->store, "SELECT node, started_at, seen_at, version, clock, width, height,"
                     " reader_count, last_scan_at, problem, problem_at, is_over,"
                     " width_mm FROM kiosk_state"
                     " ORDER BY node");
    while (statement_step(s)) {
        states->items =
            memory_grow(states->items, states->count, &states->capacity, sizeof *states->items);
        read_row(s, &states->items[states->count++]);
    }
    return statement_finish(s, err);
}

void kiosk_states_free(struct kiosk_states *states)
{
    free(states->items);
    memset(states, 0, sizeof *states);
}
