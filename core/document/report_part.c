/* Figures of a report as tables, sentences and charts, in Polish. */
#include "document/report_part.h"

#include "base/calendar.h"
#include "base/language.h"
#include "base/text.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"
#include "figures/report/report_words.h"

#include <stdio.h>
#include <string.h>

enum { CHART_HEAD_SIZE = 32 };

void report_part_period(struct period period, char words[REPORT_PERIOD_WORDS])
{
    int year, month;
    char month_words[POLISH_TEXT_SIZE];
    day_split(period.first, &year, &month, NULL);
    polish_month(period.first, month_words);
    if (period.length == PERIOD_YEAR)
        snprintf(words, REPORT_PERIOD_WORDS, fill_polish(N_("year %d")), year);
    else if (period.length == PERIOD_HALF_YEAR)
        snprintf(words, REPORT_PERIOD_WORDS, fill_polish(N_("half-year %s of %d")),
                 month < 7 ? "I" : "II", year);
    else
        snprintf(words, REPORT_PERIOD_WORDS, "%s", month_words);
}

/* The head of a column: "II 2025", "2024". */
static void short_period(struct period period, char words[REPORT_PERIOD_WORDS])
{
    int year, month;
    day_split(period.first, &year, &month, NULL);
    if (period.length == PERIOD_YEAR)
        snprintf(words, REPORT_PERIOD_WORDS, "%d", year);
    else if (period.length == PERIOD_HALF_YEAR)
        snprintf(words, REPORT_PERIOD_WORDS, "%s %d", month < 7 ? "I" : "II", year);
    else
        snprintf(words, REPORT_PERIOD_WORDS, "%02d.%d", month, year);
}

static const struct report_row *find_row(const struct report *report, const char *figure)
{
    for (size_t i = 0; i < report->count; i++)
        if (strcmp(report->rows[i].figure->code, figure) == 0 && !report->rows[i].part[0])
            return &report->rows[i];
    return NULL;
}

void report_part_sums(struct sheet *sheet, const struct report *report)
{
    static const struct {
        const char *figure, *words;
    } sums[] = {
        {.figure = "sessions_held", .words = N_("meetings held")},
        {.figure = "persons", .words = N_("persons")},
        {.figure = "presences", .words = N_("presences")},
        {.figure = "consultations", .words = N_("consultations")},
        {.figure = "interventions", .words = N_("interventions")},
    };
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        char shown[REPORT_CELL_SIZE];
        const struct report_row *row = find_row(report, sums[i].figure);
        if (!row || row->cells[0].state == CELL_NO_RECORDS ||
            row->cells[0].state == CELL_NO_PROGRAMME)
            continue;
        report_cell_shown(report, row, &row->cells[0], shown);
        sheet_sum(sheet, shown, fill_polish(sums[i].words));
    }
}

void report_part_share(struct sheet *sheet, int64_t value, int64_t of)
{
    char share[48], parts[64];
    long long tenths = (long long)((value * 2000 + of) / (2 * of));
    snprintf(share, sizeof share, "%lld,%lld\u00A0%%", tenths / 10, tenths % 10);
    snprintf(parts, sizeof parts, fill_polish(N_("%lld of %lld")), (long long)value,
             (long long)of);
    sheet_cell(sheet, share);
    sheet_cell_detail(sheet, parts);
}

static void add_cell(struct sheet *sheet, const struct report *report,
                     const struct report_row *row, const struct report_cell *cell)
{
    char shown[REPORT_CELL_SIZE];
    bool is_share = strcmp(row->figure->unit, "percent") == 0;
    report_cell_shown(report, row, cell, shown);
    if (is_share && report_cell_is_number(cell) && cell->of)
        report_part_share(sheet, cell->value, cell->of);
    else if (cell->state == CELL_NUMBER && !is_share)
        sheet_cell_number(sheet, cell->value);
    else
        sheet_cell(sheet, shown);
}

/* The first column of the same length as the report's own: what the change refers to; 0: none. */
static size_t change_column(const struct report *report)
{
    for (size_t i = 1; i < report->column_count; i++)
        if (!report->columns[i].is_length_other)
            return i;
    return 0;
}

static void add_change(struct sheet *sheet, const struct report *report,
                       const struct report_row *row, size_t column)
{
    char shown[32];
    int64_t change;
    if (!report_change(report, row, column, &change)) {
        sheet_cell(sheet, fill_polish(N_("n/d")));
        return;
    }
    long long size = change < 0 ? -(long long)change : (long long)change;
    snprintf(shown, sizeof shown, "%s%lld", change < 0 ? "−" : change > 0 ? "+" : "", size);
    sheet_cell(sheet, shown);
}

static void begin_table(struct sheet *sheet, const struct report *report)
{
    char heads[REPORT_COLUMNS][REPORT_PERIOD_WORDS + 16];
    struct sheet_column_entry columns[REPORT_COLUMNS + 3];
    size_t n = 0;
    double width = report->column_count > 5 ? 15 : 19;
    columns[n++] = (struct sheet_column_entry){.head = fill_polish(N_("Figure"))};
    columns[n++] = (struct sheet_column_entry){
        .head = fill_polish(N_("Unit")), .width_mm = 23, .is_quiet = true};
    for (size_t i = 0; i < report->column_count; i++) {
        short_period(report->columns[i].period, heads[i]);
        if (report->columns[i].is_length_other)
            snprintf(heads[i] + strlen(heads[i]), sizeof heads[i] - strlen(heads[i]), " (%s)",
                     report_length_shown(report->columns[i].period.length));
        columns[n++] = (struct sheet_column_entry){
            .head = heads[i], .value = SHEET_NUMBER, .width_mm = width};
    }
    if (change_column(report))
        columns[n++] = (struct sheet_column_entry){
            .head = fill_polish(N_("Change")), .value = SHEET_NUMBER, .width_mm = 15};
    sheet_table(sheet, "", columns, n);
}

/* The part's word alone: its figure stands above it. */
static void part_label(const struct report_row *row, char label[REPORT_LABEL_SIZE])
{
    char shown[DICTIONARY_LABEL_SIZE];
    if (row->word[0]) {
        text_copy(label, REPORT_LABEL_SIZE, row->word);
        return;
    }
    report_word(row->figure->parts, row->part, shown);
    text_copy(label, REPORT_LABEL_SIZE, shown);
}

static void add_row(struct sheet *sheet, const struct report *report,
                    const struct report_row *row, size_t compared)
{
    char label[REPORT_LABEL_SIZE], unit[DICTIONARY_LABEL_SIZE];
    if (row->part[0])
        part_label(row, label);
    else
        report_row_label(row, label);
    report_word(DICTIONARY_FIGURE_UNIT, row->figure->unit, unit);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell(sheet, label);
    sheet_cell(sheet, unit);
    for (size_t i = 0; i < report->column_count; i++)
        add_cell(sheet, report, row, &row->cells[i]);
    if (compared)
        add_change(sheet, report, row, compared);
}

static void add_parts(struct sheet *sheet, const struct report *report, size_t compared)
{
    const struct figure *figure = NULL;
    for (size_t r = 0; r < report->count; r++) {
        const struct report_row *row = &report->rows[r];
        char label[REPORT_LABEL_SIZE];
        if (!row->part[0])
            continue;
        if (row->figure != figure) {
            figure = row->figure;
            report_label(figure, "", label);
            sheet_row(sheet, SHEET_ROW_GROUP);
            sheet_cell(sheet, label);
        }
        add_row(sheet, report, row, compared);
    }
}

/* Wholes first: what stood behind a breakdown would be taken for a part of it. */
void report_part_table(struct sheet *sheet, const struct report *report)
{
    size_t compared = change_column(report);
    begin_table(sheet, report);
    for (size_t r = 0; r < report->count; r++)
        if (!report->rows[r].part[0])
            add_row(sheet, report, &report->rows[r], compared);
    add_parts(sheet, report, compared);
}

void report_part_notes(struct sheet *sheet, const struct report *report, int as_of_on)
{
    struct report_notes notes;
    report_notes_make(report, as_of_on, &notes);
    for (size_t i = 0; i < notes.count; i++)
        sheet_paragraph(sheet, SHEET_NOTE, "%s", notes.items[i]);
    report_notes_free(&notes);
}

void report_part_definitions(struct sheet *sheet, const struct report *report)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Figure")), .width_mm = 52},
        {.head = fill_polish(N_("Definition"))},
    };
    sheet_new_page(sheet);
    sheet_heading(sheet, fill_polish(N_("What the figures mean")));
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t r = 0; r < report->count; r++) {
        const struct figure *figure = report->rows[r].figure;
        char label[REPORT_LABEL_SIZE];
        if (r > 0 && report->rows[r - 1].figure == figure)
            continue;
        report_label(figure, "", label);
        sheet_row(sheet, SHEET_ROW);
        sheet_cell(sheet, label);
        sheet_cell(sheet, fill_polish(figure->definition));
    }
}

static void point_name(const struct series_point *point, enum series_step step,
                       char name[CHART_HEAD_SIZE])
{
    int month, day;
    day_split(point->first_on, NULL, &month, &day);
    if (step == SERIES_MONTHS)
        snprintf(name, CHART_HEAD_SIZE, "%02d", month);
    else
        snprintf(name, CHART_HEAD_SIZE, "%d.%02d", day, month);
}

void report_part_series(struct sheet *sheet, const struct attendance_series *series,
                        enum series_step step, int since)
{
    const char *presences[] = {fill_polish(N_("presences"))};
    const char *sessions[] = {fill_polish(N_("held")), fill_polish(N_("cancelled"))};
    const char *unit = step == SERIES_WEEKS ? fill_polish(N_("week beginning on"))
                                            : fill_polish(N_("month"));
    char name[CHART_HEAD_SIZE];
    size_t first = 0;
    while (since != DAY_NONE && first < series->count && series->points[first].last_on < since)
        first++;
    sheet_chart(sheet, SHEET_CHART_BARS,
                step == SERIES_WEEKS ? fill_polish(N_("Attendance by week"))
                                     : fill_polish(N_("Attendance by month")),
                unit, presences, 1);
    for (size_t i = first; i < series->count; i++) {
        point_name(&series->points[i], step, name);
        sheet_chart_values(sheet, name, &series->points[i].presences);
    }
    sheet_chart(sheet, SHEET_CHART_STACKED, fill_polish(N_("Group meetings held and cancelled")),
                unit, sessions, 2);
    for (size_t i = first; i < series->count; i++) {
        const struct series_point *point = &series->points[i];
        point_name(point, step, name);
        sheet_chart_values(sheet, name, (int64_t[]){point->held, point->cancelled});
    }
}

static int64_t chart_value(const struct report_row *row, size_t column)
{
    return row && report_cell_is_number(&row->cells[column]) ? row->cells[column].value
                                                             : SHEET_NO_VALUE;
}

void report_part_interventions(struct sheet *sheet, const struct report *report)
{
    const char *series[] = {fill_polish(N_("interventions")),
                            fill_polish(N_("because of domestic violence"))};
    const struct report_row *all = find_row(report, "interventions");
    const struct report_row *violence = find_row(report, "violence_interventions");
    size_t known = 0;
    for (size_t i = 0; all && i < report->column_count; i++)
        known += chart_value(all, i) != SHEET_NO_VALUE;
    if (!known)
        return;
    sheet_chart(sheet, SHEET_CHART_BARS, fill_polish(N_("Interventions")),
                report_length_shown(report->columns[0].period.length), series, 2);
    for (size_t i = report->column_count; i-- > 0;) {
        char name[REPORT_PERIOD_WORDS];
        if (report->columns[i].is_length_other)
            continue;
        short_period(report->columns[i].period, name);
        sheet_chart_values(sheet, name,
                           (int64_t[]){chart_value(all, i), chart_value(violence, i)});
    }
}
