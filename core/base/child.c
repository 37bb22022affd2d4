/* vfork, and what has to happen before the other program begins. The memory is ours until then:
 * nothing is allocated, no handler of ours runs, and no copy is made of what is secret in it. */
#define _GNU_SOURCE /* vfork, close_range, pipe2, strchrnul */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { FROM_NULL = -1, FROM_OURS = -2, FIRST_FREE = 3, EXIT_NEVER_BEGAN = 127 };

/* What the child does before it is the other program. */
struct plan {
    const struct child_setup *setup;
    char program[PATH_MAX];
    int ends[FIRST_FREE]; /* what becomes its 0, 1 and 2 */
    pid_t parent;
    int failure;
};

static void close_fd(int *fd)
{
    if (*fd > 0)
        close(*fd);
    *fd = 0;
}

/* Above the standard ones, which may be free here: dup2 in the child must not meet itself. */
static bool lift(int ends[2])
{
    for (int i = 0; i < 2; i++) {
        if (ends[i] >= FIRST_FREE)
            continue;
        int lifted = fcntl(ends[i], F_DUPFD_CLOEXEC, FIRST_FREE);
        if (lifted < 0)
            return false;
        close(ends[i]);
        ends[i] = lifted;
    }
    return true;
}

/* `*ours` and `*its`: two ends that know each other; those of a pipe when the child writes. */
static bool join(bool is_pipe, int type, int *ours, int *its)
{
    int ends[2];
    if ((is_pipe ? pipe2(ends, O_CLOEXEC)
                 : socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends)) != 0)
        return false;
    bool ok = lift(ends) && fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
    *ours = ends[0];
    *its = ends[1];
    return ok;
}

static bool open_ends(struct child *child, struct plan *plan)
{
    const struct child_setup *setup = plan->setup;
    const enum child_stream streams[FIRST_FREE] = {setup->input, setup->output, setup->errors};
    bool ok = true;
    for (int i = 0; i < FIRST_FREE; i++)
        plan->ends[i] = streams[i] == CHILD_OURS ? FROM_OURS : FROM_NULL;
    /* Its input is a socket, for a write to a program that does not read then fails. */
    if (setup->input == CHILD_BYTES || setup->input == CHILD_PACKETS)
        ok = join(false, setup->input == CHILD_BYTES ? SOCK_STREAM : SOCK_SEQPACKET,
                  &child->input_fd, &plan->ends[0]);
    if (ok && setup->output == CHILD_BYTES)
        ok = join(true, 0, &child->output_fd, &plan->ends[1]);
    if (setup->input == CHILD_PACKETS)
        child->output_fd = child->input_fd;
    if (setup->errors == CHILD_OUTPUT)
        plan->ends[2] = plan->ends[1];
    return ok;
}

static bool give(int end, int number)
{
    int from = end;
    if (end == FROM_OURS)
        return true;
    if (end == FROM_NULL)
        from = open("/dev/null", number ? O_WRONLY : O_RDONLY);
    return from >= 0 && (from == number || dup2(from, number) == number);
}

/* What is ignored by us is not ignored by it: a reader that has gone then ends who writes. */
static void forget_signals(void)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        sigaction(number, &usual, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* In the child. Whoever started it may have gone before the system was told to watch. */
_Noreturn static void become(struct plan *plan)
{
    bool ok = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == plan->parent;
    for (int i = 0; i < FIRST_FREE && ok; i++)
        ok = give(plan->ends[i], i);
    ok = ok && close_range(FIRST_FREE, ~0U, 0) == 0;
    if (ok) {
        const struct child_setup *setup = plan->setup;
        forget_signals();
        execve(plan->program, (char *const *)setup->arguments,
               setup->environment ? setup->environment : environ);
    }
    plan->failure = errno ? errno : ECHILD;
    _exit(EXIT_NEVER_BEGAN);
}

/* A name with a slash is a path; execvp would hand what is no program to a shell. */
static bool find_program(const char *name, char path[PATH_MAX])
{
    const char *folders = getenv("PATH");
    if (strchr(name, '/'))
        return snprintf(path, PATH_MAX, "%s", name) < PATH_MAX;
    for (const char *end; folders; folders = *end ? end + 1 : NULL) {
        end = strchrnul(folders, ':');
        int length = snprintf(path, PATH_MAX, "%.*s/%s", (int)(end - folders), folders, name);
        if (end > folders && length < PATH_MAX && access(path, X_OK) == 0)
            return true;
    }
    errno = ENOENT;
    return false;
}

static void run(struct child *child, struct plan *plan)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    child->id = vfork();
    if (child->id == 0)
        become(plan);
    if (child->id < 0)
        plan->failure = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void reap(pid_t id, int *status)
{
    while (waitpid(id, status, 0) < 0 && errno == EINTR)
        continue;
}

bool child_start(struct child *child, const struct child_setup *setup)
{
    int status;
    struct plan plan = {.setup = setup, .parent = getpid()};
    errno = 0;
    if (find_program(setup->arguments[0], plan.program) && open_ends(child, &plan))
        run(child, &plan);
    else
        plan.failure = errno ? errno : ENAMETOOLONG;
    close_fd(&plan.ends[0]);
    close_fd(&plan.ends[1]);
    if (!plan.failure)
        return true;
    if (child->id > 0)
        reap(child->id, &status);
    child->id = 0;
    child_end(child);
    errno = plan.failure;
    return false;
}

ssize_t child_write(struct child *child, const void *bytes, size_t length)
{
    if (!child->input_fd)
        return -1;
    ssize_t count = send(child->input_fd, bytes, length, MSG_DONTWAIT | MSG_NOSIGNAL);
    bool may_later = count < 0 && (errno == EAGAIN || errno == EINTR);
    return may_later ? 0 : count;
}

void child_close_input(struct child *child)
{
    if (child->output_fd == child->input_fd)
        child->output_fd = 0;
    close_fd(&child->input_fd);
}

ssize_t child_read(struct child *child, void *bytes, size_t size)
{
    if (!child->output_fd)
        return -1;
    ssize_t count = read(child->output_fd, bytes, size);
    if (count > 0)
        return count;
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

bool child_is_over(struct child *child, int *code)
{
    int status = 0;
    *code = -1;
    if (!child->id)
        return true;
    pid_t ended = waitpid(child->id, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR))
        return false;
    if (ended == child->id && WIFEXITED(status))
        *code = WEXITSTATUS(status);
    child->id = 0;
    return true;
}

void child_end(struct child *child)
{
    int status;
    if (child->id > 0) {
        kill(child->id, SIGKILL);
        reap(child->id, &status);
    }
    child->id = 0;
    if (child->output_fd != child->input_fd)
        close_fd(&child->output_fd);
    child->output_fd = 0;
    close_fd(&child->input_fd);
}

bool child_beside(const char *name, char *path, size_t size)
{
    char own[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    own[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(own, '/');
    size_t folder = slash && name ? (size_t)(slash + 1 - own) : strlen(own);
    int wanted = snprintf(path, size, "%.*s%s", (int)folder, own, name ? name : "");
    if (slash && wanted > 0 && (size_t)wanted < size)
        return true;
    path[0] = '\0';
    return false;
}
