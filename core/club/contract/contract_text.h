/* Words of a contract that may tell something about a person: sealed in the vault for the
 * contract's participant, each once and for ever. Without the vault they cannot be read; what
 * figures need is never among them. */
#ifndef OBECNI_CLUB_CONTRACT_CONTRACT_TEXT_H
#define OBECNI_CLUB_CONTRACT_CONTRACT_TEXT_H

#include "club/club.h"

enum { CONTRACT_TEXT_SIZE = 2001 }; /* up to 2000 bytes of UTF-8, one line */

/* Checks and seals the text inside a change; `*text_id` is 0 for NULL. `what` names it in a
 * sentence. ERROR_REFUSED while the vault is locked. */
bool contract_text_seal(struct club *club, int64_t contract_id, const char *what, const char *text,
                        int64_t *text_id, struct error *err);

/* Opens it: `*text` is on the heap, to be given back with vault_wipe; NULL for text_id 0, while
 * the vault is locked, and for words that were disposed of. ERROR_STORAGE when the seal does not hold. */
bool contract_text_open(struct club *club, int64_t text_id, char **text, struct error *err);

#endif
