/* Gathering and telling how the kiosk is. */
#include "kiosk/health.h"

#include "kiosk/kiosk.h"

#include <stdlib.h>
#include <string.h>

#ifndef OBECNI_VERSION
#define OBECNI_VERSION "0.1"
#endif

void health_problem(struct kiosk *kiosk, enum kiosk_problem problem)
{
    struct kiosk_state *state = &kiosk->health.state;
    bool has_one = state->problem != KIOSK_PROBLEM_NONE && !state->is_over;
    /* One that keeps everybody out is told rather than one that may be a keyboard put away. */
    if (has_one && (state->problem == problem || problem == KIOSK_PROBLEM_READER))
        return;
    state->problem = problem;
    state->problem_at = club_now(&kiosk->club);
    state->is_over = false;
    kiosk->health.must_tell = true;
}

static void problem_is_over(struct kiosk *kiosk, enum kiosk_problem problem)
{
    struct kiosk_state *state = &kiosk->health.state;
    if (state->problem != problem || state->is_over)
        return;
    state->is_over = true;
    kiosk->health.must_tell = true;
}

/* The list's last word of "B: KEY=" has the lowest 64 keys. */
static bool has_keys(const char *line)
{
    enum { KEY_OF_1 = 2, KEY_OF_A = 30 }; /* linux/input-event-codes.h */
    const char *last = strrchr(line, ' ');
    unsigned long long bits = strtoull(last ? last + 1 : line, NULL, 16);
    return (bits >> KEY_OF_1 & 1) && (bits >> KEY_OF_A & 1);
}

int health_count_readers(FILE *devices)
{
    static const char keys[] = "B: KEY=";
    char line[512];
    int count = 0;
    if (!devices)
        return KIOSK_READERS_UNKNOWN;
    while (fgets(line, sizeof line, devices)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, keys, sizeof keys - 1) == 0)
            count += has_keys(line + sizeof keys - 1);
    }
    return count;
}

void health_reader(struct kiosk *kiosk, enum reader_kind kind, bool is_there)
{
    struct health *health = &kiosk->health;
    if (health->is_there[kind] == is_there)
        return;
    health->is_there[kind] = is_there;
    health->must_tell = true;
    kiosk->needs_drawing = true;
}

bool health_lacks_reader(const struct health *health)
{
    bool lacks = false;
    for (int i = 0; i < READER_KINDS; i++)
        lacks = lacks || (health->is_expected[i] && !health->is_there[i]);
    return lacks;
}

static int count_lines(const struct health *health)
{
    int count = 0;
    for (int i = 0; i < READER_KINDS; i++)
        count += health->is_there[i];
    return count;
}

static void look_at_readers(struct kiosk *kiosk)
{
    FILE *devices = fopen("/proc/bus/input/devices", "r");
    int count = health_count_readers(devices);
    if (devices)
        fclose(devices);
    int lines = count_lines(&kiosk->health);
    if (count != KIOSK_READERS_UNKNOWN)
        count += lines;
    else if (lines > 0)
        count = lines;
    kiosk->health.state.reader_count = count;
    if (count == 0 || health_lacks_reader(&kiosk->health))
        health_problem(kiosk, KIOSK_PROBLEM_READER);
    else
        problem_is_over(kiosk, KIOSK_PROBLEM_READER);
}

static void look_at_clock(struct kiosk *kiosk)
{
    struct error ignored = {0};
    bool is_behind;
    if (!kiosk_state_clock_is_behind(&kiosk->club, &is_behind, &ignored))
        return;
    if (is_behind)
        health_problem(kiosk, KIOSK_PROBLEM_CLOCK);
    else
        problem_is_over(kiosk, KIOSK_PROBLEM_CLOCK);
}

static void gather(struct kiosk *kiosk)
{
    struct kiosk_state *state = &kiosk->health.state;
    if (!state->started_at) {
        state->started_at = club_now(&kiosk->club);
        state->is_over = state->is_over || state->problem == KIOSK_PROBLEM_NONE;
    }
    snprintf(state->version, sizeof state->version, "%s", OBECNI_VERSION);
    state->width = kiosk->sizes.width;
    state->height = kiosk->sizes.height;
    look_at_readers(kiosk);
    look_at_clock(kiosk);
    problem_is_over(kiosk, KIOSK_PROBLEM_STORAGE); /* it can be read again */
}

static bool is_time(const struct kiosk *kiosk)
{
    int64_t quiet = kiosk->now_ms - kiosk->health.told_ms;
    if (!kiosk->health.has_told || kiosk->health.must_tell)
        return !kiosk->health.told_ms || quiet >= HEALTH_RETRY_MS;
    return quiet >= HEALTH_REPORT_MS;
}

void health_watch(struct kiosk *kiosk)
{
    struct error ignored = {0};
    bool is_written;
    problem_is_over(kiosk, KIOSK_PROBLEM_STORAGE);
    if (!is_time(kiosk))
        return;
    gather(kiosk);
    kiosk->health.told_ms = kiosk->now_ms;
    if (!kiosk_state_write(&kiosk->club, &kiosk->health.state, &is_written, &ignored) ||
        !is_written)
        return;
    kiosk->health.has_told = true;
    kiosk->health.must_tell = false;
}
