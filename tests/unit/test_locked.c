/* Locked memory: given out clean, wiped when given back, and wiped by a process that crashes. */
#include "trust/locked.h"
#include "trust/start.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIZE = 96 };

static void test_clean(void **state)
{
    (void)state;
    static const char zeros[SIZE];
    char *blocks[8];
    for (int i = 0; i < 8; i++) {
        blocks[i] = locked_new(SIZE);
        assert_memory_equal(blocks[i], zeros, SIZE);
        memset(blocks[i], i + 1, SIZE);
    }
    for (int i = 0; i < 8; i += 2)
        locked_free(blocks[i]);
    for (int i = 1; i < 8; i += 2)
        assert_int_equal(blocks[i][SIZE - 1], i + 1);
    for (int i = 1; i < 8; i += 2)
        locked_free(blocks[i]);
    locked_free(NULL);
}

static void *raise_it(void *number)
{
    raise(*(int *)number);
    return NULL;
}

/* By this thread, or by another one, which holds nothing. */
static void raise_by(int number, bool is_other)
{
    pthread_t thread;
    if (!is_other)
        raise(number);
    else if (pthread_create(&thread, NULL, raise_it, &number) == 0)
        pthread_join(thread, NULL);
}

/* In a process of its own: two blocks with a secret, then the signal. */
static void crash(int number, bool is_other, int out)
{
    signal(number, SIG_DFL); /* what this program's tests set up */
    if (!locked_guard())
        _exit(1);
    char *gone = locked_new(SIZE), *first = locked_new(SIZE), *second = locked_new(SIZE);
    memset(first, 'A', SIZE);
    memset(second, 'B', SIZE);
    locked_free(gone);
    struct rlimit limit;
    if (getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_cur != 0)
        _exit(1);
    char *blocks[] = {first, second};
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
        _exit(77);
    if (write(out, blocks, sizeof blocks) != sizeof blocks)
        _exit(1);
    raise_by(number, is_other);
    _exit(2);
}

static long word_at(pid_t child, const char *address)
{
    return ptrace(PTRACE_PEEKDATA, child, address, NULL);
}

static void check_crash(int number, bool is_other)
{
    int pipes[2], status;
    char *blocks[2];
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        crash(number, is_other, pipes[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
        skip();
    assert_true(WIFSTOPPED(status) && WSTOPSIG(status) == number);
    assert_int_equal(read(pipes[0], blocks, sizeof blocks), sizeof blocks);
    assert_int_equal(word_at(child, blocks[0]), 0x4141414141414141);
    assert_int_equal(ptrace(PTRACE_CONT, child, NULL, number), 0);
    /* The handler has wiped and raises the signal again. */
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSTOPPED(status) && WSTOPSIG(status) == number);
    for (size_t i = 0; i < SIZE; i += sizeof(long)) {
        assert_int_equal(word_at(child, blocks[0] + i), 0);
        assert_int_equal(word_at(child, blocks[1] + i), 0);
    }
    assert_int_equal(ptrace(PTRACE_CONT, child, NULL, number), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == number);
    close(pipes[0]);
    close(pipes[1]);
}

static void test_crashes_wipe(void **state)
{
    static const int numbers[] = {SIGABRT, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGFPE, SIGBUS};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        check_crash(numbers[i], false);
#ifndef __SANITIZE_ADDRESS__
    check_crash(SIGSEGV, false);
#endif
}

static void test_crashes_of_other_threads_wipe(void **state)
{
    (void)state;
    check_crash(SIGABRT, true);
    check_crash(SIGFPE, true);
#ifndef __SANITIZE_ADDRESS__
    check_crash(SIGSEGV, true);
#endif
}

int main(void)
{
    struct error err = {0};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_crashes_wipe),
        cmocka_unit_test(test_crashes_of_other_threads_wipe),
    };
    return trust_start(&err) ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
