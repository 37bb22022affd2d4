/* Writing a sheet as canonical JSON. Empty parts are left out, so that a new kind of part does not
 * change the text of sheets that do not have it. Reading is sheet_read.c's. */
#include "document/sheet_text.h"

#include "document/sheet_words.h"

#include <jansson.h>
#include <stdlib.h>

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text && text[0])
        json_object_set_new(object, key, json_string(text));
}

static void set_flag(json_t *object, const char *key, bool flag)
{
    if (flag)
        json_object_set_new(object, key, json_true());
}

static json_t *cell_json(const struct sheet_cell *cell)
{
    json_t *object = json_object();
    set_text(object, "text", cell->text);
    set_text(object, "detail", cell->detail);
    set_flag(object, "name", cell->is_name);
    if (cell->has_value)
        json_object_set_new(object, "value", json_integer(cell->value));
    return object;
}

static json_t *row_json(const struct sheet_row *row)
{
    json_t *object = json_object(), *cells = json_array();
    for (size_t i = 0; i < row->cell_count; i++)
        json_array_append_new(cells, cell_json(&row->cells[i]));
    json_object_set_new(object, "cells", cells);
    if (row->kind != SHEET_ROW)
        json_object_set_new(object, "kind", json_string(sheet_row_words[row->kind]));
    return object;
}

static json_t *column_json(const struct sheet_column *column)
{
    json_t *object = json_pack("{s:s, s:s}", "head", column->head, "value",
                               sheet_value_words[column->value]);
    if (column->width_mm > 0)
        json_object_set_new(object, "width",
                            json_integer((json_int_t)(column->width_mm * 10 + 0.5)));
    set_flag(object, "quiet", column->is_quiet);
    return object;
}

static void set_table(json_t *object, const struct sheet_table *table)
{
    json_t *columns = json_array(), *rows = json_array();
    for (size_t i = 0; i < table->column_count; i++)
        json_array_append_new(columns, column_json(&table->columns[i]));
    for (size_t i = 0; i < table->row_count; i++)
        json_array_append_new(rows, row_json(&table->rows[i]));
    json_object_set_new(object, "columns", columns);
    json_object_set_new(object, "rows", rows);
    set_text(object, "caption", table->caption);
    set_flag(object, "for_signing", table->is_for_signing);
    set_flag(object, "dense", table->is_dense);
}

static void set_chart(json_t *object, const struct sheet_chart *chart)
{
    json_t *series = json_array(), *categories = json_array();
    for (size_t i = 0; i < chart->series_count; i++)
        json_array_append_new(series, json_string(chart->series[i]));
    for (size_t i = 0; i < chart->category_count; i++) {
        json_t *values = json_array();
        for (size_t k = 0; k < chart->series_count; k++) {
            int64_t value = chart->values[i * chart->series_count + k];
            json_array_append_new(values,
                                  value == SHEET_NO_VALUE ? json_null() : json_integer(value));
        }
        json_array_append_new(
            categories, json_pack("{s:s, s:o}", "name", chart->categories[i], "values", values));
    }
    json_object_set_new(object, "chart", json_string(sheet_chart_words[chart->kind]));
    json_object_set_new(object, "series", series);
    json_object_set_new(object, "categories", categories);
    set_text(object, "title", chart->title);
    set_text(object, "unit", chart->unit);
}

static void set_fields(json_t *object, const struct sheet_block *block)
{
    json_t *fields = json_array();
    for (size_t i = 0; i < block->count; i++) {
        const struct sheet_field *field = &block->fields[i];
        json_t *item = json_pack("{s:s, s:s}", "label", field->label, "value", field->value);
        set_flag(item, "strong", field->is_strong);
        set_flag(item, "name", field->is_name);
        json_array_append_new(fields, item);
    }
    json_object_set_new(object, "fields", fields);
}

static void set_sums(json_t *object, const struct sheet_block *block)
{
    json_t *sums = json_array();
    for (size_t i = 0; i < block->count; i++)
        json_array_append_new(sums, json_pack("{s:s, s:s}", "number", block->sums[i].number,
                                              "words", block->sums[i].words));
    json_object_set_new(object, "sums", sums);
}

static void set_paragraph(json_t *object, const struct sheet_paragraph *paragraph)
{
    json_object_set_new(object, "style", json_string(sheet_paragraph_words[paragraph->style]));
    json_object_set_new(object, "text", json_string(paragraph->text));
    set_flag(object, "name", paragraph->is_name);
}

static void set_signatures(json_t *object, const struct sheet_block *block)
{
    json_t *signatures = json_array();
    for (size_t i = 0; i < block->count; i++)
        json_array_append_new(signatures, json_string(block->signatures[i]));
    json_object_set_new(object, "signatures", signatures);
}

static json_t *block_json(const struct sheet_block *block)
{
    json_t *object = json_pack("{s:s}", "block", sheet_block_words[block->kind]);
    switch (block->kind) {
    case SHEET_FIELDS: set_fields(object, block); break;
    case SHEET_HEADING: set_text(object, "text", block->heading); break;
    case SHEET_PARAGRAPH: set_paragraph(object, &block->paragraph); break;
    case SHEET_TABLE: set_table(object, &block->table); break;
    case SHEET_SUMS: set_sums(object, block); break;
    case SHEET_CHART: set_chart(object, &block->chart); break;
    case SHEET_LINES:
        set_text(object, "text", block->heading);
        json_object_set_new(object, "lines", json_integer(block->lines));
        break;
    case SHEET_SIGNATURES: set_signatures(object, block); break;
    case SHEET_PAGE: break;
    }
    return object;
}

static void set_logos(json_t *root, const struct sheet *sheet)
{
    json_t *logos = json_array();
    for (size_t i = 0; i < sheet->logo_count; i++)
        json_array_append_new(logos, json_pack("{s:s, s:s, s:s}", "name", sheet->logos[i].name,
                                               "digest", sheet->logos[i].digest, "format",
                                               sheet->logos[i].format));
    if (sheet->logo_count)
        json_object_set_new(root, "logos", logos);
    else
        json_decref(logos);
}

static json_t *sheet_json(const struct sheet *sheet)
{
    json_t *root = json_pack("{s:i, s:I}", "obecni", SHEET_TEXT_VERSION, "as_of",
                             (json_int_t)sheet->as_of_at);
    json_t *blocks = json_array();
    set_text(root, "institution", sheet->institution);
    set_text(root, "club", sheet->club);
    set_text(root, "address", sheet->address);
    set_text(root, "reference", sheet->reference);
    set_text(root, "place", sheet->place_and_day);
    set_text(root, "title", sheet->title);
    set_text(root, "subtitle", sheet->subtitle);
    set_text(root, "salt", sheet->salt);
    set_logos(root, sheet);
    set_flag(root, "landscape", sheet->is_landscape);
    set_flag(root, "draft", sheet->is_draft);
    set_flag(root, "names", sheet->has_names);
    for (size_t i = 0; i < sheet->block_count; i++)
        json_array_append_new(blocks, block_json(&sheet->blocks[i]));
    json_object_set_new(root, "blocks", blocks);
    return root;
}

void sheet_text_write(const struct sheet *sheet, struct buffer *text)
{
    json_t *root = sheet_json(sheet);
    char *dump = json_dumps(root, JSON_COMPACT | JSON_SORT_KEYS);
    if (!dump)
        abort();
    buffer_append_text(text, dump);
    free(dump);
    json_decref(root);
}
