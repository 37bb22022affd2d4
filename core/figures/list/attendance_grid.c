/* Putting a grid together: whose number it is, what the events of a cell say, and sums. Reading
 * is grid_reading.c's. */
#include "figures/list/attendance_grid.h"

#include "base/memory.h"
#include "figures/list/grid_reading.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

int64_t grid_session_from(const struct grid_session *session)
{
    return session->terms.began_at ? session->terms.began_at : session->terms.start_at;
}

int64_t grid_session_until(const struct grid_session *session)
{
    return session->terms.ended_at ? session->terms.ended_at : session->terms.end_at;
}

int grid_session_minutes(const struct grid_session *session)
{
    return (int)((grid_session_until(session) - grid_session_from(session)) / 60);
}

bool grid_session_is_unsigned(const struct grid_session *session)
{
    return session->is_over && !session->terms.is_cancelled && !session->first_signed_at;
}

/* The number and, when the participant was merged before `limit`, whom it led to. */
static bool look_up(struct club *club, int64_t participant_id, int64_t limit,
                    struct grid_person *person, int64_t *into_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT p.number, ifnull(g.into_id, 0) FROM participant p"
                     " LEFT JOIN participant_merge g ON g.participant_id = p.id"
                     "   AND g.merged_at < :limit WHERE p.id = :id");
    statement_bind_integer(s, ":id", participant_id);
    statement_bind_integer(s, ":limit", limit);
    person->id = participant_id;
    *into_id = 0;
    if (statement_step(s)) {
        statement_copy_text(s, 0, person->number, sizeof person->number);
        *into_id = statement_integer(s, 1);
    }
    return statement_finish(s, err);
}

static bool find_person(struct club *club, int64_t participant_id, int64_t limit,
                        struct grid_person *person, struct error *err)
{
    int64_t id = participant_id;
    while (id) {
        if (!look_up(club, id, limit, person, &id, err))
            return false;
    }
    return true;
}

static int compare_participants(const void *a, const void *b)
{
    const struct grid_entry *left = a, *right = b;
    if (left->participant_id != right->participant_id)
        return left->participant_id < right->participant_id ? -1 : 1;
    return 0;
}

static int compare_entries(const void *a, const void *b)
{
    const struct grid_entry *left = a, *right = b;
    if (left->person_id != right->person_id)
        return left->person_id < right->person_id ? -1 : 1;
    if (left->session != right->session)
        return left->session < right->session ? -1 : 1;
    return left->event_id < right->event_id ? -1 : left->event_id > right->event_id;
}

static int compare_persons(const void *a, const void *b)
{
    return strcmp(((const struct grid_person *)a)->number, ((const struct grid_person *)b)->number);
}

static void add_person(struct attendance_grid *grid, const struct grid_person *person)
{
    grid->persons = memory_grow(grid->persons, grid->person_count, &grid->person_capacity,
                                sizeof *grid->persons);
    grid->persons[grid->person_count++] = *person;
}

static bool has_person(const struct attendance_grid *grid, int64_t id)
{
    for (size_t i = 0; i < grid->person_count; i++) {
        if (grid->persons[i].id == id)
            return true;
    }
    return false;
}

/* Finds each number's person once; `wanted`: only this one counts (0: all). */
static bool find_persons(struct club *club, int64_t wanted, int64_t limit,
                         struct grid_entries *entries, struct attendance_grid *grid,
                         struct error *err)
{
    struct grid_person person = {0};
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, compare_participants);
    for (size_t i = 0; i < entries->count; i++) {
        struct grid_entry *entry = &entries->items[i];
        if (i == 0 || entry->participant_id != entry[-1].participant_id) {
            if (!find_person(club, entry->participant_id, limit, &person, err))
                return false;
            if ((!wanted || person.id == wanted) &&
                (person.id == entry->participant_id || !has_person(grid, person.id)))
                add_person(grid, &person);
        }
        entry->person_id = !wanted || person.id == wanted ? person.id : 0;
    }
    return true;
}

/* A person may have been added for a merged number first, and then for the own one. */
static void sort_persons(struct attendance_grid *grid)
{
    size_t kept = 0;
    if (grid->person_count)
        qsort(grid->persons, grid->person_count, sizeof *grid->persons, compare_persons);
    for (size_t i = 0; i < grid->person_count; i++) {
        if (kept == 0 || grid->persons[i].id != grid->persons[kept - 1].id)
            grid->persons[kept++] = grid->persons[i];
    }
    grid->person_count = kept;
}

static size_t person_index(const struct attendance_grid *grid, int64_t id)
{
    size_t index = 0;
    while (grid->persons[index].id != id)
        index++;
    return index;
}

/* What somebody was not expected in cannot be missed: a guest's presence was taken back. */
static bool is_void(const struct grid_cell *cell)
{
    return !cell->is_expected && !cell->row.came_anyway &&
           !attendance_is_presence(cell->row.status) &&
           cell->row.status != ATTENDANCE_REFUSED_ENTRY;
}

/* What the entries of one person in one session say: those that were expected come first. */
static void settle(struct grid_cell *cell, const struct grid_session *session,
                   const struct grid_entry *entries, size_t count)
{
    struct attendance_facts facts = {0};
    struct attendance_noted *noted = memory_new(count, sizeof *noted);
    size_t noted_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (entries[i].event_id)
            noted[noted_count++] = entries[i].noted;
        else
            cell->is_expected = true;
    }
    cell->is_noted = noted_count > 0;
    attendance_gather(&facts, noted, noted_count);
    attendance_settle(&facts, &session->terms, &cell->row);
    if (is_void(cell))
        *cell = (struct grid_cell){0};
    free(noted);
}

static void fill_cells(struct attendance_grid *grid, struct grid_entries *entries)
{
    size_t next, person = 0;
    grid->cells = memory_new(grid->person_count * grid->session_count + 1, sizeof *grid->cells);
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, compare_entries);
    for (size_t first = 0; first < entries->count; first = next) {
        const struct grid_entry *entry = &entries->items[first];
        for (next = first; next < entries->count &&
                           entries->items[next].person_id == entry->person_id &&
                           entries->items[next].session == entry->session;)
            next++;
        if (!entry->person_id)
            continue;
        if (grid->persons[person].id != entry->person_id)
            person = person_index(grid, entry->person_id);
        settle(&grid->cells[person * grid->session_count + entry->session],
               &grid->sessions[entry->session], entry, next - first);
    }
}

static bool says_something(const struct attendance_grid *grid, size_t person)
{
    for (size_t i = 0; i < grid->session_count; i++) {
        const struct grid_cell *cell = attendance_grid_cell(grid, person, i);
        if (cell->is_expected || cell->is_noted)
            return true;
    }
    return false;
}

static void drop_empty_rows(struct attendance_grid *grid)
{
    size_t kept = 0, width = grid->session_count;
    for (size_t i = 0; i < grid->person_count; i++) {
        if (!says_something(grid, i))
            continue;
        grid->persons[kept] = grid->persons[i];
        memmove(&grid->cells[kept * width], &grid->cells[i * width], width * sizeof *grid->cells);
        kept++;
    }
    grid->person_count = kept;
}

/* Up to when a merge counts: on a list that was signed, those made before. */
static int64_t merge_limit(const struct grid_filter *filter, const struct attendance_grid *grid,
                           int64_t before)
{
    int64_t signed_at =
        filter->session_id && grid->session_count ? grid->sessions[0].first_signed_at : 0;
    return signed_at && signed_at + 1 < before ? signed_at + 1 : before;
}

bool attendance_grid_get(struct club *club, const struct grid_filter *filter, int64_t before,
                         struct attendance_grid *grid, struct error *err)
{
    struct grid_entries entries = {0};
    *grid = (struct attendance_grid){0};
    bool ok = grid_read_sessions(club, filter, before, grid, err);
    for (size_t i = 0; ok && i < grid->session_count; i++)
        ok = grid_read_entries(club, &grid->sessions[i], i, filter->person_id, before, &entries,
                               err);
    ok = ok && find_persons(club, filter->person_id, merge_limit(filter, grid, before), &entries,
                            grid, err);
    if (ok) {
        sort_persons(grid);
        fill_cells(grid, &entries);
        drop_empty_rows(grid);
    }
    free(entries.items);
    return ok;
}

void attendance_grid_free(struct attendance_grid *grid)
{
    free(grid->sessions);
    free(grid->persons);
    free(grid->cells);
    *grid = (struct attendance_grid){0};
}

const struct grid_cell *attendance_grid_cell(const struct attendance_grid *grid, size_t person,
                                             size_t session)
{
    return &grid->cells[person * grid->session_count + session];
}

void attendance_tally_add(struct attendance_tally *tally, const struct grid_session *session,
                          const struct grid_cell *cell)
{
    const struct attendance_row *row = &cell->row;
    bool is_present = attendance_is_presence(row->status);
    if (!cell->is_expected && !cell->is_noted)
        return;
    tally->expected += cell->is_expected;
    tally->present += is_present;
    tally->late += row->status == ATTENDANCE_LATE;
    tally->left_early += row->status == ATTENDANCE_LEFT_EARLY;
    tally->guests += is_present && !cell->is_expected;
    tally->excused += row->status == ATTENDANCE_EXCUSED;
    tally->absent += row->status == ATTENDANCE_ABSENT;
    tally->refused += row->status == ATTENDANCE_REFUSED_ENTRY;
    tally->unknown += cell->is_expected && row->status == ATTENDANCE_UNKNOWN;
    tally->came_anyway += row->came_anyway && session->terms.is_cancelled;
    tally->minutes += row->credited_minutes;
}
