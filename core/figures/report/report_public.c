/* What may be published: small cells are hidden, and enough others with them that nobody can
 * find a small one by taking away. A cell shown as “< 5” is known to be from 1 to 4, a withheld
 * one to be 5 or more; a rest that is not shown may be anything. */
#include "figures/report/report.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

enum { CELLS_MOST = 256 };

/* Cells of one column whose sum is known. */
struct division {
    struct report_cell *parts[CELLS_MOST];
    size_t count;
    int64_t whole, rest; /* rest: of the whole, in no part */
    bool has_rest;       /* the parts are not all there are */
    int64_t threshold;
};

static bool is_small(int64_t value, int64_t threshold)
{
    return value > 0 && value < threshold;
}

static void hide_small(struct report *report, int64_t threshold)
{
    for (size_t r = 0; r < report->count; r++) {
        struct report_row *row = &report->rows[r];
        bool is_share = strcmp(row->figure->unit, "percent") == 0;
        for (size_t i = 0; row->figure->is_about_people && i < report->column_count; i++) {
            struct report_cell *cell = &row->cells[i];
            int64_t rest = cell->of - cell->value;
            if (!report_cell_is_number(cell))
                continue;
            if (is_share ? cell->of < threshold || is_small(cell->value, threshold) ||
                               is_small(rest, threshold)
                         : is_small(cell->value, threshold))
                cell->state = is_share ? CELL_WITHHELD : CELL_SMALL;
        }
    }
}

static struct report_row *find_whole(const struct report *report, const struct figure *part)
{
    for (size_t r = 0; part->whole && r < report->count; r++) {
        if (strcmp(report->rows[r].figure->code, part->whole) == 0 && !report->rows[r].part[0])
            return &report->rows[r];
    }
    return NULL;
}

/* Parts of one whole: the rows of one breakdown, or the single figures of one whole. */
static bool belongs(const struct figure *a, const struct figure *b)
{
    return a->whole && b->whole && strcmp(a->whole, b->whole) == 0 &&
           (a == b || (!a->parts && !b->parts));
}

static void collect(struct report *report, const struct figure *figure, size_t column,
                    struct division *division)
{
    division->has_rest = !figure->is_all;
    division->rest = division->whole;
    for (size_t r = 0; r < report->count; r++) {
        struct report_row *row = &report->rows[r];
        if (!belongs(row->figure, figure))
            continue;
        assert(division->count < CELLS_MOST);
        division->parts[division->count++] = &row->cells[column];
        division->rest -= row->cells[column].value;
    }
}

/* From what to what the hidden cells can be, as a reader knows them, but for one. */
static void bounds(const struct division *division, const struct report_cell *but, int64_t *least,
                   int64_t *most)
{
    *least = 0;
    *most = division->has_rest && but ? INT64_MAX : 0;
    for (size_t i = 0; i < division->count; i++) {
        const struct report_cell *cell = division->parts[i];
        if (cell == but || report_cell_is_number(cell))
            continue;
        bool is_under = cell->state == CELL_SMALL;
        *least += is_under ? 1 : division->threshold;
        *most = !is_under || *most == INT64_MAX ? INT64_MAX : *most + division->threshold - 1;
    }
}

/* Whether a reader who takes what is shown from the whole finds exactly this cell (NULL: the
 * rest that is not shown). */
static bool is_found(const struct division *division, const struct report_cell *cell)
{
    int64_t hidden = division->whole, least, most;
    for (size_t i = 0; i < division->count; i++) {
        if (report_cell_is_number(division->parts[i]))
            hidden -= division->parts[i]->value;
    }
    bounds(division, cell, &least, &most);
    int64_t high = hidden - least, low = most == INT64_MAX ? 0 : hidden - most;
    if (cell && high > division->threshold - 1)
        high = division->threshold - 1;
    if (cell && low < 1)
        low = 1;
    return high <= low;
}

static bool is_safe(const struct division *division)
{
    for (size_t i = 0; i < division->count; i++) {
        if (division->parts[i]->state == CELL_SMALL && is_found(division, division->parts[i]))
            return false;
    }
    return !division->has_rest || !is_small(division->rest, division->threshold) ||
           !is_found(division, NULL);
}

/* The smallest that is shown. A zero tells nothing and stays. */
static struct report_cell *next_to_hide(const struct division *division)
{
    struct report_cell *smallest = NULL;
    for (size_t i = 0; i < division->count; i++) {
        struct report_cell *cell = division->parts[i];
        if (report_cell_is_number(cell) && cell->value > 0 &&
            (!smallest || cell->value < smallest->value))
            smallest = cell;
    }
    return smallest;
}

/* At last the whole: two cells of 4 are found in an 8. */
static void protect(struct report *report, const struct figure *figure, struct report_cell *whole,
                    size_t column, int64_t threshold)
{
    struct division division = {.whole = whole->value, .threshold = threshold};
    collect(report, figure, column, &division);
    while (!is_safe(&division)) {
        struct report_cell *cell = next_to_hide(&division);
        if (!cell) {
            whole->state = CELL_WITHHELD;
            return;
        }
        cell->state = CELL_WITHHELD;
    }
}

/* A share tells the number it is made of. */
static void hide_shares(struct report *report)
{
    for (size_t r = 0; r < report->count; r++) {
        struct report_row *share = &report->rows[r];
        const char *part = share->figure->is_about_people ? share->figure->counts : NULL;
        for (size_t k = 0; part && k < report->count; k++) {
            for (size_t i = 0; i < report->column_count; i++) {
                if (strcmp(report->rows[k].figure->code, part) == 0 &&
                    report_cell_is_number(&share->cells[i]) &&
                    !report_cell_is_number(&report->rows[k].cells[i]))
                    share->cells[i].state = CELL_WITHHELD;
            }
        }
    }
}

void report_make_public(struct report *report, int64_t threshold)
{
    report->is_public = true;
    report->threshold = threshold;
    hide_small(report, threshold);
    for (size_t r = 0; r < report->count; r++) {
        const struct figure *figure = report->rows[r].figure;
        struct report_row *whole = find_whole(report, figure);
        for (size_t i = 0; whole && figure->is_about_people && i < report->column_count; i++) {
            if (report_cell_is_number(&whole->cells[i]))
                protect(report, figure, &whole->cells[i], i, threshold);
        }
    }
    hide_shares(report);
}
