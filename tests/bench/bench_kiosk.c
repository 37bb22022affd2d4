/* The real kiosk at a virtual display of 1920×1080, seen from outside: keys go in through the
 * X server, pictures are awaited in its framebuffer. So the times hold everything between the
 * scanner's key and the glass.
 *
 *   bench_kiosk FRAMEBUFFER-DIR KIOSK CLUB.db CARDS SKIP IDLE-SECONDS SCANS */
#include "cards.h"
#include "display.h"
#include "keyboard.h"
#include "kiosk_process.h"
#include "measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    STARTS = 15,
    TIMED_SCANS = 500,
    KEY_PAUSE_US = 500, /* a fast keyboard scanner */
    SETTLE_US = 3000000,
    BATCH = 10,
    WARM_SCANS = 1000,
};

static const double patience_us = 5e6;

/* Backgrounds of the light theme: each kind of screen has its own. */
static const uint32_t paper = 0xf7f5f0, recorded = 0xdceee5, staff = 0xf2e8d5, black = 0x000000;

/* Enough characters for an unreadable code, and Enter. */
static const char nonsense[] = "QWERTYQWERTYQWERTY\n";

struct bench {
    struct display display;
    struct keyboard keyboard;
    struct cards cards;
    const char *program, *database;
    int idle_seconds;
    size_t scans;
    pid_t kiosk;
};

static bool fail(const char *what)
{
    fprintf(stderr, "bench_kiosk: %s\n", what);
    return false;
}

static bool start(struct bench *bench)
{
    bench->kiosk = kiosk_process_start(bench->program, bench->database);
    return (bench->kiosk && display_wait(&bench->display, paper, patience_us)) ||
           fail("the first picture did not come");
}

static bool end(struct bench *bench)
{
    pid_t kiosk = bench->kiosk;
    bench->kiosk = 0;
    return kiosk_process_end(kiosk) || fail("the kiosk did not end well");
}

static bool measure_starts(struct bench *bench)
{
    struct series times = {0};
    bool ok = true;
    for (int i = 0; ok && i < STARTS; i++) {
        double began_us = measure_us();
        ok = start(bench);
        series_add(&times, measure_us() - began_us);
        ok = end(bench) && ok;
        ok = ok && (display_wait(&bench->display, black, patience_us) ||
                    fail("the display did not become empty"));
    }
    if (ok)
        figure_print_times("kiosk: start → first frame", &times, 200, false);
    series_free(&times);
    return ok;
}

static void print_value(const char *what, const char *unit, double value, double budget)
{
    figure_print(&(struct figure){
        .what = what, .unit = unit, .p50 = value, .p99 = NAN, .budget = budget});
}

/* By the machine's clock, so that the minute's repainting counts. */
static bool measure_idle(struct bench *bench)
{
    char *now = getenv("OBECNI_NOW");
    char *kept = now ? strdup(now) : NULL;
    unsetenv("OBECNI_NOW");
    bool ok = start(bench);
    if (kept)
        setenv("OBECNI_NOW", kept, 1);
    free(kept);
    measure_pause(SETTLE_US);
    struct kiosk_effort before = kiosk_process_effort(bench->kiosk);
    double began_us = measure_us();
    measure_pause((long)bench->idle_seconds * 1000000);
    double passed_us = measure_us() - began_us;
    struct kiosk_effort after = kiosk_process_effort(bench->kiosk);
    struct kiosk_memory memory = kiosk_process_memory(bench->kiosk);
    ok = end(bench) && ok && (memory.resident_kib > 0 || fail("/proc tells nothing"));
    if (!ok)
        return false;
    print_value("kiosk: memory, idle", "MiB", (double)memory.resident_kib / 1024, 40);
    print_value("kiosk: processor, idle", "%", (after.cpu_us - before.cpu_us) / passed_us * 100,
                0.3);
    print_value("kiosk: wake-ups a second, idle", "/s",
                (double)(after.wakeups - before.wakeups) / passed_us * 1e6, 2);
    return true;
}

/* An unreadable code first, so that the confirmation changes the whole glass. */
static bool reset_glass(struct bench *bench)
{
    return keyboard_type(&bench->keyboard, nonsense, 0) &&
           (display_wait(&bench->display, staff, patience_us) ||
            fail("an unreadable code did not lead to a member of staff"));
}

static bool time_scan(struct bench *bench, const char *payload, struct series *times)
{
    char first[TOKEN_SIZE] = "";
    const char *last = payload + TOKEN_LENGTH - 1;
    memcpy(first, payload, TOKEN_LENGTH - 1);
    if (!reset_glass(bench) || !keyboard_type(&bench->keyboard, first, KEY_PAUSE_US))
        return false;
    double began_us = measure_us();
    bool ok = keyboard_type(&bench->keyboard, last, 0) &&
              display_wait(&bench->display, recorded, patience_us);
    series_add(times, measure_us() - began_us);
    return (ok || fail("a presence was not confirmed")) &&
           keyboard_type(&bench->keyboard, "\n", KEY_PAUSE_US);
}

static bool measure_scans(struct bench *bench)
{
    struct series times = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < TIMED_SCANS; i++)
        ok = time_scan(bench, bench->cards.payloads[i], &times);
    if (ok)
        figure_print_times("kiosk: last key of a scan → confirmation, 1920×1080", &times, 16.7,
                           true);
    series_free(&times);
    return ok;
}

/* Scans as fast as they can be typed, but waits for the kiosk after each batch: people come
 * one after the other, and what is queued would be measured as the kiosk's memory. */
static bool scan_many(struct bench *bench, size_t from, size_t until)
{
    bool ok = true;
    for (size_t i = from; ok && i < until; i++) {
        const char *payload = bench->cards.payloads[i % bench->cards.count];
        ok = keyboard_type(&bench->keyboard, payload, 0) &&
             keyboard_type(&bench->keyboard, "\n", 0);
        if (ok && i % BATCH == BATCH - 1)
            ok = (display_wait(&bench->display, recorded, patience_us) ||
                  fail("a presence was not confirmed")) &&
                 reset_glass(bench);
    }
    return ok;
}

static bool measure_memory(struct bench *bench)
{
    if (!scan_many(bench, TIMED_SCANS, WARM_SCANS))
        return false;
    struct kiosk_memory before = kiosk_process_memory(bench->kiosk);
    if (!scan_many(bench, WARM_SCANS, bench->scans))
        return false;
    struct kiosk_memory after = kiosk_process_memory(bench->kiosk);
    print_value("kiosk: memory after all scans", "MiB", (double)after.resident_kib / 1024, 40);
    print_value("kiosk: growth of it since the 1,000th scan", "MiB",
                (double)(after.resident_kib - before.resident_kib) / 1024, 0);
    print_value("kiosk: growth of its own part (anonymous)", "MiB",
                (double)(after.anonymous_kib - before.anonymous_kib) / 1024, 0);
    print_value("kiosk: growth of the write-ahead log's index", "MiB",
                (double)(after.index_kib - before.index_kib) / 1024, NAN);
    return true;
}

static bool measure(struct bench *bench)
{
    if (!measure_starts(bench) || !start(bench))
        return false;
    measure_pause(SETTLE_US / 10);
    bool ok = measure_scans(bench) && measure_memory(bench);
    ok = end(bench) && ok;
    return measure_idle(bench) && ok;
}

int main(int count, char **words)
{
    struct bench bench = {0};
    const char *name = getenv("DISPLAY");
    if (count != 8 || !name || name[0] != ':') {
        fprintf(stderr, "bench_kiosk FRAMEBUFFER-DIR KIOSK CLUB.db CARDS SKIP IDLE-SECONDS SCANS,"
                        " with DISPLAY\n");
        return 2;
    }
    bench.program = words[2];
    bench.database = words[3];
    bench.idle_seconds = atoi(words[6]);
    bench.scans = (size_t)strtoul(words[7], NULL, 10);
    bool ok = cards_read(&bench.cards, words[4], (size_t)strtoul(words[5], NULL, 10), WARM_SCANS) &&
              display_open(&bench.display, words[1]) && keyboard_open(&bench.keyboard, name) &&
              measure(&bench);
    kiosk_process_end(bench.kiosk);
    keyboard_close(&bench.keyboard);
    display_close(&bench.display);
    cards_free(&bench.cards);
    return ok ? 0 : 1;
}
