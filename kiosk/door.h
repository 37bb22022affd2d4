/* The kiosk's dealings with the club that are not a check-in: opening it, its settings, and
 * watching the schedule. */
#ifndef OBECNI_KIOSK_DOOR_H
#define OBECNI_KIOSK_DOOR_H

#include "kiosk/kiosk.h"

/* Opens the club, or opens it again, and reads settings and schedule. */
bool door_open(struct kiosk *kiosk, struct error *err);

/* Whether the club is open and its file still the one that was opened. */
bool door_is_usable(const struct kiosk *kiosk);

/* Once a second: notices what the office has changed, and sessions that are over. */
bool door_watch(struct kiosk *kiosk, struct error *err);

/* The screen's width in millimetres, as this kiosk was calibrated, else as it is set; 0 when it cannot be read. Opens and
 * closes nothing. */
int door_width_mm(struct kiosk *kiosk);

#endif
