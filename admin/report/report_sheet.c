/* A report as a spreadsheet: the figures, their definitions, the notes. */
#include "admin/report/report_print.h"

#include "base/language.h"
#include "club/day_column.h"
#include "exchange/xlsx.h"
#include "figures/report/report_words.h"

#include <stdio.h>
#include <string.h>

static void write_cell(struct xlsx *xlsx, const struct report *report, const struct report_row *row,
                       const struct report_cell *cell)
{
    char shown[REPORT_CELL_SIZE];
    bool is_share = strcmp(row->figure->unit, "percent") == 0;
    report_cell_shown(report, row, cell, shown);
    if (!report_cell_is_number(cell) || (is_share && !cell->of))
        xlsx_text(xlsx, shown);
    else if (is_share)
        xlsx_share(xlsx, cell->value, cell->of);
    else
        xlsx_integer(xlsx, cell->value);
}

static void write_header(struct xlsx *xlsx, const struct report *report)
{
    char periods[REPORT_COLUMNS][48];
    const char *titles[4 + REPORT_COLUMNS] = {_("Figure"), _("Code"), _("Unit"), _("Length")};
    size_t count = 4;
    for (size_t i = 0; i < report->column_count; i++) {
        struct period period = report->columns[i].period;
        period_format(period, periods[i]);
        if (report->columns[i].is_length_other)
            snprintf(periods[i] + strlen(periods[i]), sizeof periods[i] - PERIOD_SIZE, " (%s)",
                     report_length_shown(period.length));
        titles[count++] = periods[i];
    }
    xlsx_header(xlsx, titles, count);
}

static void write_figures(struct xlsx *xlsx, const struct report *report)
{
    xlsx_sheet(xlsx, _("Figures"));
    write_header(xlsx, report);
    for (size_t r = 0; r < report->count; r++) {
        const struct report_row *row = &report->rows[r];
        char label[REPORT_LABEL_SIZE], unit[DICTIONARY_LABEL_SIZE];
        report_row_label(row, label);
        report_word(DICTIONARY_FIGURE_UNIT, row->figure->unit, unit);
        xlsx_text(xlsx, label);
        xlsx_text(xlsx, row->figure->code);
        xlsx_text(xlsx, unit);
        xlsx_text(xlsx, report_length_shown(report->columns[0].period.length));
        for (size_t i = 0; i < report->column_count; i++)
            write_cell(xlsx, report, row, &row->cells[i]);
        xlsx_end_row(xlsx);
    }
}

static void write_definitions(struct xlsx *xlsx, const struct report *report)
{
    const char *titles[] = {_("Code"), _("Unit"), _("Definition")};
    xlsx_sheet(xlsx, _("Definitions"));
    xlsx_header(xlsx, titles, sizeof titles / sizeof *titles);
    for (size_t r = 0; r < report->count; r++) {
        const struct figure *figure = report->rows[r].figure;
        char unit[DICTIONARY_LABEL_SIZE];
        if (r > 0 && report->rows[r - 1].figure == figure)
            continue;
        report_word(DICTIONARY_FIGURE_UNIT, figure->unit, unit);
        xlsx_text(xlsx, figure->code);
        xlsx_text(xlsx, unit);
        xlsx_text(xlsx, _(figure->definition));
        xlsx_end_row(xlsx);
    }
}

static void write_notes(struct xlsx *xlsx, const char *title, const struct report *report,
                        int today)
{
    struct report_notes notes;
    char as_of[64];
    snprintf(as_of, sizeof as_of, _("As of %s"), day_column_text(today).text);
    xlsx_sheet(xlsx, _("Notes"));
    xlsx_heading(xlsx, title);
    xlsx_text(xlsx, as_of);
    xlsx_end_row(xlsx);
    report_notes_make(report, today, &notes);
    for (size_t i = 0; i < notes.count; i++) {
        xlsx_text(xlsx, notes.items[i]);
        xlsx_end_row(xlsx);
    }
    report_notes_free(&notes);
}

bool report_write_xlsx(struct invocation *invocation, const struct report_heading *heading,
                       const struct report *report, const char *path, struct error *err)
{
    char title[LABEL_SIZE], period[PERIOD_SIZE];
    struct club *club = &invocation->club;
    period_format(report->columns[0].period, period);
    snprintf(title, sizeof title, "%.120s %s%s%.40s", heading->title, period,
             heading->programme ? ", " : "", heading->programme ? heading->programme : "");
    struct xlsx *xlsx = xlsx_new(path, title, club_now(club));
    write_figures(xlsx, report);
    write_definitions(xlsx, report);
    write_notes(xlsx, title, report, club_today(club));
    return xlsx_finish(xlsx, err);
}
