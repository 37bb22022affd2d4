/* The office's key, and the signature on a document: Ed25519 (RFC 8032) over a line of text that
 * stands in the document's code square. Whoever has the public key can check with standard tools;
 * docs/formats.md says how.
 *
 * The code square says  OBD1:NUMBER:AS-OF:DIGEST:SIGNATURE
 *   NUMBER     "ZA/12/2026"
 *   AS-OF      UTC, "20260112T172000Z"
 *   DIGEST     the first 20 bytes of the content's SHA-256 in base32 (RFC 4648), 32 characters
 *   SIGNATURE  64 bytes in base32 without padding, 103 characters
 * What is signed are the bytes before the last colon. Every character is in the QR code's
 * alphanumeric mode. */
#ifndef OBECNI_TRUST_DOCUMENT_SIGNATURE_H
#define OBECNI_TRUST_DOCUMENT_SIGNATURE_H

#include "base/error.h"
#include "store/store.h"
#include "trust/vault.h"

enum {
    DOCUMENT_DIGEST_SIZE = 32,
    DOCUMENT_SIGNATURE_SIZE = 64,
    DOCUMENT_PUBLIC_SIZE = 32,
    DOCUMENT_PEM_SIZE = 160,
    DOCUMENT_FINGERPRINT_SIZE = 20, /* "7F3A-91C2-0B5E-44D1" */
    DOCUMENT_SIGNED_SIZE = 120, /* the part that is signed */
};

/* What a code square says, taken apart. */
struct document_code {
    char number[20];
    int64_t as_of_at;
    unsigned char digest[20];
    unsigned char signature[DOCUMENT_SIGNATURE_SIZE];
    char is_signed[DOCUMENT_SIGNED_SIZE]; /* the text before the last colon */
};

/* 128 random bits as hexadecimal. They go into the text that is digested: otherwise whoever has the
 * register could try names until a digest fits. */
enum { DOCUMENT_SALT_SIZE = 33 };
void document_salt(char salt[DOCUMENT_SALT_SIZE]);

/* SHA-256. */
void document_digest(const void *bytes, size_t length, unsigned char digest[DOCUMENT_DIGEST_SIZE]);

/* The office's present key: made at the first use, with the id `fresh_id`, the secret half sealed
 * in the vault, inside the caller's transaction. `*key_id` names it. Needs the open vault. */
bool document_key_get(struct store *store, const struct vault *vault, int64_t fresh_id,
                      int64_t now, int64_t *key_id,
                      unsigned char public_key[DOCUMENT_PUBLIC_SIZE], struct error *err);

/* The public half of a key; the newest for key_id 0. `*found` is false while none was made. */
bool document_key_public(struct store *store, int64_t key_id, bool *found,
                         unsigned char public_key[DOCUMENT_PUBLIC_SIZE], struct error *err);

/* As SubjectPublicKeyInfo in PEM (RFC 8410), as openssl reads it. */
void document_key_pem(const unsigned char public_key[DOCUMENT_PUBLIC_SIZE],
                      char pem[DOCUMENT_PEM_SIZE]);

/* For people to compare: the first 8 bytes of the SHA-256 of the same in DER. */
void document_key_fingerprint(const unsigned char public_key[DOCUMENT_PUBLIC_SIZE],
                              char text[DOCUMENT_FINGERPRINT_SIZE]);

/* Signs the text with the key of that id. Needs the open vault. */
bool document_sign(struct store *store, const struct vault *vault, int64_t key_id,
                   const char *text, unsigned char signature[DOCUMENT_SIGNATURE_SIZE],
                   struct error *err);

/* Whether the signature holds for the text under the public key. */
bool document_signature_holds(const unsigned char public_key[DOCUMENT_PUBLIC_SIZE],
                              const char *text,
                              const unsigned char signature[DOCUMENT_SIGNATURE_SIZE]);

/* The same for any of the office's keys: `*holds`, and then whose. */
bool document_signature_find(struct store *store, const char *text,
                             const unsigned char signature[DOCUMENT_SIGNATURE_SIZE], bool *holds,
                             unsigned char public_key[DOCUMENT_PUBLIC_SIZE], struct error *err);

/* The text that is signed, and the whole code. */
void document_code_text(const char *number, int64_t as_of_at,
                        const unsigned char digest[DOCUMENT_DIGEST_SIZE],
                        char text[DOCUMENT_SIGNED_SIZE]);
void document_code_whole(const char *text, const unsigned char signature[DOCUMENT_SIGNATURE_SIZE],
                         char *code, size_t size);

/* Takes a code apart, blanks and line ends dropped, either case. ERROR_USAGE when it is none. */
bool document_code_read(const char *typed, struct document_code *code, struct error *err);

#endif
