/* The forms of a document and who writes each. */
#include "admin/document_form.h"

#include "base/language.h"
#include "exchange/sheet_tables.h"
#include "paper/document_file.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { PLAIN_WIDTH = 100 }; /* columns of the text form */

static const char *const words[] = {
    [DOCUMENT_FORM_PDF] = "pdf",
    [DOCUMENT_FORM_XLSX] = "xlsx",
    [DOCUMENT_FORM_CSV] = "csv",
    [DOCUMENT_FORM_TXT] = "txt",
};

const char *document_form_word(enum document_form form)
{
    return words[form];
}

bool document_form_of(const char *path, enum document_form *form, struct error *err)
{
    const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
    for (size_t i = 0; dot && i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(dot + 1, words[i]) == 0) {
            *form = (enum document_form)i;
            return true;
        }
    }
    return error_set(err, ERROR_USAGE,
                     _("The name of the file says its form: it ends with .pdf, .xlsx, .csv or .txt. "
                       "%s does not."),
                     path);
}

bool document_form_check_names(const struct invocation *invocation, const struct sheet *sheet,
                               enum document_form form, struct error *err)
{
    if (form == DOCUMENT_FORM_PDF || !sheet->has_names ||
        invocation_has(invocation, "--plain-names"))
        return true;
    return error_set(err, ERROR_REFUSED,
                     _("A table of names would lie open for everybody who finds the file. Nothing "
                       "was made. Take numbers (--numbers), a PDF, or say --plain-names."));
}

void document_issue_words(const struct document *document, struct document_issue_words *texts,
                          struct sheet_issue *issue)
{
    digest_shorten(document->digest, texts->digest);
    document_code(document, texts->code);
    snprintf(texts->corrects, sizeof texts->corrects,
             language_text(LANGUAGE_POLISH, N_("correction of %s")), document->corrects);
    *issue = (struct sheet_issue){
        .number = document->number,
        .digest = texts->digest,
        .chain = document->chain,
        .code = texts->code,
        .corrects = document->corrects[0] ? texts->corrects : NULL,
    };
}

static bool draw(const struct invocation *invocation, const struct sheet *sheet,
                 const struct sheet_issue *issue, enum document_form form, struct buffer *bytes,
                 struct error *err)
{
    bool is_plain = invocation_has(invocation, "--plain");
    switch (form) {
    case DOCUMENT_FORM_XLSX:
        return sheet_xlsx_write(sheet, issue->number, bytes, err);
    case DOCUMENT_FORM_CSV:
        sheet_csv_write(sheet, issue->number, is_plain ? SHEET_CSV_PLAIN : SHEET_CSV_POLISH, bytes);
        return true;
    case DOCUMENT_FORM_TXT:
        sheet_plain_write(sheet, issue->number, PLAIN_WIDTH, bytes);
        return true;
    case DOCUMENT_FORM_PDF:
        break;
    }
    return sheet_pdf_draw(sheet, issue, 1, bytes, err);
}

bool document_form_write(const struct invocation *invocation, const struct sheet *sheet,
                         const struct sheet_issue *issue, enum document_form form,
                         const char *path, struct error *err)
{
    struct buffer bytes = {0};
    bool ok = draw(invocation, sheet, issue, form, &bytes, err) &&
              document_file_write(path, &bytes, err);
    if (bytes.text)
        explicit_bzero(bytes.text, bytes.length);
    buffer_free(&bytes);
    return ok;
}
