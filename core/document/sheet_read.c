/* Reading a sheet back from its canonical text: by the functions that fill one, so that a sheet
 * that was read is like one that was filled. */
#include "document/sheet_text.h"

#include "base/language.h"
#include "document/sheet_words.h"

#include <jansson.h>
#include <string.h>

const char *const sheet_value_words[] = {
    [SHEET_TEXT] = "text", [SHEET_NUMBER] = "number", [SHEET_DECIMAL] = "decimal",
    [SHEET_DAY] = "day",   [SHEET_TIME] = "time",     [SHEET_MARK] = "mark",
    [SHEET_VALUES] = NULL,
};
const char *const sheet_row_words[] = {
    [SHEET_ROW] = "row", [SHEET_ROW_GROUP] = "group", [SHEET_ROW_SUM] = "sum", NULL};
const char *const sheet_paragraph_words[] = {
    [SHEET_PLAIN] = "plain", [SHEET_LEAD] = "lead", [SHEET_NOTE] = "note", NULL};
const char *const sheet_chart_words[] = {[SHEET_CHART_BARS] = "bars",
                                         [SHEET_CHART_STACKED] = "stacked",
                                         [SHEET_CHART_LINE] = "line",
                                         NULL};
const char *const sheet_block_words[] = {
    [SHEET_FIELDS] = "fields",   [SHEET_HEADING] = "heading",
    [SHEET_PARAGRAPH] = "paragraph", [SHEET_TABLE] = "table",
    [SHEET_SUMS] = "sums",       [SHEET_CHART] = "chart",
    [SHEET_LINES] = "lines",     [SHEET_SIGNATURES] = "signatures",
    [SHEET_PAGE] = "page",       NULL,
};

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static const char *text_or_null(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static bool flag_of(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

/* The word's place in the table; 0, the ordinary one, for none. -1: not a word of it. */
static int place_of(const char *const words[], const char *word)
{
    if (!word[0])
        return 0;
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static void read_cell(struct sheet *sheet, const json_t *item)
{
    const json_t *value = json_object_get(item, "value");
    if (flag_of(item, "name"))
        sheet_cell_name(sheet, text_of(item, "text"));
    else
        sheet_cell(sheet, text_of(item, "text"));
    sheet_cell_detail(sheet, text_or_null(item, "detail"));
    if (!value)
        return;
    struct sheet_table *table = &sheet->blocks[sheet->block_count - 1].table;
    struct sheet_row *row = &table->rows[table->row_count - 1];
    row->cells[row->cell_count - 1].has_value = true;
    row->cells[row->cell_count - 1].value = json_integer_value(value);
}

static bool read_row(struct sheet *sheet, const json_t *item, size_t column_count)
{
    const json_t *cells = json_object_get(item, "cells");
    int kind = place_of(sheet_row_words, text_of(item, "kind"));
    if (kind < 0 || json_array_size(cells) > column_count)
        return false;
    sheet_row(sheet, (enum sheet_row_kind)kind);
    for (size_t i = 0; i < json_array_size(cells); i++)
        read_cell(sheet, json_array_get(cells, i));
    return true;
}

enum { COLUMNS_MOST = 400 };

static bool read_columns(struct sheet *sheet, const json_t *item)
{
    struct sheet_column_entry entries[COLUMNS_MOST];
    const json_t *columns = json_object_get(item, "columns");
    size_t count = json_array_size(columns);
    if (count == 0 || count > COLUMNS_MOST)
        return false;
    for (size_t i = 0; i < count; i++) {
        const json_t *column = json_array_get(columns, i);
        int value = place_of(sheet_value_words, text_of(column, "value"));
        if (value < 0)
            return false;
        entries[i] = (struct sheet_column_entry){
            .head = text_of(column, "head"),
            .value = (enum sheet_value)value,
            .width_mm = (double)json_integer_value(json_object_get(column, "width")) / 10,
            .is_quiet = flag_of(column, "quiet"),
        };
    }
    struct sheet_table *table = sheet_table(sheet, text_of(item, "caption"), entries, count);
    table->is_for_signing = flag_of(item, "for_signing");
    table->is_dense = flag_of(item, "dense");
    return true;
}

static bool read_table(struct sheet *sheet, const json_t *item)
{
    const json_t *rows = json_object_get(item, "rows");
    size_t column_count = json_array_size(json_object_get(item, "columns"));
    bool ok = read_columns(sheet, item);
    for (size_t i = 0; ok && i < json_array_size(rows); i++)
        ok = read_row(sheet, json_array_get(rows, i), column_count);
    return ok;
}

static bool read_chart(struct sheet *sheet, const json_t *item)
{
    const char *series[SHEET_SERIES_MOST];
    const json_t *names = json_object_get(item, "series");
    const json_t *categories = json_object_get(item, "categories");
    int kind = place_of(sheet_chart_words, text_of(item, "chart"));
    size_t count = json_array_size(names);
    if (kind < 0 || count == 0 || count > SHEET_SERIES_MOST)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!(series[i] = json_string_value(json_array_get(names, i))))
            return false;
    sheet_chart(sheet, (enum sheet_chart_kind)kind, text_of(item, "title"), text_of(item, "unit"),
                series, count);
    for (size_t i = 0; i < json_array_size(categories); i++) {
        const json_t *category = json_array_get(categories, i);
        int64_t values[SHEET_SERIES_MOST];
        for (size_t k = 0; k < count; k++) {
            const json_t *value = json_array_get(json_object_get(category, "values"), k);
            values[k] = json_is_integer(value) ? json_integer_value(value) : SHEET_NO_VALUE;
        }
        sheet_chart_values(sheet, text_of(category, "name"), values);
    }
    return true;
}

static bool read_fields(struct sheet *sheet, const json_t *item)
{
    const json_t *fields = json_object_get(item, "fields");
    for (size_t i = 0; i < json_array_size(fields); i++) {
        const json_t *field = json_array_get(fields, i);
        const char *label = text_of(field, "label"), *value = text_of(field, "value");
        if (flag_of(field, "name"))
            sheet_field_name(sheet, label, value);
        else if (flag_of(field, "strong"))
            sheet_field_strong(sheet, label, value);
        else
            sheet_field(sheet, label, value);
    }
    return true;
}

static bool read_paragraph(struct sheet *sheet, const json_t *item)
{
    int style = place_of(sheet_paragraph_words, text_of(item, "style"));
    if (style < 0)
        return false;
    if (flag_of(item, "name"))
        sheet_paragraph_name(sheet, (enum sheet_paragraph_style)style, "%s",
                             text_of(item, "text"));
    else
        sheet_paragraph(sheet, (enum sheet_paragraph_style)style, "%s", text_of(item, "text"));
    return true;
}

static bool read_sums(struct sheet *sheet, const json_t *item)
{
    const json_t *sums = json_object_get(item, "sums");
    for (size_t i = 0; i < json_array_size(sums); i++) {
        const json_t *sum = json_array_get(sums, i);
        sheet_sum(sheet, text_of(sum, "number"), text_of(sum, "words"));
    }
    return true;
}

static bool read_signatures(struct sheet *sheet, const json_t *item)
{
    const json_t *signatures = json_object_get(item, "signatures");
    for (size_t i = 0; i < json_array_size(signatures); i++) {
        const char *caption = json_string_value(json_array_get(signatures, i));
        sheet_signature(sheet, caption ? caption : "");
    }
    return true;
}

static bool read_block(struct sheet *sheet, const json_t *item)
{
    const char *word = text_of(item, "block");
    int kind = word[0] ? place_of(sheet_block_words, word) : -1;
    switch (kind) {
    case SHEET_FIELDS: return read_fields(sheet, item);
    case SHEET_HEADING: sheet_heading(sheet, text_of(item, "text")); return true;
    case SHEET_PARAGRAPH: return read_paragraph(sheet, item);
    case SHEET_TABLE: return read_table(sheet, item);
    case SHEET_SUMS: return read_sums(sheet, item);
    case SHEET_CHART: return read_chart(sheet, item);
    case SHEET_LINES:
        sheet_lines(sheet, text_of(item, "text"),
                    (int)json_integer_value(json_object_get(item, "lines")));
        return true;
    case SHEET_SIGNATURES: return read_signatures(sheet, item);
    case SHEET_PAGE: sheet_new_page(sheet); return true;
    default: return false;
    }
}

static void read_head(struct sheet *sheet, const json_t *root)
{
    const json_t *logos = json_object_get(root, "logos");
    sheet->as_of_at = json_integer_value(json_object_get(root, "as_of"));
    sheet_head(sheet, text_or_null(root, "institution"), text_or_null(root, "club"),
               text_or_null(root, "address"));
    sheet_reference(sheet, text_or_null(root, "reference"));
    sheet_place(sheet, text_or_null(root, "place"));
    if (text_or_null(root, "salt"))
        sheet->salt = memory_copy_text(text_of(root, "salt"));
    sheet_title(sheet, text_or_null(root, "title"), text_or_null(root, "subtitle"));
    sheet->is_landscape = flag_of(root, "landscape");
    sheet->is_draft = flag_of(root, "draft");
    sheet->has_names = flag_of(root, "names");
    for (size_t i = 0; i < json_array_size(logos); i++) {
        const json_t *logo = json_array_get(logos, i);
        sheet_logo(sheet, text_of(logo, "name"), text_of(logo, "format"), NULL, 0,
                   text_of(logo, "digest"));
    }
}

bool sheet_text_read(struct sheet *sheet, const char *text, struct error *err)
{
    json_t *root = json_loads(text, 0, NULL);
    const json_t *blocks = json_object_get(root, "blocks");
    bool ok = json_integer_value(json_object_get(root, "obecni")) == SHEET_TEXT_VERSION;
    if (ok)
        read_head(sheet, root);
    for (size_t i = 0; ok && i < json_array_size(blocks); i++)
        ok = read_block(sheet, json_array_get(blocks, i));
    json_decref(root);
    if (!ok)
        sheet_free(sheet);
    return ok || error_set(err, ERROR_STORAGE,
                           _("The content of the document cannot be read. It was made by a newer "
                             "version, or it is damaged. Update the program."));
}
