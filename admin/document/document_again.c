/* An issued document once more: the same content under the same number, as a copy or a duplicate. */
#include "admin/document/document_commands.h"
#include "admin/document/document_form.h"
#include "admin/line/answer.h"
#include "admin/line/print_job.h"
#include "admin/line/staged_file.h"
#include "base/language.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

const struct parameter document_again_parameters[] = {
    {.name = N_("NUMBER"), .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("the document's number, like ZA/1/2026")},
    {.name = "--out", .type = PARAMETER_PATH, .meaning = N_("the file; .pdf, .xlsx, .csv, .txt or .json")},
    {.name = "--duplicate", .type = PARAMETER_FLAG,
     .meaning = N_("with DUPLIKAT and the day on it; without it the bytes are those of the first")},
    {.name = "--plain", .type = PARAMETER_FLAG, .meaning = N_("CSV with commas, for programs")},
    {.name = "--print", .type = PARAMETER_FLAG, .meaning = N_("print it")},
    {.name = "--printer", .type = PARAMETER_TEXT,
     .meaning = N_("the printer; without it the usual one")},
    {.name = NULL},
};

/* One run. */
struct copying {
    struct invocation *invocation;
    struct document document;
    struct sheet sheet;
    struct document_output output;
    bool is_duplicate;
    char *path, *staged;
};

static bool read_options(struct copying *copying, struct error *err)
{
    const struct invocation *invocation = copying->invocation;
    const char *out = invocation_text(invocation, "--out");
    bool prints = invocation_has(invocation, "--print") || invocation_has(invocation, "--printer");
    copying->is_duplicate = invocation_has(invocation, "--duplicate");
    if (out && !document_form_of(out, &copying->output.form, err))
        return false;
    if (copying->output.form != DOCUMENT_FORM_PDF && (prints || copying->is_duplicate))
        return error_set(err, ERROR_USAGE,
                         _("Only a PDF is printed or made as a duplicate. Let --out end with .pdf."));
    return true;
}

/* Names that somebody may not see do not come to them on paper either. */
static bool read_sheet(struct copying *copying, struct error *err)
{
    const struct invocation *invocation = copying->invocation;
    if (!document_content(&copying->invocation->club, &copying->document, &copying->sheet, err))
        return false;
    if (copying->sheet.has_names && !(invocation->roles & ROLES_NAMES))
        return error_set(err, ERROR_REFUSED,
                         _("%s names people, and your role sees no names."),
                         copying->document.number);
    return document_output_settle(invocation, &copying->sheet, &copying->output, err);
}

static void choose_path(struct copying *copying)
{
    struct buffer name = {0};
    const char *out = invocation_text(copying->invocation, "--out");
    buffer_printf(&name, "%s%s", out ? out : copying->document.number,
                  out ? "" : copying->is_duplicate ? "-duplikat.pdf" : ".pdf");
    for (char *at = name.text; !out && *at; at++)
        *at = *at == '/' ? '-' : *at;
    copying->path = document_output_path(&copying->output, name.text);
    buffer_free(&name);
}

static bool write_file(struct copying *copying, struct error *err)
{
    struct document_issue_words words;
    struct sheet_issue issue;
    document_issue_words(&copying->document, &words, &issue);
    issue.is_duplicate = copying->is_duplicate;
    issue.duplicate_on = club_today(&copying->invocation->club);
    return document_output_write(copying->invocation, &copying->output, &copying->sheet, &issue,
                                 copying->path, copying->staged, err);
}

static bool make(struct copying *copying, struct error *err)
{
    struct club *club = &copying->invocation->club;
    choose_path(copying);
    if (!staged_file_begin(copying->path, &copying->staged, err))
        return false;
    if (!club_begin(club, err))
        return staged_file_end(copying->path, &copying->staged, false, err) && false;
    bool ok = document_note_copy(club, &copying->document,
                                 copying->is_duplicate ? "duplicate" : "copy",
                                 document_form_word(copying->output.form), err) &&
              write_file(copying, err);
    ok = club_end(club, ok, err);
    return staged_file_end(copying->path, &copying->staged, ok, err) && ok;
}

static bool print_it(const struct copying *copying, struct error *err)
{
    const char *printer = invocation_text(copying->invocation, "--printer");
    if (!printer && !invocation_has(copying->invocation, "--print"))
        return true;
    return print_job_send(copying->path, copying->document.number, printer, err);
}

bool document_again_run(struct invocation *invocation, struct error *err)
{
    struct copying copying = {.invocation = invocation};
    if (!document_of(invocation, &copying.document, err))
        return false;
    bool ok = read_options(&copying, err) && read_sheet(&copying, err) && make(&copying, err);
    if (ok) {
        ok = print_it(&copying, err);
        answer_done(invocation,
                    json_pack("{s:s, s:s, s:s, s:b}", "document", copying.document.number, "file",
                              copying.path, "form", document_form_word(copying.output.form),
                              "is_duplicate", copying.is_duplicate),
                    copying.is_duplicate ? _("A duplicate of %s is in %s.")
                                         : _("%s is once more in %s."),
                    copying.document.number, copying.path);
        document_output_tell(invocation, &copying.output, copying.path);
    }
    explicit_bzero(&copying.output, sizeof copying.output);
    sheet_free(&copying.sheet);
    document_free(&copying.document);
    free(copying.path);
    return ok;
}
