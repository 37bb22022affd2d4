/* What time it is, and how instants and the club's wall time turn into each other.
 * Nobody else asks the machine for the time. Instants are UTC seconds (`_at`); wall time is
 * "YYYY-MM-DDTHH:MM:SS" in the club's zone, taken from the system's zone database.
 * Which zone holds is set once, after the club's database is opened (the C library keeps it
 * for the process). */
#ifndef OBECNI_BASE_CLOCK_H
#define OBECNI_BASE_CLOCK_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

enum { CLOCK_TEXT_SIZE = 20 }; /* "YYYY-MM-DDTHH:MM:SS" and the terminator */

/* The time source. Zero state: the machine's clock. */
struct clock {
    bool is_fixed;
    int64_t fixed_at; /* UTC seconds, when is_fixed */
};

/* Makes `zone` ("Europe/Warsaw") the zone of all conversions below. ERROR_USAGE when the
 * system has no such zone. */
bool clock_use_zone(const char *zone, struct error *err);

/* Reads OBECNI_NOW (local wall time, "2026-01-12T15:20:00" or without seconds); when it is
 * set the clock stands still there. To be called after clock_use_zone. */
bool clock_from_environment(struct clock *clock, struct error *err);

/* UTC seconds. */
int64_t clock_now(const struct clock *clock);

/* Milliseconds that only grow, for waiting and debouncing; not a time of day. */
int64_t clock_monotonic_ms(void);

/* Wall time of one instant. */
struct wall_time {
    int day;     /* base/day number */
    int minutes; /* since midnight, 0..1439, as the wall clock shows */
    int seconds; /* 0..60 */
    int offset_minutes; /* east of UTC */
};
struct wall_time clock_wall(int64_t at);

/* How often a wall time happens: never in the hour skipped in March, twice in the hour
 * repeated in October. */
enum wall_exists { WALL_NEVER, WALL_ONCE, WALL_TWICE };

/* The instant of a wall time: minutes 0..1439 (1440 = midnight that ends the day). When it
 * exists twice *at is the first; when never, *at is the instant the clocks were moved. */
enum wall_exists clock_instant(int day, int minutes, int64_t *at);

/* First instant of a local day, and so the end of the day before. */
int64_t clock_day_start(int day);

/* "2026-01-12T15:20:00" in local wall time. */
void clock_format(int64_t at, char text[CLOCK_TEXT_SIZE]);

/* Reads "YYYY-MM-DDTHH:MM" with optional ":SS", local. WALL_NEVER and WALL_TWICE are
 * refused with a sentence. */
bool clock_parse(const char *text, int64_t *at, struct error *err);

/* "15:30" to minutes since midnight, 00:00..24:00; false when it is not one. */
bool clock_parse_minutes(const char *text, int *minutes);

#endif
