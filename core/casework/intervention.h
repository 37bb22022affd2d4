/* Interventions (domain §1.0): what was done in a household on a day, whether there was
 * domestic violence, which institutions took part, and the follow-up visit that is due. A
 * visit that was done is told by casework/followup and is no intervention of its own.
 * Finding, listing and withdrawing is casework/case_fact's. */
#ifndef OBECNI_CASEWORK_INTERVENTION_H
#define OBECNI_CASEWORK_INTERVENTION_H

#include "casework/case_fact.h"

#define DICTIONARY_INTERVENTION_KIND "intervention_kind"

struct intervention_entry {
    const char *household; /* as typed */
    const char *kind;
    int happened_on;
    bool is_violence;
    const char *partners; /* codes with commas between; NULL for none */
    int visit_due_on;     /* DAY_NONE: none is planned */
    const char *text;     /* sealed; NULL for none */
    bool is_another;
};

/* As case_fact_insert; ERROR_USAGE for an unknown kind, and a visit due before the day. */
bool intervention_add(struct club *club, const struct intervention_entry *entry,
                      struct case_fact *fact, struct error *err);

#endif
