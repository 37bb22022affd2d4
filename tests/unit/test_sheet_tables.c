/* A sheet's figures as CSV, text and workbook. */
#include "exchange/sheet_tables.h"

#include "base/day.h"
#include "base/language.h"
#include "tests/unit/unzip.h"

#include <string.h>

static void fill(struct sheet *sheet)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Lp.", .value = SHEET_NUMBER},
        {.head = "Nazwisko i imię", .value = SHEET_TEXT},
        {.head = "Dzień", .value = SHEET_DAY},
        {.head = "Godziny", .value = SHEET_DECIMAL},
        {.head = "Wejście", .value = SHEET_TIME},
    };
    static const char *const series[] = {"odbyte", "odwołane"};
    sheet_title(sheet, "Rejestr: styczeń", NULL);
    sheet_field(sheet, "Program", "=1+1; „Krok po kroku”");
    sheet_table(sheet, "Osoby [1/2]", columns, 5);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, 1);
    sheet_cell_name(sheet, "Ćwik \"Łuna\" Łucja");
    sheet_cell_day(sheet, day_of(2026, 1, 12));
    sheet_cell_decimal(sheet, 3330);
    sheet_cell(sheet, "–");
    sheet_row(sheet, SHEET_ROW_SUM);
    sheet_cell(sheet, "");
    sheet_cell(sheet, "razem");
    sheet_chart(sheet, SHEET_CHART_BARS, "Spotkania", "półrocze", series, 2);
    sheet_chart_values(sheet, "I 2025", (int64_t[]){12, SHEET_NO_VALUE});
}

static void a_polish_spreadsheet_reads_it(void **state)
{
    struct sheet sheet = {0};
    struct buffer bytes = {0};
    (void)state;
    fill(&sheet);
    sheet_csv_write(&sheet, "RM/1/2026", SHEET_CSV_POLISH, &bytes);
    assert_string_equal(bytes.text,
                        "\xEF\xBB\xBFRejestr: styczeń;RM/1/2026\r\n"
                        "Program;\"'=1+1; „Krok po kroku”\"\r\n"
                        "\r\n"
                        "Osoby [1/2]\r\n"
                        "Lp.;Nazwisko i imię;Dzień;Godziny;Wejście\r\n"
                        "1;\"Ćwik \"\"Łuna\"\" Łucja\";12.01.2026;3,33;–\r\n"
                        ";razem;;;\r\n"
                        "\r\n"
                        "Spotkania\r\n"
                        "półrocze;odbyte;odwołane\r\n"
                        "I 2025;12;n/d\r\n");
    buffer_free(&bytes);
    sheet_free(&sheet);
}

static void programs_read_it_plain(void **state)
{
    struct sheet sheet = {0};
    struct buffer bytes = {0};
    (void)state;
    fill(&sheet);
    sheet_csv_write(&sheet, NULL, SHEET_CSV_PLAIN, &bytes);
    assert_non_null(strstr(bytes.text, "1,\"Ćwik \"\"Łuna\"\" Łucja\",2026-01-12,3.330,–\r\n"));
    assert_true(strncmp(bytes.text, "Rejestr", 7) == 0);
    buffer_free(&bytes);
    sheet_free(&sheet);
}

static void text_is_aligned_and_never_cut(void **state)
{
    struct sheet sheet = {0};
    struct buffer bytes = {0};
    (void)state;
    fill(&sheet);
    sheet_plain_write(&sheet, "RM/1/2026", 60, &bytes);
    assert_non_null(strstr(bytes.text, "Program  =1+1; „Krok po kroku”\n"));
    assert_non_null(strstr(bytes.text, "Lp.  Nazwisko i imię    Dzień       Godziny  Wejście\n"));
    assert_non_null(
        strstr(bytes.text, "  1  Ćwik \"Łuna\" Łucja  12.01.2026     3,33  –\n"));
    buffer_free(&bytes);
    sheet_plain_write(&sheet, "RM/1/2026", 40, &bytes);
    assert_non_null(strstr(bytes.text, "Łucja"));
    buffer_free(&bytes);
    sheet_free(&sheet);
}

static void a_workbook_has_dates_and_numbers(void **state)
{
    static char text[UNZIP_MOST];
    struct sheet sheet = {0};
    struct buffer bytes = {0}, again = {0};
    struct error err = {0};
    (void)state;
    fill(&sheet);
    assert_true(sheet_xlsx_write(&sheet, "RM/1/2026", &bytes, &err));
    assert_true(sheet_xlsx_write(&sheet, "RM/1/2026", &again, &err));
    assert_int_equal(bytes.length, again.length);
    assert_memory_equal(bytes.text, again.text, bytes.length);
    unzip((const unsigned char *)bytes.text, bytes.length, "xl/workbook.xml", text);
    assert_non_null(strstr(text, "name=\"Document\""));
    assert_non_null(strstr(text, "name=\"Osoby -1-2-\""));
    assert_non_null(strstr(text, "name=\"Spotkania 2\""));
    unzip((const unsigned char *)bytes.text, bytes.length, "xl/worksheets/sheet2.xml", text);
    assert_non_null(strstr(text, "<v>46034</v>")); /* 12 January 2026, as spreadsheets count */
    assert_non_null(strstr(text, "<v>3.33"));
    assert_non_null(strstr(text, "state=\"frozen\""));
    buffer_free(&bytes);
    buffer_free(&again);
    sheet_free(&sheet);
}

/* What is not signed says so in every form; numbers are grouped for the eye alone. */
static void a_draft_says_so(void **state)
{
    struct sheet sheet = {.is_draft = true};
    struct buffer csv = {0}, plain = {0};
    const struct sheet_column_entry column = {.head = "Zmiana", .value = SHEET_NUMBER};
    const char *draft = language_text(LANGUAGE_POLISH, "DRAFT, before sign-off");
    (void)state;
    sheet_title(&sheet, "Rejestr", NULL);
    sheet_table(&sheet, "", &column, 1);
    sheet_row(&sheet, SHEET_ROW);
    sheet_cell(&sheet, "+2");
    sheet_row(&sheet, SHEET_ROW);
    sheet_cell_number(&sheet, 1052200);
    sheet_sum_number(&sheet, -9030, "minut");
    sheet_csv_write(&sheet, NULL, SHEET_CSV_POLISH, &csv);
    sheet_plain_write(&sheet, NULL, 100, &plain);
    assert_non_null(strstr(csv.text, draft));
    assert_non_null(strstr(plain.text, draft));
    assert_non_null(strstr(csv.text, "\r\n+2\r\n1052200\r\n"));
    assert_non_null(strstr(plain.text, "1\u00A0052\u00A0200"));
    assert_non_null(strstr(plain.text, "-9030"));
    buffer_free(&csv);
    buffer_free(&plain);
    sheet_free(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_polish_spreadsheet_reads_it),
        cmocka_unit_test(a_draft_says_so),
        cmocka_unit_test(programs_read_it_plain),
        cmocka_unit_test(text_is_aligned_and_never_cut),
        cmocka_unit_test(a_workbook_has_dates_and_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
