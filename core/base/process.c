/* posix_spawn, a socket for what it reads (a socket, for a write to a program that does not read
 * then fails instead of ending us) and a pipe for what it says. */
#include "base/process.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct ends {
    int write_fd, child_read_fd; /* what it reads */
    int read_fd, child_write_fd; /* what it says */
};

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static bool open_ends(struct ends *ends)
{
    int in[2], out[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0)
        return false;
    *ends = (struct ends){in[0], in[1], -1, -1};
    if (pipe(out) != 0)
        return false;
    ends->read_fd = out[0];
    ends->child_write_fd = out[1];
    for (int i = 0; i < 2; i++)
        fcntl(out[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends->write_fd, F_SETFL, O_NONBLOCK);
    fcntl(ends->read_fd, F_SETFL, O_NONBLOCK);
    return true;
}

static void close_ends(struct ends *ends)
{
    close_end(&ends->write_fd);
    close_end(&ends->child_read_fd);
    close_end(&ends->read_fd);
    close_end(&ends->child_write_fd);
}

/* The environment with LC_ALL=C; a shallow array on the heap. */
static char **plain_environment(void)
{
    static char plain[] = "LC_ALL=C";
    size_t count = 0, kept = 0;
    while (environ[count])
        count++;
    char **copy = memory_new(count + 2, sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        if (strncmp(environ[i], "LC_ALL=", 7) != 0 && strncmp(environ[i], "LANGUAGE=", 9) != 0)
            copy[kept++] = environ[i];
    }
    copy[kept] = plain;
    return copy;
}

static int start(const struct process *process, const struct ends *ends, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends->child_read_fd, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends->child_write_fd, STDOUT_FILENO);
    if (process->joins_errors)
        posix_spawn_file_actions_adddup2(&actions, ends->child_write_fd, STDERR_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    char **environment = plain_environment();
    int failure = posix_spawnp(pid, process->arguments[0], &actions, NULL,
                               (char *const *)process->arguments, environment);
    free(environment);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

/* Writes what fits now; closes the end when all is written or nobody reads. */
static void feed(const struct process *process, struct ends *ends, size_t *written)
{
    ssize_t count = 0;
    if (*written < process->input_length)
        count = send(ends->write_fd, (const char *)process->input + *written,
                     process->input_length - *written, MSG_NOSIGNAL);
    if (count > 0)
        *written += (size_t)count;
    if (*written >= process->input_length || (count < 0 && errno != EAGAIN && errno != EINTR))
        close_end(&ends->write_fd);
}

/* Reads what is there; closes the end when no more comes. */
static void collect(struct process *process, struct ends *ends)
{
    char room[16384];
    ssize_t count = read(ends->read_fd, room, sizeof room);
    if (count > 0) {
        size_t left = process->output_most - process->output.length;
        buffer_append(&process->output, room, (size_t)count < left ? (size_t)count : left);
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        close_end(&ends->read_fd);
    }
}

/* Until it has closed its output. False when the time is over. */
static bool talk(struct process *process, struct ends *ends, int64_t until_ms)
{
    size_t written = 0;
    while (ends->read_fd >= 0) {
        int64_t left = until_ms - clock_monotonic_ms();
        struct pollfd waits[] = {{.fd = ends->read_fd, .events = POLLIN},
                                 {.fd = ends->write_fd, .events = POLLOUT}};
        if (left <= 0)
            return false;
        if (poll(waits, 2, (int)left) < 0 && errno != EINTR)
            return false;
        if (waits[1].revents)
            feed(process, ends, &written);
        if (waits[0].revents)
            collect(process, ends);
    }
    return true;
}

/* It may have closed its output and still be there. */
static bool wait_for_end(pid_t pid, int64_t until_ms, int *status)
{
    for (;;) {
        pid_t ended = waitpid(pid, status, WNOHANG);
        if (ended == pid || (ended < 0 && errno != EINTR))
            return ended == pid;
        if (clock_monotonic_ms() >= until_ms)
            return false;
        poll(NULL, 0, 2);
    }
}

enum process_end process_run(struct process *process)
{
    struct ends ends = {-1, -1, -1, -1};
    pid_t pid;
    int status = 0;
    int64_t until_ms = clock_monotonic_ms() + process->limit_ms;
    if (!open_ends(&ends)) {
        close_ends(&ends);
        return PROCESS_FAILED;
    }
    int failure = start(process, &ends, &pid);
    close_end(&ends.child_read_fd);
    close_end(&ends.child_write_fd);
    bool in_time = !failure && talk(process, &ends, until_ms) &&
                   wait_for_end(pid, until_ms, &status);
    close_ends(&ends);
    if (failure)
        return failure == ENOENT ? PROCESS_MISSING : PROCESS_FAILED;
    if (!in_time) {
        kill(pid, SIGKILL);
        waitpid(pid, &status, 0);
        return PROCESS_TOO_LONG;
    }
    process->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return WIFEXITED(status) ? PROCESS_ENDED : PROCESS_FAILED;
}
