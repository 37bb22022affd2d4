/* A copy of the whole database while others go on writing, checked and put in place whole.
 * What it says of itself and what the club remembers of it is club/backup's. */
#ifndef OBECNI_STORE_COPY_H
#define OBECNI_STORE_COPY_H

#include "store/store.h"

/* Called now and then while copying; pages of the file. */
struct copy_progress {
    void (*told)(void *to, int64_t done, int64_t all);
    void *to;
};

/* Copies what `store` shows now into the file `part`, which must not exist: complete by itself,
 * readable by its owner alone. To be called inside store_begin_reading. Nothing is left on
 * failure; sentences name the file that it is to become, `path`. */
bool copy_make(struct store *store, const char *part, const char *path,
               const struct copy_progress *progress, struct error *err);

/* Reads every page: indexes, constraints and references. True also when it is not sound:
 * `reason` then says what is first ("" when sound). */
enum { COPY_REASON_SIZE = 200 };
bool copy_inspect(struct store *store, char reason[COPY_REASON_SIZE], struct error *err);

/* The same at a glance, for a running database (quick_check). */
bool copy_glance(struct store *store, char reason[COPY_REASON_SIZE], struct error *err);

/* Sees to it that the finished `part` is on the disk; takes its time. */
bool copy_sync(const char *part, const char *path, struct error *err);

/* Then puts it in place as `path`, durably and at once. ERROR_REFUSED when something of that
 * name has come meanwhile: nothing is ever replaced. */
bool copy_publish(const char *part, const char *path, struct error *err);

/* Whether `path` can be made: nothing of that name is there. ERROR_REFUSED with a sentence. */
bool copy_check_target(const char *path, struct error *err);

#endif
