/* The kiosk as a process: started, looked at through /proc, and ended. */
#ifndef OBECNI_BENCH_KIOSK_PROCESS_H
#define OBECNI_BENCH_KIOSK_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

/* Starts `program` --db `database` on the whole screen of $DISPLAY. 0 when it cannot. */
pid_t kiosk_process_start(const char *program, const char *database);
/* Tells it to end and waits for it. False when it did not end well. Accepts 0. */
bool kiosk_process_end(pid_t process);

/* Resident memory in KiB, how much of it is the process's own (anonymous), and how much is the
 * index of SQLite's write-ahead log, which has 32 KiB for each 4,096 pages written since the last
 * rest and is given back then. */
struct kiosk_memory {
    long resident_kib, anonymous_kib, index_kib;
};
struct kiosk_memory kiosk_process_memory(pid_t process);

/* Time on a processor and voluntary switches (a wake-up each) since the start, all threads. */
struct kiosk_effort {
    double cpu_us;
    long wakeups;
};
struct kiosk_effort kiosk_process_effort(pid_t process);

#endif
