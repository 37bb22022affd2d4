/* One-time slips as they are printed: each square is read as its own code, the same code stands
 * under it in letters, and nothing says what it is for. */
#include "paper/slip_sheet.h"
#include "tools.h"
#include "trust/start.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SLIPS = 20, A_PAGE = SLIP_SHEET_COLUMNS * SLIP_SHEET_ROWS };

static void make(char payloads[SLIPS][TOKEN_SIZE])
{
    struct error err = {0};
    assert_true(trust_start(&err));
    for (int i = 0; i < SLIPS; i++)
        token_slip_new(payloads[i]);
}

static void print(const char *path, char (*payloads)[TOKEN_SIZE], size_t count)
{
    struct error err = {0};
    struct slip_sheet sheet = {.payloads = payloads, .count = count, .made_at = 1768227600};
    if (!slip_sheet_pdf(&sheet, path, &err))
        fail_msg("%s", err.text);
}

/* Nineteen and more need a second page; every square is read, and nothing else. In a picture of
 * many squares zbarimg misses one now and then, at another resolution another one: a reader sees
 * one slip at a time. */
static void each_square_is_its_own_code(void **state)
{
    char path[TOOLS_PATH_SIZE], pages[TOOLS_PATH_SIZE], payloads[SLIPS][TOKEN_SIZE];
    make(payloads);
    tools_path(path, *state, "slips.pdf");
    tools_path(pages, *state, "page");
    print(path, payloads, SLIPS);
    struct buffer count = tools_run("pdfinfo %s | sed -n 's/^Pages: *//p'", path);
    assert_int_equal(strtol(count.text, NULL, 10), (SLIPS + A_PAGE - 1) / A_PAGE);
    struct buffer size = tools_run("pdfinfo %s | grep 'Page size'", path);
    assert_true(tools_contains(&size, "(A4)"));
    struct buffer read =
        tools_run("for dots in 150 200 300; do pdftoppm -r $dots -png %s %s-$dots || exit; done;"
                  " zbarimg -q --raw -Sdisable -Sqrcode.enable %s*.png 2>/dev/null | sort -u",
                  path, pages, pages);
    for (int i = 0; i < SLIPS; i++)
        assert_int_equal(tools_count(&read, payloads[i]), 1);
    assert_int_equal(tools_count(&read, "\n"), SLIPS);
    buffer_free(&count);
    buffer_free(&size);
    buffer_free(&read);
}

/* The text without blanks holds each code; beside the codes only the words of all are there. */
static void the_code_stands_in_letters(void **state)
{
    char path[TOOLS_PATH_SIZE], payloads[SLIPS][TOKEN_SIZE];
    make(payloads);
    tools_path(path, *state, "one.pdf");
    print(path, payloads, 1);
    struct buffer text = tools_run("pdftotext -raw %s - | tr -d ' \\n\\f'", path);
    char wanted[200];
    snprintf(wanted, sizeof wanted, "%sJednorazowo.Beznazwisk.", payloads[0]);
    if (strcmp(text.text, wanted) != 0)
        fail_msg("“%s”, not “%s”", text.text, wanted);
    buffer_free(&text);
}

static void the_same_slips_are_the_same_bytes(void **state)
{
    char path[TOOLS_PATH_SIZE], again[TOOLS_PATH_SIZE], payloads[SLIPS][TOKEN_SIZE];
    make(payloads);
    tools_path(path, *state, "a.pdf");
    tools_path(again, *state, "b.pdf");
    print(path, payloads, A_PAGE);
    print(again, payloads, A_PAGE);
    assert_true(tools_has_same_bytes(path, again));
}

/* Nothing is left where it cannot be written. */
static void what_cannot_be_written(void **state)
{
    char path[TOOLS_PATH_SIZE], payloads[SLIPS][TOKEN_SIZE];
    struct error err = {0};
    make(payloads);
    tools_path(path, *state, "no/such.pdf");
    struct slip_sheet sheet = {.payloads = payloads, .count = 1, .made_at = 1768227600};
    assert_false(slip_sheet_pdf(&sheet, path, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_int_equal(tools_count_files(*state), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_square_is_its_own_code, tools_setup, tools_teardown),
        cmocka_unit_test_setup_teardown(the_code_stands_in_letters, tools_setup, tools_teardown),
        cmocka_unit_test_setup_teardown(the_same_slips_are_the_same_bytes, tools_setup,
                                        tools_teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_written, tools_setup, tools_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
