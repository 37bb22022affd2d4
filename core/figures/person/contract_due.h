/* Evaluations that are due: so many days after the last one (or the beginning), at the end of
 * a line's window, and at the end of the contract (domain §2.4). */
#ifndef OBECNI_FIGURES_PERSON_CONTRACT_DUE_H
#define OBECNI_FIGURES_PERSON_CONTRACT_DUE_H

#include "club/contract/obligation.h"

enum due_reason {
    DUE_INTERVAL, /* setting evaluation_interval_days */
    DUE_LINE,     /* the window of a line ends */
    DUE_END,      /* the contract ends */
};
/* "interval", "line", "end". */
const char *due_reason_word(enum due_reason reason);

struct contract_due {
    struct contract contract;
    enum due_reason reason;
    int line; /* DUE_LINE; else 0 */
    int due_on;
    int evaluated_on; /* the last one; DAY_NONE for none */
};

/* Zero state is empty. */
struct contract_dues {
    struct contract_due *items;
    size_t count, capacity;
};

/* What is due by the day `until`, by day and sign; overdue first. An evaluation of the day or
 * a later one settles it. `filter->state` is not looked at. */
bool contract_due_list(struct club *club, const struct contract_filter *filter, int until,
                       struct contract_dues *list, struct error *err);
void contract_dues_free(struct contract_dues *list);

#endif
