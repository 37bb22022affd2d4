/* Asking for all kinds, sorting, and joining who has looked at what. */
#include "figures/day/signals.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/settings.h"
#include "figures/day/signals_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *signal_kind_word(enum signal_kind kind)
{
    static const char *const words[] = {
        [SIGNAL_ABSENCES] = "absences",   [SIGNAL_CARDS] = "cards",
        [SIGNAL_MARKED] = "marked",       [SIGNAL_HEADCOUNT] = "headcount",
        [SIGNAL_UNSIGNED] = "unsigned",   [SIGNAL_UNMARKED] = "unmarked",
    };
    return words[kind];
}

const char *signal_status_word(enum signal_status status)
{
    static const char *const words[] = {
        [SIGNAL_OPEN] = "open", [SIGNAL_SEEN] = "seen", [SIGNAL_SETTLED] = "settled"};
    return words[status];
}

void signals_bind(struct statement *s, const struct signals_asked *asked)
{
    statement_bind_text(s, ":from", asked->from.text);
    statement_bind_text(s, ":until", asked->until.text);
    statement_bind_text_or_null(s, ":activity", asked->filter->activity);
    statement_bind_text_or_null(s, ":programme", asked->filter->programme);
    statement_bind_text_or_null(s, ":leader", asked->filter->leader);
}

bool signals_wants(const struct signals_asked *asked, enum signal_kind kind)
{
    const char *wanted = asked->filter->kind;
    return !wanted || strcmp(wanted, signal_kind_word(kind)) == 0;
}

struct signal *signals_add(struct signals *signals, enum signal_kind kind)
{
    signals->items = memory_grow(signals->items, signals->count, &signals->capacity,
                                 sizeof *signals->items);
    struct signal *signal = &signals->items[signals->count++];
    *signal = (struct signal){.kind = kind, .count = 1, .fact_from = signals->fact_count};
    return signal;
}

void signals_add_fact(struct signals *signals, const struct signal_fact *fact)
{
    signals->facts = memory_grow(signals->facts, signals->fact_count, &signals->fact_capacity,
                                 sizeof *signals->facts);
    signals->facts[signals->fact_count++] = *fact;
    signals->items[signals->count - 1].fact_count++;
}

int64_t signal_latest_at(const struct signals *signals, const struct signal *signal)
{
    int64_t latest_at = signal->arose_at;
    for (size_t i = 0; i < signal->fact_count; i++) {
        const struct signal_fact *fact = &signals->facts[signal->fact_from + i];
        latest_at = fact->at > latest_at ? fact->at : latest_at;
    }
    return latest_at;
}

/* The last look, and what stood behind the signal then. With more, or with a newer fact in the
 * place of one that fell away, it is open again. */
static bool join_notes(struct club *club, struct signals *signals, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < signals->count; i++) {
        struct signal *signal = &signals->items[i];
        struct statement *s = statement_new(
            club->store, "SELECT noted_at, actor, facts >= :count AND latest_at >= :latest"
                         " FROM signal_note WHERE signal = :signal ORDER BY id DESC LIMIT 1");
        statement_bind_integer(s, ":count", signal->count);
        statement_bind_integer(s, ":latest", signal_latest_at(signals, signal));
        statement_bind_text(s, ":signal", signal->id);
        if (statement_step(s)) {
            signal->noted_at = statement_integer(s, 0);
            statement_copy_text(s, 1, signal->noted_by, sizeof signal->noted_by);
            if (signal->status == SIGNAL_OPEN && statement_integer(s, 2))
                signal->status = SIGNAL_SEEN;
        }
        ok = statement_finish(s, err);
    }
    return ok;
}

static bool has_notes(struct club *club, bool *has, struct error *err)
{
    struct statement *s = statement_new(club->store, "SELECT 1 FROM signal_note LIMIT 1");
    *has = statement_step(s);
    return statement_finish(s, err);
}

int signals_absent_compare(const void *a, const void *b)
{
    const struct signals_absent *first = a, *second = b;
    if (first->session_id != second->session_id)
        return first->session_id < second->session_id ? -1 : 1;
    return first->participant_id < second->participant_id
               ? -1
               : first->participant_id > second->participant_id;
}

static int compare(const void *a, const void *b)
{
    const struct signal *first = a, *second = b;
    if (first->arose_at != second->arose_at)
        return first->arose_at < second->arose_at ? -1 : 1;
    return strcmp(first->id, second->id);
}

/* Drops what the filter does not want and puts the rest in order. */
static void select_wanted(const struct signal_filter *filter, struct signals *signals)
{
    size_t kept = 0;
    for (size_t i = 0; i < signals->count; i++) {
        const struct signal *signal = &signals->items[i];
        if (filter->status && strcmp(filter->status, signal_status_word(signal->status)) != 0)
            continue;
        if (filter->participant && strcmp(filter->participant, signal->participant) != 0)
            continue;
        signals->items[kept++] = *signal;
    }
    signals->count = kept;
    if (kept)
        qsort(signals->items, kept, sizeof *signals->items, compare);
}

static bool ask(struct club *club, const struct signal_filter *filter,
                struct signals_asked *asked, struct error *err)
{
    int from = filter->from == DAY_NONE ? day_of(2020, 1, 1) : filter->from;
    int until = filter->until == DAY_NONE ? club_today(club) : filter->until;
    *asked = (struct signals_asked){
        .filter = filter,
        .from = day_column_text(from),
        .until = day_column_text(until),
        .from_at = clock_day_start(from),
        .until_at = clock_day_start(until + 1),
        .skips_settled = filter->status && strcmp(filter->status, "settled") != 0,
    };
    return settings_get_integer(club, SETTING_SIGNAL_ABSENCES, &asked->absences, err) &&
           settings_get_integer(club, SETTING_SIGNAL_CARD_SECONDS, &asked->card_seconds, err);
}

static bool list(struct club *club, const struct signal_filter *filter, struct signals *signals,
                 struct error *err)
{
    struct signals_asked asked;
    struct signals_absents absents = {0};
    bool has;
    bool ok = ask(club, filter, &asked, err) &&
              signals_from_sessions(club, &asked, signals, &absents, err) &&
              signals_from_cards(club, &asked, signals, &absents, err);
    free(absents.items);
    if (!ok || !has_notes(club, &has, err) || (has && !join_notes(club, signals, err)))
        return false;
    select_wanted(filter, signals);
    return true;
}

/* One state of the database, and its lock taken once instead of a thousand times. */
bool signals_list(struct club *club, const struct signal_filter *filter, struct signals *signals,
                  struct error *err)
{
    struct error ignored = {0};
    memset(signals, 0, sizeof *signals);
    if (store_depth(club->store) > 0)
        return list(club, filter, signals, err);
    if (!store_begin_reading(club->store, __func__, err))
        return false;
    bool ok = list(club, filter, signals, err);
    store_end(club->store, false, &ignored);
    return ok;
}

void signals_free(struct signals *signals)
{
    free(signals->items);
    free(signals->facts);
    memset(signals, 0, sizeof *signals);
}

/* Each id holds the day on which its first fact took place. */
static int find_day(const char *id)
{
    int day;
    char text[DAY_SIZE];
    for (; *id; id++) {
        snprintf(text, sizeof text, "%s", id);
        if (day_parse(text, &day))
            return day;
    }
    return DAY_NONE;
}

bool signals_get(struct club *club, const char *id, const char *leader, struct signals *signals,
                 struct signal *signal, struct error *err)
{
    struct signal_filter filter = {
        .from = find_day(id), .until = club_today(club), .leader = leader};
    memset(signals, 0, sizeof *signals);
    if (filter.from != DAY_NONE && filter.from <= filter.until &&
        !signals_list(club, &filter, signals, err))
        return false;
    for (size_t i = 0; i < signals->count; i++) {
        *signal = signals->items[i];
        if (strcmp(signal->id, id) == 0)
            return true;
    }
    return error_set(err, ERROR_REFUSED, _("There is no signal “%.100s”. See “obecni signal list”."),
                     id);
}
