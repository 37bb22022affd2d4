/* The tables that go out beside documents in a bundle, each a sheet: all presences of its sessions,
 * what was changed after signing, which documents were issued, how the club was set. */
#ifndef OBECNI_DOCUMENT_BUNDLE_TABLES_H
#define OBECNI_DOCUMENT_BUNDLE_TABLES_H

#include "club/session/session.h"
#include "document/document.h"

/* One row for each person and session. */
void bundle_presences_begin(struct sheet *sheet);
/* What was changed after the sign-off; a row for each change. */
void bundle_corrections_begin(struct sheet *sheet);

/* Adds one session's rows to both. `*corrections` counts up. */
bool bundle_add_session(struct club *club, const struct session *session, bool with_names,
                        int64_t as_of_at, struct sheet *presences, struct sheet *corrections,
                        int64_t *correction_count, struct error *err);

/* Documents issued from day to day. */
bool bundle_documents(struct club *club, int from_on, int to_on, struct sheet *sheet,
                      int64_t *count, struct error *err);

/* Settings and roles as they were changed, until the instant. */
bool bundle_settings(struct club *club, int64_t as_of_at, struct sheet *sheet, struct error *err);

/* The sentences by which a signed document vouches for the files beside it. `parameters`: files,
 * manifest. */
void bundle_vouch(const json_t *parameters, struct sheet *sheet);

#endif
