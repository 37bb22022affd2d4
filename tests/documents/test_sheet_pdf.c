/* Drawn sheets as a reader, a reader aloud and a scanner find them: words and their order, the
 * file's structure, fonts, code square; the same bytes again; what cannot be drawn. */
#include "base/day.h"
#include "paper/pdf_catalog.h"
#include "sheet_print.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct sheet_issue no_issue;

/* Each of the words is there, after the one before. */
static void assert_in_order(const struct buffer *text, const char *const *words, size_t count)
{
    const char *at = text->text;
    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(at, words[i]);
        if (!found)
            fail_msg("missing, or not after “%s”: %s\n%s", i ? words[i - 1] : "", words[i],
                     text->text);
        at = found + strlen(words[i]);
    }
}
#define ASSERT_IN_ORDER(text, words) assert_in_order(text, words, sizeof(words) / sizeof *(words))

static void list_reads_in_order(void **state)
{
    static const char *const words[] = {
        "Miejski Ośrodek Pomocy Społecznej w Przykładowie", "Lista nr 2026/G1/004",
        "Klub Integracji Społecznej, ul. Klonowa 1A", "nr LO/4/2026",
        "stan na 12 stycznia 2026 r., 18.20", "Lista obecności",
        "Spotkanie informacyjno-edukacyjne", "Data", "poniedziałek, 12 stycznia 2026 r.",
        "Program", "Gminny Program", "Lp.", "Nazwisko i imię", "Podpis", "Bąk Roman 2", "15.21",
        "obecność", "Ćwik Łucja 3", "w spisie", "osób policzonych na sali",
        "podpis prowadzącej(-ego), data", "sprawdził(a), data",
        "Wydruk z dziennika elektronicznego. Stan na 12.01.2026, 18.20.",
        "LO/4/2026 · skrót danych 7F3A-91C2-0B5E · łańcuch 0004 2218", "strona 1 z 1"};
    struct sheet sheet = {0};
    sample_list(&sheet, 12);
    struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
    ASSERT_IN_ORDER(&text, words);
    assert_false(tools_contains(&text, "ROBOCZA"));
    assert_false(tools_contains(&text, "DUPLIKAT"));
    buffer_free(&text);
}

/* Latin and Cyrillic, 60 characters, every Polish letter. */
static void names_are_whole(void **state)
{
    static const char *const words[] = {"Wzorcowska-Przykładowiczówna", "Aleksandra", "Wołodymyra",
                                        "Bogumiła", "Коваленко", "Володимирівна", "Źrebiec"};
    struct sheet sheet = {0};
    sample_list(&sheet, 12);
    struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
    ASSERT_IN_ORDER(&text, words);
    buffer_free(&text);
}

static void structure_is_for_readers_aloud(void **state)
{
    static const char *const words[] = {
        "Document", "P (block)", "H1 (block)", "\"Lista obecności\"", "L (block)", "LI (block)",
        "Lbl (block)", "\"Data\"", "LBody (block)", "\"poniedziałek, 12 stycznia 2026 r.\"",
        "Table (block)", "TR", "TH", "/Scope /Column", "\"Nazwisko i imię\"", "TD", "\"1\"",
        "/Scope /Row", "\"Adamczyk-Leśniewska Żaneta 1\"",
        "\"Wzorcowska-Przykładowiczówna Aleksandra Wołodymyra Bogumiła\"", "\"12 w spisie\"",
        "\"sprawdził(a), data\"", "\"strona 1 z 1\""};
    struct sheet sheet = {0};
    sample_list(&sheet, 12);
    sheet_print(&sheet, &sample_issue, *state);
    struct buffer text = tools_run("pdfinfo -struct-text %s/sheet.pdf 2>&1", (char *)*state);
    ASSERT_IN_ORDER(&text, words);
    assert_int_equal(tools_count(&text, "Table (block)"), 1);
    assert_int_equal(tools_count(&text, "    TR\n"), 13);
    assert_int_equal(tools_count(&text, "      TD\n"), 5 * 12);
    buffer_free(&text);
}

/* Over many pages one table, its head read once, each row a row; the text of a paragraph whole. */
static void structure_goes_over_pages(void **state)
{
    struct sheet sheet = {0};
    sample_list(&sheet, 100);
    sheet_print(&sheet, &sample_issue, *state);
    struct buffer text = tools_run("pdfinfo -struct-text %s/sheet.pdf 2>&1", (char *)*state);
    assert_int_equal(tools_count(&text, "Table (block)"), 1);
    assert_int_equal(tools_count(&text, "    TR\n"), 101);
    assert_int_equal(tools_count(&text, "/Scope /Column"), 6);
    assert_int_equal(tools_count(&text, "/Scope /Row"), 100);
    assert_int_equal(tools_count(&text, "strona "), 1);
    buffer_free(&text);
    sample_statement(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    text = tools_run("pdfinfo -struct-text %s/sheet.pdf 2>&1", (char *)*state);
    assert_int_equal(tools_count(&text, "w każdym okresie dwóch miesięcy; nieobecności"), 14);
    buffer_free(&text);
}

static void file_says_language_and_title(void **state)
{
    struct sheet sheet = {0};
    sample_list(&sheet, 12);
    sheet_print(&sheet, &sample_issue, *state);
    struct buffer text = tools_run("pdfinfo %s/sheet.pdf 2>&1", (char *)*state);
    assert_true(tools_contains(&text, "Title:           Lista obecności LO/4/2026\n"));
    assert_true(tools_contains(&text, "Tagged:          yes"));
    assert_true(tools_contains(&text, "595.276 x 841.89 pts (A4)"));
    assert_false(tools_contains(&text, "rror"));
    buffer_free(&text);
    text = tools_run("grep -ac -e '/Lang (pl)' -e '/DisplayDocTitle true' -e '/Marked true' "
                     "%s/sheet.pdf", (char *)*state);
    assert_string_equal(text.text, "4\n"); /* Marked in the library's catalog and in ours */
    buffer_free(&text);
    text = tools_run("pdffonts %s/sheet.pdf | tail -n +3 | grep -vc ' yes yes yes ' || true",
                     (char *)*state);
    assert_string_equal(text.text, "0\n"); /* embedded, subset, with their characters */
    buffer_free(&text);
    text = tools_run("pdffonts %s/sheet.pdf | grep -c Inter", (char *)*state);
    assert_true(atoi(text.text) >= 2);
    buffer_free(&text);
}

/* The update is found from the end, and names where the library's own table is. */
static void update_follows_the_file(void **state)
{
    struct sheet sheet = {0};
    sample_report(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    struct buffer text = tools_run("grep -ac '^startxref' %s/sheet.pdf; "
                                   "at=$(grep -a '/Prev' %s/sheet.pdf | tr -dc 0-9); "
                                   "tail -c +$((at + 1)) %s/sheet.pdf | head -c 4; "
                                   "end=$(tail -n 2 %s/sheet.pdf | head -n 1); "
                                   "tail -c +$((end + 1)) %s/sheet.pdf | head -c 4",
                                   (char *)*state, (char *)*state, (char *)*state, (char *)*state,
                                   (char *)*state);
    assert_string_equal(text.text, "2\nxrefxref");
    buffer_free(&text);
}

static void odd_files_are_not_updated(void **state)
{
    static const char *const files[] = {
        "", "%PDF-1.5\n", "startxref\n", "startxref\n99\n%%EOF\n", "startxref\n0\n%%EOF\n",
        "xref\n0 2\ntrailer\n<< /Root 1 0 R /Info 1 0 R >>\nstartxref\n0\n%%EOF\n",
        "xref\n0 -5\ntrailer\n<< /Root 1 0 R /Info 1 0 R >>\nstartxref\n0\n%%EOF\n"};
    const struct pdf_notes none = {0};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct error err = {0};
        struct buffer pdf = {0};
        buffer_append_text(&pdf, files[i]);
        assert_false(pdf_catalog_update(&pdf, "pl", &none, &err));
        assert_int_equal(err.kind, ERROR_STORAGE);
        buffer_free(&pdf);
    }
}

/* What is asked for stands in the file's figures, not in others: one note too few is noticed. */
static void notes_must_fit_the_file(void **state)
{
    struct sheet sheet = {0};
    struct error err = {0};
    struct buffer pdf = {0};
    const struct pdf_notes none = {0};
    (void)state;
    sample_report(&sheet);
    assert_true(sheet_pdf_draw(&sheet, &sample_issue, 1, &pdf, &err));
    assert_false(pdf_catalog_update(&pdf, "pl", &none, &err));
    buffer_free(&pdf);
    sheet_free(&sheet);
}

static void figures_have_a_text(void **state)
{
    /* “Samorz” and “n/d;” as UTF-16 in hexadecimal digits. */
    static const char logo[] = "/Alt <FEFF00530061006D006F0072007A";
    static const char missing[] = "006E002F0064003B";
    struct sheet sheet = {0};
    sample_certificate(&sheet);
    sheet_print(&sheet, &no_issue, *state);
    struct buffer text = tools_run("grep -ac '%s' %s/sheet.pdf", logo, (char *)*state);
    assert_string_equal(text.text, "1\n");
    buffer_free(&text);
    sample_report(&sheet);
    sheet_print(&sheet, &no_issue, *state);
    text = tools_run("grep -a '/Alt <' %s/sheet.pdf | grep -c '%s'", (char *)*state, missing);
    assert_string_equal(text.text, "1\n");
    buffer_free(&text);
    text = tools_run("grep -ac '/Alt <' %s/sheet.pdf", (char *)*state);
    assert_string_equal(text.text, "4\n");
    buffer_free(&text);
}

static void charts_say_their_values(void **state)
{
    static const char *const words[] = {
        "Obecność według tygodni", "grupa G1", "grupa G2", "n/d", "Spotkania odbyte i odwołane",
        "odbyte", "odwołane", "I poł. 2023", "n/d", "Interwencje według półroczy", "nie podano",
        "74", "Odpowiedzi na pytanie końcowe", "zdecydowanie tak"};
    struct sheet sheet = {0};
    sample_report(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    struct buffer text = tools_run("pdftotext -raw %s/sheet.pdf -", (char *)*state);
    ASSERT_IN_ORDER(&text, words);
    buffer_free(&text);
}

static void code_is_read_from_150_dots_an_inch(void **state)
{
    struct sheet sheet = {0};
    for (int i = 0; i < 2; i++) {
        if (i == 0)
            sample_list(&sheet, 12);
        else
            sample_register(&sheet, 12, 20);
        sheet_print(&sheet, &sample_issue, *state);
        struct buffer text = tools_run("pdftoppm -r 150 -gray -singlefile %s/sheet.pdf %s/sheet && "
                                       "zbarimg -q --raw -Sdisable -Sqrcode.enable %s/sheet.pgm "
                                       "2>/dev/null",
                                       (char *)*state, (char *)*state, (char *)*state);
        assert_int_equal(strncmp(text.text, sample_issue.code, strlen(sample_issue.code)), 0);
        buffer_free(&text);
    }
}

static void draft_and_duplicate_say_so(void **state)
{
    struct sheet sheet = {0};
    const struct sheet_issue draft = {.digest = "7F3A-91C2-0B5E"};
    struct sheet_issue copy = sample_issue;
    copy.is_duplicate = true;
    copy.duplicate_on = day_of(2026, 2, 12);
    copy.corrects = "korekta do LO/3/2026";
    sample_list(&sheet, 40);
    sheet.is_draft = true;
    struct buffer text = sheet_print_text(&sheet, &draft, *state);
    assert_true(tools_contains(&text, "ROBOCZA, przed zatwierdzeniem"));
    assert_true(tools_contains(&text, "wydruk roboczy, poza rejestrem dokumentów"));
    assert_int_equal(tools_count(&text, "ROBOCZA"), 1); /* the watermark is no word */
    buffer_free(&text);
    sample_list(&sheet, 40);
    text = sheet_print_text(&sheet, &copy, *state);
    assert_int_equal(tools_count(&text, "DUPLIKAT"), sheet_print_pages(*state));
    assert_true(tools_contains(&text, "wydany 12 lutego 2026 r."));
    assert_true(tools_contains(&text, " · korekta do LO/3/2026"));
    assert_false(tools_contains(&text, "ROBOCZA"));
    buffer_free(&text);
}

static struct buffer draw(size_t kind)
{
    struct sheet sheet = {0};
    struct error err = {0};
    struct buffer bytes = {0};
    switch (kind) {
    case 0: sample_list(&sheet, 40); break;
    case 1: sample_certificate(&sheet); break;
    case 2: sample_register(&sheet, 30, 40); break;
    case 3: sample_report(&sheet); break;
    default: sample_statement(&sheet); break;
    }
    assert_true(sheet_pdf_draw(&sheet, &sample_issue, 1, &bytes, &err));
    sheet_free(&sheet);
    return bytes;
}

static void same_sheet_gives_same_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        struct buffer one = draw(i), other = draw(i);
        assert_int_equal(one.length, other.length);
        assert_memory_equal(one.text, other.text, one.length);
        buffer_free(&one);
        buffer_free(&other);
    }
}

/* Nobody is named outside the pages, and one cell makes other bytes. */
static void properties_name_nobody(void **state)
{
    struct sheet sheet = {0};
    sample_statement(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    struct buffer text = tools_run("pdfinfo %s/sheet.pdf; strings -n 5 %s/sheet.pdf",
                                   (char *)*state, (char *)*state);
    assert_true(tools_contains(&text, "Zestawienie realizacji kontraktu"));
    assert_false(tools_contains(&text, "Wzorcowska"));
    buffer_free(&text);
}

static void several_sheets_count_their_own_pages(void **state)
{
    struct sheet sheets[3] = {{0}, {0}, {0}};
    struct sheet_issue issues[3] = {sample_issue, sample_issue, no_issue};
    struct error err = {0};
    struct buffer bytes = {0};
    char path[TOOLS_PATH_SIZE];
    sample_list(&sheets[0], 5);
    sample_register(&sheets[1], 60, 10);
    sample_certificate(&sheets[2]);
    assert_true(sheet_pdf_draw(sheets, issues, 3, &bytes, &err));
    tools_path(path, *state, "sheet.pdf");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.text, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
    struct buffer text = tools_run("pdftotext -layout %s -; pdfinfo -l 9 %s", path, path);
    static const char *const words[] = {"strona 1 z 1", "Rejestr", "strona 1 z 3", "strona 3 z 3",
                                        "Zaświadczenie", "strona 1 z 2", "strona 2 z 2",
                                        "Page    1 size:  595.276 x 841.89",
                                        "Page    2 size:  841.89 x 595.276"};
    ASSERT_IN_ORDER(&text, words);
    buffer_free(&text);
    buffer_free(&bytes);
    for (int i = 0; i < 3; i++)
        sheet_free(&sheets[i]);
}

/* A logo that is missing or broken is said, and nothing is drawn. */
static void bad_logos_are_refused(void **state)
{
    static const struct {
        const char *format, *bytes;
    } logos[] = {{"png", NULL},
                 {"png", "no picture"},
                 {"svg", "<svg"},
                 {"svg", "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>"}};
    (void)state;
    for (size_t i = 0; i < sizeof logos / sizeof *logos; i++) {
        struct sheet sheet = {0};
        struct error err = {0};
        struct buffer bytes = {0};
        sample_list(&sheet, 2);
        sheet_logo(&sheet, "Gmina Przykładów", logos[i].format, logos[i].bytes,
                   logos[i].bytes ? strlen(logos[i].bytes) : 0, "00");
        assert_false(sheet_pdf_draw(&sheet, &sample_issue, 1, &bytes, &err));
        assert_int_equal(err.kind, ERROR_STORAGE);
        assert_non_null(strstr(err.text, "Gmina Przykładów"));
        assert_null(bytes.text);
        sheet_free(&sheet);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, tools_setup, tools_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(list_reads_in_order),
        TEST(names_are_whole),
        TEST(structure_is_for_readers_aloud),
        TEST(structure_goes_over_pages),
        TEST(file_says_language_and_title),
        TEST(update_follows_the_file),
        TEST(odd_files_are_not_updated),
        TEST(notes_must_fit_the_file),
        TEST(figures_have_a_text),
        TEST(charts_say_their_values),
        TEST(code_is_read_from_150_dots_an_inch),
        TEST(draft_and_duplicate_say_so),
        TEST(same_sheet_gives_same_bytes),
        TEST(properties_name_nobody),
        TEST(several_sheets_count_their_own_pages),
        TEST(bad_logos_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
