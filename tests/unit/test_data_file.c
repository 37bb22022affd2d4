/* Built-in files and the plain CSV they are written in. */
#include "club/data_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static void rows_of_plain_csv(void **state)
{
    (void)state;
    static const struct {
        const char *row;
        int count;
        const char *fields[4];
    } rows[] = {
        {"a,b,c\n", 3, {"a", "b", "c"}},
        {"a,b,c", 3, {"a", "b", "c"}},
        {"one\n", 1, {"one"}},
        {"\"a,b\",c\n", 2, {"a,b", "c"}},
        {"\"say \"\"Ł\"\"\",c\n", 2, {"say \"Ł\"", "c"}},
        {"\"\",\"\"\n", 2, {"", ""}},
        {",b\n", 2, {"", "b"}},
        {"a,\n", 2, {"a", ""}},
        {"a,", 2, {"a", ""}},
        {",,,\n", 4, {"", "", "", ""}},
        {"a,,c,\n", 4, {"a", "", "c", ""}},
        {" a ,b \n", 2, {" a ", "b "}},
        {"a,\"\"\n", 2, {"a", ""}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char room[DATA_ROW_SIZE];
        const char *fields[4], *text = rows[i].row;
        int count = data_file_row(&text, room, fields, 4);
        if (count != rows[i].count)
            fail_msg("%s: %d fields", rows[i].row, count);
        for (int f = 0; f < count; f++)
            assert_string_equal(fields[f], rows[i].fields[f]);
        assert_int_equal(data_file_row(&text, room, fields, 4), 0);
        assert_string_equal(text, "");
    }
}

static void row_after_row(void **state)
{
    (void)state;
    char room[DATA_ROW_SIZE];
    const char *fields[3], *text = "code,name\n\nG1,\"x, y\"\nG2,\n";
    assert_int_equal(data_file_row(&text, room, fields, 3), 2);
    assert_string_equal(fields[0], "code");
    assert_int_equal(data_file_row(&text, room, fields, 3), 2);
    assert_string_equal(fields[1], "x, y");
    assert_int_equal(data_file_row(&text, room, fields, 3), 2);
    assert_string_equal(fields[0], "G2");
    assert_string_equal(fields[1], "");
    assert_int_equal(data_file_row(&text, room, fields, 3), 0);
    assert_int_equal(data_file_row(&text, room, fields, 3), 0);
}

/* Every built-in file is a table: each row has as many fields as the head line. */
static void built_in_files_are_tables(void **state)
{
    (void)state;
    int files = 0;
    for (const struct data_file *file = data_files; file->name; file++, files++) {
        char room[DATA_ROW_SIZE];
        const char *fields[16], *text = data_file_text(file->name);
        assert_ptr_equal(text, file->text);
        int head = data_file_row(&text, room, fields, 16), rows = 0;
        assert_true(head >= 1);
        for (int count; (count = data_file_row(&text, room, fields, 16)) > 0; rows++) {
            if (count != head)
                fail_msg("%s, row %d: %d fields, not %d", file->name, rows + 1, count, head);
        }
        assert_true(rows > 0);
    }
    assert_true(files >= 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_plain_csv),
        cmocka_unit_test(row_after_row),
        cmocka_unit_test(built_in_files_are_tables),
    };
    return cmocka_run_group_tests_name("data file", tests, NULL, NULL);
}
