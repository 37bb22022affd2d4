/* A program that runs beside ours: its arguments as they are, never through a shell. It has of
 * our descriptors what it is given here and nothing else, no signal blocked, and is killed when
 * the thread that started it ends, by whatever way. Nothing here waits but child_end. */
#ifndef OBECNI_BASE_CHILD_H
#define OBECNI_BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* What one of its standard descriptors is. */
enum child_stream {
    CHILD_NOTHING, /* /dev/null */
    CHILD_OURS,    /* the same as ours */
    CHILD_BYTES,   /* input: what child_write gives; output: what child_read takes */
    CHILD_PACKETS, /* input alone: a socket that keeps each message whole, both ways */
    CHILD_OUTPUT,  /* errors alone: wherever the output goes */
};

struct child_setup {
    const char *const *arguments; /* the program first (without a slash: in PATH), NULL last */
    enum child_stream input, output, errors;
    char *const *environment; /* NULL: ours */
};

/* All zero: there is none. */
struct child {
    pid_t id;      /* 0: none runs, or it was reaped */
    int input_fd;  /* what it reads, 0: closed; not blocking, to be polled */
    int output_fd; /* what it says, 0: closed; the same as input_fd where there are packets */
};

/* Starts it; `child` was all zero. False: it does not run, and `errno` says why; ENOENT when
 * there is no such program. */
bool child_start(struct child *child, const struct child_setup *setup);

/* Gives it as much of `bytes` as it takes now, a packet whole or not at all. Returns how many;
 * 0: nothing now; -1: nobody reads. Never raises SIGPIPE. */
ssize_t child_write(struct child *child, const void *bytes, size_t length);

/* No more comes: it reads the end of its input. */
void child_close_input(struct child *child);

/* What it has said since, at most `size` bytes or one packet. Returns how many; 0: nothing now;
 * -1: no more will come. */
ssize_t child_read(struct child *child, void *bytes, size_t size);

/* Whether it is over; then `*code` is its exit code, -1 when a signal ended it. What it had said
 * can still be read. */
bool child_is_over(struct child *child, int *code);

/* Kills it when it still runs, waits for that, and closes what led to it: all zero afterwards.
 * Accepts one that is all zero. */
void child_end(struct child *child);

/* The path of what lies beside the program that runs; NULL: of that program. False when it has no
 * room or the system does not tell; then `path` is empty. */
bool child_beside(const char *name, char *path, size_t size);

#endif
