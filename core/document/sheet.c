/* Filling a sheet block by block, and giving its memory back. */
#include "document/sheet.h"

#include "base/clock.h"
#include "base/day.h"
#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOTHING "–"

static char *copy(const char *text)
{
    return memory_copy_text(text ? text : "");
}

static char *copy_or_null(const char *text)
{
    return text ? memory_copy_text(text) : NULL;
}

static void replace(char **text, const char *by)
{
    free(*text);
    *text = copy_or_null(by);
}

void sheet_head(struct sheet *sheet, const char *institution, const char *club,
                const char *address)
{
    replace(&sheet->institution, institution);
    replace(&sheet->club, club);
    replace(&sheet->address, address);
}

void sheet_title(struct sheet *sheet, const char *title, const char *subtitle)
{
    replace(&sheet->title, title);
    replace(&sheet->subtitle, subtitle);
}

void sheet_reference(struct sheet *sheet, const char *reference)
{
    replace(&sheet->reference, reference);
}

void sheet_place(struct sheet *sheet, const char *place_and_day)
{
    replace(&sheet->place_and_day, place_and_day);
}

void sheet_logo(struct sheet *sheet, const char *name, const char *format, const void *bytes,
                size_t length, const char *digest)
{
    size_t capacity = sheet->logo_count;
    sheet->logos = memory_grow(sheet->logos, sheet->logo_count, &capacity, sizeof *sheet->logos);
    struct sheet_logo *logo = &sheet->logos[sheet->logo_count++];
    *logo = (struct sheet_logo){.name = copy(name), .digest = copy(digest)};
    snprintf(logo->format, sizeof logo->format, "%s", format);
    if (!bytes)
        return;
    logo->bytes = memory_new(length + 1, 1);
    memcpy(logo->bytes, bytes, length);
    logo->length = length;
}

static struct sheet_block *last_block(struct sheet *sheet)
{
    return sheet->block_count ? &sheet->blocks[sheet->block_count - 1] : NULL;
}

static struct sheet_block *begin_block(struct sheet *sheet, enum sheet_block_kind kind)
{
    sheet->blocks = memory_grow(sheet->blocks, sheet->block_count, &sheet->block_capacity,
                                sizeof *sheet->blocks);
    struct sheet_block *block = &sheet->blocks[sheet->block_count++];
    memset(block, 0, sizeof *block);
    block->kind = kind;
    return block;
}

/* The last block when it is of this kind, a new one otherwise. */
static struct sheet_block *go_on_with(struct sheet *sheet, enum sheet_block_kind kind)
{
    struct sheet_block *last = last_block(sheet);
    return last && last->kind == kind ? last : begin_block(sheet, kind);
}

static void add_field(struct sheet *sheet, const struct sheet_field *field)
{
    struct sheet_block *block = go_on_with(sheet, SHEET_FIELDS);
    block->fields =
        memory_grow(block->fields, block->count, &block->capacity, sizeof *block->fields);
    block->fields[block->count++] = *field;
}

void sheet_field(struct sheet *sheet, const char *label, const char *value)
{
    add_field(sheet, &(struct sheet_field){.label = copy(label), .value = copy(value)});
}

void sheet_field_strong(struct sheet *sheet, const char *label, const char *value)
{
    add_field(sheet, &(struct sheet_field){
                         .label = copy(label), .value = copy(value), .is_strong = true});
}

void sheet_field_name(struct sheet *sheet, const char *label, const char *name)
{
    add_field(sheet, &(struct sheet_field){.label = copy(label),
                                           .value = copy(name),
                                           .is_strong = true,
                                           .is_name = true});
    sheet->has_names = true;
}

void sheet_heading(struct sheet *sheet, const char *heading)
{
    begin_block(sheet, SHEET_HEADING)->heading = copy(heading);
}

static struct sheet_paragraph *add_paragraph(struct sheet *sheet,
                                             enum sheet_paragraph_style style, const char *format,
                                             va_list arguments)
{
    struct sheet_block *block = begin_block(sheet, SHEET_PARAGRAPH);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(length >= 0);
    block->paragraph = (struct sheet_paragraph){
        .style = style, .text = memory_new((size_t)length + 1, 1)};
    vsnprintf(block->paragraph.text, (size_t)length + 1, format, arguments);
    return &block->paragraph;
}

void sheet_paragraph(struct sheet *sheet, enum sheet_paragraph_style style, const char *format,
                     ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_paragraph(sheet, style, format, arguments);
    va_end(arguments);
}

void sheet_paragraph_name(struct sheet *sheet, enum sheet_paragraph_style style,
                          const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_paragraph(sheet, style, format, arguments)->is_name = true;
    va_end(arguments);
    sheet->has_names = true;
}

struct sheet_table *sheet_table(struct sheet *sheet, const char *caption,
                                const struct sheet_column_entry *columns, size_t count)
{
    struct sheet_table *table = &begin_block(sheet, SHEET_TABLE)->table;
    table->caption = copy(caption);
    table->columns = memory_new(count, sizeof *table->columns);
    table->column_count = count;
    for (size_t i = 0; i < count; i++)
        table->columns[i] = (struct sheet_column){.head = copy(columns[i].head),
                                                  .value = columns[i].value,
                                                  .width_mm = columns[i].width_mm,
                                                  .is_quiet = columns[i].is_quiet};
    return table;
}

static struct sheet_table *last_table(struct sheet *sheet)
{
    struct sheet_block *block = last_block(sheet);
    assert(block && block->kind == SHEET_TABLE);
    return &block->table;
}

void sheet_row(struct sheet *sheet, enum sheet_row_kind kind)
{
    struct sheet_table *table = last_table(sheet);
    table->rows =
        memory_grow(table->rows, table->row_count, &table->row_capacity, sizeof *table->rows);
    table->rows[table->row_count++] = (struct sheet_row){
        .kind = kind, .cells = memory_new(table->column_count, sizeof(struct sheet_cell))};
}

/* The next cell of the last row; the columns' kind says what its value would be. */
static struct sheet_cell *next_cell(struct sheet *sheet)
{
    struct sheet_table *table = last_table(sheet);
    assert(table->row_count > 0);
    struct sheet_row *row = &table->rows[table->row_count - 1];
    assert(row->cell_count < table->column_count);
    return &row->cells[row->cell_count++];
}

static void add_value(struct sheet *sheet, const char *text, int64_t value)
{
    *next_cell(sheet) =
        (struct sheet_cell){.text = copy(text), .has_value = true, .value = value};
}

void sheet_cell(struct sheet *sheet, const char *text)
{
    *next_cell(sheet) = (struct sheet_cell){.text = copy(text)};
}

void sheet_cell_name(struct sheet *sheet, const char *name)
{
    *next_cell(sheet) = (struct sheet_cell){.text = copy(name), .is_name = true};
    sheet->has_names = true;
}

enum { GROUPED_SIZE = 40, GROUPED_FROM = 10000 };

/* "9030", "52 200": from five digits on in groups of three, as Polish print has it. */
static void write_grouped(int64_t number, char text[GROUPED_SIZE])
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)number);
    size_t length = strlen(digits), written = 0;
    bool is_grouped = number >= GROUPED_FROM || number <= -GROUPED_FROM;
    for (size_t i = 0; i < length; i++) {
        bool is_gap = is_grouped && i && digits[i - 1] != '-' && (length - i) % 3 == 0;
        written += (size_t)snprintf(text + written, GROUPED_SIZE - written, "%s%c",
                                    is_gap ? "\u00A0" : "", digits[i]);
    }
}

void sheet_cell_number(struct sheet *sheet, int64_t number)
{
    char text[GROUPED_SIZE] = "";
    write_grouped(number, text);
    add_value(sheet, text, number);
}

void sheet_cell_decimal(struct sheet *sheet, int64_t thousandths)
{
    char text[32];
    long long size = thousandths < 0 ? -(long long)thousandths : (long long)thousandths;
    int length = snprintf(text, sizeof text, "%s%lld,%03lld", thousandths < 0 ? "−" : "",
                          size / 1000, size % 1000);
    while (text[length - 1] == '0')
        text[--length] = '\0';
    if (text[length - 1] == ',')
        text[--length] = '\0';
    add_value(sheet, text, thousandths);
}

void sheet_cell_day(struct sheet *sheet, int day)
{
    char text[32];
    int year, month, day_of_month;
    if (day == DAY_NONE) {
        sheet_cell(sheet, NOTHING);
        return;
    }
    day_split(day, &year, &month, &day_of_month);
    snprintf(text, sizeof text, "%02d.%02d.%04d", day_of_month, month, year);
    add_value(sheet, text, day);
}

void sheet_cell_time(struct sheet *sheet, int64_t at)
{
    char text[32];
    if (!at) {
        sheet_cell(sheet, NOTHING);
        return;
    }
    struct wall_time wall = clock_wall(at);
    snprintf(text, sizeof text, "%d.%02d", wall.minutes / 60, wall.minutes % 60);
    add_value(sheet, text, wall.minutes);
}

void sheet_cell_detail(struct sheet *sheet, const char *detail)
{
    struct sheet_table *table = last_table(sheet);
    assert(table->row_count > 0 && table->rows[table->row_count - 1].cell_count > 0);
    struct sheet_row *row = &table->rows[table->row_count - 1];
    replace(&row->cells[row->cell_count - 1].detail, detail && detail[0] ? detail : NULL);
}

void sheet_sum(struct sheet *sheet, const char *number, const char *words)
{
    struct sheet_block *block = go_on_with(sheet, SHEET_SUMS);
    block->sums = memory_grow(block->sums, block->count, &block->capacity, sizeof *block->sums);
    block->sums[block->count++] =
        (struct sheet_sum){.number = copy(number), .words = copy(words)};
}

void sheet_sum_number(struct sheet *sheet, int64_t number, const char *words)
{
    char text[GROUPED_SIZE] = "";
    write_grouped(number, text);
    sheet_sum(sheet, text, words);
}

void sheet_chart(struct sheet *sheet, enum sheet_chart_kind kind, const char *title,
                 const char *unit, const char *const *series, size_t series_count)
{
    assert(series_count >= 1 && series_count <= SHEET_SERIES_MOST);
    struct sheet_chart *chart = &begin_block(sheet, SHEET_CHART)->chart;
    *chart = (struct sheet_chart){
        .kind = kind, .title = copy(title), .unit = copy(unit), .series_count = series_count};
    for (size_t i = 0; i < series_count; i++)
        chart->series[i] = copy(series[i]);
}

void sheet_chart_values(struct sheet *sheet, const char *category, const int64_t *values)
{
    struct sheet_block *block = last_block(sheet);
    assert(block && block->kind == SHEET_CHART);
    struct sheet_chart *chart = &block->chart;
    size_t capacity = chart->category_capacity;
    chart->categories = memory_grow(chart->categories, chart->category_count,
                                    &chart->category_capacity, sizeof *chart->categories);
    if (capacity != chart->category_capacity) {
        int64_t *values_now =
            memory_new(chart->category_capacity * chart->series_count, sizeof *values_now);
        if (chart->values)
            memcpy(values_now, chart->values,
                   chart->category_count * chart->series_count * sizeof *values_now);
        free(chart->values);
        chart->values = values_now;
    }
    memcpy(&chart->values[chart->category_count * chart->series_count], values,
           chart->series_count * sizeof *values);
    chart->categories[chart->category_count++] = copy(category);
}

void sheet_lines(struct sheet *sheet, const char *heading, int lines)
{
    struct sheet_block *block = begin_block(sheet, SHEET_LINES);
    block->heading = copy(heading);
    block->lines = lines;
}

void sheet_signature(struct sheet *sheet, const char *caption)
{
    struct sheet_block *block = go_on_with(sheet, SHEET_SIGNATURES);
    block->signatures =
        memory_grow(block->signatures, block->count, &block->capacity, sizeof *block->signatures);
    block->signatures[block->count++] = copy(caption);
}

void sheet_new_page(struct sheet *sheet)
{
    begin_block(sheet, SHEET_PAGE);
}

static void free_table(struct sheet_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        free(table->columns[i].head);
    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t k = 0; k < table->rows[i].cell_count; k++) {
            free(table->rows[i].cells[k].text);
            free(table->rows[i].cells[k].detail);
        }
        free(table->rows[i].cells);
    }
    free(table->rows);
    free(table->columns);
    free(table->caption);
}

static void free_chart(struct sheet_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++)
        free(chart->series[i]);
    for (size_t i = 0; i < chart->category_count; i++)
        free(chart->categories[i]);
    free(chart->categories);
    free(chart->values);
    free(chart->title);
    free(chart->unit);
}

static void free_block(struct sheet_block *block)
{
    for (size_t i = 0; i < block->count && block->fields; i++) {
        free(block->fields[i].label);
        free(block->fields[i].value);
    }
    for (size_t i = 0; i < block->count && block->sums; i++) {
        free(block->sums[i].number);
        free(block->sums[i].words);
    }
    for (size_t i = 0; i < block->count && block->signatures; i++)
        free(block->signatures[i]);
    free(block->fields);
    free(block->sums);
    free(block->signatures);
    free(block->heading);
    free(block->paragraph.text);
    free_table(&block->table);
    free_chart(&block->chart);
}

void sheet_free(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->block_count; i++)
        free_block(&sheet->blocks[i]);
    for (size_t i = 0; i < sheet->logo_count; i++) {
        free(sheet->logos[i].name);
        free(sheet->logos[i].digest);
        free(sheet->logos[i].bytes);
    }
    free(sheet->blocks);
    free(sheet->logos);
    free(sheet->institution);
    free(sheet->club);
    free(sheet->address);
    free(sheet->reference);
    free(sheet->place_and_day);
    free(sheet->title);
    free(sheet->subtitle);
    free(sheet->salt);
    memset(sheet, 0, sizeof *sheet);
}
