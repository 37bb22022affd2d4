/* Cards as they were held to the reader: different ones within seconds, where each chain that
 * follows so closely is one signal; and those of people who are marked absent. */
#include "base/memory.h"
#include "figures/day/signals_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NODES = 1024 };

/* The last card at a reader, and the signal that it belongs to. */
struct last {
    struct signal_fact fact; /* at 0: none yet */
    bool is_in_signal;
    size_t signal;
};

struct cards {
    struct club *club;
    const struct signals_asked *asked;
    struct signals *signals;
    const struct signals_absents *absents;
    struct last last[NODES];
    struct signal_fact *facts; /* of all signals, with `owners` beside */
    size_t *owners;
    size_t count, capacity, owner_capacity;
    struct signal_fact *marked; /* cards of the absent */
    size_t marked_count, marked_capacity;
    bool wants_chains;
};

static void keep(struct cards *cards, const struct signal_fact *fact, size_t owner)
{
    cards->facts = memory_grow(cards->facts, cards->count, &cards->capacity, sizeof *cards->facts);
    cards->owners =
        memory_grow(cards->owners, cards->count, &cards->owner_capacity, sizeof *cards->owners);
    cards->facts[cards->count] = *fact;
    cards->owners[cards->count++] = owner;
}

static void begin(struct cards *cards, struct last *last, int node)
{
    char at[CLOCK_TEXT_SIZE];
    struct signal *signal = signals_add(cards->signals, SIGNAL_CARDS);
    clock_format(last->fact.at, at);
    signal->node = node;
    snprintf(signal->id, sizeof signal->id, "cards-%d-%s", node, at);
    last->is_in_signal = true;
    last->signal = cards->signals->count - 1;
    keep(cards, &last->fact, last->signal);
}

static void take(struct cards *cards, int node, const struct signal_fact *fact)
{
    struct last *last = &cards->last[node];
    bool is_close = last->fact.at && fact->at - last->fact.at <= cards->asked->card_seconds;
    if (is_close && last->fact.participant_id == fact->participant_id)
        return;
    if (is_close) {
        if (!last->is_in_signal)
            begin(cards, last, node);
        struct signal *signal = &cards->signals->items[last->signal];
        signal->count++;
        if (signal->count == 2)
            signal->arose_at = fact->at;
        keep(cards, fact, last->signal);
    }
    last->is_in_signal = is_close;
    last->fact = *fact;
}

/* A card for a session in which its owner is marked absent. */
static void look_at_absent(struct cards *cards, const struct signal_fact *fact)
{
    const struct signals_absents *absents = cards->absents;
    struct signals_absent wanted = {fact->session_id, fact->participant_id};
    if (!absents->count || !bsearch(&wanted, absents->items, absents->count,
                                    sizeof *absents->items, signals_absent_compare))
        return;
    cards->marked = memory_grow(cards->marked, cards->marked_count, &cards->marked_capacity,
                                sizeof *cards->marked);
    cards->marked[cards->marked_count++] = *fact;
}

/* Row ids are made of time: what was noted in the window has no smaller one than the window's
 * first. The node is a part of them. */
static bool read_cards(struct cards *cards, struct error *err)
{
    const struct signals_asked *asked = cards->asked;
    int64_t from_at = asked->from_at;
    if (asked->filter->cards_from > asked->filter->from)
        from_at = clock_day_start(asked->filter->cards_from);
    struct statement *s = statement_new(
        cards->club->store,
        "SELECT id, at, session_id, participant_id FROM presence_event"
        " WHERE id >= :least AND source = 'card' AND kind <> 'left' ORDER BY id");
    statement_bind_integer(s, ":least", ledger_least_id(from_at));
    while (statement_step(s)) {
        struct signal_fact fact = {
            .kind = SIGNAL_FACT_CARD,
            .at = statement_integer(s, 1),
            .session_id = statement_integer(s, 2),
            .participant_id = statement_integer(s, 3),
        };
        if (fact.at < from_at || fact.at >= asked->until_at)
            continue;
        look_at_absent(cards, &fact);
        if (cards->wants_chains)
            take(cards, (int)(statement_integer(s, 0) % NODES), &fact);
    }
    return statement_finish(s, err);
}

/* The facts of one signal stand together. */
static void hand_over(struct cards *cards, size_t first)
{
    struct signals *signals = cards->signals;
    size_t all = signals->fact_count;
    for (size_t i = first; i < signals->count; i++) {
        signals->items[i].fact_from = all;
        all += (size_t)signals->items[i].count;
    }
    while (signals->fact_capacity < all)
        signals->facts = memory_grow(signals->facts, signals->fact_capacity,
                                     &signals->fact_capacity, sizeof *signals->facts);
    for (size_t i = 0; i < cards->count; i++) {
        struct signal *signal = &signals->items[cards->owners[i]];
        signals->facts[signal->fact_from + signal->fact_count++] = cards->facts[i];
    }
    signals->fact_count = all;
}

/* Whether one of the cards was for a session that is asked for. */
static bool is_asked_for(struct cards *cards, const struct signal *signal, bool *is_asked,
                         struct error *err)
{
    bool ok = true;
    *is_asked = false;
    for (size_t i = 0; ok && !*is_asked && i < signal->fact_count; i++) {
        struct statement *s = statement_new(
            cards->club->store, "SELECT 1 FROM session s JOIN activity a ON a.id = s.activity_id"
                                " WHERE s.id = :session AND " SIGNALS_SESSIONS);
        signals_bind(s, cards->asked);
        statement_bind_integer(s, ":session",
                               cards->signals->facts[signal->fact_from + i].session_id);
        *is_asked = statement_step(s);
        ok = statement_finish(s, err);
    }
    return ok;
}

static bool select_asked(struct cards *cards, size_t first, struct error *err)
{
    const struct signal_filter *filter = cards->asked->filter;
    struct signals *signals = cards->signals;
    size_t kept = first;
    bool ok = true, is_asked;
    if (!filter->activity && !filter->programme && !filter->leader)
        return true;
    for (size_t i = first; ok && i < signals->count; i++) {
        ok = is_asked_for(cards, &signals->items[i], &is_asked, err);
        if (ok && is_asked)
            signals->items[kept++] = signals->items[i];
    }
    signals->count = kept;
    return ok;
}

static bool add_marked(struct cards *cards, const struct signal_fact *fact, struct error *err)
{
    struct signal *signal = signals_add(cards->signals, SIGNAL_MARKED);
    signals_add_fact(cards->signals, fact);
    signal->arose_at = fact->at;
    struct statement *s = statement_new(
        cards->club->store, "SELECT p.id, p.number, s.code, a.code FROM session s"
                            " JOIN activity a ON a.id = s.activity_id"
                            " JOIN participant o ON o.id = :person"
                            " JOIN participant p ON p.id = ifnull(o.merged_into_id, o.id)"
                            " WHERE s.id = :session");
    statement_bind_integer(s, ":person", fact->participant_id);
    statement_bind_integer(s, ":session", fact->session_id);
    if (statement_step(s)) {
        signal->participant_id = statement_integer(s, 0);
        statement_copy_text(s, 1, signal->participant, sizeof signal->participant);
        statement_copy_text(s, 2, signal->session, sizeof signal->session);
        statement_copy_text(s, 3, signal->activity, sizeof signal->activity);
    }
    snprintf(signal->id, sizeof signal->id, "marked-%s-%s", signal->participant, signal->session);
    return statement_finish(s, err);
}

bool signals_from_cards(struct club *club, const struct signals_asked *asked,
                        struct signals *signals, const struct signals_absents *absents,
                        struct error *err)
{
    bool wants_chains = signals_wants(asked, SIGNAL_CARDS) && asked->card_seconds > 0;
    if (!wants_chains && !absents->count)
        return true;
    size_t first = signals->count;
    struct cards *cards = memory_new(1, sizeof *cards);
    cards->club = club;
    cards->asked = asked;
    cards->signals = signals;
    cards->absents = absents;
    cards->wants_chains = wants_chains;
    bool ok = read_cards(cards, err);
    hand_over(cards, first);
    ok = ok && select_asked(cards, first, err);
    for (size_t i = 0; ok && i < cards->marked_count; i++)
        ok = add_marked(cards, &cards->marked[i], err);
    free(cards->marked);
    free(cards->facts);
    free(cards->owners);
    free(cards);
    return ok;
}
