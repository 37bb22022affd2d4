/* What is typed of a paper list: tables with mistakes, and answers at the terminal. */
#include "admin/session/paper_rows.h"

#include "tests/unit/door.h"

#include <stdint.h>

enum { PEOPLE = 5 };

struct day {
    struct fixture fixture;
    struct club *club;
    struct session session;
    struct visitor people[PEOPLE], stranger;
};

static int day_open(void **state)
{
    struct day *d = calloc(1, sizeof *d);
    *state = d;
    fixture_open(&d->fixture);
    d->club = &d->fixture.club;
    door_group(d->club, "G1", false);
    d->session = door_session(d->club, "G1", "2026-01-12", "15:30", "18:00");
    for (int i = 0; i < PEOPLE; i++)
        d->people[i] = door_member(d->club, "G1");
    d->stranger = door_visitor(d->club);
    return 0;
}

static int day_close(void **state)
{
    fixture_close(&((struct day *)*state)->fixture);
    free(*state);
    return 0;
}

/* Cells are told by line and column, all of them at once. */
static void table_cells(void **state)
{
    struct day *d = *state;
    char text[300], told[600] = "";
    struct csv csv;
    struct paper_rows rows = {0};
    struct error err = {0};
    snprintf(text, sizeof text, "out;number;status;in\n;%s;present;15.25\n25:00;XX;here;1\n",
             d->people[0].number);
    assert_true(csv_read(&csv, text, strlen(text), &err));
    FILE *problems = fmemopen(told, sizeof told, "w");
    assert_false(paper_rows_from_csv(&csv, &rows, problems, &err));
    fclose(problems);
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(told, "Line 3, column “number”: “XX”"));
    assert_non_null(strstr(told, "Line 3, column “status”: “here”"));
    assert_non_null(strstr(told, "Line 3, column “in”: “1”"));
    assert_non_null(strstr(told, "Line 3, column “out”: “25:00”"));
    assert_null(strstr(told, "Line 2"));
    assert_int_equal(rows.items[0].in_minutes, 925);
    assert_int_equal(rows.items[0].out_minutes, PAPER_NO_TIME);
    paper_rows_free(&rows);
    csv_free(&csv);
}

/* Asks with the typed answers; gives what was shown. */
static bool interview(struct day *d, const char *typed, struct paper_rows *rows, char shown[4000],
                      struct error *why)
{
    struct named_roster named;
    must(named_roster_get(d->club, d->session.code, true, &named, &err));
    FILE *in = fmemopen((void *)(uintptr_t)typed, strlen(typed), "r");
    FILE *out = fmemopen(shown, 4000, "w");
    bool ok = paper_rows_ask(&named, in, out, rows, why);
    fclose(in);
    fclose(out);
    named_roster_free(&named);
    return ok;
}

static void asks(void **state)
{
    struct day *d = *state;
    struct paper_rows rows = {0};
    struct error err = {0};
    char typed[200], shown[4000] = "";
    snprintf(typed, sizeof typed, "p 15:25\nwhat\nl 15.52 17:00\na\n\n-\n%s\n%s p\n\n",
             d->stranger.number, d->stranger.number);
    assert_true(interview(d, typed, &rows, shown, &err));
    assert_int_equal(rows.count, PEOPLE + 1);
    assert_int_equal(rows.items[0].mark, PAPER_PRESENT);
    assert_int_equal(rows.items[1].mark, PAPER_LATE);
    assert_int_equal(rows.items[1].out_minutes, 1020);
    assert_int_equal(rows.items[2].mark, PAPER_ABSENT);
    assert_int_equal(rows.items[3].mark, PAPER_SKIP);
    assert_string_equal(rows.items[5].number, d->stranger.number);
    assert_non_null(strstr(shown, "1/5  "));
    assert_non_null(strstr(shown, "5/5  "));
    paper_rows_free(&rows);
    /* Given up, or the input ended: nothing. */
    static const char *const ends[] = {"q\n", "p\nq\n", "p\n", "\n\n\n\n\nq\n", "\n\n\n\n\n"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        error_clear(&err);
        assert_false(interview(d, ends[i], &rows, shown, &err));
        assert_int_equal(err.kind, ERROR_REFUSED);
        paper_rows_free(&rows);
    }
}

#define day_test(name) cmocka_unit_test_setup_teardown(name, day_open, day_close)

int main(void)
{
    const struct CMUnitTest tests[] = {day_test(table_cells), day_test(asks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
