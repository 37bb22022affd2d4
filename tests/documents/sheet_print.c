/* From a sheet to a file and its text. */
#include "sheet_print.h"

#include "paper/document_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

void sheet_print(struct sheet *sheet, const struct sheet_issue *issue, const char *folder)
{
    char path[TOOLS_PATH_SIZE];
    struct error err = {0};
    struct buffer bytes = {0};
    tools_path(path, folder, "sheet.pdf");
    if (!sheet_pdf_draw(sheet, issue, 1, &bytes, &err) || !document_file_write(path, &bytes, &err))
        fail_msg("%s", err.text);
    buffer_free(&bytes);
    sheet_free(sheet);
    memset(sheet, 0, sizeof *sheet);
}

struct buffer sheet_print_text(struct sheet *sheet, const struct sheet_issue *issue,
                               const char *folder)
{
    sheet_print(sheet, issue, folder);
    return tools_run("pdftotext -layout %s/sheet.pdf -", folder);
}

int sheet_print_pages(const char *folder)
{
    int pages = 0;
    struct buffer text = tools_run("pdfinfo %s/sheet.pdf", folder);
    assert_int_equal(sscanf(strstr(text.text, "Pages:"), "Pages: %d", &pages), 1);
    buffer_free(&text);
    return pages;
}
