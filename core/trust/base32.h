/* Base 32 of RFC 4648 without padding: bytes as capitals and digits that a code square packs
 * densely and that `basenc --base32` reads. */
#ifndef OBECNI_TRUST_BASE32_H
#define OBECNI_TRUST_BASE32_H

#include <stdbool.h>
#include <stddef.h>

/* How many characters `length` bytes take, without the terminator. */
#define BASE32_LENGTH(length) (((length)*8 + 4) / 5)

/* Writes BASE32_LENGTH(length) characters and a terminator. */
void base32_write(const unsigned char *bytes, size_t length, char *text);

/* Reads `count` characters into exactly `length` bytes. False when the count does not fit, a
 * character is none of the alphabet, or bits are left over that are not zero. */
bool base32_read(const char *text, size_t count, unsigned char *bytes, size_t length);

#endif
