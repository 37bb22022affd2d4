/* A sheet's figures for other programs: CSV for a Polish spreadsheet or plain, XLSX, text for a
 * terminal or an e-mail. What a document says, without how it looks. */
#ifndef OBECNI_EXCHANGE_SHEET_TABLES_H
#define OBECNI_EXCHANGE_SHEET_TABLES_H

#include "base/error.h"
#include "base/memory.h"
#include "document/sheet.h"

enum sheet_csv {
    SHEET_CSV_POLISH, /* ';' between, byte order mark, decimal comma, CRLF */
    SHEET_CSV_PLAIN,  /* ',' between, no mark, decimal point, RFC 4180 */
};

/* Fields first as two columns, then each table under its caption, an empty line between. */
void sheet_csv_write(const struct sheet *sheet, const char *number, enum sheet_csv form,
                     struct buffer *bytes);

/* Title, fields and tables with aligned columns, `width` columns wide at most. */
void sheet_plain_write(const struct sheet *sheet, const char *number, int width,
                       struct buffer *bytes);

/* A workbook: a page for the fields and one for each table, with real dates and numbers, the head
 * frozen. The same sheet gives the same bytes. */
bool sheet_xlsx_write(const struct sheet *sheet, const char *number, struct buffer *bytes,
                      struct error *err);

#endif
