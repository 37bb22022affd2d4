/* What became known after a day about sessions of that day and earlier ones: an excuse decided
 * later, a correction, a list typed in afterwards. What an evaluation could not know. */
#ifndef OBECNI_FIGURES_PERSON_CONTRACT_SINCE_H
#define OBECNI_FIGURES_PERSON_CONTRACT_SINCE_H

#include "figures/person/contract_figures.h"

struct since_change {
    char session[SESSION_CODE_SIZE];
    int day;
    bool was_known;            /* it was in the figures of that day */
    enum session_class before; /* as it was known then */
    bool is_known;             /* it is in the figures of now */
    enum session_class now;
};

/* Zero state is empty. */
struct since_changes {
    struct since_change *items;
    size_t count, capacity;
};

/* Compares the figures with those of the same contract as of `day`, by session. */
bool contract_since_list(struct club *club, const struct contract_figures *figures, int day,
                         struct since_changes *list, struct error *err);
void since_changes_free(struct since_changes *list);

#endif
