/* The commands on the register of documents: rows of noun_document.c. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_COMMANDS_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_COMMANDS_H

#include "admin/line/command.h"
#include "admin/line/listing.h"
#include "document/document.h"

extern const struct parameter document_register_parameters[];
extern const struct listing_column document_register_columns[];
bool document_register_run(struct invocation *invocation, struct error *err);
bool document_show_run(struct invocation *invocation, struct error *err);

extern const struct parameter document_key_parameters[];
bool document_key_run(struct invocation *invocation, struct error *err);

extern const struct parameter document_again_parameters[];
bool document_again_run(struct invocation *invocation, struct error *err);

extern const struct parameter document_verify_parameters[];
extern const struct listing_column document_verify_columns[];
bool document_verify_run(struct invocation *invocation, struct error *err);

/* The document of the command's NUMBER. A leader without a wider role sees the own ones alone:
 * ERROR_REFUSED otherwise, as for an unknown number. */
bool document_of(struct invocation *invocation, struct document *document, struct error *err);

#endif
