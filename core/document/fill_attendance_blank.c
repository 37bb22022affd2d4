/* The blank attendance list: for signatures, and for days on which the kiosk does not work. Who is
 * expected, room for hours, marks and guests, and the number under which it is typed back. It is
 * no document of the register: it states nothing. */
#include "document/document_fills.h"

#include "base/language.h"
#include "base/memory.h"
#include "document/fill_parts.h"
#include "document/list_reading.h"

/* So many rows leave room for the rest on the first page. */
enum { COLUMN_COUNT = 6, GUEST_ROWS = 3, PAGE_ROWS = 15 };

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

/* Room for guests, where that takes no page more. */
static int64_t guest_rows(int64_t expected)
{
    bool would_turn = expected < PAGE_ROWS && expected + GUEST_ROWS > PAGE_ROWS;
    return would_turn ? PAGE_ROWS - expected : GUEST_ROWS;
}

/* Those who are expected, and empty rows for guests: not more than there are people. */
static void add_rows(const struct list_reading *reading, struct sheet *sheet)
{
    int64_t count = 0;
    for (size_t i = 0; i < reading->grid.person_count; i++) {
        size_t person = reading->people.order[i];
        if (!attendance_grid_cell(&reading->grid, person, 0)->is_expected)
            continue;
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_number(sheet, ++count);
        people_cell(&reading->people, person, true, sheet);
    }
    int64_t guests = guest_rows(count), people = count > 0 ? count : 1;
    for (int64_t i = 0; i < guests && i < people; i++) {
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_number(sheet, ++count);
    }
}

static void add_reference(const char *number, struct sheet *sheet)
{
    struct buffer text = {0};
    buffer_printf(&text, fill_polish(N_("List no. %s")), number);
    buffer_printf(&text, "\n%s", fill_polish(N_("to be filled in by hand")));
    sheet_reference(sheet, text.text);
    buffer_free(&text);
}

bool fill_attendance_blank(struct club *club, const char *session, const char *number,
                           bool with_names, int64_t as_of_at, struct sheet *sheet,
                           struct error *err)
{
    struct list_reading reading;
    bool ok = list_reading_get(club, session, with_names, as_of_at, &reading, err) &&
              list_reading_head(club, &reading, as_of_at, sheet, err);
    if (ok) {
        add_reference(number, sheet);
        begin_table(&reading, sheet);
        add_rows(&reading, sheet);
        sheet_paragraph(sheet, SHEET_NOTE, "%s",
                        fill_polish(N_("Attendance: o for present, s for late with the hour of "
                                       "arrival, n for absent. An empty field stays without a "
                                       "mark.")));
        sheet_paragraph(sheet, SHEET_NOTE, "obecni attendance import-paper %s --list %s", session,
                        number);
        sheet_sum(sheet, "", fill_polish(N_("people counted in the room")));
        sheet_sum(sheet, "", fill_polish(N_("among them without a number")));
        sheet_sum(sheet, "", fill_polish(N_("began and ended at")));
        sheet_signature(sheet, fill_polish(N_("leader's signature, date")));
        sheet_signature(sheet, fill_polish(N_("typed back by, date")));
    }
    list_reading_free(&reading);
    return ok;
}
