/* Group mode and forms at the kiosk: as many forms as people, until the time is over or staff end
 * it; a slip once; whole or not at all; nothing in the ledger or the tables that tells a form's
 * time; and the kiosk's connection, which can count and cannot read what was counted. */
#include "tests/unit/files.h"
#include "tests/unit/surveys.h"

#include "store/connection.h"
#include "survey/form.h"
#include "survey/slip.h"
#include "survey/survey_group.h"
#include "survey/survey_results.h"

enum { SLIPS = 6, MINUTE = 60 };
static const int answers[] = {5, 4, 0, 3, 1, 1, 0, 0};
static const int nothing[SURVEY_QUESTIONS_MOST];

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

static void begin_group(struct club *club, struct form *form, enum form_state wanted)
{
    enum form_state state;
    must(form_begin_group(club, form, &state, &err));
    assert_int_equal(state, wanted);
}

static void count(struct club *club, const struct form *form, enum form_state wanted)
{
    enum form_state state;
    must(form_count(club, form, answers, &state, &err));
    assert_int_equal(state, wanted);
}

static bool is_running(struct club *club)
{
    struct survey_group group;
    bool found;
    must(survey_group_find(club, &group, &found, &err));
    return found;
}

static int64_t counted(struct club *club)
{
    return people_number(club, "SELECT sum(answers) FROM survey_answer");
}

static void as_many_forms_as_people(void **state)
{
    struct club *club = club_of(state);
    struct survey_group group;
    struct form form, late;
    struct survey survey;
    open_survey(club, "K1");
    begin_group(club, &form, FORM_OVER);
    must(survey_group_open(club, "K1", 2, 30 * MINUTE, &group, &err));
    begin_group(club, &form, FORM_OPEN);
    assert_int_equal(form.questions.count, 6);
    count(club, &form, FORM_COUNTED);
    begin_group(club, &form, FORM_OPEN);
    begin_group(club, &late, FORM_OPEN);
    count(club, &form, FORM_COUNTED);
    assert_int_equal(counted(club), 10);
    assert_false(is_running(club));
    count(club, &late, FORM_OVER);
    begin_group(club, &form, FORM_OVER);
    assert_int_equal(counted(club), 10);
    must(survey_get(club, "K1", &survey, &err));
    assert_int_equal(survey.people, 2);
    assert_int_equal(survey.group_forms, 2);
    assert_int_equal(survey.asked, 2);
    assert_int_equal(survey.forms, 2);
}

/* The clock of a fixture stands still and is moved by hand. */
static void it_ends_with_its_time(void **state)
{
    struct club *club = club_of(state);
    struct survey_group group;
    struct form form, late;
    open_survey(club, "K1");
    must(survey_group_open(club, "K1", 5, 30 * MINUTE, &group, &err));
    begin_group(club, &form, FORM_OPEN);
    begin_group(club, &late, FORM_OPEN);
    club->clock.fixed_at += 30 * MINUTE - 1;
    assert_true(is_running(club));
    club->clock.fixed_at += 1;
    assert_false(is_running(club));
    count(club, &form, FORM_COUNTED); /* begun in time */
    must_refuse(survey_group_end(club, "K1", &group, &err), ERROR_REFUSED, "does not show");
    must(survey_group_open(club, "K1", 5, 30 * MINUTE, &group, &err));
    count(club, &late, FORM_OVER); /* of the group before */
    assert_int_equal(counted(club), 5);
}

static void staff_end_it(void **state)
{
    struct club *club = club_of(state);
    struct survey_group group;
    struct form form;
    open_survey(club, "K1");
    open_survey(club, "K2");
    must(survey_group_open(club, "K1", 5, 30 * MINUTE, &group, &err));
    begin_group(club, &form, FORM_OPEN);
    count(club, &form, FORM_COUNTED);
    begin_group(club, &form, FORM_OPEN);
    must_refuse(survey_group_open(club, "K2", 5, 30 * MINUTE, &group, &err), ERROR_REFUSED, "K1");
    must_refuse(survey_group_end(club, "K2", &group, &err), ERROR_REFUSED, "K2");
    must(survey_group_end(club, "K1", &group, &err));
    assert_int_equal(group.forms, 1);
    assert_int_equal(group.people, 5);
    count(club, &form, FORM_OVER);
    must_refuse(survey_group_end(club, "K1", &group, &err), ERROR_REFUSED, "does not show");
    must(survey_group_open(club, "K2", 5, 30 * MINUTE, &group, &err));
    begin_group(club, &form, FORM_OPEN);
    must(survey_close(club, "K2", &err));
    assert_false(is_running(club));
    count(club, &form, FORM_OVER);
    assert_int_equal(counted(club), 5);
}

static void groups_that_cannot_be(void **state)
{
    struct club *club = club_of(state);
    struct survey_group group;
    open_survey(club, "K1");
    must_refuse(survey_group_open(club, "K1", 1, 600, &group, &err), ERROR_USAGE, "2 to 200");
    must_refuse(survey_group_open(club, "K1", 201, 600, &group, &err), ERROR_USAGE, "2 to 200");
    must_refuse(survey_group_open(club, "K1", 5, 59, &group, &err), ERROR_USAGE, "1 minute");
    must_refuse(survey_group_open(club, "K1", 5, 43201, &group, &err), ERROR_USAGE, "12 hours");
    must_refuse(survey_group_open(club, "K9", 5, 600, &group, &err), ERROR_REFUSED, "no survey");
    must(survey_close(club, "K1", &err));
    must_refuse(survey_group_open(club, "K1", 5, 600, &group, &err), ERROR_REFUSED, "closed");
}

static void a_slip_once(void **state)
{
    struct club *club = club_of(state);
    char slips[SLIPS][TOKEN_SIZE], stranger[TOKEN_SIZE];
    struct form form, same;
    enum form_state now;
    open_survey(club, "K1");
    must(slip_make(club, "K1", SLIPS, slips, &err));
    must(form_begin_slip(club, slips[0], &form, &now, &err));
    assert_int_equal(now, FORM_OPEN);
    must(form_begin_slip(club, slips[0], &same, &now, &err));
    must(form_count(club, &form, nothing, &now, &err));
    assert_int_equal(now, FORM_OPEN);
    assert_int_equal(counted(club), 0);
    count(club, &form, FORM_COUNTED);
    count(club, &same, FORM_USED);
    assert_int_equal(counted(club), 5);
    must(form_begin_slip(club, slips[0], &form, &now, &err));
    assert_int_equal(now, FORM_USED);
    must_refuse(slip_check(club, "K1", slips[0], &err), ERROR_REFUSED, "was used");
    token_slip_new(stranger);
    must(form_begin_slip(club, stranger, &form, &now, &err));
    assert_int_equal(now, FORM_UNKNOWN);
    must(form_begin_slip(club, slips[1], &form, &now, &err));
    must(survey_close(club, "K1", &err));
    count(club, &form, FORM_OVER);
    must(form_begin_slip(club, slips[2], &form, &now, &err));
    assert_int_equal(now, FORM_OVER);
    assert_int_equal(people_number(club, "SELECT sum(is_used) FROM survey_slip"), 1);
}

/* Slips and groups together make the response rate; the kiosk's forms leave no entry. */
static void what_is_known_of_forms(void **state)
{
    struct club *club = club_of(state);
    char slips[SLIPS][TOKEN_SIZE];
    struct survey_results results;
    struct survey_group group;
    struct form form;
    enum form_state now;
    open_survey(club, "K1");
    must(slip_make(club, "K1", SLIPS, slips, &err));
    must(survey_group_open(club, "K1", 4, 30 * MINUTE, &group, &err));
    int64_t entries = people_entries(club);
    for (int i = 0; i < 3; i++) {
        must(form_begin_slip(club, slips[i], &form, &now, &err));
        count(club, &form, FORM_COUNTED);
        begin_group(club, &form, FORM_OPEN);
        count(club, &form, FORM_COUNTED);
    }
    assert_int_equal(people_entries(club), entries);
    must(survey_close(club, "K1", &err));
    must(survey_results_get(club, "K1", &results, &err));
    assert_int_equal(results.survey.asked, SLIPS + 4);
    assert_int_equal(results.survey.forms, 6);
    assert_true(results.is_shown);
    assert_int_equal(results.items[0].answers[4], 6);
    assert_false(results.items[2].is_shown); /* skipped by all */
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'survey.close'"
                                         " AND body LIKE '%\"forms\":6%'"),
                     1);
}

static void rows_never_go_back(void **state)
{
    struct fixture *fixture = *state;
    struct survey_group group;
    static const char *const wrong[] = {
        "UPDATE survey_group SET forms = forms + 2",
        "UPDATE survey_group SET forms = forms - 1",
        "UPDATE survey_group SET people = 100",
        "UPDATE survey_group SET until_at = until_at + 1",
        "DELETE FROM survey_group",
        ("INSERT INTO survey_group SELECT id + 1, survey_id, 5, 0, opened_at, until_at, NULL"
         " FROM survey_group"),
    };
    open_survey(&fixture->club, "K1");
    must(survey_group_open(&fixture->club, "K1", 5, 600, &group, &err));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(raw_refusal(fixture->path, wrong[i], ""), SQLITE_CONSTRAINT);
    must(survey_group_end(&fixture->club, "K1", &group, &err));
    assert_int_equal(raw_refusal(fixture->path, "UPDATE survey_group SET forms = forms + 1", ""),
                     SQLITE_CONSTRAINT);
    assert_int_equal(raw_refusal(fixture->path, "UPDATE survey_group SET ended_at = NULL", ""),
                     SQLITE_CONSTRAINT);
}

/* Whether the kiosk's connection takes the statement at all. */
static bool kiosk_takes(struct store *kiosk, const char *sql)
{
    sqlite3_stmt *compiled = NULL;
    int code = sqlite3_prepare_v2(kiosk->connection, sql, -1, &compiled, NULL);
    sqlite3_finalize(compiled);
    return code == SQLITE_OK;
}

static void the_kiosk_counts_and_cannot_read(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club, kiosk = {0};
    char slips[SLIPS][TOKEN_SIZE];
    struct survey_group group;
    struct form form;
    enum form_state now;
    static const char *const denied[] = {
        "SELECT answers FROM survey_answer",
        "SELECT count(*) FROM survey_answer",
        "SELECT * FROM survey_option o NATURAL JOIN survey_answer",
        "UPDATE survey_answer SET answers = answers + 1",
        "UPDATE survey_slip SET survey_id = 1",
        "UPDATE survey_slip SET is_used = 1, hash = x'00'",
        "UPDATE survey_group SET ended_at = 1",
        "UPDATE survey_group SET people = people + 1",
        "INSERT INTO survey_group DEFAULT VALUES",
        "INSERT INTO survey_slip DEFAULT VALUES",
        "INSERT INTO survey_answer DEFAULT VALUES",
        "UPDATE survey SET closed_at = 1",
        "UPDATE survey_form SET option = 1",
        "DELETE FROM survey_form",
        "DELETE FROM survey_slip",
    };
    open_survey(club, "K1");
    must(slip_make(club, "K1", SLIPS, slips, &err));
    must(survey_group_open(club, "K1", 5, 600, &group, &err));
    must(club_open(&kiosk, fixture->path, CLUB_KIOSK, &err));
    for (size_t i = 0; i < sizeof denied / sizeof *denied; i++) {
        if (kiosk_takes(kiosk.store, denied[i]))
            fail_msg("the kiosk may: %s", denied[i]);
    }
    must(form_begin_slip(&kiosk, slips[0], &form, &now, &err));
    count(&kiosk, &form, FORM_COUNTED);
    begin_group(&kiosk, &form, FORM_OPEN);
    count(&kiosk, &form, FORM_COUNTED);
    club_close(&kiosk);
    assert_int_equal(counted(club), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(as_many_forms_as_people),
        people_test(it_ends_with_its_time),
        people_test(staff_end_it),
        people_test(groups_that_cannot_be),
        people_test(a_slip_once),
        people_test(what_is_known_of_forms),
        people_test(rows_never_go_back),
        people_test(the_kiosk_counts_and_cannot_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
