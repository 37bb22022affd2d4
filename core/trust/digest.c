/* Short digests by libsodium's BLAKE2b. */
#include "trust/digest.h"

#include <sodium.h>
#include <stdio.h>

void digest_short(const void *bytes, size_t length, char text[DIGEST_SHORT_SIZE])
{
    unsigned char hash[32];
    crypto_generichash(hash, sizeof hash, bytes, length, NULL, 0);
    snprintf(text, DIGEST_SHORT_SIZE, "%02X%02X-%02X%02X-%02X%02X", hash[0], hash[1], hash[2],
             hash[3], hash[4], hash[5]);
}
