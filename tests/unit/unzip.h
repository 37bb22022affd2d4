/* Reading an entry of a ZIP file back, without the library that made it. */
#ifndef OBECNI_TESTS_UNIT_UNZIP_H
#define OBECNI_TESTS_UNIT_UNZIP_H

#include "tests/unit/files.h"

#include <zlib.h>

enum { UNZIP_MOST = 200000 };

static inline unsigned unzip_number(const unsigned char *at, int bytes)
{
    unsigned number = 0;
    for (int i = 0; i < bytes; i++)
        number |= (unsigned)at[i] << (8 * i);
    return number;
}

/* The unpacked text of the entry; its local head tells where and how long it is. */
static inline void unzip(const unsigned char *bytes, size_t length, const char *name, char text[UNZIP_MOST])
{
    for (size_t at = 0; at + 30 < length; at++) {
        const unsigned char *head = bytes + at;
        unsigned name_length = unzip_number(head + 26, 2), packed = unzip_number(head + 18, 4);
        if (memcmp(head, "PK\3\4", 4) != 0 || name_length != strlen(name) ||
            memcmp(head + 30, name, name_length) != 0)
            continue;
        z_stream stream = {
            .next_in = (unsigned char *)head + 30 + name_length + unzip_number(head + 28, 2),
            .avail_in = packed,
            .next_out = (unsigned char *)text,
            .avail_out = UNZIP_MOST - 1,
        };
        assert_int_equal(inflateInit2(&stream, -MAX_WBITS), Z_OK);
        assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
        text[stream.total_out] = '\0';
        inflateEnd(&stream);
        return;
    }
    fail_msg("no entry %s", name);
}

#endif
