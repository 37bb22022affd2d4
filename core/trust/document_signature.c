/* Keys, signing and checking by libsodium; the code square's text. */
#include "trust/document_signature.h"

#include "base/language.h"
#include "store/statement.h"
#include "trust/base32.h"

#include <ctype.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SEED_SIZE = crypto_sign_SEEDBYTES, SEED_TEXT_SIZE = 2 * SEED_SIZE + 1, CODE_DIGEST_SIZE = 20 };
static const int64_t seed_version = 1; /* the vault's associated data beside the key's id */

void document_salt(char salt[DOCUMENT_SALT_SIZE])
{
    unsigned char bytes[(DOCUMENT_SALT_SIZE - 1) / 2];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(salt, DOCUMENT_SALT_SIZE, bytes, sizeof bytes);
}

void document_digest(const void *bytes, size_t length, unsigned char digest[DOCUMENT_DIGEST_SIZE])
{
    crypto_hash_sha256(digest, bytes, length);
}

bool document_key_public(struct store *store, int64_t key_id, bool *found,
                         unsigned char public_key[DOCUMENT_PUBLIC_SIZE], struct error *err)
{
    size_t length;
    struct statement *s = statement_new(
        store, "SELECT public_key FROM document_key WHERE :key = 0 OR id = :key"
               " ORDER BY id DESC LIMIT 1");
    statement_bind_integer(s, ":key", key_id);
    *found = statement_step(s);
    if (*found)
        memcpy(public_key, statement_bytes(s, 0, &length), DOCUMENT_PUBLIC_SIZE);
    return statement_finish(s, err);
}

static bool insert_key(struct store *store, const struct vault *vault, int64_t key_id, int64_t now,
                       const unsigned char *public_key, const char *seed, struct error *err)
{
    unsigned char nonce[VAULT_NONCE_SIZE], *sealed;
    size_t length;
    vault_seal(vault, key_id, seed_version, seed, nonce, &sealed, &length);
    struct statement *s = statement_new(
        store, "INSERT INTO document_key (id, public_key, nonce, secret, made_at)"
               " VALUES (:id, :public, :nonce, :secret, :now)");
    statement_bind_integer(s, ":id", key_id);
    statement_bind_bytes(s, ":public", public_key, DOCUMENT_PUBLIC_SIZE);
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":secret", sealed, length);
    statement_bind_integer(s, ":now", now);
    bool ok = statement_run(s, err);
    free(sealed);
    return ok;
}

static bool make_key(struct store *store, const struct vault *vault, int64_t key_id, int64_t now,
                     unsigned char public_key[DOCUMENT_PUBLIC_SIZE], struct error *err)
{
    unsigned char seed[SEED_SIZE], secret[crypto_sign_SECRETKEYBYTES];
    char text[SEED_TEXT_SIZE];
    randombytes_buf(seed, sizeof seed);
    crypto_sign_seed_keypair(public_key, secret, seed);
    sodium_bin2hex(text, sizeof text, seed, sizeof seed);
    bool ok = insert_key(store, vault, key_id, now, public_key, text, err);
    sodium_memzero(seed, sizeof seed);
    sodium_memzero(secret, sizeof secret);
    sodium_memzero(text, sizeof text);
    return ok;
}

bool document_key_get(struct store *store, const struct vault *vault, int64_t fresh_id,
                      int64_t now, int64_t *key_id,
                      unsigned char public_key[DOCUMENT_PUBLIC_SIZE], struct error *err)
{
    bool found = false;
    size_t length;
    *key_id = fresh_id;
    struct statement *s = statement_new(
        store, "SELECT id, public_key FROM document_key ORDER BY id DESC LIMIT 1");
    if (statement_step(s)) {
        found = true;
        *key_id = statement_integer(s, 0);
        memcpy(public_key, statement_bytes(s, 1, &length), DOCUMENT_PUBLIC_SIZE);
    }
    return statement_finish(s, err) &&
           (found || make_key(store, vault, fresh_id, now, public_key, err));
}

/* The key as SubjectPublicKeyInfo (RFC 8410): a fixed head and the key itself. */
enum { INFO_HEAD_SIZE = 12, INFO_SIZE = INFO_HEAD_SIZE + DOCUMENT_PUBLIC_SIZE };

static void key_info(const unsigned char public_key[DOCUMENT_PUBLIC_SIZE],
                     unsigned char info[INFO_SIZE])
{
    static const unsigned char head[INFO_HEAD_SIZE] = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                                       0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    memcpy(info, head, sizeof head);
    memcpy(info + sizeof head, public_key, DOCUMENT_PUBLIC_SIZE);
}

void document_key_pem(const unsigned char public_key[DOCUMENT_PUBLIC_SIZE],
                      char pem[DOCUMENT_PEM_SIZE])
{
    unsigned char info[INFO_SIZE];
    char text[sodium_base64_ENCODED_LEN(INFO_SIZE, sodium_base64_VARIANT_ORIGINAL)];
    key_info(public_key, info);
    sodium_bin2base64(text, sizeof text, info, sizeof info, sodium_base64_VARIANT_ORIGINAL);
    snprintf(pem, DOCUMENT_PEM_SIZE, "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n",
             text);
}

void document_key_fingerprint(const unsigned char public_key[DOCUMENT_PUBLIC_SIZE],
                              char text[DOCUMENT_FINGERPRINT_SIZE])
{
    unsigned char info[INFO_SIZE], digest[DOCUMENT_DIGEST_SIZE];
    key_info(public_key, info);
    document_digest(info, sizeof info, digest);
    snprintf(text, DOCUMENT_FINGERPRINT_SIZE, "%02X%02X-%02X%02X-%02X%02X-%02X%02X", digest[0],
             digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7]);
}

/* The seed of the key, opened; the caller wipes it. */
static bool open_seed(struct store *store, const struct vault *vault, int64_t key_id, char **seed,
                      struct error *err)
{
    size_t nonce_length, length;
    *seed = NULL;
    struct statement *s =
        statement_new(store, "SELECT nonce, secret FROM document_key WHERE id = :key");
    statement_bind_integer(s, ":key", key_id);
    bool holds = statement_step(s);
    if (holds) {
        const unsigned char *nonce = statement_bytes(s, 0, &nonce_length);
        const unsigned char *sealed = statement_bytes(s, 1, &length);
        holds = vault_unseal(vault, key_id, seed_version, nonce, sealed, length, seed) &&
                strlen(*seed) == SEED_TEXT_SIZE - 1;
    }
    if (!statement_finish(s, err))
        return false;
    return holds || error_set(err, ERROR_STORAGE,
                              _("The key that signs documents was damaged or exchanged. Restore a "
                                "backup."));
}

bool document_sign(struct store *store, const struct vault *vault, int64_t key_id,
                   const char *text, unsigned char signature[DOCUMENT_SIGNATURE_SIZE],
                   struct error *err)
{
    unsigned char seed[SEED_SIZE], secret[crypto_sign_SECRETKEYBYTES];
    unsigned char public_key[DOCUMENT_PUBLIC_SIZE];
    char *seed_text;
    bool ok = open_seed(store, vault, key_id, &seed_text, err);
    if (ok) {
        sodium_hex2bin(seed, sizeof seed, seed_text, strlen(seed_text), NULL, NULL, NULL);
        crypto_sign_seed_keypair(public_key, secret, seed);
        crypto_sign_detached(signature, NULL, (const unsigned char *)text, strlen(text), secret);
        sodium_memzero(seed, sizeof seed);
        sodium_memzero(secret, sizeof secret);
    }
    vault_wipe(seed_text);
    return ok;
}

bool document_signature_holds(const unsigned char public_key[DOCUMENT_PUBLIC_SIZE],
                              const char *text,
                              const unsigned char signature[DOCUMENT_SIGNATURE_SIZE])
{
    return crypto_sign_verify_detached(signature, (const unsigned char *)text, strlen(text),
                                       public_key) == 0;
}

bool document_signature_find(struct store *store, const char *text,
                             const unsigned char signature[DOCUMENT_SIGNATURE_SIZE], bool *holds,
                             unsigned char public_key[DOCUMENT_PUBLIC_SIZE], struct error *err)
{
    size_t length;
    *holds = false;
    struct statement *s =
        statement_new(store, "SELECT public_key FROM document_key ORDER BY id DESC");
    statement_reads_all(s);
    while (!*holds && statement_step(s)) {
        memcpy(public_key, statement_bytes(s, 0, &length), DOCUMENT_PUBLIC_SIZE);
        *holds = document_signature_holds(public_key, text, signature);
    }
    return statement_finish(s, err);
}

void document_code_text(const char *number, int64_t as_of_at,
                        const unsigned char digest[DOCUMENT_DIGEST_SIZE],
                        char text[DOCUMENT_SIGNED_SIZE])
{
    char when[32], short_digest[BASE32_LENGTH(CODE_DIGEST_SIZE) + 1];
    time_t at = (time_t)as_of_at;
    struct tm utc;
    gmtime_r(&at, &utc);
    strftime(when, sizeof when, "%Y%m%dT%H%M%SZ", &utc);
    base32_write(digest, CODE_DIGEST_SIZE, short_digest);
    snprintf(text, DOCUMENT_SIGNED_SIZE, "OBD1:%s:%s:%s", number, when, short_digest);
}

void document_code_whole(const char *text, const unsigned char signature[DOCUMENT_SIGNATURE_SIZE],
                         char *code, size_t size)
{
    char signed_by[BASE32_LENGTH(DOCUMENT_SIGNATURE_SIZE) + 1];
    base32_write(signature, DOCUMENT_SIGNATURE_SIZE, signed_by);
    snprintf(code, size, "%s:%s", text, signed_by);
}

/* "20260112T172000Z" */
static bool read_instant(const char *text, int64_t *at)
{
    struct tm utc = {0};
    int length = 0;
    if (strlen(text) != 16 || strspn(text, "0123456789TZ") != 16 ||
        sscanf(text, "%4d%2d%2dT%2d%2d%2dZ%n", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
               &utc.tm_hour, &utc.tm_min, &utc.tm_sec, &length) != 6 || length != 16)
        return false;
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    *at = timegm(&utc);
    return true;
}

/* Typed or scanned text without blanks, in capitals. False when it is too long. */
static bool tidy(const char *typed, char *text, size_t size)
{
    size_t length = 0;
    for (; *typed; typed++) {
        if (isspace((unsigned char)*typed))
            continue;
        if (length + 1 >= size)
            return false;
        text[length++] = (char)toupper((unsigned char)*typed);
    }
    text[length] = '\0';
    return true;
}

static bool read_parts(char *text, struct document_code *code)
{
    char *part[5], *rest = text;
    for (int i = 0; i < 5; i++)
        part[i] = rest ? strsep(&rest, ":") : NULL;
    if (!part[4] || rest || strcmp(part[0], "OBD1") != 0 || !part[1][0] ||
        strlen(part[1]) >= sizeof code->number || !read_instant(part[2], &code->as_of_at) ||
        !base32_read(part[3], strlen(part[3]), code->digest, sizeof code->digest) ||
        !base32_read(part[4], strlen(part[4]), code->signature, sizeof code->signature))
        return false;
    snprintf(code->number, sizeof code->number, "%s", part[1]);
    snprintf(code->is_signed, sizeof code->is_signed, "OBD1:%s:%s:%s", part[1], part[2], part[3]);
    return true;
}

bool document_code_read(const char *typed, struct document_code *code, struct error *err)
{
    char text[2 * DOCUMENT_SIGNED_SIZE];
    memset(code, 0, sizeof *code);
    if (tidy(typed, text, sizeof text) && read_parts(text, code))
        return true;
    return error_set(err, ERROR_USAGE,
                     _("This is no code of a document. It begins with OBD1: and has five parts with "
                       "colons between; scan it again, or type every character."));
}
