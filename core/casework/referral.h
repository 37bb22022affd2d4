/* Referrals: who was sent to the club by a partner institution, or to one by the club. Finding,
 * listing and withdrawing is casework/case_fact's; its kind is "in" or "out". */
#ifndef OBECNI_CASEWORK_REFERRAL_H
#define OBECNI_CASEWORK_REFERRAL_H

#include "casework/case_fact.h"

#define REFERRAL_IN  "in"
#define REFERRAL_OUT "out"

struct referral_entry {
    bool is_in;
    const char *partner;
    int happened_on;
    const char *participant, *household; /* one of them at least */
    bool is_another;
};

/* As case_fact_insert. ERROR_USAGE for nobody. */
bool referral_add(struct club *club, const struct referral_entry *entry, struct case_fact *fact,
                  struct error *err);

/* How many signed sessions the person was present in from the referral's day on (domain §1.0:
 * referred, and attended); 0 without a person. */
bool referral_attended(struct club *club, const struct case_fact *fact, int *sessions,
                       struct error *err);

#endif
