/* What went wrong, in one sentence for a person.
 *
 * Everything that can fail returns bool and takes `struct error *err` last. The first
 * error stays: whoever cleans up after a failure cannot overwrite its reason. Refusals
 * that are ordinary answers (already recorded, no session now) are enums, not errors. */
#ifndef OBECNI_BASE_ERROR_H
#define OBECNI_BASE_ERROR_H

#include <stdbool.h>

/* The kind decides the exit code of the command line (design §2: 1 refused, 2 usage, 3 storage). */
enum error_kind {
    ERROR_NONE,
    ERROR_REFUSED, /* understood, but the club's rules or facts say no */
    ERROR_USAGE,   /* the words typed do not make sense */
    ERROR_STORAGE, /* the database, the disk or a library failed */
};

enum { ERROR_TEXT_SIZE = 640 };

struct error {
    enum error_kind kind;
    int refusal; /* which rule or fact said no, for a screen with words of its own
                    (club/refusal.h); 0: it has no name */
    char text[ERROR_TEXT_SIZE]; /* UTF-8, complete sentences; empty while kind is ERROR_NONE */
};

/* Sets kind and sentence unless one is set already. Always returns false, so that
 * `return error_set(...)` reads as it behaves. */
bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with the name of the refusal. */
bool error_set_as(struct error *err, enum error_kind kind, int refusal, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Forgets the error, so that the struct can be used for another try. */
void error_clear(struct error *err);

#endif
