/* Raport półroczny and roczny (domain §3.3): the figures of a period with their units, beside the
 * same period of earlier years, and charts that a black and white printer keeps. */
#include "base/clock.h"
#include "base/language.h"
#include "club/settings.h"
#include "club/timetable/programme.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"
#include "document/report_part.h"

#include <stdio.h>

static bool read_period(const json_t *parameters, enum period_length length,
                        struct period *period, struct error *err)
{
    const char *text = parameter_text(parameters, "period");
    if (!period_read(text, period, err))
        return false;
    if (period->length == length)
        return true;
    return length == PERIOD_YEAR
               ? error_set(err, ERROR_USAGE, _("The annual report is about a year, as 2025."))
               : error_set(err, ERROR_USAGE,
                           _("The half-year report is about a half-year, as 2025-II."));
}

/* Where neither a meeting was held nor anything else is on record there is nothing to report. */
static bool has_facts(const struct report *report)
{
    for (size_t i = 0; i < report->count; i++)
        if (report_cell_is_number(&report->rows[i].cells[0]) && report->rows[i].cells[0].value)
            return true;
    return false;
}

static void fill_head(struct sheet *sheet, const struct report *report,
                      const struct programme *programme)
{
    char period[REPORT_PERIOD_WORDS], first[POLISH_TEXT_SIZE], last[POLISH_TEXT_SIZE];
    char days[3 * POLISH_TEXT_SIZE];
    struct period own = report->columns[0].period;
    report_part_period(own, period);
    polish_date(own.first, first);
    polish_date(own.last, last);
    snprintf(days, sizeof days, "%s – %s", first, last);
    sheet_title(sheet,
                own.length == PERIOD_YEAR ? fill_polish(N_("Annual report"))
                                          : fill_polish(N_("Half-year report")),
                period);
    sheet_field_strong(sheet, fill_polish(N_("Period")), days);
    sheet_field(sheet, fill_polish(N_("Length")),
                own.length == PERIOD_YEAR ? fill_polish(N_("year")) : fill_polish(N_("half-year")));
    sheet_field(sheet, fill_polish(N_("Programme")),
                programme ? programme->title : fill_polish(N_("the whole club")));
    sheet_field(sheet, fill_polish(N_("Version")),
                report->is_public ? fill_polish(N_("public")) : fill_polish(N_("internal")));
}

static bool fill_charts(struct club *club, const struct report *report, const char *programme,
                        struct sheet *sheet, struct error *err)
{
    struct attendance_series series;
    struct period own = report->columns[0].period;
    enum series_step step = own.length == PERIOD_YEAR ? SERIES_MONTHS : SERIES_WEEKS;
    /* Small numbers of a week could be found in a public chart. */
    if (report->is_public)
        return true;
    if (!attendance_series_get(club, &own, programme, step, report->presences_by_day, &series,
                               err))
        return false;
    report_part_series(sheet, &series, step, report->since[FIGURE_SESSIONS]);
    report_part_interventions(sheet, report);
    attendance_series_free(&series);
    return true;
}

/* The figures' own words are in the process's language; on paper they are Polish. */
static bool fill_sheet(struct club *club, const struct report *report,
                       const struct programme *programme, int64_t as_of_at, struct sheet *sheet,
                       struct error *err)
{
    enum language before = language_present();
    language_use(LANGUAGE_POLISH);
    fill_head(sheet, report, programme);
    report_part_sums(sheet, report);
    report_part_table(sheet, report);
    report_part_notes(sheet, report, clock_wall(as_of_at).day);
    bool ok = fill_charts(club, report, programme ? programme->code : NULL, sheet, err);
    sheet_signature(sheet, fill_polish(N_("made out by, day")));
    sheet_signature(sheet, fill_polish(N_("approved by, day")));
    report_part_definitions(sheet, report);
    language_use(before);
    return ok;
}

static bool fill(struct club *club, const json_t *parameters, enum period_length length,
                 int64_t as_of_at, struct sheet *sheet, struct error *err)
{
    struct report report = {0};
    struct programme programme;
    int64_t threshold;
    const char *code = parameter_text(parameters, "programme");
    const json_t *years = json_object_get(parameters, "years");
    struct report_request request = {
        .kind = REPORT_PERIOD,
        .programme = code[0] ? code : NULL,
        .years = years ? (int)json_integer_value(years) : REPORT_EARLIER_MOST,
    };
    if (!read_period(parameters, length, &request.period, err) ||
        (code[0] && !programme_get(club, code, &programme, err)) ||
        !document_kind_head(club, code, as_of_at, sheet, err) || !fill_place(club, sheet, err) ||
        !settings_get_integer(club, SETTING_REPORT_SUPPRESS_BELOW, &threshold, err))
        return false;
    bool ok = report_get(club, &request, &report, err);
    if (ok && !has_facts(&report))
        ok = error_set(err, ERROR_REFUSED,
                       _("Nothing is on record of %s, so there is nothing to report. Choose "
                         "another period."),
                       parameter_text(parameters, "period"));
    if (ok && parameter_flag(parameters, "public"))
        report_make_public(&report, threshold);
    ok = ok && fill_sheet(club, &report, code[0] ? &programme : NULL, as_of_at, sheet, err);
    report_free(&report);
    return ok;
}

bool fill_half_year_report(struct club *club, const json_t *parameters, int64_t as_of_at,
                           struct sheet *sheet, struct error *err)
{
    return fill(club, parameters, PERIOD_HALF_YEAR, as_of_at, sheet, err);
}

bool fill_annual_report(struct club *club, const json_t *parameters, int64_t as_of_at,
                        struct sheet *sheet, struct error *err)
{
    return fill(club, parameters, PERIOD_YEAR, as_of_at, sheet, err);
}
