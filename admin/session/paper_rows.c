/* Reading a table's rows. Asking is paper_interview.c's. */
#include "admin/session/paper_rows.h"

#include "base/language.h"
#include "base/memory.h"
#include "trust/token.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 1000 };
enum { COLUMN_NUMBER, COLUMN_STATUS, COLUMN_IN, COLUMN_OUT, COLUMNS };

static const char *const heads[COLUMNS] = {"number", "status", "in", "out"};

void paper_rows_free(struct paper_rows *rows)
{
    free(rows->items);
    memset(rows, 0, sizeof *rows);
}

static void tell(FILE *problems, const struct csv_row *row, int column, const char *why,
                 const char *cell)
{
    fprintf(problems, _("Line %d, column “%s”: “%.60s” %s"), row->line, heads[column], cell, why);
    fputc('\n', problems);
}

/* One cell of each column; tells each that cannot be read. */
static bool read_row(const struct csv *csv, const struct csv_row *row, const int columns[COLUMNS],
                     struct paper_row *typed, FILE *problems)
{
    const char *cells[COLUMNS];
    bool ok = true;
    for (int i = 0; i < COLUMNS; i++)
        cells[i] = csv_cell(csv, row, columns[i]);
    *typed = (struct paper_row){.line = row->line};
    if (!token_number_read(cells[COLUMN_NUMBER], typed->number)) {
        tell(problems, row, COLUMN_NUMBER, _("is not a participant's number."),
             cells[COLUMN_NUMBER]);
        ok = false;
    }
    if (!paper_mark_read(cells[COLUMN_STATUS], &typed->mark)) {
        tell(problems, row, COLUMN_STATUS, _("is none of present, late, absent, skip."),
             cells[COLUMN_STATUS]);
        ok = false;
    }
    int *const minutes[] = {[COLUMN_IN] = &typed->in_minutes, [COLUMN_OUT] = &typed->out_minutes};
    for (int i = COLUMN_IN; i <= COLUMN_OUT; i++) {
        if (paper_time_read(cells[i], minutes[i]))
            continue;
        tell(problems, row, i, _("is not a time. Write it like 15:30."), cells[i]);
        ok = false;
    }
    return ok;
}

bool paper_rows_from_csv(const struct csv *csv, struct paper_rows *rows, FILE *problems,
                         struct error *err)
{
    int columns[COLUMNS];
    bool ok = true;
    if (!csv_columns(csv, heads, COLUMNS, COLUMN_IN, columns, err))
        return false;
    if (csv->row_count < 2)
        return error_set(err, ERROR_USAGE, _("The table has no rows below its head."));
    if (csv->row_count > ROWS_MOST)
        return error_set(err, ERROR_USAGE, _("The table has %zu rows; one list has at most %d."),
                         csv->row_count - 1, ROWS_MOST);
    for (size_t i = 1; i < csv->row_count; i++) {
        rows->items = memory_grow(rows->items, rows->count, &rows->capacity, sizeof *rows->items);
        ok = read_row(csv, &csv->rows[i], columns, &rows->items[rows->count++], problems) && ok;
    }
    return ok || error_set(err, ERROR_USAGE, _("Nothing was taken over: mend the table first."));
}
