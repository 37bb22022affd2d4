/* Following each person's row of missed sessions through the window, and behind it. */
#include "figures/day/signals_rows.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST_PLACES = 1024, LOOK_BACK_DAYS = 366 };

static size_t place_of(const struct signals_rows *rows, int64_t activity_id, int64_t person_id)
{
    uint64_t mixed = ((uint64_t)activity_id * 31 ^ (uint64_t)person_id) * 0x9E3779B97F4A7C15u;
    size_t place = (size_t)(mixed >> 20) & (rows->place_count - 1);
    while (rows->places[place].person_id && (rows->places[place].activity_id != activity_id ||
                                             rows->places[place].person_id != person_id))
        place = (place + 1) & (rows->place_count - 1);
    return place;
}

static void grow(struct signals_rows *rows)
{
    struct signals_row *old = rows->places;
    size_t old_count = rows->place_count;
    rows->place_count = old_count ? old_count * 2 : FEWEST_PLACES;
    rows->places = memory_new(rows->place_count, sizeof *rows->places);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].person_id)
            rows->places[place_of(rows, old[i].activity_id, old[i].person_id)] = old[i];
    }
    free(old);
}

static struct signals_row *find_row(struct signals_rows *rows, int64_t activity_id,
                                    int64_t person_id)
{
    if (rows->row_count * 2 >= rows->place_count)
        grow(rows);
    struct signals_row *row = &rows->places[place_of(rows, activity_id, person_id)];
    if (!row->person_id) {
        *row = (struct signals_row){.activity_id = activity_id, .person_id = person_id,
                                    .last = SIZE_MAX, .reaches_back = true};
        rows->row_count++;
    }
    return row;
}

static int compare_merged(const void *a, const void *b)
{
    const struct signals_merged *first = a, *second = b;
    return first->id < second->id ? -1 : first->id > second->id;
}

static int64_t person_of(const struct signals_rows *rows, int64_t participant_id)
{
    struct signals_merged wanted = {.id = participant_id};
    const struct signals_merged *found =
        rows->merged_count ? bsearch(&wanted, rows->merged, rows->merged_count,
                                     sizeof *rows->merged, compare_merged)
                           : NULL;
    return found ? found->into_id : participant_id;
}

bool signals_rows_begin(struct signals_rows *rows, struct club *club,
                        const struct signals_asked *asked, struct error *err)
{
    rows->club = club;
    rows->asked = asked;
    struct statement *s = statement_new(
        club->store, "SELECT id, merged_into_id FROM participant WHERE merged_into_id IS NOT NULL"
                     " ORDER BY id");
    while (statement_step(s)) {
        rows->merged = memory_grow(rows->merged, rows->merged_count, &rows->merged_capacity,
                                   sizeof *rows->merged);
        rows->merged[rows->merged_count++] =
            (struct signals_merged){statement_integer(s, 0), statement_integer(s, 1)};
    }
    return statement_finish(s, err);
}

static void push(struct signals_rows *rows, struct signals_row *row,
                 const struct signals_row_mark *mark)
{
    rows->marks = memory_grow(rows->marks, rows->mark_count, &rows->mark_capacity,
                              sizeof *rows->marks);
    rows->marks[rows->mark_count] = *mark;
    rows->marks[rows->mark_count].before = row->last;
    row->last = rows->mark_count++;
    row->missed += mark->kind == SIGNALS_MARK_MISSED;
}

/* A row that ends, or the window does: kept when it is long enough, or may turn out so. */
static void keep(struct signals_rows *rows, const struct signals_row *row, bool is_over)
{
    if (is_over && rows->asked->skips_settled)
        return;
    if (!row->missed || (row->missed < rows->asked->absences && !row->reaches_back))
        return;
    rows->found = memory_grow(rows->found, rows->found_count, &rows->found_capacity,
                              sizeof *rows->found);
    rows->found[rows->found_count++] = (struct signals_found){.row = *row, .is_over = is_over};
}

/* Of two numbers of one person in one session the presence holds. */
static void drop_same_session(struct signals_rows *rows, struct signals_row *row,
                              int64_t session_id)
{
    const struct signals_row_mark *last =
        row->last == SIZE_MAX ? NULL : &rows->marks[row->last];
    if (!last || last->session_id != session_id)
        return;
    row->missed -= last->kind == SIGNALS_MARK_MISSED;
    row->last = last->before;
}

void signals_rows_take(struct signals_rows *rows, int64_t activity_id, int64_t participant_id,
                       const struct signals_row_mark *mark)
{
    if (mark->kind == SIGNALS_MARK_NONE)
        return;
    struct signals_row *row = find_row(rows, activity_id, person_of(rows, participant_id));
    if (mark->kind != SIGNALS_MARK_CAME) {
        if (row->came_in_id != mark->session_id)
            push(rows, row, mark);
        return;
    }
    drop_same_session(rows, row, mark->session_id);
    keep(rows, row, true);
    row->missed = 0;
    row->last = SIZE_MAX;
    row->reaches_back = false;
    row->came_in_id = mark->session_id;
}

static enum signals_mark mark_of(const char *status)
{
    return strcmp(status, "absent") == 0          ? SIGNALS_MARK_MISSED
           : strcmp(status, "refused_entry") == 0 ? SIGNALS_MARK_REFUSED
                                                  : SIGNALS_MARK_CAME;
}

/* The same person's marks of the activity before the window, from the newest to the last
 * presence; put at the row's beginning. */
static bool look_back(struct signals_rows *rows, struct signals_row *row, struct error *err)
{
    struct day_text least = day_column_text(rows->asked->filter->from - LOOK_BACK_DAYS);
    bool has_come = false;
    size_t first = row->last, after = SIZE_MAX;
    while (first != SIZE_MAX && rows->marks[first].before != SIZE_MAX)
        first = rows->marks[first].before;
    struct statement *s = statement_new(
        rows->club->store,
        "SELECT t.status, s.start_at, s.end_at, s.id, t.participant_id"
        " FROM session s CROSS JOIN attendance t"
        "   ON t.session_id = s.id AND t.participant_id IN (SELECT :person UNION ALL"
        "     SELECT id FROM participant WHERE merged_into_id = :person)"
        " WHERE s.activity_id = :activity AND s.held_on < :from AND s.held_on >= :least"
        "   AND s.state = 'planned' AND (t.status = 'present' OR t.status = 'late'"
        "     OR t.status = 'left_early' OR t.status = 'refused_entry' OR t.status = 'absent')"
        " ORDER BY s.held_on DESC"); /* the index gives it row by row: few are read */
    statement_bind_integer(s, ":person", row->person_id);
    statement_bind_integer(s, ":activity", row->activity_id);
    statement_bind_text(s, ":from", rows->asked->from.text);
    statement_bind_text(s, ":least", least.text);
    while (!has_come && statement_step(s)) {
        enum signals_mark kind = mark_of(statement_text(s, 0));
        has_come = kind == SIGNALS_MARK_CAME;
        if (has_come && after != SIZE_MAX &&
            rows->marks[first].session_id == statement_integer(s, 3)) {
            row->missed -= rows->marks[first].kind == SIGNALS_MARK_MISSED;
            rows->marks[after].before = SIZE_MAX; /* under the other number the person was there */
        }
        if (has_come)
            continue;
        rows->marks = memory_grow(rows->marks, rows->mark_count, &rows->mark_capacity,
                                  sizeof *rows->marks);
        rows->marks[first].before = rows->mark_count;
        after = first;
        first = rows->mark_count++;
        rows->marks[first] = (struct signals_row_mark){
            .kind = kind, .at = statement_integer(s, 1), .end_at = statement_integer(s, 2),
            .session_id = statement_integer(s, 3), .participant_id = statement_integer(s, 4),
            .before = SIZE_MAX};
        row->missed += kind == SIGNALS_MARK_MISSED;
    }
    return statement_finish(s, err);
}

/* Whoever was not expected in a session has missed nothing: asked only for rows that are long
 * enough, for it is rare. */
static bool drop_unexpected(struct signals_rows *rows, struct signals_row *row, struct error *err)
{
    bool ok = true;
    for (size_t at = row->last; ok && at != SIZE_MAX; at = rows->marks[at].before) {
        struct signals_row_mark *mark = &rows->marks[at];
        if (mark->kind != SIGNALS_MARK_MISSED)
            continue;
        struct statement *s = statement_new(
            rows->club->store, "SELECT 1 FROM expected WHERE session_id = :session"
                               " AND participant_id = :person");
        statement_bind_integer(s, ":session", mark->session_id);
        statement_bind_integer(s, ":person", mark->participant_id);
        if (!statement_step(s)) {
            mark->kind = SIGNALS_MARK_NONE;
            row->missed--;
        }
        ok = statement_finish(s, err);
    }
    return ok;
}

/* Numbers and codes; whoever has left needs no conversation any more. */
static bool name(struct signals_rows *rows, struct signal *signal, int64_t activity_id,
                 int64_t first_at, struct error *err)
{
    char at[CLOCK_TEXT_SIZE];
    struct statement *s = statement_new(
        rows->club->store, "SELECT p.number, a.code, p.left_on IS NOT NULL FROM participant p"
                           " JOIN activity a ON a.id = :activity WHERE p.id = :person");
    statement_bind_integer(s, ":activity", activity_id);
    statement_bind_integer(s, ":person", signal->participant_id);
    if (statement_step(s)) {
        statement_copy_text(s, 0, signal->participant, sizeof signal->participant);
        statement_copy_text(s, 1, signal->activity, sizeof signal->activity);
        if (statement_integer(s, 2))
            signal->status = SIGNAL_SETTLED;
    }
    clock_format(first_at, at);
    snprintf(signal->id, sizeof signal->id, "absences-%s-%s-%.10s", signal->participant,
             signal->activity, at);
    return statement_finish(s, err);
}

/* The row's marks, from its first missed session on; the newest come first in the chain. */
static bool add(struct signals_rows *rows, const struct signals_found *found,
                struct signals *signals, struct error *err)
{
    size_t order[512], count = 0;
    int missed = 0;
    for (size_t at = found->row.last; at != SIZE_MAX && count < 512; at = rows->marks[at].before) {
        if (rows->marks[at].kind != SIGNALS_MARK_NONE)
            order[count++] = at;
    }
    while (count && rows->marks[order[count - 1]].kind != SIGNALS_MARK_MISSED)
        count--;
    struct signal *signal = signals_add(signals, SIGNAL_ABSENCES);
    signal->participant_id = found->row.person_id;
    signal->count = found->row.missed;
    signal->status = found->is_over ? SIGNAL_SETTLED : SIGNAL_OPEN;
    int64_t first_at = rows->marks[order[count - 1]].at;
    while (count--) {
        const struct signals_row_mark *mark = &rows->marks[order[count]];
        bool is_missed = mark->kind == SIGNALS_MARK_MISSED;
        signals_add_fact(signals, &(struct signal_fact){
                                      .kind = is_missed ? SIGNAL_FACT_ABSENT : SIGNAL_FACT_REFUSED,
                                      .at = mark->at, .session_id = mark->session_id});
        missed += is_missed;
        if (is_missed && missed == rows->asked->absences)
            signal->arose_at = mark->end_at;
    }
    return name(rows, signal, found->row.activity_id, first_at, err);
}

bool signals_rows_end(struct signals_rows *rows, struct signals *signals, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; i < rows->place_count; i++) {
        if (rows->places[i].person_id)
            keep(rows, &rows->places[i], false);
    }
    for (size_t i = 0; ok && i < rows->found_count; i++) {
        struct signals_found *found = &rows->found[i];
        if (found->row.reaches_back)
            ok = look_back(rows, &found->row, err);
        if (ok && found->row.missed >= rows->asked->absences)
            ok = drop_unexpected(rows, &found->row, err);
        if (ok && found->row.missed >= rows->asked->absences)
            ok = add(rows, found, signals, err);
    }
    return ok;
}

void signals_rows_free(struct signals_rows *rows)
{
    free(rows->places);
    free(rows->marks);
    free(rows->found);
    free(rows->merged);
    memset(rows, 0, sizeof *rows);
}
