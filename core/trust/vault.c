/* The key's life: made, wrapped, unlocked, used, wiped. The keyring is keyring.c's. */
#include "trust/vault.h"

#include "base/language.h"
#include "base/memory.h"
#include "store/statement.h"
#include "trust/locked.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_SIZE = 32, PADDING = 64 };

static const struct {
    unsigned long long operations;
    size_t memory_bytes;
} costs[] = {
    [VAULT_COST_STRONG] = {.operations = 3, .memory_bytes = 268435456},
    [VAULT_COST_LIGHT] = {.operations = 2, .memory_bytes = 8388608},
};

bool vault_is_open(const struct vault *vault)
{
    return vault->key != NULL;
}

void vault_take_memory(struct vault *vault)
{
    vault_close(vault);
    vault->key = locked_new(KEY_SIZE);
}

void vault_close(struct vault *vault)
{
    locked_free(vault->key);
    vault->key = NULL;
}

/* The key that the passphrase stands for, in `wrapping_key`. */
static bool derive(const char *passphrase, const unsigned char *salt, uint64_t operations,
                   uint64_t memory_bytes, unsigned char wrapping_key[KEY_SIZE], struct error *err)
{
    if (crypto_pwhash(wrapping_key, KEY_SIZE, passphrase, strlen(passphrase), salt, operations,
                      (size_t)memory_bytes, crypto_pwhash_ALG_ARGON2ID13) == 0)
        return true;
    return error_set(err, ERROR_STORAGE,
                     _("There is not enough memory to check the passphrase. Close other programs."));
}

bool vault_passphrase_fits(const char *passphrase)
{
    size_t characters = 0;
    for (const char *at = passphrase; *at; at++)
        characters += ((unsigned char)*at & 0xC0u) != 0x80u;
    return characters >= VAULT_PASSPHRASE_LEAST && strlen(passphrase) <= VAULT_PASSPHRASE_MOST;
}

static bool check_length(const char *passphrase, struct error *err)
{
    return vault_passphrase_fits(passphrase) ||
           error_set(err, ERROR_USAGE, _("A passphrase has 8 to 1024 characters."));
}

bool vault_rewrap(struct vault *vault, struct store *store, const char *passphrase,
                  enum vault_cost cost, int64_t now, struct error *err)
{
    unsigned char salt[crypto_pwhash_SALTBYTES], nonce[VAULT_NONCE_SIZE];
    unsigned char wrapping_key[KEY_SIZE], wrapped[KEY_SIZE + 16], mark[VAULT_MARK_SIZE];
    if (!check_length(passphrase, err))
        return false;
    randombytes_buf(salt, sizeof salt);
    randombytes_buf(nonce, sizeof nonce);
    if (!derive(passphrase, salt, costs[cost].operations, costs[cost].memory_bytes, wrapping_key,
                err))
        return false;
    crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped, NULL, vault->key, KEY_SIZE, NULL, 0, NULL,
                                               nonce, wrapping_key);
    sodium_memzero(wrapping_key, sizeof wrapping_key);
    vault_key_mark(vault, mark);
    struct statement *s = statement_new(
        store, "INSERT INTO vault_wrapping (id, kind, salt, operations, memory_bytes, nonce,"
               " wrapped, key_mark, wrapped_at) VALUES (1, 'office', :salt, :operations,"
               " :memory_bytes, :nonce, :wrapped, :mark, :now) ON CONFLICT (id) DO UPDATE SET"
               " salt = excluded.salt, operations = excluded.operations,"
               " memory_bytes = excluded.memory_bytes, nonce = excluded.nonce,"
               " wrapped = excluded.wrapped, wrapped_at = excluded.wrapped_at");
    statement_bind_bytes(s, ":salt", salt, sizeof salt);
    statement_bind_integer(s, ":operations", (int64_t)costs[cost].operations);
    statement_bind_integer(s, ":memory_bytes", (int64_t)costs[cost].memory_bytes);
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":wrapped", wrapped, sizeof wrapped);
    statement_bind_bytes(s, ":mark", mark, sizeof mark);
    statement_bind_integer(s, ":now", now);
    return statement_run(s, err);
}

bool vault_create(struct vault *vault, struct store *store, const char *passphrase,
                  enum vault_cost cost, int64_t now, struct error *err)
{
    vault_take_memory(vault);
    randombytes_buf(vault->key, KEY_SIZE);
    return vault_rewrap(vault, store, passphrase, cost, now, err);
}

static bool count_guess(struct store *store, bool is_right, struct error *err)
{
    struct statement *s = statement_new(
        store, "UPDATE vault_guard SET wrong_count = CASE WHEN :is_right THEN 0"
               " ELSE wrong_count + 1 END WHERE NOT (:is_right AND wrong_count = 0)");
    statement_bind_integer(s, ":is_right", is_right);
    return statement_run(s, err);
}

bool vault_wait_seconds(struct store *store, int *seconds, struct error *err)
{
    struct statement *s = statement_new(store, "SELECT wrong_count FROM vault_guard");
    int64_t wrong = statement_step(s) ? statement_integer(s, 0) : 0;
    *seconds = 0;
    if (wrong >= 4)
        *seconds = wrong >= 8 ? 60 : 5 << (wrong - 4);
    return statement_finish(s, err);
}

/* Unwraps into locked memory; `*is_right` tells whether the passphrase was. */
static bool unwrap(struct vault *vault, struct statement *s, const char *passphrase, bool *is_right,
                   struct error *err)
{
    unsigned char wrapping_key[KEY_SIZE];
    size_t length;
    *is_right = false;
    if (!statement_step(s))
        return true;
    if (!derive(passphrase, statement_bytes(s, 0, &length), (uint64_t)statement_integer(s, 1),
                (uint64_t)statement_integer(s, 2), wrapping_key, err))
        return false;
    vault_take_memory(vault);
    const unsigned char *nonce = statement_bytes(s, 3, &length);
    const unsigned char *wrapped = statement_bytes(s, 4, &length);
    *is_right = crypto_aead_xchacha20poly1305_ietf_decrypt(vault->key, NULL, NULL, wrapped, length,
                                                           NULL, 0, nonce, wrapping_key) == 0;
    sodium_memzero(wrapping_key, sizeof wrapping_key);
    if (!*is_right)
        vault_close(vault);
    return true;
}

bool vault_unlock(struct vault *vault, struct store *store, const char *passphrase,
                  struct error *err)
{
    bool is_right;
    struct statement *s = statement_new(
        store, "SELECT salt, operations, memory_bytes, nonce, wrapped FROM vault_wrapping"
               " WHERE kind = 'office'");
    bool ok = unwrap(vault, s, passphrase, &is_right, err);
    ok = statement_finish(s, err) && ok;
    if (!ok || !count_guess(store, is_right, err))
        return false;
    if (!is_right)
        return error_set(err, ERROR_REFUSED,
                         _("The passphrase is wrong. The vault stays locked. Try again."));
    return true;
}

/* The associated data: whose text it is and which version. */
static void associate(int64_t participant_id, int64_t version, unsigned char data[16])
{
    for (int i = 0; i < 8; i++) {
        data[i] = (unsigned char)((uint64_t)participant_id >> 8 * i);
        data[8 + i] = (unsigned char)((uint64_t)version >> 8 * i);
    }
}

void vault_seal_bytes(const struct vault *vault, int64_t owner_id, int64_t version,
                      const void *bytes, size_t count, unsigned char nonce[VAULT_NONCE_SIZE],
                      unsigned char **sealed, size_t *length)
{
    /* Padded, so that the length of a name does not show. */
    size_t padded = 0;
    unsigned char *room = memory_new(count + PADDING + 1, 1), data[16];
    memcpy(room, bytes, count);
    sodium_pad(&padded, room, count, PADDING, count + PADDING + 1);
    associate(owner_id, version, data);
    randombytes_buf(nonce, VAULT_NONCE_SIZE);
    *sealed = memory_new(padded + crypto_aead_xchacha20poly1305_ietf_ABYTES, 1);
    unsigned long long written;
    crypto_aead_xchacha20poly1305_ietf_encrypt(*sealed, &written, room, padded, data, sizeof data,
                                               NULL, nonce, vault->key);
    *length = (size_t)written;
    sodium_memzero(room, count + PADDING + 1);
    free(room);
}

void vault_seal(const struct vault *vault, int64_t participant_id, int64_t version,
                const char *text, unsigned char nonce[VAULT_NONCE_SIZE], unsigned char **sealed,
                size_t *length)
{
    vault_seal_bytes(vault, participant_id, version, text, strlen(text), nonce, sealed, length);
}

/* Takes off what sodium_pad has put on. The text was authenticated, and is about to be read: there
 * is nothing to hide from a clock, and thousands of names are opened for one search. */
static bool unpad(const unsigned char *text, size_t length, size_t *plain)
{
    size_t least = length > PADDING ? length - PADDING : 0, end = length;
    while (end > least && text[end - 1] == 0)
        end--;
    if (length < PADDING || end == least || text[end - 1] != 0x80)
        return false;
    *plain = end - 1;
    return true;
}

bool vault_unseal_into(const struct vault *vault, int64_t participant_id, int64_t version,
                       const unsigned char *nonce, const unsigned char *sealed, size_t length,
                       char *text)
{
    unsigned char data[16];
    unsigned long long written = 0;
    size_t plain = 0;
    associate(participant_id, version, data);
    bool ok = length >= crypto_aead_xchacha20poly1305_ietf_ABYTES &&
              crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)text, &written, NULL,
                                                         sealed, length, data, sizeof data, nonce,
                                                         vault->key) == 0 &&
              unpad((const unsigned char *)text, (size_t)written, &plain);
    text[ok ? plain : 0] = '\0';
    return ok;
}

bool vault_unseal(const struct vault *vault, int64_t participant_id, int64_t version,
                  const unsigned char *nonce, const unsigned char *sealed, size_t length,
                  char **text)
{
    *text = memory_new(length + 1, 1);
    if (vault_unseal_into(vault, participant_id, version, nonce, sealed, length, *text))
        return true;
    free(*text);
    *text = NULL;
    return false;
}

void vault_wipe(char *text)
{
    if (text)
        sodium_memzero(text, strlen(text));
    free(text);
}

void vault_key_mark(const struct vault *vault, unsigned char mark[VAULT_MARK_SIZE])
{
    crypto_kdf_derive_from_key(mark, VAULT_MARK_SIZE, 2, "obecmark", vault->key);
}

void vault_mark(const struct vault *vault, const char *text, unsigned char mark[VAULT_MARK_SIZE])
{
    unsigned char mark_key[KEY_SIZE];
    crypto_kdf_derive_from_key(mark_key, sizeof mark_key, 1, "obecmark", vault->key);
    crypto_generichash(mark, VAULT_MARK_SIZE, (const unsigned char *)text, strlen(text), mark_key,
                       sizeof mark_key);
    sodium_memzero(mark_key, sizeof mark_key);
}
