/* To which target groups somebody belonged, and since when: sealed in the vault, one statement
 * on the other, never changed. A statement is the whole list from its day on, until the day of
 * the next; what was said later of the same day holds. The first also stands for the days before
 * it: whoever is asked in July was not somebody else in June. */
#ifndef OBECNI_CLUB_PEOPLE_TARGET_GROUP_RECORD_H
#define OBECNI_CLUB_PEOPLE_TARGET_GROUP_RECORD_H

#include "base/day.h"
#include "club/people/target_group.h"

struct target_group_statement {
    int64_t version; /* from 1, in the order in which they were made */
    int from_on;
    int64_t noted_at;
    char groups[TARGET_GROUPS_SIZE]; /* codes, comma separated; "" for none */
};

/* By version; to be wiped and freed by _free, which accepts the zero state. */
struct target_group_record {
    struct target_group_statement *items;
    size_t count, capacity;
};
/* ERROR_REFUSED while the vault is locked, ERROR_STORAGE when a seal does not hold. */
bool target_group_record_list(struct club *club, int64_t participant_id,
                              struct target_group_record *record, struct error *err);
void target_group_record_free(struct target_group_record *record);

/* The groups on a day; "" when nothing was ever said. */
const char *target_group_record_at(const struct target_group_record *record, int day);

/* The two together: what holds on the day. */
bool target_group_on(struct club *club, int64_t participant_id, int day,
                     char groups[TARGET_GROUPS_SIZE], struct error *err);

/* Seals a statement; `groups` as target_group_read gives them. Inside a change. */
bool target_group_seal(struct club *club, int64_t participant_id, int from_on,
                       const char *groups, struct error *err);

/* The change itself, for a participant with an identity. ERROR_USAGE for a day ahead, unknown
 * codes, and when nothing differs on that day. */
bool target_group_set(struct club *club, const char *number, const char *typed, int from_on,
                      struct error *err);

#endif
