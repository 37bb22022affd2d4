/* Programs that run beside ours: real ones, what they get and say, and that none is left. */
#define _GNU_SOURCE
#include "base/child.h"
#include "tests/unit/people.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 60000 };

static void start(struct child *child, const struct child_setup *setup)
{
    *child = (struct child){0};
    if (!child_start(child, setup))
        fail_msg("%s: %s", setup->arguments[0], strerror(errno));
}

/* All that it says until it has no more to say. */
static void hear(struct child *child, char *text, size_t size)
{
    size_t length = 0;
    for (;;) {
        struct pollfd wait = {.fd = child->output_fd, .events = POLLIN};
        assert_int_equal(poll(&wait, 1, PATIENCE_MS), 1);
        ssize_t count = child_read(child, text + length, size - 1 - length);
        if (count < 0)
            break;
        length += (size_t)count;
    }
    text[length] = '\0';
}

static int wait_until_over(struct child *child)
{
    int code = -2;
    for (int i = 0; i < PATIENCE_MS && !child_is_over(child, &code); i++)
        poll(NULL, 0, 1);
    return code;
}

static void assert_no_child_left(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static int count_open(void)
{
    DIR *dir = opendir("/proc/self/fd");
    int count = 0;
    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static void what_it_reads_it_says(void **state)
{
    (void)state;
    char said[64];
    struct child child;
    const char *const words[] = {"cat", NULL};
    start(&child, &(struct child_setup){
                      .arguments = words, .input = CHILD_BYTES, .output = CHILD_BYTES});
    assert_int_equal(child_read(&child, said, sizeof said), 0);
    assert_int_equal(child_write(&child, "łąka\n", 7), 7);
    struct pollfd wait = {.fd = child.output_fd, .events = POLLIN};
    assert_int_equal(poll(&wait, 1, PATIENCE_MS), 1);
    assert_int_equal(child_read(&child, said, sizeof said), 7);
    assert_memory_equal(said, "łąka\n", 7);
    child_close_input(&child);
    hear(&child, said, sizeof said);
    assert_string_equal(said, "");
    assert_int_equal(wait_until_over(&child), 0);
    child_end(&child);
    assert_no_child_left();
}

/* Each message arrives as it was given, and so does each answer. */
static void packets_stay_whole(void **state)
{
    (void)state;
    char said[64];
    struct child child;
    const char *const words[] = {"sh", "-c", "exec cat >&0", NULL};
    start(&child, &(struct child_setup){.arguments = words, .input = CHILD_PACKETS});
    assert_int_equal(child_write(&child, "one", 3), 3);
    assert_int_equal(child_write(&child, "three", 5), 5);
    const char *answers[] = {"one", "three"};
    for (int i = 0; i < 2; i++) {
        struct pollfd wait = {.fd = child.output_fd, .events = POLLIN};
        assert_int_equal(poll(&wait, 1, PATIENCE_MS), 1);
        assert_int_equal(child_read(&child, said, sizeof said), strlen(answers[i]));
        assert_memory_equal(said, answers[i], strlen(answers[i]));
    }
    child_end(&child);
    assert_int_equal(child_write(&child, "one", 3), -1);
    assert_int_equal(child_read(&child, said, sizeof said), -1);
    assert_no_child_left();
}

static void arguments_are_their_text(void **state)
{
    (void)state;
    char said[64];
    struct child child;
    const char *const words[] = {"printf", "%s|", "$HOME", "`id`", "; false", "*", NULL};
    start(&child, &(struct child_setup){.arguments = words, .output = CHILD_BYTES});
    hear(&child, said, sizeof said);
    assert_string_equal(said, "$HOME|`id`|; false|*|");
    child_end(&child);
}

/* Signals that the C library keeps for its threads: a program started by posix_spawn ignores
 * them from its beginning, and sigaction refuses them. */
static const unsigned long long library_signals = 3ULL << 31;

/* Neither a file that is open here, nor what is blocked or ignored here. */
static void nothing_else_is_handed_on(void **state)
{
    (void)state;
    char said[400];
    struct child child;
    sigset_t term;
    struct sigaction ignored = {.sa_handler = SIG_IGN}, before;
    int open_here = open("/dev/zero", O_RDONLY), high = fcntl(open_here, F_DUPFD, 700);
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, NULL);
    sigaction(SIGPIPE, &ignored, &before);
    const char *const words[] = {
        "sh", "-c", "grep -E '^Sig(Blk|Ign)' /proc/self/status; ls /proc/self/fd", NULL};
    start(&child, &(struct child_setup){.arguments = words, .output = CHILD_BYTES});
    sigprocmask(SIG_UNBLOCK, &term, NULL);
    sigaction(SIGPIPE, &before, NULL);
    hear(&child, said, sizeof said);
    child_end(&child);
    close(open_here);
    close(high);
    unsigned long long blocked_there = 1, ignored_there = 1;
    int files = 0;
    assert_int_equal(sscanf(said, "SigBlk: %llx SigIgn: %llx %n", &blocked_there, &ignored_there,
                            &files), 2);
    assert_int_equal(blocked_there, 0);
    assert_int_equal(ignored_there & ~library_signals, 0);
    assert_string_equal(said + files, "0\n1\n2\n3\n");
}

static void errors_go_where_they_are_told(void **state)
{
    (void)state;
    char said[64];
    struct child child;
    const char *const words[] = {"sh", "-c", "echo loud; echo aside >&2", NULL};
    struct child_setup setup = {.arguments = words, .output = CHILD_BYTES};
    start(&child, &setup);
    hear(&child, said, sizeof said);
    assert_string_equal(said, "loud\n");
    child_end(&child);
    setup.errors = CHILD_OUTPUT;
    start(&child, &setup);
    hear(&child, said, sizeof said);
    assert_string_equal(said, "loud\naside\n");
    child_end(&child);
}

static void an_environment_of_its_own(void **state)
{
    (void)state;
    char said[64], word[] = "OBECNI_TEST=7", *environment[] = {word, NULL};
    struct child child;
    const char *const words[] = {"env", NULL};
    start(&child, &(struct child_setup){
                      .arguments = words, .output = CHILD_BYTES, .environment = environment});
    hear(&child, said, sizeof said);
    assert_string_equal(said, "OBECNI_TEST=7\n");
    child_end(&child);
}

/* Even where ours are closed, as a service's may be. */
static void standard_ones_may_be_free(void **state)
{
    (void)state;
    char said[64];
    struct child child;
    int kept = fcntl(0, F_DUPFD_CLOEXEC, 100);
    const char *const words[] = {"cat", NULL};
    close(0);
    start(&child, &(struct child_setup){
                      .arguments = words, .input = CHILD_BYTES, .output = CHILD_BYTES});
    dup2(kept, 0);
    close(kept);
    assert_int_equal(child_write(&child, "x", 1), 1);
    child_close_input(&child);
    hear(&child, said, sizeof said);
    assert_string_equal(said, "x");
    child_end(&child);
}

static void how_it_ended_is_told(void **state)
{
    (void)state;
    struct child child;
    const char *const failing[] = {"sh", "-c", "exit 42", NULL};
    const char *const killed[] = {"sh", "-c", "kill -SEGV $$", NULL};
    start(&child, &(struct child_setup){.arguments = failing});
    assert_int_equal(wait_until_over(&child), 42);
    assert_no_child_left();
    start(&child, &(struct child_setup){.arguments = killed});
    assert_int_equal(wait_until_over(&child), -1);
    assert_no_child_left();
}

/* Nothing of it stays here: no descriptor, no child. */
static void what_cannot_be_started(void **state)
{
    (void)state;
    struct child child = {0};
    const char *const missing[] = {"obecni-no-such-program", NULL};
    const char *const folder[] = {"/tmp", NULL};
    char text[] = "/tmp/obecni-text-XXXXXX";
    const char *const no_program[] = {text, NULL};
    struct child_setup setup = {
        .arguments = missing, .input = CHILD_BYTES, .output = CHILD_BYTES};
    int open_before = count_open();
    assert_false(child_start(&child, &setup));
    assert_int_equal(errno, ENOENT);
    int file = mkstemp(text);
    assert_int_equal(write(file, "exit 0\n", 7), 7);
    assert_int_equal(fchmod(file, 0700), 0);
    close(file);
    setup.arguments = no_program;
    assert_false(child_start(&child, &setup));
    assert_int_equal(errno, ENOEXEC);
    unlink(text);
    setup.arguments = folder;
    assert_false(child_start(&child, &setup));
    assert_int_equal(errno, EACCES);
    assert_int_equal(count_open(), open_before);
    assert_int_equal(child.id, 0);
    assert_no_child_left();
}

/* A program that neither reads nor ends is no reason to wait. */
static void who_does_not_answer_is_ended(void **state)
{
    (void)state;
    static const char much[65536];
    char said[8];
    int code, open_before = count_open();
    struct child child;
    const char *const words[] = {"sleep", "1000", NULL};
    start(&child, &(struct child_setup){
                      .arguments = words, .input = CHILD_BYTES, .output = CHILD_BYTES});
    ssize_t taken = 1;
    for (int i = 0; i < 1000 && taken > 0; i++)
        taken = child_write(&child, much, sizeof much);
    assert_int_equal(taken, 0);
    assert_int_equal(child_read(&child, said, sizeof said), 0);
    assert_false(child_is_over(&child, &code));
    child_end(&child);
    child_end(&child);
    assert_int_equal(count_open(), open_before);
    assert_no_child_left();
}

static void who_does_not_read_is_known(void **state)
{
    (void)state;
    struct child child;
    const char *const words[] = {"true", NULL};
    start(&child, &(struct child_setup){.arguments = words, .input = CHILD_BYTES});
    assert_int_equal(wait_until_over(&child), 0);
    assert_int_equal(child_write(&child, "x", 1), -1);
    child_end(&child);
}

/* In a process of its own: starts what would stay, tells its id, and waits to be killed. */
static void start_and_wait(int told)
{
    struct child child = {0};
    const char *const words[] = {"sleep", "1000", NULL};
    if (child_start(&child, &(struct child_setup){.arguments = words}) &&
        write(told, &child.id, sizeof child.id) == sizeof child.id)
        pause();
    _exit(1);
}

static void it_goes_with_who_started_it(void **state)
{
    (void)state;
    int told[2], status;
    pid_t id;
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    assert_int_equal(pipe(told), 0);
    pid_t parent = fork();
    if (parent == 0)
        start_and_wait(told[1]);
    assert_int_equal(read(told[0], &id, sizeof id), sizeof id);
    assert_int_equal(kill(parent, SIGKILL), 0);
    assert_int_equal(waitpid(parent, &status, 0), parent);
    assert_int_equal(waitpid(id, &status, 0), id);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    close(told[0]);
    close(told[1]);
}

static void beside_this_program(void **state)
{
    (void)state;
    char own[4096], other[4096], little[8];
    assert_true(child_beside(NULL, own, sizeof own));
    assert_int_equal(access(own, X_OK), 0);
    assert_non_null(strstr(own, "/test_child"));
    assert_true(child_beside("x", other, sizeof other));
    size_t folder = strlen(other) - 1;
    assert_int_equal(strncmp(own, other, folder), 0);
    assert_string_equal(other + folder, "x");
    assert_string_equal(own + folder, "test_child");
    assert_false(child_beside("x", little, sizeof little));
    assert_string_equal(little, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_reads_it_says),
        cmocka_unit_test(packets_stay_whole),
        cmocka_unit_test(arguments_are_their_text),
        cmocka_unit_test(nothing_else_is_handed_on),
        cmocka_unit_test(errors_go_where_they_are_told),
        cmocka_unit_test(an_environment_of_its_own),
        cmocka_unit_test(standard_ones_may_be_free),
        cmocka_unit_test(how_it_ended_is_told),
        cmocka_unit_test(what_cannot_be_started),
        cmocka_unit_test(who_does_not_answer_is_ended),
        cmocka_unit_test(who_does_not_read_is_known),
        cmocka_unit_test(it_goes_with_who_started_it),
        cmocka_unit_test(beside_this_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
