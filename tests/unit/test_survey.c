/* Surveys: a slip lets one form in; nothing that is kept leads from a form to a slip, a time or a
 * person; few answers are not told; questions that cannot be asked are refused. */
#include "tests/unit/files.h"
#include "tests/unit/surveys.h"

#include "club/settings.h"
#include "store/connection.h"
#include "survey/slip.h"
#include "survey/survey_results.h"

enum { SLIPS = 12 };
static const int form[] = {5, 4, 1, 3, 1, 1};
static const int other_form[] = {1, 2, 6, 5, 4, 4};

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

static void with_slips(struct club *club, const char *code, char slips[SLIPS][TOKEN_SIZE])
{
    open_survey(club, code);
    must(slip_make(club, code, SLIPS, slips, &err));
}

static void standard_questions(void **state)
{
    struct club *club = club_of(state);
    struct survey_questions questions;
    struct survey survey;
    open_survey(club, "K1");
    must(survey_get(club, "K1", &survey, &err));
    must(survey_questions_get(club, &survey, &questions, &err));
    assert_int_equal(survey.question_count, 6);
    assert_int_equal(questions.count, 6);
    assert_int_equal(questions.items[0].kind, SURVEY_FACES);
    assert_string_equal(questions.items[0].options[4].in[LANGUAGE_POLISH], "bardzo dobre");
    assert_string_equal(questions.items[2].options[5].in[LANGUAGE_ENGLISH], "something else");
    assert_int_equal(questions.items[3].kind, SURVEY_SCALE);
    assert_int_equal(questions.items[3].option_count, 5);
    assert_string_equal(questions.items[3].options[0].in[LANGUAGE_RUSSIAN], "совсем нет");
    assert_string_equal(questions.items[3].options[2].in[LANGUAGE_RUSSIAN], "");
    assert_string_equal(questions.items[3].options[4].in[LANGUAGE_UKRAINIAN], "цілком");
}

static void a_slip_works_once(void **state)
{
    struct club *club = club_of(state);
    char slips[SLIPS][TOKEN_SIZE], typed[400], card[TOKEN_SIZE];
    with_slips(club, "K1", slips);
    snprintf(typed, sizeof typed, "ob2 %.14s-%.14s ", slips[0] + 3, slips[0] + 17);
    must(slip_check(club, "K1", typed, &err));
    must(slip_answer(club, "K1", typed, form, 6, &err));
    must_refuse(slip_answer(club, "K1", slips[0], other_form, 6, &err), ERROR_REFUSED, "was used");
    must_refuse(slip_check(club, "K1", slips[0], &err), ERROR_REFUSED, "was used");
    assert_int_equal(people_number(club, "SELECT sum(answers) FROM survey_answer"), 6);
    must(slip_answer(club, "K1", slips[1], other_form, 6, &err));
    assert_int_equal(people_number(club, "SELECT sum(answers) FROM survey_answer"), 12);

    open_survey(club, "K2");
    must_refuse(slip_answer(club, "K2", slips[2], form, 6, &err), ERROR_REFUSED, "not belong");
    token_slip_new(typed);
    must_refuse(slip_answer(club, "K1", typed, form, 6, &err), ERROR_REFUSED, "not belong");
    token_new(card);
    must_refuse(slip_answer(club, "K1", card, form, 6, &err), ERROR_USAGE, "card");
    must_refuse(slip_answer(club, "K1", "", form, 6, &err), ERROR_USAGE, "OB2");
    slips[3][20] = slips[3][20] == 'A' ? 'B' : 'A';
    must_refuse(slip_answer(club, "K1", slips[3], form, 6, &err), ERROR_USAGE, "OB2");
    snprintf(typed, sizeof typed, "%.31s0", slips[2]);
    must_refuse(slip_answer(club, "K1", typed, form, 6, &err), ERROR_USAGE, "OB2");
}

/* No card reader takes a slip for a card, whatever its characters are. */
static void a_slip_is_no_card(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        char slip[TOKEN_SIZE], card[TOKEN_SIZE];
        token_slip_new(slip);
        token_new(card);
        assert_true(token_slip_check(slip));
        assert_false(token_check(slip));
        assert_false(token_slip_check(card));
    }
}

static void bad_answers(void **state)
{
    struct club *club = club_of(state);
    char slips[SLIPS][TOKEN_SIZE];
    static const int too_high[] = {5, 4, 7, 3, 1, 1}, negative[] = {5, 4, -1, 3, 1, 1};
    static const int nothing[6] = {SURVEY_UNANSWERED};
    with_slips(club, "K1", slips);
    must_refuse(slip_answer(club, "K1", slips[0], form, 5, &err), ERROR_USAGE, "6 questions");
    must_refuse(slip_answer(club, "K1", slips[0], too_high, 6, &err), ERROR_USAGE, "1 to 6");
    must_refuse(slip_answer(club, "K1", slips[0], negative, 6, &err), ERROR_USAGE, "1 to 6");
    must_refuse(slip_answer(club, "K1", slips[0], nothing, 6, &err), ERROR_USAGE, "Nothing");
    must_refuse(slip_answer(club, "K9", slips[0], form, 6, &err), ERROR_REFUSED, "no survey");
    assert_int_equal(people_number(club, "SELECT sum(is_used) FROM survey_slip"), 0);
    assert_int_equal(people_number(club, "SELECT sum(answers) FROM survey_answer"), 0);
    must(slip_answer(club, "K1", slips[0], form, 6, &err));
    must_refuse(slip_make(club, "K1", 0, slips, &err), ERROR_USAGE, "1 to 500");
    must_refuse(slip_make(club, "K1", 501, slips, &err), ERROR_USAGE, "1 to 500");
    must(survey_close(club, "K1", &err));
    must_refuse(survey_close(club, "K1", &err), ERROR_REFUSED, "closed");
    must_refuse(slip_make(club, "K1", 1, slips, &err), ERROR_REFUSED, "closed");
    must_refuse(slip_answer(club, "K1", slips[1], form, 6, &err), ERROR_REFUSED, "closed");
}

/* All of a table's rows in the order in which the file keeps them, as one text. */
static void raw_table(const char *path, const char *sql, char *text, size_t size)
{
    sqlite3 *connection = NULL;
    sqlite3_stmt *compiled = NULL;
    text[0] = '\0';
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(connection, sql, -1, &compiled, NULL), SQLITE_OK);
    while (sqlite3_step(compiled) == SQLITE_ROW) {
        size_t used = strlen(text);
        snprintf(text + used, size - used, "%s\n", sqlite3_column_text(compiled, 0));
    }
    sqlite3_finalize(compiled);
    sqlite3_close(connection);
}

/* Two clubs' worth of the same forms in opposite order, with the slips the other way round, leave
 * the same rows: what is stored knows neither the order of forms nor which slip let which in. */
static void answers_know_no_slip_and_no_order(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    char slips[2][SLIPS][TOKEN_SIZE], first[4000], second[4000], ledger[4000];
    with_slips(club, "K1", slips[0]);
    with_slips(club, "K2", slips[1]);
    for (int i = 0; i < 6; i++) {
        must(slip_answer(club, "K1", slips[0][i], i < 3 ? form : other_form, 6, &err));
        must(slip_answer(club, "K2", slips[1][5 - i], i < 3 ? other_form : form, 6, &err));
    }
    store_checkpoint(club->store);
    static const char of_first[] =
        "SELECT question || ' ' || option || ' ' || answers FROM survey_answer"
        " WHERE survey_id = (SELECT id FROM survey WHERE code = 'K1')";
    static const char of_second[] =
        "SELECT question || ' ' || option || ' ' || answers FROM survey_answer"
        " WHERE survey_id = (SELECT id FROM survey WHERE code = 'K2')";
    raw_table(fixture->path, of_first, first, sizeof first);
    raw_table(fixture->path, of_second, second, sizeof second);
    assert_true(strlen(first) > 100);
    assert_string_equal(first, second);
    raw_table(fixture->path,
              "SELECT DISTINCT action || body || subject FROM ledger WHERE action = 'survey.form'",
              ledger, sizeof ledger);
    assert_string_equal(ledger, "survey.form{}K1\nsurvey.form{}K2\n");
}

/* The tables themselves have nothing to join by: no time, no order of arrival, no actor, no row
 * for a form; and nothing that tells a slip is in the file. */
static void tables_lead_nowhere(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    char slips[SLIPS][TOKEN_SIZE], columns[1000];
    with_slips(club, "K1", slips);
    for (int i = 0; i < 6; i++)
        must(slip_answer(club, "K1", slips[i], form, 6, &err));
    store_checkpoint(club->store);
    raw_table(fixture->path, "SELECT name FROM pragma_table_info('survey_answer')", columns,
              sizeof columns);
    assert_string_equal(columns, "survey_id\nquestion\noption\nanswers\n");
    raw_table(fixture->path, "SELECT name FROM pragma_table_info('survey_slip')", columns,
              sizeof columns);
    assert_string_equal(columns, "hash\nsurvey_id\nis_used\n");
    assert_int_equal(raw_refusal(fixture->path, "SELECT rowid FROM survey_answer", "rowid"),
                     SQLITE_ERROR);
    assert_int_equal(raw_refusal(fixture->path, "SELECT rowid FROM survey_slip", "rowid"),
                     SQLITE_ERROR);
    assert_int_equal(raw_number(fixture->path, "SELECT count(*) FROM survey_answer"),
                     5 + 5 + 6 + 5 + 4 + 4); /* as many before any form came in */
    struct bytes bytes = bytes_read(fixture->path);
    for (int i = 0; i < SLIPS; i++)
        assert_false(bytes_hold(bytes, slips[i]));
    free(bytes.data);
}

static void rows_never_go_back(void **state)
{
    struct fixture *fixture = *state;
    char slips[SLIPS][TOKEN_SIZE];
    static const char *const wrong[] = {
        "UPDATE survey_answer SET answers = answers + 2",
        "UPDATE survey_answer SET answers = answers - 1",
        "DELETE FROM survey_answer",
        "UPDATE survey_slip SET is_used = 0 WHERE is_used = 1",
        "DELETE FROM survey_slip",
        "UPDATE survey_question SET pl = 'inaczej'",
        "DELETE FROM survey_question",
        "UPDATE survey_option SET pl = 'inaczej'",
        "DELETE FROM survey_option",
        "UPDATE survey SET title = 'inaczej'",
        "DELETE FROM survey",
    };
    with_slips(&fixture->club, "K1", slips);
    must(slip_answer(&fixture->club, "K1", slips[0], form, 6, &err));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(raw_refusal(fixture->path, wrong[i], ""), SQLITE_CONSTRAINT);
    must(survey_close(&fixture->club, "K1", &err));
    assert_int_equal(raw_refusal(fixture->path, "UPDATE survey_answer SET answers = answers + 1",
                                 "only counted"),
                     SQLITE_CONSTRAINT);
    assert_int_equal(raw_refusal(fixture->path, "UPDATE survey SET closed_at = NULL", "closed"),
                     SQLITE_CONSTRAINT);
}

static void few_are_not_told(void **state)
{
    struct club *club = club_of(state);
    char slips[SLIPS][TOKEN_SIZE];
    struct survey_results results;
    static const struct survey_result none;
    with_slips(club, "K1", slips);
    for (int i = 0; i < 4; i++)
        must(slip_answer(club, "K1", slips[i], form, 6, &err));
    must(settings_set(club, SETTING_REPORT_SUPPRESS_BELOW, "2", &err)); /* cannot lower it */
    must(survey_close(club, "K1", &err));
    must(survey_results_get(club, "K1", &results, &err));
    assert_int_equal(results.survey.used, 4);
    assert_int_equal(results.survey.slips, SLIPS);
    assert_int_equal(results.shown_from, 5);
    assert_false(results.is_shown);
    for (int i = 0; i < SURVEY_QUESTIONS_MOST; i++)
        assert_memory_equal(&results.items[i], &none, sizeof none);
    must_refuse(survey_results_get(club, "K9", &results, &err), ERROR_REFUSED, "no survey");
}

/* 6 forms by hand: five say form, of which one leaves question 1 and two leave question 2 out;
 * one says other_form. */
static void results_by_hand(void **state)
{
    struct club *club = club_of(state);
    char slips[SLIPS][TOKEN_SIZE];
    struct survey_results results;
    static const int forms[6][6] = {
        {5, 4, 1, 3, 1, 1}, {5, 0, 1, 3, 1, 1}, {0, 0, 1, 3, 1, 1},
        {5, 4, 1, 3, 1, 1}, {5, 4, 1, 3, 1, 1}, {1, 2, 6, 5, 4, 4},
    };
    with_slips(club, "K1", slips);
    for (int i = 0; i < 6; i++)
        must(slip_answer(club, "K1", slips[i], forms[i], 6, &err));
    must(survey_results_get(club, "K1", &results, &err));
    assert_false(results.is_shown); /* open: two looks would tell one form */
    assert_int_equal(results.items[0].n, 0);
    must(survey_close(club, "K1", &err));
    must(survey_results_get(club, "K1", &results, &err));
    assert_true(results.is_shown);
    assert_int_equal(results.survey.used, 6);
    assert_int_equal(results.items[0].n, 5);
    assert_int_equal(results.items[0].answers[4], 4);
    assert_int_equal(results.items[0].answers[0], 1);
    assert_false(results.items[1].is_shown); /* 4 answers to this question */
    assert_int_equal(results.items[1].n, 0);
    assert_int_equal(results.items[1].answers[3], 0);
    assert_int_equal(results.items[2].n, 6);
    assert_int_equal(results.items[2].answers[0], 5);
    assert_int_equal(results.items[2].answers[5], 1);
    must(settings_set(club, SETTING_REPORT_SUPPRESS_BELOW, "7", &err));
    must(survey_results_get(club, "K1", &results, &err));
    assert_false(results.is_shown);
}

static void surveys_that_cannot_be(void **state)
{
    struct club *club = club_of(state);
    struct survey_questions questions;
    struct survey_entry entry = {.code = "K1", .programme = "KPK", .title = "Ankieta"};
    open_survey(club, "K1");
    must(survey_csv_standard(&questions, &err));
    entry.questions = &questions;
    must_refuse(survey_add(club, &entry, &err), ERROR_REFUSED, "already");
    entry.code = "K 2";
    must_refuse(survey_add(club, &entry, &err), ERROR_USAGE, "not a code");
    entry.code = "K2";
    entry.title = " ";
    must_refuse(survey_add(club, &entry, &err), ERROR_USAGE, "title");
    entry.title = "Ankieta";
    entry.programme = "XX";
    must_refuse(survey_add(club, &entry, &err), ERROR_REFUSED, "XX");
    entry.programme = "KPK";
    questions.count = 4;
    must_refuse(survey_add(club, &entry, &err), ERROR_USAGE, "5 to 8");
}

#define HEAD "kind,pl,uk,en,ru,options_pl,options_uk,options_en,options_ru\n"
#define SCALE "scale,p,u,e,r,,,,\n"

static void refuse_table(struct club *club, const char *text, const char *words)
{
    struct csv csv;
    struct survey_questions questions;
    must(csv_read(&csv, text, strlen(text), &err));
    must_refuse(survey_csv_read(&csv, &questions, &err), ERROR_USAGE, words);
    csv_free(&csv);
}

static void bad_tables(void **state)
{
    struct club *club = club_of(state);
    static const struct {
        const char *text, *words;
    } tables[] = {
        {"kind,pl\nscale,p\n", "uk"},
        {HEAD, "these are 0"},
        {HEAD SCALE SCALE SCALE SCALE, "these are 4"},
        {HEAD SCALE SCALE SCALE SCALE SCALE SCALE SCALE SCALE SCALE, "these are 9"},
        {HEAD "text,p,u,e,r,,,,\n" SCALE SCALE SCALE SCALE, "Line 2: “text” is no kind"},
        {HEAD SCALE "scale,p,,e,r,,,,\n" SCALE SCALE SCALE, "Question 2 needs its words"},
        {HEAD SCALE "scale,p,u,e,r,a,a,a,a\n" SCALE SCALE SCALE, "Line 3: a scale has words"},
        {HEAD "choice,p,u,e,r,a,a,a,a\n" SCALE SCALE SCALE SCALE, "Question 1 needs 2 to 6"},
        {HEAD "choice,p,u,e,r,,,,\n" SCALE SCALE SCALE SCALE, "Question 1 needs 2 to 6"},
        {HEAD "choice,p,u,e,r,a|b,a|b,a,a|b\n" SCALE SCALE SCALE SCALE, "options_en"},
        {HEAD "choice,p,u,e,r,a||b,a|b,a|b,a|b\n" SCALE SCALE SCALE SCALE, "option 2 has no"},
        {HEAD "choice,p,u,e,r,1|2|3|4|5|6|7,a,a,a\n" SCALE SCALE SCALE SCALE, "more than 6"},
        {HEAD "faces,p,u,e,r,1|2|3|4,1|2|3|4,1|2|3|4,1|2|3|4\n" SCALE SCALE SCALE SCALE,
         "Question 1 needs 5 steps"},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        refuse_table(club, tables[i].text, tables[i].words);
}

static void kiosk_reads_no_answers(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk;
    static const char *const reads[] = {
        "SELECT answers FROM survey_answer",
        "SELECT count(*) FROM survey_answer",
        "UPDATE survey_answer SET answers = answers + 1",
    };
    must(club_open(&kiosk, fixture->path, CLUB_KIOSK, &err));
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++)
        assert_int_equal(sqlite3_exec(kiosk.store->connection, reads[i], NULL, NULL, NULL),
                         SQLITE_AUTH);
    club_close(&kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(standard_questions),
        people_test(a_slip_works_once),
        people_test(a_slip_is_no_card),
        people_test(bad_answers),
        people_test(answers_know_no_slip_and_no_order),
        people_test(tables_lead_nowhere),
        people_test(rows_never_go_back),
        people_test(few_are_not_told),
        people_test(results_by_hand),
        people_test(surveys_that_cannot_be),
        people_test(bad_tables),
        people_test(kiosk_reads_no_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
