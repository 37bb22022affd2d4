/* Arrays and buffers that grow keep what they hold, and empty is a state like any other. */
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void new_memory_is_zeroed(void **state)
{
    (void)state;
    for (size_t size = 0; size < 5000; size += 617) {
        unsigned char *dirty = malloc(size + 1);
        memset(dirty, 0xA5, size + 1);
        free(dirty);
        unsigned char *memory = memory_new(size, 1);
        assert_non_null(memory);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        free(memory);
    }
}

static void too_much_memory_ends_the_program(void **state)
{
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0});
        signal(SIGABRT, SIG_DFL);
        assert_non_null(freopen("/dev/null", "w", stderr));
        void *volatile memory = memory_new(SIZE_MAX / 2, 3);
        _exit(memory ? 0 : 100);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 1); /* 1: the sanitizer's end */
}

static void copied_text_is_its_own(void **state)
{
    (void)state;
    char text[] = "Łódź";
    char *copy = memory_copy_text(text);
    text[0] = 'x';
    assert_string_equal(copy, "Łódź");
    free(copy);
    copy = memory_copy_text("");
    assert_string_equal(copy, "");
    free(copy);
}

static void grown_array_keeps_its_items(void **state)
{
    (void)state;
    int *items = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 5000; i++) {
        items = memory_grow(items, count, &capacity, sizeof *items);
        assert_true(capacity > count);
        items[count++] = i * 7;
    }
    for (int i = 0; i < 5000; i++)
        assert_int_equal(items[i], i * 7);
    int *same = memory_grow(items, capacity - 1, &capacity, sizeof *items);
    assert_ptr_equal(same, items);
    free(items);
}

static void buffer_holds_text_and_bytes(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_append_text(&buffer, "");
    assert_non_null(buffer.text);
    assert_string_equal(buffer.text, "");
    buffer_append(&buffer, "a\0b", 3);
    buffer_printf(&buffer, "%s-%d", "c", 12);
    assert_int_equal(buffer.length, 7);
    assert_memory_equal(buffer.text, "a\0bc-12", 8);
    buffer_free(&buffer);
    assert_null(buffer.text);
    assert_int_equal(buffer.length, 0);
    assert_int_equal(buffer.capacity, 0);
    buffer_free(&buffer);
}

/* Every length around the points at which the buffer moves. */
static void buffer_grows_at_every_length(void **state)
{
    (void)state;
    struct buffer byte_by_byte = {0};
    for (size_t length = 1; length <= 1100; length++) {
        struct buffer at_once = {0};
        buffer_append(&byte_by_byte, &"0123456789"[length % 10], 1);
        buffer_printf(&at_once, "%s", byte_by_byte.text);
        assert_int_equal(byte_by_byte.length, length);
        assert_int_equal(strlen(byte_by_byte.text), length);
        assert_true(byte_by_byte.capacity > length);
        assert_int_equal(at_once.length, length);
        assert_string_equal(at_once.text, byte_by_byte.text);
        assert_true(at_once.capacity > length);
        buffer_free(&at_once);
    }
    buffer_free(&byte_by_byte);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zeroed),
        cmocka_unit_test(too_much_memory_ends_the_program),
        cmocka_unit_test(copied_text_is_its_own),
        cmocka_unit_test(grown_array_keeps_its_items),
        cmocka_unit_test(buffer_holds_text_and_bytes),
        cmocka_unit_test(buffer_grows_at_every_length),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
