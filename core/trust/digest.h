/* A short digest of printed data, for people to compare: "7F3A-91C2-0B5E". */
#ifndef OBECNI_TRUST_DIGEST_H
#define OBECNI_TRUST_DIGEST_H

#include <stddef.h>

enum { DIGEST_SHORT_SIZE = 15 };

/* The first 6 bytes of BLAKE2b-256 over the bytes, as upper case hexadecimal. */
void digest_short(const void *bytes, size_t length, char text[DIGEST_SHORT_SIZE]);

#endif
