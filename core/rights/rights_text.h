/* Words of requests and incidents: sealed in the vault, each once. A disposal empties them;
 * when they were written, and by whom, stays. */
#ifndef OBECNI_RIGHTS_RIGHTS_TEXT_H
#define OBECNI_RIGHTS_RIGHTS_TEXT_H

#include "club/club.h"

enum { RIGHTS_TEXT_SIZE = 2001 }; /* up to 2000 bytes of UTF-8, one line */

/* Checks and seals the text inside a change, for the request or incident `owner_id`; `*text_id`
 * is 0 for NULL. ERROR_USAGE for what is no line of text, ERROR_REFUSED while locked. */
bool rights_text_seal(struct club *club, int64_t owner_id, const char *text, int64_t *text_id,
                      struct error *err);

/* Opens it: `*text` is on the heap, to be given back with vault_wipe; NULL for text_id 0, while
 * the vault is locked, and for what was disposed of (`*is_disposed`, which may be NULL).
 * ERROR_STORAGE when the seal does not hold. */
bool rights_text_open(struct club *club, int64_t text_id, char **text, bool *is_disposed,
                      struct error *err);

#endif
