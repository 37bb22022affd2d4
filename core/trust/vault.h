/* The vault: everything that identifies a participant, sealed under one random key.
 * On disk the key exists only wrapped by the office passphrase (Argon2id, then
 * XChaCha20-Poly1305). Unlocked for a while, it stays in the kernel's keyring. */
#ifndef OBECNI_TRUST_VAULT_H
#define OBECNI_TRUST_VAULT_H

#include "base/error.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    VAULT_NONCE_SIZE = 24,
    VAULT_MARK_SIZE = 32,
    VAULT_PASSPHRASE_LEAST = 8,   /* characters */
    VAULT_PASSPHRASE_MOST = 1024, /* bytes */
};

/* Zero state: closed. */
struct vault {
    unsigned char *key; /* in locked memory; NULL while closed */
};

bool vault_is_open(const struct vault *vault);

/* Whether it is neither too short nor too long. */
bool vault_passphrase_fits(const char *passphrase);

/* How much work a guess at the passphrase costs. */
enum vault_cost {
    VAULT_COST_STRONG, /* 256 MiB, about a second */
    VAULT_COST_LIGHT,  /* 8 MiB, for tests and very small machines */
};

/* Makes the key, wraps it and leaves the vault open. Inside the transaction that makes the
 * club. ERROR_USAGE for a passphrase that is too short or too long. */
bool vault_create(struct vault *vault, struct store *store, const char *passphrase,
                  enum vault_cost cost, int64_t now, struct error *err);

/* Opens with the passphrase. A wrong one is ERROR_REFUSED; it is counted in the database, and
 * from the fifth in a row `*wait_seconds` > 0 tells how long the caller must wait before it
 * calls vault_unlock (see vault_wait_seconds). Writes the count outside of any transaction. */
bool vault_unlock(struct vault *vault, struct store *store, const char *passphrase,
                  struct error *err);

/* How long to wait before the next try: 0 for the first four, then 5 s, doubling to 60 s. */
bool vault_wait_seconds(struct store *store, int *seconds, struct error *err);

/* Wraps the open vault's key anew; the sealed data is not touched. */
bool vault_rewrap(struct vault *vault, struct store *store, const char *passphrase,
                  enum vault_cost cost, int64_t now, struct error *err);

/* Wipes the key. Accepts a closed vault. */
void vault_close(struct vault *vault);

/* Room for a key that is about to be unwrapped or read: for the files of this folder. */
void vault_take_memory(struct vault *vault);

/* The kernel keyring, under a name that belongs to this club's key. vault_keep replaces an
 * earlier time-out; vault_recall is false (and no error) when nothing is kept, or what is kept
 * is not this club's key. */
bool vault_keep(const struct vault *vault, struct store *store, unsigned seconds,
                struct error *err);
bool vault_recall(struct vault *vault, struct store *store);
bool vault_forget(struct store *store);

/* A value that belongs to the open vault's key and does not disclose it. */
void vault_key_mark(const struct vault *vault, unsigned char mark[VAULT_MARK_SIZE]);

/* Seals text for one participant and version. `*sealed` is on the heap, the caller frees it. */
void vault_seal(const struct vault *vault, int64_t participant_id, int64_t version,
                const char *text, unsigned char nonce[VAULT_NONCE_SIZE], unsigned char **sealed,
                size_t *length);

/* The same for bytes; they may hold zeros. vault_unseal_into opens them: `length` of what was
 * sealed is room enough, and what follows the bytes is not told apart from them. */
void vault_seal_bytes(const struct vault *vault, int64_t owner_id, int64_t version,
                      const void *bytes, size_t count, unsigned char nonce[VAULT_NONCE_SIZE],
                      unsigned char **sealed, size_t *length);

/* Opens what was sealed: `*text` is on the heap, the caller frees it after sodium_memzero-like
 * wiping with vault_wipe. False when it was sealed for someone else or changed. */
bool vault_unseal(const struct vault *vault, int64_t participant_id, int64_t version,
                  const unsigned char *nonce, const unsigned char *sealed, size_t length,
                  char **text);
void vault_wipe(char *text);

/* The same into memory of the caller, who wipes it: `length` + 1 bytes at least. For whoever
 * opens thousands. */
bool vault_unseal_into(const struct vault *vault, int64_t participant_id, int64_t version,
                       const unsigned char *nonce, const unsigned char *sealed, size_t length,
                       char *text);

/* A keyed hash under the vault's key: finds equal values without storing them. */
void vault_mark(const struct vault *vault, const char *text, unsigned char mark[VAULT_MARK_SIZE]);

#endif
