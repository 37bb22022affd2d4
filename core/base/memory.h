/* Heap memory that is there or the program ends: no caller has to think about NULL.
 * Also the growing text buffer that everything long is built in. */
#ifndef OBECNI_BASE_MEMORY_H
#define OBECNI_BASE_MEMORY_H

#include <stddef.h>

/* For a program that does the same again and again for months: what it frees is kept for the next
 * time, some megabytes at most, so that it neither grows and shrinks nor asks the system for the
 * same memory with each picture. Nothing where the C library has no such setting. */
void memory_keep(void);

/* Zeroed memory for `count` items of `size` bytes. Aborts when there is none. Freed with free(). */
void *memory_new(size_t count, size_t size);

/* A copy of `text` on the heap; the caller frees it. */
char *memory_copy_text(const char *text);

/* Makes room for one more item: `items` holds `count`, `*capacity` is how many fit.
 * Returns the possibly moved array. Items of `size` bytes; new room is not zeroed. */
void *memory_grow(void *items, size_t count, size_t *capacity, size_t size);

/* Text or bytes that grow. The zero state is empty; `text` is always terminated once non-NULL. */
struct buffer {
    char *text;
    size_t length;
    size_t capacity;
};

void buffer_append(struct buffer *buffer, const void *bytes, size_t length);
void buffer_append_text(struct buffer *buffer, const char *text);
void buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

/* Empties the buffer and gives its memory back. Accepts an empty buffer. */
void buffer_free(struct buffer *buffer);

#endif
