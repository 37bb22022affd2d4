/* Blank lists as a reader finds them: who is expected, the number to type them back by, room
 * for guests, one document for each session; and the same bytes again. */
#include "base/clock.h"
#include "paper/attendance_blank.h"
#include "tools.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_ROWS = 60 };

/* A list with everything it points to. */
struct sample {
    struct roster roster;
    struct roster_row rows[MOST_ROWS];
    char names[MOST_ROWS][80];
    const char *pointers[MOST_ROWS];
    struct attendance_list list;
};

static struct sample *new_sample(size_t rows, const char *session, const char *number)
{
    struct sample *sample = memory_new(1, sizeof *sample);
    sample->roster = (struct roster){
        .activity_title = "Spotkanie informacyjno-edukacyjne",
        .room = "sala 2",
        .leaders = "Anna Przykładowa",
        .start_at = 1768228200, /* 2026-01-12, 15.30 in Warsaw */
        .end_at = 1768228200 + 150 * 60,
        .hour_minutes = 60,
        .rows = sample->rows,
        .row_count = rows,
    };
    snprintf(sample->roster.session, sizeof sample->roster.session, "%s", session);
    for (size_t i = 0; i < rows; i++) {
        sample->rows[i].is_expected = true;
        snprintf(sample->rows[i].participant, NUMBER_SIZE, "7QK%03uX", (unsigned)i);
        snprintf(sample->names[i], sizeof sample->names[i], "Wzorzec%03d Przykład", (int)i);
        sample->pointers[i] = sample->names[i];
    }
    sample->list = (struct attendance_list){
        .institution = "Miejski Ośrodek Pomocy Społecznej w Przykładowie",
        .club = "Klub Integracji Społecznej",
        .address = "ul. Klonowa 1A, 00-000 Przykładów",
        .number = number,
        .chain = "0004 2218",
        .as_of = 1768200000,
        .is_blank = true,
        .roster = &sample->roster,
        .names = sample->pointers,
    };
    return sample;
}

static void write_list(const struct attendance_list *lists, size_t count, const char *path)
{
    struct error err = {0};
    if (!attendance_blank_pdf(lists, count, path, &err))
        fail_msg("%s", err.text);
}

static void has_names_and_numbers(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct sample *sample = new_sample(8, "G1-2026-01-12", "9TR5W31");
    tools_path(path, *state, "pusta.pdf");
    sample->rows[7].is_expected = false; /* came as a guest once: not on a list of the expected */
    sample->rows[0].status = ROSTER_PRESENT;
    sample->rows[0].in_at = sample->roster.start_at;
    write_list(&sample->list, 1, path);
    struct buffer text = tools_run("pdftotext -layout '%s' -", path);
    assert_true(tools_contains(&text, "Lista nr 9TR5W31"));
    assert_true(tools_contains(&text, "G1-2026-01-12 --list 9TR5W31"));
    assert_int_equal(tools_count(&text, "Wzorzec"), 7);
    assert_int_equal(tools_count(&text, "7QK00"), 7);
    assert_true(tools_contains(&text, "strona 1 z 1"));
    /* Blank: no mark and no hour of arrival, whatever is recorded. */
    assert_false(tools_contains(&text, "karta"));
    assert_int_equal(tools_count(&text, "15.30"), 1);
    buffer_free(&text);
    free(sample);
}

static void numbers_alone_hold_no_name(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct sample *sample = new_sample(5, "G1-2026-01-12", "9TR5W31");
    tools_path(path, *state, "numery.pdf");
    sample->list.names = NULL;
    write_list(&sample->list, 1, path);
    struct buffer text = tools_run("pdftotext '%s' - && pdfinfo '%s'", path, path);
    assert_false(tools_contains(&text, "Wzorzec"));
    assert_int_equal(tools_count(&text, "7QK00"), 5);
    buffer_free(&text);
    free(sample);
}

/* Guests' rows never cost a page; each list counts its own pages and has its own code. */
static void each_session_its_own(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct sample *samples[3] = {new_sample(12, "G1-2026-01-12", "9TR5W31"),
                                 new_sample(40, "G2-2026-01-15", "7QK4M24"),
                                 new_sample(1, "K1-2026-01-15", "59RB7MK")};
    struct attendance_list lists[3];
    for (int i = 0; i < 3; i++)
        lists[i] = samples[i]->list;
    tools_path(path, *state, "tydzien.pdf");
    write_list(lists, 3, path);
    struct buffer text = tools_run("pdftotext -layout '%s' -", path);
    assert_int_equal(tools_count(&text, "strona 1 z 1"), 2);
    assert_int_equal(tools_count(&text, "strona 1 z 3"), 1);
    assert_int_equal(tools_count(&text, "strona 3 z 3"), 1);
    assert_int_equal(tools_count(&text, "import-paper"), 3);
    assert_int_equal(tools_count(&text, "Wzorzec"), 53);
    buffer_free(&text);
    for (int page = 1; page <= 5; page++) {
        const char *number = page == 1 ? "9TR5W31" : page == 5 ? "59RB7MK" : "7QK4M24";
        text = tools_run("pdftoppm -r 200 -gray -f %d -l %d '%s' %s/page && zbarimg -q --raw -Sdisable -Sqrcode.enable %s/page-*",
                         page, page, path, (char *)*state, (char *)*state);
        assert_true(tools_contains(&text, number));
        buffer_free(&text);
        text = tools_run("rm %s/page-*", (char *)*state);
        buffer_free(&text);
    }
    for (int i = 0; i < 3; i++)
        free(samples[i]);
}

static void same_lists_give_same_bytes(void **state)
{
    char one[TOOLS_PATH_SIZE], other[TOOLS_PATH_SIZE];
    struct sample *sample = new_sample(20, "G1-2026-01-12", "9TR5W31");
    tools_path(one, *state, "a.pdf");
    tools_path(other, *state, "b.pdf");
    write_list(&sample->list, 1, one);
    write_list(&sample->list, 1, other);
    assert_true(tools_has_same_bytes(one, other));
    free(sample);
}

static void missing_folder_is_refused(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct error err = {0};
    struct sample *sample = new_sample(2, "G1-2026-01-12", "9TR5W31");
    tools_path(path, *state, "nie/ma/a.pdf");
    assert_false(attendance_blank_pdf(&sample->list, 1, path, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_int_equal(tools_count_files(*state), 0);
    free(sample);
}

#define blank_test(name) cmocka_unit_test_setup_teardown(name, tools_setup, tools_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        blank_test(has_names_and_numbers),      blank_test(numbers_alone_hold_no_name),
        blank_test(each_session_its_own),       blank_test(same_lists_give_same_bytes),
        blank_test(missing_folder_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
