/* A sheet as plain text with aligned columns, for a terminal or an e-mail. Nothing is cut: what is
 * too wide goes on in the next line of its column. */
#include "exchange/sheet_tables.h"

#include "base/language.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { GAP = 2, COLUMN_LEAST = 6, WIDTH_LEAST = 40 };

static void put_spaces(struct buffer *bytes, int count)
{
    for (int i = 0; i < count; i++)
        buffer_append(bytes, " ", 1);
}

/* How many bytes of `text` go into a line of so many columns: whole words, or as many characters
 * as fit of a word that is too long. *next is where the following line begins. */
static size_t line_length(const char *text, int width, size_t *next)
{
    size_t fits = 0, at = 0;
    char part[512];
    while (text[at]) {
        size_t end = at + strcspn(text + at, " ");
        if (end >= sizeof part)
            break;
        memcpy(part, text, end);
        part[end] = '\0';
        if (text_width(part) > width)
            break;
        fits = end;
        at = end + strspn(text + end, " ");
    }
    if (fits == 0) {
        for (size_t i = 0; text[i] && text[i] != ' ' && i < sizeof part - 4; i = fits) {
            size_t end = i + 1;
            while (((unsigned char)text[end] & 0xC0) == 0x80)
                end++;
            memcpy(part, text, end);
            part[end] = '\0';
            if (fits > 0 && text_width(part) > width)
                break;
            fits = end;
        }
    }
    *next = fits + strspn(text + fits, " ");
    return fits;
}

static void put_wrapped(struct buffer *bytes, const char *text, int width, int indent)
{
    size_t next = 0;
    while (*text) {
        size_t length = line_length(text, width - indent, &next);
        put_spaces(bytes, indent);
        buffer_append(bytes, text, length);
        buffer_append_text(bytes, "\n");
        text += next;
    }
}

static char *shown(const struct sheet_row *row, size_t column)
{
    struct buffer text = {0};
    if (column < row->cell_count) {
        buffer_append_text(&text, row->cells[column].text);
        if (row->cells[column].detail)
            buffer_printf(&text, " (%s)", row->cells[column].detail);
    }
    return text.text ? text.text : memory_copy_text("");
}

static bool is_right(const struct sheet_column *column)
{
    return column->value == SHEET_NUMBER || column->value == SHEET_DECIMAL;
}

static void measure(const struct sheet_table *table, int *widths)
{
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i] = text_width(table->columns[i].head);
        for (size_t k = 0; k < table->row_count; k++) {
            char *text = shown(&table->rows[k], i);
            int width = table->rows[k].kind == SHEET_ROW_GROUP ? 0 : text_width(text);
            widths[i] = width > widths[i] ? width : widths[i];
            free(text);
        }
    }
}

/* Takes from the widest column until all fit. */
static void shrink(int *widths, size_t count, int width)
{
    int total = (int)(count - 1) * GAP;
    for (size_t i = 0; i < count; i++)
        total += widths[i];
    while (total > width) {
        size_t widest = 0;
        for (size_t i = 1; i < count; i++)
            widest = widths[i] > widths[widest] ? i : widest;
        if (widths[widest] <= COLUMN_LEAST)
            return;
        widths[widest]--;
        total--;
    }
}

/* One row: as many lines as its longest cell needs. */
static void put_row(struct buffer *bytes, const struct sheet_table *table, const int *widths,
                    char *const *texts)
{
    const char **rest = memory_new(table->column_count, sizeof *rest);
    bool goes_on = true;
    for (size_t i = 0; i < table->column_count; i++)
        rest[i] = texts[i];
    while (goes_on) {
        int owed = 0;
        goes_on = false;
        for (size_t i = 0; i < table->column_count; i++) {
            char part[512] = "";
            size_t next = 0, length = line_length(rest[i], widths[i], &next);
            memcpy(part, rest[i], length);
            part[length] = '\0';
            int room = widths[i] - text_width(part);
            room = room > 0 ? room : 0;
            owed += is_right(&table->columns[i]) ? room : 0;
            if (length) {
                put_spaces(bytes, owed);
                buffer_append(bytes, part, length);
                owed = 0;
            }
            owed += (length && !is_right(&table->columns[i]) ? room : 0) +
                    (length || is_right(&table->columns[i]) ? 0 : widths[i]) + GAP;
            rest[i] += next;
            goes_on = goes_on || *rest[i];
        }
        buffer_append_text(bytes, "\n");
    }
    free(rest);
}

static void put_rule(struct buffer *bytes, const int *widths, size_t count)
{
    int total = (int)(count - 1) * GAP;
    for (size_t i = 0; i < count; i++)
        total += widths[i];
    for (int i = 0; i < total; i++)
        buffer_append_text(bytes, "─");
    buffer_append_text(bytes, "\n");
}

static void put_table(struct buffer *bytes, const struct sheet_table *table, int width)
{
    int *widths = memory_new(table->column_count, sizeof *widths);
    char **texts = memory_new(table->column_count, sizeof *texts);
    measure(table, widths);
    shrink(widths, table->column_count, width);
    if (table->caption[0])
        put_wrapped(bytes, table->caption, width, 0);
    for (size_t i = 0; i < table->column_count; i++)
        texts[i] = table->columns[i].head;
    put_row(bytes, table, widths, texts);
    put_rule(bytes, widths, table->column_count);
    for (size_t k = 0; k < table->row_count; k++) {
        const struct sheet_row *row = &table->rows[k];
        if (row->kind == SHEET_ROW_GROUP && row->cell_count) {
            put_wrapped(bytes, row->cells[0].text, width, 0);
            continue;
        }
        if (row->kind == SHEET_ROW_SUM)
            put_rule(bytes, widths, table->column_count);
        for (size_t i = 0; i < table->column_count; i++)
            texts[i] = shown(row, i);
        put_row(bytes, table, widths, texts);
        for (size_t i = 0; i < table->column_count; i++)
            free(texts[i]);
    }
    free(texts);
    free(widths);
}

static void put_fields(struct buffer *bytes, const struct sheet_block *block, int width)
{
    int widest = 0;
    for (size_t i = 0; i < block->count; i++) {
        int label = text_width(block->fields[i].label);
        widest = label > widest ? label : widest;
    }
    for (size_t i = 0; i < block->count; i++) {
        struct buffer value = {0};
        int indent = widest + GAP;
        put_wrapped(&value, block->fields[i].value, width, indent);
        buffer_append_text(bytes, block->fields[i].label);
        put_spaces(bytes, indent - text_width(block->fields[i].label));
        buffer_append_text(bytes, value.length ? value.text + indent : "\n");
        buffer_free(&value);
    }
}

static void put_sums(struct buffer *bytes, const struct sheet_block *block)
{
    for (size_t i = 0; i < block->count; i++)
        buffer_printf(bytes, "%s%s %s", i ? "   " : "",
                      block->sums[i].number[0] ? block->sums[i].number : "____",
                      block->sums[i].words);
    buffer_append_text(bytes, "\n");
}

/* A chart's figures as a table. */
static void put_chart(struct buffer *bytes, const struct sheet_chart *chart, int width)
{
    struct sheet sheet = {0};
    struct sheet_column_entry columns[SHEET_SERIES_MOST + 1] = {{.head = chart->unit}};
    for (size_t i = 0; i < chart->series_count; i++)
        columns[i + 1] =
            (struct sheet_column_entry){.head = chart->series[i], .value = SHEET_NUMBER};
    const struct sheet_table *table =
        sheet_table(&sheet, chart->title, columns, chart->series_count + 1);
    for (size_t i = 0; i < chart->category_count; i++) {
        sheet_row(&sheet, SHEET_ROW);
        sheet_cell(&sheet, chart->categories[i]);
        for (size_t k = 0; k < chart->series_count; k++) {
            int64_t value = chart->values[i * chart->series_count + k];
            if (value == SHEET_NO_VALUE)
                sheet_cell(&sheet, "n/d");
            else
                sheet_cell_number(&sheet, value);
        }
    }
    put_table(bytes, table, width);
    sheet_free(&sheet);
}

static void put_block(struct buffer *bytes, const struct sheet_block *block, int width)
{
    switch (block->kind) {
    case SHEET_FIELDS: put_fields(bytes, block, width); break;
    case SHEET_HEADING: put_wrapped(bytes, block->heading, width, 0); break;
    case SHEET_PARAGRAPH: put_wrapped(bytes, block->paragraph.text, width, 0); break;
    case SHEET_TABLE: put_table(bytes, &block->table, width); break;
    case SHEET_SUMS: put_sums(bytes, block); break;
    case SHEET_CHART: put_chart(bytes, &block->chart, width); break;
    case SHEET_LINES:
    case SHEET_SIGNATURES:
    case SHEET_PAGE: break;
    }
}

void sheet_plain_write(const struct sheet *sheet, const char *number, int width,
                       struct buffer *bytes)
{
    width = width > WIDTH_LEAST ? width : WIDTH_LEAST;
    const char *draft = language_text(LANGUAGE_POLISH, N_("DRAFT, before sign-off"));
    const char *heads[] = {sheet->institution, sheet->club, sheet->reference, sheet->title,
                           sheet->subtitle,    number,      sheet->is_draft ? draft : NULL};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (heads[i])
            put_wrapped(bytes, heads[i], width, 0);
    for (size_t i = 0; i < sheet->block_count; i++) {
        size_t before = bytes->length + 1;
        buffer_append_text(bytes, "\n");
        put_block(bytes, &sheet->blocks[i], width);
        if (bytes->length == before)
            bytes->text[--bytes->length] = '\0';
    }
}
