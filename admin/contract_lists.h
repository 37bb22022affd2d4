/* Contracts as lists: all, those that need a conversation, evaluations that are due. */
#ifndef OBECNI_ADMIN_CONTRACT_LISTS_H
#define OBECNI_ADMIN_CONTRACT_LISTS_H

#include "admin/listing.h"

/* Run functions of `contract list`, `at-risk` and `due`, and their columns. */
bool contract_lists_all(struct invocation *invocation, struct error *err);
bool contract_lists_at_risk(struct invocation *invocation, struct error *err);
bool contract_lists_due(struct invocation *invocation, struct error *err);

extern const struct listing_column contract_lists_all_columns[];
extern const struct listing_column contract_lists_risk_columns[];
extern const struct listing_column contract_lists_due_columns[];

#endif
