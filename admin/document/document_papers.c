/* Drawing the poster into a file; reading the office's text. */
#include "admin/document/document_papers.h"

#include "admin/document/document_form.h"
#include "admin/document/document_produce.h"
#include "admin/line/answer.h"
#include "admin/line/input_file.h"
#include "admin/line/print_job.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "paper/document_file.h"
#include "paper/poster.h"

#include <string.h>

enum { TEXT_BYTES_MOST = 100 * 1024 };

bool document_poster(struct invocation *invocation, struct error *err)
{
    struct club_identity identity;
    struct buffer bytes = {0};
    const char *path = invocation_text_or(invocation, "--out", "plakat.pdf");
    const char *printer = invocation_text(invocation, "--printer");
    enum document_form form;
    if (!document_form_of(path, &form, err))
        return false;
    if (form != DOCUMENT_FORM_PDF)
        return error_set(err, ERROR_USAGE, _("The poster is a PDF. Let --out end with .pdf."));
    if (!club_identity_get(&invocation->club, &identity, err))
        return false;
    bool ok = poster_draw(invocation_has(invocation, "--no-name") ? "" : identity.name,
                          club_now(&invocation->club), &bytes, err) &&
              document_file_write(path, &bytes, err);
    buffer_free(&bytes);
    if (!ok)
        return false;
    answer_done(invocation, json_pack("{s:s}", "file", path), _("The poster is in %s."), path);
    return (!printer && !invocation_has(invocation, "--print")) ||
           print_job_send(path, _("Poster"), printer, err);
}

static bool read_text(const char *path, struct buffer *text, struct error *err)
{
    if (!input_file_read(path, TEXT_BYTES_MOST, text, err))
        return false;
    if (text->length > TEXT_BYTES_MOST)
        return error_set(err, ERROR_REFUSED,
                         _("The file %s is longer than %d KiB. A page of information is shorter."),
                         path, TEXT_BYTES_MOST / 1024);
    if (text->text && (strlen(text->text) != text->length || !text_is_utf8(text->text)))
        return error_set(err, ERROR_REFUSED,
                         _("The file %s is not plain text in UTF-8. Save it as such."), path);
    return true;
}

bool document_information(struct invocation *invocation, struct error *err)
{
    struct buffer text = {0};
    bool ok = read_text(invocation_text(invocation, "--text"), &text, err) &&
              document_produce(invocation, "KI",
                               json_pack("{s:s}", "text", text.text ? text.text : ""), NULL, 0,
                               err);
    buffer_free(&text);
    return ok;
}

const struct parameter document_poster_parameters[] = {
    {.name = "--out", .type = PARAMETER_PATH, .meaning = N_("the PDF file; plakat.pdf")},
    {.name = "--no-name", .type = PARAMETER_FLAG, .meaning = N_("without the club’s name")},
    {.name = "--print", .type = PARAMETER_FLAG, .meaning = N_("print it")},
    {.name = "--printer", .type = PARAMETER_TEXT,
     .meaning = N_("the printer; without it the usual one")},
    {.name = NULL},
};

const struct parameter document_information_parameters[] = {
    {.name = "--text", .type = PARAMETER_PATH, .is_required = true,
     .meaning = N_("the text file; its first line is the title")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};
