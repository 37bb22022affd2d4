/* Whether the clock was moved while the kiosk ran. It knows no better clock than the machine's own
 * count of seconds since it was started, so it can say that something moved, not which is right:
 * a synchronised clock is believed, and so is what the records confirm. */
#ifndef OBECNI_KIOSK_CLOCK_WATCH_H
#define OBECNI_KIOSK_CLOCK_WATCH_H

#include <stdbool.h>
#include <stdint.h>

enum { CLOCK_WATCH_TOLERANCE = 120 }; /* seconds */

/* The zero state believes the first look. */
struct clock_watch {
    bool has_base;
    int64_t base;    /* the clock less the count, when the clock was last believed */
    int64_t moved_by; /* seconds, while it is doubted; else 0 */
};

/* The clock says `wall`, the count `count`, both in seconds. False while it is doubted. */
bool clock_watch_look(struct clock_watch *watch, int64_t wall, int64_t count,
                      bool is_synchronised);

/* Believes the clock as it is from the next look on. */
void clock_watch_believe(struct clock_watch *watch);

/* Seconds since the machine was started, sleep included. */
int64_t clock_watch_count(void);

/* Whether the system says that its clock follows a better one (NTP). */
bool clock_watch_is_synchronised(void);

#endif
