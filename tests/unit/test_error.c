/* The first error stays, and setting one always reads as a failure. */
#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static void first_error_stays(void **state)
{
    (void)state;
    struct error err = {0};
    assert_false(error_set(&err, ERROR_REFUSED, "There are %d of %s.", 3, "them"));
    assert_false(error_set(&err, ERROR_STORAGE, "Something later."));
    assert_int_equal(err.kind, ERROR_REFUSED);
    assert_string_equal(err.text, "There are 3 of them.");
}

static void cleared_error_can_be_set_again(void **state)
{
    (void)state;
    struct error err = {0};
    error_set(&err, ERROR_REFUSED, "First.");
    error_clear(&err);
    assert_int_equal(err.kind, ERROR_NONE);
    assert_string_equal(err.text, "");
    error_set(&err, ERROR_USAGE, "Second.");
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_string_equal(err.text, "Second.");
}

static void long_sentence_is_cut_and_terminated(void **state)
{
    (void)state;
    struct {
        struct error err;
        char after[16];
    } guarded = {.after = "untouched"};
    char text[2 * ERROR_TEXT_SIZE];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    error_set(&guarded.err, ERROR_STORAGE, "%s", text);
    assert_int_equal(strlen(guarded.err.text), ERROR_TEXT_SIZE - 1);
    assert_string_equal(guarded.after, "untouched");
}

/* Words that were typed are quoted; whatever they hold, the sentence can be shown. */
static void sentence_can_always_be_shown(void **state)
{
    (void)state;
    static const struct {
        const char *quoted, *shown;
    } rows[] = {
        {"Łódź", "“Łódź”."},         {"a\xFF" "b", "“ab”."},    {"\xC5", "“”."},
        {"a\nb\x1B[2J", "“ab[2J”."}, {"x\xE2\x82", "“x”."},     {"\xC0\x80", "“”."},
        {"😀\x7F", "“😀”."},        {"\xF0\x9F\x98", "“”."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error err = {0};
        error_set(&err, ERROR_USAGE, "“%s”.", rows[i].quoted);
        assert_string_equal(err.text, rows[i].shown);
    }
    struct error err = {0};
    error_set(&err, ERROR_USAGE, "“%.3s”.", "Łódź"); /* cut inside a character */
    assert_string_equal(err.text, "“Ł”.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_error_stays),
        cmocka_unit_test(cleared_error_can_be_set_again),
        cmocka_unit_test(long_sentence_is_cut_and_terminated),
        cmocka_unit_test(sentence_can_always_be_shown),
    };
    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
