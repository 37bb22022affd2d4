/* Digests of data: whole, to prove that it is the same; short, of printed data, for people to
 * compare: "7F3A-91C2-0B5E". */
#ifndef OBECNI_TRUST_DIGEST_H
#define OBECNI_TRUST_DIGEST_H

#include <stddef.h>

enum { DIGEST_SIZE = 32, DIGEST_TEXT_SIZE = 65, DIGEST_SHORT_SIZE = 15 };

/* BLAKE2b-256 over the bytes. */
void digest_whole(const void *bytes, size_t length, unsigned char digest[DIGEST_SIZE]);

/* A whole digest as 64 lower case hexadecimal characters, and its short form. */
void digest_text(const unsigned char digest[DIGEST_SIZE], char text[DIGEST_TEXT_SIZE]);
void digest_shorten(const unsigned char digest[DIGEST_SIZE], char text[DIGEST_SHORT_SIZE]);

/* The first 6 bytes of BLAKE2b-256 over the bytes, as upper case hexadecimal. */
void digest_short(const void *bytes, size_t length, char text[DIGEST_SHORT_SIZE]);

#endif
