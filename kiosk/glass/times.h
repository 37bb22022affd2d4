/* For `make bench`: how long a card takes from its last key to the presented frame. With
 * OBECNI_KIOSK_TIMES=FILE each presented frame appends a line: "frame NANOSECONDS" (the
 * monotonic raw clock), or "scan NANOSECONDS MICROSECONDS" when a card led to it. Without it
 * nothing is measured. Nothing about cards or people is written. */
#ifndef OBECNI_KIOSK_TIMES_H
#define OBECNI_KIOSK_TIMES_H

#include <stdint.h>
#include <stdio.h>

/* Instants are nanoseconds, given by the loop. */
struct times {
    FILE *file; /* NULL: not measuring */
    uint64_t key_at, scan_at; /* 0: none */
};

void times_start(struct times *times);
/* A key came; remembered until it turns out whether it was a card's last one. */
void times_key(struct times *times, uint64_t at);
void times_scan(struct times *times);
/* What came of it looks the same as before. */
void times_unchanged(struct times *times);
void times_presented(struct times *times, uint64_t at);
void times_finish(struct times *times);

#endif
