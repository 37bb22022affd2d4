/* document: papers that an office can sign, check and file, and the register of those issued.
 * What each is made from stands in the files of their commands. */
#include "admin/commands.h"
#include "admin/document_commands.h"
#include "admin/document_produce.h"
#include "admin/document_statements.h"
#include "base/language.h"

#define NUMBER_PARAMETER                                                                           \
    {.name = N_("NUMBER"), .type = PARAMETER_TEXT, .is_required = true,                            \
     .meaning = N_("the document's number, like ZA/1/2026")}

/* clang-format off */
const struct command document_commands[] = {
    {.noun = "document", .verb = "register",
     .summary = N_("Lists the documents that were issued, and the office's public key."),
     .needs = NEED_READING, .roles = ROLES_READING, .parameters = document_register_parameters,
     .columns = document_register_columns,
     .example = "obecni document register --kind ZA --from 2026-01-01", .run = document_register_run},
    {.noun = "document", .verb = "show",
     .summary = N_("Shows one issued document: what it was made from, what for, its copies, its code."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){NUMBER_PARAMETER, {.name = NULL}},
     .example = "obecni document show ZA/1/2026", .run = document_show_run},
    {.noun = "document", .verb = "again",
     .summary = N_("Makes an issued document once more, identically, or as a duplicate."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_REGISTER,
     .parameters = document_again_parameters,
     .example = "obecni document again ZA/1/2026 --duplicate --print", .run = document_again_run},
    {.noun = "document", .verb = "verify",
     .summary = N_("Says what agrees with a document's code: signature, register, ledger, figures."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_READING,
     .parameters = document_verify_parameters, .columns = document_verify_columns,
     .example = "obecni document verify --file ZA-1-2026.pdf", .run = document_verify_run},
    {.noun = "document", .verb = "key",
     .summary = N_("Gives the public key that documents are checked with, for openssl."),
     .needs = NEED_READING, .roles = ROLE_ALL, .parameters = document_key_parameters,
     .example = "obecni document key --out key.pem", .run = document_key_run},
    {.noun = "document", .verb = "certificate",
     .summary = N_("Certifies that a participant took part, from signed lists alone."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = document_certificate_parameters,
     .example = "obecni document certificate 7QK4M24 --purpose \"w Urzędzie Pracy\" --annex",
     .run = document_certificate},
    {.noun = "document", .verb = "contract-statement",
     .summary = N_("States what came of a contract, with every date, as of a day; no verdict."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = document_contract_parameters,
     .example = "obecni document contract-statement KIS/12/2026 --as-of 2026-10-31",
     .run = document_contract_statement},
    {.noun = "document", .verb = "monthly-statement",
     .summary = N_("States a closed month for the benefits section: contracts in force alone."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = document_monthly_parameters,
     .example = "obecni document monthly-statement --month 2026-01",
     .run = document_monthly_statement},
    {.noun = NULL},
};
/* clang-format on */
