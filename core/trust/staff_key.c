/* Wrapping and unwrapping for a card and its PIN. */
#include "trust/staff_key.h"

#include "base/language.h"
#include "store/statement.h"
#include "trust/locked.h"

#include <sodium.h>
#include <string.h>

enum { KEY_SIZE = 32, WEAK_BYTES = 67108864 };

static const struct {
    int64_t operations, memory_bytes;
} costs[] = {
    [VAULT_COST_STRONG] = {.operations = 3, .memory_bytes = 67108864},
    [VAULT_COST_LIGHT] = {.operations = 2, .memory_bytes = 8388608},
};

/* The wrapping key, in locked memory of the caller. */
static bool derive(const char *payload, const char *digits, const struct staff_key *key,
                   unsigned char *wrapping_key, struct error *err)
{
    static const char context[] = "obecni staff card key";
    unsigned char *stretched = locked_new(KEY_SIZE);
    crypto_generichash_state state;
    bool ok = crypto_pwhash(stretched, KEY_SIZE, digits, strlen(digits), key->salt,
                            (unsigned long long)key->operations, (size_t)key->memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) == 0;
    if (ok) {
        crypto_generichash_init(&state, stretched, KEY_SIZE, KEY_SIZE);
        crypto_generichash_update(&state, (const unsigned char *)context, sizeof context);
        crypto_generichash_update(&state, (const unsigned char *)payload, strlen(payload));
        crypto_generichash_final(&state, wrapping_key, KEY_SIZE);
        sodium_memzero(&state, sizeof state);
    }
    locked_free(stretched);
    return ok || error_set(err, ERROR_STORAGE,
                           _("There is not enough memory to check the PIN. Close other programs."));
}

static void associate(int64_t card_id, unsigned char data[8])
{
    for (int i = 0; i < 8; i++)
        data[i] = (unsigned char)((uint64_t)card_id >> 8 * i);
}

bool staff_key_wrap(const struct vault *vault, int64_t card_id, const char *payload,
                    const char *digits, enum vault_cost cost, struct staff_key *key,
                    struct error *err)
{
    _Static_assert(STAFF_KEY_SALT_SIZE == crypto_pwhash_SALTBYTES, "the salt must fit");
    _Static_assert(STAFF_KEY_WRAPPED_SIZE == KEY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES,
                   "the wrapped key must fit");
    unsigned char data[8], *wrapping_key = locked_new(KEY_SIZE);
    key->operations = costs[cost].operations;
    key->memory_bytes = costs[cost].memory_bytes;
    randombytes_buf(key->salt, sizeof key->salt);
    randombytes_buf(key->nonce, sizeof key->nonce);
    associate(card_id, data);
    bool ok = derive(payload, digits, key, wrapping_key, err);
    if (ok)
        crypto_aead_xchacha20poly1305_ietf_encrypt(key->wrapped, NULL, vault->key, KEY_SIZE, data,
                                                   sizeof data, NULL, key->nonce, wrapping_key);
    locked_free(wrapping_key);
    return ok;
}

bool staff_key_unwrap(struct vault *vault, int64_t card_id, const char *payload,
                      const char *digits, const struct staff_key *key, bool *is_right,
                      struct error *err)
{
    unsigned char data[8], *wrapping_key = locked_new(KEY_SIZE);
    *is_right = false;
    associate(card_id, data);
    bool ok = derive(payload, digits, key, wrapping_key, err);
    if (ok) {
        vault_take_memory(vault);
        *is_right = crypto_aead_xchacha20poly1305_ietf_decrypt(
                        vault->key, NULL, NULL, key->wrapped, sizeof key->wrapped, data,
                        sizeof data, key->nonce, wrapping_key) == 0;
    }
    if (!*is_right)
        vault_close(vault);
    locked_free(wrapping_key);
    return ok;
}

bool staff_key_cost(struct store *store, enum vault_cost *cost, struct error *err)
{
    struct statement *s =
        statement_new(store, "SELECT memory_bytes FROM vault_wrapping WHERE kind = 'office'");
    bool is_weak = statement_step(s) && statement_integer(s, 0) < WEAK_BYTES;
    *cost = is_weak ? VAULT_COST_LIGHT : VAULT_COST_STRONG;
    return statement_finish(s, err);
}
