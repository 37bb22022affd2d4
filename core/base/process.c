/* A child that is listened to until it ends or its time is over. */
#include "base/process.h"

#include "base/child.h"
#include "base/clock.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

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

static bool start(struct child *child, const struct process *process)
{
    char **environment = plain_environment();
    const struct child_setup setup = {
        .arguments = process->arguments, .input = CHILD_BYTES, .output = CHILD_BYTES,
        .errors = process->joins_errors ? CHILD_OUTPUT : CHILD_NOTHING,
        .environment = environment,
    };
    bool ok = child_start(child, &setup);
    int failure = errno;
    free(environment);
    errno = failure;
    return ok;
}

/* Writes what fits now; closes the end when all is written or nobody reads. */
static void feed(const struct process *process, struct child *child, size_t *written)
{
    ssize_t count = 0;
    if (*written < process->input_length)
        count = child_write(child, (const char *)process->input + *written,
                            process->input_length - *written);
    if (count > 0)
        *written += (size_t)count;
    if (*written >= process->input_length || count < 0)
        child_close_input(child);
}

/* Reads what is there; false when no more comes. */
static bool collect(struct process *process, struct child *child)
{
    char room[16384];
    ssize_t count = child_read(child, room, sizeof room);
    size_t left = process->output_most - process->output.length;
    if (count > 0)
        buffer_append(&process->output, room, (size_t)count < left ? (size_t)count : left);
    return count >= 0;
}

/* Until it has closed its output. False when the time is over. */
static bool talk(struct process *process, struct child *child, int64_t until_ms)
{
    size_t written = 0;
    bool has_more = true;
    while (has_more) {
        int64_t left = until_ms - clock_monotonic_ms();
        struct pollfd waits[] = {{.fd = child->output_fd, .events = POLLIN},
                                 {.fd = child->input_fd ? child->input_fd : -1,
                                  .events = POLLOUT}};
        if (left <= 0)
            return false;
        if (poll(waits, 2, (int)left) < 0 && errno != EINTR)
            return false;
        if (waits[1].revents)
            feed(process, child, &written);
        if (waits[0].revents)
            has_more = collect(process, child);
    }
    return true;
}

/* It may have closed its output and still be there. */
static bool wait_for_end(struct child *child, int64_t until_ms, int *code)
{
    while (!child_is_over(child, code)) {
        if (clock_monotonic_ms() >= until_ms)
            return false;
        poll(NULL, 0, 2);
    }
    return true;
}

enum process_end process_run(struct process *process)
{
    struct child child = {0};
    int code = -1;
    int64_t until_ms = clock_monotonic_ms() + process->limit_ms;
    if (!start(&child, process))
        return errno == ENOENT ? PROCESS_MISSING : PROCESS_FAILED;
    bool in_time = talk(process, &child, until_ms) && wait_for_end(&child, until_ms, &code);
    child_end(&child);
    process->status = code;
    if (!in_time)
        return PROCESS_TOO_LONG;
    return code >= 0 ? PROCESS_ENDED : PROCESS_FAILED;
}
