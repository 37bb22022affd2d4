/* What the kiosk says of itself to staff elsewhere: soon after its start, every five minutes
 * while it rests, and when a problem came or went. Rides on the look that the idle screen takes
 * each second, so that no card and no wake-up pays for it. */
#ifndef OBECNI_KIOSK_HEALTH_H
#define OBECNI_KIOSK_HEALTH_H

#include "club/kiosk_state.h"
#include "kiosk/input/reader.h"

#include <stdio.h>

enum { HEALTH_REPORT_MS = 300000, HEALTH_RETRY_MS = 10000 };

struct kiosk;

/* What is known between two reports. The zero state has told nothing yet. */
struct health {
    struct kiosk_state state;
    int64_t told_ms;  /* the last report, or the last try */
    bool has_told;
    bool must_tell;   /* something has changed since */
    bool is_expected[READER_KINDS]; /* by enum reader_kind: the kiosk was told to use it */
    bool is_there[READER_KINDS];
};

/* A problem, remembered until the database takes it. */
void health_problem(struct kiosk *kiosk, enum kiosk_problem problem);

/* From the idle screen: reports when it is time. A locked database is tried again later. */
void health_watch(struct kiosk *kiosk);

/* A reader that sends lines is there, or not (again). */
void health_reader(struct kiosk *kiosk, enum reader_kind kind, bool is_there);

/* Whether one that the kiosk was told to use is not there. */
bool health_lacks_reader(const struct health *health);

/* How many devices of Linux's list (/proc/bus/input/devices) have the keys of a keyboard: a
 * reader types as one. KIOSK_READERS_UNKNOWN without a list. */
int health_count_readers(FILE *devices);

#endif
