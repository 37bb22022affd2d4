/* The files that fresh cards are printed to: picture, drawing, sheet. Written beside their
 * places inside the change that makes the cards, so that a file that cannot be written makes
 * no card, and put in place once the change is stored, so that a card that was not made
 * leaves every file as it was. */
#ifndef OBECNI_ADMIN_PEOPLE_CARD_FILES_H
#define OBECNI_ADMIN_PEOPLE_CARD_FILES_H

#include "admin/line/command.h"
#include "club/people/card.h"

#include <stddef.h>

struct card_files {
    const char *png; /* of the first card; NULL: none */
    const char *svg; /* of the first card; NULL: none */
    const char *pdf; /* a sheet of all; NULL: none */
    const char *title; /* in place of the setting's; NULL: that */
    bool with_name;  /* needs the vault open: ERROR_REFUSED otherwise */
    char *staged[3]; /* where they wait; NULL: not written */
};

/* The paths named by --png, --svg, --pdf and --with-name. */
struct card_files card_files_read(const struct invocation *invocation);
bool card_files_are_named(const struct card_files *files);

/* Writes them beside their places, and the ledger's entry when names are printed. */
bool card_files_write(struct invocation *invocation, const struct card_issued *cards, size_t count,
                      struct card_files *files, struct error *err);

/* Says where they are, and that they are as good as the card itself. */
void card_files_tell(const struct invocation *invocation, const struct card_files *files);

/* Puts them in place when `keep`, removes them otherwise. After the change has ended. */
bool card_files_finish(struct card_files *files, bool keep, struct error *err);

#endif
