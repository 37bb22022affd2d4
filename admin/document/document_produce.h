/* What all commands that make a document share: fill the sheet, issue it or mark it as a draft,
 * write the file, print it, say what was done. One change: number, ledger entry and file come
 * together or not at all.
 *
 * Options that every such command has (DOCUMENT_OPTIONS in its table of parameters):
 *   --out FILE        where to; its ending says the form: .pdf .xlsx .csv .txt, .json for the
 *                     canonical text; without it the number with dashes and .pdf, in this folder
 *                     ("ZA-12-2026.pdf"); .zip is put behind what has to be encrypted
 *   --as-of DAY       what was known at the end of that day; without it now
 *   --numbers         participant numbers instead of names
 *   --purpose TEXT    for the register
 *   --corrects NUMBER the document that this one corrects
 *   --draft           ROBOCZA, without a number, whatever is signed
 *   --plain           CSV with commas for programs
 *   --print [PRINTER] to a printer as well
 * Every command's --plain-names leaves a table of names unencrypted (a PDF needs no such word). */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_PRODUCE_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_PRODUCE_H

#include "admin/line/command.h"
#include "document/document.h"

#define DOCUMENT_OPTIONS \
    {.name = "--out", .type = PARAMETER_PATH, .meaning = N_("the file; .pdf, .xlsx, .csv, .txt or .json")}, \
    {.name = "--as-of", .type = PARAMETER_DAY, .meaning = N_("what was known at that day's end")}, \
    {.name = "--numbers", .type = PARAMETER_FLAG, .meaning = N_("participant numbers, no names")}, \
    {.name = "--purpose", .type = PARAMETER_TEXT, .meaning = N_("what it is for; for the register")}, \
    {.name = "--corrects", .type = PARAMETER_TEXT, .meaning = N_("the number of the document that it corrects")}, \
    {.name = "--draft", .type = PARAMETER_FLAG, .meaning = N_("a draft without a number")}, \
    {.name = "--plain", .type = PARAMETER_FLAG, .meaning = N_("CSV with commas, for programs")}, \
    {.name = "--print", .type = PARAMETER_FLAG, .meaning = N_("print it")}, \
    {.name = "--printer", .type = PARAMETER_TEXT, .meaning = N_("the printer; without it the usual one")}

/* One document. `parameters` is taken over; "names" and "as_of" are added from the options. Whom
 * it concerns: `participants`, borrowed. Says what was done; with --json prints number, file,
 * digest. */
bool document_produce(struct invocation *invocation, const char *series, json_t *parameters,
                      const int64_t *participants, size_t participant_count, struct error *err);

#endif
