/* A socket pair, and a program at its other end that gets nothing else from the kiosk. */
#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np */
#include "kiosk/sound/voice_process.h"

#include "kiosk/sound/orders.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Beside the program that is running. */
static void find_program(char *path, size_t size)
{
    char own[PATH_MAX];
    const char *named = getenv("OBECNI_VOICE");
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    own[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(own, '/');
    if (slash)
        *slash = '\0';
    if (named)
        snprintf(path, size, "%s", named);
    else if (slash && strlen(own) + sizeof "/obecni-voice" <= size)
        snprintf(path, size, "%s/obecni-voice", own);
}

void voice_process_init(struct voice_process *voice, const char *program)
{
    memset(voice, 0, sizeof *voice);
    voice->socket = -1;
    if (program)
        snprintf(voice->program, sizeof voice->program, "%s", program);
    else
        find_program(voice->program, sizeof voice->program);
}

void voice_process_end(struct voice_process *voice)
{
    if (voice->socket >= 0)
        close(voice->socket);
    if (voice->id > 0) {
        kill(voice->id, SIGKILL); /* it has nothing to lose, and may be waiting for a device */
        waitpid(voice->id, NULL, 0);
    }
    voice->socket = -1;
    voice->id = 0;
}

static bool spawn(struct voice_process *voice, int end)
{
    char *const words[] = {voice->program, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, end, 0);
    /* Where there is no sound card, libraries complain of it at length. */
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    bool ok = posix_spawn(&voice->id, voice->program, &files, &attributes, words, environ) == 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (!ok)
        voice->id = 0;
    return ok;
}

bool voice_process_start(struct voice_process *voice)
{
    int ends[2];
    if (voice->socket >= 0)
        return true;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    voice->socket = ends[0];
    bool ok = spawn(voice, ends[1]);
    close(ends[1]);
    if (!ok)
        voice_process_end(voice);
    return ok;
}

bool voice_process_order(struct voice_process *voice, const char *word, const char *rest)
{
    char order[ORDER_SIZE];
    int length = snprintf(order, sizeof order, "%s%s", word, rest);
    if (voice->socket < 0 || length < 0 || length >= ORDER_SIZE)
        return false;
    if (send(voice->socket, order, (size_t)length, MSG_DONTWAIT | MSG_NOSIGNAL) == length)
        return true;
    voice_process_end(voice);
    return false;
}

bool voice_process_answer(struct voice_process *voice, char *answer, size_t size)
{
    if (voice->socket < 0)
        return false;
    ssize_t length = recv(voice->socket, answer, size - 1, MSG_DONTWAIT);
    if (length == 0) /* it has died; the next order starts another one */
        voice_process_end(voice);
    if (length <= 0)
        return false;
    answer[length] = '\0';
    return true;
}
