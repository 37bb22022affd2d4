/* Outcomes: what became of somebody (took up therapy, found work, completed, left), on which
 * day, and how the office knows; never the paper itself and never a judgement. Finding, listing
 * and withdrawing is casework/case_fact's. */
#ifndef OBECNI_CASEWORK_OUTCOME_H
#define OBECNI_CASEWORK_OUTCOME_H

#include "casework/case_fact.h"

#define DICTIONARY_OUTCOME_KIND "outcome_kind"

struct outcome_entry {
    const char *kind;
    int happened_on;
    const char *participant, *household; /* one of them at least */
    const char *evidence;                /* dictionary contract_evidence */
    const char *partner;                 /* where; NULL: not told */
    bool is_another;
};

/* As case_fact_insert. ERROR_USAGE for an unknown kind or evidence, and for nobody. */
bool outcome_add(struct club *club, const struct outcome_entry *entry, struct case_fact *fact,
                 struct error *err);

/* What kind of effect it is in the KIS report (art. 18a of the act on social employment). */
enum outcome_effect { OUTCOME_NO_EFFECT, OUTCOME_SOCIAL, OUTCOME_VOCATIONAL };
enum outcome_effect outcome_effect(const char *kind);

#endif
