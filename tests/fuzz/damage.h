/* A club's file that was damaged: a whole one, made once, with as many changes to its bytes as the
 * input says. Six bytes of input are one change: where (four), what, and how. */
#ifndef OBECNI_TESTS_FUZZ_DAMAGE_H
#define OBECNI_TESTS_FUZZ_DAMAGE_H

#include <stddef.h>
#include <stdint.h>

/* The path of the file, damaged anew; nothing lies beside it. The same until the next call. */
const char *damage_make(const uint8_t *bytes, size_t size);

/* The path of the file as it was made. */
const char *damage_whole(void);

#endif
