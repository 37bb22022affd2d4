/* Short ways for the tests of certificates and statements: sheets of the demonstration club, and
 * what stands on them. */
#ifndef OBECNI_TESTS_UNIT_STATEMENTS_H
#define OBECNI_TESTS_UNIT_STATEMENTS_H

#include "base/language.h"
#include "document/document_kind.h"
#include "document/sheet_text.h"
#include "tests/unit/demo.h"
#include "tests/unit/people.h"

/* make_demo with the catalogues: papers are Polish. */
static inline int statements_open(void **state)
{
    language_start();
    return make_demo(state);
}

/* A sheet as of the day's end, DAY_NONE: now. To be freed. */
static inline struct sheet statements_fill(struct club *club, const char *series,
                                           const char *parameters, int day)
{
    struct sheet sheet = {0};
    json_t *read = json_loads(parameters, 0, NULL);
    assert_non_null(read);
    must(document_kind_find(series)->fill(
        club, read, day == DAY_NONE ? club_now(club) : clock_day_start(day + 1) - 1, &sheet, &err));
    json_decref(read);
    return sheet;
}

/* The sheet as canonical text; both are freed by the caller. */
static inline struct buffer statements_text(const struct sheet *sheet)
{
    struct buffer text = {0};
    sheet_text_write(sheet, &text);
    return text;
}

static inline void statements_refuse(struct club *club, const char *series, const char *parameters,
                                     enum error_kind kind, const char *words)
{
    struct sheet sheet = {0};
    json_t *read = json_loads(parameters, 0, NULL);
    assert_non_null(read);
    must_refuse(document_kind_find(series)->fill(club, read, club_now(club), &sheet, &err), kind,
                words);
    json_decref(read);
    sheet_free(&sheet);
}

/* All sums of the sheet, "19 36 2640": which words stand below them is the catalogue's. */
static inline void statements_check_sums(const struct sheet *sheet, const char *wanted)
{
    struct buffer got = {0};
    for (size_t i = 0; i < sheet->block_count; i++) {
        const struct sheet_block *block = &sheet->blocks[i];
        for (size_t k = 0; block->kind == SHEET_SUMS && k < block->count; k++)
            buffer_printf(&got, "%s%s", got.length ? " " : "", block->sums[k].number);
    }
    assert_string_equal(got.text, wanted);
    buffer_free(&got);
}

/* Table `number` of the sheet, from 0. */
static inline const struct sheet_table *statements_table(const struct sheet *sheet, int number)
{
    for (size_t i = 0; i < sheet->block_count; i++) {
        if (sheet->blocks[i].kind == SHEET_TABLE && number-- == 0)
            return &sheet->blocks[i].table;
    }
    fail_msg("there is no such table");
    return NULL;
}

/* The texts of a row from the column on, with | between. */
static inline void statements_check_row(const struct sheet_table *table, size_t row, size_t column,
                                        const char *wanted)
{
    struct buffer got = {0};
    assert_true(row < table->row_count);
    for (size_t i = column; i < table->rows[row].cell_count; i++)
        buffer_printf(&got, "%s%s", i > column ? "|" : "", table->rows[row].cells[i].text);
    assert_string_equal(got.text, wanted);
    buffer_free(&got);
}

/* The row whose cell in the column says so. */
static inline size_t statements_row(const struct sheet_table *table, size_t column,
                                    const char *text)
{
    for (size_t i = 0; i < table->row_count; i++) {
        if (strncmp(table->rows[i].cells[column].text, text, strlen(text)) == 0)
            return i;
    }
    fail_msg("there is no row “%s”", text);
    return 0;
}

#define statements_test(name)                                                                      \
    cmocka_unit_test_setup_teardown(name, statements_open, remove_demo)

#endif
