/* Where a number leads, and the presences of two numbers that fall together. */
#include "club/people/participant_merge.h"

#include "base/memory.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool participant_merge_holder(struct club *club, const char *number, char holder[NUMBER_SIZE],
                              struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT t.number FROM participant p JOIN participant t"
                     " ON t.id = p.merged_into_id WHERE p.number = :number");
    statement_bind_text(s, ":number", number);
    snprintf(holder, NUMBER_SIZE, "%s", number);
    if (statement_step(s))
        statement_copy_text(s, 0, holder, NUMBER_SIZE);
    return statement_finish(s, err);
}

static void read_overlap(struct statement *s, struct merge_overlap *overlap)
{
    statement_copy_text(s, 0, overlap->session, sizeof overlap->session);
    statement_copy_text(s, 1, overlap->other_session, sizeof overlap->other_session);
    overlap->in_at = statement_integer(s, 2);
    overlap->other_in_at = statement_integer(s, 3);
}

/* The sessions that a number was present in; its events are the way from it to them. */
#define CAME_BY(parameter)                                                                         \
    "(SELECT DISTINCT s.code, s.start_at, s.end_at, t.in_at"                                       \
    " FROM (SELECT id FROM participant WHERE number = " parameter                                  \
    "   UNION ALL SELECT m.id FROM participant o JOIN participant m ON m.merged_into_id = o.id"    \
    "   WHERE o.number = " parameter ") p"                                                         \
    " CROSS JOIN presence_event e ON e.participant_id = p.id AND e.session_id IS NOT NULL"         \
    " CROSS JOIN attendance t ON t.session_id = e.session_id AND t.participant_id = p.id"          \
    "   AND (t.status = 'present' OR t.status = 'late' OR t.status = 'left_early')"                \
    " CROSS JOIN session s ON s.id = t.session_id)"

bool participant_merge_overlaps(struct club *club, const char *number, const char *other,
                                struct merge_overlaps *overlaps, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT a.code, b.code, ifnull(a.in_at, 0), ifnull(b.in_at, 0) FROM " CAME_BY(
                         ":number") " a JOIN " CAME_BY(":other")
                     " b ON a.start_at < b.end_at AND b.start_at < a.end_at"
                     " ORDER BY a.start_at, a.code, b.code");
    statement_bind_text(s, ":number", number);
    statement_bind_text(s, ":other", other);
    while (statement_step(s)) {
        overlaps->items = memory_grow(overlaps->items, overlaps->count, &overlaps->capacity,
                                      sizeof *overlaps->items);
        read_overlap(s, &overlaps->items[overlaps->count++]);
    }
    return statement_finish(s, err);
}

void merge_overlaps_free(struct merge_overlaps *overlaps)
{
    free(overlaps->items);
    memset(overlaps, 0, sizeof *overlaps);
}
