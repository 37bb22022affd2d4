/* Whether the database is sound, page by page: read by a program of its own (obecni-kiosk
 * --check), so that the glass goes on answering, with a limit on time. When it was last done and
 * what came of it is kept while the kiosk runs. */
#ifndef OBECNI_KIOSK_FILE_CHECK_H
#define OBECNI_KIOSK_FILE_CHECK_H

#include "base/child.h"
#include "base/error.h"

#include <stdint.h>

enum { FILE_CHECK_LIMIT_MS = 120000 };

/* Exit codes of --check. */
enum { FILE_CHECK_SOUND_CODE = 0, FILE_CHECK_DAMAGED_CODE = 1 };

enum file_check_state {
    FILE_CHECK_NEVER,
    FILE_CHECK_RUNNING,
    FILE_CHECK_SOUND,
    FILE_CHECK_DAMAGED,
    FILE_CHECK_UNFINISHED, /* too long, or the program could not be run */
};

/* All zero: never looked. */
struct file_check {
    enum file_check_state state;
    int64_t done_at;    /* UTC; of the last one that came to an end */
    int64_t started_ms; /* of the one that runs */
    struct child child;
};

/* Begins to read the file, unless that is being done. `program` is obecni-kiosk; NULL: the one
 * that is running. */
void file_check_start(struct file_check *check, const char *program, const char *path,
                      int64_t now_ms);

/* Looks whether it is done; true when `check` has changed. `now_at` is what the clock shows. */
bool file_check_poll(struct file_check *check, int64_t now_ms, int64_t now_at);

/* Ends one that runs; what was known before it is forgotten. */
void file_check_stop(struct file_check *check);

/* What --check does: reads the whole file and changes nothing. `*is_sound` is false with the
 * first finding in `err` (ERROR_REFUSED); ERROR_STORAGE when it cannot be read at all. */
bool file_check_read(const char *path, bool *is_sound, struct error *err);

#endif
