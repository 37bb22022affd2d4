/* Services that are no session: advice, conversations, information (domain §3.2: services and
 * persons are counted side by side). Of a participant, of a household, or of so many people
 * without a number. What is attended as an individual session is counted from its signed list
 * and never entered here. Finding, listing and withdrawing is casework/case_fact's. */
#ifndef OBECNI_CASEWORK_SERVICE_H
#define OBECNI_CASEWORK_SERVICE_H

#include "casework/case_fact.h"

#define DICTIONARY_SERVICE_KIND "service_kind"

enum { SERVICE_COUNT_MOST = 999 };

struct service_entry {
    const char *kind;
    int happened_on;
    const char *participant; /* NULL: none */
    const char *household;   /* NULL: none */
    int64_t count;           /* services, 1..SERVICE_COUNT_MOST */
    int64_t persons;         /* people without a number, 0..count; only when both above are NULL */
    bool is_another;
};

/* As case_fact_insert. ERROR_USAGE for an unknown kind, for nobody, and for people without a
 * number beside somebody; ERROR_REFUSED for a session's kind that the person attended that
 * day. */
bool service_add(struct club *club, const struct service_entry *entry, struct case_fact *fact,
                 struct error *err);

#endif
