/* One pass over the bytes: cells are copied, ended and counted as they come. */
#include "exchange/csv_read.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where the reading is. */
struct reader {
    struct csv *csv;
    const char *at, *end;
    char *to; /* where the next byte of a cell goes */
    char separator;
    int line;
};

static bool fail(const struct reader *reader, const struct csv_row *row, struct error *err,
                 const char *why)
{
    return error_set(err, ERROR_USAGE, _("Line %d, column %d: %s"), reader->line, row->count + 1,
                     why);
}

/* The separator that stands first in the first line, outside of quotes. */
static char find_separator(const char *at, const char *end)
{
    bool is_quoted = false;
    for (; at < end && (is_quoted || (*at != '\n' && *at != '\r')); at++) {
        if (*at == '"')
            is_quoted = !is_quoted;
        if (!is_quoted && (*at == ';' || *at == ','))
            return *at;
    }
    return ',';
}

static bool is_line_end(const struct reader *reader)
{
    return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

static bool is_cell_end(const struct reader *reader)
{
    return is_line_end(reader) || *reader->at == reader->separator;
}

static void skip_spaces(struct reader *reader)
{
    while (reader->at < reader->end && (*reader->at == ' ' || *reader->at == '\t'))
        reader->at++;
}

/* A line end counts as one, whatever it is made of. */
static void skip_line_end(struct reader *reader)
{
    if (reader->at < reader->end && *reader->at == '\r')
        reader->at++;
    else if (reader->at < reader->end && *reader->at == '\n') {
        reader->at++;
        reader->line++;
        return;
    } else {
        return;
    }
    if (reader->at < reader->end && *reader->at == '\n')
        reader->at++;
    reader->line++;
}

static bool take(struct reader *reader, const struct csv_row *row, struct error *err)
{
    unsigned char byte = (unsigned char)*reader->at;
    if (byte < 0x20 || byte == 0x7f)
        return fail(reader, row, err, _("a character that is no text."));
    *reader->to++ = *reader->at++;
    return true;
}

/* Up to the closing quote; two quotes are one. Line ends inside become spaces. */
static bool read_quoted(struct reader *reader, const struct csv_row *row, struct error *err)
{
    int opened_at = reader->line;
    reader->at++;
    while (reader->at < reader->end) {
        if (*reader->at == '"' && reader->at + 1 < reader->end && reader->at[1] == '"') {
            reader->at++;
        } else if (*reader->at == '"') {
            reader->at++;
            skip_spaces(reader);
            return is_cell_end(reader) || fail(reader, row, err, _("text after a closing quote."));
        } else if (is_line_end(reader)) {
            skip_line_end(reader);
            *reader->to++ = ' ';
            continue;
        }
        if (!take(reader, row, err))
            return false;
    }
    reader->line = opened_at;
    return fail(reader, row, err, _("a quote that is not closed."));
}

static bool read_plain(struct reader *reader, const struct csv_row *row, const char *cell,
                       struct error *err)
{
    while (!is_cell_end(reader)) {
        if (*reader->at == '"')
            return fail(reader, row, err, _("a quote inside a text."));
        if (*reader->at == '\t') {
            *reader->to++ = ' ';
            reader->at++;
        } else if (!take(reader, row, err)) {
            return false;
        }
    }
    while (reader->to > cell && reader->to[-1] == ' ')
        reader->to--;
    return true;
}

static void add_cell(struct csv *csv, const char *cell)
{
    csv->cells =
        memory_grow(csv->cells, csv->cell_count, &csv->cell_capacity, sizeof *csv->cells);
    csv->cells[csv->cell_count++] = cell;
}

static bool read_cell(struct reader *reader, struct csv_row *row, struct error *err)
{
    char *cell = reader->to;
    skip_spaces(reader);
    bool is_quoted = reader->at < reader->end && *reader->at == '"';
    if (is_quoted ? !read_quoted(reader, row, err) : !read_plain(reader, row, cell, err))
        return false;
    *reader->to++ = '\0';
    if (reader->to - cell > CSV_CELL_BYTES_MOST)
        return fail(reader, row, err, _("a text that is too long."));
    if (!text_is_utf8(cell))
        return fail(reader, row, err, _("not UTF-8. Save the table as UTF-8."));
    if (row->count == CSV_CELLS_MOST)
        return fail(reader, row, err, _("too many columns."));
    add_cell(reader->csv, cell);
    row->count++;
    return true;
}

/* A row without any text is none. */
static void keep_row(struct csv *csv, const struct csv_row *row)
{
    bool has_text = false;
    for (size_t i = row->first; i < csv->cell_count; i++)
        has_text = has_text || csv->cells[i][0];
    if (!has_text) {
        csv->cell_count = row->first;
        return;
    }
    csv->rows = memory_grow(csv->rows, csv->row_count, &csv->row_capacity, sizeof *csv->rows);
    csv->rows[csv->row_count++] = *row;
}

static bool read_row(struct reader *reader, struct error *err)
{
    struct csv_row row = {.first = reader->csv->cell_count, .line = reader->line};
    bool more = true;
    while (more) {
        if (!read_cell(reader, &row, err))
            return false;
        more = reader->at < reader->end && *reader->at == reader->separator;
        if (more)
            reader->at++;
    }
    skip_line_end(reader);
    keep_row(reader->csv, &row);
    return true;
}

bool csv_read(struct csv *csv, const char *bytes, size_t length, struct error *err)
{
    static const char mark[] = "\xef\xbb\xbf";
    memset(csv, 0, sizeof *csv);
    if (length > CSV_BYTES_MOST)
        return error_set(err, ERROR_USAGE, _("The table is larger than %d MiB."),
                         CSV_BYTES_MOST / 1024 / 1024);
    if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    /* Each cell is at most as long as in the file, and a terminator takes a separator's place. */
    csv->text = memory_new(length + 2, 1);
    struct reader reader = {.csv = csv, .at = bytes, .end = bytes + length, .to = csv->text,
                            .separator = find_separator(bytes, bytes + length), .line = 1};
    bool ok = true;
    while (ok && reader.at < reader.end)
        ok = read_row(&reader, err);
    if (!ok)
        csv_free(csv);
    return ok;
}

bool csv_read_stream(struct csv *csv, FILE *stream, const char *name, struct error *err)
{
    char block[16384];
    size_t got;
    struct buffer bytes = {0};
    memset(csv, 0, sizeof *csv);
    while (bytes.length <= CSV_BYTES_MOST && (got = fread(block, 1, sizeof block, stream)) > 0)
        buffer_append(&bytes, block, got);
    bool ok = !ferror(stream) || error_set(err, ERROR_STORAGE, _("“%.200s” could not be read (%s)."),
                                           name, strerror(errno));
    ok = ok && csv_read(csv, bytes.text ? bytes.text : "", bytes.length, err);
    buffer_free(&bytes);
    return ok;
}

const char *csv_cell(const struct csv *csv, const struct csv_row *row, int column)
{
    return column >= 0 && column < row->count ? csv->cells[row->first + (size_t)column] : "";
}

int csv_column(const struct csv *csv, const char *head)
{
    for (int i = 0; csv->row_count && i < csv->rows[0].count; i++) {
        if (strcasecmp(csv_cell(csv, &csv->rows[0], i), head) == 0)
            return i;
    }
    return -1;
}

static bool check_heads(const struct csv *csv, const char *const heads[], int count,
                        struct error *err)
{
    const struct csv_row *row = &csv->rows[0];
    for (int i = 0; i < row->count; i++) {
        bool is_known = false;
        for (int j = 0; j < count; j++)
            is_known = is_known || strcasecmp(csv_cell(csv, row, i), heads[j]) == 0;
        if (!is_known)
            return error_set(err, ERROR_USAGE, _("Line %d, column %d: “%.40s” is no head known here."),
                             row->line, i + 1, csv_cell(csv, row, i));
        if (csv_column(csv, csv_cell(csv, row, i)) != i)
            return error_set(err, ERROR_USAGE, _("Line %d, column %d: “%.40s” is there twice."),
                             row->line, i + 1, csv_cell(csv, row, i));
    }
    return true;
}

bool csv_columns(const struct csv *csv, const char *const heads[], int count, int required,
                 int columns[], struct error *err)
{
    if (!csv->row_count)
        return error_set(err, ERROR_USAGE, _("The table is empty: its first line names the columns."));
    if (!check_heads(csv, heads, count, err))
        return false;
    for (int i = 0; i < count; i++) {
        columns[i] = csv_column(csv, heads[i]);
        if (columns[i] < 0 && i < required)
            return error_set(err, ERROR_USAGE,
                             _("Line %d: the column “%s” is missing. The first line names the "
                               "columns."),
                             csv->rows[0].line, heads[i]);
    }
    return true;
}

void csv_free(struct csv *csv)
{
    free(csv->text);
    free(csv->cells);
    free(csv->rows);
    memset(csv, 0, sizeof *csv);
}
