/* Papers that state no figures and have no number: the poster for the entrance, the office's own
 * information. Rows of noun_document.c. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_PAPERS_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_PAPERS_H

#include "admin/line/command.h"

bool document_poster(struct invocation *invocation, struct error *err);
bool document_information(struct invocation *invocation, struct error *err);

extern const struct parameter document_poster_parameters[];
extern const struct parameter document_information_parameters[];

#endif
