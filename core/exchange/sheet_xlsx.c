/* A sheet as a workbook: what stands outside of tables on the first page, each table and chart on
 * one of its own. */
#include "exchange/sheet_tables.h"

#include "base/language.h"
#include "exchange/xlsx.h"

#include <stdio.h>
#include <string.h>

enum { PAGE_NAME_MOST = 31, PAGE_NAME_SIZE = 4 * PAGE_NAME_MOST + 1 };

/* A page's name: the caption's first characters that a page may be called by, and its number
 * where there are several. */
static void page_name(const char *caption, const char *otherwise, int number,
                      char name[PAGE_NAME_SIZE])
{
    char digits[16] = "";
    size_t length = 0;
    const char *from = caption && caption[0] ? caption : otherwise;
    if (number > 1)
        snprintf(digits, sizeof digits, " %d", number);
    int most = PAGE_NAME_MOST - (int)strlen(digits);
    for (int characters = 0; *from; from++) {
        bool is_first = ((unsigned char)*from & 0xC0) != 0x80;
        if (is_first && characters++ == most)
            break;
        name[length++] = strchr("[]:*?/\\'", *from) ? '-' : *from;
    }
    snprintf(name + length, PAGE_NAME_SIZE - length, "%s", digits);
}

static void write_cell(struct xlsx *xlsx, const struct sheet_column *column,
                       const struct sheet_cell *cell, bool is_bold)
{
    struct buffer text = {0};
    if (cell->has_value && !cell->detail) {
        switch (column->value) {
        case SHEET_NUMBER: xlsx_integer(xlsx, cell->value); return;
        case SHEET_DECIMAL: xlsx_decimal(xlsx, cell->value); return;
        case SHEET_DAY: xlsx_day(xlsx, (int)cell->value); return;
        case SHEET_TIME: xlsx_minutes(xlsx, cell->value); return;
        default: break;
        }
    }
    buffer_append_text(&text, cell->text);
    if (cell->detail)
        buffer_printf(&text, " (%s)", cell->detail);
    if (is_bold && text.length)
        xlsx_bold(xlsx, text.text);
    else
        xlsx_text(xlsx, text.text);
    buffer_free(&text);
}

static void write_table(struct xlsx *xlsx, const struct sheet_table *table)
{
    const char *heads[400];
    for (size_t i = 0; i < table->column_count; i++)
        heads[i] = table->columns[i].head;
    xlsx_header(xlsx, heads, table->column_count);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct sheet_row *row = &table->rows[i];
        for (size_t k = 0; k < row->cell_count; k++)
            write_cell(xlsx, &table->columns[k], &row->cells[k], row->kind != SHEET_ROW);
        xlsx_end_row(xlsx);
    }
}

static void write_chart(struct xlsx *xlsx, const struct sheet_chart *chart)
{
    const char *heads[SHEET_SERIES_MOST + 1] = {chart->unit};
    for (size_t i = 0; i < chart->series_count; i++)
        heads[i + 1] = chart->series[i];
    xlsx_header(xlsx, heads, chart->series_count + 1);
    for (size_t i = 0; i < chart->category_count; i++) {
        xlsx_text(xlsx, chart->categories[i]);
        for (size_t k = 0; k < chart->series_count; k++) {
            int64_t value = chart->values[i * chart->series_count + k];
            if (value == SHEET_NO_VALUE)
                xlsx_text(xlsx, "n/d");
            else
                xlsx_integer(xlsx, value);
        }
        xlsx_end_row(xlsx);
    }
}

static void pair(struct xlsx *xlsx, const char *label, const char *value)
{
    if (!value || !value[0])
        return;
    xlsx_text(xlsx, label);
    xlsx_text(xlsx, value);
    xlsx_end_row(xlsx);
}

static void write_first_page(struct xlsx *xlsx, const struct sheet *sheet, const char *number)
{
    xlsx_heading(xlsx, sheet->title ? sheet->title : "");
    pair(xlsx, "", sheet->subtitle);
    pair(xlsx, sheet->institution, sheet->club);
    pair(xlsx, language_text(LANGUAGE_POLISH, N_("Number")), number);
    pair(xlsx, "", sheet->reference);
    if (sheet->is_draft)
        pair(xlsx, "", language_text(LANGUAGE_POLISH, N_("DRAFT, before sign-off")));
    for (size_t i = 0; i < sheet->block_count; i++) {
        const struct sheet_block *block = &sheet->blocks[i];
        for (size_t k = 0; block->kind == SHEET_FIELDS && k < block->count; k++)
            pair(xlsx, block->fields[k].label, block->fields[k].value);
        for (size_t k = 0; block->kind == SHEET_SUMS && k < block->count; k++)
            pair(xlsx, block->sums[k].words, block->sums[k].number);
        if (block->kind == SHEET_PARAGRAPH) {
            xlsx_text(xlsx, block->paragraph.text);
            xlsx_end_row(xlsx);
        }
    }
}

/* How often the same caption came before, and now. */
static int occurrence(const struct sheet *sheet, size_t index)
{
    int count = 1;
    for (size_t i = 0; i < index; i++)
        count += sheet->blocks[i].kind == SHEET_TABLE || sheet->blocks[i].kind == SHEET_CHART;
    return count;
}

bool sheet_xlsx_write(const struct sheet *sheet, const char *number, struct buffer *bytes,
                      struct error *err)
{
    char name[PAGE_NAME_SIZE];
    struct xlsx *xlsx = xlsx_new(NULL, sheet->title ? sheet->title : "", sheet->as_of_at);
    xlsx_sheet(xlsx, language_text(LANGUAGE_POLISH, N_("Document")));
    write_first_page(xlsx, sheet, number);
    for (size_t i = 0; i < sheet->block_count; i++) {
        const struct sheet_block *block = &sheet->blocks[i];
        if (block->kind != SHEET_TABLE && block->kind != SHEET_CHART)
            continue;
        const char *caption =
            block->kind == SHEET_TABLE ? block->table.caption : block->chart.title;
        page_name(caption, language_text(LANGUAGE_POLISH, N_("Table")), occurrence(sheet, i), name);
        xlsx_sheet(xlsx, name);
        if (block->kind == SHEET_TABLE)
            write_table(xlsx, &block->table);
        else
            write_chart(xlsx, &block->chart);
    }
    return xlsx_finish_bytes(xlsx, bytes, err);
}
