/* A sheet as bytes in one of its forms, and what the register adds to it. */
#ifndef OBECNI_ADMIN_DOCUMENT_FORM_H
#define OBECNI_ADMIN_DOCUMENT_FORM_H

#include "admin/command.h"
#include "document/document.h"
#include "paper/sheet_pdf.h"
#include "trust/digest.h"

enum document_form { DOCUMENT_FORM_PDF, DOCUMENT_FORM_XLSX, DOCUMENT_FORM_CSV, DOCUMENT_FORM_TXT };

/* By the ending of the file's name. ERROR_USAGE, with the possible ones, for another. */
bool document_form_of(const char *path, enum document_form *form, struct error *err);

/* "pdf", "xlsx" … */
const char *document_form_word(enum document_form form);

/* A name's words in a spreadsheet or text go out unencrypted only with --plain-names.
 * ERROR_REFUSED, with what to do, otherwise. */
bool document_form_check_names(const struct invocation *invocation, const struct sheet *sheet,
                               enum document_form form, struct error *err);

/* What stands on the paper of an issued document; `issue` borrows from it. */
struct document_issue_words {
    char digest[DIGEST_SHORT_SIZE];
    char code[DOCUMENT_CODE_SIZE];
    char corrects[64];
};
void document_issue_words(const struct document *document, struct document_issue_words *words,
                          struct sheet_issue *issue);

/* Writes the sheet to the file. ERROR_STORAGE; what was there stays then. */
bool document_form_write(const struct invocation *invocation, const struct sheet *sheet,
                         const struct sheet_issue *issue, enum document_form form,
                         const char *path, struct error *err);

#endif
