/* The kiosk's dealings with the club that are not a check-in: opening it, its settings, and
 * watching the schedule. */
#ifndef OBECNI_KIOSK_DOOR_H
#define OBECNI_KIOSK_DOOR_H

#include "kiosk/kiosk.h"

/* Opens the club, or opens it again, and reads settings and schedule. */
bool door_open(struct kiosk *kiosk, struct error *err);

/* Whether the club is open and its file still the one that was opened. */
bool door_is_usable(const struct kiosk *kiosk);

/* Whether the clock can be recorded by: it is not behind the records, and was not moved by more
 * than two minutes without anybody who confirms it (kiosk/clock_watch.h). */
bool door_clock_is_right(struct kiosk *kiosk, struct error *err);

/* Whether an open club can take a card: the clock is right, the disk has room. */
bool door_is_ready(struct kiosk *kiosk, struct error *err);

/* From a resting screen, with each tick: door_watch when it is time, and out of order when that
 * fails again and again. One failed look is a lock or a moment. */
void door_look(struct kiosk *kiosk);

/* Each KIOSK_POLL_MS: notices what the office has changed, and sessions that are over. */
bool door_watch(struct kiosk *kiosk, struct error *err);

/* When the glass shows the answer: moves the write-ahead log into the file before it is long, so
 * that neither it nor its index grows where one person comes after the other and nobody rests. A
 * few milliseconds, once in some sixty arrivals. */
void door_move_log(struct kiosk *kiosk);

/* The screen's width in millimetres, as this kiosk was calibrated, else as it is set; 0 when it cannot be read. Opens and
 * closes nothing. */
int door_width_mm(struct kiosk *kiosk);

#endif
