/* Certificates, contract statements and monthly statements of the demonstration club. Each number
 * is counted by hand from the tables of data/demo; what it is made of stands beside it. */
#include "club/contract/obligation.h"
#include "club/people/participant_merge.h"
#include "club/presence/month.h"
#include "rights/restriction.h"
#include "tests/unit/statements.h"

/* X32H9EN: signoffs.csv has G1 17 times in 2025 and once in 2026, G2 7 times since the enrolment
 * on the 3rd of November, NS-2025 11 times: 36. presences.csv: 12 × 150 min in G1, none in G2,
 * 7 × 120 min in NS-2025. Of G2 the list of the 8th of January is not signed. */
static void a_certificate_counts_signed_lists(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet =
        statements_fill(club, "ZA", "{\"participant\": \"X32H9EN\", \"annex\": true}", DAY_NONE);
    const struct sheet_table *parts = statements_table(&sheet, 0);
    const struct sheet_table *days = statements_table(&sheet, 1);
    statements_check_sums(&sheet, "19 36 2640");
    assert_int_equal(parts->row_count, 3);
    assert_int_equal(parts->rows[0].cells[1].value, 12);
    assert_int_equal(parts->rows[0].cells[2].value, 18);
    assert_int_equal(parts->rows[1].cells[1].value, 0);
    assert_int_equal(parts->rows[1].cells[2].value, 7);
    assert_int_equal(parts->rows[2].cells[1].value, 7);
    assert_int_equal(parts->rows[2].cells[2].value, 11);
    assert_int_equal(days->row_count, 19);
    assert_int_equal(days->rows[0].cells[1].value, people_day("2025-09-10"));
    assert_int_equal(days->rows[18].cells[1].value, people_day("2025-12-29"));
    assert_int_equal(days->rows[18].cells[4].value, 150);
    assert_false(sheet.has_names);
    assert_false(sheet.is_draft);
    sheet_free(&sheet);
}

/* 59RB7MK: enrolled from the 6th of October, 13 signed Mondays, of these 2 excused (the 1st and
 * 8th of December), 7 attended. */
static void an_excuse_is_told_and_no_absence_has_a_date(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(
        club, "ZA",
        "{\"participant\": \"59RB7MK\", \"programme\": \"GPP\", \"annex\": true, \"from\": "
        "\"2025-10-01\", \"until\": \"2026-01-11\", \"names\": true}",
        DAY_NONE);
    struct buffer text = statements_text(&sheet);
    statements_check_sums(&sheet, "7 13 2 1050");
    assert_int_equal(statements_table(&sheet, 0)->row_count, 9);
    assert_non_null(strstr(text.text, "1\u00a0października\u00a02025"));
    assert_non_null(strstr(text.text, "11\u00a0stycznia\u00a02026"));
    assert_non_null(strstr(text.text, "\"Krystyna Źrebiec\""));
    assert_true(sheet.has_names);
    assert_string_equal(sheet.place_and_day, "Przykładów, 12\u00a0stycznia\u00a02026\u00a0r.");
    buffer_free(&text);
    sheet_free(&sheet);
}

/* Nothing that a third party could guess an addiction from: programme, group, lateness, refusals.
 */
static void a_neutral_certificate_tells_no_story(void **state)
{
    static const char *const words[] = {"Gminny",     "Spotkanie", "informacyjno", "G1",  "Psycho",
                                        "Nowy start", "uzale",     "spóźnienie",   "GPP", "late"};
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(club, "ZA",
                                         "{\"participant\": \"X32H9EN\", \"neutral\": true, "
                                         "\"annex\": true, \"purpose\": \"w urzędzie\"}",
                                         DAY_NONE);
    struct buffer text = statements_text(&sheet);
    statements_check_sums(&sheet, "19 36 2640");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(text.text, words[i]))
            fail_msg("it says “%s”", words[i]);
    }
    assert_non_null(strstr(text.text, "w urzędzie"));
    assert_int_equal(statements_table(&sheet, 0)->column_count, 4);
    buffer_free(&text);
    sheet_free(&sheet);
}

/* What it is for is said once, however it was typed. */
static void a_purpose_goes_on_in_its_sentence(void **state)
{
    static const char *const typed[] = {"w urzędzie", "w celu przedłożenia w urzędzie"};
    struct club *club = &((struct demo *)*state)->club;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        char parameters[160];
        snprintf(parameters, sizeof parameters,
                 "{\"participant\": \"X32H9EN\", \"purpose\": \"%s\"}", typed[i]);
        struct sheet sheet = statements_fill(club, "ZA", parameters, DAY_NONE);
        struct buffer text = statements_text(&sheet);
        assert_non_null(strstr(text.text, "zainteresowanej w celu przedłożenia w urzędzie."));
        buffer_free(&text);
        sheet_free(&sheet);
    }
}

/* Nor do the logos of the programme that paid. */
static void a_neutral_certificate_has_no_logos(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet plain = statements_fill(
        club, "ZA", "{\"participant\": \"HDKZ0SX\", \"programme\": \"KPK\"}", DAY_NONE);
    struct sheet neutral = statements_fill(
        club, "ZA", "{\"participant\": \"HDKZ0SX\", \"programme\": \"KPK\", \"neutral\": true}",
        DAY_NONE);
    statements_check_sums(&neutral, "11 12 1320");
    assert_true(plain.logo_count > 0);
    assert_int_equal(neutral.logo_count, 0);
    sheet_free(&plain);
    sheet_free(&neutral);
}

/* NS-2025 is closed and asks for 9: G4AN9AY has 10 of 11, X32H9EN 7. */
static void completing_is_told_of_the_closed_list_alone(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet completed = statements_fill(
        club, "ZA", "{\"participant\": \"G4AN9AY\", \"programme\": \"NS-2025\"}", DAY_NONE);
    struct sheet other = statements_fill(
        club, "ZA", "{\"participant\": \"X32H9EN\", \"programme\": \"NS-2025\"}", DAY_NONE);
    statements_check_sums(&completed, "10 11 1200");
    statements_check_sums(&other, "7 11 840");
    assert_int_equal(completed.block_count, other.block_count + 1);
    sheet_free(&completed);
    sheet_free(&other);
}

static void what_nobody_signed_is_certified_by_nobody(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    statements_refuse(club, "ZA", "{\"participant\": \"0000000\"}", ERROR_REFUSED,
                      "no participant");
    statements_refuse(club, "ZA",
                      "{\"participant\": \"X32H9EN\", \"from\": \"2026-01-06\", \"until\": "
                      "\"2026-01-07\"}",
                      ERROR_REFUSED, "No signed list says");
    statements_refuse(club, "ZA",
                      "{\"participant\": \"D8K26WE\", \"from\": \"2026-01-08\", \"until\": "
                      "\"2026-01-08\"}",
                      ERROR_REFUSED, "without a signature: 1");
    statements_refuse(club, "ZA",
                      "{\"participant\": \"X32H9EN\", \"from\": \"2026-01-07\", \"until\": "
                      "\"2026-01-06\"}",
                      ERROR_USAGE, "before the first");
    statements_refuse(club, "ZA", "{\"participant\": \"X32H9EN\", \"until\": \"2026-01-13\"}",
                      ERROR_REFUSED, "lies ahead");
    statements_refuse(club, "ZA", "{\"participant\": \"X32H9EN\", \"programme\": \"NIC\"}",
                      ERROR_REFUSED, "no programme");
}

/* Presences of both numbers are one person's, under the number that holds. */
static void a_merged_number_leads_to_the_person(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct participant extra = people_add(club);
    struct participant_merge merged;
    must(participant_merge(club, extra.number, "59RB7MK", &merged, &err));
    char parameters[100];
    snprintf(parameters, sizeof parameters, "{\"participant\": \"%s\"}", extra.number);
    struct sheet sheet = statements_fill(club, "ZA", parameters, DAY_NONE);
    struct buffer text = statements_text(&sheet);
    statements_check_sums(&sheet, "7 13 2 1050");
    assert_non_null(strstr(text.text, "59RB7MK"));
    assert_null(strstr(text.text, extra.number));
    buffer_free(&text);
    sheet_free(&sheet);
}

/* KIS/45/2025, line 1: at least 6 of G1 from November to December: 3, 10, 17, 24 November, 1, 8,
 * 29 December attended, 22 December not, 15 December cancelled. Line 2: every Monday of January:
 * the 5th not attended, three ahead. Line 3 is conduct. */
static void a_contract_statement_shows_each_number_with_its_days(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(club, "ZK", "{\"contract\": \"KIS/45/2025\"}", DAY_NONE);
    const struct sheet_table *first = statements_table(&sheet, 0);
    const struct sheet_table *second = statements_table(&sheet, 1);
    statements_check_sums(&sheet, "6 7 8 0 4 0 1 0 3");
    assert_int_equal(first->row_count, 4);
    statements_check_row(first, 0, 1,
                         "7|03.11.2025, 10.11.2025, 17.11.2025, 24.11.2025, 01.12.2025, "
                         "08.12.2025, 29.12.2025");
    statements_check_row(first, 1, 1, "0|–");
    statements_check_row(first, 2, 1, "1|22.12.2025");
    statements_check_row(first, 3, 1, "1|15.12.2025 (brak sali)");
    statements_check_row(second, 2, 1, "1|05.01.2026");
    statements_check_row(second, 3, 1, "3|12.01.2026, 19.01.2026, 26.01.2026");
    assert_false(sheet.has_names);
    sheet_free(&sheet);
}

/* The lists of the autumn were taken over and signed on the 9th of January: as of the 8th nothing
 * counts, and eight held sessions are told to be without a signature. */
static void a_contract_statement_knows_what_was_known(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet =
        statements_fill(club, "ZK", "{\"contract\": \"KIS/45/2025\"}", people_day("2026-01-08"));
    const struct sheet_table *first = statements_table(&sheet, 0);
    assert_int_equal(first->rows[0].cells[1].value, 0);
    assert_int_equal(first->rows[3].cells[1].value, 8);
    sheet_free(&sheet);
    statements_refuse(club, "ZK", "{\"contract\": \"KIS/41/2024\"}", ERROR_REFUSED, "no contract");
}

/* KIS/43/2025, line 3 is a single act: noted an hour after the paper it is not on it, nor when the
 * paper is made again as of its instant. */
static void what_is_noted_an_hour_later_was_not_known(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    const char *parameters = "{\"contract\": \"KIS/43/2025\"}";
    json_t *read = json_loads(parameters, 0, NULL);
    int64_t then = club_now(club);
    struct sheet again = {0}, first = statements_fill(club, "ZK", parameters, DAY_NONE);
    club->clock = (struct clock){.is_fixed = true, .fixed_at = then + 3600};
    must(obligation_fact_add(club, "KIS/43/2025", 3, people_day("2026-01-12"), "seen", &err));
    must(document_kind_find("ZK")->fill(club, read, then, &again, &err));
    struct sheet later = statements_fill(club, "ZK", parameters, DAY_NONE);
    struct buffer before = statements_text(&first), same = statements_text(&again),
                  after = statements_text(&later);
    assert_string_equal(before.text, same.text);
    assert_null(strstr(before.text, "12.01.2026\",\"value\""));
    assert_non_null(strstr(after.text, "12.01.2026\",\"value\""));
    buffer_free(&before);
    buffer_free(&same);
    buffer_free(&after);
    sheet_free(&first);
    sheet_free(&again);
    sheet_free(&later);
    json_decref(read);
}

/* KIS/50/2025, line 1: 75 % of G2 to the end of January. All seven signed ones attended; on the
 * 8th of January D8K26WE came, and nobody signed that list: 8 of 10 are asked for, 7 count. */
static void what_is_not_signed_counts_nowhere(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(club, "ZK", "{\"contract\": \"KIS/50/2025\"}", DAY_NONE);
    const struct sheet_table *first = statements_table(&sheet, 0);
    assert_int_equal(first->rows[0].cells[1].value, 7);
    statements_check_row(first, 3, 1, "1|08.01.2026");
    assert_string_equal(sheet.blocks[3].sums[0].number, "8");
    assert_string_equal(sheet.blocks[3].sums[1].number, "7");
    sheet_free(&sheet);
}

/* Facts, never a judgement: also where a threshold cannot be reached any more (KIS/42/2025: 5 of
 * 6 until the end of December). */
static void no_paper_judges(void **state)
{
    static const char *const words[] = {"dotrzyma",  "spełni",   "narusz",   "osiągni", "wykona",
                                        "realizuje", "negatywn", "pozytywn", "reached", "failed"};
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet =
        statements_fill(club, "ZK", "{\"contract\": \"KIS/42/2025\", \"names\": true}", DAY_NONE);
    struct buffer text = statements_text(&sheet);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(text.text, words[i]))
            fail_msg("it says “%s”", words[i]);
    }
    assert_non_null(strstr(text.text, "Roman Bąk"));
    assert_non_null(strstr(text.text, "Udział w spotkaniach grupowych"));
    buffer_free(&text);
    sheet_free(&sheet);
}

static void nothing_new_is_stated_about_who_is_restricted(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    must(restriction_impose(club, "98DT82N", "objection", NULL, &err));
    statements_refuse(club, "ZK", "{\"contract\": \"KIS/42/2025\"}", ERROR_REFUSED, "restricted");
    statements_refuse(club, "ZA", "{\"participant\": \"98DT82N\"}", ERROR_REFUSED, "restricted");
    struct sheet sheet =
        statements_fill(club, "ZM", "{\"month\": \"2025-12\", \"draft\": true}", DAY_NONE);
    struct buffer text = statements_text(&sheet);
    statements_check_sums(&sheet, "25 23");
    assert_null(strstr(text.text, "KIS/42/2025"));
    buffer_free(&text);
    sheet_free(&sheet);
    statements_refuse(club, "ZK", "{\"contract\": \"KIS/99/2025\"}", ERROR_REFUSED, "no contract");
}

/* In force in December: all 26; lines that ask for meetings in December: 8 of G1, 10 of G2, 6 of
 * KPK. G1: Mondays 1, 8, 22, 29 (the 15th cancelled). KIS/48 (59RB7MK): attended 22 and 29,
 * excused 1 and 8; since November 5. KIS/49 (BNPG3DP): the 11th of December; 4 of 7. */
static void a_month_says_no_more_than_it_must(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    must(month_close(club, people_day("2025-12-01"), NULL, &err));
    struct sheet sheet = statements_fill(club, "ZM", "{\"month\": \"2025-12\"}", DAY_NONE);
    const struct sheet_table *table = statements_table(&sheet, 0);
    struct buffer text = statements_text(&sheet);
    statements_check_sums(&sheet, "26 24");
    assert_int_equal(table->row_count, 24);
    statements_check_row(table, statements_row(table, 1, "KIS/48/2025"), 4,
                         "5|4|2|22.12, 29.12|2|01.12, 08.12");
    statements_check_row(table, statements_row(table, 1, "KIS/49/2025"), 5, "3|1|11.12|0|–");
    assert_false(sheet.is_draft);
    assert_null(strstr(text.text, "G1"));
    assert_null(strstr(text.text, "Udział w"));
    assert_null(strstr(text.text, "PS."));
    assert_false(sheet.has_names);
    /* By number: 1J779SB before 3EETEK4. */
    assert_string_equal(table->rows[0].cells[2].text, "1J779SB");
    assert_string_equal(table->rows[1].cells[2].text, "3EETEK4");
    buffer_free(&text);
    sheet_free(&sheet);
}

static void a_named_month_is_in_polish_order(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = statements_fill(
        club, "ZM", "{\"month\": \"2025-12\", \"draft\": true, \"names\": true}", DAY_NONE);
    const struct sheet_table *table = statements_table(&sheet, 0);
    assert_true(sheet.is_draft);
    assert_true(sheet.has_names);
    assert_string_equal(table->rows[0].cells[2].text, "Adamczyk-Leśniewska Żaneta");
    assert_string_equal(table->rows[23].cells[2].text, "Źrebiec Krystyna");
    assert_string_equal(table->rows[23].cells[1].detail, "PS.8170.2024");
    assert_true(statements_row(table, 2, "Leszczyna") < statements_row(table, 2, "Łabędź"));
    sheet_free(&sheet);
}

/* January runs: the list of the 8th is not signed and in no number. KIS/50, line 1, held none. */
static void a_month_that_is_open_gets_no_number(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    statements_refuse(club, "ZM", "{\"month\": \"2026-01\"}", ERROR_REFUSED, "is not closed");
    statements_refuse(club, "ZM", "{\"month\": \"2026-02\", \"draft\": true}", ERROR_REFUSED,
                      "has not begun");
    statements_refuse(club, "ZM", "{\"month\": \"2025-08\", \"draft\": true}", ERROR_REFUSED,
                      "in force in 2025-08 (contracts in force: 0)");
    statements_refuse(club, "ZM", "{\"month\": \"2025-13\"}", ERROR_USAGE, "is not a month");
    struct sheet sheet =
        statements_fill(club, "ZM", "{\"month\": \"2026-01\", \"draft\": true}", DAY_NONE);
    const struct sheet_table *table = statements_table(&sheet, 0);
    size_t row = statements_row(table, 1, "KIS/50/2025");
    statements_check_row(table, row, 5, "0|0|–|0|–");
    assert_non_null(table->rows[row].cells[5].detail);
    sheet_free(&sheet);
}

/* What was closed then, not what is closed now. */
static void a_month_closed_later_was_open_then(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct sheet sheet = {0};
    json_t *parameters = json_pack("{s:s}", "month", "2025-12");
    must(month_close(club, people_day("2025-12-01"), NULL, &err));
    int64_t then = club_now(club) - 1;
    must_refuse(document_kind_find("ZM")->fill(club, parameters, then, &sheet, &err), ERROR_REFUSED,
                "is not closed");
    json_decref(parameters);
    sheet_free(&sheet);
}

/* A stolen database names nobody: with the vault closed numbers alone stand there. */
static void without_the_vault_there_are_numbers(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    vault_close(&club->vault);
    struct sheet sheet =
        statements_fill(club, "ZK", "{\"contract\": \"KIS/42/2025\", \"names\": true}", DAY_NONE);
    struct buffer text = statements_text(&sheet);
    assert_false(sheet.has_names);
    assert_non_null(strstr(text.text, "98DT82N"));
    assert_null(strstr(text.text, "Udział w"));
    buffer_free(&text);
    sheet_free(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        statements_test(a_certificate_counts_signed_lists),
        statements_test(an_excuse_is_told_and_no_absence_has_a_date),
        statements_test(a_neutral_certificate_tells_no_story),
        statements_test(a_neutral_certificate_has_no_logos),
        statements_test(a_purpose_goes_on_in_its_sentence),
        statements_test(completing_is_told_of_the_closed_list_alone),
        statements_test(what_nobody_signed_is_certified_by_nobody),
        statements_test(a_merged_number_leads_to_the_person),
        statements_test(a_contract_statement_shows_each_number_with_its_days),
        statements_test(a_contract_statement_knows_what_was_known),
        statements_test(what_is_noted_an_hour_later_was_not_known),
        statements_test(what_is_not_signed_counts_nowhere),
        statements_test(no_paper_judges),
        statements_test(nothing_new_is_stated_about_who_is_restricted),
        statements_test(a_month_says_no_more_than_it_must),
        statements_test(a_named_month_is_in_polish_order),
        statements_test(a_month_that_is_open_gets_no_number),
        statements_test(a_month_closed_later_was_open_then),
        statements_test(without_the_vault_there_are_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
