/* Locked memory by libsodium. For crashes: each block begins with a link to the next one, and the
 * first link stands at the foot of the stack on which signals are handled. A handler is given
 * nothing, but the system tells it where its stack is; so nothing global is needed. */
#define _GNU_SOURCE /* gettid, tgkill */
#include "trust/locked.h"

#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

enum { SIGNAL_STACK_SIZE = 65536, STACK_WIPED = 262144 };

struct block {
    struct block *next, *before;
    size_t size; /* of what follows, which is the caller's */
};

struct foot {
    unsigned char mark[16]; /* no other program part's stack begins so */
    struct block *first;
};

static const unsigned char mark[16] = "obecni locked 1";

static struct foot *find_foot(void)
{
    stack_t stack;
    if (sigaltstack(NULL, &stack) != 0 || (stack.ss_flags & SS_DISABLE) || !stack.ss_sp ||
        stack.ss_size != SIGNAL_STACK_SIZE || memcmp(stack.ss_sp, mark, sizeof mark) != 0)
        return NULL;
    return stack.ss_sp;
}

void *locked_new(size_t size)
{
    struct foot *foot = find_foot();
    size_t padded = (size + 63) / 64 * 64;
    struct block *block = sodium_malloc(sizeof *block + padded);
    if (!block)
        abort();
    memset(block, 0, sizeof *block + padded);
    block->size = padded;
    if (foot) {
        block->next = foot->first;
        if (foot->first)
            foot->first->before = block;
        foot->first = block;
    }
    return block + 1;
}

void locked_free(void *memory)
{
    if (!memory)
        return;
    struct foot *foot = find_foot();
    struct block *block = (struct block *)memory - 1;
    if (block->next)
        block->next->before = block->before;
    if (block->before)
        block->before->next = block->next;
    else if (foot && foot->first == block)
        foot->first = block->next;
    sodium_free(block);
}

/* The default action comes again as soon as this returns, the signal being raised anew. In another
 * thread than the one that holds the memory it is that one's to do. */
static void wipe_and_end(int number)
{
    struct foot *foot = find_foot();
    while (!foot && gettid() != getpid()) {
        tgkill(getpid(), getpid(), number);
        pause();
    }
    for (struct block *block = foot ? foot->first : NULL; block; block = block->next)
        sodium_memzero(block + 1, block->size);
    signal(number, SIG_DFL);
    raise(number);
}

static bool catch_signals(void)
{
    static const int numbers[] = {SIGSEGV, SIGABRT, SIGBUS,  SIGFPE, SIGILL, SIGTERM,
                                  SIGINT,  SIGHUP,  SIGQUIT, SIGSYS, SIGXCPU};
    struct sigaction action = {.sa_handler = wipe_and_end, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction before;
        if (sigaction(numbers[i], NULL, &before) != 0)
            return false;
        if (before.sa_handler == SIG_DFL && sigaction(numbers[i], &action, NULL) != 0)
            return false;
    }
    return true;
}

bool locked_guard(void)
{
    struct rlimit none = {0, 0};
    if (find_foot())
        return true;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || setrlimit(RLIMIT_CORE, &none) != 0)
        return false;
    struct foot *foot = sodium_malloc(SIGNAL_STACK_SIZE);
    if (!foot)
        return false;
    memset(foot, 0, SIGNAL_STACK_SIZE);
    memcpy(foot->mark, mark, sizeof mark);
    stack_t stack = {.ss_sp = foot, .ss_size = SIGNAL_STACK_SIZE};
    if (sigaltstack(&stack, NULL) == 0)
        return catch_signals();
    sodium_free(foot);
    return false;
}

void locked_wipe_stack(void)
{
    sodium_stackzero(STACK_WIPED);
}
