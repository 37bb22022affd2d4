/* Rows that hold names, on their way to a file: what a command prints goes into an archive that a
 * password closes, and never to the disk in the open. */
#ifndef OBECNI_ADMIN_LINE_ENCRYPTED_OUTPUT_H
#define OBECNI_ADMIN_LINE_ENCRYPTED_OUTPUT_H

#include "admin/line/command.h"
#include "base/memory.h"

struct encrypted_output {
    const char *path; /* NULL: the command prints as usual */
    int terminal;     /* where stdout went */
    int memory;       /* where it goes meanwhile */
};

/* With --encrypt FILE: catches stdout from here on. ERROR_USAGE without --csv, ERROR_STORAGE for a
 * file that cannot be replaced. */
bool encrypted_output_begin(const struct invocation *invocation, struct encrypted_output *output,
                            struct error *err);

/* Gives stdout back and, when `ok`, writes the archive and says how to open it. */
bool encrypted_output_end(const struct invocation *invocation, struct encrypted_output *output,
                          bool ok, struct error *err);

/* One file of names: locked in an archive when its name ends with .zip, openly with --plain-names,
 * else ERROR_REFUSED with what to do. encrypted_file_check before anything is done. */
bool encrypted_file_check(const struct invocation *invocation, const char *path,
                          struct error *err);

/* Writes it to `staged`; `inner` is what it is called inside an archive. Says how to open `path`. */
bool encrypted_file_write(const struct invocation *invocation, const char *path,
                          const char *staged, const char *inner, const struct buffer *bytes,
                          struct error *err);

#endif
