/* Gathering, in the order in which an inspector reads. */
#include "admin/document/bundle_parts.h"

#include "admin/document/document_form.h"
#include "base/clock.h"
#include "base/language.h"
#include "club/day_column.h"
#include "club/session/session.h"
#include "club/timetable/programme_close.h"
#include "document/bundle_tables.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"
#include "exchange/sheet_tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_csv(struct bundle_parts *parts, const char *name, const struct sheet *sheet)
{
    struct buffer bytes = {0};
    sheet_csv_write(sheet, NULL, SHEET_CSV_POLISH, &bytes);
    bundle_add(&parts->bundle, name, &bytes);
}

/* The list as anybody can make it again; the bundle's document has the number. */
static bool add_list(struct club *club, const struct session *session, bool with_names,
                     struct bundle_parts *parts, struct error *err)
{
    struct sheet sheet = {0};
    struct buffer bytes = {0};
    char name[SESSION_CODE_SIZE + 16];
    const struct sheet_issue issue = {.number = NULL};
    json_t *parameters =
        json_pack("{s:s, s:b}", "session", session->code, "names", (int)with_names);
    bool ok = fill_attendance_list(club, parameters, club_now(club), &sheet, err) &&
              sheet_pdf_draw(&sheet, &issue, 1, &bytes, err);
    json_decref(parameters);
    sheet_free(&sheet);
    if (!ok)
        return false;
    snprintf(name, sizeof name, "%s.pdf", session->code);
    bundle_name(name);
    char path[sizeof name + 8];
    snprintf(path, sizeof path, "listy/%s", name);
    bundle_add(&parts->bundle, path, &bytes);
    return true;
}

static bool is_listed(const struct session *session)
{
    return session->state == SESSION_STATE_SIGNED || session->state == SESSION_STATE_HELD ||
           session->state == SESSION_STATE_CANCELLED;
}

bool bundle_parts_sessions(struct club *club, const struct bundle_scope *scope,
                           struct bundle_parts *parts, struct error *err)
{
    struct sheet presences = {0}, corrections = {0};
    struct sessions sessions = {0};
    struct session_filter filter = {
        .from = scope->from, .until = scope->to, .programme = scope->programme};
    bool ok = session_list(club, &filter, &sessions, err);
    bundle_presences_begin(&presences);
    bundle_corrections_begin(&corrections);
    for (size_t i = 0; ok && i < sessions.count; i++) {
        if (!is_listed(&sessions.items[i]))
            continue;
        ok = add_list(club, &sessions.items[i], scope->with_names, parts, err) &&
             bundle_add_session(club, &sessions.items[i], scope->with_names, club_now(club),
                                &presences, &corrections, &parts->corrections, err);
        parts->sessions++;
    }
    if (ok && !parts->sessions)
        ok = error_set(err, ERROR_REFUSED,
                       _("No session was held from %s to %s, so there is nothing to hand over. "
                         "Choose other days."),
                       day_column_text(scope->from).text, day_column_text(scope->to).text);
    if (ok) {
        add_csv(parts, "obecnosci.csv", &presences);
        add_csv(parts, "korekty.csv", &corrections);
    }
    sheet_free(&presences);
    sheet_free(&corrections);
    sessions_free(&sessions);
    return ok;
}

static bool add_ledger(struct club *club, struct bundle_parts *parts, struct error *err)
{
    struct ledger_report report;
    struct buffer text = {0};
    char at[CLOCK_TEXT_SIZE];
    if (!ledger_verify(club->store, club->ledger.node, &report, err))
        return false;
    clock_format(club_now(club), at);
    buffer_printf(&text, fill_polish(N_("Ledger checked at %s.\nEntries: %lld.\n")), at,
                  (long long)report.entries);
    if (report.holds)
        buffer_printf(&text, fill_polish(N_("It holds from its beginning. Its end: %s.\n")),
                      report.head);
    else
        buffer_printf(&text, fill_polish(N_("It does not hold from entry %lld on.\n")),
                      (long long)report.seq);
    parts->ledger_entries = report.entries;
    parts->ledger_holds = report.holds;
    bundle_add(&parts->bundle, "dziennik.txt", &text);
    return true;
}

bool bundle_parts_office(struct club *club, const struct bundle_scope *scope,
                         struct bundle_parts *parts, struct error *err)
{
    struct sheet documents = {0}, settings = {0};
    bool ok = bundle_documents(club, scope->from, scope->to, &documents, &parts->documents, err) &&
              bundle_settings(club, club_now(club), &settings, err);
    if (ok) {
        add_csv(parts, "dokumenty.csv", &documents);
        add_csv(parts, "ustawienia.csv", &settings);
    }
    sheet_free(&documents);
    sheet_free(&settings);
    return ok && add_ledger(club, parts, err);
}

static bool add_completer(struct club *club, const struct programme_completer *item,
                          bool with_names, struct sheet *sheet, struct error *err)
{
    struct fill_person person;
    if (!fill_person(club, item->participant, with_names, &person, err))
        return false;
    sheet_row(sheet, SHEET_ROW);
    sheet_cell(sheet, item->participant);
    if (person.is_named)
        sheet_cell_name(sheet, person.listed_name);
    else
        sheet_cell(sheet, "");
    sheet_cell_number(sheet, item->attended);
    sheet_cell_number(sheet, item->counted);
    sheet_cell_number(sheet, item->excused);
    sheet_cell(sheet, !item->has_rule      ? ""
                      : item->is_completed ? fill_polish(N_("yes"))
                                           : fill_polish(N_("no")));
    fill_person_wipe(&person);
    return true;
}

bool bundle_parts_completed(struct club *club, const struct programme *programme,
                            const struct bundle_scope *scope, struct bundle_parts *parts,
                            struct error *err)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Number"))},
        {.head = fill_polish(N_("Surname and given name"))},
        {.head = fill_polish(N_("Attended")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Of")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Excused")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("By the rule"))},
    };
    struct sheet sheet = {0};
    struct programme_closing closing = {0};
    bool ok = programme_closing_get(club, programme, &closing, err);
    sheet_title(&sheet, fill_polish(N_("Who completed it")), programme->title);
    sheet_table(&sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; ok && i < closing.list.count; i++)
        ok = add_completer(club, &closing.list.items[i], scope->with_names, &sheet, err);
    if (ok)
        add_csv(parts, "ukonczenie.csv", &sheet);
    programme_completer_list_free(&closing.list);
    sheet_free(&sheet);
    return ok;
}

bool bundle_parts_key(struct club *club, struct bundle_parts *parts, struct error *err)
{
    unsigned char key[DOCUMENT_PUBLIC_SIZE], digest[DOCUMENT_DIGEST_SIZE];
    char pem[DOCUMENT_PEM_SIZE];
    struct buffer text = {0}, manifest = {0};
    int64_t key_id;
    if (!document_key_get(club->store, &club->vault, club_new_id(club), club_now(club), &key_id,
                          key, err))
        return false;
    document_key_pem(key, pem);
    document_key_fingerprint(key, parts->key);
    buffer_append_text(&text, pem);
    bundle_add(&parts->bundle, "klucz.pem", &text);
    bundle_manifest(&parts->bundle, &manifest);
    document_digest(manifest.text, manifest.length, digest);
    digest_text(digest, parts->manifest);
    bundle_add(&parts->bundle, "manifest.txt", &manifest);
    return true;
}

json_t *bundle_parts_json(const struct bundle_parts *parts)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:b, s:s, s:s}", "files",
                     (json_int_t)parts->bundle.count, "corrections", (json_int_t)parts->corrections,
                     "documents", (json_int_t)parts->documents, "ledger_entries",
                     (json_int_t)parts->ledger_entries, "ledger_holds", (int)parts->ledger_holds,
                     "key", parts->key, "manifest", parts->manifest);
}

bool bundle_parts_issue(struct club *club, struct bundle_parts *parts, const char *series,
                        const json_t *parameters, struct document *document, struct error *err)
{
    struct sheet sheet = {0};
    struct buffer bytes = {0};
    struct document_issue_words words;
    struct sheet_issue issue;
    struct document_entry entry = {.kind = document_kind_find(series), .parameters = parameters};
    bool ok = entry.kind->fill(club, parameters, club_now(club), &sheet, err) &&
              document_issue(club, &entry, &sheet, document, err);
    if (ok) {
        document_issue_words(document, &words, &issue);
        ok = sheet_pdf_draw(&sheet, &issue, 1, &bytes, err);
    }
    sheet_free(&sheet);
    if (ok) {
        char name[DOCUMENT_NUMBER_SIZE + 8];
        snprintf(name, sizeof name, "%s.pdf", document->number);
        bundle_name(name);
        bundle_add(&parts->bundle, name, &bytes);
    }
    return ok;
}

void bundle_parts_free(struct bundle_parts *parts)
{
    bundle_free(&parts->bundle);
}
