/* Documents that go out together: the bundle for an inspector, and what is filed when a programme
 * is closed. Rows of noun_document.c and noun_programme.c. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_BUNDLE_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_BUNDLE_H

#include "admin/line/command.h"

bool document_inspection(struct invocation *invocation, struct error *err);
bool programme_archive(struct invocation *invocation, struct error *err);

extern const struct parameter document_inspection_parameters[];
extern const struct parameter programme_archive_parameters[];

#endif
