/* Sheets on pages: what stays together, what is repeated, nothing beyond the margins, no word upon
 * another, and pictures of pages against pictures that somebody has looked at. */
#include "sheet_print.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_WORDS = 4000 };

struct word {
    double left, top, right, bottom;
};

/* --- pages as texts --------------------------------------------------------------------- */

/* Cuts the text at its form feeds; returns how many pages there are. */
static int split(struct buffer *text, char *pages[], int most)
{
    int count = 0;
    for (char *at = text->text; at && *at && count < most;) {
        pages[count++] = at;
        at = strchr(at, '\f');
        if (at)
            *at++ = '\0';
    }
    return count;
}

static int count_in(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

/* Each row once and numbered, on each page a head and the page's number; one pair of signatures,
 * and never without rows above. */
static void every_length_is_complete(void **state)
{
    static const size_t lengths[] = {0, 1, 2, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 300};
    for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
        struct sheet sheet = {0};
        char *pages[40], part[80];
        sample_list(&sheet, lengths[k]);
        struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
        assert_int_equal(tools_count(&text, "15.21") + tools_count(&text, " –  "),
                         (int)lengths[k]);
        assert_int_equal(tools_count(&text, "sprawdził(a), data"), 1);
        int count = split(&text, pages, 40);
        for (int i = 0; i < count; i++) {
            snprintf(part, sizeof part, "strona %d z %d", i + 1, count);
            assert_int_equal(count_in(pages[i], part), 1);
            assert_int_equal(count_in(pages[i], "Nazwisko i imię"), 1);
        }
        int rows = count_in(pages[count - 1], "15.21") + count_in(pages[count - 1], " –  ");
        assert_true(rows >= (lengths[k] < 3 ? (int)lengths[k] : 3));
        assert_true(lengths[k] > 15 || count == 1);
        buffer_free(&text);
    }
}

/* Rows of three lines: the first and the last stand on the same page. */
static void rows_are_not_split(void **state)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Lp.", .value = SHEET_NUMBER, .width_mm = 9}, {.head = "Wpis", .width_mm = 40}};
    struct sheet sheet = {0};
    char *pages[40], first[24], last[24], cell[80];
    sheet_title(&sheet, "Wiersze", NULL);
    sheet_table(&sheet, "", columns, 2);
    for (int i = 0; i < 120; i++) {
        snprintf(cell, sizeof cell, "początek%03d\nśrodek\nkoniec%03d", i, i);
        sheet_row(&sheet, SHEET_ROW);
        sheet_cell_number(&sheet, i + 1);
        sheet_cell(&sheet, cell);
    }
    struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
    int count = split(&text, pages, 40), found = 0;
    assert_true(count > 3);
    for (int i = 0; i < 120; i++) {
        snprintf(first, sizeof first, "początek%03d", i);
        snprintf(last, sizeof last, "koniec%03d", i);
        for (int k = 0; k < count; k++) {
            assert_int_equal(count_in(pages[k], first), count_in(pages[k], last));
            found += count_in(pages[k], first);
        }
    }
    assert_int_equal(found, 120);
    buffer_free(&text);
}

/* A group's heading is followed by a row, a sum preceded by one, wherever the page ends. */
static void groups_and_sums_keep_company(void **state)
{
    static const struct sheet_column_entry columns[] = {{.head = "Osoba"},
                                                        {.head = "Min", .value = SHEET_NUMBER}};
    for (int before = 20; before < 44; before++) {
        struct sheet sheet = {0};
        char *pages[5];
        sheet_title(&sheet, "Grupy", NULL);
        sheet_table(&sheet, "", columns, 2);
        for (int i = 0; i < before + 8; i++) {
            sheet_row(&sheet, i == before ? SHEET_ROW_GROUP
                              : i == before + 5 ? SHEET_ROW_SUM : SHEET_ROW);
            sheet_cell(&sheet, i == before        ? "GRUPA"
                               : i == before + 1 ? "PIERWSZA"
                               : i == before + 4 ? "OSTATNIA"
                               : i == before + 5 ? "SUMA" : "osoba");
        }
        struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
        int count = split(&text, pages, 5);
        for (int i = 0; i < count; i++) {
            assert_int_equal(count_in(pages[i], "GRUPA"), count_in(pages[i], "PIERWSZA"));
            assert_int_equal(count_in(pages[i], "OSTATNIA"), count_in(pages[i], "SUMA"));
        }
        buffer_free(&text);
    }
}

/* No paragraph leaves one line alone on either side. */
static void paragraphs_have_no_widows(void **state)
{
    for (int before = 36; before < 52; before++) {
        struct sheet sheet = {0};
        char *pages[5];
        sheet_title(&sheet, "Akapity", NULL);
        for (int i = 0; i < before; i++)
            sheet_paragraph(&sheet, SHEET_NOTE, "krótki");
        sheet_paragraph(&sheet, SHEET_PLAIN, "wiersz\nwiersz\nwiersz\nwiersz\nwiersz");
        struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
        int count = split(&text, pages, 5), total = 0;
        for (int i = 0; i < count; i++) {
            int lines = count_in(pages[i], "wiersz");
            assert_true(lines != 1 && lines != 4);
            total += lines;
        }
        assert_int_equal(total, 5);
        buffer_free(&text);
    }
}

/* The last line of a paragraph is more than one short word. */
static void no_word_ends_a_paragraph_alone(void **state)
{
    struct buffer words = {0};
    for (int i = 1; i < 60; i++) {
        struct sheet sheet = {0};
        buffer_printf(&words, "%sspotkań", i > 1 ? " " : "");
        sheet_paragraph(&sheet, SHEET_PLAIN, "%s Pracy.", words.text);
        struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
        assert_true(tools_contains(&text, "spotkań Pracy."));
        buffer_free(&text);
    }
    buffer_free(&words);
}

/* Neither the first nor the last row of a table stands alone on a page. */
static void no_row_stands_alone(void **state)
{
    static const struct sheet_column_entry columns[] = {{.head = "Osoba"}};
    for (int rows = 28; rows < 42; rows++) {
        struct sheet sheet = {0};
        char *pages[5];
        sheet_title(&sheet, "Wiersze", NULL);
        sheet_table(&sheet, "", columns, 1);
        for (int i = 0; i < rows; i++) {
            sheet_row(&sheet, SHEET_ROW);
            sheet_cell(&sheet, "wiersz");
        }
        struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
        int count = split(&text, pages, 5);
        for (int i = 0; i < count; i++)
            assert_true(count_in(pages[i], "wiersz") >= 2);
        buffer_free(&text);
    }
}

static void annex_begins_a_page(void **state)
{
    struct sheet sheet = {0};
    char *pages[5];
    sample_certificate(&sheet);
    struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
    assert_int_equal(split(&text, pages, 5), 2);
    assert_null(strstr(pages[0], "Załącznik"));
    assert_non_null(strstr(pages[1], "Załącznik: daty zajęć"));
    assert_non_null(strstr(pages[1], "Zaświadczenie o uczestnictwie")); /* loose pages find home */
    buffer_free(&text);
}

/* Heads on each page, each person once, the page lying. */
static void register_repeats_its_head(void **state)
{
    struct sheet sheet = {0};
    char *pages[40];
    sample_register(&sheet, 300, 25);
    struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
    int count = split(&text, pages, 40), people = 0;
    assert_true(count >= 8 && count <= 13);
    for (int i = 0; i < count; i++) {
        assert_int_equal(count_in(pages[i], "Nazwisko i imię"), 1);
        assert_int_equal(count_in(pages[i], "Obecn."), 1);
        people += count_in(pages[i], " 3750");
    }
    assert_int_equal(people, 300);
    buffer_free(&text);
    text = tools_run("pdfinfo %s/sheet.pdf", (char *)*state);
    assert_true(tools_contains(&text, "841.89 x 595.276 pts (A4)"));
    buffer_free(&text);
}

/* More days than a page is wide: told in two parts, each with the people, the sums in the last. */
static void too_many_days_are_told_in_parts(void **state)
{
    struct sheet sheet = {0};
    sample_register(&sheet, 10, 62);
    struct buffer text = sheet_print_text(&sheet, &sample_issue, *state);
    assert_int_equal(tools_count(&text, "Część 1 z 2"), 1);
    assert_int_equal(tools_count(&text, "Część 2 z 2"), 1);
    assert_int_equal(tools_count(&text, "Bąk Roman 2"), 2);
    assert_int_equal(tools_count(&text, " 9300"), 10);
    buffer_free(&text);
    sample_register(&sheet, 10, 25);
    text = sheet_print_text(&sheet, &sample_issue, *state);
    assert_false(tools_contains(&text, "Część"));
    buffer_free(&text);
}

/* --- pages as boxes of words ------------------------------------------------------------ */

static bool overlap(const struct word *a, const struct word *b)
{
    double width = (a->right < b->right ? a->right : b->right) -
                   (a->left > b->left ? a->left : b->left);
    double height = (a->bottom < b->bottom ? a->bottom : b->bottom) -
                    (a->top > b->top ? a->top : b->top);
    /* Boxes hold the font's whole height, which is more than a line of print. */
    return width > 1 && height > 0.45 * (a->bottom - a->top);
}

static void check_page(const struct word *words, size_t count, double width, double height)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(words[i].left >= 14.9 / 25.4 * 72 && words[i].right <= width - 14.7 / 25.4 * 72);
        assert_true(words[i].top >= 15.0 / 25.4 * 72 && words[i].bottom <= height - 8.0 / 25.4 * 72);
        for (size_t k = 0; k < i; k++) {
            if (overlap(&words[i], &words[k]))
                fail_msg("words overlap at %.0f, %.0f", words[i].left, words[i].top);
        }
    }
}

static void check_words(const char *folder)
{
    struct word *words = memory_new(MOST_WORDS, sizeof *words);
    struct buffer text = tools_run("pdftotext -bbox %s/sheet.pdf -", folder);
    double width = 0, height = 0;
    size_t count = 0, total = 0;
    char *rest = text.text;
    for (char *line; (line = strtok_r(rest, "\n", &rest));) {
        if (sscanf(line, " <page width=\"%lf\" height=\"%lf\"", &width, &height) == 2)
            count = 0;
        struct word word;
        if (count < MOST_WORDS && sscanf(line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                                         &word.left, &word.top, &word.right, &word.bottom) == 4)
            words[count++] = word;
        if (strstr(line, "</page>")) {
            check_page(words, count, width, height);
            total += count;
        }
    }
    assert_true(total > 50);
    buffer_free(&text);
    free(words);
}

static void words_keep_off_margins_and_each_other(void **state)
{
    struct sheet sheet = {0};
    sample_list(&sheet, 60);
    sheet_print(&sheet, &sample_issue, *state);
    check_words(*state);
    sample_certificate(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    check_words(*state);
    sample_statement(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    check_words(*state);
    sample_report(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    check_words(*state);
    sample_register(&sheet, 50, 25);
    sheet_print(&sheet, &sample_issue, *state);
    check_words(*state);
}

/* Columns that ask for more than there is, a word that no column holds, nothing at all. */
static void odd_tables_stay_on_the_page(void **state)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Bardzo szeroka kolumna", .width_mm = 150},
        {.head = "Druga", .width_mm = 90},
        {.head = "Konstantynopolitańczykowianeczkowatość"},
    };
    struct sheet sheet = {0};
    sheet_head(&sheet, "Ośrodek", "Klub", "adres");
    sheet_title(&sheet, "Próba", NULL);
    sheet_table(&sheet, "Podpis nad tabelą", columns, 3);
    for (int i = 0; i < 30; i++) {
        sheet_row(&sheet, SHEET_ROW);
        sheet_cell(&sheet, "Konstantynopolitańczykowianeczkowatościowanie i coś jeszcze dalej");
        sheet_cell(&sheet, i % 2 ? "" : "tekst");
    }
    sheet_table(&sheet, "", columns, 3);
    sheet_signature(&sheet, "podpis");
    sheet_print(&sheet, &sample_issue, *state);
    check_words(*state);
}

static void empty_sheet_is_a_page(void **state)
{
    struct sheet sheet = {0};
    struct buffer text = sheet_print_text(&sheet, &(struct sheet_issue){0}, *state);
    assert_true(tools_contains(&text, "strona 1 z 1"));
    buffer_free(&text);
}

/* --- pages as pictures ------------------------------------------------------------------ */

/* How many points of a thousand differ clearly. Written anew where OBECNI_ACCEPT_PICTURES is set:
 * to be looked at before it is committed. */
static void compare_page(const char *folder, int page, const char *name)
{
    char reference[TOOLS_PATH_SIZE];
    tools_path(reference, "tests/documents/reference", name);
    if (getenv("OBECNI_ACCEPT_PICTURES")) {
        struct buffer text = tools_run("pdftoppm -r 60 -gray -f %d -l %d %s/sheet.pdf | convert - "
                                       "-depth 4 -strip -define png:compression-level=9 %s",
                                       page, page, folder, reference);
        buffer_free(&text);
    }
    struct picture drawn =
        tools_picture("pdftoppm -r 60 -gray -f %d -l %d %s/sheet.pdf", page, page, folder);
    struct picture known = tools_picture("convert %s -depth 8 pgm:-", reference);
    assert_int_equal(drawn.width, known.width);
    assert_int_equal(drawn.height, known.height);
    int different = 0, points = drawn.width * drawn.height;
    for (int i = 0; i < points; i++)
        different += abs(drawn.grey[i] - known.grey[i]) > 64;
    if (different * 1000 > points * 4)
        fail_msg("%s: %d of %d points differ", name, different, points);
    buffer_free(&drawn.bytes);
    buffer_free(&known.bytes);
}

static void pages_look_as_they_did(void **state)
{
    struct sheet sheet = {0};
    sample_list(&sheet, 12);
    sheet_print(&sheet, &sample_issue, *state);
    compare_page(*state, 1, "list.png");
    sample_list(&sheet, 30);
    sheet.is_draft = true;
    sheet_print(&sheet, &(struct sheet_issue){0}, *state);
    compare_page(*state, 2, "draft.png");
    sample_certificate(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    compare_page(*state, 1, "certificate.png");
    sample_register(&sheet, 60, 25);
    sheet_print(&sheet, &sample_issue, *state);
    compare_page(*state, 2, "register.png");
    sample_report(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    compare_page(*state, 1, "report.png");
    compare_page(*state, 2, "charts.png");
    sample_statement(&sheet);
    sheet_print(&sheet, &sample_issue, *state);
    compare_page(*state, 1, "statement.png");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, tools_setup, tools_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_length_is_complete),
        TEST(rows_are_not_split),
        TEST(groups_and_sums_keep_company),
        TEST(paragraphs_have_no_widows),
        TEST(no_word_ends_a_paragraph_alone),
        TEST(no_row_stands_alone),
        TEST(annex_begins_a_page),
        TEST(register_repeats_its_head),
        TEST(too_many_days_are_told_in_parts),
        TEST(words_keep_off_margins_and_each_other),
        TEST(odd_tables_stay_on_the_page),
        TEST(empty_sheet_is_a_page),
        TEST(pages_look_as_they_did),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
