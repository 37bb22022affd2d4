/* What the files that find what is due share. For nobody else. */
#ifndef OBECNI_RIGHTS_RETENTION_READING_H
#define OBECNI_RIGHTS_RETENTION_READING_H

#include "rights/retention.h"
#include "store/statement.h"

/* Whether the person :person is restricted (1), or a request waits (2), or neither. */
#define RETENTION_HELD(person)                                                                     \
    "iif(" person " IN (SELECT person_id FROM restricted_person), 1,"                              \
    " iif(EXISTS (SELECT 1 FROM request q JOIN participant w ON w.id = q.participant_id"           \
    "  WHERE ifnull(w.merged_into_id, w.id) = " person                                             \
    "  AND NOT EXISTS (SELECT 1 FROM request_step z WHERE z.request_id = q.id"                     \
    "   AND (z.kind = 'answered' OR z.kind = 'withdrawn'))), 2, 0))"

/* One day, as it is asked about, and where the found is put. */
struct retention_search {
    struct club *club;
    int day;
    struct retention_items *list;
};

/* The last closing day for which so many years are over on the day. */
int retention_latest(int day, int64_t years);

/* Adds an item; the caller fills the rest. */
struct retention_item *retention_add(struct retention_search *search, enum retention_class class);

bool retention_find_persons(struct retention_search *search, struct error *err);
/* Their target groups, also when the person's turn has come before. */
bool retention_find_groups(struct retention_search *search, struct error *err);

#endif
