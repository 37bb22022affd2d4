/* The blank attendance list: for signatures, and for days on which the kiosk does not work. Who is
 * expected, room for hours, marks and guests, and the number under which it is typed back. It is
 * no document of the register: it states nothing. */
#include "document/document_fills.h"

#include "base/language.h"
#include "document/fill_parts.h"
#include "document/list_reading.h"

enum { COLUMN_COUNT = 6, GUEST_ROWS = 3 };

static void begin_table(const struct list_reading *reading, struct sheet *sheet)
{
    const struct sheet_column_entry columns[COLUMN_COUNT] = {
        {.head = fill_polish(N_("No.")), .value = SHEET_NUMBER, .width_mm = 9},
        {.head = reading->people.names ? fill_polish(N_("Surname and given name"))
                                       : fill_polish(N_("Participant's number"))},
        {.head = fill_polish(N_("Attendance")), .width_mm = 22},
        {.head = fill_polish(N_("Entry")), .width_mm = 18},
        {.head = fill_polish(N_("Exit")), .width_mm = 18},
        {.head = fill_polish(N_("Signature")), .width_mm = 43},
    };
    struct sheet_table *table = sheet_table(sheet, "", columns, COLUMN_COUNT);
    table->is_for_signing = true;
}

/* Those who are expected, and a few empty rows for guests: not more than there are people. */
static void add_rows(const struct list_reading *reading, struct sheet *sheet)
{
    int64_t count = 0, guests = 0;
    for (size_t i = 0; i < reading->grid.person_count; i++) {
        size_t person = reading->people.order[i];
        if (!attendance_grid_cell(&reading->grid, person, 0)->is_expected)
            continue;
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_number(sheet, ++count);
        people_cell(&reading->people, person, true, sheet);
    }
    do {
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_number(sheet, ++count);
    } while (++guests < GUEST_ROWS && guests < count);
}

bool fill_attendance_blank(struct club *club, const char *session, const char *number,
                           bool with_names, int64_t as_of_at, struct sheet *sheet,
                           struct error *err)
{
    struct list_reading reading;
    bool ok = list_reading_get(club, session, with_names, as_of_at, &reading, err) &&
              list_reading_head(club, &reading, number, as_of_at, sheet, err);
    if (ok) {
        begin_table(&reading, sheet);
        add_rows(&reading, sheet);
        sheet_paragraph(sheet, SHEET_NOTE, "%s",
                        fill_polish(N_("Attendance: o for present, s for late with the hour of "
                                       "arrival, n for absent. An empty field stays without a "
                                       "mark.")));
        sheet_sum(sheet, "", fill_polish(N_("people counted in the room")));
        sheet_sum(sheet, "", fill_polish(N_("among them without a number")));
        sheet_sum(sheet, "", fill_polish(N_("began and ended at")));
        sheet_signature(sheet, fill_polish(N_("leader's signature, date")));
        sheet_signature(sheet, fill_polish(N_("typed back by, date")));
        sheet_paragraph(sheet, SHEET_NOTE, "obecni attendance import-paper %s --list %s", session,
                        number);
    }
    list_reading_free(&reading);
    return ok;
}
