/* Rows for programs and inspectors: codes, numbers, instants. */
#include "document/bundle_tables.h"

#include "base/language.h"
#include "document/fill_parts.h"
#include "document/list_reading.h"
#include "document/polish_text.h"
#include "document/presence_words.h"
#include "figures/list/ledger_extract.h"

#include <string.h>

void bundle_presences_begin(struct sheet *sheet)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Session"))},
        {.head = fill_polish(N_("Day")), .value = SHEET_DAY},
        {.head = fill_polish(N_("Number"))},
        {.head = fill_polish(N_("Surname and given name"))},
        {.head = fill_polish(N_("On the list"))},
        {.head = fill_polish(N_("Attendance"))},
        {.head = fill_polish(N_("Entry")), .value = SHEET_TIME},
        {.head = fill_polish(N_("Minutes counted")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Noted by"))},
    };
    sheet_title(sheet, fill_polish(N_("Presences")), NULL);
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
}

void bundle_corrections_begin(struct sheet *sheet)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Session"))},
        {.head = fill_polish(N_("Noted"))},
        {.head = fill_polish(N_("Number"))},
        {.head = fill_polish(N_("Attendance"))},
        {.head = fill_polish(N_("Who"))},
        {.head = fill_polish(N_("Second person"))},
    };
    sheet_title(sheet, fill_polish(N_("Changes after signing")), NULL);
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
}

static void add_presence(const struct list_reading *reading, size_t person, struct sheet *sheet)
{
    const struct grid_cell *cell = attendance_grid_cell(&reading->grid, person, 0);
    const struct people *people = &reading->people;
    sheet_row(sheet, SHEET_ROW);
    sheet_cell(sheet, reading->session->code);
    sheet_cell_day(sheet, reading->session->day);
    sheet_cell(sheet, reading->grid.persons[person].number);
    if (people->names && people->names[person][0])
        sheet_cell_name(sheet, people->names[person]);
    else
        sheet_cell(sheet, "");
    sheet_cell(sheet, cell->is_expected ? fill_polish(N_("yes")) : fill_polish(N_("no")));
    sheet_cell(sheet, presence_words_status(cell->row.status));
    sheet_cell_time(sheet, cell->row.in_at);
    sheet_cell_number(sheet, cell->row.credited_minutes);
    sheet_cell(sheet, cell->row.source);
}

static void add_change(const struct list_reading *reading, const struct list_change *change,
                       struct sheet *sheet)
{
    char at[POLISH_TEXT_SIZE];
    polish_instant(change->noted_at, at);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell(sheet, reading->session->code);
    sheet_cell(sheet, at);
    sheet_cell(sheet, change->participant);
    sheet_cell(sheet, !change->participant[0] ? fill_polish(N_("course of the session"))
                      : change->status == ATTENDANCE_STATUS_COUNT
                          ? ""
                          : presence_words_status(change->status));
    sheet_cell(sheet, change->actor);
    sheet_cell(sheet, change->second);
}

bool bundle_add_session(struct club *club, const struct session *session, bool with_names,
                        int64_t as_of_at, struct sheet *presences, struct sheet *corrections,
                        int64_t *correction_count, struct error *err)
{
    struct list_reading reading;
    bool ok = list_reading_get(club, session->code, with_names, as_of_at, &reading, err);
    for (size_t i = 0; ok && i < reading.grid.person_count; i++)
        add_presence(&reading, reading.people.order[i], presences);
    for (size_t i = 0; ok && i < reading.state.change_count; i++)
        add_change(&reading, &reading.state.changes[i], corrections);
    *correction_count += ok ? (int64_t)reading.state.change_count : 0;
    list_reading_free(&reading);
    return ok;
}

static void add_document(const struct document *document, struct sheet *sheet)
{
    char as_of[POLISH_TEXT_SIZE], issued[POLISH_TEXT_SIZE], digest[DIGEST_TEXT_SIZE];
    polish_instant(document->as_of_at, as_of);
    polish_instant(document->issued_at, issued);
    digest_text(document->digest, digest);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell(sheet, document->number);
    sheet_cell(sheet, document->kind ? document->kind->name : "");
    sheet_cell(sheet, as_of);
    sheet_cell(sheet, issued);
    sheet_cell(sheet, document->actor);
    sheet_cell(sheet, document->corrects);
    sheet_cell_number(sheet, document->copy_count);
    sheet_cell(sheet, digest);
}

bool bundle_documents(struct club *club, int from_on, int to_on, struct sheet *sheet,
                      int64_t *count, struct error *err)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Number"))},
        {.head = fill_polish(N_("Kind"))},
        {.head = fill_polish(N_("As of"))},
        {.head = fill_polish(N_("Issued"))},
        {.head = fill_polish(N_("Who"))},
        {.head = fill_polish(N_("Corrects"))},
        {.head = fill_polish(N_("Copies")), .value = SHEET_NUMBER},
        {.head = "SHA-256"},
    };
    struct document_list list = {0};
    struct document_filter filter = {.from_on = from_on, .to_on = to_on};
    if (!document_list(club, &filter, &list, err))
        return false;
    sheet_title(sheet, fill_polish(N_("Issued documents")), NULL);
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < list.count; i++)
        add_document(&list.items[i], sheet);
    *count = (int64_t)list.count;
    document_list_free(&list);
    return true;
}

bool bundle_settings(struct club *club, int64_t as_of_at, struct sheet *sheet, struct error *err)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Entry of the ledger")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Noted"))},
        {.head = fill_polish(N_("Who"))},
        {.head = fill_polish(N_("What"))},
        {.head = fill_polish(N_("About"))},
        {.head = fill_polish(N_("Content"))},
    };
    struct ledger_extract extract = {0};
    bool ok = ledger_extract_settings(club, as_of_at, &extract, err);
    sheet_title(sheet, fill_polish(N_("Settings and roles")), NULL);
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; ok && i < extract.count; i++) {
        char at[POLISH_TEXT_SIZE];
        polish_instant(extract.lines[i].at, at);
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_number(sheet, extract.lines[i].seq);
        sheet_cell(sheet, at);
        sheet_cell(sheet, extract.lines[i].actor);
        sheet_cell(sheet, extract.lines[i].action);
        sheet_cell(sheet, extract.lines[i].subject);
        sheet_cell(sheet, extract.lines[i].body);
    }
    ledger_extract_free(&extract);
    return ok;
}

void bundle_vouch(const json_t *parameters, struct sheet *sheet)
{
    sheet_heading(sheet, fill_polish(N_("The bundle")));
    sheet_paragraph(sheet, SHEET_PLAIN,
                    fill_polish(N_("Files: %lld. The file manifest.txt holds the SHA-256 of each; "
                                   "“sha256sum -c manifest.txt” checks them.")),
                    (long long)json_integer_value(json_object_get(parameters, "files")));
    sheet_paragraph(sheet, SHEET_PLAIN, fill_polish(N_("SHA-256 of manifest.txt: %s")),
                    parameter_text(parameters, "manifest"));
}
