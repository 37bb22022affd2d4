/* Sessions of a stretch of time, and whether anything was noted for them before or after it. */
#include "figures/day/gaps.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

const char *gap_state_word(enum gap_state state)
{
    static const char *const words[] = {
        [GAP_MISSING] = "missing", [GAP_PARTIAL] = "partial", [GAP_RECORDED] = "recorded"};
    return words[state];
}

/* The door opens before the start: whoever came then is in the gap as well. */
static struct statement *find(struct club *club)
{
    return statement_new(
        club->store,
        "SELECT s.code, s.start_at, s.end_at, s.room, count(e.id),"
        " ifnull(max(e.noted_at), 0) >= :until"
        " FROM session s LEFT JOIN attendance t ON t.session_id = s.id"
        " LEFT JOIN presence_event e ON e.participant_id = t.participant_id"
        "   AND e.session_id = s.id"
        " WHERE s.held_on >= :first AND s.held_on <= :last AND s.state = 'planned'"
        "   AND s.end_at > :from AND s.start_at - :early < :until"
        " GROUP BY s.id ORDER BY s.start_at, s.code");
}

bool gaps_list(struct club *club, int64_t from, int64_t until, struct gaps *gaps,
               struct error *err)
{
    enum { EARLY_SECONDS = 30 * 60 };
    struct day_text first = day_column_text(clock_wall(from).day);
    struct day_text last = day_column_text(clock_wall(until + EARLY_SECONDS).day);
    struct statement *s = find(club);
    memset(gaps, 0, sizeof *gaps);
    statement_bind_text(s, ":first", first.text);
    statement_bind_text(s, ":last", last.text);
    statement_bind_integer(s, ":from", from);
    statement_bind_integer(s, ":until", until);
    statement_bind_integer(s, ":early", EARLY_SECONDS);
    while (statement_step(s)) {
        gaps->items = memory_grow(gaps->items, gaps->count, &gaps->capacity, sizeof *gaps->items);
        struct gap *gap = &gaps->items[gaps->count++];
        gap->event_count = (int)statement_integer(s, 4);
        gap->state = statement_integer(s, 5) ? GAP_RECORDED
                     : gap->event_count      ? GAP_PARTIAL
                                             : GAP_MISSING;
        gap->start_at = statement_integer(s, 1);
        gap->end_at = statement_integer(s, 2);
        statement_copy_text(s, 0, gap->session, sizeof gap->session);
        statement_copy_text(s, 3, gap->room, sizeof gap->room);
    }
    return statement_finish(s, err);
}

void gaps_free(struct gaps *gaps)
{
    free(gaps->items);
    memset(gaps, 0, sizeof *gaps);
}
