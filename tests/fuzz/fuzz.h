/* What every fuzzed reader shares: its entry, the bytes as text, and what must be true of
 * whatever was taken. A reader that only does not crash has not been asked anything. */
#ifndef OBECNI_TESTS_FUZZ_FUZZ_H
#define OBECNI_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Called with bytes of any kind; ends the program when something that must hold does not. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define fuzz_need(condition)                                                                       \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);          \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The bytes with a terminator, as no reader may look past it; on the heap, where the sanitizer
 * sees who does. */
static inline char *fuzz_text(const uint8_t *bytes, size_t size)
{
    char *text = malloc(size + 1);
    fuzz_need(text);
    memcpy(text, bytes, size);
    text[size] = '\0';
    return text;
}

#endif
