/* Reports as documents of the demonstration club. Each number is counted by hand from the tables of
 * data/demo: presences.csv of the sessions that signoffs.csv has, cancellations.csv. */
#include "club/people/participant_merge.h"
#include "document/polish_text.h"
#include "figures/report/attendance_series.h"
#include "rights/restriction.h"
#include "tests/unit/statements.h"

static const struct sheet_block *block(const struct sheet *sheet, enum sheet_block_kind kind,
                                       int index)
{
    for (size_t i = 0; i < sheet->block_count; i++)
        if (sheet->blocks[i].kind == kind && index-- == 0)
            return &sheet->blocks[i];
    fail_msg("no such block");
    return NULL;
}

static int64_t chart_sum(const struct sheet_chart *chart, size_t series)
{
    int64_t sum = 0;
    for (size_t i = 0; i < chart->category_count; i++)
        sum += chart->values[i * chart->series_count + series];
    return sum;
}

/* Records begin on 1 September 2025, a Monday: from then on 18 weeks touch the half-year; of the
 * nine before nothing is known. */
static void attendance_by_week(void **state)
{
    static const int64_t presences[] = {14, 29, 29, 29, 31, 28, 25, 24, 31,
                                        34, 21, 34, 32, 25, 20, 11, 10, 9};
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(club, "RP", "{\"period\": \"2025-II\"}", DAY_NONE);
    const struct sheet_chart *weeks = &block(&sheet, SHEET_CHART, 0)->chart;
    const struct sheet_chart *sessions = &block(&sheet, SHEET_CHART, 1)->chart;
    assert_int_equal(weeks->category_count, 18);
    for (size_t i = 0; i < 18; i++)
        assert_int_equal(weeks->values[i], presences[i]);
    assert_string_equal(weeks->categories[0], "1.09");
    assert_int_equal(chart_sum(sessions, 0), 55);
    assert_int_equal(chart_sum(sessions, 1), 3);
    statements_check_sums(&sheet, "55 35 436 0 72*");
    assert_false(sheet.has_names);
    sheet_free(&sheet);
}

/* Whoever has two numbers was there once, whose data is restricted nowhere: the chart says what the
 * table says. 93EAF3R and QFNN8FR were in 18 signed sessions together. */
static void the_chart_is_the_table_after_merges(void **state)
{
    struct participant_merge merged;
    struct club *club = &((struct demo *)*state)->club;
    must(participant_merge(club, "QFNN8FR", "93EAF3R", &merged, &err));
    must(restriction_impose(club, "G4AN9AY", "accuracy", NULL, &err));
    struct sheet sheet = statements_fill(club, "RP", "{\"period\": \"2025-II\"}", DAY_NONE);
    const struct sheet_block *sums = block(&sheet, SHEET_SUMS, 0);
    int64_t presences = chart_sum(&block(&sheet, SHEET_CHART, 0)->chart, 0);
    assert_int_equal(presences, strtoll(sums->sums[2].number, NULL, 10));
    assert_true(presences < 436 - 18);
    sheet_free(&sheet);
}

/* The same by month: September 115, October 125, November 121, December 75. */
static void attendance_by_month_of_a_year(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(club, "RR", "{\"period\": \"2025\"}", DAY_NONE);
    const struct sheet_chart *months = &block(&sheet, SHEET_CHART, 0)->chart;
    assert_int_equal(months->category_count, 4);
    assert_int_equal(months->values[0], 115);
    assert_int_equal(months->values[1], 125);
    assert_int_equal(months->values[2], 121);
    assert_int_equal(months->values[3], 75);
    sheet_free(&sheet);
}

/* A week of few people would tell what the public table hides. */
static void what_is_published_has_no_chart(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet =
        statements_fill(club, "RP", "{\"period\": \"2025-II\", \"public\": true}", DAY_NONE);
    struct buffer text = statements_text(&sheet);
    for (size_t i = 0; i < sheet.block_count; i++)
        assert_int_not_equal(sheet.blocks[i].kind, SHEET_CHART);
    assert_non_null(strstr(text.text, "\"< 5\""));
    buffer_free(&text);
    sheet_free(&sheet);
}

/* Every row says its unit, and no cell is empty: what is not known is n/d. */
static void each_row_has_its_unit(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(club, "RP", "{\"period\": \"2025-II\"}", DAY_NONE);
    const struct sheet_table *table = statements_table(&sheet, 0);
    int rows = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].kind != SHEET_ROW)
            continue;
        rows++;
        assert_int_equal(table->rows[i].cell_count, table->column_count);
        for (size_t k = 0; k < table->column_count; k++)
            assert_true(table->rows[i].cells[k].text[0] != '\0');
    }
    assert_true(rows > 40);
    sheet_free(&sheet);
}

/* NS-2025: signoffs.csv 11 times, cancellations.csv once; 8 men, of whom 5 were there 9 times or
 * more; 11 × 120 minutes. */
static void a_project_is_sums_alone(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(club, "SP", "{\"programme\": \"NS-2025\"}", DAY_NONE);
    struct buffer text = statements_text(&sheet);
    statements_check_sums(&sheet, "11 8 69 5");
    assert_non_null(strstr(text.text, "1320 min (22 godz. zegarowe)"));
    assert_non_null(strstr(text.text, "Na liście: 8; z ukończeniem: 5."));
    assert_false(sheet.has_names);
    buffer_free(&text);
    sheet_free(&sheet);
}

/* AP in December: signoffs.csv has G1 on the 1st, 8th, 22nd and 29th (150 min), G2 on the 4th, 11th
 * and 18th (90 min). */
static void a_leader_is_paid_for_signed_lists(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(
        club, "GP", "{\"staff\": \"AP\", \"from\": \"2025-12-01\", \"to\": \"2025-12-31\"}",
        DAY_NONE);
    const struct sheet_table *table = statements_table(&sheet, 0);
    assert_int_equal(table->row_count, 8);
    assert_int_equal(table->rows[7].kind, SHEET_ROW_SUM);
    assert_int_equal(table->rows[7].cells[6].value, 4 * 150 + 3 * 90);
    assert_false(sheet.is_draft);
    sheet_free(&sheet);
}

static void refused(struct club *club, const char *series, const char *parameters)
{
    struct sheet sheet = {0};
    struct error failure = {0};
    json_t *read = json_loads(parameters, 0, NULL);
    assert_non_null(read);
    assert_false(
        document_kind_find(series)->fill(club, read, club_now(club), &sheet, &failure));
    assert_true(failure.kind == ERROR_REFUSED || failure.kind == ERROR_USAGE);
    json_decref(read);
    sheet_free(&sheet);
}

static void nothing_to_report_is_refused(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    refused(club, "RP", "{\"period\": \"2019-I\"}");
    refused(club, "RP", "{\"period\": \"2025\"}");
    refused(club, "RR", "{\"period\": \"2025-II\"}");
    refused(club, "RP", "{\"period\": \"2025-II\", \"programme\": \"KEIN\"}");
    refused(club, "SP", "{\"programme\": \"KPK-2026\"}");
    refused(club, "GP", "{\"staff\": \"AP\", \"from\": \"2024-12-01\", \"to\": \"2024-12-31\"}");
    refused(club, "GP", "{\"staff\": \"AP\", \"from\": \"2025-12-31\", \"to\": \"2025-12-01\"}");
    refused(club, "KI", "{\"text\": \" \\n \\n\"}");
}

static void the_offices_text_becomes_a_page(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(
        club, "KI", "{\"text\": \"# Klauzula\\r\\n\\r\\nPierwszy\\nakapit.\\n# Prawa\\n- a\\n- b\\n"
                    "1. Cel.\\n2) art. 6\\nust. 1\"}",
        DAY_NONE);
    assert_string_equal(sheet.title, "Klauzula");
    assert_string_equal(block(&sheet, SHEET_PARAGRAPH, 0)->paragraph.text, "Pierwszy akapit.");
    assert_string_equal(block(&sheet, SHEET_HEADING, 0)->heading, "Prawa");
    assert_string_equal(block(&sheet, SHEET_PARAGRAPH, 2)->paragraph.text, "•\u00A0b");
    assert_string_equal(block(&sheet, SHEET_PARAGRAPH, 3)->paragraph.text, "1.\u00A0Cel.");
    assert_string_equal(block(&sheet, SHEET_PARAGRAPH, 4)->paragraph.text,
                        "2)\u00A0art. 6 ust. 1");
    sheet_free(&sheet);
}

/* A number and its unit, also where the word after the unit is bound already. */
static void a_number_stays_with_its_unit(void **state)
{
    (void)state;
    char *bound = polish_bind("2100 min (35 godz.\u00A0zegarowe), 7 minut");
    assert_string_equal(bound, "2100\u00A0min (35\u00A0godz.\u00A0zegarowe), 7 minut");
    free(bound);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_stays_with_its_unit),
        cmocka_unit_test(attendance_by_week),
        cmocka_unit_test(attendance_by_month_of_a_year),
        cmocka_unit_test(what_is_published_has_no_chart),
        cmocka_unit_test(each_row_has_its_unit),
        cmocka_unit_test(a_project_is_sums_alone),
        cmocka_unit_test(a_leader_is_paid_for_signed_lists),
        cmocka_unit_test(nothing_to_report_is_refused),
        cmocka_unit_test(the_offices_text_becomes_a_page),
        cmocka_unit_test(the_chart_is_the_table_after_merges),
    };
    return cmocka_run_group_tests(tests, statements_open, remove_demo);
}
