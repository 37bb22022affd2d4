/* What club/backup's two files share. For nobody else. */
#ifndef OBECNI_CLUB_BACKUP_STORE_H
#define OBECNI_CLUB_BACKUP_STORE_H

#include "club/backup.h"

/* Remembers a copy, inside the caller's change, with its ledger entry. */
bool backup_remember(struct club *club, const char *path, const struct backup_facts *facts,
                     const struct ledger *ledger, struct error *err);

#endif
