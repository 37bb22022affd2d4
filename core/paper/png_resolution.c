/* The pHYs chunk goes right behind the header chunk, which has a fixed length. */
#include "paper/png_resolution.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* 8 bytes of signature; the header chunk: length, type, 13 bytes, check sum. */
enum { HEADER_END = 8 + 4 + 4 + 13 + 4, CHUNK_SIZE = 4 + 4 + 9 + 4 };

/* CRC-32 as PNG wants it (PNG specification, annex D). */
static uint32_t check_sum(const unsigned char *bytes, size_t length)
{
    uint32_t sum = 0xFFFFFFFFu;
    for (size_t i = 0; i < length; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
    }
    return ~sum;
}

static void put_number(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (24 - 8 * i));
}

void png_resolution_set(struct buffer *png, int dots_per_inch)
{
    assert(png->length > HEADER_END);
    uint32_t per_metre = (uint32_t)lround(dots_per_inch / 0.0254);
    unsigned char chunk[CHUNK_SIZE] = {0, 0, 0, 9, 'p', 'H', 'Y', 's'};
    put_number(chunk + 8, per_metre);
    put_number(chunk + 12, per_metre);
    chunk[16] = 1; /* the unit is the metre */
    put_number(chunk + 17, check_sum(chunk + 4, 13));

    struct buffer whole = {0};
    buffer_append(&whole, png->text, HEADER_END);
    buffer_append(&whole, chunk, sizeof chunk);
    buffer_append(&whole, png->text + HEADER_END, png->length - HEADER_END);
    buffer_free(png);
    *png = whole;
}
