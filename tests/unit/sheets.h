/* Filling a document and looking into its sheet. For the tests of what documents state. */
#ifndef OBECNI_TESTS_UNIT_SHEETS_H
#define OBECNI_TESTS_UNIT_SHEETS_H

#include "document/document_kind.h"
#include "document/sheet_text.h"
#include "tests/unit/people.h"

/* The document of that series; `parameters` are taken over. To be freed with sheet_free. */
static inline struct sheet sheets_fill(struct club *club, const char *series, json_t *parameters,
                                       int64_t as_of_at)
{
    struct sheet sheet = {0};
    must(document_kind_find(series)->fill(club, parameters, as_of_at, &sheet, &err));
    json_decref(parameters);
    return sheet;
}

/* It cannot be stated, and the sentence holds the words. */
static inline void sheets_refuse(struct club *club, const char *series, json_t *parameters,
                                 const char *words)
{
    struct sheet sheet = {0};
    must_refuse(document_kind_find(series)->fill(club, parameters, club_now(club), &sheet, &err),
                ERROR_REFUSED, words);
    json_decref(parameters);
    sheet_free(&sheet);
}

/* The canonical text, on the heap. */
static inline char *sheets_text(const struct sheet *sheet)
{
    struct buffer text = {0};
    sheet_text_write(sheet, &text);
    return text.text;
}

static inline bool sheets_say(const struct sheet *sheet, const char *words)
{
    char *text = sheets_text(sheet);
    bool found = strstr(text, words) != NULL;
    free(text);
    return found;
}
#define assert_says(sheet, words)                                                                  \
    do {                                                                                           \
        if (!sheets_say(sheet, words)) {                                                           \
            char *all = sheets_text(sheet);                                                        \
            fail_msg("it does not say “%s”: %s", words, all);                                      \
        }                                                                                          \
    } while (0)

static inline const struct sheet_table *sheets_table(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->block_count; i++) {
        if (sheet->blocks[i].kind == SHEET_TABLE)
            return &sheet->blocks[i].table;
    }
    fail_msg("there is no table");
    return NULL;
}

/* The text of a cell in the row whose second cell is `who`; NULL when there is no such row. */
static inline const char *sheets_cell(const struct sheet *sheet, const char *who, size_t column)
{
    const struct sheet_table *table = sheets_table(sheet);
    for (size_t i = 0; i < table->row_count; i++) {
        if (strcmp(table->rows[i].cells[1].text, who) == 0)
            return table->rows[i].cells[column].text;
    }
    return NULL;
}

static inline void sheets_check_row(const struct sheet *sheet, const char *who, size_t column,
                                    const char *const *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = sheets_cell(sheet, who, column + i);
        if (!text)
            fail_msg("there is no row of %s", who);
        else if (strcmp(text, wanted[i]) != 0)
            fail_msg("%s, column %zu: “%s”, not “%s”", who, column + i, text, wanted[i]);
    }
}
#define assert_row(sheet, who, column, ...)                                                        \
    sheets_check_row(sheet, who, column, (const char *const[]){__VA_ARGS__},                       \
                     sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* The sum above those words; "-" when there is none. */
static inline const char *sheets_sum(const struct sheet *sheet, const char *words)
{
    for (size_t i = 0; i < sheet->block_count; i++) {
        const struct sheet_block *block = &sheet->blocks[i];
        for (size_t k = 0; block->kind == SHEET_SUMS && k < block->count; k++) {
            if (strcmp(block->sums[k].words, words) == 0)
                return block->sums[k].number;
        }
    }
    return "-";
}
#define assert_sum(sheet, words, number) assert_string_equal(sheets_sum(sheet, words), number)

#endif
