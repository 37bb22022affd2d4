/* Starting the program that reads the file, and waiting for it without waiting. */
#include "kiosk/file_check.h"

#include "base/language.h"
#include "store/copy.h"

#include <limits.h>

void file_check_start(struct file_check *check, const char *program, const char *path,
                      int64_t now_ms)
{
    char own[PATH_MAX];
    if (check->state == FILE_CHECK_RUNNING)
        return;
    if (!program && child_beside(NULL, own, sizeof own))
        program = own;
    const char *const words[] = {program, "--check", "--db", path, NULL};
    check->started_ms = now_ms;
    check->state = FILE_CHECK_UNFINISHED;
    if (program && child_start(&check->child, &(struct child_setup){.arguments = words}))
        check->state = FILE_CHECK_RUNNING;
}

static enum file_check_state state_of(int code)
{
    switch (code) {
    case FILE_CHECK_SOUND_CODE: return FILE_CHECK_SOUND;
    case FILE_CHECK_DAMAGED_CODE: return FILE_CHECK_DAMAGED;
    default: return FILE_CHECK_UNFINISHED;
    }
}

bool file_check_poll(struct file_check *check, int64_t now_ms, int64_t now_at)
{
    int code;
    if (check->state != FILE_CHECK_RUNNING)
        return false;
    bool is_over = child_is_over(&check->child, &code);
    if (!is_over && now_ms - check->started_ms < FILE_CHECK_LIMIT_MS)
        return false;
    child_end(&check->child);
    if (is_over)
        check->done_at = now_at;
    check->state = is_over ? state_of(code) : FILE_CHECK_UNFINISHED;
    return true;
}

void file_check_stop(struct file_check *check)
{
    if (check->state != FILE_CHECK_RUNNING)
        return;
    child_end(&check->child);
    *check = (struct file_check){.state = FILE_CHECK_NEVER};
}

bool file_check_read(const char *path, bool *is_sound, struct error *err)
{
    char reason[COPY_REASON_SIZE];
    struct store *store = NULL;
    *is_sound = false;
    if (!store_open(&store, path, STORE_READING, err))
        return false;
    bool ok = copy_glance(store, reason, err);
    store_close(store);
    if (!ok)
        return false;
    *is_sound = !reason[0];
    return *is_sound ||
           error_set(err, ERROR_REFUSED, _("The database is damaged: %s. Restore a backup."),
                     reason);
}
