/* Certificates for everybody who completed a closed programme, each with a number of its own, in
 * one file. A row of noun_document.c. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_BATCH_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_BATCH_H

#include "admin/line/command.h"

bool document_certificates(struct invocation *invocation, struct error *err);

extern const struct parameter document_certificates_parameters[];

#endif
