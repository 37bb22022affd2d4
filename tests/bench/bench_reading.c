/* The whole time of every reading command of a list, as text and as JSON, against one budget; and
 * what of it the processor worked, which others on the machine make no longer.
 * A line of the list is what stands after "obecni", in the shell's words; after " # " it says
 * why the command walks everything by nature, and is held against nothing. What needs names is
 * refused while they are locked.
 *
 *   bench_reading PROGRAM LIST BUDGET-MS */
#include "measure.h"

#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wordexp.h>

enum { LEAST_TIMES = 3, MOST_TIMES = 15, MOST_US = 1000000, LINE_SIZE = 400, WORDS = 40 };

/* What one reading of a line is. */
struct asked {
    const char *program;
    wordexp_t words;
    bool as_json;
};

/* Medians of several runs; NAN when one of them failed. `exit_code` of the first that did. */
struct taken {
    double whole_ms, worked_ms;
    int exit_code;
};

enum { EXIT_REFUSED = 1, EXIT_NEVER_RAN = 127 };

static double seconds_us(struct timeval time)
{
    return (double)time.tv_sec * 1e6 + (double)time.tv_usec;
}

/* Runs it once; its output is read by nobody. Gives its exit code. */
static int run(const struct asked *asked, double *worked_us)
{
    char *words[WORDS];
    size_t count = 0;
    int status = 0;
    struct rusage used;
    words[count++] = (char *)(uintptr_t)asked->program;
    for (size_t i = 0; i < asked->words.we_wordc && count + 3 < WORDS; i++)
        words[count++] = asked->words.we_wordv[i];
    if (asked->as_json)
        words[count++] = "--json";
    words[count++] = "--quiet";
    words[count] = NULL;
    pid_t process = fork();
    if (process == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(words[0], words);
        _exit(EXIT_NEVER_RAN);
    }
    bool has_ended = process > 0 && wait4(process, &status, 0, &used) == process;
    *worked_us = has_ended ? seconds_us(used.ru_utime) + seconds_us(used.ru_stime) : 0;
    return has_ended && WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_NEVER_RAN;
}

/* The first run warms up; of what takes long it is the only one. */
static struct taken measure(const struct asked *asked)
{
    struct series times = {0}, worked = {0};
    double worked_us, first_us = measure_us();
    int exit_code = run(asked, &worked_us);
    double once_us = measure_us() - first_us;
    if (once_us > MOST_US) {
        series_add(&times, once_us);
        series_add(&worked, worked_us);
    }
    first_us = measure_us();
    for (int i = 0; !exit_code && once_us <= MOST_US && i < MOST_TIMES; i++) {
        double began_us = measure_us();
        if (i >= LEAST_TIMES && began_us - first_us > MOST_US)
            break;
        exit_code = run(asked, &worked_us);
        series_add(&times, measure_us() - began_us);
        series_add(&worked, worked_us);
    }
    struct taken taken = {NAN, NAN, exit_code};
    if (!exit_code)
        taken = (struct taken){series_percentile(&times, 0.50) / 1e3,
                               series_percentile(&worked, 0.50) / 1e3, 0};
    series_free(&times);
    series_free(&worked);
    return taken;
}

/* One row; whether it could be measured. */
static bool measure_line(const char *program, char *line, double budget_ms)
{
    char *reason = strstr(line, " # ");
    struct asked asked = {.program = program};
    if (reason) {
        *reason = '\0';
        reason += 3;
    }
    if (wordexp(line, &asked.words, WRDE_NOCMD | WRDE_UNDEF) != 0)
        return false;
    struct taken text = measure(&asked);
    asked.as_json = true;
    struct taken json = measure(&asked);
    bool is_refused = text.exit_code == EXIT_REFUSED && json.exit_code == EXIT_REFUSED;
    bool was_measured = !text.exit_code && !json.exit_code;
    bool is_over = text.whole_ms > budget_ms || json.whole_ms > budget_ms;
    const char *verdict = is_refused      ? "refused"
                          : !was_measured ? "could not be measured"
                          : reason        ? reason
                          : is_over     ? "OVER"
                                        : "ok";
    printf("%-66s %8.1f %8.1f %8.1f %8.1f  %s\n", line, text.whole_ms, text.worked_ms,
           json.whole_ms, json.worked_ms, verdict);
    fflush(stdout);
    wordfree(&asked.words);
    return was_measured || is_refused;
}

int main(int count, char **words)
{
    char line[LINE_SIZE];
    bool ok = true;
    FILE *list = count == 4 ? fopen(words[2], "r") : NULL;
    if (!list) {
        fprintf(stderr, "bench_reading PROGRAM LIST BUDGET-MS\n");
        return 2;
    }
    while (fgets(line, sizeof line, list)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] && line[0] != '#')
            ok = measure_line(words[1], line, strtod(words[3], NULL)) && ok;
    }
    fclose(list);
    return ok ? 0 : 1;
}
