/* Archives: opened by the tools that offices have, closed without the password. */
#define _GNU_SOURCE /* memmem */
#include "exchange/archive.h"

#include "tests/unit/files.h"

#include <stdlib.h>
#include <string.h>

static const struct archive_entry entries[] = {
    {.name = "listy/LO-1-2026.csv", .bytes = "Ćwik;Łucja\r\n", .length = 14},
    {.name = "manifest.txt", .bytes = "", .length = 0},
};

static void write_file(const char *path, const struct buffer *bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes->text, 1, bytes->length, file), bytes->length);
    fclose(file);
}

static int run(const char *format, const char *path)
{
    char command[512];
    snprintf(command, sizeof command, format, path);
    return system(command);
}

static void the_same_entries_are_the_same_file(void **state)
{
    struct buffer bytes = {0}, again = {0};
    struct error err = {0};
    (void)state;
    assert_true(archive_write(entries, 2, NULL, 1768231200, &bytes, &err));
    assert_true(archive_write(entries, 2, NULL, 1768231200, &again, &err));
    assert_int_equal(bytes.length, again.length);
    assert_memory_equal(bytes.text, again.text, bytes.length);
    buffer_free(&bytes);
    buffer_free(&again);
}

static void a_common_tool_opens_it_with_the_password_alone(void **state)
{
    struct buffer bytes = {0};
    struct error err = {0};
    char path[] = "/tmp/obecni-archive-XXXXXX";
    (void)state;
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    assert_true(archive_write(entries, 2, "korzeń-7QK4", 1768231200, &bytes, &err));
    assert_null(memmem(bytes.text, bytes.length, "Łucja", strlen("Łucja")));
    write_file(path, &bytes);
    assert_int_equal(run("7z t -pkorzeń-7QK4 -tzip '%s' > /dev/null 2>&1", path), 0);
    assert_int_not_equal(run("7z t -pinne -tzip '%s' > /dev/null 2>&1", path), 0);
    assert_int_equal(run("7z x -so -pkorzeń-7QK4 -tzip '%s' listy/LO-1-2026.csv 2> /dev/null |"
                         " grep -q Łucja", path), 0);
    assert_int_equal(run("7z l -slt -tzip '%s' | grep -q AES-256", path), 0);
    unlink(path);
    buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_entries_are_the_same_file),
        cmocka_unit_test(a_common_tool_opens_it_with_the_password_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
