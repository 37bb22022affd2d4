/* Asking for a secret: from the file that an environment variable names, else from the
 * terminal without echo. What the secret is for is the caller's matter, and so are the
 * sentences. */
#ifndef OBECNI_ADMIN_LINE_SECRET_H
#define OBECNI_ADMIN_LINE_SECRET_H

#include "base/error.h"

#include <stddef.h>

struct secret {
    const char *variable;    /* names the file; its first line counts */
    const char *unreadable;  /* refusals, translated: of the file ("%s", its name, and "%s", why), */
    const char *empty;       /* of an empty file ("%s", its name), */
    const char *no_terminal; /* when there is no file and no terminal, */
    const char *not_typed;   /* when nothing was typed */
};

/* Reads the secret into `text` (size bytes), asking `prompt` on a terminal. ERROR_REFUSED with
 * one of the sentences. The caller wipes `text`. */
bool secret_read(const struct secret *secret, const char *prompt, char *text, size_t size,
                 struct error *err);

/* Whether it comes from a file, so that asking twice means nothing. */
bool secret_has_file(const struct secret *secret);

/* From the terminal alone: for typing it once more. */
bool secret_type(const struct secret *secret, const char *prompt, char *text, size_t size,
                 struct error *err);

#endif
