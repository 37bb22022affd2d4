/* Draws the sample sheets into a folder, for looking at: sheet_gallery FOLDER. */
#include "base/clock.h"
#include "base/day.h"
#include "base/language.h"
#include "paper/document_file.h"
#include "sheet_samples.h"

#include <stdio.h>

static bool write_sheet(const char *folder, const char *name, struct sheet *sheet,
                        const struct sheet_issue *issue)
{
    char path[400];
    struct error err = {0};
    struct buffer bytes = {0};
    snprintf(path, sizeof path, "%s/%s.pdf", folder, name);
    bool ok = sheet_pdf_draw(sheet, issue, 1, &bytes, &err) &&
              document_file_write(path, &bytes, &err);
    if (!ok)
        fprintf(stderr, "%s: %s\n", name, err.text);
    buffer_free(&bytes);
    sheet_free(sheet);
    *sheet = (struct sheet){0};
    return ok;
}

int main(int count, char **arguments)
{
    struct error err = {0};
    struct sheet sheet = {0};
    const struct sheet_issue draft = {.digest = sample_issue.digest, .chain = sample_issue.chain};
    struct sheet_issue duplicate = sample_issue;
    if (count != 2)
        return 2;
    language_start();
    clock_use_zone("Europe/Warsaw", &err);
    duplicate.is_duplicate = true;
    duplicate.duplicate_on = day_of(2026, 2, 12);
    duplicate.number = "ZA/12/2026";
    duplicate.corrects = "korekta do ZA/11/2026";
    sample_list(&sheet, 12);
    bool ok = write_sheet(arguments[1], "list", &sheet, &sample_issue);
    sample_list(&sheet, 300);
    sheet.is_draft = true;
    ok = write_sheet(arguments[1], "list300", &sheet, &draft) && ok;
    sample_certificate(&sheet);
    ok = write_sheet(arguments[1], "certificate", &sheet, &duplicate) && ok;
    sample_register(&sheet, 300, 25);
    ok = write_sheet(arguments[1], "register", &sheet, &sample_issue) && ok;
    sample_register(&sheet, 40, 62);
    ok = write_sheet(arguments[1], "register62", &sheet, &sample_issue) && ok;
    sample_report(&sheet);
    ok = write_sheet(arguments[1], "report", &sheet, &sample_issue) && ok;
    sample_statement(&sheet);
    ok = write_sheet(arguments[1], "statement", &sheet, &sample_issue) && ok;
    return ok ? 0 : 1;
}
