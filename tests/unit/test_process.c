/* Running other programs. */
#include "base/process.h"
#include "tests/unit/people.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

static void what_goes_in_comes_out(void **state)
{
    (void)state;
    const char *arguments[] = {"cat", NULL};
    char *text = people_long_text(1000000);
    struct process process = {.arguments = arguments, .input = text, .input_length = 1000000,
                              .limit_ms = 60000, .output_most = 2000000};
    assert_int_equal(process_run(&process), PROCESS_ENDED);
    assert_int_equal(process.status, 0);
    assert_int_equal(process.output.length, 1000000);
    assert_memory_equal(process.output.text, text, 1000000);
    buffer_free(&process.output);
    free(text);
}

/* Nothing that stands in an argument is more than its text. */
static void no_shell(void **state)
{
    (void)state;
    const char *arguments[] = {"printf", "%s|", "$HOME", "`id`", "; false", "*", NULL};
    struct process process = {.arguments = arguments, .limit_ms = 60000, .output_most = 1000};
    assert_int_equal(process_run(&process), PROCESS_ENDED);
    assert_string_equal(process.output.text, "$HOME|`id`|; false|*|");
    buffer_free(&process.output);
}

static void output_is_limited(void **state)
{
    (void)state;
    const char *arguments[] = {"head", "-c", "1000000", "/dev/zero", NULL};
    struct process process = {.arguments = arguments, .limit_ms = 60000, .output_most = 10};
    assert_int_equal(process_run(&process), PROCESS_ENDED);
    assert_int_equal(process.output.length, 10);
    buffer_free(&process.output);
}

static void who_does_not_read(void **state)
{
    (void)state;
    const char *arguments[] = {"true", NULL};
    char *text = people_long_text(1000000);
    struct process process = {
        .arguments = arguments, .input = text, .input_length = 1000000, .limit_ms = 60000};
    assert_int_equal(process_run(&process), PROCESS_ENDED);
    assert_int_equal(process.status, 0);
    buffer_free(&process.output);
    free(text);
}

static void errors_are_told(void **state)
{
    (void)state;
    const char *missing[] = {"obecni-no-such-program", NULL}, *failing[] = {"ls", "/no/such", NULL};
    struct process process = {.arguments = missing, .limit_ms = 60000};
    assert_int_equal(process_run(&process), PROCESS_MISSING);
    process = (struct process){
        .arguments = failing, .limit_ms = 60000, .output_most = 500, .joins_errors = true};
    assert_int_equal(process_run(&process), PROCESS_ENDED);
    assert_int_not_equal(process.status, 0);
    assert_non_null(strstr(process.output.text, "/no/such"));
    buffer_free(&process.output);
}

/* It is ended, and no child of ours is left. */
static void who_does_not_end(void **state)
{
    (void)state;
    const char *arguments[] = {"sleep", "1000", NULL};
    struct process process = {.arguments = arguments, .limit_ms = 20};
    assert_int_equal(process_run(&process), PROCESS_TOO_LONG);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_in_comes_out), cmocka_unit_test(no_shell),
        cmocka_unit_test(output_is_limited),      cmocka_unit_test(who_does_not_read),
        cmocka_unit_test(errors_are_told),        cmocka_unit_test(who_does_not_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
