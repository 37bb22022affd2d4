/* fork, exec, /proc. */
#include "kiosk_process.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t kiosk_process_start(const char *program, const char *database)
{
    pid_t process = fork();
    if (process == 0) {
        execl(program, program, "--db", database, (char *)NULL);
        perror(program);
        _exit(127);
    }
    return process > 0 ? process : 0;
}

bool kiosk_process_end(pid_t process)
{
    int status = 0;
    if (!process)
        return true;
    kill(process, SIGTERM);
    return waitpid(process, &status, 0) == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The number after `name` in a file of lines "name: number …"; 0 when it is not there. */
static long number_in(const char *path, const char *name)
{
    char line[256];
    long number = 0;
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, name, strlen(name)) == 0 && line[strlen(name)] == ':')
            number = strtol(line + strlen(name) + 1, NULL, 10);
    }
    if (file)
        fclose(file);
    return number;
}

/* The resident KiB of what is mapped from files whose names end so. */
static long mapped_in(pid_t process, const char *ending)
{
    char path[64], line[4200];
    long sum = 0, kib;
    bool is_it = false;
    snprintf(path, sizeof path, "/proc/%ld/smaps", (long)process);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        size_t length = strlen(line), from = strlen(ending);
        if (strchr(line, '-') && strchr(line, '/'))
            is_it = length >= from && strcmp(line + length - from, ending) == 0;
        else if (is_it && sscanf(line, "Rss: %ld kB", &kib) == 1)
            sum += kib;
    }
    if (file)
        fclose(file);
    return sum;
}

struct kiosk_memory kiosk_process_memory(pid_t process)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/status", (long)process);
    return (struct kiosk_memory){.resident_kib = number_in(path, "VmRSS"),
                                 .anonymous_kib = number_in(path, "RssAnon"),
                                 .index_kib = mapped_in(process, "-shm")};
}

static void add_thread(struct kiosk_effort *effort, const char *folder, const char *thread)
{
    char path[400];
    double cpu_ns = 0;
    snprintf(path, sizeof path, "%s/%s/status", folder, thread);
    effort->wakeups += number_in(path, "voluntary_ctxt_switches");
    snprintf(path, sizeof path, "%s/%s/schedstat", folder, thread);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%lf", &cpu_ns) == 1)
        effort->cpu_us += cpu_ns / 1e3;
    if (file)
        fclose(file);
}

struct kiosk_effort kiosk_process_effort(pid_t process)
{
    char folder[64];
    struct kiosk_effort effort = {0};
    const struct dirent *entry;
    snprintf(folder, sizeof folder, "/proc/%ld/task", (long)process);
    DIR *tasks = opendir(folder);
    while (tasks && (entry = readdir(tasks))) {
        if (entry->d_name[0] != '.')
            add_thread(&effort, folder, entry->d_name);
    }
    if (tasks)
        closedir(tasks);
    return effort;
}
