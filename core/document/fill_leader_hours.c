/* Godziny prowadzących: a leader's signed sessions and hours, for settlement (domain §7 row 24).
 * Minutes as they were; hours as the programme counts them, and nothing rounded. */
#include "base/language.h"
#include "club/staff/staff.h"
#include "club/timetable/programme.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"
#include "figures/report/leader_hours.h"

#include <stdio.h>
#include <string.h>

static const char *role_words(enum leader_role role)
{
    static const char *const words[] = {
        [LEADER_PLANNED] = N_("as planned"),
        [LEADER_SUBSTITUTE] = N_("in place of another"),
        [LEADER_JOINT] = N_("beside another"),
        [LEADER_TOLD] = N_("as told afterwards"),
    };
    return fill_polish(words[role]);
}

static void add_session(struct sheet *sheet, const struct leader_session *session, int64_t number)
{
    char from[POLISH_TEXT_SIZE], to[POLISH_TEXT_SIZE], hours[2 * POLISH_TEXT_SIZE + 4];
    polish_time(session->start_at, from);
    polish_time(session->end_at, to);
    snprintf(hours, sizeof hours, "%s–%s", from, to);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, number);
    sheet_cell_day(sheet, session->held_on);
    sheet_cell(sheet, hours);
    sheet_cell(sheet, session->activity);
    sheet_cell(sheet, session->programme[0] ? session->programme : "–");
    sheet_cell(sheet, role_words(session->role));
    sheet_cell_number(sheet, session->minutes);
}

static int add_sessions(struct sheet *sheet, const struct leader_hours *hours)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("No.")), .value = SHEET_NUMBER, .width_mm = 9.5},
        {.head = fill_polish(N_("Day")), .value = SHEET_DAY, .width_mm = 24},
        {.head = fill_polish(N_("Hours")), .width_mm = 26},
        {.head = fill_polish(N_("Group")), .width_mm = 26},
        {.head = fill_polish(N_("Programme"))},
        {.head = fill_polish(N_("How led")), .width_mm = 36, .is_quiet = true},
        {.head = fill_polish(N_("Minutes")), .value = SHEET_NUMBER, .width_mm = 18},
    };
    int64_t number = 0, minutes = 0;
    int unsigned_count = 0;
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < hours->count; i++) {
        if (!hours->sessions[i].is_signed) {
            unsigned_count++;
            continue;
        }
        add_session(sheet, &hours->sessions[i], ++number);
        minutes += hours->sessions[i].minutes;
    }
    sheet_row(sheet, SHEET_ROW_SUM);
    sheet_cell(sheet, "");
    sheet_cell(sheet, fill_polish(N_("together")));
    for (int i = 0; i < 4; i++)
        sheet_cell(sheet, "");
    sheet_cell_number(sheet, minutes);
    return unsigned_count;
}

static bool add_total(struct club *club, struct sheet *sheet, const struct leader_total *total,
                      struct error *err)
{
    struct programme programme = {0};
    char duration[POLISH_TEXT_SIZE];
    bool found = false;
    if (total->programme[0] && !programme_find(club, total->programme, &programme, &found, err))
        return false;
    polish_duration(total->minutes, total->hour_minutes, duration);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell(sheet, found ? programme.title : fill_polish(N_("without a programme")));
    sheet_cell_number(sheet, total->sessions);
    sheet_cell(sheet, duration);
    return true;
}

static bool add_totals(struct club *club, struct sheet *sheet, const struct leader_hours *hours,
                       struct error *err)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Programme"))},
        {.head = fill_polish(N_("Sessions")), .value = SHEET_NUMBER, .width_mm = 20},
        {.head = fill_polish(N_("Time")), .width_mm = 84},
    };
    sheet_table(sheet, fill_polish(N_("By programme")), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < hours->total_count; i++)
        if (!add_total(club, sheet, &hours->totals[i], err))
            return false;
    return true;
}

static void fill_head(struct sheet *sheet, const struct staff *staff, int from, int to)
{
    char first[POLISH_TEXT_SIZE], last[POLISH_TEXT_SIZE], days[3 * POLISH_TEXT_SIZE];
    polish_date(from, first);
    polish_date(to, last);
    snprintf(days, sizeof days, "%s – %s", first, last);
    sheet_title(sheet, fill_polish(N_("Hours of leading")), staff->name);
    sheet_field_strong(sheet, fill_polish(N_("Period")), days);
    sheet_field(sheet, fill_polish(N_("Leading")), staff->name);
    if (staff->title[0])
        sheet_field(sheet, fill_polish(N_("Qualification")), staff->title);
}

bool fill_leader_hours(struct club *club, const json_t *parameters, int64_t as_of_at,
                       struct sheet *sheet, struct error *err)
{
    struct staff staff;
    struct leader_hours hours = {0};
    const char *programme = parameter_text(parameters, "programme");
    struct leader_hours_filter filter = {
        .staff = parameter_text(parameters, "staff"),
        .from = parameter_day(parameters, "from"),
        .until = parameter_day(parameters, "to"),
        .programme = programme[0] ? programme : NULL,
    };
    if (filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    if (!staff_get(club, filter.staff, &staff, err) ||
        !document_kind_head(club, programme, as_of_at, sheet, err) ||
        !fill_place(club, sheet, err) || !leader_hours_get(club, &filter, &hours, err))
        return false;
    bool ok = hours.total_count > 0 ||
              error_set(err, ERROR_REFUSED,
                        _("No list of a session that %s led in this period is signed, so there "
                          "are no hours to settle. Have the lists signed, or choose another "
                          "period."),
                        filter.staff);
    if (ok) {
        fill_head(sheet, &staff, filter.from, filter.until);
        int unsigned_count = add_sessions(sheet, &hours);
        ok = add_totals(club, sheet, &hours, err);
        if (unsigned_count)
            sheet_paragraph(sheet, SHEET_NOTE,
                            fill_plural("%d session is not signed yet and is not counted.",
                                        "%d sessions are not signed yet and are not counted.",
                                        unsigned_count),
                            unsigned_count);
        sheet_signature(sheet, fill_polish(N_("signature of the leader, day")));
        sheet_signature(sheet, fill_polish(N_("approved by, day")));
    }
    leader_hours_free(&hours);
    return ok;
}
