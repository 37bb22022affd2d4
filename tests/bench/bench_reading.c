/* The whole time of every reading command of a list, as text and as JSON, against one budget.
 * A line of the list is what stands after "obecni", in the shell's words; after " # " it says
 * why the command walks everything by nature, and is held against nothing.
 *
 *   bench_reading PROGRAM LIST BUDGET-MS */
#include "measure.h"

#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* Runs it once; its output is read by nobody, its end has to be 0. */
static bool run(const struct asked *asked)
{
    char *words[WORDS];
    size_t count = 0;
    int status = 0;
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
        _exit(127);
    }
    return process > 0 && waitpid(process, &status, 0) == process && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

/* The median of several runs in milliseconds; NAN when one of them failed. */
static double median_ms(const struct asked *asked)
{
    struct series times = {0};
    bool ok = run(asked);
    double first_us = measure_us();
    for (int i = 0; ok && i < MOST_TIMES; i++) {
        double began_us = measure_us();
        if (i >= LEAST_TIMES && began_us - first_us > MOST_US)
            break;
        ok = run(asked);
        series_add(&times, measure_us() - began_us);
    }
    double median = ok ? series_percentile(&times, 0.50) / 1e3 : NAN;
    series_free(&times);
    return median;
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
    double text = median_ms(&asked);
    asked.as_json = true;
    double json = median_ms(&asked);
    bool was_measured = !isnan(text) && !isnan(json);
    const char *verdict = !was_measured                            ? "could not be measured"
                          : reason                                 ? reason
                          : text > budget_ms || json > budget_ms ? "OVER"
                                                                   : "ok";
    printf("%-66s %8.1f ms %8.1f ms  %s\n", line, text, json, verdict);
    fflush(stdout);
    wordfree(&asked.words);
    return was_measured;
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
