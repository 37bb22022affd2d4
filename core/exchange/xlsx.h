/* Tables as a spreadsheet file (XLSX): sheets of rows of cells, written one after the other.
 * Numbers are numbers and text is always text, never a formula, whatever it begins with. What
 * the tables are about is the caller's; so is putting the file in its place.
 *
 *     struct xlsx *x = xlsx_new(path, "Report 2025-II", now);
 *     xlsx_sheet(x, "Figures");
 *     xlsx_header(x, titles, 3);
 *     xlsx_text(x, "Persons"); xlsx_integer(x, 38); xlsx_blank(x); xlsx_end_row(x);
 *     return xlsx_finish(x, err);
 *
 * The same content gives the same file. */
#ifndef OBECNI_EXCHANGE_XLSX_H
#define OBECNI_EXCHANGE_XLSX_H

#include "base/error.h"
#include "base/memory.h"

#include <stddef.h>
#include <stdint.h>

struct xlsx;

/* Never NULL; to be given back with xlsx_finish, once. `made_at` (UTC seconds) is told as the
 * time of making. `path` NULL: in memory, for xlsx_finish_bytes. */
struct xlsx *xlsx_new(const char *path, const char *title, int64_t made_at);

/* Begins a sheet. The name has at most 31 characters and none of [ ] : * ? / and backslash. */
void xlsx_sheet(struct xlsx *xlsx, const char *name);

/* A row in bold that stays in view; and a row with one text in bold. */
void xlsx_header(struct xlsx *xlsx, const char *const *titles, size_t count);
void xlsx_heading(struct xlsx *xlsx, const char *text);

/* The next cell of the row. NULL or empty text is a blank cell. */
void xlsx_text(struct xlsx *xlsx, const char *text);
void xlsx_integer(struct xlsx *xlsx, int64_t value);
void xlsx_share(struct xlsx *xlsx, int64_t value, int64_t of); /* as a percentage; of > 0 */
void xlsx_decimal(struct xlsx *xlsx, int64_t thousandths);
void xlsx_day(struct xlsx *xlsx, int day);          /* a date; base/day's number */
void xlsx_minutes(struct xlsx *xlsx, int64_t minutes); /* since midnight, a time of day */
void xlsx_blank(struct xlsx *xlsx);
void xlsx_bold(struct xlsx *xlsx, const char *text);
void xlsx_end_row(struct xlsx *xlsx);

/* Writes the file. ERROR_STORAGE with one sentence when that fails; what is there then is
 * nothing to be kept. */
bool xlsx_finish(struct xlsx *xlsx, struct error *err);

/* The same for one made in memory: appends the file to `bytes`; nothing of it touches the disk
 * under a name. */
bool xlsx_finish_bytes(struct xlsx *xlsx, struct buffer *bytes, struct error *err);

#endif
