/* The payloads of people who are expected today, as the large club's generator wrote them. */
#ifndef OBECNI_BENCH_CARDS_H
#define OBECNI_BENCH_CARDS_H

#include "trust/token.h"

#include <stdbool.h>
#include <stddef.h>

struct cards {
    char (*payloads)[TOKEN_SIZE];
    size_t count, capacity;
};

/* Reads the file, leaving out the first `skip` cards. False, with a word on the error output,
 * when it cannot be read or holds fewer than `least` after that. */
bool cards_read(struct cards *cards, const char *path, size_t skip, size_t least);
void cards_free(struct cards *cards);

#endif
