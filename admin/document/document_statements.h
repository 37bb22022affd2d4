/* The commands that state something about a person or about contracts: certificate, contract
 * statement, monthly statement. Rows of noun_document.c. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_STATEMENTS_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_STATEMENTS_H

#include "admin/line/command.h"

bool document_certificate(struct invocation *invocation, struct error *err);
bool document_contract_statement(struct invocation *invocation, struct error *err);
bool document_monthly_statement(struct invocation *invocation, struct error *err);

extern const struct parameter document_certificate_parameters[];
extern const struct parameter document_contract_parameters[];
extern const struct parameter document_monthly_parameters[];

#endif
