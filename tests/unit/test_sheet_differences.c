/* What two sheets say differently. */
#include "document/document_fill.h"
#include "tests/unit/documents.h"

struct line {
    const char *name;
    const char *status;
    int64_t minutes;
};

static void fill(struct sheet *sheet, const struct line *lines, size_t count)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Lp.", .value = SHEET_NUMBER},
        {.head = "Nazwisko", .value = SHEET_TEXT},
        {.head = "Obecność", .value = SHEET_TEXT},
        {.head = "Minuty", .value = SHEET_NUMBER},
    };
    *sheet = (struct sheet){.as_of_at = 1};
    sheet_title(sheet, "Lista", NULL);
    sheet_field(sheet, "Sala", "sala 2");
    sheet_table(sheet, "Osoby", columns, 4);
    for (size_t i = 0; i < count; i++) {
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_number(sheet, (int64_t)i + 1);
        sheet_cell_name(sheet, lines[i].name);
        sheet_cell(sheet, lines[i].status);
        sheet_cell_number(sheet, lines[i].minutes);
    }
    sheet_sum_number(sheet, (int64_t)count, "osoby");
}

/* Both are freed. */
static void expect(struct sheet *before, struct sheet *after, size_t count, const char *wanted)
{
    struct buffer lines = {0};
    assert_int_equal(sheet_differences(before, after, 20, &lines), count);
    assert_string_equal(lines.text ? lines.text : "", wanted);
    buffer_free(&lines);
    sheet_free(before);
    sheet_free(after);
}

static const struct line two[] = {{"Bąk Roman", "obecność", 150}, {"Nowak Anna", "obecność", 150}};

static void the_same_says_nothing(void **state)
{
    (void)state;
    struct sheet before, after;
    fill(&before, two, 2);
    fill(&after, two, 2);
    after.as_of_at = 2;
    after.is_landscape = true;
    sheet_place(&after, "Przykładów, 13 stycznia 2026 r.");
    sheet_signature(&after, "podpis");
    expect(&before, &after, 0, "");
}

static void a_cell_and_a_field(void **state)
{
    (void)state;
    struct sheet before, after;
    struct line changed[] = {two[0], {"Nowak Anna", "nieobecność", 0}};
    fill(&before, two, 2);
    fill(&after, changed, 2);
    sheet_field(&after, "Uwagi", "brak prądu");
    expect(&before, &after, 3,
           "Nowak Anna, Obecność: obecność → nieobecność\n"
           "Nowak Anna, Minuty: 150 → 0\n"
           "Uwagi: – → brak prądu\n");
}

/* A row that goes is told once; the numbers of those under it say nothing. */
static void rows_come_and_go(void **state)
{
    (void)state;
    struct sheet before, after;
    struct line other[] = {{"Nowak Anna", "obecność", 150}, {"Żuk Jan", "spóźnienie", 120}};
    fill(&before, two, 2);
    fill(&after, other, 2);
    expect(&before, &after, 2,
           "Bąk Roman: obecność, 150 → –\n"
           "Żuk Jan: – → spóźnienie, 120\n");
}

/* Two people of one name are told apart by their order. */
static void namesakes(void **state)
{
    (void)state;
    struct sheet before, after;
    struct line twins[] = {{"Nowak Anna", "obecność", 150}, {"Nowak Anna", "obecność", 90}};
    struct line changed[] = {{"Nowak Anna", "obecność", 150}, {"Nowak Anna", "obecność", 60}};
    fill(&before, twins, 2);
    fill(&after, changed, 2);
    expect(&before, &after, 1, "Nowak Anna, Minuty: 90 → 60\n");
}

static void sentences_and_charts(void **state)
{
    (void)state;
    struct sheet before, after;
    const char *const series[] = {"odbyte"};
    fill(&before, two, 2);
    fill(&after, two, 2);
    sheet_paragraph(&before, SHEET_PLAIN, "Ma 6 z 8 spotkań.");
    sheet_paragraph(&after, SHEET_PLAIN, "Ma 7 z 8 spotkań.");
    sheet_chart(&before, SHEET_CHART_BARS, "Spotkania", "spotkania", series, 1);
    sheet_chart_values(&before, "2025", &(int64_t){4});
    sheet_chart_values(&before, "2026", &(int64_t){SHEET_NO_VALUE});
    sheet_chart(&after, SHEET_CHART_BARS, "Spotkania", "spotkania", series, 1);
    sheet_chart_values(&after, "2025", &(int64_t){4});
    sheet_chart_values(&after, "2026", &(int64_t){5});
    struct buffer lines = {0};
    assert_int_equal(sheet_differences(&before, &after, 20, &lines), 2);
    assert_non_null(strstr(lines.text, "Ma 6 z 8 spotkań. → Ma 7 z 8 spotkań.\n"));
    assert_non_null(strstr(lines.text, "2026, odbyte: – → 5\n"));
    buffer_free(&lines);
    sheet_free(&before);
    sheet_free(&after);
}

/* All are counted, not all are told. */
static void at_most(void **state)
{
    (void)state;
    struct sheet before, after;
    struct buffer lines = {0};
    struct line other[] = {{"Bąk Roman", "nieobecność", 0}, {"Nowak Anna", "nieobecność", 0}};
    fill(&before, two, 2);
    fill(&after, other, 2);
    assert_int_equal(sheet_differences(&before, &after, 1, &lines), 4);
    assert_string_equal(lines.text, "Bąk Roman, Obecność: obecność → nieobecność\n");
    buffer_free(&lines);
    sheet_free(&before);
    sheet_free(&after);
}

/* --- a correction lists them ----------------------------------------------------------------- */

static bool fill_from(struct club *club, const json_t *parameters, int64_t as_of_at,
                      struct sheet *sheet, struct error *err)
{
    (void)as_of_at;
    (void)err;
    documents_fill(club, sheet, "Kowalska Anna", json_integer_value(json_object_get(parameters, "n")));
    sheet_signature(sheet, "podpis");
    return true;
}

static const struct document_kind counted = {
    .series = "ZZ", .word = "test", .name = "Próba", .is_numbered = true, .fill = fill_from};

static void issue_filled(struct club *club, struct sheet *sheet, const char *corrects)
{
    struct document document;
    struct document_entry entry = {
        .kind = &counted, .parameters = json_object(), .corrects = corrects};
    must(club_begin(club, &err));
    must(document_issue(club, &entry, sheet, &document, &err));
    must(club_end(club, true, &err));
    document_free(&document);
    json_decref((json_t *)entry.parameters);
}

static void expect_row(const struct sheet_table *table, size_t row, const char *place,
                       const char *before, const char *after)
{
    assert_true(row < table->row_count);
    const struct sheet_cell *cells = table->rows[row].cells;
    assert_string_equal(cells[0].text, place);
    assert_string_equal(cells[1].text, before);
    assert_string_equal(cells[2].text, after);
}

static void a_correction_lists_them(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct sheet sheet = {0};
    json_t *parameters = json_pack("{s:i}", "n", 8);
    must(document_fill(club, &counted, parameters, club_now(club), NULL, &sheet, &err));
    issue_filled(club, &sheet, NULL);
    sheet_free(&sheet);
    json_object_set_new(parameters, "n", json_integer(9));
    must(document_fill(club, &counted, parameters, club_now(club), "ZZ/1/2026", &sheet, &err));
    const struct sheet_block *blocks = sheet.blocks;
    size_t count = sheet.block_count;
    assert_int_equal(blocks[count - 1].kind, SHEET_SIGNATURES);
    assert_string_equal(blocks[count - 3].heading, "Różnice wobec ZZ/1/2026");
    expect_row(&blocks[count - 2].table, 0, "Kowalska Anna, Obecności", "8", "9");
    expect_row(&blocks[count - 2].table, 1, "obecności", "8", "9");
    issue_filled(club, &sheet, "ZZ/1/2026");
    sheet_free(&sheet);
    /* The list itself is no figure of the document that comes after it. */
    json_object_set_new(parameters, "n", json_integer(10));
    must(document_fill(club, &counted, parameters, club_now(club), "ZZ/2/2026", &sheet, &err));
    assert_int_equal(sheet.block_count, count);
    assert_int_equal(sheet.blocks[count - 2].table.row_count, 2);
    expect_row(&sheet.blocks[count - 2].table, 0, "Kowalska Anna, Obecności", "9", "10");
    sheet_free(&sheet);
    json_decref(parameters);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_says_nothing), cmocka_unit_test(a_cell_and_a_field),
        cmocka_unit_test(rows_come_and_go),      cmocka_unit_test(namesakes),
        cmocka_unit_test(sentences_and_charts),  cmocka_unit_test(at_most),
        people_test(a_correction_lists_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
