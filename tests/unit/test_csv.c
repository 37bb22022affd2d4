/* CSV as people and programs write it, and whatever else may come: read whole, or refused with
 * line and column. */
#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "line:cell|cell;line:cell" */
static char *flat(const struct csv *csv)
{
    struct buffer text = {0};
    buffer_append_text(&text, "");
    for (size_t i = 0; i < csv->row_count; i++) {
        buffer_printf(&text, "%s%d:", i ? ";" : "", csv->rows[i].line);
        for (int j = 0; j < csv->rows[i].count; j++)
            buffer_printf(&text, "%s%s", j ? "|" : "", csv_cell(csv, &csv->rows[i], j));
    }
    return text.text;
}

static void is_read(void **state)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", ""},
        {"a", "1:a"},
        {"a,b\n1,2\n", "1:a|b;2:1|2"},
        {"a;b\n1;2,5\n", "1:a|b;2:1|2,5"},
        {"a,b\r\n1,2\r\n", "1:a|b;2:1|2"},
        {"a,b\r1,2\r", "1:a|b;2:1|2"},
        {"\xef\xbb\xbf" "a,b\n1,2", "1:a|b;2:1|2"},
        {"a,b\n\n  \n,\n1,2\n\n", "1:a|b;5:1|2"},
        {" a , b \n\t1\t,  2  \n", "1:a|b;2:1|2"},
        {"a,b\n\"1, \"\"x\"\"\",\" 2 \"\n", "1:a|b;2:1, \"x\"| 2 "},
        {"a,b\n\"1\r\n2\",3\n4,5", "1:a|b;2:1 2|3;4:4|5"},
        {"\"x;y\",b\n1,2\n", "1:x;y|b;2:1|2"},
        {"a,b\n1,", "1:a|b;2:1|"},
        {"a,b\n\"\",x", "1:a|b;2:|x"},
        {"a\n\"1\"  ", "1:a;2:1"},
        {"ą,ż\nŁódź,é", "1:ą|ż;2:Łódź|é"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct csv csv;
        struct error err = {0};
        if (!csv_read(&csv, rows[i].text, strlen(rows[i].text), &err))
            fail_msg("“%s”: %s", rows[i].text, err.text);
        char *got = flat(&csv);
        assert_string_equal(got, rows[i].wanted);
        free(got);
        csv_free(&csv);
    }
}

static void refuse(const char *text, size_t length, const char *where)
{
    struct csv csv;
    struct error err = {0};
    if (csv_read(&csv, text, length, &err))
        fail_msg("“%s” was read", text);
    assert_int_equal(err.kind, ERROR_USAGE);
    if (!strstr(err.text, where))
        fail_msg("“%s” does not say “%s”", err.text, where);
    assert_null(csv.text);
    assert_int_equal(csv.row_count, 0);
}

static void is_refused(void **state)
{
    static const struct {
        const char *text, *where;
    } rows[] = {
        {"a,b\n1,\"2\n3,4\n", "Line 2, column 2: a quote that is not closed"},
        {"a,b\n1,2\"3\"\n", "Line 2, column 2: a quote inside a text"},
        {"a,b\n\"1\"2,3\n", "Line 2, column 1: text after a closing quote"},
        {"a,b\n1,\x01\n", "Line 2, column 2: a character that is no text"},
        {"a,b\n1,\"\x1b[2J\"\n", "Line 2, column 2: a character that is no text"},
        {"a,b\n\xb9,2\n", "Line 2, column 1: not UTF-8"},
        {"a,b\n1,\xc5", "Line 2, column 2: not UTF-8"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        refuse(rows[i].text, strlen(rows[i].text), rows[i].where);
    refuse("a,b\n1,\0", 7, "Line 2, column 2: a character that is no text");
    refuse("\0", 1, "Line 1, column 1");
}

static void limits(void **state)
{
    char *text = malloc(CSV_BYTES_MOST + 2);
    (void)state;
    memset(text, 'x', CSV_BYTES_MOST + 1);
    text[CSV_BYTES_MOST + 1] = '\0';
    refuse(text, CSV_BYTES_MOST + 1, "4 MiB");
    refuse(text, CSV_BYTES_MOST, "Line 1, column 1: a text that is too long");
    refuse(text, CSV_CELL_BYTES_MOST, "too long");
    memset(text, ',', 1000);
    refuse(text, 1000, "too many columns");
    memset(text, '\n', CSV_BYTES_MOST);
    struct csv csv;
    struct error err = {0};
    assert_true(csv_read(&csv, text, CSV_BYTES_MOST, &err));
    assert_int_equal(csv.row_count, 0);
    csv_free(&csv);
    free(text);
}

static void columns_by_head(void **state)
{
    static const char *const heads[] = {"number", "status", "in"};
    static const struct {
        const char *text, *why; /* NULL: it is taken */
    } rows[] = {
        {"Number;STATUS;in\n1;2;3", NULL},
        {"status,number\n1,2", NULL},
        {"number,in\n1,2", "the column “status” is missing"},
        {"number,status,name\n1,2,3", "Line 1, column 3: “name” is no head known here"},
        {"number,status,Number\n1,2,3", "Line 1, column 3: “Number” is there twice"},
        {"\n\n", "is empty"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct csv csv;
        struct error err = {0};
        int columns[3];
        assert_true(csv_read(&csv, rows[i].text, strlen(rows[i].text), &err));
        bool ok = csv_columns(&csv, heads, 3, 2, columns, &err);
        assert_int_equal(ok, rows[i].why == NULL);
        if (!ok && !strstr(err.text, rows[i].why))
            fail_msg("“%s” does not say “%s”", err.text, rows[i].why);
        if (ok) {
            assert_int_equal(columns[0], i == 0 ? 0 : 1);
            assert_int_equal(columns[2], i == 0 ? 2 : -1);
        }
        csv_free(&csv);
    }
}

/* A small generator of its own, so that each run tries the same. */
static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Whatever the bytes, it is read into clean cells or refused with a sentence. */
static void any_bytes(void **state)
{
    static const char pieces[] = ",;\"\"\n\r\t ab1\xc5\x82\xef\xbb\xbf\0\x80.:";
    uint32_t seed = 20260112;
    (void)state;
    for (int round = 0; round < 50000; round++) {
        char bytes[48];
        struct csv csv;
        struct error err = {0};
        size_t length = next(&seed) % sizeof bytes;
        for (size_t i = 0; i < length; i++)
            bytes[i] = pieces[next(&seed) % (sizeof pieces - 1)];
        char *exact = malloc(length ? length : 1);
        memcpy(exact, bytes, length);
        bool ok = csv_read(&csv, exact, length, &err);
        assert_int_equal(ok, err.kind == ERROR_NONE);
        for (size_t i = 0; i < csv.cell_count; i++)
            assert_true(text_is_utf8(csv.cells[i]));
        for (size_t i = 0; i < csv.row_count; i++)
            assert_true(csv.rows[i].first + (size_t)csv.rows[i].count <= csv.cell_count);
        csv_free(&csv);
        free(exact);
    }
}

static void from_a_stream(void **state)
{
    struct csv csv;
    struct error err = {0};
    char text[] = "a,b\n1,2\n";
    FILE *stream = fmemopen(text, strlen(text), "r");
    (void)state;
    assert_true(csv_read_stream(&csv, stream, "lista.csv", &err));
    assert_string_equal(csv_cell(&csv, &csv.rows[1], 1), "2");
    assert_string_equal(csv_cell(&csv, &csv.rows[1], 2), "");
    csv_free(&csv);
    fclose(stream);
    FILE *folder = fopen("/", "r");
    assert_false(csv_read_stream(&csv, folder, "/", &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    fclose(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_read),         cmocka_unit_test(is_refused),
        cmocka_unit_test(limits),          cmocka_unit_test(columns_by_head),
        cmocka_unit_test(any_bytes),       cmocka_unit_test(from_a_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
