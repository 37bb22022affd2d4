/* Spreadsheets: what stands in the file, read back by unpacking it. */
#include "exchange/xlsx.h"
#include "tests/unit/unzip.h"

static size_t read_all(const char *path, unsigned char bytes[UNZIP_MOST])
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t length = fread(bytes, 1, UNZIP_MOST, file);
    fclose(file);
    return length;
}

static void write_one(const char *path)
{
    struct error err = {0};
    const char *titles[] = {"Figure", "Value"};
    struct xlsx *xlsx = xlsx_new(path, "Sprawozdanie 2025-II", 1767950000);
    xlsx_sheet(xlsx, "Figures");
    xlsx_header(xlsx, titles, 2);
    xlsx_text(xlsx, "Łączny czas <60 & 45>");
    xlsx_integer(xlsx, 5340);
    xlsx_blank(xlsx);
    xlsx_share(xlsx, 7, 8);
    xlsx_end_row(xlsx);
    xlsx_text(xlsx, "=HYPERLINK(\"x\")");
    xlsx_text(xlsx, "");
    xlsx_text(xlsx, "007");
    xlsx_end_row(xlsx);
    xlsx_sheet(xlsx, "Notes");
    xlsx_heading(xlsx, "Uwagi");
    assert_true(xlsx_finish(xlsx, &err));
}

static void cells_are_what_was_put(void **state)
{
    (void)state;
    struct folder folder;
    char *text = malloc(UNZIP_MOST);
    unsigned char *bytes = malloc(UNZIP_MOST);
    folder_make(&folder);
    write_one(folder.path);
    size_t length = read_all(folder.path, bytes);
    unzip(bytes, length, "xl/worksheets/sheet1.xml", text);
    assert_non_null(strstr(text, "<v>5340</v>"));
    assert_non_null(strstr(text, "<v>0.875</v>"));
    assert_null(strstr(text, "<f>")); /* no formula, whatever a text begins with */
    unzip(bytes, length, "xl/sharedStrings.xml", text);
    assert_non_null(strstr(text, "Łączny czas &lt;60 &amp; 45&gt;"));
    assert_non_null(strstr(text, "=HYPERLINK(\"x\")"));
    assert_non_null(strstr(text, ">007<"));
    unzip(bytes, length, "xl/workbook.xml", text);
    assert_non_null(strstr(text, "name=\"Figures\""));
    assert_non_null(strstr(text, "name=\"Notes\""));
    free(text);
    free(bytes);
    folder_remove(&folder);
}

static void the_same_content_is_the_same_file(void **state)
{
    (void)state;
    struct folder first, second;
    unsigned char *a = malloc(UNZIP_MOST), *b = malloc(UNZIP_MOST);
    folder_make(&first);
    folder_make(&second);
    write_one(first.path);
    write_one(second.path);
    size_t length = read_all(first.path, a);
    assert_int_equal(read_all(second.path, b), length);
    assert_memory_equal(a, b, length);
    free(a);
    free(b);
    folder_remove(&first);
    folder_remove(&second);
}

static void a_file_that_cannot_be_written_is_said(void **state)
{
    (void)state;
    struct error err = {0};
    struct xlsx *xlsx = xlsx_new("/nowhere/at/all.xlsx", "x", 0);
    xlsx_sheet(xlsx, "Figures");
    xlsx_text(xlsx, "x");
    assert_false(xlsx_finish(xlsx, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_what_was_put),
        cmocka_unit_test(the_same_content_is_the_same_file),
        cmocka_unit_test(a_file_that_cannot_be_written_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
