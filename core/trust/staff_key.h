/* The vault's key, wrapped for one staff card together with its PIN. Neither alone is of use: the
 * wrapping key is Argon2id over the PIN, mixed with the card's secret token by a keyed hash, so
 * that whoever has the database but not the card has 128 random bits to guess, and whoever has the
 * card has the PIN. Which cards there are, and how often may be guessed, is club/staff_card's. */
#ifndef OBECNI_TRUST_STAFF_KEY_H
#define OBECNI_TRUST_STAFF_KEY_H

#include "trust/vault.h"

enum { STAFF_KEY_SALT_SIZE = 16, STAFF_KEY_WRAPPED_SIZE = 48 };

/* As it is stored. */
struct staff_key {
    unsigned char salt[STAFF_KEY_SALT_SIZE];
    int64_t operations, memory_bytes;
    unsigned char nonce[VAULT_NONCE_SIZE];
    unsigned char wrapped[STAFF_KEY_WRAPPED_SIZE];
};

/* Wraps the open vault's key. `card_id` is bound to it: moved to another card it does not open.
 * 64 MiB and 3 passes for VAULT_COST_STRONG: a fifth of a second. */
bool staff_key_wrap(const struct vault *vault, int64_t card_id, const char *payload,
                    const char *digits, enum vault_cost cost, struct staff_key *key,
                    struct error *err);

/* Opens the vault with it. A wrong PIN or card is no error: `*is_right` is false then, and the
 * vault closed. */
bool staff_key_unwrap(struct vault *vault, int64_t card_id, const char *payload,
                      const char *digits, const struct staff_key *key, bool *is_right,
                      struct error *err);

/* How the passphrase is guarded in this club: cards are made alike. */
bool staff_key_cost(struct store *store, enum vault_cost *cost, struct error *err);

#endif
