/* A sheet as CSV: for a Polish spreadsheet (what Excel takes by a double click) or for programs
 * (RFC 4180). */
#include "exchange/sheet_tables.h"

#include "base/day.h"
#include "base/language.h"

#include <string.h>

struct writer {
    struct buffer *bytes;
    enum sheet_csv form;
    bool is_first; /* cell of its line */
};

/* A spreadsheet takes text that begins so for a formula, unless it is a number with its sign. */
static bool looks_like_formula(const char *text)
{
    bool is_signed = (text[0] == '+' || text[0] == '-') && text[1];
    if (is_signed && strspn(text + 1, "0123456789") == strlen(text + 1))
        return false;
    return text[0] && strchr("=+-@\t\r", text[0]);
}

static void put(struct writer *writer, const char *text, bool is_number)
{
    bool is_polish = writer->form == SHEET_CSV_POLISH;
    const char *marks = is_polish ? ";\"\r\n" : ",\"\r\n";
    bool is_quoted = strpbrk(text, marks) || (is_polish && !is_number && looks_like_formula(text));
    if (!writer->is_first)
        buffer_append_text(writer->bytes, is_polish ? ";" : ",");
    writer->is_first = false;
    if (!is_quoted) {
        buffer_append_text(writer->bytes, text);
        return;
    }
    buffer_append_text(writer->bytes, "\"");
    if (is_polish && !is_number && looks_like_formula(text))
        buffer_append_text(writer->bytes, "'");
    for (const char *at = text; *at; at++)
        buffer_append(writer->bytes, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
    buffer_append_text(writer->bytes, "\"");
}

static void end_line(struct writer *writer)
{
    buffer_append_text(writer->bytes, "\r\n");
    writer->is_first = true;
}

/* An empty line before what follows, but not at the beginning. */
static void gap(struct writer *writer)
{
    if (writer->bytes->length > 3)
        end_line(writer);
}

/* Programs take numbers with a point and days as YYYY-MM-DD. */
static void put_value(struct writer *writer, const struct sheet_column *column,
                      const struct sheet_cell *cell)
{
    struct buffer text = {0};
    long long value = (long long)cell->value;
    bool is_plain = writer->form == SHEET_CSV_PLAIN && cell->has_value;
    if (is_plain && column->value == SHEET_DECIMAL) {
        long long size = value < 0 ? -value : value;
        buffer_printf(&text, "%s%lld.%03lld", value < 0 ? "-" : "", size / 1000, size % 1000);
    } else if (is_plain && column->value == SHEET_DAY) {
        char day[DAY_SIZE];
        day_format((int)value, day);
        buffer_append_text(&text, day);
    } else if (is_plain && column->value == SHEET_TIME) {
        buffer_printf(&text, "%02lld:%02lld", value / 60, value % 60);
    } else {
        /* Digits alone: what is grouped for the eye is no number for a spreadsheet. */
        if (cell->has_value && column->value == SHEET_NUMBER)
            buffer_printf(&text, "%lld", value);
        else
            buffer_append_text(&text, cell->text);
        if (cell->detail)
            buffer_printf(&text, " (%s)", cell->detail);
    }
    put(writer, text.text, cell->has_value);
    buffer_free(&text);
}

static void put_table(struct writer *writer, const struct sheet_table *table)
{
    gap(writer);
    if (table->caption[0]) {
        put(writer, table->caption, false);
        end_line(writer);
    }
    for (size_t i = 0; i < table->column_count; i++)
        put(writer, table->columns[i].head, false);
    end_line(writer);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct sheet_row *row = &table->rows[i];
        for (size_t k = 0; k < table->column_count; k++)
            if (k < row->cell_count)
                put_value(writer, &table->columns[k], &row->cells[k]);
            else
                put(writer, "", false);
        end_line(writer);
    }
}

static void put_chart(struct writer *writer, const struct sheet_chart *chart)
{
    gap(writer);
    put(writer, chart->title, false);
    end_line(writer);
    put(writer, chart->unit, false);
    for (size_t i = 0; i < chart->series_count; i++)
        put(writer, chart->series[i], false);
    end_line(writer);
    for (size_t i = 0; i < chart->category_count; i++) {
        put(writer, chart->categories[i], false);
        for (size_t k = 0; k < chart->series_count; k++) {
            int64_t value = chart->values[i * chart->series_count + k];
            struct buffer text = {0};
            if (value != SHEET_NO_VALUE)
                buffer_printf(&text, "%lld", (long long)value);
            put(writer, text.length ? text.text : "n/d", true);
            buffer_free(&text);
        }
        end_line(writer);
    }
}

static void put_pair(struct writer *writer, const char *label, const char *value)
{
    if (!value || !value[0])
        return;
    put(writer, label, false);
    put(writer, value, false);
    end_line(writer);
}

static void put_block(struct writer *writer, const struct sheet_block *block)
{
    if (block->kind == SHEET_TABLE)
        put_table(writer, &block->table);
    else if (block->kind == SHEET_CHART)
        put_chart(writer, &block->chart);
    for (size_t i = 0; block->kind == SHEET_FIELDS && i < block->count; i++)
        put_pair(writer, block->fields[i].label, block->fields[i].value);
    for (size_t i = 0; block->kind == SHEET_SUMS && i < block->count; i++)
        put_pair(writer, block->sums[i].words, block->sums[i].number);
    if (block->kind == SHEET_HEADING || block->kind == SHEET_PARAGRAPH) {
        gap(writer);
        put(writer, block->kind == SHEET_HEADING ? block->heading : block->paragraph.text, false);
        end_line(writer);
    }
}

void sheet_csv_write(const struct sheet *sheet, const char *number, enum sheet_csv form,
                     struct buffer *bytes)
{
    struct writer writer = {.bytes = bytes, .form = form, .is_first = true};
    if (form == SHEET_CSV_POLISH)
        buffer_append_text(bytes, "\xEF\xBB\xBF");
    put(&writer, sheet->title ? sheet->title : "", false);
    if (number || sheet->reference)
        put(&writer, number ? number : sheet->reference, false);
    if (sheet->is_draft)
        put(&writer, language_text(LANGUAGE_POLISH, N_("DRAFT, before sign-off")), false);
    end_line(&writer);
    for (size_t i = 0; i < sheet->block_count; i++)
        put_block(&writer, &sheet->blocks[i]);
}
