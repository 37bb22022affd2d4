/* The attendance list, the participant's card and the monthly register of the demonstration club,
 * each figure counted by hand from the tables of data/demo, which stand beside it. Words are
 * looked for in English: the catalogues are the documents' affair. */
#include "tests/unit/demo.h"
#include "tests/unit/sheets.h"

static struct club *club_of(void **state)
{
    return &((struct demo *)*state)->club;
}

static struct sheet fill_now(struct club *club, const char *series, json_t *parameters)
{
    return sheets_fill(club, series, parameters, club_now(club));
}

static struct sheet list(struct club *club, const char *session, bool names)
{
    return fill_now(club, "LO", json_pack("{s:s, s:b}", "session", session, "names", names));
}

/* presences.csv, G1-2026-01-05: 8GSVJAY 15:16, 7S6MM0S 15:19, 8E6MFEA and TBK8VZ0 15:23, C75BVRV
 * 15:24, G4AN9AY 15:26, 98DT82N 15:28, S2ASERM 15:32: 8 of the 12 of the group; signed, heads 8. */
static void signed_list(void **state)
{
    struct sheet sheet = list(club_of(state), "G1-2026-01-05", false);
    assert_string_equal(sheet.reference, "List no. 2026/G1/001");
    assert_false(sheet.is_draft);
    assert_false(sheet.has_names);
    assert_int_equal(sheets_table(&sheet)->row_count, 12);
    assert_sum(&sheet, "expected (many)", "12");
    assert_sum(&sheet, "presences", "8");
    assert_sum(&sheet, "absences", "4");
    assert_sum(&sheet, "people counted in the room", "-");
    assert_row(&sheet, "8GSVJAY", 2, "15.16", "presence", "", "paper list");
    assert_row(&sheet, "S2ASERM", 2, "15.32", "presence", "", "paper list");
    assert_row(&sheet, "X32H9EN", 2, "–", "absence", "–", "entered by staff");
    assert_says(&sheet, "15.30–18.00");
    assert_says(&sheet, "150 min");
    assert_says(&sheet, "Anna Przykładowa, Jan Wzorcowy");
    assert_says(&sheet, "radzenie sobie z emocjami");
    assert_says(&sheet, "by Anna Przykładowa; digest of the signed list");
    assert_false(sheets_say(&sheet, "Noted after the sign-off"));
    assert_false(sheets_say(&sheet, "Mróz"));
    sheet_free(&sheet);
}

/* By name in Polish order, Ć between C and D: participants.csv. */
static void list_with_names(void **state)
{
    static const char *const first[] = {"Adamczyk-Leśniewska Żaneta", "Bąk Roman", "Ćwik Łucja",
                                        "Dąbrowa Marek"};
    struct club *club = club_of(state);
    struct sheet sheet = list(club, "G1-2026-01-05", true);
    assert_true(sheet.has_names);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(sheets_table(&sheet)->rows[i].cells[1].text, first[i]);
        assert_true(sheets_table(&sheet)->rows[i].cells[1].is_name);
    }
    assert_row(&sheet, "Mróz Wiesław", 2, "15.16", "presence");
    assert_false(sheets_say(&sheet, "8GSVJAY"));
    sheet_free(&sheet);
    vault_close(&club->vault);
    sheet = list(club, "G1-2026-01-05", true); /* numbers while the vault is closed */
    assert_false(sheet.has_names);
    assert_row(&sheet, "8GSVJAY", 2, "15.16", "presence");
    sheet_free(&sheet);
}

/* G2-2026-01-08: over and not signed, 7 of 17 have a mark. What nobody said is no absence. */
static void unsigned_list_is_a_draft(void **state)
{
    struct sheet sheet = list(club_of(state), "G2-2026-01-08", false);
    assert_true(sheet.is_draft);
    assert_string_equal(sheet.reference, "List no. 2026/G2/001");
    assert_sum(&sheet, "expected (many)", "17");
    assert_sum(&sheet, "presences", "7");
    assert_sum(&sheet, "without a mark (many)", "10");
    assert_sum(&sheet, "absences", "-");
    assert_sum(&sheet, "people counted in the room", "");
    sheet_free(&sheet);
    sheet = list(club_of(state), "G1-2026-01-12", false); /* about to begin */
    assert_true(sheet.is_draft);
    assert_sum(&sheet, "presences", "0");
    assert_sum(&sheet, "without a mark (many)", "12");
    sheet_free(&sheet);
}

/* cancellations.csv: no room on the 15th of December. */
static void cancelled_list_has_no_absence(void **state)
{
    struct sheet sheet = list(club_of(state), "G1-2025-12-15", false);
    assert_false(sheet.is_draft);
    assert_says(&sheet, "The session was cancelled: brak sali. Nobody was absent.");
    assert_sum(&sheet, "presences", "0");
    assert_sum(&sheet, "absences", "-");
    assert_row(&sheet, "8GSVJAY", 3, "not applicable", "–");
    sheet_free(&sheet);
}

/* presences.csv and excuses.csv for 59RB7MK in December: excused on the 1st and 8th, the 15th
 * cancelled, present on the 22nd (15:34) and 29th (15:32). */
static void card_of_a_month(void **state)
{
    struct sheet sheet = fill_now(
        club_of(state), "KO", json_pack("{s:s, s:s}", "participant", "59RB7MK", "month", "2025-12"));
    assert_false(sheet.is_draft);
    assert_int_equal(sheets_table(&sheet)->row_count, 5);
    assert_row(&sheet, "01.12.2025", 3, "15.30–18.00", "–", "excused absence", "AP, JW", "–");
    assert_row(&sheet, "15.12.2025", 4, "–", "session cancelled");
    assert_row(&sheet, "22.12.2025", 4, "150", "presence", "AP, JW", "");
    assert_sum(&sheet, "sessions held", "4");
    assert_sum(&sheet, "presences", "2");
    assert_sum(&sheet, "excused (many)", "2");
    assert_sum(&sheet, "absences", "-");
    assert_says(&sheet, "Credited altogether: 300 min (5 h, clock hours).");
    assert_says(&sheet, "AP – Anna Przykładowa");
    sheet_free(&sheet);
}

/* NBJPV0R in “Krok po kroku”: twelve Tuesdays of 120 minutes, absent on 9.09 and 21.10; lessons of
 * 45 minutes: 10 × 120 = 1200 = 26 × 45 + 30. */
static void card_of_a_programme(void **state)
{
    struct sheet sheet = fill_now(club_of(state), "KO",
                                  json_pack("{s:s, s:s, s:b}", "participant", "NBJPV0R",
                                            "programme", "KPK", "names", 1));
    assert_true(sheet.has_names);
    assert_int_equal(sheets_table(&sheet)->row_count, 12);
    assert_sum(&sheet, "presences", "10");
    assert_sum(&sheet, "absences", "2");
    assert_says(&sheet, "1200 min (26 h 30 min, lesson hours of 45 min)");
    sheet_free(&sheet);
}

/* January of X32H9EN: absent on the 5th, nothing known of the 8th, which nobody signed; G1 on 12,
 * 19, 26 and G2 on 15 and 29 are ahead, G2 on the 22nd is cancelled. */
static void card_with_an_unsigned_list_is_a_draft(void **state)
{
    struct sheet sheet = fill_now(
        club_of(state), "KO", json_pack("{s:s, s:s}", "participant", "X32H9EN", "month", "2026-01"));
    assert_true(sheet.is_draft);
    assert_int_equal(sheets_table(&sheet)->row_count, 2);
    assert_row(&sheet, "08.01.2026", 5, "no mark");
    assert_sum(&sheet, "absence", "1");
    assert_sum(&sheet, "without a mark", "1");
    assert_says(&sheet, "Lists not signed yet: 1.");
    assert_says(&sheet, "Planned in that time and not over yet: 5.");
    sheet_free(&sheet);
}

/* presences.csv, G1 in December: 10, 7, 10 and 9 of 12, the 15th cancelled; 36 × 150 = 5400. */
static void register_of_a_month(void **state)
{
    struct sheet sheet = fill_now(
        club_of(state), "RM", json_pack("{s:s, s:s}", "activity", "G1", "month", "2025-12"));
    assert_false(sheet.is_draft);
    assert_true(sheet.is_landscape);
    assert_int_equal(sheets_table(&sheet)->row_count, 14);
    assert_row(&sheet, "59RB7MK", 2, "u", "u", "×", "●", "●", "2", "2", "0", "300");
    assert_row(&sheet, "7S6MM0S", 2, "●", "sp", "×", "●", "●", "4", "0", "0", "600");
    assert_row(&sheet, "TBK8VZ0", 2, "n", "n", "×", "●", "●", "2", "0", "2", "300");
    assert_row(&sheet, "On the list", 2, "12", "12", "12", "12", "12");
    assert_row(&sheet, "Presences", 2, "10", "7", "0", "10", "9", "36", "2", "10", "5400");
    assert_says(&sheet, "held 4, cancelled 1, not over yet 0");
    assert_says(&sheet, "session cancelled, which is no absence");
    assert_false(sheets_say(&sheet, "no mark, which is no absence")); /* a sign that is not used */
    sheet_free(&sheet);
}

/* Of a programme a day may have several sessions, and most concern only some. Nobody booked the
 * consultations of December, so their days are not in it. */
static void register_of_a_programme(void **state)
{
    struct sheet sheet = fill_now(
        club_of(state), "RM", json_pack("{s:s, s:s}", "programme", "GPP", "month", "2025-12"));
    assert_row(&sheet, "59RB7MK", 2, "u", "–", "u", "–", "×", "–", "●", "●", "2", "2", "0", "300");
    assert_row(&sheet, "D8K26WE", 2, "–", "●", "–", "●", "–", "●", "–", "–", "3", "0", "0", "270");
    assert_says(&sheet, "not on the list of that day, which is no absence");
    sheet_free(&sheet);
}

static void nothing_to_state(void **state)
{
    struct club *club = club_of(state);
    sheets_refuse(club, "LO", json_pack("{s:s}", "session", "G9-2026-01-05"), "G9-2026-01-05");
    sheets_refuse(club, "KO",
                  json_pack("{s:s, s:s}", "participant", "59RB7MK", "month", "2024-01"),
                  "No session in that time concerned 59RB7MK");
    sheets_refuse(club, "KO",
                  json_pack("{s:s, s:s}", "participant", "59RB7MK", "programme", "XX"), "XX");
    sheets_refuse(club, "RM", json_pack("{s:s, s:s}", "activity", "G1", "month", "2024-01"),
                  "nothing to register");
    sheets_refuse(club, "RM", json_pack("{s:s, s:s}", "activity", "G9", "month", "2025-12"), "G9");
    sheets_refuse(club, "RM", json_pack("{s:s, s:s}", "programme", "XX", "month", "2025-12"), "XX");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make_demo, remove_demo)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(signed_list),
        TEST(list_with_names),
        TEST(unsigned_list_is_a_draft),
        TEST(cancelled_list_has_no_absence),
        TEST(card_of_a_month),
        TEST(card_of_a_programme),
        TEST(card_with_an_unsigned_list_is_a_draft),
        TEST(register_of_a_month),
        TEST(register_of_a_programme),
        TEST(nothing_to_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
