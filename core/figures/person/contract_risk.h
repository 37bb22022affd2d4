/* Who needs a conversation: facts about running contracts that a social worker would want to
 * know in time. Signals for people; nothing follows from them by itself (domain §7 row 20). */
#ifndef OBECNI_FIGURES_PERSON_CONTRACT_RISK_H
#define OBECNI_FIGURES_PERSON_CONTRACT_RISK_H

#include "figures/person/contract_figures.h"

/* In the order of urgency. */
enum contract_signal {
    SIGNAL_NO_LONGER,   /* a line can no longer be reached by what is noted */
    SIGNAL_ALL_NEEDED,  /* something was missed, and everything that is left is needed now */
    SIGNAL_IN_ROW,      /* so many absences without an excuse one after the other */
    SIGNAL_NOT_OFFERED, /* fewer are held or planned than agreed: the terms want a look */
};
/* "no_longer", "all_needed", "in_row", "not_offered". */
const char *contract_signal_word(enum contract_signal signal);

struct contract_risk {
    struct contract contract;
    enum contract_signal signal;
    struct obligation obligation; /* line 0 for SIGNAL_IN_ROW */
    struct obligation_figures figures;
    int absences_in_row, absent_since;
    int until_on; /* of the line's window, else of the contract */
};

/* Zero state is empty. */
struct contract_risks {
    struct contract_risk *items;
    size_t count, capacity;
};

/* The signals of running contracts that the filter wants; of a line whose days are over only
 * until an evaluation has been made since. Sorted by urgency, then by the day until
 * which something can be done. `filter->state` is not looked at. */
bool contract_risk_list(struct club *club, const struct contract_filter *filter,
                        struct contract_risks *list, struct error *err);
void contract_risks_free(struct contract_risks *list);

#endif
