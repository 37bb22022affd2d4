/* Reports on the terminal. For people a column for each period; for programs a row for each
 * figure and period, with its unit, length and definition. */
#include "admin/report/report_print.h"

#include "admin/line/answer.h"
#include "base/language.h"
#include "club/day_column.h"
#include "figures/report/report_words.h"

#include <stdio.h>
#include <string.h>

enum { LEADING_COLUMNS = 3, COLUMN_TITLE_SIZE = 48 };

/* The columns of one report: what stands in front, the periods, the change. */
struct wide {
    struct listing_column columns[LEADING_COLUMNS + REPORT_COLUMNS + 2];
    char titles[REPORT_COLUMNS][COLUMN_TITLE_SIZE];
    size_t change; /* the column the change refers to; 0: none */
};

static void make_columns(const struct report *report, struct wide *wide)
{
    size_t n = 0;
    *wide = (struct wide){0};
    wide->columns[n++] = (struct listing_column){.key = "label", .title = N_("Figure")};
    wide->columns[n++] = (struct listing_column){.key = "unit", .title = N_("Unit")};
    wide->columns[n++] = (struct listing_column){.key = "length", .title = N_("Length")};
    for (size_t i = 0; i < report->column_count; i++) {
        const struct report_column *column = &report->columns[i];
        char period[PERIOD_SIZE];
        period_format(column->period, period);
        if (column->is_length_other)
            snprintf(wide->titles[i], COLUMN_TITLE_SIZE, "%s (%s)", period,
                     report_length_shown(column->period.length));
        else
            snprintf(wide->titles[i], COLUMN_TITLE_SIZE, "%s", period);
        if (i > 0 && !wide->change && !column->is_length_other)
            wide->change = i;
        wide->columns[n++] = (struct listing_column){.key = wide->titles[i],
                                                     .title = wide->titles[i],
                                                     .align = LISTING_RIGHT,
                                                     .is_whole = true};
    }
    if (wide->change)
        wide->columns[n++] = (struct listing_column){
            .key = "change", .title = N_("Change"), .align = LISTING_RIGHT, .is_whole = true};
}

static void add_change(struct listing *listing, const struct report *report,
                       const struct report_row *row, size_t column)
{
    char shown[32];
    int64_t change;
    if (!column)
        return;
    if (report_change(report, row, column, &change)) {
        snprintf(shown, sizeof shown, "%+lld", (long long)change);
        listing_text(listing, shown);
    } else {
        listing_text(listing, _("n/d"));
    }
}

static void print_wide(struct invocation *invocation, const struct report *report)
{
    struct wide wide;
    make_columns(report, &wide);
    struct listing *listing = listing_new("rows", wide.columns);
    for (size_t r = 0; r < report->count; r++) {
        const struct report_row *row = &report->rows[r];
        char label[REPORT_LABEL_SIZE], cell[REPORT_CELL_SIZE];
        report_row_label(row, label);
        listing_text(listing, label);
        answer_word(listing, DICTIONARY_FIGURE_UNIT, row->figure->unit);
        listing_text(listing, report_length_shown(report->columns[0].period.length));
        for (size_t i = 0; i < report->column_count; i++) {
            report_cell_shown(report, row, &row->cells[i], cell);
            listing_text(listing, cell);
        }
        add_change(listing, report, row, wide.change);
    }
    listing_print(invocation, listing, "");
}

static void print_definitions(const struct report *report)
{
    printf("\n%s\n", _("Definitions:"));
    for (size_t r = 0; r < report->count; r++) {
        const struct figure *figure = report->rows[r].figure;
        if (r == 0 || report->rows[r - 1].figure != figure)
            printf("%s: %s.\n", figure->code, _(figure->definition));
    }
}

static void print_people(struct invocation *invocation, const struct report_heading *heading,
                         const struct report *report)
{
    struct report_notes notes;
    struct period period = report->columns[0].period;
    char text[PERIOD_SIZE];
    int today = club_today(&invocation->club);
    period_format(period, text);
    printf(_("%s %s (%s, %s to %s), as of %s"), heading->title, text,
           report_length_shown(period.length), day_column_text(period.first).text,
           day_column_text(period.last).text, day_column_text(today).text);
    if (heading->programme)
        printf(_("; programme %s"), heading->programme);
    printf("\n\n");
    fflush(stdout);
    print_wide(invocation, report);
    report_notes_make(report, today, &notes);
    if (notes.count)
        printf("\n%s\n", _("Notes:"));
    for (size_t i = 0; i < notes.count; i++)
        printf("%s\n", notes.items[i]);
    report_notes_free(&notes);
    print_definitions(report);
}

static const struct listing_column long_columns[] = {
    {.key = "figure", .title = N_("Figure")},
    {.key = "part", .title = NULL},
    {.key = "label", .title = NULL},
    {.key = "unit", .title = NULL},
    {.key = "period", .title = NULL},
    {.key = "length", .title = NULL},
    {.key = "value", .title = NULL},
    {.key = "of", .title = NULL},
    {.key = "status", .title = NULL},
    {.key = "source", .title = NULL},
    {.key = "change_since", .title = NULL},
    {.key = "definition", .title = NULL},
    {.key = NULL},
};

static void add_number(struct listing *listing, const struct report_row *row,
                       const struct report_cell *cell)
{
    bool is_share = strcmp(row->figure->unit, "percent") == 0;
    bool is_number = report_cell_is_number(cell) && (!is_share || cell->of);
    if (is_number)
        listing_integer(listing, cell->value);
    else
        listing_null(listing);
    if (is_number && is_share)
        listing_integer(listing, cell->of);
    else
        listing_null(listing);
}

static void add_long(struct listing *listing, const struct report *report,
                     const struct report_row *row, size_t column)
{
    const struct report_cell *cell = &row->cells[column];
    struct period period = report->columns[column].period;
    char label[REPORT_LABEL_SIZE], text[PERIOD_SIZE];
    int64_t change;
    report_row_label(row, label);
    period_format(period, text);
    listing_text(listing, row->figure->code);
    answer_text(listing, row->part);
    listing_text(listing, label);
    listing_text(listing, row->figure->unit);
    listing_text(listing, text);
    listing_text(listing, period_length_word(period.length));
    add_number(listing, row, cell);
    listing_text(listing, report_cell_word(cell->state));
    answer_text(listing, cell->state == CELL_BY_HAND || cell->state == CELL_OTHER_UNIT
                             ? report->earlier.items[cell->hand].source
                             : NULL);
    if (column > 0 && report_change(report, row, column, &change))
        listing_integer(listing, change);
    else
        listing_null(listing);
    listing_text(listing, _(row->figure->definition));
}

static json_t *notes_json(const struct report *report, int today)
{
    struct report_notes notes;
    json_t *array = json_array();
    report_notes_make(report, today, &notes);
    for (size_t i = 0; i < notes.count; i++)
        json_array_append_new(array, json_string(notes.items[i]));
    report_notes_free(&notes);
    return array;
}

static void print_rows(struct invocation *invocation, const struct report_heading *heading,
                       const struct report *report)
{
    struct listing *listing = listing_new("rows", long_columns);
    struct period period = report->columns[0].period;
    char text[PERIOD_SIZE];
    int today = club_today(&invocation->club);
    period_format(period, text);
    for (size_t r = 0; r < report->count; r++) {
        for (size_t i = 0; i < report->column_count; i++)
            add_long(listing, report, &report->rows[r], i);
    }
    listing_extra(listing, "title", json_string(heading->title));
    listing_extra(listing, "period", json_string(text));
    listing_extra(listing, "length", json_string(period_length_word(period.length)));
    listing_extra(listing, "from", answer_day_json(period.first));
    listing_extra(listing, "to", answer_day_json(period.last));
    listing_extra(listing, "as_of", answer_day_json(today));
    listing_extra(listing, "programme",
                  heading->programme ? json_string(heading->programme) : json_null());
    listing_extra(listing, "is_public", json_boolean(report->is_public));
    listing_extra(listing, "notes", notes_json(report, today));
    listing_print(invocation, listing, "");
}

void report_print(struct invocation *invocation, const struct report_heading *heading,
                  const struct report *report)
{
    if (invocation->output == OUTPUT_TABLE)
        print_people(invocation, heading, report);
    else
        print_rows(invocation, heading, report);
}
