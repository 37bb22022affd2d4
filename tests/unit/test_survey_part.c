/* What a report says of closing surveys: each answer with its share, of a survey that is closed and
 * was answered by enough people; else a sentence and not one number of answers. */
#include "document/survey_part.h"
#include "base/language.h"
#include "survey/slip.h"
#include "tests/unit/sheets.h"
#include "tests/unit/surveys.h"

enum { SLIPS = 8 };
static const int good[] = {5, 4, 1, 3, 1, 1}, poor[] = {1, 2, 6, 5, 4, 4};

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

/* The first two forms say one thing, the others another. */
static void answer(struct club *club, int forms)
{
    char slips[SLIPS][TOKEN_SIZE];
    open_survey(club, "K1");
    must(slip_make(club, "K1", SLIPS, slips, &err));
    for (int i = 0; i < forms; i++)
        must(slip_answer(club, "K1", slips[i], i < 2 ? poor : good, 6, &err));
}

static struct sheet sheet_of(struct club *club)
{
    struct sheet sheet = {0};
    must(survey_part_add(club, "KPK", &sheet, &err));
    return sheet;
}

static size_t count_tables(const struct sheet *sheet)
{
    size_t count = 0;
    for (size_t i = 0; i < sheet->block_count; i++)
        count += sheet->blocks[i].kind == SHEET_TABLE;
    return count;
}

static void each_answer_with_its_share(void **state)
{
    struct club *club = club_of(state);
    answer(club, 6);
    must(survey_close(club, "K1", &err));
    struct sheet sheet = sheet_of(club);
    assert_says(&sheet, "Ankieta końcowa");
    assert_int_equal(count_tables(&sheet), 6);
    const struct sheet_table *faces = sheets_table(&sheet);
    assert_int_equal(faces->row_count, 6); /* five faces and the sum */
    assert_string_equal(faces->rows[0].cells[1].text, "2");
    assert_string_equal(faces->rows[0].cells[2].text, "33,3 %");
    assert_string_equal(faces->rows[1].cells[1].text, "0");
    assert_string_equal(faces->rows[4].cells[1].text, "4");
    assert_string_equal(faces->rows[4].cells[2].text, "66,7 %");
    assert_int_equal(faces->rows[5].kind, SHEET_ROW_SUM);
    assert_string_equal(faces->rows[5].cells[1].text, "6");
    sheet_free(&sheet);
}

static void an_open_one_is_not_told(void **state)
{
    struct club *club = club_of(state);
    answer(club, 6);
    struct sheet sheet = sheet_of(club);
    assert_int_equal(count_tables(&sheet), 0);
    assert_false(sheets_say(&sheet, "%"));
    sheet_free(&sheet);
}

/* Four would show who said what. */
static void too_few_are_not_told(void **state)
{
    struct club *club = club_of(state);
    answer(club, 4);
    must(survey_close(club, "K1", &err));
    struct sheet sheet = sheet_of(club);
    assert_int_equal(count_tables(&sheet), 0);
    assert_says(&sheet, "5"); /* from how many on */
    assert_false(sheets_say(&sheet, "%"));
    sheet_free(&sheet);
}

static void another_programmes_is_not_its(void **state)
{
    struct club *club = club_of(state);
    struct sheet sheet = {0};
    answer(club, 6);
    must(programme_add(club,
                       &(struct programme_entry){.code = "INNY", .title = "Inny",
                                                 .from_on = people_day("2025-09-01")},
                       &err));
    must(survey_part_add(club, "INNY", &sheet, &err));
    assert_int_equal(sheet.block_count, 0);
    sheet_free(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(each_answer_with_its_share),
        people_test(an_open_one_is_not_told),
        people_test(too_few_are_not_told),
        people_test(another_programmes_is_not_its),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
