/* Entries of the ledger of one sort, for whoever checks the club: how it was set, who was given
 * which role. Entries never hold names. */
#ifndef OBECNI_FIGURES_LIST_LEDGER_EXTRACT_H
#define OBECNI_FIGURES_LIST_LEDGER_EXTRACT_H

#include "club/club.h"

#include <stddef.h>

struct ledger_line {
    int64_t seq, at;
    char *actor, *action, *subject, *body; /* owned; body: JSON */
};

/* Zero state is empty. */
struct ledger_extract {
    struct ledger_line *lines;
    size_t count, capacity;
};

/* Entries until an instant whose action is "setting.…" or "staff.…", of every node, the
 * oldest first. */
bool ledger_extract_settings(struct club *club, int64_t until_at, struct ledger_extract *extract,
                             struct error *err);
void ledger_extract_free(struct ledger_extract *extract);

#endif
