/* Drawing a sheet into the test's folder, as "sheet.pdf". */
#ifndef OBECNI_TESTS_DOCUMENTS_SHEET_PRINT_H
#define OBECNI_TESTS_DOCUMENTS_SHEET_PRINT_H

#include "sheet_samples.h"
#include "tools.h"

/* Draws the sheet and frees it; the test fails when that does. */
void sheet_print(struct sheet *sheet, const struct sheet_issue *issue, const char *folder);

/* The same, and gives its text as it stands on the page. */
struct buffer sheet_print_text(struct sheet *sheet, const struct sheet_issue *issue,
                               const char *folder);

/* Pages of the file that was drawn last. */
int sheet_print_pages(const char *folder);

#endif
