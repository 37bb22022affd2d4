/* The attendance list of one session (domain §2.5 A), as it was known: who was expected and who
 * came, sums, signatures; a draft until it is signed, and what was changed since. */
#include "document/document_fills.h"

#include "base/language.h"
#include "base/memory.h"
#include "document/fill_parts.h"
#include "document/list_reading.h"
#include "document/presence_words.h"

#include <string.h>

enum { COLUMN_COUNT = 6, CHANGES_MOST = 12 };

static void begin_table(const struct list_reading *reading, struct sheet *sheet)
{
    const struct sheet_column_entry columns[COLUMN_COUNT] = {
        {.head = fill_polish(N_("No.")), .value = SHEET_NUMBER, .width_mm = 9},
        {.head = reading->people.names ? fill_polish(N_("Surname and given name"))
                                       : fill_polish(N_("Participant's number"))},
        {.head = fill_polish(N_("Entry")), .value = SHEET_TIME, .width_mm = 15},
        {.head = fill_polish(N_("Attendance")), .width_mm = 33},
        {.head = fill_polish(N_("Signature")), .width_mm = 35},
        {.head = fill_polish(N_("Remarks")), .width_mm = 28, .is_quiet = true},
    };
    struct sheet_table *table = sheet_table(sheet, "", columns, COLUMN_COUNT);
    table->is_for_signing = true;
}

/* The source is said where it is not the card: that is the rule. */
static void add_remark(const struct grid_cell *cell, const struct presence_words *words,
                       struct sheet *sheet)
{
    const char *source = strcmp(cell->row.source, "card") == 0 ? "" : words->source;
    sheet_cell(sheet, words->remark[0] ? words->remark : source);
    if (words->remark[0])
        sheet_cell_detail(sheet, source);
}

static void add_row(const struct list_reading *reading, size_t place, struct sheet *sheet)
{
    size_t person = reading->people.order[place];
    const struct grid_cell *cell = attendance_grid_cell(&reading->grid, person, 0);
    struct presence_words words;
    presence_words(reading->session, cell, &words);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, (int64_t)place + 1);
    people_cell(&reading->people, person, false, sheet);
    sheet_cell_time(sheet, cell->row.in_at);
    sheet_cell(sheet, words.status);
    sheet_cell(sheet, presence_words_to_sign(cell));
    add_remark(cell, &words, sheet);
}

static void add_sums(const struct list_reading *reading, struct sheet *sheet)
{
    struct attendance_tally tally = {0};
    for (size_t i = 0; i < reading->grid.person_count; i++)
        attendance_tally_add(&tally, reading->session, attendance_grid_cell(&reading->grid, i, 0));
    sheet_sum_number(sheet, tally.expected,
                     fill_plural("expected", "expected (many)", tally.expected));
    presence_words_sums(&tally, sheet);
    if (sheet->is_draft)
        sheet_sum(sheet, "", fill_polish(N_("people counted in the room")));
}

/* The place of a number on the list; 0 when it is not there. */
static size_t find_place(const struct list_reading *reading, const char *number)
{
    for (size_t i = 0; i < reading->grid.person_count; i++) {
        if (strcmp(reading->grid.persons[reading->people.order[i]].number, number) == 0)
            return i + 1;
    }
    return 0;
}

/* "12 stycznia 2026 r., 19.20: poz. 4, obecność (HD, MK)" */
static void write_change(const struct list_reading *reading, const struct list_change *change,
                         struct buffer *text)
{
    char at[POLISH_TEXT_SIZE];
    size_t place = find_place(reading, change->participant);
    polish_instant(change->noted_at, at);
    buffer_printf(text, "%s: ", at);
    if (!change->participant[0])
        buffer_append_text(text, fill_polish(N_("course of the session")));
    else if (place)
        buffer_printf(text, fill_polish(N_("row %zu")), place);
    else
        buffer_append_text(text, change->participant);
    if (change->status != ATTENDANCE_STATUS_COUNT)
        buffer_printf(text, ", %s", presence_words_status(change->status));
    buffer_printf(text, " (%s%s%s)", change->actor, change->second[0] ? ", " : "", change->second);
}

static void add_changes(const struct list_reading *reading, struct sheet *sheet)
{
    const struct list_state *state = &reading->state;
    struct buffer text = {0};
    if (!state->change_count)
        return;
    for (size_t i = 0; i < state->change_count && i < CHANGES_MOST; i++) {
        buffer_append_text(&text, i ? "; " : "");
        write_change(reading, &state->changes[i], &text);
    }
    if (state->change_count > CHANGES_MOST)
        buffer_printf(&text, fill_polish(N_("; and further ones: %zu")),
                      state->change_count - CHANGES_MOST);
    sheet_paragraph(sheet, SHEET_NOTE, fill_polish(N_("Noted after the sign-off: %s.")), text.text);
    buffer_free(&text);
}

/* Who signed when, and what was noted since; nothing while the list is a draft. */
static void add_signing(const struct list_reading *reading, struct sheet *sheet)
{
    const struct list_state *state = &reading->state;
    char at[POLISH_TEXT_SIZE], digest[DIGEST_SHORT_SIZE];
    if (!state->signoff.version)
        return;
    polish_instant(state->signoff.signed_at, at);
    digest_shorten(state->signoff.hash, digest);
    sheet_paragraph(sheet, SHEET_NOTE,
                    fill_polish(N_("Signed off in the register on %s by %s; digest of the signed "
                                   "list %s.")),
                    at, state->signed_by, digest);
    if (!state->is_proved)
        sheet_paragraph(sheet, SHEET_NOTE, "%s",
                        fill_polish(N_("The list cannot be made again as it was signed.")));
    add_changes(reading, sheet);
}

static void add_cancelled(const struct list_reading *reading, struct sheet *sheet)
{
    struct dictionary_entry reason;
    if (!reading->session->terms.is_cancelled)
        return;
    if (dictionary_find(DICTIONARY_CANCEL_REASON, reading->session->cancel_reason, &reason))
        sheet_paragraph(sheet, SHEET_LEAD,
                        fill_polish(N_("The session was cancelled: %s. Nobody was absent.")),
                        reason.polish);
    else
        sheet_paragraph(sheet, SHEET_LEAD, "%s",
                        fill_polish(N_("The session was cancelled. Nobody was absent.")));
}

static void fill(const struct list_reading *reading, struct sheet *sheet)
{
    bool is_any_card = false;
    add_cancelled(reading, sheet);
    begin_table(reading, sheet);
    for (size_t i = 0; i < reading->grid.person_count; i++) {
        add_row(reading, i, sheet);
        is_any_card |= strcmp(attendance_grid_cell(&reading->grid, i, 0)->row.source, "card") == 0;
    }
    add_sums(reading, sheet);
    if (is_any_card)
        sheet_paragraph(sheet, SHEET_NOTE, "%s",
                        fill_polish(N_("Noted by card where the remarks name nothing else.")));
    add_signing(reading, sheet);
    sheet_signature(sheet, fill_polish(N_("leader's signature, date")));
    sheet_signature(sheet, fill_polish(N_("checked by, date")));
}

bool fill_attendance_list(struct club *club, const json_t *parameters, int64_t as_of_at,
                          struct sheet *sheet, struct error *err)
{
    struct list_reading reading;
    bool ok = list_reading_get(club, parameter_text(parameters, "session"),
                               parameter_names(club, parameters), as_of_at, &reading, err) &&
              list_reading_head(club, &reading, as_of_at, sheet, err);
    if (ok) {
        sheet->is_draft = !reading.state.signoff.version && !reading.session->terms.is_cancelled;
        fill(&reading, sheet);
    }
    list_reading_free(&reading);
    return ok;
}
