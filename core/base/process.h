/* Running another program: its arguments as they are, never through a shell; what it reads, what
 * it says, and how long it may take. */
#ifndef OBECNI_BASE_PROCESS_H
#define OBECNI_BASE_PROCESS_H

#include "base/memory.h"

#include <stdbool.h>

enum process_end {
    PROCESS_ENDED,    /* by itself; `status` tells how */
    PROCESS_MISSING,  /* there is no such program */
    PROCESS_FAILED,   /* it could not be run, or was ended by a signal */
    PROCESS_TOO_LONG, /* it did not end in time, and was ended */
};

/* `arguments` begins with the program's name, looked for in PATH, and ends with NULL. The zero
 * state of the rest means: nothing to read, nothing kept. */
struct process {
    const char *const *arguments;
    const void *input; /* what it reads; NULL: nothing */
    size_t input_length;
    int limit_ms;        /* how long it may take */
    size_t output_most;  /* bytes kept of what it says on standard output; the rest is dropped */
    bool joins_errors;   /* its standard error is kept with the output; else it is dropped */
    struct buffer output; /* the caller frees it */
    int status;          /* its exit code, once ended */
};

/* Waits for it to end. The language of what it says is the C locale's, so that sentences can be
 * recognised. */
enum process_end process_run(struct process *process);

#endif
