/* The files that fresh cards are printed to: picture, drawing, sheet. Written inside the
 * change that makes the cards, so that a file that cannot be written makes no card. */
#ifndef OBECNI_ADMIN_CARD_FILES_H
#define OBECNI_ADMIN_CARD_FILES_H

#include "admin/command.h"
#include "club/card.h"

#include <stddef.h>

struct card_files {
    const char *png; /* of the first card; NULL: none */
    const char *svg; /* of the first card; NULL: none */
    const char *pdf; /* a sheet of all; NULL: none */
    bool with_name;  /* needs the vault open: ERROR_REFUSED otherwise */
    int written;     /* how many of them exist by now, in this order */
};

/* The paths named by --png, --svg, --pdf and --with-name. */
struct card_files card_files_read(const struct invocation *invocation);
bool card_files_are_named(const struct card_files *files);

/* Writes them, and the ledger's entry when names are printed. */
bool card_files_write(struct invocation *invocation, const struct card_issued *cards, size_t count,
                      struct card_files *files, struct error *err);

/* Takes back what was written: the change was not made. */
void card_files_remove(const struct card_files *files);

#endif
