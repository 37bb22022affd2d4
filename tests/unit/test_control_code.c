/* The codes of the sheet of commands: each its own, none a card's, a slip's or staff's, and no
 * misread one is another. */
#include "trust/control_code.h"

#include "trust/start.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static int start(void **state)
{
    (void)state;
    struct error err = {0};
    return trust_start(&err) ? 0 : -1;
}

static void each_is_found(void **state)
{
    (void)state;
    for (int i = 1; i < CONTROL_COUNT; i++) {
        char payload[TOKEN_SIZE];
        control_code_make((enum control)i, payload);
        assert_int_equal(strlen(payload), TOKEN_LENGTH);
        assert_true(token_control_check(payload));
        assert_int_equal(control_code_find(payload), i);
        assert_true(control_code_word((enum control)i)[0]);
        for (int other = 1; other < i; other++)
            assert_string_not_equal(control_code_word((enum control)i),
                                    control_code_word((enum control)other));
    }
}

/* Sheets hang for years: what a code says never changes. */
static void the_sheets_that_hang_stay_good(void **state)
{
    (void)state;
    char payload[TOKEN_SIZE];
    control_code_make(CONTROL_NEXT, payload);
    assert_memory_equal(payload, "OB501010101010101010101010101", 29);
    control_code_make(CONTROL_CHOICE_6, payload);
    assert_memory_equal(payload, "OB521212121212121212121212121", 29);
}

static void none_is_a_card(void **state)
{
    (void)state;
    char payload[TOKEN_SIZE];
    control_code_make(CONTROL_PRESS, payload);
    assert_false(token_check(payload) || token_slip_check(payload) || token_staff_check(payload) ||
                 token_test_check(payload));
    token_new(payload);
    assert_false(token_control_check(payload));
    token_slip_new(payload);
    assert_false(token_control_check(payload));
    for (char kind = '1'; kind <= '4'; kind++) { /* the same characters under another head */
        control_code_make(CONTROL_PRESS, payload);
        payload[2] = kind;
        assert_false(token_control_check(payload));
    }
}

static void a_misread_one_is_none(void **state)
{
    (void)state;
    for (int i = 1; i < CONTROL_COUNT; i++) {
        char payload[TOKEN_SIZE];
        control_code_make((enum control)i, payload);
        for (int at = 0; at < TOKEN_LENGTH; at++) {
            char right = payload[at];
            payload[at] = right == '7' ? '8' : '7';
            assert_false(token_control_check(payload));
            assert_int_equal(control_code_find(payload), CONTROL_NONE);
            payload[at] = right;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_found),
        cmocka_unit_test(the_sheets_that_hang_stay_good),
        cmocka_unit_test(none_is_a_card),
        cmocka_unit_test(a_misread_one_is_none),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
