/* Digests by libsodium's BLAKE2b. */
#include "trust/digest.h"

#include <sodium.h>
#include <stdio.h>

void digest_whole(const void *bytes, size_t length, unsigned char digest[DIGEST_SIZE])
{
    crypto_generichash(digest, DIGEST_SIZE, bytes, length, NULL, 0);
}

void digest_text(const unsigned char digest[DIGEST_SIZE], char text[DIGEST_TEXT_SIZE])
{
    sodium_bin2hex(text, DIGEST_TEXT_SIZE, digest, DIGEST_SIZE);
}

void digest_shorten(const unsigned char digest[DIGEST_SIZE], char text[DIGEST_SHORT_SIZE])
{
    snprintf(text, DIGEST_SHORT_SIZE, "%02X%02X-%02X%02X-%02X%02X", digest[0], digest[1],
             digest[2], digest[3], digest[4], digest[5]);
}

void digest_short(const void *bytes, size_t length, char text[DIGEST_SHORT_SIZE])
{
    unsigned char digest[DIGEST_SIZE];
    digest_whole(bytes, length, digest);
    digest_shorten(digest, text);
}
