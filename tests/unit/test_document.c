/* The register of documents: numbers without gaps, what is kept sealed and unchanged, corrections,
 * copies. */
#include "club/people/participant_merge.h"
#include "store/connection.h"
#include "tests/unit/documents.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A number of an undone change is given again; each series and each year count by themselves. */
static void no_gaps(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document document;
    struct error ignored = {0};
    documents_issue(club, &(struct documents_wish){.count = 1}, &document);
    assert_string_equal(document.number, "ZZ/1/2026");
    document_free(&document);
    assert_false(documents_try(club, &(struct documents_wish){.count = 2}, false, &document, &ignored));
    assert_string_equal(document.number, "ZZ/2/2026");
    document_free(&document);
    documents_issue(club, &(struct documents_wish){.count = 3}, &document);
    assert_string_equal(document.number, "ZZ/2/2026");
    document_free(&document);
    documents_issue(club, &(struct documents_wish){.kind = &statements, .count = 3}, &document);
    assert_string_equal(document.number, "ZY/1/2026");
    document_free(&document);
    must(clock_parse("2027-01-02T10:00", &club->clock.fixed_at, &err));
    documents_issue(club, &(struct documents_wish){.count = 4}, &document);
    assert_string_equal(document.number, "ZZ/1/2027");
    document_free(&document);
}

enum { WRITERS = 3, EACH = 6 };

/* Issues and undoes by turns, as fast as it can. */
static void run_writer(const char *path)
{
    struct club club = {0};
    struct error err = {0};
    struct document document;
    if (!club_open(&club, path, CLUB_WRITING, &err) ||
        !vault_unlock(&club.vault, club.store, FIXTURE_PASSPHRASE, &err))
        _exit(1);
    snprintf(club.actor, sizeof club.actor, "JW");
    for (int i = 0; i < 2 * EACH; i++) {
        struct error failure = {0};
        bool keep = i % 2 == 0;
        if (documents_try(&club, &(struct documents_wish){.count = i}, keep, &document, &failure) !=
            keep)
            _exit(2);
        document_free(&document);
    }
    club_close(&club);
    _exit(0);
}

static void no_gaps_with_several_writers(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    pid_t writers[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = fork();
        if (writers[i] == 0)
            run_writer(fixture->path);
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;
        assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(people_number(club, "SELECT count(*) FROM document"), WRITERS * EACH);
    assert_int_equal(people_number(club, "SELECT max(serial) FROM document"), WRITERS * EACH);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'document.issue'"),
                     WRITERS * EACH);
}

static void what_is_kept_comes_back(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document document, found;
    struct sheet sheet = {0}, same;
    struct buffer text = {0}, kept = {0};
    char *purpose;
    documents_issue(club, &(struct documents_wish){.count = 8, .purpose = "urząd skarbowy"}, &document);
    must(document_get(club, "zz-1-2026", &found, &err));
    must(document_content(club, &found, &sheet, &err));
    documents_fill(club, &same, "Kowalska Anna", 8);
    assert_int_equal(strlen(sheet.salt), 32);
    same.salt = memory_copy_text(sheet.salt);
    sheet_text_write(&same, &text);
    sheet_text_write(&sheet, &kept);
    assert_string_equal(kept.text, text.text);
    must(document_purpose(club, &found, &purpose, &err));
    assert_string_equal(purpose, "urząd skarbowy");
    assert_string_equal(found.parameters, "{\"names\":true,\"participant\":\"7QK4M24\"}");
    assert_memory_equal(found.digest, document.digest, sizeof found.digest);
    assert_string_equal(found.actor, "AP");
    assert_string_equal(found.chain, document.chain);
    vault_close(&club->vault);
    sheet_free(&sheet);
    must_refuse(document_content(club, &found, &sheet, &err), ERROR_REFUSED, "locked");
    vault_wipe(purpose);
    sheet_free(&same);
    buffer_free(&text);
    buffer_free(&kept);
    document_free(&found);
    document_free(&document);
}

static bool holds(const char *bytes, size_t length, const char *words)
{
    size_t count = strlen(words);
    for (size_t i = 0; i + count <= length; i++) {
        if (memcmp(bytes + i, words, count) == 0)
            return true;
    }
    return false;
}

static bool file_holds(const char *path, const char *words)
{
    struct stat status;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return false;
    assert_int_equal(fstat(fd, &status), 0);
    char *bytes = calloc((size_t)status.st_size + 1, 1);
    bool found = read(fd, bytes, (size_t)status.st_size) == status.st_size &&
                 holds(bytes, (size_t)status.st_size, words);
    close(fd);
    free(bytes);
    return found;
}

static void nothing_lies_open(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct document document;
    char log[160];
    static const char *const words[] = {"Wielkopolska", "skarbowy", "Zaświadczenie"};
    snprintf(log, sizeof log, "%s-wal", fixture->path);
    documents_issue(club, &(struct documents_wish){.name = "Wielkopolska Anna", .count = 8,
                                                   .purpose = "urząd skarbowy"}, &document);
    assert_true(file_holds(log, "7QK4M24") || file_holds(fixture->path, "7QK4M24"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_false(file_holds(fixture->path, words[i]));
        assert_false(file_holds(log, words[i]));
    }
    document_free(&document);
}

static int run(struct club *club, const char *sql)
{
    return sqlite3_exec(club->store->connection, sql, NULL, NULL, NULL);
}

static void the_register_cannot_be_changed(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document document;
    static const char *const wrong[] = {
        "UPDATE document SET digest = zeroblob(32), content = NULL, content_nonce = NULL,"
        " purpose = NULL, purpose_nonce = NULL",
        "UPDATE document SET serial = 7, content = NULL, content_nonce = NULL, purpose = NULL,"
        " purpose_nonce = NULL",
        "UPDATE document SET content = x'00'",
        "UPDATE document SET content = NULL, content_nonce = NULL, purpose = NULL,"
        " purpose_nonce = NULL",
        "UPDATE document SET parameters = '{}', content = NULL, content_nonce = NULL,"
        " purpose = NULL, purpose_nonce = NULL",
        "DELETE FROM document",
        "UPDATE document_key SET public_key = zeroblob(32)",
        "DELETE FROM document_key",
        "UPDATE document_copy SET reason = 'duplicate'",
        "DELETE FROM document_copy",
        "DELETE FROM document_participant",
        "UPDATE document_participant SET participant_id = 1",
    };
    int64_t person = people_add(club).id;
    documents_issue(club, &(struct documents_wish){.purpose = "x", .participant_id = person},
                    &document);
    must(club_begin(club, &err));
    must(document_note_copy(club, &document, "copy", "pdf", &err));
    must(club_end(club, true, &err));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int code = run(club, wrong[i]);
        if (code != SQLITE_CONSTRAINT_TRIGGER)
            fail_msg("%d: %s", code, wrong[i]);
    }
    document_free(&document);
}

/* A row that was changed behind the triggers' back is noticed. */
static void other_content_is_noticed(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document first, second;
    struct sheet sheet = {0};
    documents_issue(club, &(struct documents_wish){.count = 8}, &first);
    documents_issue(club, &(struct documents_wish){.count = 9}, &second);
    assert_int_equal(run(club, "DROP TRIGGER document_is_only_disposed"), SQLITE_OK);
    assert_int_equal(run(club, "UPDATE document SET (content, content_nonce) = (SELECT content,"
                               " content_nonce FROM document WHERE serial = 2) WHERE serial = 1"),
                     SQLITE_OK);
    must_refuse(document_content(club, &first, &sheet, &err), ERROR_STORAGE, "ZZ/1/2026");
    sheet_free(&sheet);
    must(document_content(club, &second, &sheet, &err));
    sheet_free(&sheet);
    document_free(&first);
    document_free(&second);
}

static void corrections(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document document, found;
    documents_issue(club, &(struct documents_wish){.count = 8}, &document);
    document_free(&document);
#define WISH(...) &(struct documents_wish){__VA_ARGS__}, true, &document, &err
    must_refuse(documents_try(club, WISH(.count = 9, .corrects = "ZZ/7/2026")), ERROR_REFUSED,
                "ZZ/7/2026");
    must_refuse(documents_try(club, WISH(.count = 9, .corrects = "garbage")), ERROR_REFUSED,
                "garbage");
    must_refuse(documents_try(club, WISH(.count = 8, .corrects = "ZZ/1/2026")), ERROR_REFUSED,
                "nothing to correct");
    must_refuse(documents_try(club, WISH(.kind = &statements, .count = 9, .corrects = "ZZ/1/2026")),
                ERROR_REFUSED, "another kind");
    documents_issue(club, &(struct documents_wish){.count = 9, .corrects = "zz/1/2026"}, &document);
    assert_string_equal(document.corrects, "ZZ/1/2026");
    document_free(&document);
    must_refuse(documents_try(club, WISH(.count = 10, .corrects = "ZZ/1/2026")), ERROR_REFUSED,
                "ZZ/2/2026");
    must(document_get(club, "ZZ/1/2026", &found, &err));
    assert_string_equal(found.corrected_by, "ZZ/2/2026");
    document_free(&found);
}

static void drafts_and_others_get_no_number(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    static const struct document_kind poster = {.series = "ZX", .word = "p", .name = "Plakat"};
    struct document document;
    struct sheet sheet;
    struct error draft = {0}, unnumbered = {0};
    struct document_entry entry = {.kind = &certificates, .parameters = json_object()};
    documents_fill(club, &sheet, "Kowalska Anna", 1);
    sheet.is_draft = true;
    must(club_begin(club, &err));
    assert_false(document_issue(club, &entry, &sheet, &document, &draft));
    assert_non_null(strstr(draft.text, "draft"));
    sheet.is_draft = false;
    entry.kind = &poster;
    assert_false(document_issue(club, &entry, &sheet, &document, &unnumbered));
    assert_non_null(strstr(unnumbered.text, "no numbers"));
    must(club_end(club, true, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM document"), 0);
    json_decref((json_t *)entry.parameters);
    sheet_free(&sheet);
}

/* A person who had two numbers has the documents of both. */
static void lists(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document document;
    struct document_list list = {0};
    struct participant one = people_add(club), other = people_add(club);
    struct participant_merge merge;
    int64_t first = one.id, second = other.id;
    struct document_filter filter = {.from_on = DAY_NONE, .to_on = DAY_NONE};
    documents_issue(club, &(struct documents_wish){.count = 1, .participant_id = first}, &document);
    document_free(&document);
    documents_issue(club, &(struct documents_wish){.count = 2, .participant_id = second}, &document);
    document_free(&document);
    documents_issue(club, &(struct documents_wish){.kind = &statements}, &document);
    document_free(&document);
    must(document_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 3);
    document_list_free(&list);
    filter.series = "ZZ";
    filter.participant_id = first;
    must(document_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 1);
    document_list_free(&list);
    must(participant_merge(club, other.number, one.number, &merge, &err));
    must(document_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 2);
    document_list_free(&list);
    filter.to_on = people_day("2026-01-11");
    must(document_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 0);
    document_list_free(&list);
}

/* Whoever has the register alone cannot try names until a digest fits. */
static void the_same_has_another_digest(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document first, second;
    documents_issue(club, &(struct documents_wish){.count = 8}, &first);
    documents_issue(club, &(struct documents_wish){.count = 8}, &second);
    assert_memory_not_equal(first.digest, second.digest, sizeof first.digest);
    document_free(&first);
    document_free(&second);
}

static void copies(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document document;
    struct document_copy_list list = {0};
    documents_issue(club, &(struct documents_wish){.count = 1}, &document);
    must(club_begin(club, &err));
    must(document_note_copy(club, &document, "duplicate", "pdf", &err));
    must(club_end(club, true, &err));
    document_free(&document);
    must(document_get(club, "ZZ/1/2026", &document, &err));
    assert_int_equal(document.copy_count, 1);
    must(document_copies(club, &document, &list, &err));
    assert_int_equal(list.count, 1);
    assert_true(list.items[0].is_duplicate);
    assert_string_equal(list.items[0].form, "pdf");
    document_copy_list_free(&list);
    document_free(&document);
}

/* The kiosk's connection cannot even read them. */
static void kiosk_reads_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk;
    static const char *const reads[] = {
        "SELECT count(*) FROM document",
        "SELECT parameters FROM document",
        "SELECT secret FROM document_key",
        "SELECT form FROM document_copy",
        "SELECT participant_id FROM document_participant",
    };
    must(club_open(&kiosk, fixture->path, CLUB_KIOSK, &err));
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++)
        assert_int_equal(run(&kiosk, reads[i]), SQLITE_AUTH);
    club_close(&kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(no_gaps),
        people_test(no_gaps_with_several_writers),
        people_test(what_is_kept_comes_back),
        people_test(nothing_lies_open),
        people_test(the_register_cannot_be_changed),
        people_test(other_content_is_noticed),
        people_test(corrections),
        people_test(drafts_and_others_get_no_number),
        people_test(lists),
        people_test(the_same_has_another_digest),
        people_test(copies),
        people_test(kiosk_reads_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
