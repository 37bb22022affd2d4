/* Starting the program that reads the file, and waiting for it without waiting. */
#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np */
#include "kiosk/file_check.h"

#include "base/language.h"
#include "store/copy.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static bool spawn(pid_t *id, const char *program, const char *path)
{
    char own[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    own[length > 0 ? length : 0] = '\0';
    program = program ? program : own;
    char *const words[] = {"obecni-kiosk", "--check", "--db", (char *)path, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&files);
    for (int i = 0; i < 3; i++)
        posix_spawn_file_actions_addopen(&files, i, "/dev/null", i ? O_WRONLY : O_RDONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    bool ok = posix_spawn(id, program, &files, &attributes, words, environ) == 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return ok;
}

void file_check_start(struct file_check *check, const char *program, const char *path,
                      int64_t now_ms)
{
    if (check->id)
        return;
    check->started_ms = now_ms;
    check->state = FILE_CHECK_RUNNING;
    if (!spawn(&check->id, program, path)) {
        check->id = 0;
        check->state = FILE_CHECK_UNFINISHED;
    }
}

static enum file_check_state state_of(int status)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == FILE_CHECK_SOUND_CODE)
        return FILE_CHECK_SOUND;
    if (WIFEXITED(status) && WEXITSTATUS(status) == FILE_CHECK_DAMAGED_CODE)
        return FILE_CHECK_DAMAGED;
    return FILE_CHECK_UNFINISHED;
}

bool file_check_poll(struct file_check *check, int64_t now_ms, int64_t now_at)
{
    int status;
    if (!check->id)
        return false;
    pid_t ended = waitpid(check->id, &status, WNOHANG);
    if (ended == 0 && now_ms - check->started_ms < FILE_CHECK_LIMIT_MS)
        return false;
    if (ended == 0) {
        file_check_stop(check);
        check->state = FILE_CHECK_UNFINISHED;
        return true;
    }
    check->state = ended == check->id ? state_of(status) : FILE_CHECK_UNFINISHED;
    check->done_at = now_at;
    check->id = 0;
    return true;
}

void file_check_stop(struct file_check *check)
{
    if (!check->id)
        return;
    kill(check->id, SIGKILL);
    waitpid(check->id, NULL, 0);
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
