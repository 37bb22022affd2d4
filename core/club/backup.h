/* Backups: a copy of the whole database, read back before it counts, and what the club
 * remembers of it. Names stay sealed in a copy as they are in the database, so the file needs
 * no key of its own. What was noted after a copy that was put back is figures/gaps'. */
#ifndef OBECNI_CLUB_BACKUP_H
#define OBECNI_CLUB_BACKUP_H

#include "club/club.h"
#include "store/copy.h"

#include <stddef.h>

/* What a copy says of itself. */
struct backup_facts {
    char club[LABEL_SIZE];
    int64_t taken_at; /* 0: a plain copy of the file, which does not say */
    int64_t bytes;
    int64_t entries;  /* of the ledger, all chains */
    int64_t seq;      /* of the last entry of the own chain */
    int64_t last_at;  /* when that entry was made */
    char head[LEDGER_SHORT_SIZE];
};

/* Takes the staff cards of whoever has gone out of use, so that no copy holds their key. Then
 * copies the database into a new file, reads it back (every page, every reference, the whole
 * ledger), puts it in place and remembers it: an own change and ledger entry. ERROR_REFUSED
 * when the file exists or the database itself is not sound. Nothing is left on failure. */
bool backup_make(struct club *club, const char *path, const struct copy_progress *progress,
                 struct backup_facts *facts, struct error *err);

/* Reads a copy from end to end, without changing anything beside it or in it. ERROR_REFUSED
 * when it does not hold or is a database in use, ERROR_STORAGE when it is none of ours. */
bool backup_check(const char *path, struct backup_facts *facts, struct error *err);

struct backup_row {
    int64_t made_at;
    char file[256];
    int64_t bytes;
    int64_t seq;
    char actor[CODE_SIZE];
};
struct backup_list {
    struct backup_row *items;
    size_t count, capacity;
};
/* The copies that were made, the newest first. The zero list is empty; the caller frees it. */
bool backup_list(struct club *club, struct backup_list *list, struct error *err);
void backup_list_free(struct backup_list *list);

/* When the last copy was made; 0: never. */
bool backup_last_at(struct club *club, int64_t *made_at, struct error *err);

/* Whether this database is a copy that was put back, from when, and when it was written to
 * again (0: not yet). Of one that is none, or does not know: its last entry. */
struct backup_restored {
    bool is_copy;
    int64_t taken_at;
    int64_t seq;
    int64_t resumed_at;
    int64_t last_at;
};
bool backup_restored_get(struct club *club, struct backup_restored *restored, struct error *err);

/* The gap is dealt with: from now on an ordinary database. ERROR_REFUSED when it is one. */
bool backup_restored_finish(struct club *club, struct error *err);

#endif
