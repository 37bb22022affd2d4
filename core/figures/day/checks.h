/* The opening self-test: is everything as it has to be before the first card (domain §7 row 1)?
 * Facts and a level for each; the words are admin's. */
#ifndef OBECNI_FIGURES_DAY_CHECKS_H
#define OBECNI_FIGURES_DAY_CHECKS_H

#include "club/backup.h"
#include "club/kiosk_state.h"
#include "figures/day/opening.h"

enum check_level {
    CHECK_GOOD,
    CHECK_LOOK, /* amber: worth a look */
    CHECK_ACT,  /* red: something has to be done before records can be trusted */
};

enum {
    CHECK_DISK_LOOK_BYTES = 1 << 30,
    CHECK_DISK_ACT_BYTES = 100 << 20,
    CHECK_QUIET_DAYS = 30, /* nothing was written for longer: is the date right? */
    CHECK_OLD_TIMES = 3,   /* so many times the days of the setting make an old backup red */
};

struct checks {
    enum check_level clock, disk, database, backup, restored, kiosk, day;
    int64_t last_entry_at; /* 0: none */
    bool is_clock_fixed, is_clock_behind;
    int64_t free_bytes;    /* negative: the machine does not tell */
    bool has_read_database;
    char database_reason[COPY_REASON_SIZE]; /* "" when sound, or not read */
    int64_t backup_at;                      /* 0: never */
    struct backup_restored copy;
    struct opening opening;
    struct kiosk_states kiosks; /* to be freed */
    int kiosk_index;            /* of the one that `kiosk` is about; -1: none was ever seen */
    int session_count, cancelled_count; /* of today */
};

/* With `reads_database` every page is read, which takes seconds in a large club. */
bool checks_get(struct club *club, bool reads_database, struct checks *checks, struct error *err);
void checks_free(struct checks *checks);

/* "good", "look", "act". */
const char *check_level_word(enum check_level level);

#endif
