/* The attendance list of one session (domain §2.5 A) as a PDF file. Takes what is to be
 * printed; sorting, names and numbering are the caller's affair. */
#ifndef OBECNI_PAPER_ATTENDANCE_LIST_H
#define OBECNI_PAPER_ATTENDANCE_LIST_H

#include "base/error.h"
#include "figures/roster.h"

#include <stdbool.h>
#include <stdint.h>

/* All texts are borrowed UTF-8; number, digest, chain and cancel_reason may be NULL or "". */
struct attendance_list {
    const char *institution;     /* "Miejski Ośrodek Pomocy Społecznej w Przykładowie" */
    const char *club;            /* "Klub Integracji Społecznej" */
    const char *address;         /* "ul. Klonowa 1A, 00-000 Przykładów" */
    const char *number;          /* of the document: "2026/G1/004" */
    const char *digest;          /* of the data, short: "7F3A-91C2-0B5E" */
    const char *chain;           /* the ledger's head, short: "0004 2218" */
    const char *cancel_reason;   /* in words, when the session is cancelled and it may be said */
    int64_t as_of;               /* UTC seconds */
    bool is_draft;               /* not signed off: prints ROBOCZA */
    bool is_blank;               /* to be filled in by hand (paper/attendance_blank) */
    const struct roster *roster; /* rows in the order of print */
    const char *const *names;    /* for each row "Nazwisko Imię", NULL for the number instead;
                                    NULL: participant numbers everywhere, no name at all */
};

/* Writes the list to `path`. The same list gives the same bytes. The file's properties hold
 * no name. ERROR_STORAGE when it cannot be written; nothing is left behind then. */
bool attendance_list_pdf(const struct attendance_list *list, const char *path, struct error *err);

#endif
