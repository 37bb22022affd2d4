/* The sheet of commands: a code of it does what a finger does, on whatever screen is shown, and
 * records nothing. Where the screen has nothing of that kind nothing happens; with speech on, what
 * is shown is then said again. In the staff area only “back” works, and no PIN is typed by codes. */
#ifndef OBECNI_KIOSK_CODES_H
#define OBECNI_KIOSK_CODES_H

#include "trust/control_code.h"

#include <stdbool.h>
#include <stdint.h>

struct kiosk;

enum { CODES_REPEAT_MS = 900 }; /* a code that stays before the reader counts once */

/* The last code, and when it was last seen. */
struct code_read {
    enum control control;
    int64_t at_ms;
};

/* Takes a payload for which token_control_check holds. */
void codes_take(struct kiosk *kiosk, const char *payload);

#endif
