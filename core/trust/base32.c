/* Five bits a character, the highest first. */
#include "trust/base32.h"

#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

void base32_write(const unsigned char *bytes, size_t length, char *text)
{
    unsigned bits = 0, held = 0;
    for (size_t i = 0; i < length; i++) {
        bits = bits << 8 | bytes[i];
        for (held += 8; held >= 5; held -= 5)
            *text++ = alphabet[bits >> (held - 5) & 31u];
        bits &= 0xFFu;
    }
    if (held)
        *text++ = alphabet[bits << (5 - held) & 31u];
    *text = '\0';
}

bool base32_read(const char *text, size_t count, unsigned char *bytes, size_t length)
{
    unsigned bits = 0, held = 0;
    if (count != BASE32_LENGTH(length))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *found = text[i] ? strchr(alphabet, text[i]) : NULL;
        if (!found)
            return false;
        bits = (bits << 5 | (unsigned)(found - alphabet)) & 0xFFFu;
        held += 5;
        if (held >= 8) {
            held -= 8;
            *bytes++ = (unsigned char)(bits >> held);
        }
    }
    return (bits & ((1u << held) - 1)) == 0;
}
