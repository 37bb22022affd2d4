/* What becomes of documents about people: exports, disposal, and what is still known afterwards. */
#include "document/document_check.h"
#include "exchange/person_export.h"
#include "rights/restriction.h"
#include "tests/unit/demo_rights.h"
#include "tests/unit/documents.h"

static const char person[] = "59RB7MK", other[] = "98DT82N";

static int64_t id_of(struct club *club, const char *number)
{
    struct participant participant;
    must(participant_get(club, number, &participant, &err));
    return participant.id;
}

static void issue_about(struct club *club, const char *number)
{
    struct document document;
    documents_issue(club, &(struct documents_wish){.count = 8, .purpose = "urząd skarbowy",
                                                   .participant_id = id_of(club, number)},
                    &document);
    document_free(&document);
}

static json_t *exported(struct club *club, const char *number)
{
    json_t *whole, *documents;
    must(person_export_make(club, number, &whole, &err));
    documents = json_incref(json_object_get(whole, "documents"));
    json_decref(whole);
    return documents;
}

static void the_person_is_told(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    json_t *documents, *row;
    issue_about(club, person);
    issue_about(club, other);
    documents = exported(club, person);
    assert_int_equal(json_array_size(documents), 1);
    row = json_array_get(documents, 0);
    assert_string_equal(json_string_value(json_object_get(row, "document")), "ZZ/1/2026");
    assert_string_equal(json_string_value(json_object_get(row, "purpose")), "urząd skarbowy");
    json_decref(documents);
}

/* Of a list of several people nobody is told what it was for. */
static void a_purpose_about_others_is_not_told(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct document document;
    struct sheet sheet;
    int64_t people[] = {id_of(club, person), id_of(club, other)};
    struct document_entry entry = {.kind = &certificates, .parameters = json_object(),
                                   .purpose = "dla kuratora", .participants = people,
                                   .participant_count = 2};
    documents_fill(club, &sheet, "Kowalska Anna", 1);
    must(club_begin(club, &err));
    must(document_issue(club, &entry, &sheet, &document, &err));
    must(club_end(club, true, &err));
    json_t *documents = exported(club, person);
    assert_int_equal(json_array_size(documents), 1);
    assert_true(json_is_null(json_object_get(json_array_get(documents, 0), "purpose")));
    json_decref(documents);
    json_decref((json_t *)entry.parameters);
    sheet_free(&sheet);
    document_free(&document);
}

static bool is_due(struct club *club, enum retention_class class, enum retention_held *held)
{
    struct retention_items list = {0};
    bool found = false;
    must(retention_due(club, club_today(club), &list, &err));
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].class == class && strcmp(list.items[i].participant, person) == 0) {
            found = true;
            *held = list.items[i].held;
        }
    }
    retention_items_free(&list);
    return found;
}

/* Issued in 2026, kept for ten years: due from 1 January 2037. Number, digest and signature stay,
 * and so does what they prove. */
static void disposal_keeps_the_register(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct document issued, after;
    struct disposal disposal;
    struct sheet sheet = {0};
    enum retention_held held = RETENTION_ASKED;
    issue_about(club, person);
    must(document_get(club, "ZZ/1/2026", &issued, &err));
    demo_act(club, "2036-12-31T10:00", "MK", "HD");
    assert_false(is_due(club, RETENTION_DOCUMENT, &held));
    demo_act(club, "2037-01-01T10:00", "MK", "HD");
    assert_true(is_due(club, RETENTION_DOCUMENT, &held));
    assert_int_equal(held, RETENTION_FREE);
    must(disposal_run(club, "BR-1/2037", &disposal, &err));
    assert_int_equal(disposal.counts[RETENTION_DOCUMENT], 1);
    must(document_get(club, "ZZ/1/2026", &after, &err));
    assert_false(after.is_kept);
    assert_memory_equal(after.digest, issued.digest, sizeof after.digest);
    assert_memory_equal(after.signature, issued.signature, sizeof after.signature);
    assert_string_equal(after.parameters, issued.parameters);
    must_refuse(document_content(club, &after, &sheet, &err), ERROR_REFUSED, "disposed of");
    char *purpose;
    must(document_purpose(club, &after, &purpose, &err));
    assert_string_equal(purpose, "");
    vault_wipe(purpose);
    assert_false(is_due(club, RETENTION_DOCUMENT, &held));
    document_free(&issued);
    document_free(&after);
}

/* While a document that names the person can be made again, the number still leads to the person. */
static void the_person_waits_for_the_document(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    enum retention_held held;
    demo_leave(club, person);
    demo_act(club, "2036-11-02T10:00", "MK", "HD");
    issue_about(club, person);
    demo_act(club, "2046-12-31T10:00", "MK", "HD");
    assert_false(is_due(club, RETENTION_PERSON, &held));
    demo_act(club, "2047-01-01T10:00", "MK", "HD");
    assert_true(is_due(club, RETENTION_PERSON, &held));
}

/* --- what is found of a code -------------------------------------------------------------------- */

static void issue_list(struct club *club, char code[DOCUMENT_CODE_SIZE])
{
    const struct document_kind *kind = document_kind_find("LO");
    struct sheet sheet = {0};
    struct document document;
    json_t *parameters = json_pack("{s:s, s:b}", "session", "G1-2026-01-05", "names", 1);
    struct document_entry entry = {.kind = kind, .parameters = parameters};
    must(kind->fill(club, parameters, club_now(club), &sheet, &err));
    assert_false(sheet.is_draft);
    must(club_begin(club, &err));
    must(document_issue(club, &entry, &sheet, &document, &err));
    must(club_end(club, true, &err));
    document_code(&document, code);
    document_free(&document);
    sheet_free(&sheet);
    json_decref(parameters);
}

/* Freed by the caller. */
static struct document_findings check(struct club *club, const char *text)
{
    struct document_code code;
    struct document_findings findings;
    must(document_code_read(text, &code, &err));
    must(document_check(club, &code, true, &findings, &err));
    return findings;
}

static void expect(struct club *club, const char *code, const char *wanted)
{
    char got[DOCUMENT_FACT_COUNT + 1] = "";
    struct document_findings findings = check(club, code);
    for (int i = 0; i < DOCUMENT_FACT_COUNT; i++)
        got[i] = "=x-"[findings.facts[i]];
    assert_string_equal(got, wanted);
    assert_int_equal(document_findings_agree(&findings), strchr(wanted, 'x') == NULL);
    document_findings_free(&findings);
}

/* In order: signature, number, as-of, digest, content, entry, chain, figures. */
static void facts(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    char code[DOCUMENT_CODE_SIZE], forged[DOCUMENT_CODE_SIZE];
    issue_list(club, code);
    expect(club, code, "========");
    snprintf(forged, sizeof forged, "%s", code);
    forged[8] = '7'; /* LO/7/2026 */
    expect(club, forged, "xx----=-");
    snprintf(forged, sizeof forged, "%s", code);
    strstr(forged, "2026:")[17] = '9'; /* another minute */
    expect(club, forged, "x=x=====");
    /* What was noted later changes nothing of what was known then. */
    demo_act(club, "2026-01-13T09:00", "MK", "HD");
    demo_correct(club, "G1-2026-01-05", person, "pomyłka");
    expect(club, code, "========");
    vault_close(&club->vault);
    expect(club, code, "====-==-");
}

static bool run_sql(struct club *club, const char *sql)
{
    struct error err = {0};
    return statement_run(statement_new(club->store, sql), &err);
}

/* Behind the triggers' back: each change is found by its own fact. */
static void changed_behind_their_back(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    char code[DOCUMENT_CODE_SIZE];
    issue_list(club, code);
    assert_true(run_sql(club, "DROP TRIGGER ledger_is_never_changed"));
    assert_true(run_sql(club, "UPDATE ledger SET body = '{}' WHERE action = 'document.issue'"));
    expect(club, code, "=====x==");
    assert_true(run_sql(club, "DROP TRIGGER document_is_only_disposed"));
    assert_true(run_sql(club, "UPDATE document SET content = zeroblob(100)"));
    expect(club, code, "====xx=-");
    assert_true(run_sql(club, "UPDATE document SET digest = zeroblob(32)"));
    expect(club, code, "===xxx=-");
}

#define demo_test(name) cmocka_unit_test_setup_teardown(name, demo_open, demo_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        demo_test(the_person_is_told),
        demo_test(a_purpose_about_others_is_not_told),
        demo_test(disposal_keeps_the_register),
        demo_test(the_person_waits_for_the_document),
        demo_test(facts),
        demo_test(changed_behind_their_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
