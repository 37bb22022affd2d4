/* The monthly register: people beside dates, landscape, with signs that are explained below, sums
 * of each person and each date. Of one activity, or of all of a programme. */
#include "document/document_fills.h"

#include "base/language.h"
#include "club/presence/month.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"
#include "document/register_reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BEFORE_DAYS = 2, AFTER_DAYS = 4, DAYS_MOST = 31 };
#define DAYS_ROOM_MM 175.0
#define DAY_LEAST_MM 7.0
#define DAY_MOST_MM 24.0

/* What the register is of. */
struct subject {
    int month;
    char title[LABEL_SIZE], programme[CODE_SIZE], programme_title[LABEL_SIZE];
    int hour_minutes;
    struct grid_filter filter;
};

static bool read_programme(struct club *club, const char *code, struct subject *subject,
                           struct error *err)
{
    struct programme programme;
    if (!programme_get(club, code, &programme, err))
        return false;
    memcpy(subject->programme, programme.code, sizeof subject->programme);
    memcpy(subject->programme_title, programme.title, sizeof subject->programme_title);
    subject->hour_minutes = programme.hour_minutes;
    return true;
}

static bool read_activity(struct club *club, const char *code, struct subject *subject,
                          struct error *err)
{
    struct activity activity;
    if (!activity_get(club, code, &activity, err))
        return false;
    memcpy(subject->title, activity.title, sizeof subject->title);
    return !activity.programme[0] || read_programme(club, activity.programme, subject, err);
}

static bool read_subject(struct club *club, const json_t *parameters, struct subject *subject,
                         struct error *err)
{
    const char *activity = parameter_text(parameters, "activity");
    const char *programme = parameter_text(parameters, "programme");
    *subject = (struct subject){.hour_minutes = 60};
    if (!month_read(parameter_text(parameters, "month"), &subject->month, err) ||
        !(activity[0] ? read_activity(club, activity, subject, err)
                      : read_programme(club, programme, subject, err)))
        return false;
    if (!activity[0])
        memcpy(subject->title, subject->programme_title, sizeof subject->title);
    subject->filter = (struct grid_filter){
        .activity = activity,
        .programme = activity[0] ? "" : programme,
        .leader = parameter_text(parameters, "leader"),
        .from = subject->month,
        .until = month_last(subject->month),
    };
    return true;
}

/* Never far apart; and where they would be narrower than a sum of three figures, as narrow as what
 * they hold. */
static double day_width(size_t count)
{
    double width = DAYS_ROOM_MM / (double)count;
    return width > DAY_MOST_MM ? DAY_MOST_MM : width < DAY_LEAST_MM ? 0 : width;
}

static void begin_table(const struct register_reading *reading, struct sheet *sheet)
{
    struct sheet_column_entry columns[BEFORE_DAYS + DAYS_MOST + AFTER_DAYS] = {
        {.head = fill_polish(N_("No.")), .value = SHEET_NUMBER, .width_mm = 8},
        {.head = reading->people.names ? fill_polish(N_("Surname and given name"))
                                       : fill_polish(N_("Participant's number"))},
    };
    const struct sheet_column_entry after[AFTER_DAYS] = {
        {.head = fill_polish(N_("Pres.")), .value = SHEET_NUMBER, .width_mm = 10},
        {.head = fill_polish(N_("Exc.")), .value = SHEET_NUMBER, .width_mm = 9},
        {.head = fill_polish(N_("Abs.")), .value = SHEET_NUMBER, .width_mm = 9},
        {.head = fill_polish(N_("Min")), .value = SHEET_NUMBER, .width_mm = 12},
    };
    char heads[DAYS_MOST][16];
    size_t count = BEFORE_DAYS;
    for (size_t i = 0; i < reading->day_count; i++) {
        int day_of_month;
        day_split(reading->days[i].day, NULL, NULL, &day_of_month);
        snprintf(heads[i], sizeof heads[i], "%d", day_of_month);
        columns[count++] = (struct sheet_column_entry){
            .head = heads[i], .value = SHEET_MARK, .width_mm = day_width(reading->day_count)};
    }
    memcpy(&columns[count], after, sizeof after);
    struct sheet_table *table = sheet_table(sheet, "", columns, count + AFTER_DAYS);
    table->is_dense = true;
}

static void add_tally(const struct attendance_tally *tally, struct sheet *sheet)
{
    sheet_cell_number(sheet, tally->present);
    sheet_cell_number(sheet, tally->excused);
    sheet_cell_number(sheet, tally->absent);
    sheet_cell_number(sheet, tally->minutes);
}

static void add_person(const struct register_reading *reading, size_t place,
                       bool is_used[SIGN_COUNT], struct sheet *sheet)
{
    size_t person = reading->people.order[place];
    struct attendance_tally tally = {0};
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, (int64_t)place + 1);
    people_cell(&reading->people, person, false, sheet);
    for (size_t i = 0; i < reading->day_count; i++) {
        struct buffer text = {0};
        register_reading_signs(reading, person, i, is_used, &text);
        sheet_cell(sheet, text.text);
        buffer_free(&text);
    }
    for (size_t i = 0; i < reading->grid.session_count; i++) {
        if (reading->grid.sessions[i].is_over)
            attendance_tally_add(&tally, &reading->grid.sessions[i],
                                 attendance_grid_cell(&reading->grid, person, i));
    }
    add_tally(&tally, sheet);
}

/* A line of sums of the dates: who was expected, or who came. */
static void add_day_sums(const struct register_reading *reading, bool is_expected,
                         struct sheet *sheet)
{
    sheet_row(sheet, SHEET_ROW_SUM);
    sheet_cell(sheet, "");
    sheet_cell(sheet, is_expected ? fill_polish(N_("On the list")) : fill_polish(N_("Presences")));
    for (size_t i = 0; i < reading->day_count; i++) {
        const struct register_day *day = &reading->days[i];
        if (day->is_over)
            sheet_cell_number(sheet, is_expected ? day->tally.expected : day->tally.present);
        else
            sheet_cell(sheet, "");
    }
    if (!is_expected)
        add_tally(&reading->tally, sheet);
}

static void add_legend(const bool is_used[SIGN_COUNT], struct sheet *sheet)
{
    struct buffer text = {0};
    for (int i = 0; i < SIGN_COUNT; i++) {
        if (is_used[i])
            buffer_printf(&text, "%s%s\u00a0=\u00a0%s", text.length ? "; " : "",
                          register_sign_text((enum register_sign)i),
                          register_sign_meaning((enum register_sign)i));
    }
    if (text.length)
        sheet_paragraph(sheet, SHEET_NOTE, fill_polish(N_("Signs: %s.")), text.text);
    buffer_free(&text);
}

static void add_head(const struct subject *subject, const struct register_reading *reading,
                     struct sheet *sheet)
{
    char month[POLISH_TEXT_SIZE], duration[POLISH_TEXT_SIZE];
    struct buffer held = {0};
    polish_month(subject->month, month);
    sheet_title(sheet, fill_polish(N_("Monthly register of attendance")), subject->title);
    sheet_field_strong(sheet, fill_polish(N_("Month")), month);
    if (subject->filter.activity[0])
        sheet_field(sheet, fill_polish(N_("Programme")),
                    subject->programme_title[0] ? subject->programme_title : "–");
    buffer_printf(&held, fill_polish(N_("held %d, cancelled %d, not over yet %d")), reading->held,
                  reading->cancelled, reading->ahead);
    sheet_field(sheet, fill_polish(N_("Sessions")), held.text);
    polish_duration((int)reading->tally.minutes, subject->hour_minutes, duration);
    sheet_field(sheet, fill_polish(N_("Credited to all")), duration);
    buffer_free(&held);
}

static void fill(const struct subject *subject, const struct register_reading *reading,
                 struct sheet *sheet)
{
    bool is_used[SIGN_COUNT] = {false};
    add_head(subject, reading, sheet);
    begin_table(reading, sheet);
    for (size_t i = 0; i < reading->grid.person_count; i++)
        add_person(reading, i, is_used, sheet);
    add_day_sums(reading, true, sheet);
    add_day_sums(reading, false, sheet);
    add_legend(is_used, sheet);
    if (subject->filter.leader[0])
        sheet_paragraph(sheet, SHEET_NOTE, fill_polish(N_("Only sessions led by %s.")),
                        subject->filter.leader);
    if (reading->unsigned_lists)
        sheet_paragraph(sheet, SHEET_NOTE, fill_polish(N_("Lists not signed yet: %d.")),
                        reading->unsigned_lists);
    sheet_signature(sheet, fill_polish(N_("made out by, date")));
    sheet_signature(sheet, fill_polish(N_("checked by, date")));
}

bool fill_monthly_register(struct club *club, const json_t *parameters, int64_t as_of_at,
                           struct sheet *sheet, struct error *err)
{
    struct subject subject;
    struct register_reading reading;
    if (!read_subject(club, parameters, &subject, err))
        return false;
    bool ok = register_reading_get(club, &subject.filter, as_of_at + 1,
                                   parameter_names(club, parameters), &reading, err);
    if (ok && !reading.day_count)
        ok = error_set(err, ERROR_REFUSED,
                       _("No session of that month concerned anybody: there is nothing to "
                         "register. See “obecni session list”."));
    if (ok && document_kind_head(club, subject.programme, as_of_at, sheet, err)) {
        sheet->is_landscape = true;
        sheet->is_draft = reading.unsigned_lists > 0;
        fill(&subject, &reading, sheet);
    } else {
        ok = false;
    }
    register_reading_free(&reading);
    return ok;
}
