/* Looking for merged numbers among a roster's rows, and joining theirs to the holders'. */
#include "figures/day/roster_merge.h"

#include "club/presence/attendance.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

struct holder {
    int64_t merged_id, id;
    char number[NUMBER_SIZE];
};

static struct roster_row *find_row(struct roster *roster, int64_t participant_id)
{
    for (size_t i = 0; i < roster->row_count; i++) {
        if (roster->rows[i].participant_id == participant_id)
            return &roster->rows[i];
    }
    return NULL;
}

static enum roster_status status_of(enum attendance_status status)
{
    int found = ROSTER_NOT_APPLICABLE;
    while (found > ROSTER_UNKNOWN && strcmp(roster_status_word((enum roster_status)found),
                                            attendance_status_word(status)) != 0)
        found--;
    return (enum roster_status)found;
}

/* What both numbers' events say together. */
static bool derive(struct club *club, const struct roster *roster, struct roster_row *row,
                   struct error *err)
{
    struct attendance_terms terms;
    struct attendance_row derived;
    bool is_any;
    if (!attendance_terms_get(club, roster->session_id, ATTENDANCE_NOW, &terms, err) ||
        !attendance_derive(club, roster->session_id, row->participant_id, ATTENDANCE_NOW, &terms,
                           &derived, &is_any, err))
        return false;
    row->status = status_of(derived.status);
    row->in_at = derived.in_at;
    row->out_at = derived.out_at;
    row->credited_minutes = derived.credited_minutes;
    row->late_minutes = derived.late_minutes;
    row->came_anyway = derived.came_anyway;
    memcpy(row->source, derived.source, sizeof row->source);
    return true;
}

static void remove_row(struct roster *roster, struct roster_row *row)
{
    size_t index = (size_t)(row - roster->rows);
    memmove(row, row + 1, (roster->row_count - index - 1) * sizeof *row);
    roster->row_count--;
}

static bool join(struct club *club, struct roster *roster, const struct holder *holder,
                 struct error *err)
{
    struct roster_row *merged = find_row(roster, holder->merged_id);
    struct roster_row *row = find_row(roster, holder->id);
    if (!merged)
        return true;
    if (!row) {
        merged->participant_id = holder->id;
        memcpy(merged->participant, holder->number, sizeof merged->participant);
        return true;
    }
    row->is_expected = row->is_expected || merged->is_expected;
    if (!derive(club, roster, row, err))
        return false;
    remove_row(roster, merged);
    return true;
}

static int compare(const void *one, const void *other)
{
    return strcmp(((const struct roster_row *)one)->participant,
                  ((const struct roster_row *)other)->participant);
}

bool roster_merge_rows(struct club *club, struct roster *roster, struct error *err)
{
    bool ok = true, is_any = false;
    struct statement *s = statement_new(
        club->store,
        "SELECT m.id, t.id, t.number FROM (SELECT participant_id FROM expected"
        "   WHERE session_id = :session UNION"
        "   SELECT participant_id FROM attendance WHERE session_id = :session) r"
        " CROSS JOIN participant m ON m.id = r.participant_id AND m.merged_into_id IS NOT NULL"
        " CROSS JOIN participant t ON t.id = m.merged_into_id"
        " CROSS JOIN participant_merge g ON g.participant_id = m.id"
        " WHERE NOT EXISTS (SELECT 1 FROM session_signoff f WHERE f.session_id = :session"
        "   AND f.signed_at < g.merged_at)");
    statement_bind_integer(s, ":session", roster->session_id);
    while (ok && statement_step(s)) {
        struct holder holder = {.merged_id = statement_integer(s, 0), .id = statement_integer(s, 1)};
        statement_copy_text(s, 2, holder.number, sizeof holder.number);
        ok = join(club, roster, &holder, err);
        is_any = true;
    }
    if (!statement_finish(s, err) || !ok)
        return false;
    if (is_any)
        qsort(roster->rows, roster->row_count, sizeof *roster->rows, compare);
    return true;
}
