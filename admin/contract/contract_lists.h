/* Contracts as lists: all, those that need a conversation, evaluations that are due. */
#ifndef OBECNI_ADMIN_CONTRACT_CONTRACT_LISTS_H
#define OBECNI_ADMIN_CONTRACT_CONTRACT_LISTS_H

#include "admin/line/listing.h"

/* Run functions of `contract list`, `at-risk` and `due`, and their columns. */
bool contract_lists_all(struct invocation *invocation, struct error *err);
bool contract_lists_at_risk(struct invocation *invocation, struct error *err);
bool contract_lists_due(struct invocation *invocation, struct error *err);

/* After a change of the activity's schedule: says how many running contracts have a line that
 * reaches it, and how to list them (domain §7 row 17). Nothing when there is none. */
bool contract_lists_tell_affected(struct invocation *invocation, const char *activity,
                                  struct error *err);

extern const struct listing_column contract_lists_all_columns[];
extern const struct listing_column contract_lists_risk_columns[];
extern const struct listing_column contract_lists_due_columns[];

/* Says which contracts of somebody who left still run: leaving ends none. */
bool contract_lists_tell_left(struct invocation *invocation, const char *number, struct error *err);

#endif
