/* A sheet as bytes in one of its forms, and what the register adds to it. A table or text with
 * names goes out encrypted, as a ZIP file with a password, unless --plain-names says otherwise. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_FORM_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_FORM_H

#include "admin/line/command.h"
#include "admin/line/export_password.h"
#include "document/document.h"
#include "paper/sheet_pdf.h"
#include "trust/digest.h"

enum document_form {
    DOCUMENT_FORM_PDF,
    DOCUMENT_FORM_XLSX,
    DOCUMENT_FORM_CSV,
    DOCUMENT_FORM_TXT,
    DOCUMENT_FORM_JSON, /* the canonical text, whose SHA-256 is the digest */
};

/* By the ending of the file's name. ERROR_USAGE, with the possible ones, for another. */
bool document_form_of(const char *path, enum document_form *form, struct error *err);

/* "pdf", "xlsx" … */
const char *document_form_word(enum document_form form);

/* How one file is written. The caller wipes the password. */
struct document_output {
    enum document_form form;
    bool is_encrypted;
    char password[EXPORT_PASSWORD_SIZE];
};

/* Whether the sheet's names have to be encrypted in that form; gets the password then. */
bool document_output_settle(const struct invocation *invocation, const struct sheet *sheet,
                            struct document_output *output, struct error *err);

/* Where it goes: `out`, with .zip behind it when it is encrypted. On the heap. */
char *document_output_path(const struct document_output *output, const char *out);

/* What stands on the paper of an issued document; `issue` borrows from it. */
struct document_issue_words {
    char digest[DIGEST_SHORT_SIZE];
    char code[DOCUMENT_CODE_SIZE];
    char corrects[64];
};
void document_issue_words(const struct document *document, struct document_issue_words *words,
                          struct sheet_issue *issue);

/* Writes the sheet to the file `staged`, which becomes `path`. ERROR_STORAGE; what was there stays
 * then. */
bool document_output_write(const struct invocation *invocation,
                           const struct document_output *output, const struct sheet *sheet,
                           const struct sheet_issue *issue, const char *path, const char *staged,
                           struct error *err);

/* Says how to open what is encrypted, and wipes the password. */
void document_output_tell(const struct invocation *invocation, struct document_output *output,
                          const char *path);

#endif
