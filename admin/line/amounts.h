/* Ages and sizes in a few characters, for tables and sentences. Nothing is rounded up. */
#ifndef OBECNI_ADMIN_LINE_AMOUNTS_H
#define OBECNI_ADMIN_LINE_AMOUNTS_H

#include <stdint.h>

enum { AMOUNT_SIZE = 32 };

struct amount {
    char text[AMOUNT_SIZE];
};

/* "0 min", "59 min", "23 h", "2 d". */
struct amount amount_age(int64_t seconds);

/* "812 KiB", "39 MiB", "1.2 GiB". */
struct amount amount_bytes(int64_t bytes);

#endif
