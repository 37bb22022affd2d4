/* libxlsxwriter behind a row of cells. The first failure sticks until xlsx_finish. */
#define _GNU_SOURCE /* memfd_create: a file that has no name */
#include "exchange/xlsx.h"

#include "base/day.h"
#include "base/language.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { COLUMNS_MOST = 400, WIDTH_LEAST = 8, WIDTH_MOST = 60 };

struct xlsx {
    char *path;
    int memory; /* the file in memory, -1 for one on the disk */
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *bold, *percent, *wrapped, *day, *time, *decimal;
    lxw_row_t row;
    lxw_col_t column;
    int widths[COLUMNS_MOST];
    lxw_error failure;
};

static void take(struct xlsx *xlsx, lxw_error failure)
{
    if (xlsx->failure == LXW_NO_ERROR)
        xlsx->failure = failure;
}

static lxw_format *add_number_format(struct xlsx *xlsx, const char *number_format)
{
    lxw_format *format = workbook_add_format(xlsx->workbook);
    format_set_num_format(format, number_format);
    return format;
}

static void add_formats(struct xlsx *xlsx)
{
    xlsx->bold = workbook_add_format(xlsx->workbook);
    xlsx->wrapped = workbook_add_format(xlsx->workbook);
    format_set_bold(xlsx->bold);
    format_set_text_wrap(xlsx->bold);
    format_set_text_wrap(xlsx->wrapped);
    xlsx->percent = add_number_format(xlsx, "0.0%");
    xlsx->day = add_number_format(xlsx, "dd.mm.yyyy");
    xlsx->time = add_number_format(xlsx, "hh:mm");
    xlsx->decimal = add_number_format(xlsx, "0.###");
}

/* The library wants a path; a file in memory has one among the process's own. */
static char *path_in_memory(struct xlsx *xlsx)
{
    char path[32];
    xlsx->memory = memfd_create("xlsx", MFD_CLOEXEC);
    if (xlsx->memory < 0)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", xlsx->memory);
    return memory_copy_text(path);
}

struct xlsx *xlsx_new(const char *path, const char *title, int64_t made_at)
{
    struct xlsx *xlsx = memory_new(1, sizeof *xlsx);
    char *words = memory_copy_text(title);
    lxw_doc_properties properties = {.title = words, .created = (time_t)made_at};
    xlsx->memory = -1;
    xlsx->path = path ? memory_copy_text(path) : path_in_memory(xlsx);
    xlsx->workbook = workbook_new(xlsx->path);
    if (!xlsx->workbook)
        abort();
    take(xlsx, workbook_set_properties(xlsx->workbook, &properties));
    free(words);
    add_formats(xlsx);
    return xlsx;
}

/* Columns are as wide as what stands in them. */
static void end_sheet(struct xlsx *xlsx)
{
    for (lxw_col_t i = 0; xlsx->sheet && i < COLUMNS_MOST; i++) {
        if (xlsx->widths[i])
            take(xlsx, worksheet_set_column(xlsx->sheet, i, i, xlsx->widths[i] + 1, NULL));
        xlsx->widths[i] = 0;
    }
}

void xlsx_sheet(struct xlsx *xlsx, const char *name)
{
    end_sheet(xlsx);
    xlsx->sheet = workbook_add_worksheet(xlsx->workbook, name);
    xlsx->row = 0;
    xlsx->column = 0;
    assert(xlsx->sheet); /* the name is wrong */
}

static void put(struct xlsx *xlsx, const char *text, lxw_format *format)
{
    int width = text_width(text);
    assert(xlsx->column < COLUMNS_MOST);
    int *widest = &xlsx->widths[xlsx->column];
    width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
    *widest = width > *widest ? width : *widest;
    take(xlsx, worksheet_write_string(xlsx->sheet, xlsx->row, xlsx->column++, text, format));
}

void xlsx_header(struct xlsx *xlsx, const char *const *titles, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put(xlsx, titles[i], xlsx->bold);
    xlsx_end_row(xlsx);
    worksheet_freeze_panes(xlsx->sheet, xlsx->row, 0);
}

void xlsx_heading(struct xlsx *xlsx, const char *text)
{
    take(xlsx, worksheet_write_string(xlsx->sheet, xlsx->row, 0, text, xlsx->bold));
    xlsx_end_row(xlsx);
}

void xlsx_text(struct xlsx *xlsx, const char *text)
{
    if (text && *text)
        put(xlsx, text, text_width(text) > WIDTH_MOST ? xlsx->wrapped : NULL);
    else
        xlsx_blank(xlsx);
}

void xlsx_integer(struct xlsx *xlsx, int64_t value)
{
    take(xlsx, worksheet_write_number(xlsx->sheet, xlsx->row, xlsx->column++, (double)value, NULL));
}

void xlsx_share(struct xlsx *xlsx, int64_t value, int64_t of)
{
    take(xlsx, worksheet_write_number(xlsx->sheet, xlsx->row, xlsx->column++,
                                      (double)value / (double)of, xlsx->percent));
}

static void put_number(struct xlsx *xlsx, double number, int width, lxw_format *format)
{
    assert(xlsx->column < COLUMNS_MOST);
    int *widest = &xlsx->widths[xlsx->column];
    *widest = width > *widest ? width : *widest;
    take(xlsx, worksheet_write_number(xlsx->sheet, xlsx->row, xlsx->column++, number, format));
}

void xlsx_decimal(struct xlsx *xlsx, int64_t thousandths)
{
    put_number(xlsx, (double)thousandths / 1000, WIDTH_LEAST, xlsx->decimal);
}

/* Spreadsheets count days from the end of 1899. */
void xlsx_day(struct xlsx *xlsx, int day)
{
    put_number(xlsx, day - day_of(1970, 1, 1) + 25569.0, 11, xlsx->day);
}

void xlsx_minutes(struct xlsx *xlsx, int64_t minutes)
{
    put_number(xlsx, (double)minutes / (24 * 60), WIDTH_LEAST, xlsx->time);
}

void xlsx_bold(struct xlsx *xlsx, const char *text)
{
    put(xlsx, text, xlsx->bold);
}

void xlsx_blank(struct xlsx *xlsx)
{
    xlsx->column++;
}

void xlsx_end_row(struct xlsx *xlsx)
{
    xlsx->row++;
    xlsx->column = 0;
}

/* Whether the file can be made, asked before the library, which would say so itself. A new one
 * is the owner's alone, like every document. */
static bool make_file(const struct xlsx *xlsx, struct error *err)
{
    int file = open(xlsx->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
    return file >= 0 ||
           error_set(err, ERROR_STORAGE, _("The spreadsheet %s could not be written: %s."),
                     xlsx->path, strerror(errno));
}

bool xlsx_finish(struct xlsx *xlsx, struct error *err)
{
    end_sheet(xlsx);
    bool ok = make_file(xlsx, err);
    lxw_error failure = xlsx->failure;
    if (!ok)
        lxw_workbook_free(xlsx->workbook);
    else if ((failure = workbook_close(xlsx->workbook)) == LXW_NO_ERROR)
        failure = xlsx->failure;
    if (ok && failure != LXW_NO_ERROR)
        ok = error_set(err, ERROR_STORAGE, _("The spreadsheet %s could not be written: %s."),
                       xlsx->path, lxw_strerror(failure));
    free(xlsx->path);
    free(xlsx);
    return ok;
}

static bool read_all(int file, struct buffer *bytes)
{
    char part[16384];
    ssize_t length;
    if (lseek(file, 0, SEEK_SET) != 0)
        return false;
    while ((length = read(file, part, sizeof part)) > 0)
        buffer_append(bytes, part, (size_t)length);
    return length == 0;
}

bool xlsx_finish_bytes(struct xlsx *xlsx, struct buffer *bytes, struct error *err)
{
    int memory = xlsx->memory;
    assert(memory >= 0);
    bool ok = xlsx_finish(xlsx, err);
    if (ok && !read_all(memory, bytes))
        ok = error_set(err, ERROR_STORAGE, _("The spreadsheet could not be made: %s."),
                       strerror(errno));
    close(memory);
    return ok;
}
