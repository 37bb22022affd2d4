/* The whole time of a program, from fork to its end, again and again: at most so many times,
 * and at most for four seconds, but three times at least.
 *
 *   bench_command WHAT BUDGET-MS TIMES PROGRAM [WORD …] */
#include "measure.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LEAST_TIMES = 3, MOST_US = 4000000 };

/* Runs it once with its output thrown away. False when it does not end with 0. */
static bool run(char **words)
{
    int status = 0;
    pid_t process = fork();
    if (process == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        execv(words[0], words);
        _exit(127);
    }
    return process > 0 && waitpid(process, &status, 0) == process && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

int main(int count, char **words)
{
    struct series times = {0};
    if (count < 5) {
        fprintf(stderr, "bench_command WHAT BUDGET-MS TIMES PROGRAM [WORD …]\n");
        return 2;
    }
    bool ok = run(words + 4);
    double first_us = measure_us();
    for (int i = 0; ok && i < atoi(words[3]); i++) {
        double began_us = measure_us();
        if (i >= LEAST_TIMES && began_us - first_us > MOST_US)
            break;
        ok = run(words + 4);
        series_add(&times, measure_us() - began_us);
    }
    if (ok)
        figure_print_times(words[1], &times, strtod(words[2], NULL), false);
    else
        printf("%-54s could not be measured\n", words[1]);
    series_free(&times);
    return ok ? 0 : 1;
}
