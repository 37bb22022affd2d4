/* A sheet's canonical text: the same for the same content, read back without a difference. */
#include "document/sheet_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void fill(struct sheet *sheet)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Lp.", .value = SHEET_NUMBER, .width_mm = 9.5},
        {.head = "Nazwisko i imię", .value = SHEET_TEXT},
        {.head = "Dzień", .value = SHEET_DAY, .is_quiet = true},
        {.head = "Godziny", .value = SHEET_DECIMAL},
    };
    static const char *const series[] = {"odbyte", "odwołane"};
    sheet_head(sheet, "MOPS", "KIS", "ul. Klonowa 1A");
    sheet_title(sheet, "Lista", NULL);
    sheet_logo(sheet, "Fundusz", "png", "abc", 3, "00ff");
    sheet_field(sheet, "Miejsce", "sala 2");
    sheet_field_name(sheet, "Osoba", "Łucja Ćwik");
    sheet_paragraph(sheet, SHEET_NOTE, "%d z %d", 6, 8);
    sheet_table(sheet, "Osoby", columns, 4)->is_for_signing = true;
    sheet_row(sheet, SHEET_ROW_GROUP);
    sheet_cell(sheet, "Grupa");
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, 1);
    sheet_cell_name(sheet, "Ćwik Łucja");
    sheet_cell_detail(sheet, "spoza spisu");
    sheet_cell_day(sheet, 20465);
    sheet_cell_decimal(sheet, 3330);
    sheet_sum_number(sheet, 10, "obecności");
    sheet_chart(sheet, SHEET_CHART_STACKED, "Spotkania", "liczba", series, 2);
    for (int i = 0; i < 20; i++)
        sheet_chart_values(sheet, "tydz.", (int64_t[]){i, i == 3 ? SHEET_NO_VALUE : 2});
    sheet_lines(sheet, "Ocena", 6);
    sheet_new_page(sheet);
    sheet_signature(sheet, "podpis");
    sheet->as_of_at = 1768231200;
}

static void a_sheet_comes_back_as_it_was(void **state)
{
    struct sheet sheet = {0}, again = {0};
    struct buffer text = {0}, text_again = {0};
    struct error err = {0};
    (void)state;
    fill(&sheet);
    sheet_text_write(&sheet, &text);
    assert_true(sheet_text_read(&again, text.text, &err));
    sheet_text_write(&again, &text_again);
    assert_string_equal(text_again.text, text.text);
    assert_true(again.has_names);
    assert_int_equal(again.blocks[2].table.rows[1].cells[3].value, 3330);
    assert_string_equal(again.blocks[2].table.rows[1].cells[3].text, "3,33");
    assert_true(again.blocks[4].chart.values[7] == SHEET_NO_VALUE);
    sheet_free(&sheet);
    sheet_free(&again);
    buffer_free(&text);
    buffer_free(&text_again);
}

static void another_figure_is_another_text(void **state)
{
    struct sheet sheet = {0};
    struct buffer before = {0}, after = {0};
    (void)state;
    fill(&sheet);
    sheet_text_write(&sheet, &before);
    sheet.blocks[4].chart.values[0]++;
    sheet_text_write(&sheet, &after);
    assert_string_not_equal(before.text, after.text);
    sheet_free(&sheet);
    buffer_free(&before);
    buffer_free(&after);
}

static void what_is_no_sheet_is_refused(void **state)
{
    static const char *const texts[] = {
        "",
        "{}",
        "{\"obecni\":2,\"blocks\":[]}",
        "{\"obecni\":1,\"blocks\":[{\"block\":\"poem\"}]}",
        "{\"obecni\":1,\"blocks\":[{\"block\":\"table\"}]}",
        ("{\"obecni\":1,\"blocks\":[{\"block\":\"table\",\"columns\":[{\"head\":\"a\"}],"
         "\"rows\":[{\"cells\":[{},{}]}]}]}"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct sheet sheet = {0};
        struct error err = {0};
        assert_false(sheet_text_read(&sheet, texts[i], &err));
        assert_int_equal(err.kind, ERROR_STORAGE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_comes_back_as_it_was),
        cmocka_unit_test(another_figure_is_another_text),
        cmocka_unit_test(what_is_no_sheet_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
