/* Files packed into one ZIP file, which every office can open; with a password by AES-256
 * (WinZip's AE-2, APPNOTE 6.3.10 and winzip.com/aes_info), which 7-Zip and the common desktops
 * open. What is packed and where it goes is the caller's. */
#ifndef OBECNI_EXCHANGE_ARCHIVE_H
#define OBECNI_EXCHANGE_ARCHIVE_H

#include "base/error.h"
#include "base/memory.h"

#include <stddef.h>
#include <stdint.h>

struct archive_entry {
    const char *name; /* "listy/LO-12-2026.pdf": never a person's */
    const void *bytes;
    size_t length;
};

enum { ARCHIVE_PASSWORD_SIZE = 25, ARCHIVE_PASSWORD_LEAST = 10 };

/* Appends the ZIP file to `bytes`, its entries in the order given. `password` NULL: not encrypted,
 * and the same entries give the same bytes. `made_at` (UTC seconds) is told as their time. Nothing
 * of the content is put on the disk. ERROR_STORAGE when the library fails. */
bool archive_write(const struct archive_entry *entries, size_t count, const char *password,
                   int64_t made_at, struct buffer *bytes, struct error *err);

#endif
