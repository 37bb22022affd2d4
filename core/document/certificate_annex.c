/* The days behind a certificate's numbers. */
#include "document/certificate_annex.h"

#include "base/language.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"

#include <stdio.h>
#include <string.h>

/* "obecność", "spóźnienie 22 min", "nieobecność usprawiedliwiona" */
static void add_status(const struct history_session *session, bool is_neutral, struct sheet *sheet)
{
    char late[POLISH_TEXT_SIZE];
    if (session->class == CLASS_EXCUSED) {
        sheet_cell(sheet, fill_polish(N_("excused absence")));
        return;
    }
    sheet_cell(sheet, fill_polish(N_("presence")));
    if (is_neutral)
        return;
    if (session->status == ATTENDANCE_LATE) {
        snprintf(late, sizeof late, fill_polish(N_("late by %d min")), session->late_minutes);
        sheet_cell_detail(sheet, late);
    } else if (session->status == ATTENDANCE_LEFT_EARLY) {
        sheet_cell_detail(sheet, fill_polish(N_("left before the end")));
    }
}

static const char *title_of(const struct participation *participation, const char *activity)
{
    for (size_t i = 0; i < participation->part_count; i++) {
        if (strcmp(participation->parts[i].activity, activity) == 0)
            return participation->parts[i].title;
    }
    return "";
}

static void add_row(const struct participation *participation,
                    const struct history_session *session, bool is_neutral, int number,
                    struct sheet *sheet)
{
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, number);
    sheet_cell_day(sheet, session->day);
    if (!is_neutral)
        sheet_cell(sheet, title_of(participation, session->activity));
    add_status(session, is_neutral, sheet);
    if (session->class == CLASS_ATTENDED)
        sheet_cell_number(sheet, session->credited_minutes);
    else
        sheet_cell(sheet, "–");
}

static void begin_annex(bool is_neutral, struct sheet *sheet)
{
    struct sheet_column_entry columns[5];
    size_t count = 0;
    columns[count++] =
        (struct sheet_column_entry){.head = fill_polish(N_("No.")), .value = SHEET_NUMBER};
    columns[count++] =
        (struct sheet_column_entry){.head = fill_polish(N_("Day (column)")), .value = SHEET_DAY};
    if (!is_neutral)
        columns[count++] = (struct sheet_column_entry){.head = fill_polish(N_("Meetings (column)")),
                                                       .value = SHEET_TEXT};
    columns[count++] = (struct sheet_column_entry){.head = fill_polish(N_("Presence (column)")),
                                                   .value = SHEET_TEXT};
    columns[count++] = (struct sheet_column_entry){.head = fill_polish(N_("Minutes (column)")),
                                                   .value = SHEET_NUMBER};
    sheet_new_page(sheet);
    sheet_heading(sheet, fill_polish(N_("Annex: days of the meetings")));
    sheet_table(sheet, "", columns, count);
}

void certificate_annex(const struct participation *participation, bool is_neutral,
                       struct sheet *sheet)
{
    const struct person_history *history = &participation->history;
    int number = 0;
    begin_annex(is_neutral, sheet);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_session *session = &history->items[i];
        bool is_shown =
            session->class == CLASS_ATTENDED || (session->class == CLASS_EXCUSED && !is_neutral);
        if (is_shown && participation_counts(session))
            add_row(participation, session, is_neutral, ++number, sheet);
    }
}
