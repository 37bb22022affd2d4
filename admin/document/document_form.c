/* The forms of a document and who writes each. */
#include "admin/document/document_form.h"

#include "admin/line/staged_file.h"
#include "base/language.h"
#include "base/memory.h"
#include "document/sheet_text.h"
#include "exchange/archive.h"
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
    [DOCUMENT_FORM_JSON] = "json",
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
                     _("The name of the file says its form: it ends with .pdf, .xlsx, .csv, .txt or "
                       ".json. "
                       "%s does not."),
                     path);
}

bool document_output_settle(const struct invocation *invocation, const struct sheet *sheet,
                            struct document_output *output, struct error *err)
{
    output->is_encrypted = output->form != DOCUMENT_FORM_PDF && sheet->has_names &&
                           !invocation_has(invocation, "--plain-names");
    return !output->is_encrypted || output->password[0] ||
           export_password_get(output->password, err);
}

char *document_output_path(const struct document_output *output, const char *out)
{
    struct buffer path = {0};
    buffer_printf(&path, "%s%s", out, output->is_encrypted ? ".zip" : "");
    return path.text;
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
    case DOCUMENT_FORM_JSON:
        sheet_text_write(sheet, bytes);
        return true;
    case DOCUMENT_FORM_PDF:
        break;
    }
    return sheet_pdf_draw(sheet, issue, 1, bytes, err);
}

static void wipe(struct buffer *bytes)
{
    if (bytes->text)
        explicit_bzero(bytes->text, bytes->length);
    buffer_free(bytes);
}

/* The file within is called as the archive without its ending. */
static bool encrypt(const struct invocation *invocation, const struct document_output *output,
                    const char *path, struct buffer *bytes, struct error *err)
{
    char name[256];
    struct buffer packed = {0};
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    snprintf(name, sizeof name, "%.*s", (int)(strlen(base) - strlen(".zip")), base);
    struct archive_entry entry = {.name = name, .bytes = bytes->text, .length = bytes->length};
    bool ok = archive_write(&entry, 1, output->password, club_now(&invocation->club), &packed, err);
    wipe(bytes);
    *bytes = packed;
    return ok;
}

bool document_output_write(const struct invocation *invocation,
                           const struct document_output *output, const struct sheet *sheet,
                           const struct sheet_issue *issue, const char *path, const char *staged,
                           struct error *err)
{
    struct buffer bytes = {0};
    bool ok = draw(invocation, sheet, issue, output->form, &bytes, err) &&
              (!output->is_encrypted || encrypt(invocation, output, path, &bytes, err)) &&
              (document_file_write(staged, &bytes, err) || staged_file_failed(err));
    wipe(&bytes);
    return ok;
}

void document_output_tell(const struct invocation *invocation, struct document_output *output,
                          const char *path)
{
    if (output->is_encrypted)
        export_password_tell(invocation, path, output->password);
    explicit_bzero(output->password, sizeof output->password);
}
